#include "core/analysis/questions/need.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "core/analysis/attributes.hpp"
#include "core/analysis/questions/coverage.hpp"
#include "core/error.hpp"

namespace entente {
namespace {

using About = Need::About;

constexpr std::array<std::pair<std::string_view, About>, 6> words = {{{"region", About::region},
                                                                      {"group", About::group},
                                                                      {"state", About::state},
                                                                      {"category", About::category},
                                                                      {"level", About::level},
                                                                      {"gender", About::gender}}};
constexpr std::array<std::string_view, 4> need_levels = {"global", "regional", "national", "local"};

std::string_view word(About about) {
  return std::find_if(words.begin(), words.end(), [&](const auto& pair) { return pair.second == about; })->first;
}

bool has_group(const Reference& reference, std::string_view group) {
  return std::ranges::any_of(reference.states(), [&](const StateFacts& state) { return state.un_group == group; });
}

/// The value in the form the reference data has; empty when it has none such.
std::string checked(About about, std::string_view value, const Reference& reference) {
  switch (about) {
  case About::region: return reference.region(value) == nullptr ? "" : std::string(value);
  case About::group: return has_group(reference, value) ? std::string(value) : "";
  case About::state: {
    const StateFacts* const code = reference.state(value);
    const StateFacts* const state = code != nullptr ? code : reference.state_named(value);
    return state == nullptr ? "" : state->iso3;
  }
  case About::category: return reference.category(value) == nullptr ? "" : std::string(value);
  case About::level: return std::ranges::find(need_levels, value) == need_levels.end() ? "" : std::string(value);
  case About::gender: return value == "f" || value == "m" ? std::string(value) : "";
  }
  return {};
}

Met when(bool known, bool holds, bool other) {
  if (!known) { return Met::unknown; }
  return holds != other ? Met::yes : Met::no;
}

/// The need that a finding of the panel table stands for; nothing for findings that no candidate mends.
std::optional<Need> need_of(const std::string& finding, const std::string& value) {
  if (finding == "one-region") { return Need{About::region, value, true, finding}; }
  if (finding == "one-category") { return Need{About::category, value, true, finding}; }
  if (finding == "no-woman") { return Need{About::gender, "f", false, finding}; }
  if (finding == "no-man") { return Need{About::gender, "m", false, finding}; }
  if (finding == "no-civil-society") { return Need{About::category, "civil-society", false, finding}; }
  if (finding == "no-local-authority") { return Need{About::category, "local-authority", false, finding}; }
  return std::nullopt;
}

} // namespace

std::string Need::text() const { return fmt::format("{}{}{}", word(about), other ? "!=" : "=", value); }

Need parse_need(std::string_view text, const Reference& reference) {
  const std::size_t equals = text.find('=');
  const auto fail = [&] {
    return Error(ErrorKind::bad_argument,
                 "need {}: is none of region=002, group=GRULAC, state=KEN, category=ngo, level=local, gender=f", text);
  };
  if (equals == std::string_view::npos || equals == 0) { throw fail(); }
  const bool other = text[equals - 1] == '!';
  const std::string_view key = text.substr(0, equals - (other ? 1 : 0));
  const auto* const found = std::find_if(words.begin(), words.end(), [&](const auto& pair) { return pair.first == key; });
  if (found == words.end()) { throw fail(); }
  const std::string value = checked(found->second, text.substr(equals + 1), reference);
  if (value.empty()) { throw Error(ErrorKind::bad_argument, "need {}: no such {} is known", text, key); }
  return {found->second, value, other, {}};
}

Met met(const Need& need, const CandidateFacts& candidate, const Reference& reference) {
  switch (need.about) {
  case About::region:
  case About::group: return when(!candidate.state.empty(), reference.state_in(candidate.state, need.value), need.other);
  case About::state: return when(!candidate.state.empty(), candidate.state == need.value, need.other);
  case About::category:
    return when(!candidate.category.empty(), reference.category_is(candidate.category, need.value), need.other);
  case About::level:
    return when(!candidate.category.empty(), level_of(reference, candidate.category) == need.value, need.other);
  case About::gender:
    return when(candidate.gender.has_value(), candidate.gender && to_text(*candidate.gender) == need.value, need.other);
  }
  return Met::unknown;
}

std::vector<Need> needs_of(const Dataset& dataset, const Reference& reference, SessionId session) {
  const Table table = panels(dataset, reference, {}, {{"minimum", "1"}});
  std::vector<Need> needs;
  for (const Row& row : table.rows) {
    if (std::get<std::string>(row.cells[0]) != session.text()) { continue; }
    const auto* const value = std::get_if<std::string>(&row.cells[4]);
    const auto need = need_of(std::get<std::string>(row.cells[3]), value == nullptr ? "" : *value);
    if (need) { needs.push_back(*need); }
  }
  return needs;
}

} // namespace entente
