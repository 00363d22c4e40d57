#include "core/reference/rows.hpp"

#include <algorithm>
#include <charconv>

#include <fmt/format.h>

#include "core/text/csv.hpp"
#include "core/text/unicode.hpp"

namespace entente::detail {

Rows::Rows(std::string file, std::string_view text) : file_(std::move(file)) {
  try {
    rows_ = parse_csv(text);
  } catch (const Error& error) { throw Error(ErrorKind::unreadable, "{}: {}", file_, error.wording()); }
  if (rows_.empty()) { throw Error(ErrorKind::unreadable, "{}: the file has no header", file_); }
  for (std::size_t i = 1; i < rows_.size(); ++i) {
    if (rows_[i].size() != rows_[0].size()) {
      fail(i - 1, Wording("{} fields where the header has {}", rows_[i].size(), rows_[0].size()));
    }
  }
}

std::size_t Rows::column(std::string_view name) const {
  const auto& header = rows_.front();
  const auto found = std::find(header.begin(), header.end(), name);
  if (found == header.end()) { throw Error(ErrorKind::unreadable, "{}: no column '{}'", file_, name); }
  return static_cast<std::size_t>(found - header.begin());
}

std::optional<int> Rows::year(std::size_t row, std::size_t column) const {
  const std::string& cell = at(row, column);
  if (cell.empty()) { return std::nullopt; }
  int value = 0;
  const auto [stop, error] = std::from_chars(cell.data(), cell.data() + cell.size(), value);
  if (error != std::errc{} || stop != cell.data() + cell.size()) { fail(row, Wording("'{}' is no number", cell)); }
  return value;
}

void Rows::fail(std::size_t row, const Wording& reason) const {
  throw Error(ErrorKind::unreadable, "{}:{}: {}", file_, row + 2, reason);
}

std::vector<std::string_view> parts(std::string_view cell) {
  std::vector<std::string_view> found;
  while (!cell.empty()) {
    const std::size_t end = std::min(cell.find(';'), cell.size());
    if (const std::string_view part = trim(cell.substr(0, end)); !part.empty()) { found.push_back(part); }
    cell.remove_prefix(std::min(end + 1, cell.size()));
  }
  return found;
}

} // namespace entente::detail
