#include "core/store/decisions/carry.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <tuple>
#include <utility>

#include "core/store/decisions/log.hpp"
#include "core/store/decisions/version_rows.hpp"

namespace entente::store {
namespace {

/// What rows of a document hold cells that are carried.
enum class Carrier { appearance, partnership, question };
constexpr std::array carriers{Carrier::appearance, Carrier::partnership, Carrier::question};

std::optional<Carrier> carrier_of(Field field) {
  switch (field) {
  case Field::appearance_role:
  case Field::appearance_state:
  case Field::appearance_basis:
  case Field::appearance_gender:
  case Field::appearance_generic: return Carrier::appearance;
  case Field::partnership_since:
  case Field::partnership_until: return Carrier::partnership;
  case Field::review_state: return Carrier::question;
  default: return std::nullopt;
  }
}

const char* pick(Carrier carrier, const char* appearance, const char* partnership, const char* question) {
  return std::array{appearance, partnership, question}.at(static_cast<std::size_t>(carrier));
}

const std::map<std::int64_t, std::int64_t>& rows_of(const VersionRows& rows, Carrier carrier) {
  return carrier == Carrier::appearance    ? rows.appearances
         : carrier == Carrier::partnership ? rows.partnerships
                                           : rows.questions;
}

/// The document that prints the row; nothing when there is none.
std::optional<DocumentId> document_of(const Connection& connection, Carrier carrier, std::int64_t id) {
  auto row = connection.query(pick(carrier, "SELECT document FROM appearance WHERE id = ? AND document IS NOT NULL",
                                   "SELECT document FROM partnership WHERE id = ? AND document IS NOT NULL",
                                   "SELECT document FROM review WHERE id = ? AND document IS NOT NULL"));
  row.bind(id);
  return row.step() ? std::optional(row.id<DocumentId>(0)) : std::nullopt;
}

/// One change of the log.
struct Logged {
  std::int64_t decision = 0, ordinal = 0;
  bool active = false;
  Change change;
};

/// All changes of a cell, in the order of the log.
std::vector<Logged> changes_of(const Connection& connection, const Cell& cell) {
  auto row = connection.query("SELECT c.decision, c.ordinal, d.active, c.before, c.after, c.carried_from FROM "
                              "decision_change c JOIN human_decision d ON d.id = c.decision WHERE c.field = ? AND c.row = ? "
                              "AND c.part = ? ORDER BY c.decision, c.ordinal");
  row.bind(field_word(cell.field)).bind(cell.row).bind(cell.part);
  std::vector<Logged> list;
  while (row.step()) {
    Change change{cell, value_at(row, 3, cell.field), value_at(row, 4, cell.field)};
    if (!row.is_null(5)) { change.carried_from = row.integer(5); }
    list.push_back({row.integer(0), row.integer(1), row.integer(2) != 0, std::move(change)});
  }
  return list;
}

std::set<std::int64_t> deciders(const Connection& connection, const Cell& cell, std::optional<std::int64_t> but) {
  std::set<std::int64_t> found;
  for (const Logged& logged : changes_of(connection, cell)) {
    if (logged.decision != but) { found.insert(logged.decision); }
  }
  return found;
}

/// Rows that print the same in the other versions, found version by version.
class Likes {
public:
  explicit Likes(const Connection& connection) : connection_(connection) {}

  [[nodiscard]] const VersionRows& between(DocumentId from, DocumentId to) {
    auto [at, fresh] = rows_.try_emplace({from, to});
    if (fresh) { at->second = same_rows(connection_, from, to); }
    return at->second;
  }
  /// The likes of a row in the neighbours of its document.
  [[nodiscard]] std::vector<std::int64_t> beside(Carrier carrier, std::int64_t id) {
    std::vector<std::int64_t> found;
    const auto document = document_of(connection_, carrier, id);
    if (!document) { return found; }
    for (const DocumentId other : neighbour_versions(connection_, *document)) {
      const auto& rows = rows_of(between(*document, other), carrier);
      if (const auto like = rows.find(id); like != rows.end()) { found.push_back(like->second); }
    }
    return found;
  }

private:
  const Connection& connection_;
  std::map<std::pair<DocumentId, DocumentId>, VersionRows> rows_;
};

/// Whether the like of a row holds what the changes of the row begin with, and was decided as the row was.
bool may_follow(const Connection& connection, std::int64_t like, std::span<const Change> changes,
                const std::vector<std::size_t>& own, std::optional<std::int64_t> decision) {
  return std::ranges::all_of(own, [&](std::size_t index) {
    const Change& change = changes[index];
    const Cell cell{change.cell.field, like, change.cell.part};
    return read_cell(connection, cell) == change.before &&
           deciders(connection, cell, decision) == deciders(connection, change.cell, decision);
  });
}

/// Carries the changes of one row, given by their places, to its likes and the likes of those.
void carry_row(const Connection& connection, Likes& likes, std::pair<Carrier, std::int64_t> row,
               const std::vector<std::size_t>& own, std::optional<std::int64_t> decision, std::vector<Change>& changes) {
  std::set<std::int64_t> seen{row.second};
  std::vector<std::int64_t> open{row.second};
  while (!open.empty()) {
    const std::int64_t at = open.back();
    open.pop_back();
    for (const std::int64_t like : likes.beside(row.first, at)) {
      if (!seen.insert(like).second || !may_follow(connection, like, changes, own, decision)) { continue; }
      for (const std::size_t index : own) {
        Change change = changes[index];
        change.cell.row = like;
        change.carried_from = static_cast<std::int64_t>(index);
        changes.push_back(std::move(change));
      }
      open.push_back(like);
    }
  }
}

/// Cells that are decided together.
const std::vector<std::vector<Field>>& groups_of(Carrier carrier) {
  static const std::array<std::vector<std::vector<Field>>, 3> groups{
      {{{Field::appearance_role},
        {Field::appearance_state, Field::appearance_basis},
        {Field::appearance_gender, Field::appearance_generic}},
       {{Field::partnership_since}, {Field::partnership_until}},
       {{Field::review_state}}}};
  return groups.at(static_cast<std::size_t>(carrier));
}

/// Rows of the document about which something was decided.
std::vector<std::int64_t> decided_rows(const Connection& connection, Carrier carrier, DocumentId document) {
  auto row = connection.query(
      pick(carrier,
           "SELECT DISTINCT c.row FROM decision_change c JOIN appearance r ON r.id = c.row WHERE c.field IN "
           "('appearance.role', 'appearance.state', 'appearance.gender') AND r.document = ? ORDER BY c.row",
           "SELECT DISTINCT c.row FROM decision_change c JOIN partnership r ON r.id = c.row WHERE c.field IN "
           "('partnership.from', 'partnership.to') AND r.document = ? ORDER BY c.row",
           "SELECT DISTINCT c.row FROM decision_change c JOIN review r ON r.id = c.row WHERE c.field = 'review.state' AND "
           "r.document = ? ORDER BY c.row"));
  row.bind(document);
  std::vector<std::int64_t> rows;
  while (row.step()) {
    rows.push_back(row.integer(0));
  }
  return rows;
}

void append(const Connection& connection, const Logged& logged, const Cell& cell) {
  auto row = connection.query(
      "INSERT INTO decision_change (decision, ordinal, field, row, part, before, after, carried_from) VALUES (?1, (SELECT "
      "1 + max(ordinal) FROM decision_change WHERE decision = ?1), ?2, ?3, ?4, ?5, ?6, ?7)");
  row.bind(logged.decision).bind(field_word(cell.field)).bind(cell.row).bind(cell.part);
  bind_value(row, logged.change.before);
  bind_value(row, logged.change.after);
  row.bind(logged.change.carried_from.value_or(logged.ordinal)).run();
}

/// Carries all that was decided of some cells of a row to a like that was never decided upon and holds what they held
/// before. False when it is none such.
bool carry_all(const Connection& connection, const std::vector<Field>& fields, std::int64_t id, std::int64_t like,
               std::set<std::int64_t>& reached) {
  std::vector<Change> now;
  std::vector<std::pair<Cell, std::vector<Logged>>> log;
  for (const Field field : fields) {
    const Cell from{field, id, 0};
    const Cell to{field, like, 0};
    std::vector<Logged> decided = changes_of(connection, from);
    if (!changes_of(connection, to).empty()) { return false; }
    Value held = read_cell(connection, to);
    if (decided.empty() || decided.front().change.before != held) { return false; }
    now.push_back({to, std::move(held), read_cell(connection, from)});
    log.emplace_back(to, std::move(decided));
  }
  for (const auto& [cell, decided] : log) {
    for (const Logged& logged : decided) {
      append(connection, logged, cell);
      reached.insert(logged.decision);
    }
  }
  write(connection, now);
  return true;
}

/// Whether something was carried.
bool carry_between(const Connection& connection, Likes& likes, DocumentId from, DocumentId to,
                   std::set<std::int64_t>& reached) {
  bool carried = false;
  for (const Carrier carrier : carriers) {
    for (const std::int64_t id : decided_rows(connection, carrier, from)) {
      const auto& rows = rows_of(likes.between(from, to), carrier);
      const auto like = rows.find(id);
      if (like == rows.end()) { continue; }
      for (const auto& fields : groups_of(carrier)) {
        carried = carry_all(connection, fields, id, like->second, reached) || carried;
      }
    }
  }
  return carried;
}

/// Carried changes whose row is in no version, any more, of the document in which the decision was taken.
std::vector<Logged> stray_changes(const Connection& connection) {
  std::vector<std::pair<Logged, Cell>> carried; ///< with the cell that each was carried from
  {
    auto row = connection.query("SELECT c.decision, c.ordinal, c.field, c.row, c.part, s.row FROM decision_change c JOIN "
                                "decision_change s ON s.decision = c.decision AND s.ordinal = c.carried_from WHERE "
                                "c.carried_from IS NOT NULL ORDER BY c.decision, c.ordinal");
    while (row.step()) {
      const Field field = parse_field(connection, row.view(2));
      const Cell cell{field, row.integer(3), row.integer(4)};
      carried.emplace_back(Logged{row.integer(0), row.integer(1), false, {cell, {}, {}}}, Cell{field, row.integer(5), 0});
    }
  }
  std::map<DocumentId, std::vector<DocumentId>> versions;
  std::vector<Logged> stray;
  for (auto& [logged, source] : carried) {
    const auto carrier = carrier_of(source.field);
    const auto from = carrier ? document_of(connection, *carrier, source.row) : std::nullopt;
    const auto to = carrier ? document_of(connection, *carrier, logged.change.cell.row) : std::nullopt;
    if (!from || !to) { continue; }
    auto [at, fresh] = versions.try_emplace(*from);
    if (fresh) { at->second = all_versions(connection, *from); }
    if (std::ranges::find(at->second, *to) == at->second.end()) { stray.push_back(std::move(logged)); }
  }
  return stray;
}

/// Of what is left in the log about a cell that held `first`, each begins again where the one before it ends.
void join_up(const Connection& connection, const Cell& cell, const Value& first) {
  Value held = first;
  for (const Logged& logged : changes_of(connection, cell)) {
    {
      auto row = connection.query("UPDATE decision_change SET before = ?3 WHERE decision = ?1 AND ordinal = ?2");
      row.bind(logged.decision).bind(logged.ordinal);
      bind_value(row, held);
      row.run();
    }
    if (logged.active) { held = logged.change.after; }
  }
  const Change back = change_to(connection, cell, std::move(held));
  write(connection, std::span(&back, 1));
}

void take_stray_back(const Connection& connection) {
  using Key = std::tuple<Field, std::int64_t, std::int64_t>;
  std::map<Key, std::pair<Cell, Value>> cells;
  const std::vector<Logged> stray = stray_changes(connection);
  for (const Logged& logged : stray) {
    const Cell& cell = logged.change.cell;
    const Key key{cell.field, cell.row, cell.part};
    if (!cells.contains(key)) { cells.emplace(key, std::pair(cell, changes_of(connection, cell).front().change.before)); }
  }
  for (const Logged& logged : stray) {
    auto row = connection.query("DELETE FROM decision_change WHERE decision = ? AND ordinal = ?");
    row.bind(logged.decision).bind(logged.ordinal).run();
  }
  for (const auto& [key, held] : cells) {
    join_up(connection, held.first, held.second);
  }
}

} // namespace

void add_carried(const Connection& connection, std::vector<Change>& changes, std::optional<std::int64_t> decision) {
  std::map<std::pair<Carrier, std::int64_t>, std::vector<std::size_t>> rows;
  for (std::size_t i = 0; i < changes.size(); ++i) {
    if (const auto carrier = carrier_of(changes[i].cell.field)) { rows[{*carrier, changes[i].cell.row}].push_back(i); }
  }
  if (rows.empty() || connection.number("SELECT EXISTS (SELECT 1 FROM superseded_document)") == 0) { return; }
  Likes likes(connection);
  for (const auto& [row, own] : rows) {
    carry_row(connection, likes, row, own, decision, changes);
  }
}

std::size_t settle_carried(const Connection& connection, DocumentId document) {
  take_stray_back(connection);
  const std::vector<DocumentId> versions = all_versions(connection, document);
  std::set<std::int64_t> reached;
  Likes likes(connection);
  for (bool more = true; more;) { // from version to version
    more = false;
    for (const DocumentId from : versions) {
      for (const DocumentId to : neighbour_versions(connection, from)) {
        more = carry_between(connection, likes, from, to, reached) || more;
      }
    }
  }
  return reached.size();
}

void settle_carried(const Connection& connection, std::span<const Change> changes) {
  std::set<DocumentId> documents;
  for (const Change& change : changes) {
    if (change.cell.field != Field::document_superseded) { continue; }
    documents.insert(DocumentId(change.cell.row));
    for (const Value* const later : {&change.before, &change.after}) {
      const auto* const id = std::get_if<std::int64_t>(later);
      if (id != nullptr && *id > 0) { documents.insert(DocumentId(*id)); }
    }
  }
  for (const DocumentId document : documents) {
    settle_carried(connection, document);
  }
}

} // namespace entente::store
