#include "importers/table/rows.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "core/text/unicode.hpp"

namespace entente::table {

bool StoredRows::next(Row& row) {
  if (at_ >= rows_.size()) { return false; }
  row = std::move(rows_[at_++]);
  return true;
}

void Remarks::add(Severity severity, int line, Wording message) {
  if (holding_) {
    held_.push_back({{severity, {}, line, std::move(message)}, false});
    return;
  }
  if (kept_.size() >= max_diagnostics) {
    ++left_out_;
    return;
  }
  kept_.push_back({severity, file_, line, std::move(message)});
}

void Remarks::add_of_row(int line, Wording message) {
  if (holding_) {
    held_.push_back({{Severity::warning, {}, line, std::move(message)}, true});
    return;
  }
  Alike& alike = alike_[message.form()];
  if (++alike.count > most_alike) { return; }
  alike.last = kept_.size();
  add(Severity::warning, line, std::move(message));
}

void Remarks::release(std::size_t count) {
  holding_ = false;
  for (std::size_t n = 0; n < count; ++n) {
    Held& held = held_[n];
    if (held.of_row) {
      add_of_row(held.remark.line, std::move(held.remark.message));
    } else {
      add(held.remark.severity, held.remark.line, std::move(held.remark.message));
    }
  }
  held_.erase(held_.begin(), held_.begin() + static_cast<std::ptrdiff_t>(count));
}

std::vector<Diagnostic> Remarks::take() {
  for (const auto& [form, alike] : std::exchange(alike_, {})) {
    if (alike.count <= most_alike || alike.last >= kept_.size()) { continue; }
    Wording& message = kept_[alike.last].message;
    message = Wording("{} (further lines like it: {})", message, alike.count - most_alike);
  }
  if (left_out_ > 0) {
    kept_.push_back({Severity::warning, file_, 0, Wording("{} more remarks of these kinds are not shown", left_out_)});
  }
  left_out_ = 0;
  return std::exchange(kept_, {});
}

std::string printed(const Row& row) {
  std::string line;
  for (const std::string& cell : row.cells) {
    const std::string text = squeeze(cell);
    if (text.empty()) { continue; }
    if (!line.empty()) { line += " | "; }
    line += text;
  }
  return line;
}

std::string shown(std::string_view cell) {
  std::string text = squeeze(cell);
  if (length(text) <= 60) { return text; }
  std::size_t end = 57;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) {
    --end;
  }
  return text.substr(0, end) + "…";
}

bool is_blank(const Row& row) {
  return std::ranges::all_of(row.cells, [](const std::string& cell) { return trim(cell).empty(); });
}

std::string column_letters(std::size_t column) {
  std::string letters;
  for (; column > 0; column = (column - 1) / 26) {
    letters.insert(letters.begin(), static_cast<char>('A' + (column - 1) % 26));
  }
  return letters;
}

} // namespace entente::table
