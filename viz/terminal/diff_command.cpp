#include <algorithm>
#include <filesystem>
#include <ostream>

#include <fmt/format.h>

#include "core/analysis/questions/programme_diff.hpp"
#include "core/error.hpp"
#include "core/store/printed.hpp"
#include "viz/i18n/messages.hpp"
#include "viz/i18n/said.hpp"
#include "viz/terminal/output.hpp"
#include "viz/workflow/import.hpp"

namespace entente {
namespace {

struct Pair {
  DocumentId before;
  DocumentId after;
};

/// Reads a file into the copy of the base; the document that it is, known or new.
DocumentId read_version(Base& scratch, const std::string& path, Context& context) {
  const FileOutcome outcome = import_file(scratch, {path, true}, context.reference, "diff");
  if (outcome.error) { throw Error(*outcome.error, outcome.message); }
  for (const Diagnostic& diagnostic : outcome.diagnostics) {
    context.err << fmt::format("{}:{}: {}\n", harmless(path), diagnostic.line,
                               harmless(said(diagnostic.message, context.language)));
  }
  if (outcome.document) { return *outcome.document; }
  throw Error(ErrorKind::unsupported, message(context.language, "diff.no-document", {path}));
}

const DocumentInfo* known_document(const Dataset& dataset, const std::string& words) {
  const auto id = DocumentId::parse(words);
  if (id) { return find(dataset.documents, *id); }
  const auto named = std::ranges::find(dataset.documents, words, &DocumentInfo::name);
  return named == dataset.documents.end() ? nullptr : &*named;
}

/// A document of the base by id or file name, else a file.
DocumentId version_named(Base& scratch, const std::string& words, Context& context) {
  const bool file = std::filesystem::exists(words);
  if (!file || DocumentId::parse(words)) {
    const Dataset dataset = scratch.dataset(Versions::all);
    if (const DocumentInfo* const known = known_document(dataset, words)) { return known->id; }
  }
  if (!file) { throw Error(ErrorKind::not_found, message(context.language, "show.unknown", {words})); }
  return read_version(scratch, words, context);
}

std::string list_of(const std::vector<DocumentId>& documents) {
  std::string text;
  for (const DocumentId id : documents) {
    text += (text.empty() ? "" : ", ") + id.text();
  }
  return text;
}

/// The last of these documents that took another's place, with that one.
Pair last_versions(const Dataset& dataset, const std::vector<DocumentId>& documents, const std::string& words,
                   Language language) {
  std::optional<Pair> last;
  for (const DocumentInfo& earlier : dataset.documents) {
    if (!earlier.superseded_by) { continue; }
    const bool asked = std::ranges::find(documents, earlier.id) != documents.end() ||
                       std::ranges::find(documents, *earlier.superseded_by) != documents.end();
    const bool stands = [&] {
      const DocumentInfo* const later = find(dataset.documents, *earlier.superseded_by);
      return later != nullptr && !later->superseded_by;
    }();
    const bool own = documents.size() == 1 && documents.front() == earlier.id;
    if (asked && (stands || own)) { last = Pair{earlier.id, *earlier.superseded_by}; }
    if (own) { break; }
  }
  if (!last) { throw Error(ErrorKind::not_found, message(language, "diff.one-version", {words, list_of(documents)})); }
  return *last;
}

/// One document or meeting of the base.
Pair versions_of(const Base& base, const std::string& words, Language language) {
  const Dataset dataset = base.dataset(Versions::all);
  if (const DocumentInfo* const document = known_document(dataset, words)) {
    return last_versions(dataset, {document->id}, words, language);
  }
  const auto id = EventId::parse(words);
  const Event* const event = id ? find(dataset.events, *id) : nullptr;
  if (event == nullptr) { throw Error(ErrorKind::not_found, message(language, "show.unknown", {words})); }
  return last_versions(dataset, event->documents, words, language);
}

int run_diff(const Arguments& arguments, Context& context) {
  const std::vector<std::string> asked = arguments.values("WHAT");
  if (asked.size() > 2) {
    throw Error(ErrorKind::bad_argument, message(context.language, "diff.two", {std::to_string(asked.size())}));
  }
  Base scratch = Base::scratch(context.db);
  Pair pair;
  if (asked.size() == 2) {
    pair.before = version_named(scratch, asked[0], context);
    pair.after = version_named(scratch, asked[1], context);
  } else {
    pair = versions_of(scratch, asked.front(), context.language);
  }
  if (pair.before == pair.after) {
    throw Error(ErrorKind::bad_argument, message(context.language, "diff.same", {asked.back()}));
  }
  const Dataset before = printed_document(scratch, pair.before);
  const Dataset after = printed_document(scratch, pair.after);
  show_table(diff_table(compare_programmes(before, after), before, after), arguments, context);
  return 0;
}

} // namespace

Command diff_command() {
  using Kind = OptionSpec::Kind;
  return {
      "diff",
      "diff.summary",
      {{"WHAT", Kind::positionals, "diff.what", "", {}, true}, {"-o,--output", Kind::value, "cli.output", "", {}, false}},
      {"entente diff d1 d3", "entente diff e1", "entente diff provisional.docx final.pdf",
       "entente diff d1 final.pdf --format json"},
      run_diff,
      nullptr,
      table_formats(),
      false};
}

} // namespace entente
