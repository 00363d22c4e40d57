#include "viz/workflow/import.hpp"

#include <exception>
#include <memory>
#include <utility>
#include <variant>

#include "core/error.hpp"
#include "core/model/known.hpp"
#include "core/resolve/dataset_identity.hpp"
#include "core/resolve/name_memory.hpp"
#include "core/resolve/resolve.hpp"
#include "core/resolve/versions.hpp"
#include "core/store/rereading/reread.hpp"
#include "core/text/sha256.hpp"
#include "core/text/unicode.hpp"
#include "importers/importer.hpp"
#include "importers/table/document_lists.hpp"
#include "importers/table/table.hpp"
#include "viz/workflow/again.hpp"
#include "viz/workflow/beside.hpp"
#include "viz/workflow/decisions.hpp"
#include "viz/workflow/long_list.hpp"

namespace entente {
namespace {

constexpr std::size_t most_names = 16'384; ///< of a kind that the storing of many files remembers

const Importer* fitting_importer(const Input& input, const FoundFile& file, FileOutcome& outcome) {
  try {
    return &importer_for(input);
  } catch (const Error& error) {
    if (file.named || error.kind() != ErrorKind::unsupported) { throw; }
    outcome.status = FileOutcome::Status::skipped;
    outcome.message = error.wording();
    return nullptr;
  }
}

/// What files are stored with.
struct Storing {
  Base& base;
  const Reference& reference;
  const std::string& by;
  const ReadAgain& again;
  std::span<const ColumnChoice> columns;
  NameMemory names = NameMemory(reference);
};

/// Decisions about what this version took the place of, and does not print so.
void note_left_behind(const Base& base, FileOutcome& outcome) {
  if (outcome.versions.empty()) { return; }
  for (LeftBehind& decision : left_behind(base)) {
    if (decision.later == outcome.document) { outcome.left_behind.push_back(std::move(decision)); }
  }
}

void settle_waiting_people(ImportTransaction& transaction, const Reference& reference) {
  transaction.settle_waiting_people([&](std::string_view name) { return person_keys(name, reference); });
}

void store_programme(Storing& to, const Document& document, const Programme& programme, FileOutcome& outcome) {
  Base& base = to.base;
  to.names.trim(most_names);
  ImportTransaction transaction = base.begin_import();
  settle_waiting_people(transaction, to.reference);
  Resolution resolution = resolve(programme, transaction.known(), to.reference, to.names);
  judge_versions(document, programme, transaction.known(), resolution);
  outcome.counts = transaction.write(document, programme, resolution, to.by);
  transaction.commit();
  outcome.versions = std::move(resolution.versions);
  if (const auto stored = base.document_with_hash(document.sha256)) { outcome.document = stored->id; }
  note_left_behind(base, outcome);
}

/// The keys under which later agendas find the dataset's people and bodies.
BlockingKeys keys_of(const Dataset& dataset, const Reference& reference) {
  BlockingKeys keys;
  for (const Person& person : dataset.people) {
    auto& list = keys.people.emplace_back(person_keys(person.name, reference));
    for (const std::string& alias : person.aliases) {
      for (std::string& key : person_keys(alias, reference)) {
        list.push_back(std::move(key));
      }
    }
  }
  for (const Organisation& body : dataset.organisations) {
    keys.organisations.push_back(
        organisation_keys(body.name, body.acronym.value_or(""), body.state.value_or(""), reference));
  }
  return keys;
}

ImportCounts store_dataset(Base& base, const Dataset& dataset, const DatasetOrigin& origin, const Reference& reference,
                           const std::string& by) {
  ImportTransaction transaction = base.begin_import();
  settle_waiting_people(transaction, reference);
  const DatasetIdentity identity =
      transaction.base_is_empty() ? DatasetIdentity() : find_known(dataset, transaction.known(), reference);
  const ImportCounts counts = transaction.write(dataset, by, keys_of(dataset, reference), origin, identity);
  transaction.commit();
  return counts;
}

/// What a file says; a document with its programme, and the programme's names taken apart.
struct ReadFile {
  ReadResult records;
  Programme programme;
  std::optional<NameMemory> names;
};

/// A file on its way into the base: loaded, then read unless it is known, skipped or failed, then stored.
struct Opened {
  FoundFile file;
  FileOutcome outcome;
  bool over = false; ///< the outcome stands
  std::string name;
  FileBytes bytes;
  std::string hash;
  const Importer* importer = nullptr;
  bool long_list = false; ///< it seems to be one, in ASCII, and is read when it is stored
  ReadFile read;
};

ReadFile read(const Importer& importer, const Input& input, const std::string& hash, const Reference& reference) {
  ReadFile file{importer.read(input), {}, std::nullopt};
  if (auto* const document = std::get_if<Document>(&file.records)) {
    document->sha256 = hash;
    file.programme = read_document(*document, reference);
    file.names = read_names(file.programme, reference);
  }
  return file;
}

void tell_unchanged(const Base& base, Opened& opened) {
  opened.outcome.status = FileOutcome::Status::unchanged;
  if (const auto stored = base.document_with_hash(opened.hash)) { opened.outcome.document = stored->id; }
}

/// Exchanges what was read of a document before; false when the base doesn't hold it.
bool exchange(const Storing& to, Opened& opened) {
  Base& base = to.base;
  auto* const document = std::get_if<Document>(&opened.read.records);
  auto* const table = std::get_if<ReadTable>(&opened.read.records);
  if (document == nullptr && table == nullptr) {
    if (!base.knows(opened.hash)) { return false; }
    throw Error(ErrorKind::unsupported, "networks and exports are not read again: import them into a new base");
  }
  Document& read = document != nullptr ? *document : table->document;
  read.sha256 = opened.hash;
  const auto stored = to.again.document ? to.again.document : document_to_reread(base, read);
  if (!stored) { return false; }
  read_again(base, *stored, read, document != nullptr ? opened.read.programme : table->programme, to.reference, to.by,
             opened.outcome);
  opened.outcome.diagnostics = std::move(read.diagnostics);
  if (table != nullptr) { opened.outcome.columns = std::move(table->columns); }
  return true;
}

/// Reads a long list while its lines are written, then lets go of its bytes. False when it was no list of people: then it
/// is read, and nothing is stored.
bool store_long_list(Storing& to, Opened& opened) {
  ImportTransaction transaction = to.base.begin_import(ImportSize::very_large);
  const bool into_empty = transaction.base_is_empty();
  {
    Beside beside;
    beside.begin([&] {
      const Input input{opened.name, opened.bytes.view(), to.columns, true, true};
      opened.read = read(*opened.importer, input, opened.hash, to.reference);
    });
    transaction.write_lines(opened.bytes.view());
    beside.wait();
  }
  auto* const table = std::get_if<ReadTable>(&opened.read.records);
  if (table == nullptr || table->document.text.empty() || table->text) { return false; }
  table->document.text = {};
  opened.bytes = {};
  table->document.sha256 = opened.hash;
  Resolution resolution;
  if (into_empty) {
    resolve_and_write_beside({to.reference, to.by, to.names}, transaction, *table, resolution);
  } else {
    settle_waiting_people(transaction, to.reference);
    resolution = resolve(table->programme, transaction.known(), to.reference, to.names);
    judge_versions(table->document, table->programme, transaction.known(), resolution);
  }
  opened.outcome.counts = transaction.write(table->document, table->programme, resolution, to.by);
  opened.outcome.versions = std::move(resolution.versions);
  opened.outcome.diagnostics = std::move(table->document.diagnostics);
  opened.outcome.columns = std::move(table->columns);
  {
    Beside beside; // to let go of very much takes its time
    beside.begin([&] {
      opened.read.records = {};
      resolution = {};
      to.names.trim(0);
    });
    transaction.commit();
    beside.wait();
  }
  if (const auto stored = to.base.document_with_hash(opened.hash)) { opened.outcome.document = stored->id; }
  note_left_behind(to.base, opened.outcome);
  return true;
}

void store_into(Storing& to, Opened& opened) {
  FileOutcome& outcome = opened.outcome;
  ReadFile& file = opened.read;
  if (to.again.wanted && exchange(to, opened)) { return; }
  if (to.base.knows(opened.hash)) { // the file before it had the same bytes
    tell_unchanged(to.base, opened);
    return;
  }
  if (opened.long_list && store_long_list(to, opened)) { return; }
  if (file.names) { to.names.take(std::move(*file.names)); }
  if (auto* const document = std::get_if<Document>(&file.records)) {
    store_programme(to, *document, file.programme, outcome);
    outcome.diagnostics = std::move(document->diagnostics);
  } else if (auto* const table = std::get_if<ReadTable>(&file.records)) {
    table->document.sha256 = opened.hash;
    store_programme(to, table->document, table->programme, outcome);
    outcome.diagnostics = std::move(table->document.diagnostics);
    outcome.columns = std::move(table->columns);
  } else {
    auto& dataset = std::get<ReadDataset>(file.records);
    outcome.counts =
        store_dataset(to.base, dataset.dataset, {opened.name, opened.hash, std::move(dataset.review)}, to.reference, to.by);
    outcome.diagnostics = std::move(dataset.diagnostics);
    outcome.columns = std::move(dataset.columns);
  }
}

/// The message with the path in front, once, where it begins with the file's name or with nothing of the kind.
Wording with_path(const FoundFile& file, const Wording& message) {
  const std::string path = file.path.string();
  const std::string name = file.path.filename().string();
  const std::string first = message.form().starts_with("{}: ") ? message.values().front().english() : std::string();
  // Behind the name, a part of the file may be named: ": styles.xml", " (content.xml)".
  const auto names = [&](const std::string& what) {
    return first.starts_with(what) &&
           (first.size() == what.size() || first[what.size()] == ':' || first[what.size()] == ' ');
  };
  if (names(path)) { return message; }
  if (names(name)) { return message.with_first(path + first.substr(name.size())); }
  return Wording("{}: {}", path, message);
}

/// Does one step of a file's import; what it throws is the file's outcome.
template <class Step> void guarded(Opened& opened, Step&& step) {
  if (opened.over) { return; }
  FileOutcome& outcome = opened.outcome;
  try {
    step();
    return;
  } catch (const Error& error) {
    outcome.error = error.kind();
    outcome.message = with_path(opened.file, error.wording());
  } catch (const std::exception& error) {
    outcome.error = ErrorKind::internal;
    outcome.message = with_path(opened.file, Wording::as_is(error.what()));
  }
  outcome.status = FileOutcome::Status::failed;
  opened.over = true;
}

bool is_separated(const std::filesystem::path& path) {
  const std::string extension = lower(path.extension().string());
  return extension == ".csv" || extension == ".tsv" || extension == ".tab" || extension == ".psv";
}

/// The bytes of a file, and who reads them. Needs no base.
std::unique_ptr<Opened> load(const FoundFile& file, std::span<const ColumnChoice> columns, const ReadAgain& again) {
  auto opened = std::make_unique<Opened>();
  opened->file = file;
  opened->outcome.path = file.path;
  guarded(*opened, [&] {
    opened->bytes = read_bytes(file.path, is_separated(file.path) ? list_limit_bytes : file_limit_bytes);
    opened->name = file.path.filename().string();
    const Input input{opened->name, opened->bytes.view(), columns};
    opened->importer = fitting_importer(input, file, opened->outcome);
    opened->over = opened->importer == nullptr;
    if (opened->over) { return; }
    opened->hash = sha256(input.bytes);
    opened->long_list = !again.wanted && opened->importer->read == &read_separated && is_long_list(input);
  });
  return opened;
}

/// Bytes that were read anew with others since.
enum class Former { read, skip };

/// What is known already need not be read, unless it is wanted anew.
void skip_known(const Base& base, Opened& opened, const ReadAgain& again, Former former) {
  if (again.wanted) { return; }
  guarded(opened, [&] {
    opened.over = base.knows(opened.hash) || (former == Former::skip && base.knew(opened.hash));
    if (opened.over) { tell_unchanged(base, opened); }
  });
}

void read(Opened& opened, const Reference& reference, std::span<const ColumnChoice> columns) {
  if (opened.long_list) { return; }
  guarded(opened, [&] {
    const Input input{opened.name, opened.bytes.view(), columns, true};
    opened.read = read(*opened.importer, input, opened.hash, reference);
  });
}

void keep(Storing& to, Opened& opened) {
  guarded(opened, [&] { store_into(to, opened); });
}

/// All is stored already: where the base cannot be written any more, the texts wait on.
void index_texts(Base& base) {
  try {
    base.index_texts();
  } catch (const Error& error) {
    if (error.kind() != ErrorKind::conflict && error.kind() != ErrorKind::store) { throw; }
  }
}

void add(ImportCounts& to, const ImportCounts& from) {
  to.events += from.events;
  to.new_events += from.new_events;
  to.sessions += from.sessions;
  to.appearances += from.appearances;
  to.people += from.people;
  to.new_people += from.new_people;
  to.organisations += from.organisations;
  to.new_organisations += from.new_organisations;
  to.themes += from.themes;
  to.partnerships += from.partnerships;
  to.review += from.review;
}

} // namespace

FileOutcome import_file(Base& base, const FoundFile& file, const Reference& reference, const std::string& by,
                        std::span<const ColumnChoice> columns, const ReadAgain& again) {
  const auto opened = load(file, columns, again);
  skip_known(base, *opened, again, Former::read);
  read(*opened, reference, columns);
  Storing to{base, reference, by, again, columns};
  keep(to, *opened);
  if (opened->outcome.status == FileOutcome::Status::imported) { take_waiting(base, reference); }
  index_texts(base);
  return std::move(opened->outcome);
}

ImportTotals import_files(Base& base, const std::vector<FoundFile>& files, const Reference& reference, const std::string& by,
                          const std::function<void(const FileOutcome&, std::size_t, std::size_t)>& each,
                          std::span<const ColumnChoice> columns, const ReadAgain& again) {
  ImportTotals totals;
  const auto load_at = [&](std::size_t place) {
    return place < files.size() ? load(files[place], columns, again) : nullptr;
  };
  // Beside the storing of one file, the next one is read and the one after that loaded.
  auto opened = load_at(0);
  if (opened) {
    skip_known(base, *opened, again, Former::skip);
    read(*opened, reference, columns);
  }
  auto next = load_at(1);
  std::unique_ptr<Opened> after;
  Storing to{base, reference, by, again, columns};
  Beside beside;
  for (std::size_t done = 1; opened; ++done) {
    if (next) { skip_known(base, *next, again, Former::skip); }
    beside.begin([&] {
      if (next) { read(*next, reference, columns); }
      after = load_at(done + 1);
    });
    keep(to, *opened);
    beside.wait();
    const FileOutcome& outcome = opened->outcome;
    switch (outcome.status) {
    case FileOutcome::Status::imported:
      ++totals.imported;
      add(totals.counts, outcome.counts);
      break;
    case FileOutcome::Status::read_again:
      ++totals.read_again;
      add(totals.counts, outcome.counts);
      break;
    case FileOutcome::Status::unchanged: ++totals.unchanged; break;
    case FileOutcome::Status::skipped: ++totals.skipped; break;
    case FileOutcome::Status::failed:
      ++totals.failed;
      if (!totals.first_error) { totals.first_error = outcome.error; }
      break;
    }
    each(outcome, done, files.size());
    if (outcome.error == ErrorKind::store) { break; }
    opened = std::move(next);
    next = std::move(after);
  }
  if (totals.imported > 0) { totals.decisions = take_waiting(base, reference); }
  index_texts(base);
  return totals;
}

} // namespace entente
