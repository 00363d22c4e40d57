#include "core/store/rereading/pairs.hpp"

#include <limits>
#include <map>
#include <string_view>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "core/text/unicode.hpp"

namespace entente::store {
namespace {

std::string day(const std::optional<Date>& date) { return date ? to_iso(*date) : std::string(); }

} // namespace

void Pairs::pass(const Keys& old_keys, const Keys& new_keys) {
  std::map<std::string_view, std::vector<std::size_t>> places;
  for (std::size_t i = old_keys.size(); i-- > 0;) {
    if (!used_[i] && !old_keys[i].empty()) { places[old_keys[i]].push_back(i); }
  }
  for (std::size_t i = 0; i < new_keys.size(); ++i) {
    if (of_new_[i] || new_keys[i].empty()) { continue; }
    const auto found = places.find(new_keys[i]);
    if (found == places.end() || found->second.empty()) { continue; }
    of_new_[i] = found->second.back();
    used_[found->second.back()] = true;
    found->second.pop_back();
  }
}

std::string key(const std::vector<std::string>& parts) {
  return parts.front().empty() ? std::string() : fmt::format("{}", fmt::join(parts, "\x1f"));
}

std::string number(std::int64_t value) { return value == 0 ? std::string() : std::to_string(value); }

Pairs pair_sessions(const std::vector<SessionWords>& before, const std::vector<SessionWords>& now) {
  Pairs pairs(before.size(), now.size());
  const auto by = [&](auto&& make) { pairs.pass(before, now, make, make); };
  using Words = const SessionWords&;
  by([](Words s) { return key({s.kind, s.label, s.title, s.date, s.start, s.line}); });
  by([](Words s) { return key({s.kind, s.label, s.title, s.date, s.start}); });
  by([](Words s) { return key({s.title, s.label, s.date}); });
  by([](Words s) { return key({s.title, s.date, s.start}); });
  by([](Words s) { return key({s.title, s.date}); });
  by([](Words s) { return key({s.title}); });
  by([](Words s) { return key({s.label, s.date}); });
  by([](Words s) { return key({s.start, s.date, s.kind}); });
  return pairs;
}

Pairs pair_sessions(const OldReading& old, const Programme& programme) {
  std::vector<SessionWords> before;
  std::vector<SessionWords> now;
  for (const OldSession& session : old.sessions) {
    before.push_back({fold(session.label), fold(session.title), session.kind, session.date,
                      session.start ? std::to_string(*session.start) : "", number(session.line)});
  }
  for (const SessionRecord& session : programme.sessions) {
    now.push_back({fold(session.label.value_or("")), fold(session.title.value_or("")), std::string(to_text(session.kind)),
                   day(session.date), session.start ? std::to_string(session.start->minutes) : "",
                   number(session.evidence.line)});
  }
  return pair_sessions(before, now);
}

std::vector<NewRow> rows_of(const Programme& programme) {
  std::vector<NewRow> rows;
  rows.reserve(programme.entries.size() + programme.repeats.size());
  auto repeat = programme.repeats.begin();
  const auto add_repeats = [&](int before) {
    for (; repeat != programme.repeats.end() && repeat->line < before; ++repeat) {
      const bool none = repeat->session == RepeatRecord::no_session;
      rows.push_back({repeat->entry, none ? EntryRecord::no_session : repeat->session, repeat->role, repeat->line, true});
    }
  };
  for (std::size_t i = 0; i < programme.entries.size(); ++i) {
    const EntryRecord& entry = programme.entries[i];
    add_repeats(entry.evidence.line);
    rows.push_back({i, entry.session, entry.role, entry.evidence.line, false});
  }
  add_repeats(std::numeric_limits<int>::max());
  return rows;
}

Pairs pair_entries(const OldReading& old, const Programme& programme, const std::vector<NewRow>& rows,
                   const std::vector<std::int64_t>& sessions) {
  struct Words {
    std::string name, session, role, line;
  };
  std::vector<Words> before;
  std::vector<Words> now;
  for (const OldEntry& entry : old.entries) {
    before.push_back({fold(entry.name), std::to_string(entry.session), entry.role, number(entry.line)});
  }
  for (const NewRow& row : rows) {
    const std::int64_t session = row.session == EntryRecord::no_session ? 0 : sessions[row.session];
    now.push_back({fold(programme.entries[row.entry].name), std::to_string(session), std::string(to_text(row.role)),
                   number(row.line)});
  }
  Pairs pairs(before.size(), now.size());
  const auto by = [&](auto&& make) { pairs.pass(before, now, make, make); };
  by([](const Words& e) { return key({e.name, e.session, e.role, e.line}); });
  by([](const Words& e) { return key({e.name, e.session, e.role}); });
  by([](const Words& e) { return key({e.name, e.session}); });
  by([](const Words& e) { return key({e.name, e.line}); });
  by([](const Words& e) { return key({e.name}); });
  return pairs;
}

Pairs pair_events(const OldReading& old, const Programme& programme) {
  Pairs pairs(old.events.size(), programme.events.size());
  const auto title = [](const auto& event) { return fold(event.title); };
  const auto first = [](const auto& event) {
    if constexpr (requires { event.first_day; }) {
      return event.first_day;
    } else {
      return day(event.period.start);
    }
  };
  const auto by = [&](auto&& make) { pairs.pass(old.events, programme.events, make, make); };
  by([&](const auto& event) { return key({title(event), first(event)}); });
  by([&](const auto& event) { return key({first(event)}); });
  by([&](const auto& event) { return key({title(event)}); });
  by([](const auto&) { return std::string("the only one left"); });
  return pairs;
}

} // namespace entente::store
