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

/// Nothing, and values by the length of ties, have words of their own where the measure's don't fit.
std::string key_for(const std::string& key, double value, const Table& table) {
  if (value == 0 && has_message(key + ".zero")) { return key + ".zero"; }
  const bool by_length = table.columns.size() > value_column && table.columns[value_column].unit.ends_with("length");
  return by_length && has_message(key + ".length") ? key + ".length" : key;
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
  return message(language, key_for(key, *own, table),
                 {*name, number(table.rows[row].cells[value_column], language), std::to_string(rank), std::to_string(known),
                  std::to_string(alike)});
}

} // namespace entente
