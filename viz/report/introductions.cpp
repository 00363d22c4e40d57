#include "viz/report/introductions.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <span>
#include <utility>

namespace entente {
namespace {

constexpr std::size_t most_encounters = 64; ///< looked through on each side
constexpr std::size_t most_bodies = 64;     ///< that stand between, looked through

/// The people of a panel who spoke for either end of a tie.
struct PanelSeats {
  std::vector<const Appearance*> hosts;
  std::vector<const Appearance*> guests;
};

bool spoke_for(const Appearance& appearance, OrganisationId body) {
  return std::find(appearance.organisations.begin(), appearance.organisations.end(), body) != appearance.organisations.end();
}

/// Where people of a host body sat with people of another: different people, neither of whom spoke for both.
std::vector<Encounter> encounters(const Circles& circles, std::uint32_t host, std::uint32_t guest) {
  const Network& network = circles.network();
  const Rows rows = network.rows();
  const auto host_id = OrganisationId::parse(network.nodes()[host].id);
  const auto guest_id = OrganisationId::parse(network.nodes()[guest].id);
  if (!host_id || !guest_id) { return {}; }
  std::map<SessionId, PanelSeats> panels;
  for (std::uint32_t arc = rows.offsets[host]; arc < rows.offsets[host + 1]; ++arc) {
    if (rows.targets[arc] != guest) { continue; }
    for (const AppearanceId id : network.ties()[rows.arcs[arc].tie].evidence) {
      const Appearance* const seat = find(circles.seats().appearances, id);
      if (seat == nullptr || !seat->session) { continue; }
      const bool of_host = spoke_for(*seat, *host_id);
      if (of_host == spoke_for(*seat, *guest_id)) { continue; }
      (of_host ? panels[*seat->session].hosts : panels[*seat->session].guests).push_back(seat);
    }
  }
  std::vector<Encounter> found;
  for (const auto& [panel, seats] : panels) {
    for (const Appearance* const own : seats.hosts) {
      for (const Appearance* const other : seats.guests) {
        if (found.size() == most_encounters) { return found; }
        if (own->person != other->person) { found.push_back({panel, own->id, other->id}); }
      }
    }
  }
  return found;
}

PersonId person_of(const Circles& circles, AppearanceId id) { return find(circles.seats().appearances, id)->person; }

/// The first two encounters that one person had, else the first of two colleagues; nothing where the guests have met.
std::optional<Introduction> introduction_by(const Circles& circles, std::uint32_t through,
                                            const std::vector<Encounter>& with_one,
                                            const std::vector<Encounter>& with_other) {
  std::optional<Introduction> colleagues;
  for (const Encounter& one : with_one) {
    for (const Encounter& other : with_other) {
      const PersonId host = person_of(circles, one.host);
      const PersonId guest = person_of(circles, one.guest);
      const PersonId other_guest = person_of(circles, other.guest);
      const bool same = host == person_of(circles, other.host);
      if (!same && colleagues) { continue; }
      const std::set<PersonId> people{host, person_of(circles, other.host), guest, other_guest};
      if (people.size() != (same ? 3U : 4U) || circles.met(guest, other_guest)) { continue; }
      const Introduction found{through, one, other, same};
      if (same) { return found; }
      colleagues = found;
    }
  }
  return colleagues;
}

/// "“Rivers” (18–19 April 2017)".
std::string panel_text(const Page& page, SessionId id) {
  const Session* const panel = find(page.dataset().sessions, id);
  if (panel == nullptr) { return id.text(); }
  const Event* const event = find(page.dataset().events, panel->event);
  const std::string quoted = page.say("event.quoted", {session_name(*panel, 70)});
  const std::string when = event == nullptr ? std::string() : page.dates(*event);
  return when.empty() ? quoted : quoted + " (" + when + ")";
}

} // namespace

std::vector<Introduction> introductions(const Circles& circles, std::uint32_t one, std::uint32_t other,
                                        const std::vector<std::uint32_t>& shared, std::size_t most) {
  std::vector<Introduction> found;
  for (const std::uint32_t through : std::span(shared).first(std::min(shared.size(), most_bodies))) {
    const auto by =
        introduction_by(circles, through, encounters(circles, through, one), encounters(circles, through, other));
    if (by) { found.push_back(*by); }
  }
  std::stable_partition(found.begin(), found.end(), [](const Introduction& by) { return by.same_host; });
  std::set<PersonId> hosts;
  std::erase_if(found, [&](const Introduction& by) {
    const bool fresh = hosts.insert(person_of(circles, by.one.host)).second;
    return !fresh || (!by.same_host && !hosts.insert(person_of(circles, by.other.host)).second);
  });
  if (found.size() > most) { found.resize(most); }
  return found;
}

std::string sentence_of(const Circles& circles, std::uint32_t one, std::uint32_t other, const Introduction& introduction) {
  const Page& page = circles.page();
  const auto name = [&](AppearanceId id) {
    const Appearance* const seat = find(circles.seats().appearances, id);
    const Person* const person = seat == nullptr ? nullptr : find(circles.seats().people, seat->person);
    return person == nullptr ? id.text() : person->name;
  };
  return page.say(introduction.same_host ? "intro.same" : "intro.colleagues",
                  {name(introduction.one.host), circles.name(introduction.through), name(introduction.one.guest),
                   circles.name(one), panel_text(page, introduction.one.panel), name(introduction.other.guest),
                   circles.name(other), panel_text(page, introduction.other.panel), name(introduction.other.host)});
}

std::vector<AppearanceId> evidence_of(const std::vector<Introduction>& introductions) {
  std::vector<AppearanceId> all;
  for (const Introduction& by : introductions) {
    for (const AppearanceId id : {by.one.host, by.one.guest, by.other.host, by.other.guest}) {
      if (std::find(all.begin(), all.end(), id) == all.end()) { all.push_back(id); }
    }
  }
  return all;
}

} // namespace entente
