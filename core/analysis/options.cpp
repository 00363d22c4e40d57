#include "core/analysis/options.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <vector>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "core/error.hpp"
#include "core/text/similarity.hpp"

namespace entente {
namespace {

[[noreturn]] void refuse(std::string_view name, std::string_view text, const Wording& wanted) {
  throw Error(ErrorKind::bad_argument, "option {}: \"{}\" is not {}", name, text, wanted);
}

template <class Number> bool read_number(std::string_view text, Number& number) {
  const char* const end = text.data() + text.size();
  const auto [stop, error] = std::from_chars(text.data(), end, number);
  return error == std::errc{} && stop == end;
}

} // namespace

void check_options(std::string_view owner, const Options& options, std::span<const OptionInfo> declared) {
  for (const auto& [name, value] : options) {
    if (std::any_of(declared.begin(), declared.end(), [&](const OptionInfo& info) { return info.name == name; })) {
      continue;
    }
    std::vector<std::string> known;
    for (const OptionInfo& info : declared) {
      known.push_back(info.name);
    }
    if (const std::string near = nearest(name, known); !near.empty()) {
      throw Error(ErrorKind::bad_argument, "{} has no option \"{}\"; did you mean \"{}\"?", owner, name, near);
    }
    if (known.empty()) { throw Error(ErrorKind::bad_argument, "{} has no option \"{}\"", owner, name); }
    throw Error(ErrorKind::bad_argument, "{} has no option \"{}\"; it has {}", owner, name,
                fmt::format("{}", fmt::join(known, ", ")));
  }
}

const OptionInfo& weighted_option() {
  static const OptionInfo option{"weighted", "", "no", "yes, no", "option.weighted.summary"};
  return option;
}

std::string text_option(const Options& options, std::span<const OptionInfo> declared, std::string_view name) {
  if (const auto given = options.find(name); given != options.end()) { return given->second; }
  const auto info =
      std::find_if(declared.begin(), declared.end(), [&](const OptionInfo& option) { return option.name == name; });
  if (info == declared.end()) { throw Error(ErrorKind::internal, "option {} is not declared", name); }
  return info->default_value;
}

double real_option(const Options& options, std::span<const OptionInfo> declared, std::string_view name, double low,
                   double high) {
  const std::string text = text_option(options, declared, name);
  double number = 0;
  if (!read_number(text, number) || !std::isfinite(number) || number < low || number > high) {
    refuse(name, text, Wording("a number from {} to {}", fmt::format("{}", low), fmt::format("{}", high)));
  }
  return number;
}

std::int64_t integer_option(const Options& options, std::span<const OptionInfo> declared, std::string_view name,
                            std::int64_t low, std::int64_t high) {
  const std::string text = text_option(options, declared, name);
  std::int64_t number = 0;
  if (!read_number(text, number) || number < low || number > high) {
    refuse(name, text, Wording("a whole number from {} to {}", low, high));
  }
  return number;
}

std::size_t choice_option(const Options& options, std::span<const OptionInfo> declared, std::string_view name,
                          std::initializer_list<std::string_view> choices) {
  const std::string text = text_option(options, declared, name);
  const auto place = std::find(choices.begin(), choices.end(), text);
  if (place == choices.end()) { refuse(name, text, Wording("one of {}", fmt::format("{}", fmt::join(choices, ", ")))); }
  return static_cast<std::size_t>(place - choices.begin());
}

bool flag_option(const Options& options, std::span<const OptionInfo> declared, std::string_view name) {
  const std::string text = text_option(options, declared, name);
  if (text != "yes" && text != "no") { refuse(name, text, Wording("yes or no")); }
  return text == "yes";
}

} // namespace entente
