// What is missing between the groups, ties that rest on one person, and partnerships to consider.
#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "core/analysis/attributes.hpp"
#include "core/analysis/held_out.hpp"
#include "core/analysis/likely.hpp"
#include "core/analysis/missing_ties.hpp"
#include "core/analysis/questions/partnerships.hpp"
#include "core/analysis/questions/single_person.hpp"
#include "viz/report/circles.hpp"
#include "viz/report/introductions.hpp"
#include "viz/report/sections.hpp"

namespace entente {
namespace {

constexpr std::ptrdiff_t most_lasting = 200; ///< of more, those with the most panels are listed
constexpr std::ptrdiff_t lasting_shown = 50;
constexpr std::size_t most_gaps = 8;
constexpr std::size_t most_introducers = 2;
constexpr std::size_t most_people = 8;
constexpr std::size_t most_partnerships = 8;
constexpr std::uint64_t seed = 1;

/// One way to group the bodies.
struct Grouping {
  std::string family; ///< "circle", "kind" or "region"
  std::vector<std::uint32_t> of_node;
  std::vector<std::string> names;
};

/// Groups by a value of the nodes; those without one are in no group.
template <class Value, class Name>
Grouping group_by(std::string family, const Network& network, const Value& value, const Name& name) {
  Grouping grouping{std::move(family), {}, {}};
  std::map<std::string, std::uint32_t> numbers;
  for (const Node& node : network.nodes()) {
    const std::string own = value(node);
    if (!own.empty()) { numbers.emplace(own, 0); }
  }
  for (auto& [own, number] : numbers) {
    number = static_cast<std::uint32_t>(grouping.names.size());
    grouping.names.push_back(name(own));
  }
  for (const Node& node : network.nodes()) {
    const auto place = numbers.find(value(node));
    grouping.of_node.push_back(place == numbers.end() ? no_community : place->second);
  }
  return grouping;
}

Grouping by_kind(const Circles& circles) {
  const Reference& reference = circles.page().reference();
  return group_by(
      "kind", circles.network(), [&](const Node& node) { return top_category(reference, node.category); },
      [&](const std::string& id) {
        const CategoryFacts* const facts = reference.category(id);
        return facts == nullptr ? id : facts->name.in(circles.page().language());
      });
}

Grouping by_region(const Circles& circles) {
  const Reference& reference = circles.page().reference();
  return group_by(
      "region", circles.network(), [](const Node& node) { return node.region; },
      [&](const std::string& id) {
        const RegionFacts* const facts = reference.region(id);
        return facts == nullptr ? id : facts->name.in(circles.page().language());
      });
}

Grouping by_circle(const Circles& circles) {
  Grouping grouping{"circle", circles.found().of_node, {}};
  for (std::uint32_t c = 0; c < std::min(circles.count(), most_circles); ++c) {
    grouping.names.push_back(circles.circle_name(c));
  }
  return grouping;
}

std::vector<std::string> names_of(const Circles& circles, const std::vector<std::uint32_t>& nodes, std::size_t most) {
  std::vector<std::string> names;
  for (const std::uint32_t v : nodes) {
    if (names.size() < most) { names.push_back(circles.name(v)); }
  }
  return names;
}

/// Who could introduce the two, those whom a list knows as bodies first.
std::vector<Introduction> introducers(const Circles& circles, std::uint32_t one, std::uint32_t other,
                                      std::vector<std::uint32_t> shared) {
  std::stable_partition(shared.begin(), shared.end(), [&](std::uint32_t v) { return !circles.unnamed(v); });
  return introductions(circles, one, other, shared, most_introducers);
}

std::string sentences(const Circles& circles, std::uint32_t one, std::uint32_t other, const std::vector<Introduction>& by) {
  std::string text;
  for (const Introduction& introduction : by) {
    text += (text.empty() ? "" : " ") + sentence_of(circles, one, other, introduction);
  }
  return text;
}

/// Which tie would close the gap, who could bring it about, and the lines of the panels where these sat.
Html closing(const Circles& circles, const GroupPair& pair) {
  const Page& page = circles.page();
  if (!pair.closing) { return {}; }
  const auto [one, other] = *pair.closing;
  if (pair.shared.empty()) {
    return tag("p", emphasised(page.say("gaps.close.best-known", {circles.with_people(one), circles.with_people(other)}))) +
           page.evidence(circles.evidence({one, other}));
  }
  const std::vector<Introduction> by = introducers(circles, one, other, pair.shared);
  const std::vector<std::string> arguments{circles.name(one), circles.name(other), sentences(circles, one, other, by)};
  return tag("p", emphasised(page.say(by.empty() ? "gaps.close.nobody" : "gaps.close.shared", arguments))) +
         page.evidence(by.empty() ? circles.evidence({one, other}) : evidence_of(by));
}

/// Who stands between the two groups.
Html between(const Circles& circles, const GroupPair& pair) {
  const Page& page = circles.page();
  const std::vector<std::string> names = names_of(circles, pair.between, 3);
  return tag("p", names.empty()
                      ? page.say("gaps.between.none")
                      : page.say_count("gaps.between", static_cast<std::int64_t>(names.size()), {page.list(names)}));
}

std::vector<AppearanceId> tie_evidence(const Network& network, const Grouping& grouping, const GroupPair& pair) {
  std::vector<AppearanceId> all;
  for (const Tie& tie : network.ties()) {
    const auto ends = std::minmax(grouping.of_node[tie.source], grouping.of_node[tie.target]);
    if (ends.first == pair.one && ends.second == pair.other) {
      all.insert(all.end(), tie.evidence.begin(), tie.evidence.end());
    }
  }
  std::sort(all.begin(), all.end());
  all.erase(std::unique(all.begin(), all.end()), all.end());
  return all;
}

/// Pairs not to be proposed: those that one appearance stands for, and those with an organiser or no name of a body.
LeftOut not_proposed(const Circles& circles) {
  std::vector<bool> never(circles.network().nodes().size(), false);
  for (std::uint32_t v = 0; v < never.size(); ++v) {
    never[v] = circles.unnamed(v);
  }
  for (const std::uint32_t v : circles.organisers()) {
    never[v] = true;
  }
  return [at_once = spoken_for_at_once(circles.network()), never = std::move(never)](std::uint32_t a, std::uint32_t b) {
    return never[a] || never[b] || at_once(a, b);
  };
}

/// With a capital, as a sentence begins.
std::string capitalised(std::string text) {
  if (!text.empty() && text.front() >= 'a' && text.front() <= 'z') {
    text.front() = static_cast<char>(text.front() - 'a' + 'A');
  }
  return text;
}

std::string figures(const Page& page, const Grouping& grouping, const GroupPair& pair, std::uint32_t rewirings) {
  const auto as_few = static_cast<std::int64_t>(pair.fewer * (rewirings + 1) + 0.5) - 1;
  return page.say(std::string(as_few == 0 ? "gaps.never" : "gaps.pair") + (pair.observed == 0 ? ".none" : ""),
                  {capitalised(grouping.names[pair.one]), grouping.names[pair.other], std::to_string(pair.observed),
                   page.number(pair.expected, 1), std::to_string(rewirings), std::to_string(as_few)});
}

/// Where the random networks were too few for one pair alone to be told from chance.
Html what_is_told(const Page& page, const Resolution& best, std::size_t pairs, std::uint32_t rewirings) {
  if (!best.coarse()) { return {}; }
  return tag("p", {{"class", "quiet"}},
             page.say(best.together <= pairs ? "gaps.coarse" : "gaps.too-few",
                      {std::to_string(rewirings), page.number(best.least_adjusted, 2), std::to_string(best.together)}));
}

/// What a grouping lacks: the pairs that fall short beyond chance, else the one nearest to it.
Html gaps(const Circles& circles, const Grouping& grouping, std::vector<GroupPair> pairs, std::uint32_t rewirings) {
  const Page& page = circles.page();
  const Network& network = circles.network();
  std::stable_sort(pairs.begin(), pairs.end(),
                   [](const GroupPair& a, const GroupPair& b) { return a.expected - a.observed > b.expected - b.observed; });
  const auto short_of = std::count_if(pairs.begin(), pairs.end(), [](const GroupPair& p) { return p.fewer_than_chance(); });
  if (pairs.empty() || pairs.front().expected <= pairs.front().observed) { return {}; }
  Html content = tag("h4", page.say("gaps.by." + grouping.family));
  content += tag("p", emphasised(page.say_count(short_of == 0 ? "gaps.none" : "gaps.some", short_of,
                                                {std::to_string(short_of), std::to_string(pairs.size())})));
  content += what_is_told(page, resolution_of(pairs.size(), rewirings), pairs.size(), rewirings);
  if (static_cast<std::size_t>(short_of) > most_gaps) {
    content += tag("p", {{"class", "quiet"}}, page.say("gaps.listed", {std::to_string(most_gaps)}));
  }
  Html items;
  std::size_t shown = 0;
  for (const GroupPair& pair : pairs) {
    const bool wanted = short_of == 0 ? shown == 0 : pair.fewer_than_chance();
    if (!wanted || shown == most_gaps) { continue; }
    ++shown;
    items += tag("li", tag("p", emphasised(figures(page, grouping, pair, rewirings))) +
                           page.evidence(tie_evidence(network, grouping, pair)) + between(circles, pair) +
                           closing(circles, pair));
  }
  return content + tag("ul", {{"class", "findings"}}, items);
}

/// One person and the body whose ties rest on that person.
struct Holder {
  PersonId person;
  OrganisationId body;
  std::size_t resting = 0;
  std::vector<AppearanceId> evidence;
};

std::map<OrganisationId, std::size_t> ties_of_bodies(const Network& network) {
  std::map<OrganisationId, std::size_t> count;
  for (const Tie& tie : network.ties()) {
    for (const std::uint32_t end : {tie.source, tie.target}) {
      if (const auto id = OrganisationId::parse(network.nodes()[end].id)) { ++count[*id]; }
    }
  }
  return count;
}

std::vector<Holder> holders_of(const SinglePersonTies& found) {
  std::map<std::pair<PersonId, OrganisationId>, Holder> by_seat;
  for (const SinglePersonTie& tie : found.ties) {
    for (const auto& [person, body] : {std::pair(tie.for_one, tie.one), std::pair(tie.for_other, tie.other)}) {
      if (!person) { continue; }
      Holder& holder = by_seat[{*person, body}];
      holder.person = *person;
      holder.body = body;
      ++holder.resting;
      holder.evidence.insert(holder.evidence.end(), tie.evidence.begin(), tie.evidence.end());
    }
  }
  std::vector<Holder> list;
  for (auto& [seat, holder] : by_seat) {
    std::sort(holder.evidence.begin(), holder.evidence.end());
    holder.evidence.erase(std::unique(holder.evidence.begin(), holder.evidence.end()), holder.evidence.end());
    list.push_back(std::move(holder));
  }
  std::stable_sort(list.begin(), list.end(), [](const Holder& a, const Holder& b) { return a.resting > b.resting; });
  return list;
}

/// Appearances of one person for one body.
std::vector<AppearanceId> seats_of(const Dataset& dataset, const Holder& holder) {
  std::vector<AppearanceId> own;
  for (const AppearanceId id : holder.evidence) {
    const Appearance* const appearance = find(dataset.appearances, id);
    if (appearance != nullptr && appearance->person == holder.person) { own.push_back(id); }
  }
  return own;
}

Html lasting_ties(const Circles& circles, const SinglePersonTies& found) {
  const Page& page = circles.page();
  const Dataset& seats = circles.seats();
  Html items;
  const auto lasting = std::ranges::count_if(found.ties, [](const SinglePersonTie& tie) { return tie.panels >= 2; });
  const std::ptrdiff_t shown = lasting > most_lasting ? lasting_shown : lasting;
  std::ptrdiff_t left = shown;
  for (const SinglePersonTie& tie : found.ties) {
    if (tie.panels < 2 || left == 0) { continue; }
    --left;
    const Organisation* const one = find(seats.organisations, tie.one);
    const Organisation* const other = find(seats.organisations, tie.other);
    const Person* const person = find(seats.people, tie.for_one ? *tie.for_one : *tie.for_other);
    if (one == nullptr || other == nullptr || person == nullptr) { continue; }
    items += tag(
        "li", tag("p", emphasised(page.say("single.lasting", {page.organisation_name(*one), page.organisation_name(*other),
                                                              std::to_string(tie.panels), person->name}))) +
                  page.evidence(tie.evidence));
  }
  if (shown < lasting) { items += tag("li", page.say("evidence.more", {std::to_string(lasting - shown)})); }
  return items.empty() ? items : tag("ul", {{"class", "findings"}}, items);
}

/// The two, who could introduce them, and how many more bodies sat with both.
std::string partner_sentence(const Circles& circles, const LikelyTie& likely, const std::vector<Introduction>& by) {
  std::set<std::uint32_t> others(likely.shared.begin(), likely.shared.end());
  for (const Introduction& introduction : by) {
    others.erase(introduction.through);
  }
  const std::vector<std::string> arguments{circles.name(likely.source), circles.name(likely.target),
                                           sentences(circles, likely.source, likely.target, by),
                                           std::to_string(others.size())};
  const Page& page = circles.page();
  return others.empty() ? page.say("partner.pair", arguments)
                        : page.say_count("partner.pair.more", static_cast<std::int64_t>(others.size()), arguments);
}

/// How far the proposals can be trusted: on later years first, which is what matters, then on hidden ties.
Html trust(const Page& page) {
  const Circles& circles = page.circles();
  const auto later = later_years(circles.seats(), page.reference(), NetworkKind::organisations, Likeness::adamic_adar, seed);
  const auto hidden = held_out_accuracy(circles.network(), Likeness::adamic_adar, seed);
  Html content;
  if (later) {
    std::string text = page.say(
        "partner.later", {std::to_string(later->from), std::to_string(later->new_ties), page.percent(later->accuracy)});
    if (later->weak()) { text += " " + page.say("partner.weak"); }
    content += tag("p", {{"class", "quiet"}}, text);
  }
  std::string text = page.say("partner.untested");
  if (hidden) {
    text = page.say(hidden->folds == 1 ? "partner.accuracy.once" : "partner.accuracy",
                    {page.percent(hidden->mean), page.percent(hidden->least), page.percent(hidden->most)});
  }
  return content + tag("p", {{"class", "quiet"}}, text);
}

} // namespace

Html missing_part(const Page& page) {
  const Circles& circles = page.circles();
  std::vector<Grouping> groupings;
  if (circles.count() > 1) { groupings.push_back(by_circle(circles)); }
  groupings.push_back(by_kind(circles));
  groupings.push_back(by_region(circles));
  std::vector<NodeGrouping> ways;
  std::uint32_t rewirings = 0; // as many as the way with the most pairs needs
  for (const Grouping& grouping : groupings) {
    const std::size_t groups = grouping.names.size();
    ways.push_back({grouping.of_node, static_cast<std::uint32_t>(groups)});
    rewirings = std::max(rewirings, affordable_rewirings(circles.network().ties().size(),
                                                         groups * (std::max<std::size_t>(groups, 1) - 1) / 2));
  }
  Work all_threads = page.work(); // this takes longest: the other sections are done before it
  all_threads.threads = 0;
  auto pairs = group_pairs(circles.network(), ways, rewirings, seed, not_proposed(circles), all_threads);
  Html content;
  for (std::size_t i = 0; i < groupings.size(); ++i) {
    content += gaps(circles, groupings[i], std::move(pairs[i]), rewirings);
  }
  if (content.empty()) { content = tag("p", page.say("page.nothing")); }
  return tag("h3", page.say("gaps.title")) + tag("p", page.say("gaps.intro")) + content;
}

Html single_person_part(const Page& page) {
  const Circles& circles = page.circles();
  const SinglePersonTies found = single_person_ties(circles.seats(), circles.network());
  Html content = tag("h3", page.say("single.title"));
  if (found.ties.empty()) { return content + tag("p", page.say("single.none", {std::to_string(found.all)})); }
  content += tag("p", emphasised(page.say_count("single.intro", static_cast<std::int64_t>(found.ties.size()),
                                                {std::to_string(found.ties.size()), std::to_string(found.all)})));
  content += lasting_ties(circles, found);
  const auto all = ties_of_bodies(circles.network());
  std::vector<std::vector<Html>> rows;
  for (const Holder& holder : holders_of(found)) {
    const Person* const person = find(circles.seats().people, holder.person);
    const Organisation* const body = find(circles.seats().organisations, holder.body);
    if (person == nullptr || body == nullptr || rows.size() == most_people) { continue; }
    const auto of = all.find(holder.body);
    rows.push_back({text(person->name), text(page.organisation_name(*body)),
                    text(page.say("coverage.of", {std::to_string(holder.resting),
                                                  std::to_string(of == all.end() ? holder.resting : of->second)})),
                    page.evidence(seats_of(circles.seats(), holder))});
  }
  const std::vector<GridColumn> columns = {{page.say("single.person"), false},
                                           {page.say("single.body"), false},
                                           {page.say("single.ties"), true},
                                           {page.say("page.lines"), false}};
  return content + grid(page.say("single.caption"), columns, rows);
}

const Html& trust_part(const Page& page) {
  return page.part("trust", [&] { return trust(page); });
}

Html partnerships_part(const Page& page) {
  const Circles& circles = page.circles();
  const Rows rows = circles.network().rows();
  Html items;
  std::size_t shown = 0;
  std::map<std::uint32_t, std::size_t> named; // a list in which one body comes again and again helps nobody
  for (const LikelyTie& likely : likely_ties(rows, Likeness::adamic_adar, 200, {}, page.work(), not_proposed(circles))) {
    if (shown == most_partnerships) { break; }
    if (named[likely.source] == 2 || named[likely.target] == 2) { continue; }
    const std::vector<Introduction> by = introducers(circles, likely.source, likely.target, likely.shared);
    if (by.empty()) { continue; }
    ++named[likely.source];
    ++named[likely.target];
    ++shown;
    items += tag("li", tag("p", emphasised(partner_sentence(circles, likely, by))) + page.evidence(evidence_of(by)));
  }
  Html content = tag("h3", page.say("partner.title"));
  if (items.empty()) { return content + tag("p", page.say("page.nothing")); }
  std::vector<std::string> organisers;
  for (const std::uint32_t v : circles.organisers()) {
    organisers.push_back(circles.name(v));
  }
  if (!organisers.empty()) { content += tag("p", page.say("partner.organisers", {page.list(organisers)})); }
  content += tag("p", page.say("partner.intro")) + tag("ul", {{"class", "findings"}}, items);
  return content + trust_part(page);
}

} // namespace entente
