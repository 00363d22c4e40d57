/// @file
/// The columns of tables in which roles hold.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <utility>
#include <vector>

#include "importers/agenda/reading.hpp"
#include "importers/agenda/recognise.hpp"
#include "importers/agenda/roster.hpp"

namespace entente::agenda {

/// Knows which columns of tables a role belongs to: by a heading above the whole column, or by one between its cells.
class Columns {
public:
  Columns(Reading& reading, Roster& roster) : reading_(reading), roster_(roster) {}

  /// Rows that head a table ("Time | Session | Speakers") give their columns a role; they are taken. To be called first.
  void find_heads();
  /// A cell below a column head that names a role; false when nobody stands in it.
  bool read_cell(std::size_t index);

  /// A role that a heading named goes on in its column, whatever stands in the columns beside it: to be called before
  /// the item is read,
  void resume_role(const Item& item);
  /// and this when it was read.
  void keep_role(const Item& item);

private:
  /// A column in which a heading named a role.
  struct RoleColumn {
    int table = 0;
    int column = 0;
    std::optional<std::size_t> session;
    ActiveRole role;
  };

  void leave_out_column(std::size_t head);
  [[nodiscard]] std::size_t labels_end(std::size_t first) const;
  [[nodiscard]] bool heads_table(std::size_t first, std::size_t role) const;

  Reading& reading_;
  Roster& roster_;
  const std::vector<Item>& items_ = reading_.items;
  const Cues& cues_ = reading_.cues;
  std::map<std::pair<int, int>, RoleHeading> heads_; ///< by table and column
  std::set<std::pair<int, int>> left_out_;           ///< by table and column
  std::optional<RoleColumn> current_;
};

} // namespace entente::agenda
