/// @file
/// Rows of a long list that another thread cuts and looks at before they are asked for.
#pragma once

#include <array>
#include <condition_variable>
#include <cstddef>
#include <cstdint>
#include <exception>
#include <functional>
#include <mutex>
#include <string>
#include <thread>
#include <unordered_map>
#include <vector>

#include "importers/agenda/recognise.hpp"
#include "importers/table/cells.hpp"
#include "importers/table/columns.hpp"
#include "importers/table/rows.hpp"

namespace entente::table {

/// Somebody whom a cell names, as far as the cell alone tells.
struct PersonInCell {
  std::string text; ///< the part of the cell
  NameInCell name;
  bool can_be_name = false; ///< see `can_be_name`
};

/// The people of a cell: pure, and what most of a row's reading takes.
[[nodiscard]] std::vector<PersonInCell> people_in(std::string_view cell, bool surname_first, Language language,
                                                  const Reference& reference);
/// Label, title and kind of session that a cell says.
[[nodiscard]] agenda::SessionHeading heading_in(const std::string& cell, const Cues& cues);

/// What was found in cells before their rows are read, by their texts. What is not here is found when it is needed.
struct CellsAhead {
  std::unordered_map<std::string, std::vector<PersonInCell>> people;         ///< where surnames come last
  std::unordered_map<std::string, std::vector<PersonInCell>> surnames_first; ///< in columns of surnames first
  std::unordered_map<std::string, agenda::SessionHeading> headings;

  [[nodiscard]] const std::vector<PersonInCell>* people_of(const std::string& cell, bool surname_first) const {
    const auto& known = surname_first ? surnames_first : people;
    const auto at = known.find(cell);
    return at == known.end() ? nullptr : &at->second;
  }
  [[nodiscard]] const agenda::SessionHeading* heading_of(const std::string& cell) const {
    const auto at = headings.find(cell);
    return at == headings.end() ? nullptr : &at->second;
  }
};

/// Finds what cells say that were not looked at before, or long ago.
class CellsLook {
public:
  /// Both must outlive it.
  CellsLook(const Columns& columns, const Reference& reference);
  void operator()(const Row& row, CellsAhead& found);

private:
  [[nodiscard]] bool is_new(std::string_view cell, std::size_t column);

  const Columns& columns_;
  const Reference& reference_;
  std::vector<std::uint64_t> seen_; ///< hashes, each at its place; a later one takes the place of an earlier
};

/// The rows of a source, read on a thread of its own, some thousands ahead; each leads to what was found in its cells.
class RowsAhead final : public RowSource {
public:
  using Look = std::function<void(const Row&, CellsAhead&)>;
  /// `rows` must outlive this, and nobody else may use it meanwhile.
  RowsAhead(RowSource& rows, Look look);
  ~RowsAhead() override;
  /// Throws what the source or the look threw. `row.ahead` is valid until the next call.
  [[nodiscard]] bool next(Row& row) override;

private:
  struct Block {
    std::vector<Row> rows;
    std::size_t count = 0;
    CellsAhead cells;
    bool last = false;
  };
  static constexpr std::size_t blocks = 4;

  void work();
  void fill(Block& block);
  /// Waits for the block behind the one at hand.
  [[nodiscard]] Block& next_block();

  RowSource& rows_;
  Look look_;
  std::array<Block, blocks> ring_;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::size_t filled_ = 0; ///< blocks so far; guarded by the mutex, as all up to `failure_`
  std::size_t taken_ = 0;
  bool stop_ = false;
  std::exception_ptr failure_;
  Block* block_ = nullptr; ///< at hand
  std::size_t at_ = 0;
  std::thread thread_;
};

} // namespace entente::table
