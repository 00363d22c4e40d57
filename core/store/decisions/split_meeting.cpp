#include <algorithm>

#include <fmt/format.h>

#include "core/error.hpp"
#include "core/store/decisions/actions.hpp"
#include "core/store/decisions/derived.hpp"

namespace entente::store {
namespace {

/// What both kinds of splits share: the group that gives something away, and the row that is made for it.
class Parting {
public:
  Parting(const Connection& connection, const EntityRef& entity)
      : connection_(connection), about_(key_of(entity).first), root_(root_of(connection, about_, key_of(entity).second)),
        group_(group_of(connection, about_, root_)) {}

  [[nodiscard]] bool is_mine(std::int64_t owner) const { return std::ranges::find(group_, owner) != group_.end(); }
  [[nodiscard]] std::int64_t root() const { return root_; }
  [[nodiscard]] std::int64_t said_of_group() const {
    std::int64_t count = 0;
    for (const std::int64_t member : group_) {
      count += mentions_of(connection_, about_, member);
    }
    return count;
  }

  /// The new row, joined into the old one until the decision stands. `insert` writes it where it is not there yet.
  template <class Insert>
  Draft begin(std::optional<std::int64_t> row, const std::optional<std::string>& name, Insert&& insert) const {
    const std::int64_t made = row ? *row
                                  : connection_.next_id(pick(about_, nullptr, nullptr, "SELECT max(id) FROM event",
                                                             "SELECT max(id) FROM process"));
    if (!has_row(connection_, {about_, made})) { insert(made); }
    write_cell(connection_, {join_field(about_), made, 0}, root_);
    Draft draft{"split",
                word(about_),
                fmt::format("{} -> {}:", printed_id(about_, root_), printed_id(about_, made)),
                {},
                {{about_, root_}, {about_, made}},
                made,
                {},
                {},
                {}};
    draft.changes.push_back({{join_field(about_), made, 0}, root_, {}});
    if (name && !name->empty()) { draft.changes.push_back({{name_field(about_), made, 0}, {}, *name}); }
    return draft;
  }

  void end(Draft& draft) const {
    draft.changes.push_back(change_to(connection_, pair_cell(about_, root_, *draft.made), std::string("different")));
  }

private:
  const Connection& connection_;
  About about_;
  std::int64_t root_;
  std::vector<std::int64_t> group_;
};

/// What a document says of one event.
struct Said {
  std::int64_t document = 0;
  std::int64_t read_as = 0;
  std::int64_t event = 0;
};

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

/// What the document prints of the event; without a printed title, the title of the document or else of the event.
void insert_event(const Connection& connection, const Said& said, std::int64_t made) {
  std::string title;
  {
    auto row = connection.query("SELECT coalesce(n.title, d.title) FROM event_document n JOIN document d ON d.id = "
                                "n.document WHERE n.document = ? AND n.event = ?");
    row.bind(said.document).bind(said.event);
    if (row.step() && !row.is_null(0)) { title = row.text(0); }
  }
  if (title.empty()) { title = shown_name(connection, About::event, said.event); }
  {
    auto row = connection.query(
        "INSERT INTO event (id, process, title, first_day, last_day, period, place, document, line, printed) SELECT ?1, "
        "e.process, ?2, n.first_day, n.last_day, n.period, n.place, n.document, n.line, n.printed FROM event_document n "
        "JOIN event e ON e.id = n.event WHERE n.document = ?3 AND n.event = ?4");
    row.bind(made).bind(title).bind(said.document).bind(said.event).run();
  }
  refresh_form(connection, About::event, made, title);
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
                        const std::optional<std::string>& name, std::optional<std::int64_t> made) {
  const Parting parting(connection, event);
  const std::vector<Said> going = said_in(connection, documents, parting);
  if (going.empty()) { throw Error(ErrorKind::bad_argument, "a split of an event takes one document or more"); }
  if (parting.said_of_group() <= static_cast<std::int64_t>(going.size())) {
    throw Error(ErrorKind::bad_argument, "a split must leave {} a document; to change its name, rename it",
                EventId(parting.root()).text());
  }
  Draft draft = parting.begin(made, name, [&](std::int64_t row) { insert_event(connection, going.front(), row); });
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
                          const std::optional<std::string>& name, std::optional<std::int64_t> made) {
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
  if (!name || name->empty()) { throw Error(ErrorKind::bad_argument, "a split of a process takes the name of the new one"); }
  if (parting.said_of_group() <= static_cast<std::int64_t>(going.size())) {
    throw Error(ErrorKind::bad_argument, "a split must leave {} an event; to change its name, rename it",
                ProcessId(parting.root()).text());
  }
  Draft draft = parting.begin(made, name, [&](std::int64_t row) {
    {
      auto insert = connection.query("INSERT INTO process (id, name) VALUES (?, ?)");
      insert.bind(row).bind(*name).run();
    }
    refresh_form(connection, About::process, row, *name);
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
