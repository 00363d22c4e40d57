#include "importers/dataset/record.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include <boost/json.hpp>
#include <fmt/format.h>

#include "core/text/unicode.hpp"

namespace entente::exchange {
namespace {

namespace json = boost::json;

bool is_digits(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

/// "2018", "2017-07", "2017-07-18" or "2017-07-18/2017-07-19".
bool is_period(std::string_view text) {
  if (text.size() == 4) { return is_digits(text); }
  if (text.size() == 7) { return is_digits(text.substr(0, 4)) && text[4] == '-' && is_digits(text.substr(5)); }
  if (text.size() == 10) { return parse_date(text).has_value(); }
  return text.size() == 21 && text[10] == '/' && parse_date(text.substr(0, 10)) && parse_date(text.substr(11));
}

bool is_state(std::string_view text) {
  return text.size() == 3 && std::all_of(text.begin(), text.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

bool is_sha256(std::string_view text) {
  return text.size() == 64 &&
         std::all_of(text.begin(), text.end(), [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); });
}

std::string text_of(const json::value& value) {
  return nfc(std::string_view(value.get_string().data(), value.get_string().size()));
}

/// A whole number from 1 on, also when it is written "3.0".
std::optional<int> count_of(const json::value& value) {
  constexpr double limit = std::numeric_limits<int>::max();
  if (!value.is_number()) { return std::nullopt; }
  const double number = value.to_number<double>();
  if (number < 1 || number > limit || std::floor(number) != number) { return std::nullopt; }
  return static_cast<int>(number);
}

} // namespace

void Remarks::add(Severity severity, const std::string& place, const Wording& what) {
  list.push_back({severity, file, 0, Wording("{}: {}", place, what)});
}

void Record::fail(std::string_view name, const Wording& what) {
  sound_ = false;
  remarks_.add(Severity::error, fmt::format("{}.{}", place_, name), what);
}

void Record::warn(std::string_view name, const Wording& what) {
  remarks_.add(Severity::warning, fmt::format("{}.{}", place_, name), what);
}

const json::value* Record::field(std::string_view name) {
  const json::value* const value = fields_.if_contains(json::string_view(name.data(), name.size()));
  if (value == nullptr) { fail(name, Wording("the field is missing")); }
  return value;
}

std::string Record::text(std::string_view name) {
  const json::value* const value = field(name);
  if (value == nullptr) { return {}; }
  if (!value->is_string() || value->get_string().empty()) {
    fail(name, Wording("must be a text that is not empty"));
    return {};
  }
  return text_of(*value);
}

std::optional<std::string> Record::maybe_text(std::string_view name) {
  const json::value* const value = field(name);
  if (value == nullptr || value->is_null()) { return std::nullopt; }
  if (!value->is_string()) {
    warn(name, Wording("is neither a text nor null; left empty"));
    return std::nullopt;
  }
  if (value->get_string().empty()) {
    warn(name, Wording("is an empty text where null is meant"));
    return std::nullopt;
  }
  return text_of(*value);
}

const json::array* Record::list(std::string_view name) {
  const json::value* const value = field(name);
  if (value == nullptr) { return nullptr; }
  if (!value->is_array()) {
    fail(name, Wording("must be a list"));
    return nullptr;
  }
  return &value->get_array();
}

std::vector<std::string> Record::texts(std::string_view name) {
  std::vector<std::string> found;
  const json::array* const items = list(name);
  if (items == nullptr) { return found; }
  for (const json::value& item : *items) {
    if (item.is_string() && !item.get_string().empty()) {
      found.push_back(text_of(item));
    } else {
      warn(name, Wording("holds something that is no text; left out"));
    }
  }
  return found;
}

std::optional<int> Record::maybe_count(std::string_view name) {
  const json::value* const value = field(name);
  if (value == nullptr || value->is_null()) { return std::nullopt; }
  const auto count = count_of(*value);
  if (!count) { warn(name, Wording("is no whole number from 1 on; left empty")); }
  return count;
}

bool Record::boolean(std::string_view name) {
  const json::value* const value = field(name);
  if (value == nullptr) { return false; }
  if (!value->is_bool()) {
    fail(name, Wording("must be true or false"));
    return false;
  }
  return value->get_bool();
}

std::optional<Date> Record::maybe_date(std::string_view name) {
  const auto printed = maybe_text(name);
  if (!printed) { return std::nullopt; }
  const auto date = parse_date(*printed);
  if (!date) { warn(name, Wording("\"{}\" is no date; left empty", *printed)); }
  return date;
}

std::optional<ClockTime> Record::maybe_clock(std::string_view name) {
  const auto printed = maybe_text(name);
  if (!printed) { return std::nullopt; }
  const auto time = parse_clock(*printed);
  if (!time) { warn(name, Wording("\"{}\" is no time of day; left empty", *printed)); }
  return time;
}

std::optional<std::string> Record::maybe_period(std::string_view name) {
  auto printed = maybe_text(name);
  if (printed && !is_period(*printed)) {
    warn(name, Wording("\"{}\" is no period; left empty", *printed));
    return std::nullopt;
  }
  return printed;
}

std::optional<std::string> Record::maybe_state(std::string_view name) {
  auto printed = maybe_text(name);
  if (printed && !is_state(*printed)) {
    warn(name, Wording("\"{}\" is no ISO 3166 alpha-3 code; left empty", *printed));
    return std::nullopt;
  }
  return printed;
}

bool Record::has(std::string_view name) const {
  return fields_.if_contains(boost::json::string_view(name.data(), name.size())) != nullptr;
}

std::string Record::sha256(std::string_view name) {
  std::string printed = text(name);
  if (!printed.empty() && !is_sha256(printed)) { fail(name, Wording("must be 64 hexadecimal digits in lower case")); }
  return printed;
}

const json::object* Record::part(std::string_view name) {
  const json::value* const value = field(name);
  if (value == nullptr) { return nullptr; }
  if (!value->is_object()) {
    fail(name, Wording("must be an object"));
    return nullptr;
  }
  return &value->get_object();
}

std::vector<Record> Record::parts(std::string_view name) {
  std::vector<Record> found;
  const json::array* const items = list(name);
  if (items == nullptr) { return found; }
  for (const json::value& item : *items) {
    const std::string place = fmt::format("{}.{}[{}]", place_, name, found.size());
    if (item.is_object()) {
      found.emplace_back(item.get_object(), place, remarks_);
    } else {
      remarks_.add(Severity::warning, place, Wording("must be an object; left out"));
    }
  }
  return found;
}

} // namespace entente::exchange
