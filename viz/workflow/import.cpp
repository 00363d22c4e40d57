#include "viz/workflow/import.hpp"

#include <exception>
#include <future>
#include <memory>
#include <utility>
#include <variant>

#include "core/error.hpp"
#include "core/resolve/resolve.hpp"
#include "core/text/sha256.hpp"
#include "importers/agenda/programme.hpp"
#include "importers/importer.hpp"

namespace entente {
namespace {

const Importer* fitting_importer(const Input& input, const FoundFile& file, FileOutcome& outcome) {
  try {
    return &importer_for(input);
  } catch (const Error& error) {
    if (file.named || error.kind() != ErrorKind::unsupported) { throw; }
    outcome.status = FileOutcome::Status::skipped;
    outcome.message = error.what();
    return nullptr;
  }
}

ImportCounts store_programme(Base& base, const Document& document, const Programme& programme, const Reference& reference,
                             const std::string& by) {
  ImportTransaction transaction = base.begin_import();
  const Resolution resolution = resolve(programme, transaction.known(), reference);
  const ImportCounts counts = transaction.write(document, programme, resolution, by);
  transaction.commit();
  return counts;
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

/// What a file says; a document with its programme.
struct ReadFile {
  ReadResult records;
  Programme programme;
};

/// A file whose bytes are looked at, and which is being read unless it is known, skipped or failed.
struct Opened {
  FoundFile file;
  FileOutcome outcome;
  bool over = false; ///< the outcome stands
  std::string name;
  std::string bytes;
  std::string hash;
  std::future<ReadFile> read; ///< last, so that reading has ended before the bytes go
};

ReadFile read(const Importer& importer, const Input& input, const std::string& hash, const Reference& reference) {
  ReadFile file{importer.read(input), {}};
  if (auto* const document = std::get_if<Document>(&file.records)) {
    document->sha256 = hash;
    file.programme = read_programme(*document, reference);
  }
  return file;
}

void open_into(const Base& base, const Reference& reference, std::span<const ColumnChoice> columns, std::launch how,
               Opened& opened) {
  opened.bytes = read_file(opened.file.path);
  opened.name = opened.file.path.filename().string();
  const Input input{opened.name, opened.bytes, columns};
  const Importer* const importer = fitting_importer(input, opened.file, opened.outcome);
  opened.over = importer == nullptr;
  if (opened.over) { return; }
  opened.hash = sha256(opened.bytes);
  if (base.knows(opened.hash)) {
    opened.outcome.status = FileOutcome::Status::unchanged;
    opened.over = true;
    return;
  }
  opened.read =
      std::async(how, [importer, input, &opened, &reference] { return read(*importer, input, opened.hash, reference); });
}

void store_into(Base& base, Opened& opened, ReadFile& file, const Reference& reference, const std::string& by) {
  FileOutcome& outcome = opened.outcome;
  if (base.knows(opened.hash)) { // the file before it had the same bytes
    outcome.status = FileOutcome::Status::unchanged;
    return;
  }
  if (auto* const document = std::get_if<Document>(&file.records)) {
    outcome.counts = store_programme(base, *document, file.programme, reference, by);
    outcome.diagnostics = std::move(document->diagnostics);
  } else if (auto* const table = std::get_if<ReadTable>(&file.records)) {
    table->document.sha256 = opened.hash;
    outcome.counts = store_programme(base, table->document, table->programme, reference, by);
    outcome.diagnostics = std::move(table->document.diagnostics);
    outcome.columns = std::move(table->columns);
  } else {
    auto& dataset = std::get<ReadDataset>(file.records);
    ImportTransaction transaction = base.begin_import();
    outcome.counts = transaction.write(dataset.dataset, by, keys_of(dataset.dataset, reference), {opened.name, opened.hash});
    transaction.commit();
    outcome.diagnostics = std::move(dataset.diagnostics);
    outcome.columns = std::move(dataset.columns);
  }
}

/// The message with the path in front, once.
std::string with_path(const FoundFile& file, std::string_view message) {
  const std::string path = file.path.string();
  if (message.starts_with(path)) { return std::string(message); }
  const std::string name = file.path.filename().string();
  if (message.starts_with(name)) { message.remove_prefix(name.size()); }
  while (message.starts_with(':') || message.starts_with(' ')) {
    message.remove_prefix(1);
  }
  return path + ": " + std::string(message);
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
    outcome.message = with_path(opened.file, error.what());
  } catch (const std::exception& error) {
    outcome.error = ErrorKind::internal;
    outcome.message = with_path(opened.file, error.what());
  }
  outcome.status = FileOutcome::Status::failed;
  opened.over = true;
}

/// Looks at a file and begins to read it: beside what comes next, or when the records are asked for.
std::unique_ptr<Opened> open_file(const Base& base, const FoundFile& file, const Reference& reference,
                                  std::span<const ColumnChoice> columns, std::launch how) {
  auto opened = std::make_unique<Opened>();
  opened->file = file;
  opened->outcome.path = file.path;
  guarded(*opened, [&] { open_into(base, reference, columns, how, *opened); });
  return opened;
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
                        std::span<const ColumnChoice> columns) {
  const auto opened = open_file(base, file, reference, columns, std::launch::deferred);
  guarded(*opened, [&] {
    ReadFile read = opened->read.get();
    store_into(base, *opened, read, reference, by);
  });
  return std::move(opened->outcome);
}

ImportTotals import_files(Base& base, const std::vector<FoundFile>& files, const Reference& reference, const std::string& by,
                          const std::function<void(const FileOutcome&, std::size_t, std::size_t)>& each,
                          std::span<const ColumnChoice> columns) {
  ImportTotals totals;
  std::unique_ptr<Opened> next;
  for (std::size_t done = 0; done < files.size();) {
    const auto opened = next ? std::move(next) : open_file(base, files[done], reference, columns, std::launch::deferred);
    ReadFile read;
    guarded(*opened, [&] { read = opened->read.get(); });
    ++done;
    if (done < files.size()) {
      next = open_file(base, files[done], reference, columns, std::launch::async | std::launch::deferred);
    }
    guarded(*opened, [&] { store_into(base, *opened, read, reference, by); });
    const FileOutcome& outcome = opened->outcome;
    switch (outcome.status) {
    case FileOutcome::Status::imported:
      ++totals.imported;
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
  }
  return totals;
}

} // namespace entente
