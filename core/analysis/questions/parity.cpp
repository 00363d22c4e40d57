#include "core/analysis/questions/parity.hpp"

#include <map>
#include <string>
#include <utility>

#include <fmt/format.h>

#include "core/analysis/attributes.hpp"
#include "core/analysis/options.hpp"
#include "core/analysis/questions/counting.hpp"
#include "core/error.hpp"

namespace entente {
namespace {

struct Counts {
  std::int64_t women = 0;
  std::int64_t men = 0;
  std::int64_t unknown = 0;
  std::size_t declared = 0;
  std::vector<AppearanceId> evidence;
};

Cell ratio(std::int64_t part, std::int64_t of) {
  return of > 0 ? Cell{static_cast<double>(part) / static_cast<double>(of)} : Cell{};
}

/// What holds whatever the unmarked are.
const char* status_of(const Counts& counts) {
  if (counts.women + counts.unknown < counts.men) { return "fewer-women"; }
  return counts.women > counts.men + counts.unknown ? "more-women" : "open";
}

Row row_of(std::string id, std::string name, const std::string& by, Counts counts) {
  const std::int64_t all = counts.women + counts.men + counts.unknown;
  return {{std::move(id), std::move(name), by, ratio(counts.women, counts.men),
           ratio(counts.women, counts.men + counts.unknown), ratio(counts.women + counts.unknown, counts.men), counts.women,
           counts.men, counts.unknown, ratio(counts.women, counts.women + counts.men), ratio(counts.women, all),
           ratio(counts.women + counts.unknown, all), std::string(status_of(counts))},
          std::move(counts.evidence)};
}

/// What an appearance is told apart by, and the name of it; empty where it is not known.
std::pair<std::string, std::string> group_of(const std::string& by, const Dataset& dataset, const Reference& reference,
                                             const Appearance& appearance, Language language) {
  const Event* const event = find(dataset.events, appearance.event);
  if (by == "role") { return {std::string(to_text(appearance.role)), std::string(to_text(appearance.role))}; }
  if (by == "event") { return {appearance.event.text(), event == nullptr ? "" : event->title}; }
  if (by == "year") {
    const auto year = event == nullptr ? std::nullopt : year_of(*event);
    return year ? std::pair(std::to_string(*year), std::to_string(*year)) : std::pair<std::string, std::string>();
  }
  const CategoryFacts* const facts =
      reference.category(top_category(reference, category_of(dataset, reference, appearance)));
  return facts == nullptr ? std::pair<std::string, std::string>() : std::pair(facts->id, facts->name.in(language));
}

void count(Counts& counts, const Dataset& dataset, const Appearance& appearance) {
  const auto gender = gender_of(dataset, appearance);
  ++(!gender ? counts.unknown : *gender == Gender::f ? counts.women : counts.men);
  counts.declared += gender_declared(dataset, appearance) ? 1 : 0;
  counts.evidence.push_back(appearance.id);
}

} // namespace

std::vector<OptionInfo> parity_options() {
  return {
      {"by", "", "role", "role|event|year|category", "option.parity-by.summary"}, moderators_option(), language_option()};
}

Table parity(const Dataset& dataset, const Reference& reference, const Population& /*population*/, const Options& options) {
  const std::vector<OptionInfo> declared = parity_options();
  const Counting rule = counting("parity", options, declared);
  static_cast<void>(choice_option(options, declared, "by", {"role", "event", "year", "category"}));
  const std::string by = text_option(options, declared, "by");
  Counts whole;
  std::map<std::pair<std::string, std::string>, Counts> groups;
  for (const Appearance& appearance : dataset.appearances) {
    if (appearance.role == Role::moderator && rule.moderators == Moderators::without) { continue; }
    count(whole, dataset, appearance);
    const auto group = group_of(by, dataset, reference, appearance, rule.language);
    if (!group.first.empty()) { count(groups[group], dataset, appearance); }
  }
  Table table;
  table.name = "parity";
  table.columns = {{"id", "", ColumnType::text}, {"name", "", ColumnType::text}, {"dimension", "", ColumnType::text}};
  for (const char* name : {"parity", "parity_low", "parity_high"}) {
    table.columns.push_back({name, "1", ColumnType::real});
  }
  for (const char* name : {"women", "men", "unknown"}) {
    table.columns.push_back({name, "appearances", ColumnType::integer});
  }
  for (const char* name : {"share", "share_low", "share_high"}) {
    table.columns.push_back({name, "1", ColumnType::real});
  }
  table.columns.push_back({"status", "", ColumnType::text});
  const std::size_t of_declared = whole.declared;
  table.rows.push_back(row_of("all", "all", "parity", std::move(whole)));
  for (auto& [group, counts] : groups) {
    table.rows.push_back(row_of(group.first, group.second, by, std::move(counts)));
  }
  table.notes.push_back({"parity.note", {}});
  table.notes.push_back(gender_note(of_declared));
  return table;
}

} // namespace entente
