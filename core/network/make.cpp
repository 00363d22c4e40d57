#include <algorithm>
#include <numeric>
#include <span>
#include <utility>

#include "core/network/facts.hpp"
#include "core/network/key_order.hpp"

namespace entente {
namespace {

using detail::DatasetFacts;
using detail::Key;
using detail::KeyOrder;
using detail::Link;
using detail::Presence;

/// The nodes of all presences, sorted by kind and id, and the keys they were made from.
struct NodeList {
  KeyOrder order;
  std::vector<Node> nodes;
};

/// Presences of one key are in the order of their appearances, or without one.
NodeList make_nodes(const DatasetFacts& facts, std::span<const Presence> presences) {
  NodeList list{KeyOrder(presences), {}};
  const KeyOrder::Seen seen = list.order.seen(presences);
  std::vector<const Appearance*> own;
  list.nodes.reserve(list.order.keys().size());
  for (std::size_t i = 0; i < list.order.keys().size(); ++i) {
    own.clear();
    for (std::uint32_t k = seen.begin[i]; k < seen.begin[i + 1]; ++k) {
      if (own.empty() || own.back() != seen.appearances[k]) { own.push_back(seen.appearances[k]); }
    }
    list.nodes.push_back(facts.node(list.order.keys()[i], own));
  }
  return list;
}

/// What an appearance stands for in a network of one mode.
void add_presences(const DatasetFacts& facts, EntityKind kind, const Appearance& appearance,
                   std::vector<Presence>& presences) {
  switch (kind) {
  case EntityKind::person: presences.push_back({{kind, appearance.person.value}, &appearance}); break;
  case EntityKind::organisation:
    for (const OrganisationId id : appearance.organisations) {
      presences.push_back({{kind, id.value}, &appearance});
    }
    break;
  case EntityKind::state:
    if (appearance.state) { presences.push_back({facts.state(*appearance.state), &appearance}); }
    break;
  default: break;
  }
}

/// One appearance on a panel, seen as the node it stands for.
struct Seat {
  SessionId panel;
  std::uint32_t node = 0;
  PersonId person;
  AppearanceId appearance;
  friend auto operator<=>(const Seat&, const Seat&) = default;
};

/// A node's seats on one panel: [begin, end) of the sorted seats.
struct Block {
  std::uint32_t node = 0;
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  std::uint32_t others = 0; ///< how many other nodes are on the panel
};

/// Two nodes of one panel; `a` and `b` are places in the list of blocks.
struct Pair {
  std::uint32_t source = 0, target = 0;
  std::uint32_t a = 0, b = 0;
  friend auto operator<=>(const Pair&, const Pair&) = default;
};

std::vector<Block> make_blocks(const std::vector<Seat>& seats) {
  std::vector<Block> blocks;
  for (std::uint32_t i = 0; i < seats.size();) {
    const std::size_t first = blocks.size();
    const SessionId panel = seats[i].panel;
    while (i < seats.size() && seats[i].panel == panel) {
      const std::uint32_t begin = i;
      while (i < seats.size() && seats[i].panel == panel && seats[i].node == seats[begin].node) {
        ++i;
      }
      blocks.push_back({seats[begin].node, begin, i, 0});
    }
    for (std::size_t k = first; k < blocks.size(); ++k) {
      blocks[k].others = static_cast<std::uint32_t>(blocks.size() - first - 1);
    }
  }
  return blocks;
}

bool sits_in(PersonId person, const Block& block, const std::vector<Seat>& seats) {
  return std::any_of(seats.begin() + block.begin, seats.begin() + block.end,
                     [&](const Seat& seat) { return seat.person == person; });
}

bool has_someone_outside(const Block& block, const Block& other, const std::vector<Seat>& seats) {
  return std::any_of(seats.begin() + block.begin, seats.begin() + block.end,
                     [&](const Seat& seat) { return !sits_in(seat.person, other, seats); });
}

/// True when two different people sit there, one for each node.
bool different_people(const Block& a, const Block& b, const std::vector<Seat>& seats) {
  return has_someone_outside(a, b, seats) || has_someone_outside(b, a, seats) ||
         seats[a.begin].person != seats[a.end - 1].person;
}

/// The pairs of nodes that meet on a panel, sorted by ends and panel.
template <class Nested>
std::vector<Pair> make_pairs(const std::vector<Seat>& seats, const std::vector<Block>& blocks, const Nested& nested) {
  std::vector<Pair> pairs;
  const auto panel = [&](std::uint32_t block) { return seats[blocks[block].begin].panel; };
  for (std::uint32_t a = 0; a < blocks.size(); ++a) {
    for (std::uint32_t b = a + 1; b < blocks.size() && panel(b) == panel(a); ++b) {
      const bool meet = nested(blocks[a].node, blocks[b].node) ? has_someone_outside(blocks[a], blocks[b], seats) &&
                                                                     has_someone_outside(blocks[b], blocks[a], seats)
                                                               : different_people(blocks[a], blocks[b], seats);
      if (meet) { pairs.push_back({blocks[a].node, blocks[b].node, a, b}); }
    }
  }
  std::sort(pairs.begin(), pairs.end());
  return pairs;
}

/// The gathered ids, sorted, each once, in no more memory than they need; what was gathered is gone.
std::vector<AppearanceId> take_sorted(std::vector<AppearanceId>& gathered) {
  std::sort(gathered.begin(), gathered.end());
  gathered.erase(std::unique(gathered.begin(), gathered.end()), gathered.end());
  std::vector<AppearanceId> ids(gathered.begin(), gathered.end());
  gathered.clear();
  return ids;
}

std::vector<Tie> merge_pairs(const std::vector<Pair>& pairs, const std::vector<Block>& blocks,
                             const std::vector<Seat>& seats, TieWeight weight) {
  std::vector<Tie> ties;
  std::vector<AppearanceId> evidence;
  for (std::size_t i = 0; i < pairs.size();) {
    Tie tie{pairs[i].source, pairs[i].target, 0, TieKind::co_appearance, {}};
    for (; i < pairs.size() && pairs[i].source == tie.source && pairs[i].target == tie.target; ++i) {
      tie.weight += weight == TieWeight::newman ? 1.0 / blocks[pairs[i].a].others : 1.0;
      for (const Block& block : {blocks[pairs[i].a], blocks[pairs[i].b]}) {
        for (std::uint32_t k = block.begin; k < block.end; ++k) {
          evidence.push_back(seats[k].appearance);
        }
      }
    }
    if (weight == TieWeight::none) { tie.weight = 1; }
    tie.evidence = take_sorted(evidence);
    ties.push_back(std::move(tie));
  }
  return ties;
}

Network make_one_mode(const DatasetFacts& facts, EntityKind actor, NetworkKind kind, TieWeight weight) {
  std::vector<Presence> presences;
  for (const Appearance* appearance : facts.appearances()) {
    add_presences(facts, actor, *appearance, presences);
  }
  NodeList list = make_nodes(facts, presences);
  std::vector<Seat> seats;
  for (const Presence& presence : presences) {
    const Appearance& appearance = *presence.appearance;
    if (appearance.session) {
      seats.push_back({*appearance.session, list.order.index(presence.key), appearance.person, appearance.id});
    }
  }
  std::sort(seats.begin(), seats.end());
  const std::vector<Block> blocks = make_blocks(seats);
  std::vector<std::vector<std::uint32_t>> holders(list.nodes.size());
  if (actor == EntityKind::organisation) {
    for (std::size_t i = 0; i < list.nodes.size(); ++i) {
      for (const OrganisationId holder : facts.holders(OrganisationId(list.order.keys()[i].number))) {
        const Key key{EntityKind::organisation, holder.value};
        if (list.order.contains(key)) { holders[i].push_back(list.order.index(key)); }
      }
    }
  }
  const auto holds = [&](std::uint32_t outer, std::uint32_t inner) {
    return std::find(holders[inner].begin(), holders[inner].end(), outer) != holders[inner].end();
  };
  const auto pairs = make_pairs(seats, blocks, [&](std::uint32_t a, std::uint32_t b) { return holds(a, b) || holds(b, a); });
  return Network(kind, weight, std::move(list.nodes), merge_pairs(pairs, blocks, seats, weight));
}

/// A link by the places of its ends.
struct Strand {
  std::uint32_t a = 0;
  std::uint32_t b = 0;
  TieKind kind = TieKind::appearance;
  std::int64_t unit = 0;
  AppearanceId evidence;
  friend auto operator<=>(const Strand&, const Strand&) = default;
};

/// The links by their ends, the lower one first, sorted.
std::vector<Strand> sorted_strands(const std::vector<Link>& links, const KeyOrder& order) {
  std::vector<Strand> strands(links.size());
  std::vector<std::uint32_t> next(order.keys().size() + 1, 0);
  const auto ends = [&](const Link& link) { return std::minmax({order.index(link.a), order.index(link.b)}); };
  for (const Link& link : links) {
    ++next[ends(link).first + 1];
  }
  std::partial_sum(next.begin(), next.end(), next.begin());
  for (const Link& link : links) {
    const auto [a, b] = ends(link);
    strands[next[a]++] = {a, b, link.kind, link.unit, link.evidence};
  }
  for (std::size_t a = 0, begin = 0; a + 1 < next.size(); begin = next[a++]) {
    std::sort(strands.begin() + static_cast<std::ptrdiff_t>(begin), strands.begin() + next[a]);
  }
  return strands;
}

std::vector<Tie> merge_links(const std::vector<Link>& links, const KeyOrder& order, TieWeight weight) {
  const std::vector<Strand> strands = sorted_strands(links, order);
  std::vector<Tie> ties;
  std::vector<AppearanceId> evidence;
  for (std::size_t i = 0; i < strands.size();) {
    const Strand& first = strands[i];
    Tie tie{first.a, first.b, 1, first.kind, {}};
    for (std::int64_t unit = first.unit;
         i < strands.size() && strands[i].a == first.a && strands[i].b == first.b && strands[i].kind == first.kind; ++i) {
      if (strands[i].unit != unit && weight != TieWeight::none) { tie.weight += 1; }
      unit = strands[i].unit;
      if (strands[i].evidence) { evidence.push_back(strands[i].evidence); }
    }
    tie.evidence = take_sorted(evidence);
    ties.push_back(std::move(tie));
  }
  return ties;
}

/// Who appears where: at panels, or at the processes whose events they are.
Network make_two_mode(const DatasetFacts& facts, EntityKind actor, NetworkKind kind, TieWeight weight) {
  std::vector<Presence> presences;
  std::vector<Presence> of_one;
  std::vector<Link> links;
  for (const Appearance* appearance : facts.appearances()) {
    Key place;
    if (kind == NetworkKind::people_sessions) {
      place = {EntityKind::session, appearance->session.value_or(SessionId{}).value};
    } else {
      place = {EntityKind::process, facts.process_of(appearance->event).value};
    }
    of_one.clear();
    add_presences(facts, actor, *appearance, of_one);
    presences.insert(presences.end(), of_one.begin(), of_one.end());
    if (place.number == 0 || of_one.empty()) { continue; }
    presences.push_back({place, appearance});
    for (const Presence& presence : of_one) {
      links.push_back({presence.key, place, TieKind::appearance, appearance->id.value, appearance->id});
    }
  }
  NodeList list = make_nodes(facts, presences);
  std::vector<Tie> ties = merge_links(links, list.order, weight);
  return Network(kind, weight, std::move(list.nodes), std::move(ties));
}

} // namespace

Network make_network(const Dataset& dataset, const Reference& reference, NetworkKind kind, TieWeight weight) {
  const DatasetFacts facts(dataset, reference);
  switch (kind) {
  case NetworkKind::people_sessions: return make_two_mode(facts, EntityKind::person, kind, weight);
  case NetworkKind::states_processes: return make_two_mode(facts, EntityKind::state, kind, weight);
  case NetworkKind::organisations_processes: return make_two_mode(facts, EntityKind::organisation, kind, weight);
  case NetworkKind::people: return make_one_mode(facts, EntityKind::person, kind, weight);
  case NetworkKind::organisations: return make_one_mode(facts, EntityKind::organisation, kind, weight);
  case NetworkKind::states: return make_one_mode(facts, EntityKind::state, kind, weight);
  case NetworkKind::actors: break;
  }
  std::vector<Presence> presences;
  std::vector<Link> links;
  detail::add_actors(facts, presences, links);
  NodeList list = make_nodes(facts, presences);
  std::vector<Tie> ties = merge_links(links, list.order, weight);
  return Network(kind, weight, std::move(list.nodes), std::move(ties));
}

} // namespace entente
