#include <algorithm>

#include <fmt/format.h>

#include "core/error.hpp"
#include "core/store/decisions/actions.hpp"
#include "core/store/decisions/derived.hpp"
#include "core/store/decisions/split_row.hpp"

namespace entente::store {
namespace {

std::vector<Said> said_in(const Connection& connection, DocumentId document, const Parting& parting) {
  auto row = connection.query("SELECT coalesce(read_as, event), event FROM event_document WHERE document = ? ORDER BY 1");
  row.bind(document);
  std::vector<Said> said;
  while (row.step()) {
    if (parting.is_mine(row.integer(1))) { said.push_back({document.value, row.integer(0), row.integer(1)}); }
  }
  return said;
}

std::vector<Said> said_in(const Connection& connection, std::span<const MentionRef> documents, const Parting& parting) {
  std::vector<Said> list;
  for (const MentionRef& mention : documents) {
    const DocumentId document = std::get<DocumentId>(mention);
    const bool twice = std::ranges::any_of(list, [&](const Said& said) { return said.document == document.value; });
    if (twice) { continue; }
    const std::vector<Said> said = said_in(connection, document, parting);
    if (said.empty()) {
      throw Error(ErrorKind::not_found, "{}: {} does not speak of {}", connection.label(), document.text(),
                  EventId(parting.root()).text());
    }
    if (said.size() > 1) {
      throw Error(ErrorKind::conflict, "{} speaks of {} and of {}, joined since: undo that first", document.text(),
                  EventId(said[0].event).text(), EventId(said[1].event).text());
    }
    list.push_back(said.front());
  }
  return list;
}

bool share_an_event(const Connection& connection, std::int64_t one, std::int64_t other, const Parting& parting) {
  auto row = connection.query("SELECT coalesce(a.root, a.id) FROM event_document d JOIN event a ON a.id = d.event WHERE "
                              "d.document = ?1 INTERSECT SELECT coalesce(a.root, a.id) FROM event_document d JOIN event a "
                              "ON a.id = d.event WHERE d.document = ?2");
  row.bind(one).bind(other);
  while (row.step()) {
    if (row.integer(0) != parting.root()) { return true; }
  }
  return false;
}

/// Documents of two meetings are no versions of one another, unless both speak of a third.
void part_versions(const Connection& connection, const Parting& parting, const std::vector<Said>& going, Draft& draft) {
  const auto goes = [&](std::int64_t document) {
    return std::ranges::any_of(going, [&](const Said& said) { return said.document == document; });
  };
  std::vector<std::pair<std::int64_t, std::int64_t>> pairs;
  for (const Said& said : going) {
    auto row = connection.query("SELECT id, by FROM superseded_document WHERE id = ?1 OR by = ?1 ORDER BY id");
    row.bind(said.document);
    while (row.step()) {
      if (goes(row.integer(0)) != goes(row.integer(1))) { pairs.emplace_back(row.integer(0), row.integer(1)); }
    }
  }
  for (const auto& [earlier, later] : pairs) {
    const std::int64_t stays = goes(earlier) ? later : earlier;
    const bool both = !said_in(connection, DocumentId(stays), parting).empty();
    if (!both || share_an_event(connection, earlier, later, parting)) { continue; }
    draft.changes.push_back(change_to(connection, {Field::document_superseded, earlier, 0}, std::int64_t{0}));
  }
}

} // namespace

Draft draft_split_event(const Connection& connection, const EntityRef& event, std::span<const MentionRef> documents,
                        const SplitAs& as) {
  const Parting parting(connection, event);
  const std::vector<Said> going = said_in(connection, documents, parting);
  if (going.empty()) { throw Error(ErrorKind::bad_argument, "a split of an event takes one document or more"); }
  if (parting.said_of_group() <= static_cast<std::int64_t>(going.size())) {
    throw Error(ErrorKind::bad_argument, "a split must leave {} a document; to change its name, rename it",
                EventId(parting.root()).text());
  }
  Draft draft = parting.begin(as, [&](std::int64_t row) { insert_event(connection, going.front(), row); });
  for (const Said& said : going) {
    draft.subject += " " + DocumentId(said.document).text();
    draft.entities.emplace(About::event, said.event);
    draft.changes.push_back({{Field::event_document, said.document, said.read_as}, said.event, *draft.made});
  }
  part_versions(connection, parting, going, draft);
  parting.end(draft);
  return draft;
}

Draft draft_split_process(const Connection& connection, const EntityRef& process, std::span<const MentionRef> events,
                          const SplitAs& as) {
  const Parting parting(connection, process);
  std::vector<std::pair<std::int64_t, std::int64_t>> going; // each event with its process
  for (const MentionRef& mention : events) {
    const std::int64_t root = root_of(connection, About::event, std::get<EventId>(mention).value);
    const std::size_t before = going.size();
    for (const std::int64_t member : group_of(connection, About::event, root)) {
      if (is_void(connection, About::event, member)) { continue; }
      const Value held = read_cell(connection, {Field::event_process, member, 0});
      const auto* const owner = std::get_if<std::int64_t>(&held);
      if (owner != nullptr && parting.is_mine(*owner)) { going.emplace_back(member, *owner); }
    }
    if (going.size() == before) {
      throw Error(ErrorKind::not_found, "{}: {} is no event of {}", connection.label(), EventId(root).text(),
                  ProcessId(parting.root()).text());
    }
  }
  std::ranges::sort(going);
  going.erase(std::ranges::unique(going).begin(), going.end());
  if (going.empty()) { throw Error(ErrorKind::bad_argument, "a split of a process takes one event or more"); }
  if (!as.name || as.name->empty()) {
    throw Error(ErrorKind::bad_argument, "a split of a process takes the name of the new one");
  }
  if (parting.said_of_group() <= static_cast<std::int64_t>(going.size())) {
    throw Error(ErrorKind::bad_argument, "a split must leave {} an event; to change its name, rename it",
                ProcessId(parting.root()).text());
  }
  Draft draft = parting.begin(as, [&](std::int64_t row) {
    {
      auto insert = connection.query("INSERT INTO process (id, name) VALUES (?, ?)");
      insert.bind(row).bind(*as.name).run();
    }
    refresh_form(connection, About::process, row, *as.name);
  });
  for (const auto& [member, owner] : going) {
    draft.subject += " " + EventId(member).text();
    draft.entities.emplace(About::process, owner);
    draft.entities.emplace(About::event, member);
    draft.changes.push_back({{Field::event_process, member, 0}, owner, *draft.made});
  }
  parting.end(draft);
  return draft;
}

} // namespace entente::store
