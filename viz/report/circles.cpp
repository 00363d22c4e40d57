#include "viz/report/circles.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "core/analysis/questions/suggest.hpp"
#include "core/text/unicode.hpp"
#include "viz/i18n/cluster_text.hpp"

namespace entente {
namespace {

constexpr std::size_t most_letters = 60;

/// Bodies whose appearances are the same; the one printed furthest out stands for all.
Dataset one_name_per_seat(const Dataset& dataset) {
  std::map<OrganisationId, std::vector<AppearanceId>> seen;
  for (const Appearance& appearance : dataset.appearances) {
    for (const OrganisationId id : appearance.organisations) {
      auto& list = seen[id];
      if (list.empty() || list.back() != appearance.id) { list.push_back(appearance.id); }
    }
  }
  Dataset seats = dataset;
  for (Appearance& appearance : seats.appearances) {
    const std::vector<OrganisationId> all = appearance.organisations;
    std::erase_if(appearance.organisations, [&](OrganisationId id) {
      const auto place = std::find(all.begin(), all.end(), id);
      return std::any_of(place + 1, all.end(), [&](OrganisationId outer) { return outer != id && seen[outer] == seen[id]; });
    });
  }
  return seats;
}

/// Long names without what stands in brackets at their end, and cut at a word where they are still long.
std::string handy(const std::string& name) {
  const std::size_t bracket = name.rfind(" (");
  const bool long_tail = name.size() > most_letters && name.ends_with(')') && bracket != std::string::npos && bracket > 0;
  return shortened(long_tail ? name.substr(0, bracket) : name, most_letters);
}

/// "IDM, 18–19 July 2017": the process and when, else the beginning of the title.
std::string short_event(const Page& page, const Event& event) {
  const Process* const process = event.process ? find(page.dataset().processes, *event.process) : nullptr;
  const std::string what = process == nullptr ? shortened(event.title, 40) : process->acronym.value_or(process->name);
  const std::string when = page.dates(event);
  return when.empty() ? what : what + ", " + when;
}

/// A body of a state, whose name alone says too little ("Ministry of Justice").
bool of_government(const Reference& reference, const Organisation& body) {
  std::string at = body.category.value_or("");
  for (std::size_t depth = 0; !at.empty() && depth <= reference.categories().size(); ++depth) {
    if (at == "state") { return true; }
    const CategoryFacts* const facts = reference.category(at);
    at = facts == nullptr ? std::string() : facts->parent;
  }
  return false;
}

} // namespace

Circles::Circles(const Page& page)
    : page_(page), seats_(one_name_per_seat(page.dataset())),
      network_(make_network(seats_, page.reference(), NetworkKind::organisations, TieWeight::count)),
      found_(communities(network_, {}, page.work())) {
  std::set<OrganisationId> bodies;
  for (const auto& [event, body] : entente::organisers(seats_)) {
    bodies.insert(body);
  }
  for (std::uint32_t v = 0; v < network_.nodes().size(); ++v) {
    const auto id = OrganisationId::parse(network_.nodes()[v].id);
    if (id && bodies.contains(*id)) { organisers_.push_back(v); }
  }
  for (const Appearance& appearance : seats_.appearances) {
    if (appearance.session) { sat_.emplace_back(appearance.person, *appearance.session); }
  }
  std::sort(sat_.begin(), sat_.end());
}

std::uint32_t Circles::count() const { return found_.clear ? static_cast<std::uint32_t>(found_.sizes.size()) : 0; }

std::string Circles::name(std::uint32_t node) const {
  const Node& of = network_.nodes()[node];
  const auto id = OrganisationId::parse(of.id);
  const Organisation* const body = id ? find(seats_.organisations, *id) : nullptr;
  if (body == nullptr) { return handy(of.name); }
  const std::string own = handy(page_.organisation_name(*body));
  const std::string state = body->state ? page_.state_name(*body->state) : std::string();
  const bool add = !state.empty() && of_government(page_.reference(), *body) && own.find(state) == std::string::npos;
  return add ? page_.say("bridges.of-state", {own, state}) : own;
}

std::vector<PersonId> Circles::speakers(std::uint32_t node) const {
  std::vector<PersonId> all;
  for (const AppearanceId id : network_.nodes()[node].evidence) {
    const Appearance* const appearance = find(seats_.appearances, id);
    if (appearance != nullptr && find(seats_.people, appearance->person) != nullptr) { all.push_back(appearance->person); }
  }
  std::sort(all.begin(), all.end());
  return all;
}

std::vector<std::string> Circles::people(std::uint32_t node) const {
  const std::vector<PersonId> all = speakers(node);
  std::vector<std::pair<PersonId, std::size_t>> order;
  for (const PersonId id : all) {
    if (order.empty() || order.back().first != id) { order.emplace_back(id, 0); }
    ++order.back().second;
  }
  std::stable_sort(order.begin(), order.end(), [](const auto& a, const auto& b) { return a.second > b.second; });
  std::vector<std::string> names;
  names.reserve(order.size());
  for (const auto& [id, count] : order) {
    names.push_back(find(seats_.people, id)->name);
  }
  return names;
}

std::string Circles::first_person(std::uint32_t node) const {
  const std::vector<PersonId> all = speakers(node);
  auto best = all.begin();
  std::ptrdiff_t most = 0;
  for (auto begin = all.begin(); begin != all.end();) {
    const auto end = std::find_if(begin, all.end(), [&](PersonId id) { return id != *begin; });
    if (end - begin > most) {
      most = end - begin;
      best = begin;
    }
    begin = end;
  }
  return most == 0 ? std::string() : find(seats_.people, *best)->name;
}

std::string Circles::with_people(std::uint32_t node) const {
  std::vector<std::string> names = people(node);
  if (names.empty()) { return name(node); }
  const std::size_t all = names.size();
  names.resize(std::min<std::size_t>(all, 2));
  std::string text = names.front();
  if (names.size() > 1) { text += ", " + names[1]; }
  if (all > 2) { text += ", …"; }
  return name(node) + " (" + text + ")";
}

bool Circles::met(PersonId one, PersonId other) const {
  const auto first = [&](PersonId person) {
    return std::lower_bound(sat_.begin(), sat_.end(), person, [](const auto& seat, PersonId id) { return seat.first < id; });
  };
  for (auto seat = first(one); seat != sat_.end() && seat->first == one; ++seat) {
    if (std::binary_search(sat_.begin(), sat_.end(), std::pair(other, seat->second))) { return true; }
  }
  return false;
}

bool Circles::unnamed(std::uint32_t node) const {
  const auto id = OrganisationId::parse(network_.nodes()[node].id);
  const Organisation* const body = id ? find(seats_.organisations, *id) : nullptr;
  if (body == nullptr || body->category || body->reference) { return false; }
  const LetterCase letters = letter_case(body->name.substr(0, body->name.find(' ')));
  return letters.lower > 0 && letters.upper == 0;
}

std::vector<std::uint32_t> Circles::members(std::uint32_t circle) const {
  const Rows rows = network_.rows();
  std::vector<std::uint32_t> list;
  for (std::uint32_t v = 0; v < rows.size(); ++v) {
    if (found_.of_node[v] == circle) { list.push_back(v); }
  }
  std::stable_sort(list.begin(), list.end(),
                   [&](std::uint32_t a, std::uint32_t b) { return rows.neighbours(a).size() > rows.neighbours(b).size(); });
  return list;
}

std::string Circles::circle_name(std::uint32_t circle) const {
  const auto list = members(circle);
  return page_.say("gaps.circle", {std::to_string(circle + 1), list.empty() ? "–" : name(list.front())});
}

std::string Circles::particular(std::uint32_t circle) const {
  std::string text;
  for (const ClusterTerm& term : found_.names[circle].terms) {
    const auto id = EventId::parse(term.value);
    const Event* const event = term.attribute == "event" && id ? find(seats_.events, *id) : nullptr;
    text += (text.empty() ? "" : "; ") +
            (event != nullptr ? short_event(page_, *event) : term_text(term, page_.reference(), page_.language()));
  }
  return text;
}

std::vector<std::uint32_t> Circles::touched(std::uint32_t node) const {
  std::set<std::uint32_t> circles;
  if (found_.of_node[node] != no_community) { circles.insert(found_.of_node[node]); }
  for (const std::uint32_t w : network_.rows().neighbours(node)) {
    if (found_.of_node[w] != no_community) { circles.insert(found_.of_node[w]); }
  }
  return {circles.begin(), circles.end()};
}

std::vector<AppearanceId> Circles::evidence(const std::vector<std::uint32_t>& nodes) const {
  std::vector<AppearanceId> all;
  for (const std::uint32_t v : nodes) {
    const auto& own = network_.nodes()[v].evidence;
    all.insert(all.end(), own.begin(), own.end());
  }
  std::sort(all.begin(), all.end());
  all.erase(std::unique(all.begin(), all.end()), all.end());
  return all;
}

} // namespace entente
