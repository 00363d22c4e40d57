#include <algorithm>
#include <map>
#include <optional>
#include <utility>

#include "core/store/decisions/log.hpp"
#include "core/store/decisions/version_rows.hpp"
#include "core/store/impl.hpp"

namespace entente {
namespace {

using store::Cell;
using store::Connection;

/// What a decision declared of a row of a superseded document.
struct DeclaredThen {
  LeftBehind found;
  Cell cell;
  store::Value value;
  DocumentId document;
};

/// The last standing decision about each cell of a superseded document, unless it changes a row in force too.
std::vector<DeclaredThen> of_superseded(const Connection& connection) {
  auto row = connection.query(
      "WITH said AS (SELECT c.decision, c.field, c.row, c.after, c.carried_from, coalesce(a.document, r.document) AS "
      "document, coalesce(a.line, r.line, 0) AS line, coalesce(a.printed, r.printed, (SELECT text FROM line l WHERE l.id = "
      "coalesce(a.document, r.document) << 24 | coalesce(a.line, r.line)), '') AS printed FROM decision_change c LEFT JOIN "
      "appearance a ON a.id = c.row AND c.field IN ('appearance.role', 'appearance.state', 'appearance.gender') LEFT JOIN "
      "partnership r ON r.id = c.row AND c.field IN ('partnership.from', 'partnership.to') WHERE coalesce(a.id, r.id) IS "
      "NOT "
      "NULL) SELECT d.id, d.subject, d.by, x.name, s.line, s.printed, s.field, s.row, s.after, s.document FROM said s JOIN "
      "human_decision d ON d.id = s.decision JOIN superseded_document e ON e.id = s.document JOIN document x ON x.id = "
      "s.document WHERE d.active AND s.carried_from IS NULL AND NOT EXISTS (SELECT 1 FROM said o WHERE o.decision = d.id "
      "AND "
      "o.document NOT IN (SELECT id FROM superseded_document)) AND NOT EXISTS (SELECT 1 FROM decision_change o JOIN "
      "human_decision h ON h.id = o.decision WHERE o.field = s.field AND o.row = s.row AND o.decision > d.id AND h.active) "
      "ORDER BY d.id");
  std::vector<DeclaredThen> list;
  while (row.step()) {
    const store::Field field = store::parse_field(connection, row.view(6));
    list.push_back(
        {{row.integer(0), row.text(1), row.text(2), {}, row.text(3), static_cast<int>(row.integer(4)), row.text(5)},
         {field, row.integer(7), 0},
         store::value_at(row, 8, field),
         row.id<DocumentId>(9)});
  }
  return list;
}

std::optional<DocumentId> taken_by(const Connection& connection, DocumentId document) {
  auto row = connection.query("SELECT by FROM superseded_document WHERE id = ?");
  row.bind(document);
  return row.step() ? std::optional(row.id<DocumentId>(0)) : std::nullopt;
}

/// Follows rows from version to version.
class Later {
public:
  explicit Later(const Connection& connection) : connection_(connection) {}

  [[nodiscard]] DocumentId in_force(DocumentId document) const {
    std::optional<DocumentId> next = taken_by(connection_, document);
    while (next) {
      document = *next;
      next = taken_by(connection_, document);
    }
    return document;
  }
  /// The same cell in the version in force.
  [[nodiscard]] std::optional<Cell> cell(Cell cell, DocumentId document) {
    const bool tie = cell.field == store::Field::partnership_since || cell.field == store::Field::partnership_until;
    std::optional<DocumentId> next = taken_by(connection_, document);
    while (next) {
      const store::VersionRows& both = between(document, *next);
      const auto& rows = tie ? both.partnerships : both.appearances;
      const auto like = rows.find(cell.row);
      if (like == rows.end()) { return std::nullopt; }
      cell.row = like->second;
      document = *next;
      next = taken_by(connection_, document);
    }
    return cell;
  }

private:
  const store::VersionRows& between(DocumentId from, DocumentId to) {
    const auto [at, fresh] = rows_.try_emplace({from, to});
    if (fresh) { at->second = store::same_rows(connection_, from, to); }
    return at->second;
  }

  const Connection& connection_;
  std::map<std::pair<DocumentId, DocumentId>, store::VersionRows> rows_;
};

} // namespace

std::vector<LeftBehind> left_behind(const Base& base) {
  const Connection& connection = store::connection_of(base);
  const store::Reading reading(connection);
  Later later(connection);
  std::vector<LeftBehind> list;
  for (DeclaredThen& declared : of_superseded(connection)) {
    const auto like = later.cell(declared.cell, declared.document);
    if (like && (store::last_about(connection, *like) || store::read_cell(connection, *like) == declared.value)) {
      continue;
    }
    declared.found.later = later.in_force(declared.document);
    list.push_back(std::move(declared.found));
  }
  return list;
}

} // namespace entente
