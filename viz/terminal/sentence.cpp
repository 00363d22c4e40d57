#include "viz/terminal/sentence.hpp"

#include <algorithm>
#include <cmath>
#include <optional>
#include <variant>

#include <fmt/format.h>

#include "viz/i18n/messages.hpp"

namespace entente {
namespace {

constexpr std::size_t value_column = 2;

std::optional<double> value_of(const Row& row) {
  if (row.cells.size() <= value_column) { return std::nullopt; }
  if (const auto* const real = std::get_if<double>(&row.cells[value_column])) { return *real; }
  if (const auto* const whole = std::get_if<std::int64_t>(&row.cells[value_column])) { return static_cast<double>(*whole); }
  return std::nullopt;
}

std::string number(const Cell& cell, Language language) {
  if (const auto* const whole = std::get_if<std::int64_t>(&cell)) { return std::to_string(*whole); }
  const double value = std::get<double>(cell);
  std::string text = fmt::format("{:.{}f}", value, std::abs(value) >= 100 ? 0 : 3);
  if (language != Language::en) { std::replace(text.begin(), text.end(), '.', ','); }
  return text;
}

} // namespace

std::string sentence(const Table& table, std::size_t row, Language language) {
  const std::string key = "sentence." + table.name;
  if (row >= table.rows.size() || !has_message(key)) { return {}; }
  const auto own = value_of(table.rows[row]);
  const auto* const name = std::get_if<std::string>(&table.rows[row].cells.at(1));
  if (!own || name == nullptr) { return {}; }
  std::size_t rank = 1;
  std::size_t known = 0;
  std::size_t alike = 0;
  for (const Row& other : table.rows) {
    const auto value = value_of(other);
    known += value ? 1 : 0;
    rank += value && *value > *own ? 1 : 0;
    alike += value == own ? 1 : 0;
  }
  const std::string of_nothing = key + ".zero";
  return message(language, *own == 0 && has_message(of_nothing) ? of_nothing : key,
                 {*name, number(table.rows[row].cells[value_column], language), std::to_string(rank), std::to_string(known),
                  std::to_string(alike)});
}

} // namespace entente
