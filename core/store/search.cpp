#include <algorithm>

#include <fmt/format.h>

#include "core/store/decisions/derived.hpp"
#include "core/store/impl.hpp"
#include "core/store/text_index.hpp"

namespace entente::store {
namespace {

/// The words as an FTS5 query: each quoted, so that none is an operator, each a prefix, all needed.
std::string match_all(std::string_view words) {
  std::string query;
  std::size_t at = 0;
  constexpr std::string_view spaces = " \t\r\n";
  while ((at = words.find_first_not_of(spaces, at)) != std::string_view::npos) {
    const std::size_t end = std::min(words.find_first_of(spaces, at), words.size());
    if (!query.empty()) { query += ' '; }
    query += '"';
    for (const char c : words.substr(at, end - at)) {
      if (c == '\0') { continue; }
      query += c;
      if (c == '"') { query += c; }
    }
    query += "\"*";
    at = end;
  }
  return query;
}

/// The name under which the base lists an entity.
std::string display_name(const Connection& connection, std::string_view kind, std::int64_t id) {
  if (kind == "person") { return shown_name(connection, About::person, id); }
  if (kind == "organisation") { return shown_name(connection, About::organisation, id); }
  if (kind == "process") { return shown_name(connection, About::process, id); }
  if (kind == "event") { return shown_name(connection, About::event, id); }
  const char* const sql = "SELECT coalesce(label || ': ' || title, title, label, kind) FROM session WHERE id = ?";
  auto row = connection.query(sql);
  row.bind(id);
  return row.step() ? row.text(0) : std::string();
}

std::string printed_id(std::string_view kind, std::int64_t id) {
  if (kind == "person") { return PersonId(id).text(); }
  if (kind == "organisation") { return OrganisationId(id).text(); }
  if (kind == "process") { return ProcessId(id).text(); }
  if (kind == "event") { return EventId(id).text(); }
  return SessionId(id).text();
}

/// The entity that a name leads to: that of a joined one to its group's.
std::int64_t shown_under(const Connection& connection, std::string_view kind, std::int64_t id) {
  if (kind == "person") { return root_of(connection, About::person, id); }
  if (kind == "organisation") { return root_of(connection, About::organisation, id); }
  if (kind == "event") { return root_of(connection, About::event, id); }
  if (kind == "process") { return root_of(connection, About::process, id); }
  return id;
}

void search_names(const Connection& connection, const Words& words, std::size_t limit, std::vector<SearchHit>& hits) {
  const auto add = [&](const Query& row) {
    const std::int64_t shown = shown_under(connection, row.view(0), row.integer(1));
    SearchHit hit{row.text(0), printed_id(row.view(0), shown), {}, std::nullopt, std::nullopt};
    const auto same = [&](const SearchHit& other) { return other.id == hit.id; };
    if (std::any_of(hits.begin(), hits.end(), same)) { return; }
    hit.name = display_name(connection, hit.kind, shown);
    hits.push_back(std::move(hit));
  };
  {
    auto row = connection.query("SELECT f.kind, f.entity FROM name_text t JOIN name_form f ON f.id = t.rowid "
                                "WHERE t.name_text MATCH ? ORDER BY t.rank, f.kind, f.entity");
    row.bind(words.query);
    while (hits.size() < limit && row.step()) {
      add(row);
    }
  }
  if (hits.size() >= limit) { return; }
  const auto take = [&](std::int64_t id) {
    auto row = connection.query("SELECT kind, entity FROM name_form WHERE id = ?");
    row.bind(id);
    if (row.step()) { add(row); }
    return hits.size() < limit;
  };
  if (std::ranges::all_of(find_waiting(connection, Indexed::names, words.query), take)) {
    find_unindexed(connection, Indexed::names, words, take);
  }
}

void search_lines(const Connection& connection, const Words& words, std::size_t limit, std::vector<SearchHit>& hits) {
  const auto add = [&](const Query& row) {
    const auto number = static_cast<int>(row.integer(1));
    hits.push_back({"line", fmt::format("{}:{}", row.id<DocumentId>(0).text(), number), row.text(2), row.text(3), number});
  };
  {
    auto row = connection.query("SELECT l.document, l.number, l.text, d.name FROM line_text t JOIN line l ON l.id = t.rowid "
                                "JOIN document d ON d.id = l.document WHERE t.line_text MATCH ? ORDER BY t.rowid LIMIT ?");
    row.bind(words.query).bind(static_cast<std::int64_t>(limit));
    while (hits.size() < limit && row.step()) {
      add(row);
    }
  }
  if (hits.size() >= limit) { return; }
  const auto take = [&](std::int64_t id) {
    auto row = connection.query("SELECT l.document, l.number, l.text, d.name FROM line l JOIN document d ON d.id = "
                                "l.document WHERE l.id = ?");
    row.bind(id);
    if (row.step()) { add(row); }
    return hits.size() < limit;
  };
  find_unindexed(connection, Indexed::lines, words, take);
  if (hits.size() >= limit) { return; }
  static_cast<void>(std::ranges::all_of(find_waiting(connection, Indexed::lines, words.query), take));
}

} // namespace

std::vector<SearchHit> search(const Connection& connection, std::string_view words, std::size_t limit) {
  std::vector<SearchHit> hits;
  const Words wanted{words, match_all(words)};
  if (wanted.query.empty() || limit == 0) { return hits; }
  const Reading reading(connection);
  search_names(connection, wanted, limit, hits);
  if (hits.size() < limit) { search_lines(connection, wanted, limit, hits); }
  return hits;
}

} // namespace entente::store
