#include "viz/workflow/draft.hpp"

#include <algorithm>
#include <set>

#include "core/error.hpp"
#include "core/store/decisions.hpp"
#include "viz/workflow/import.hpp"

namespace entente {
namespace {

std::vector<EventId> events_of(const Dataset& dataset, std::optional<DocumentId> document) {
  std::set<EventId> programmed;
  for (const Session& session : dataset.sessions) {
    if (session.source.document == document) { programmed.insert(session.event); }
  }
  if (programmed.empty()) {
    for (const Event& event : dataset.events) {
      const bool named = std::find(event.documents.begin(), event.documents.end(), document) != event.documents.end();
      if (named) { programmed.insert(event.id); }
    }
  }
  return {programmed.begin(), programmed.end()};
}

/// A draft stands in its copy of the base even where the base holds a later version.
void let_stand(Base& base, const FileOutcome& outcome) {
  for (const Supersession& version : outcome.versions) {
    if (version.newer || !outcome.document) { continue; }
    DecisionTransaction transaction(base, {});
    const Signature signature{"draft", ""};
    transaction.set(*outcome.document, DeclaredField::superseded_by, "", signature);
    transaction.set(version.other, DeclaredField::superseded_by, outcome.document->text(), signature);
    transaction.commit();
  }
}

} // namespace

Draft read_draft(const std::filesystem::path& db, const std::filesystem::path& file, const Reference& reference) {
  Draft draft{Base::scratch(db), {}, {}, {}, {}, {}, {}};
  draft.before = draft.base.dataset();
  FileOutcome outcome = import_file(draft.base, {file, true}, reference, "draft");
  if (outcome.status == FileOutcome::Status::unchanged) {
    throw Error(ErrorKind::conflict, "{}: is in the base already, so it is no draft of something to come", file.string());
  }
  if (outcome.status != FileOutcome::Status::imported) {
    throw Error(outcome.error.value_or(ErrorKind::unsupported), outcome.message);
  }
  let_stand(draft.base, outcome);
  draft.with = draft.base.dataset();
  if (draft.with.documents.size() > draft.before.documents.size()) { draft.document = draft.with.documents.back().id; }
  draft.events = events_of(draft.with, draft.document);
  draft.diagnostics = std::move(outcome.diagnostics);
  draft.counts = outcome.counts;
  return draft;
}

} // namespace entente
