#include <algorithm>
#include <cmath>
#include <set>

#include "core/analysis/articulation.hpp"
#include "core/analysis/betweenness.hpp"
#include "core/analysis/components.hpp"
#include "core/analysis/questions/stability.hpp"
#include "core/analysis/values.hpp"
#include "viz/report/circles.hpp"
#include "viz/report/sections.hpp"

namespace entente {

std::vector<ReportedBridge> bridges_of(const Page& page, NetworkKind kind, std::size_t most) {
  const Network& network = page.network(kind);
  const std::vector<double>& values = page.between(kind).values;
  std::vector<std::uint32_t> order;
  for (std::uint32_t v = 0; v < values.size(); ++v) {
    if (values[v] > 0) { order.push_back(v); }
  }
  std::stable_sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
    return values[a] != values[b] ? values[a] > values[b] : compare_ids(network.nodes()[a].id, network.nodes()[b].id) < 0;
  });
  order.resize(std::min(order.size(), most));
  std::vector<ReportedBridge> bridges;
  for (const std::uint32_t v : order) {
    const Node& node = network.nodes()[v];
    bridges.push_back({node.id, node.name, values[v], 0, 0, node.evidence});
  }
  for (ReportedBridge& bridge : bridges) {
    if (const auto id = OrganisationId::parse(bridge.id)) {
      const Organisation* organisation = find(page.dataset().organisations, *id);
      if (organisation != nullptr) { bridge.name = page.organisation_name(*organisation); }
    }
    std::set<SessionId> sessions;
    std::set<EventId> meetings;
    for (const AppearanceId id : bridge.evidence) {
      const Appearance* appearance = find(page.dataset().appearances, id);
      if (appearance == nullptr) { continue; }
      meetings.insert(appearance->event);
      if (appearance->session) { sessions.insert(*appearance->session); }
    }
    bridge.sessions = sessions.size();
    bridge.meetings = meetings.size();
  }
  return bridges;
}

namespace {

constexpr std::size_t most = 8;

/// A share as people say it: "61%", and "under 1%" where rounding would say none.
std::string share_text(const Page& page, double share) {
  return share > 0 && share < 0.01 ? page.say("bridges.under-one") : page.percent(share);
}

/// Pairs of others that a node of the largest part of the network can stand between.
double pairs_in_largest(const Network& network) {
  const Components parts = components(network);
  const double others = parts.sizes.empty() ? 0 : static_cast<double>(parts.sizes.front()) - 1;
  return others * (others - 1) / 2;
}

/// For each node the pairs that it stands between, out of those in the largest part: one measure for all, so that the first
/// of a small part does not come before the first of the whole.
std::vector<double> shares(const Network& network, const std::vector<double>& values) {
  const double pairs = pairs_in_largest(network);
  std::vector<double> result;
  for (const double value : values) {
    result.push_back(pairs > 0 ? value / pairs : 0);
  }
  return result;
}

/// What the shares are out of.
Html out_of(const Page& page, const Network& network) {
  const Components parts = components(network);
  return tag("p", {{"class", "quiet"}},
             page.say("bridges.out-of", {page.number(pairs_in_largest(network), 0), std::to_string(parts.sizes.front()),
                                         std::to_string(network.nodes().size())}));
}

std::vector<std::uint32_t> highest(const std::vector<double>& values) {
  std::vector<std::uint32_t> order;
  for (std::uint32_t v = 0; v < values.size(); ++v) {
    if (values[v] > 0) { order.push_back(v); }
  }
  std::stable_sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) { return values[a] > values[b]; });
  return order;
}

/// What the page says first.
Html summary(const Circles& circles, const std::vector<double>& share, const std::vector<std::uint32_t>& parts_added) {
  const Page& page = circles.page();
  const Components parts = components(circles.network());
  const auto bodies = std::to_string(circles.network().nodes().size());
  const auto line = [&](const std::string& sentence, std::span<const AppearanceId> evidence) {
    return tag("li", tag("p", emphasised(sentence)) + page.evidence(evidence));
  };
  std::vector<std::uint32_t> linking;
  for (std::uint32_t v = 0; v < share.size(); ++v) {
    if (circles.count() > 0 && circles.touched(v).size() > 1) { linking.push_back(v); }
  }
  Html items;
  if (circles.count() > 1) {
    const bool many = 2 * linking.size() > share.size();
    items +=
        line(page.say_count(many ? "bridges.circles.many" : "bridges.circles", static_cast<std::int64_t>(linking.size()),
                            {bodies, std::to_string(circles.count()), std::to_string(linking.size())}),
             circles.evidence(linking));
  } else {
    items += line(page.say("bridges.no-circles", {bodies}), {});
  }
  const std::vector<std::uint32_t> order = highest(share);
  if (!order.empty()) {
    const std::uint32_t first = order.front();
    const std::vector<std::string> arguments{circles.with_people(first), share_text(page, share[first]),
                                             std::to_string(parts_added[first])};
    items += line(parts_added[first] > 0 ? page.say_count("bridges.first.cut", parts_added[first], arguments)
                                         : page.say("bridges.first", arguments),
                  circles.network().nodes()[first].evidence);
  }
  if (parts.sizes.size() > 1) {
    const std::size_t apart = circles.network().nodes().size() - parts.sizes.front();
    std::vector<std::uint32_t> outside;
    for (std::uint32_t v = 0; v < share.size(); ++v) {
      if (parts.of_node[v] != 0) { outside.push_back(v); }
    }
    items += line(page.say_count("bridges.apart", static_cast<std::int64_t>(apart),
                                 {std::to_string(apart), bodies, std::to_string(parts.sizes.size() - 1)}),
                  circles.evidence(outside));
  }
  return tag("ul", {{"class", "findings"}}, items);
}

/// Who leads out of a circle, most ties first.
std::vector<std::string> ways_out(const Circles& circles, std::uint32_t circle, std::size_t& ties) {
  const Communities& found = circles.found();
  std::vector<std::pair<std::size_t, std::uint32_t>> leading;
  for (const std::uint32_t v : circles.members(circle)) {
    std::size_t out = 0;
    for (const std::uint32_t w : circles.network().rows().neighbours(v)) {
      out += found.of_node[w] != circle ? 1 : 0;
    }
    ties += out;
    if (out > 0) { leading.emplace_back(out, v); }
  }
  std::stable_sort(leading.begin(), leading.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
  std::vector<std::string> names;
  for (const auto& [out, v] : leading) {
    if (names.size() < 3) { names.push_back(circles.name(v)); }
  }
  return names;
}

/// How often sessions are left out to see how far circles hold: of large networks less often, and searched briefly.
std::uint32_t resamples_of(const Circles& circles) { return searched_briefly(circles.network()) ? 2 : 10; }

/// How far each circle holds when a fifth of the sessions is left out, several times: the mean over its members.
std::vector<double> holding(const Circles& circles) {
  constexpr double share = 0.8;
  const Communities& found = circles.found();
  CommunityOptions how;
  if (searched_briefly(circles.network())) { how.rounds = 2; }
  const std::vector<double> held = resampled_stability(circles.network(), found, circles.seats(), circles.page().reference(),
                                                       how, resamples_of(circles), share, circles.page().work());
  std::vector<double> sum(circles.count(), 0);
  std::vector<double> count(circles.count(), 0);
  for (std::size_t v = 0; v < held.size(); ++v) {
    const std::size_t circle = found.of_node[v];
    if (std::isnan(held[v]) || circle >= sum.size()) { continue; }
    sum[circle] += held[v];
    count[circle] += 1;
  }
  for (std::size_t c = 0; c < sum.size(); ++c) {
    sum[c] = count[c] > 0 ? sum[c] / count[c] : 0;
  }
  return sum;
}

Html circles_part(const Page& page) {
  const Circles& circles = page.circles();
  if (circles.count() < 2) { return {}; }
  const std::vector<double> held = holding(circles);
  std::vector<std::vector<Html>> rows;
  for (std::uint32_t c = 0; c < std::min(circles.count(), most_circles); ++c) {
    const std::vector<std::uint32_t> members = circles.members(c);
    std::vector<std::string> names;
    for (const std::uint32_t v : members) {
      if (names.size() < 3) { names.push_back(circles.name(v)); }
    }
    std::size_t ties = 0;
    const std::vector<std::string> out = ways_out(circles, c, ties);
    if (members.size() > names.size()) {
      names.push_back(page.say("evidence.more.people", {std::to_string(members.size() - names.size())}));
    }
    const Html who = text(std::to_string(c + 1) + ". " + page.list(names));
    const Html ways = out.empty() ? text(page.say("bridges.no-way-out"))
                                  : text(page.say_count("bridges.ways-out", static_cast<std::int64_t>(ties),
                                                        {std::to_string(ties), page.list(out)}));
    rows.push_back(
        {who, text(circles.particular(c)), text(page.percent(held[c])), ways, page.evidence(circles.evidence(members))});
  }
  const std::vector<GridColumn> columns = {{page.say("bridges.members"), false},
                                           {page.say("bridges.particular"), false},
                                           {page.say("bridges.holds"), true},
                                           {page.say("bridges.out"), false},
                                           {page.say("page.lines"), false}};
  return tag("h3", page.say("bridges.circles.title")) + tag("p", page.say("bridges.circles.intro")) +
         (searched_briefly(circles.network())
              ? tag("p", {{"class", "quiet"}}, page.say("bridges.circles.brief", {std::to_string(resamples_of(circles))}))
              : Html{}) +
         grid(page.say("bridges.circles.caption"), columns, rows) +
         (circles.count() > most_circles
              ? tag("p", {{"class", "quiet"}}, page.say("evidence.more", {std::to_string(circles.count() - most_circles)}))
              : Html{});
}

/// Says so where shares are estimates, and how good they are.
Html estimated(const Page& page, const Network& network, const SampledBetweenness& between) {
  if (between.samples == 0) { return {}; }
  const double off = between.error / pairs_in_largest(network);
  return tag("p", {{"class", "quiet"}},
             page.say("bridges.estimated", {std::to_string(between.samples), std::to_string(network.nodes().size()),
                                            page.percent(std::min(off, 1.0))}));
}

Html bodies_between(const Circles& circles, const std::vector<double>& values, const std::vector<double>& share,
                    const std::vector<std::uint32_t>& parts_added) {
  const Page& page = circles.page();
  std::vector<std::vector<Html>> rows;
  for (const std::uint32_t v : highest(share)) {
    if (rows.size() == most) { break; }
    std::string touched;
    if (circles.count() > 1) {
      for (const std::uint32_t c : circles.touched(v)) {
        touched += (touched.empty() ? "" : ", ") + std::to_string(c + 1);
      }
    }
    Html who = text(circles.name(v));
    std::vector<std::string> people = circles.people(v);
    if (people.size() > 4) {
      const std::size_t more = people.size() - 4;
      people.resize(4);
      people.push_back(page.say("evidence.more.people", {std::to_string(more)}));
    }
    who += tag("span", {{"class", "quiet block"}}, page.list(people));
    rows.push_back({who, text(page.number(values[v], 0)), text(share_text(page, share[v])),
                    text(touched.empty() ? "–" : touched), text(parts_added[v] == 0 ? "–" : std::to_string(parts_added[v])),
                    page.evidence(circles.network().nodes()[v].evidence)});
  }
  const std::vector<GridColumn> columns = {{page.say("bridges.name"), false}, {page.say("bridges.pairs"), true},
                                           {page.say("bridges.share"), true}, {page.say("bridges.touches"), false},
                                           {page.say("bridges.cut"), true},   {page.say("page.lines"), false}};
  if (rows.empty()) { return tag("p", page.say("page.nothing")); }
  return grid(page.say("bridges.caption.organisations"), columns, rows) + out_of(page, circles.network());
}

/// The bodies that a person spoke for, innermost first.
std::string bodies_of(const Page& page, const Node& node) {
  std::vector<std::string> names;
  for (const AppearanceId id : node.evidence) {
    const Appearance* const appearance = find(page.dataset().appearances, id);
    if (appearance == nullptr || appearance->organisations.empty()) { continue; }
    const Organisation* const body = find(page.dataset().organisations, appearance->organisations.back());
    if (body == nullptr) { continue; }
    const std::string name = shortened(page.organisation_name(*body), 60);
    if (std::find(names.begin(), names.end(), name) == names.end()) { names.push_back(name); }
  }
  return page.list(names);
}

Html people_between(const Page& page) {
  const Network& network = page.network(NetworkKind::people);
  const SampledBetweenness& between = page.between(NetworkKind::people);
  const std::vector<double> share = shares(network, between.values);
  const Rows ties = network.rows();
  std::vector<std::vector<Html>> rows;
  for (const std::uint32_t v : highest(share)) {
    if (rows.size() == most) { break; }
    const Node& node = network.nodes()[v];
    std::set<SessionId> panels;
    for (const AppearanceId id : node.evidence) {
      const Appearance* const appearance = find(page.dataset().appearances, id);
      if (appearance != nullptr && appearance->session) { panels.insert(*appearance->session); }
    }
    rows.push_back({text(node.name) + tag("span", {{"class", "quiet block"}}, bodies_of(page, node)),
                    text(page.number(between.values[v], 0)), text(share_text(page, share[v])),
                    text(std::to_string(ties.neighbours(v).size())), text(std::to_string(panels.size())),
                    page.evidence(node.evidence)});
  }
  const std::vector<GridColumn> columns = {{page.say("bridges.name"), false},    {page.say("bridges.pairs"), true},
                                           {page.say("bridges.share"), true},    {page.say("bridges.met"), true},
                                           {page.say("bridges.sessions"), true}, {page.say("page.lines"), false}};
  if (rows.empty()) { return tag("p", page.say("page.nothing")); }
  return grid(page.say("bridges.caption.people"), columns, rows) + out_of(page, network) + estimated(page, network, between);
}

/// Which bodies the section leaves out or counts as one, and why.
Html counted(const Circles& circles) {
  const Page& page = circles.page();
  const std::size_t all = page.dataset().organisations.size();
  const std::size_t apart = page.network(NetworkKind::organisations).nodes().size();
  const std::size_t here = circles.network().nodes().size();
  Html told;
  if (apart > here) {
    told += tag("p", {{"class", "quiet"}},
                page.say_count("bridges.one-seat", static_cast<std::int64_t>(apart - here),
                               {std::to_string(apart - here), std::to_string(apart), std::to_string(here)}));
  }
  if (all > apart) {
    told += tag("p", {{"class", "quiet"}},
                page.say_count("bridges.unseated", static_cast<std::int64_t>(all - apart),
                               {std::to_string(all - apart), std::to_string(all)}));
  }
  return told;
}

/// What stands before everything else: the findings and the bodies between others, or that there are no ties.
Html opening_part(const Page& page) {
  const Html intro = tag("h2", {{"id", "bridges-title"}}, page.say("page.bridges")) + tag("p", page.say("bridges.intro"));
  const Circles& circles = page.circles();
  if (circles.network().ties().empty()) { return intro + tag("p", page.say("bridges.no-ties")); }
  const SampledBetweenness between = affordable_betweenness(circles.network(), page.work());
  const std::vector<double> share = shares(circles.network(), between.values);
  const std::vector<std::uint32_t> parts_added = articulation(circles.network());
  return intro + counted(circles) + summary(circles, share, parts_added) + tag("h3", page.say("bridges.who")) +
         tag("p", page.say("bridges.who.intro")) + bodies_between(circles, between.values, share, parts_added) +
         estimated(page, circles.network(), between);
}

/// A part that has nothing to tell where no bodies are tied.
Piece where_tied(Html (*part)(const Page&)) {
  return [part](const Page& page) { return page.circles().network().ties().empty() ? Html{} : part(page); };
}

} // namespace

void prepare_bridges(const Page& page) {
  if (!page.circles().network().ties().empty()) { trust_part(page); }
}

std::vector<Piece> bridges_pieces() {
  std::vector<Piece> pieces{opening_part, people_between, where_tied(circles_part)};
  for (const auto part : {missing_part, single_person_part, partnerships_part}) {
    pieces.push_back(where_tied(part));
  }
  return pieces;
}

} // namespace entente
