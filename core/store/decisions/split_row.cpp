#include "core/store/decisions/split_row.hpp"

#include <fmt/format.h>

#include "core/store/decisions/derived.hpp"

namespace entente::store {

Parting::Parting(const Connection& connection, const EntityRef& entity)
    : connection_(connection), about_(key_of(entity).first), root_(root_of(connection, about_, key_of(entity).second)),
      group_(group_of(connection, about_, root_)) {}

std::int64_t Parting::said_of_group() const {
  std::int64_t count = 0;
  for (const std::int64_t member : group_) {
    count += mentions_of(connection_, about_, member);
  }
  return count;
}

std::int64_t Parting::next_id() const {
  return connection_.next_id(pick(about_, nullptr, nullptr, "SELECT max(id) FROM event", "SELECT max(id) FROM process"));
}

Draft Parting::begin_with(std::int64_t made, const std::optional<std::string>& name) const {
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

void Parting::end(Draft& draft) const {
  draft.changes.push_back(change_to(connection_, pair_cell(about_, root_, *draft.made), std::string("different")));
}

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

} // namespace entente::store
