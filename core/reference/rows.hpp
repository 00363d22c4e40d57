/// @file
/// Rows of a reference file, read by column name.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/error.hpp"

namespace entente::detail {

/// A CSV file with a header. Errors name the file and the row.
class Rows {
public:
  /// Throws Error(unreadable) when the file has no header or a row has not as many fields as it.
  Rows(std::string file, std::string_view text);

  /// The place of a column. Throws Error(unreadable) when the file has none of that name.
  [[nodiscard]] std::size_t column(std::string_view name) const;
  [[nodiscard]] std::size_t size() const { return rows_.size() - 1; }
  [[nodiscard]] const std::string& at(std::size_t row, std::size_t column) const { return rows_[row + 1][column]; }
  /// A year or nothing for an empty field. Throws Error(unreadable) for anything else.
  [[nodiscard]] std::optional<int> year(std::size_t row, std::size_t column) const;
  [[noreturn]] void fail(std::size_t row, const Wording& reason) const;

private:
  std::string file_;
  std::vector<std::vector<std::string>> rows_;
};

/// The parts of a cell that lists several things with semicolons, without the empty ones.
[[nodiscard]] std::vector<std::string_view> parts(std::string_view cell);

} // namespace entente::detail
