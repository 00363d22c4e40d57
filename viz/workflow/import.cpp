#include "viz/workflow/import.hpp"

#include <exception>
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

void read_into(Base& base, const FoundFile& file, const Reference& reference, const std::string& by,
               std::span<const ColumnChoice> columns, FileOutcome& outcome) {
  const std::string bytes = read_file(file.path);
  const std::string name = file.path.filename().string();
  const Input input{name, bytes, columns};
  const Importer* const importer = fitting_importer(input, file, outcome);
  if (importer == nullptr) { return; }
  const std::string hash = sha256(bytes);
  if (base.knows(hash)) {
    outcome.status = FileOutcome::Status::unchanged;
    return;
  }
  auto result = importer->read(input);
  if (auto* const document = std::get_if<Document>(&result)) {
    document->sha256 = hash;
    outcome.counts = store_programme(base, *document, read_programme(*document, reference), reference, by);
    outcome.diagnostics = std::move(document->diagnostics);
  } else if (auto* const table = std::get_if<ReadTable>(&result)) {
    table->document.sha256 = hash;
    outcome.counts = store_programme(base, table->document, table->programme, reference, by);
    outcome.diagnostics = std::move(table->document.diagnostics);
    outcome.columns = std::move(table->columns);
  } else {
    auto& read = std::get<ReadDataset>(result);
    ImportTransaction transaction = base.begin_import();
    outcome.counts = transaction.write(read.dataset, by, keys_of(read.dataset, reference), {name, hash});
    transaction.commit();
    outcome.diagnostics = std::move(read.diagnostics);
    outcome.columns = std::move(read.columns);
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
  FileOutcome outcome;
  outcome.path = file.path;
  try {
    read_into(base, file, reference, by, columns, outcome);
  } catch (const Error& error) {
    outcome.status = FileOutcome::Status::failed;
    outcome.error = error.kind();
    outcome.message = with_path(file, error.what());
  } catch (const std::exception& error) {
    outcome.status = FileOutcome::Status::failed;
    outcome.error = ErrorKind::internal;
    outcome.message = with_path(file, error.what());
  }
  return outcome;
}

ImportTotals import_files(Base& base, const std::vector<FoundFile>& files, const Reference& reference, const std::string& by,
                          const std::function<void(const FileOutcome&, std::size_t, std::size_t)>& each,
                          std::span<const ColumnChoice> columns) {
  ImportTotals totals;
  std::size_t done = 0;
  for (const FoundFile& file : files) {
    const FileOutcome outcome = import_file(base, file, reference, by, columns);
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
    each(outcome, ++done, files.size());
    if (outcome.error == ErrorKind::store) { break; }
  }
  return totals;
}

} // namespace entente
