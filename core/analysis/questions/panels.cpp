#include <cmath>
#include <functional>
#include <map>
#include <set>

#include <fmt/format.h>

#include "core/analysis/attributes.hpp"
#include "core/analysis/options.hpp"
#include "core/analysis/questions/coverage.hpp"
#include "core/analysis/questions/session_name.hpp"
#include "core/error.hpp"

namespace entente {

namespace {

/// What is known of one person on one panel.
struct Seat {
  std::set<std::string> regions;
  std::set<std::string> categories; ///< top-level
  std::set<std::string> all_categories;
  std::optional<Gender> gender;
};

struct Panel {
  const Session* session = nullptr;
  std::map<PersonId, Seat> seats;
  std::vector<AppearanceId> evidence;
};

/// When a finding may be made.
struct PanelRule {
  std::size_t minimum = 3;
  double known = 0.5;
};

void seat(Panel& panel, const Dataset& dataset, const Reference& reference, const Appearance& appearance) {
  Seat& seat = panel.seats[appearance.person];
  if (const StateFacts* state = reference.state(state_or_base_of(dataset, appearance));
      state != nullptr && !state->region.empty()) {
    seat.regions.insert(state->region);
  }
  if (const std::string category = category_of(dataset, reference, appearance); !category.empty()) {
    seat.all_categories.insert(category);
    if (std::string top = top_category(reference, category); !top.empty()) { seat.categories.insert(std::move(top)); }
  }
  if (const std::optional<Gender> gender = gender_of(dataset, appearance); gender && seat.gender != Gender::f) {
    seat.gender = gender;
  }
  panel.evidence.push_back(appearance.id);
}

/// Every session but breaks, in time order of the list, with who was on it.
std::vector<Panel> panels_of(const Dataset& dataset, const Reference& reference, const Counting& rule) {
  std::vector<Panel> panels;
  std::map<SessionId, std::size_t> index;
  for (const Session& session : dataset.sessions) {
    if (session.kind == SessionKind::break_) { continue; }
    index.emplace(session.id, panels.size());
    panels.push_back({&session, {}, {}});
  }
  for (const Appearance& appearance : dataset.appearances) {
    const auto place = appearance.session ? index.find(*appearance.session) : index.end();
    if (place == index.end()) { continue; }
    if (appearance.role == Role::moderator && rule.moderators == Moderators::without) { continue; }
    seat(panels[place->second], dataset, reference, appearance);
  }
  return panels;
}

class Findings {
public:
  Findings(Table& table, const Reference& reference, const PanelRule& rule, Language language)
      : table_(table), reference_(reference), rule_(rule), language_(language) {}

  void judge(const Panel& panel) {
    if (panel.seats.size() < rule_.minimum) { return; }
    one_only(panel, "one-region", &Seat::regions, [this](const std::string& id) {
      const RegionFacts* region = reference_.region(id);
      return region == nullptr ? id : region->name.in(language_);
    });
    one_only(panel, "one-category", &Seat::categories, [this](const std::string& id) {
      const CategoryFacts* category = reference_.category(id);
      return category == nullptr ? id : category->name.in(language_);
    });
    missing_gender(panel, "no-woman", Gender::f);
    missing_gender(panel, "no-man", Gender::m);
    missing_category(panel, "no-civil-society", "civil-society");
    missing_category(panel, "no-local-authority", "local-authority");
  }

  void add(const Panel& panel, const char* finding, const std::string& value, const std::string& value_name,
           std::size_t known) {
    Row row;
    row.cells = {panel.session->id.text(),
                 session_name(*panel.session, ""),
                 panel.session->event.text(),
                 std::string(finding),
                 value.empty() ? Cell{} : Cell{value},
                 value_name.empty() ? Cell{} : Cell{value_name},
                 static_cast<std::int64_t>(panel.seats.size()),
                 static_cast<std::int64_t>(known),
                 static_cast<std::int64_t>(panel.seats.size() - known)};
    row.evidence = panel.evidence;
    table_.rows.push_back(std::move(row));
  }

private:
  [[nodiscard]] bool enough(const Panel& panel, std::size_t known) const {
    return known > 0 && static_cast<double>(known) >= rule_.known * static_cast<double>(panel.seats.size());
  }

  void one_only(const Panel& panel, const char* finding, std::set<std::string> Seat::*field,
                const std::function<std::string(const std::string&)>& name) {
    std::set<std::string> values;
    std::size_t known = 0;
    for (const auto& [person, seat] : panel.seats) {
      values.insert((seat.*field).begin(), (seat.*field).end());
      known += (seat.*field).empty() ? 0 : 1;
    }
    if (values.size() == 1 && known >= 2 && enough(panel, known)) {
      add(panel, finding, *values.begin(), name(*values.begin()), known);
    }
  }

  void missing_gender(const Panel& panel, const char* finding, Gender gender) {
    std::size_t known = 0;
    std::size_t found = 0;
    for (const auto& [person, seat] : panel.seats) {
      known += seat.gender ? 1 : 0;
      found += seat.gender == gender ? 1 : 0;
    }
    if (found == 0 && enough(panel, known)) { add(panel, finding, {}, {}, known); }
  }

  void missing_category(const Panel& panel, const char* finding, std::string_view wanted) {
    std::size_t known = 0;
    for (const auto& [person, seat] : panel.seats) {
      known += seat.all_categories.empty() ? 0 : 1;
      for (const std::string& category : seat.all_categories) {
        if (reference_.category_is(category, wanted)) { return; }
      }
    }
    if (enough(panel, known)) { add(panel, finding, {}, {}, known); }
  }

  Table& table_;
  const Reference& reference_;
  PanelRule rule_;
  Language language_;
};

} // namespace

std::vector<OptionInfo> panel_options() {
  return {{"minimum", "people", "3", "1 to 1000", "option.minimum.summary"},
          {"known", "1", "0.5", "0 to 1", "option.known.summary"},
          moderators_option(),
          language_option()};
}

Table panels(const Dataset& dataset, const Reference& reference, const Population&, const Options& options) {
  const Counting rule = counting("panels", options, panel_options());
  const PanelRule panel_rule{static_cast<std::size_t>(integer_option(options, panel_options(), "minimum", 1, 1000)),
                             real_option(options, panel_options(), "known", 0, 1)};
  Table table{"panels",
              {{"id", "", ColumnType::text},
               {"name", "", ColumnType::text},
               {"event", "", ColumnType::text},
               {"finding", "", ColumnType::text},
               {"value", "", ColumnType::text},
               {"value_name", "", ColumnType::text},
               {"people", "people", ColumnType::integer},
               {"known", "people", ColumnType::integer},
               {"unknown", "people", ColumnType::integer}},
              {},
              {}};
  std::set<SessionId> parents;
  for (const Session& session : dataset.sessions) {
    if (session.parent) { parents.insert(*session.parent); }
  }
  Findings findings(table, reference, panel_rule, rule.language);
  std::size_t judged = 0;
  for (const Panel& panel : panels_of(dataset, reference, rule)) {
    const bool meant_for_people = panel.session->kind == SessionKind::panel || panel.session->kind == SessionKind::session;
    if (panel.seats.empty() && meant_for_people && !parents.contains(panel.session->id)) {
      findings.add(panel, "nobody", {}, {}, 0);
    }
    judged += panel.seats.size() >= panel_rule.minimum ? 1 : 0;
    findings.judge(panel);
  }
  table.notes = {{rule.moderators == Moderators::without ? "note.moderators.without" : "note.moderators.with", {}},
                 {"note.panels.judged", {std::to_string(judged), std::to_string(panel_rule.minimum)}},
                 {"note.panels.known", {fmt::format("{:g}", panel_rule.known * 100)}},
                 {"note.panels.region", {}}};
  return table;
}

} // namespace entente
