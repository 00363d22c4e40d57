#include "core/analysis/questions/panel_levels.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <string>
#include <string_view>
#include <utility>

#include "core/analysis/attributes.hpp"
#include "core/analysis/questions/counting.hpp"
#include "core/analysis/questions/session_name.hpp"

namespace entente {
namespace {

constexpr std::array<std::string_view, 6> panel_ranks = {"local",  "national",       "regional",
                                                         "global", "not-applicable", ""}; ///< the one that counts first
constexpr std::size_t of_government = 4;

std::size_t rank_of(std::string_view level) {
  return static_cast<std::size_t>(std::find(panel_ranks.begin(), panel_ranks.end() - 1, level) - panel_ranks.begin());
}

struct RankedPanel {
  std::map<PersonId, std::size_t> people; ///< by the rank of the level
  std::vector<AppearanceId> evidence;
};

Row row_of(const Session& session, RankedPanel panel) {
  std::array<std::int64_t, panel_ranks.size()> counts{};
  for (const auto& [person, rank] : panel.people) {
    ++counts[rank];
  }
  const auto there = std::count_if(counts.begin(), counts.begin() + of_government, [](auto count) { return count > 0; });
  return {{session.id.text(), session_name(session, session.id.text()), std::int64_t{there}, counts[3], counts[2], counts[1],
           counts[0], counts[4], counts[5],
           std::string(there > 1    ? "several"
                       : there == 1 ? "one-level"
                                    : "unknown")},
          std::move(panel.evidence)};
}

} // namespace

std::vector<OptionInfo> panel_level_options() { return {moderators_option()}; }

Table panel_levels(const Dataset& dataset, const Reference& reference, const Population& /*population*/,
                   const Options& options) {
  const Counting rule = counting("panel-levels", options, panel_level_options());
  std::map<SessionId, RankedPanel> panels;
  for (const Appearance& appearance : dataset.appearances) {
    if (!appearance.session || (appearance.role == Role::moderator && rule.moderators == Moderators::without)) { continue; }
    RankedPanel& panel = panels[*appearance.session];
    const std::size_t rank = rank_of(level_of(reference, category_of(dataset, reference, appearance)));
    const auto [place, fresh] = panel.people.emplace(appearance.person, rank);
    if (!fresh) { place->second = std::min(place->second, rank); }
    panel.evidence.push_back(appearance.id);
  }
  Table table;
  table.name = "panel-levels";
  table.columns = {{"id", "", ColumnType::text}, {"name", "", ColumnType::text}, {"levels", "levels", ColumnType::integer}};
  for (const char* level : {"global", "regional", "national", "local", "not_applicable", "unknown"}) {
    table.columns.push_back({level, "people", ColumnType::integer});
  }
  table.columns.push_back({"status", "", ColumnType::text});
  std::size_t one_level = 0;
  std::size_t without_local = 0;
  for (const Session& session : dataset.sessions) {
    const auto place = panels.find(session.id);
    if (session.kind == SessionKind::break_ || place == panels.end()) { continue; }
    table.rows.push_back(row_of(session, std::move(place->second)));
    one_level += std::get<std::string>(table.rows.back().cells.back()) == "one-level" ? 1 : 0;
    without_local += std::get<std::int64_t>(table.rows.back().cells[6]) == 0 ? 1 : 0;
  }
  table.notes.push_back(
      {"panel-levels.note", {std::to_string(table.rows.size()), std::to_string(one_level), std::to_string(without_local)}});
  table.notes.push_back({"note.level.not-applicable", {}});
  return table;
}

} // namespace entente
