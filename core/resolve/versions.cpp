#include "core/resolve/versions.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <span>
#include <unordered_map>

#include <fmt/format.h>

#include "core/resolve/session_pairs.hpp"
#include "core/resolve/version_marks.hpp"

namespace entente {
namespace {

constexpr double same_agenda = 0.6; ///< of the sessions that a version takes over
constexpr double same_list = 0.7;   ///< of the people that a list takes over
constexpr double related = 0.35;    ///< from here on a person is asked
constexpr double few_people = 0.4;  ///< of the earlier version's people
constexpr std::size_t enough_people = 4;
constexpr double sure_pair = 0.8;
constexpr double alike_titles = 0.5;

/// One document as it is compared.
struct Version {
  std::vector<ProgrammeItem> items;
  std::set<std::int64_t> people;
  std::size_t sessions = 0; ///< breaks aside
  std::size_t timed = 0;    ///< of these with an hour
  std::set<Date> dates;
  std::optional<Language> language;
};

void complete(Version& version) {
  for (ProgrammeItem& item : version.items) {
    std::ranges::sort(item.people);
    item.people.erase(std::unique(item.people.begin(), item.people.end()), item.people.end());
    if (item.date) { version.dates.insert(*item.date); }
    if (item.kind == SessionKind::break_) { continue; }
    ++version.sessions;
    version.timed += item.start ? 1U : 0U;
  }
}

/// Of a session as it was read or as it is stored; who sat on it comes later.
template <class AnySession> auto item_of(const AnySession& session) {
  return decltype(Version::items)::value_type{
      session.label.value_or(""), session.title.value_or(""), session.kind, session.date, session.day, session.start, {}};
}

Version incoming(const Programme& programme, const Resolution& resolution) {
  Version version;
  version.language = programme.language;
  for (const SessionRecord& session : programme.sessions) {
    version.items.push_back(item_of(session));
  }
  for (std::size_t i = 0; i < programme.entries.size(); ++i) {
    const auto& choice = resolution.person[i];
    const std::int64_t person = choice.known ? choice.known->value : -1 - static_cast<std::int64_t>(choice.fresh);
    version.people.insert(person);
    const std::size_t session = programme.entries[i].session;
    if (session != EntryRecord::no_session) { version.items[session].people.push_back(person); }
  }
  complete(version);
  return version;
}

matching::VersionMarks marks_of(const Document& document, const Programme& programme) {
  std::vector<Period> meeting;
  for (const EventRecord& event : programme.events) {
    meeting.push_back(event.period);
  }
  return matching::version_marks(document.name, programme.title.value_or(""), document.lines, meeting);
}

Version earlier_read(const KnownProgramme& known) {
  Version version;
  version.language = known.language;
  std::unordered_map<SessionId, std::size_t> place;
  for (const Session& session : known.sessions) {
    place.emplace(session.id, version.items.size());
    version.items.push_back(item_of(session));
  }
  for (const auto& [session, person] : known.people) {
    version.people.insert(person.value);
    const auto found = session ? place.find(*session) : place.end();
    if (found != place.end()) { version.items[found->second].people.push_back(person.value); }
  }
  complete(version);
  return version;
}

/// What two versions share.
struct Overlap {
  std::size_t sessions = 0; ///< breaks aside
  std::size_t people = 0;
  bool sure = false;        ///< a pair is the same session beyond doubt
  bool other_words = false; ///< the titles of pairs have little in common
  [[nodiscard]] double of(const Version& version) const {
    return version.sessions == 0 ? 0.0 : static_cast<double>(sessions) / static_cast<double>(version.sessions);
  }
};

Overlap overlap_of(const Version& a, const Version& b) {
  Overlap overlap;
  double titles = 0;
  std::size_t titled = 0;
  for (const ItemPair& pair : pair_sessions(a.items, b.items)) {
    if (a.items[pair.a].kind == SessionKind::break_) { continue; }
    ++overlap.sessions;
    overlap.sure = overlap.sure || pair.score >= sure_pair;
    if (pair.titles) {
      titles += *pair.titles;
      ++titled;
    }
  }
  overlap.people = static_cast<std::size_t>(
      std::ranges::count_if(a.people, [&](std::int64_t person) { return b.people.contains(person); }));
  overlap.other_words = titled > 0 && titles < alike_titles * static_cast<double>(titled);
  return overlap;
}

bool share_a_day(const Version& a, const Version& b) {
  return a.dates.empty() || b.dates.empty() ||
         std::ranges::any_of(a.dates, [&](Date date) { return b.dates.contains(date); });
}

std::string shared_text(const Overlap& overlap, const Version& earlier) {
  std::string text;
  if (earlier.sessions > 0) { text = fmt::format("{} of {} sessions in common", overlap.sessions, earlier.sessions); }
  if (!earlier.people.empty()) {
    text += fmt::format("{}{} of {} people in common", text.empty() ? "" : "; ", overlap.people, earlier.people.size());
  }
  return text;
}

/// Why the later version cannot simply take the earlier one's place; empty when it can.
std::string doubt(const Version& earlier, const Version& later, const Overlap& overlap, bool marked) {
  if (!share_a_day(earlier, later)) { return "the sessions are on other days"; }
  if (earlier.language && later.language && *earlier.language != *later.language && overlap.other_words) {
    return "they are in two languages";
  }
  if (marked) { return {}; }
  const bool fewer = earlier.people.size() >= enough_people &&
                     static_cast<double>(later.people.size()) < few_people * static_cast<double>(earlier.people.size());
  if (fewer) { return "the one read later names far fewer people"; }
  if (earlier.timed * 2 > earlier.sessions && later.timed == 0) { return "the one read later prints no hours"; }
  return {};
}

/// Judges the programme against one that stands.
class Judge {
public:
  Judge(const Document& document, const Programme& programme, const KnownEntities& entities, Resolution& resolution,
        const Version& read)
      : document_(document), programme_(programme), entities_(entities), resolution_(resolution), read_(read) {}

  void compare(const KnownProgramme& known, std::size_t event, bool other_events) {
    const Version stands = earlier_read(known);
    const bool lists = stands.sessions == 0 && read_.sessions == 0;
    if (!lists && (stands.sessions == 0 || read_.sessions == 0)) { return; }
    const Overlap overlap = overlap_of(stands, read_);
    const auto takes_over = [&](const Version& earlier) {
      return lists ? covers_list(earlier, overlap) : covers(earlier, overlap);
    };
    if (!takes_over(stands) && !takes_over(read_) && !related_to(stands, overlap, lists)) { return; }
    const std::array<Period, 1> meeting{programme_.events[event].period};
    std::string marks;
    const auto later = matching::later_version(
        matching::version_marks(known.name, known.title.value_or(""), entities_.head(known.document), meeting), read_marks(),
        marks);
    const bool newer = !later || *later >= 0;
    const Version& old_one = newer ? stands : read_;
    const Version& new_one = newer ? read_ : stands;
    if (!takes_over(old_one)) {
      if (related_to(stands, overlap, lists)) { ask(known, event, overlap, stands, "they share a part"); }
      return;
    }
    std::string why = doubt(old_one, new_one, overlap, later && *later != 0);
    if (!later) { why = "what they print about their versions contradicts itself; " + marks; }
    if (newer && other_events) { why = "the earlier one has other meetings besides"; }
    if (newer && known.kept_by_decision) { why = "a person said that the earlier one stands"; }
    if (!newer && settled_) { why = "it would be superseded by several"; }
    if (!why.empty()) { return ask(known, event, overlap, stands, why); }
    settled_ = settled_ || !newer;
    const double share =
        lists ? static_cast<double>(overlap.people) / static_cast<double>(old_one.people.size()) : overlap.of(old_one);
    resolution_.versions.push_back({known.document, known.name, newer, share,
                                    shared_text(overlap, old_one) + "; " + (marks.empty() ? "read later" : marks)});
  }

private:
  static bool covers(const Version& earlier, const Overlap& overlap) {
    return overlap.of(earlier) >= same_agenda && (overlap.sessions >= 2 || overlap.sure);
  }
  static bool covers_list(const Version& earlier, const Overlap& overlap) {
    return overlap.people >= enough_people &&
           static_cast<double>(overlap.people) >= same_list * static_cast<double>(earlier.people.size());
  }
  [[nodiscard]] bool related_to(const Version& stands, const Overlap& overlap, bool lists) const {
    if (!share_a_day(stands, read_)) { return overlap.of(stands) >= same_agenda; }
    if (lists) {
      const auto smaller = std::min(stands.people.size(), read_.people.size());
      return overlap.people >= enough_people &&
             static_cast<double>(overlap.people) >= related * static_cast<double>(smaller);
    }
    return overlap.sessions >= 2 && std::max(overlap.of(stands), overlap.of(read_)) >= related;
  }

  /// Read only when there is something to compare with.
  const matching::VersionMarks& read_marks() {
    if (!marks_) { marks_ = marks_of(document_, programme_); }
    return *marks_;
  }

  void ask(const KnownProgramme& known, std::size_t event, const Overlap& overlap, const Version& stands,
           const std::string& why) {
    resolution_.review.push_back(
        {"same-programme",
         fmt::format("{} may be another version of {}: {}; {}; to decide: entente set {} superseded_by=…", document_.name,
                     known.name, shared_text(overlap, stands), why, known.document.text()),
         programme_.events[event].evidence});
  }

  const Document& document_;
  const Programme& programme_;
  const KnownEntities& entities_;
  Resolution& resolution_;
  const Version& read_;
  std::optional<matching::VersionMarks> marks_;
  bool settled_ = false;
};

} // namespace

void judge_versions(const Document& document, const Programme& programme, const KnownEntities& known,
                    Resolution& resolution) {
  std::map<DocumentId, std::pair<std::size_t, KnownProgramme>> others;
  std::set<EventId> own;
  for (std::size_t i = 0; i < programme.events.size(); ++i) {
    if (!resolution.event[i].known || !own.insert(*resolution.event[i].known).second) { continue; }
    for (KnownProgramme& other : known.programmes(*resolution.event[i].known)) {
      others.try_emplace(other.document, i, std::move(other));
    }
  }
  if (others.empty() || (programme.sessions.empty() && programme.entries.empty())) { return; }
  const Version read = incoming(programme, resolution);
  Judge judge(document, programme, known, resolution, read);
  for (const auto& [id, other] : others) {
    const auto& events = other.second.events;
    judge.compare(other.second, other.first,
                  !std::ranges::all_of(events, [&](EventId event) { return own.contains(event); }));
  }
}

} // namespace entente
