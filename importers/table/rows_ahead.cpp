#include "importers/table/rows_ahead.hpp"

#include <algorithm>
#include <functional>
#include <utility>

#include "core/text/unicode.hpp"

namespace entente::table {
namespace {

constexpr std::size_t rows_of_block = 2048;
constexpr std::size_t remembered_cells = std::size_t{1} << 20U;

} // namespace

std::vector<PersonInCell> people_in(std::string_view cell, bool surname_first, Language language,
                                    const Reference& reference) {
  std::vector<PersonInCell> people;
  for (std::string& text : split_people(cell, surname_first, language, reference)) {
    PersonInCell& person = people.emplace_back();
    person.name = name_in(text, surname_first, language, reference);
    person.can_be_name = can_be_name(person.name.name, reference);
    person.text = std::move(text);
  }
  return people;
}

agenda::SessionHeading heading_in(const std::string& cell, const Cues& cues) {
  agenda::Item item;
  item.text = cell;
  item.words = agenda::words_of(cell);
  return agenda::titled(item, cues);
}

CellsLook::CellsLook(const Columns& columns, const Reference& reference)
    : columns_(columns), reference_(reference), seen_(remembered_cells) {}

bool CellsLook::is_new(std::string_view cell, std::size_t column) {
  const std::uint64_t hash = std::hash<std::string_view>{}(cell) + column;
  std::uint64_t& seen = seen_[hash % seen_.size()];
  return std::exchange(seen, hash) != hash;
}

void CellsLook::operator()(const Row& row, CellsAhead& found) {
  for (const Column& column : columns_.known) {
    if (column.index >= row.cells.size()) { continue; }
    const std::string& cell = row.cells[column.index];
    if (column.field == Field::person && !cell.empty() && cell.size() <= 20 * longest_name && is_new(cell, column.index)) {
      auto& known = column.surname_first ? found.surnames_first : found.people;
      known.emplace(cell, people_in(cell, column.surname_first, columns_.language, reference_));
    }
    if (column.field == Field::session && is_new(cell, column.index)) {
      std::string text = squeeze(cell);
      if (text.empty()) { continue; }
      agenda::SessionHeading heading = heading_in(text, reference_.cues());
      found.headings.emplace(std::move(text), std::move(heading));
    }
  }
}

RowsAhead::RowsAhead(RowSource& rows, Look look) : rows_(rows), look_(std::move(look)), thread_([this] { work(); }) {}

RowsAhead::~RowsAhead() {
  {
    const std::lock_guard lock(mutex_);
    stop_ = true;
  }
  changed_.notify_all();
  thread_.join();
}

void RowsAhead::fill(Block& block) {
  block.cells = {};
  block.count = 0;
  block.rows.resize(rows_of_block);
  while (block.count < block.rows.size() && rows_.next(block.rows[block.count])) {
    look_(block.rows[block.count++], block.cells);
  }
  block.last = block.count < block.rows.size();
}

void RowsAhead::work() {
  for (bool last = false; !last;) {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [&] { return stop_ || filled_ - taken_ < blocks - 1; });
    if (stop_) { return; }
    Block& block = ring_[filled_ % blocks];
    lock.unlock();
    try {
      fill(block);
    } catch (...) {
      lock.lock();
      failure_ = std::current_exception();
      changed_.notify_all();
      return;
    }
    last = block.last;
    lock.lock();
    ++filled_;
    changed_.notify_all();
  }
}

RowsAhead::Block& RowsAhead::next_block() {
  std::unique_lock lock(mutex_);
  changed_.wait(lock, [&] { return filled_ > taken_ || failure_; });
  if (filled_ == taken_) { std::rethrow_exception(failure_); }
  Block& block = ring_[taken_++ % blocks];
  changed_.notify_all();
  return block;
}

bool RowsAhead::next(Row& row) {
  while (block_ == nullptr || at_ == block_->count) {
    if (block_ != nullptr && block_->last) { return false; }
    block_ = &next_block();
    at_ = 0;
  }
  std::swap(row, block_->rows[at_++]);
  row.ahead = &block_->cells;
  return true;
}

} // namespace entente::table
