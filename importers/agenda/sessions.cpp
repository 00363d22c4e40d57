#include "importers/agenda/sessions.hpp"

#include <algorithm>
#include <chrono>
#include <iterator>
#include <set>

#include "core/text/similarity.hpp"
#include "core/text/unicode.hpp"
#include "importers/agenda/header.hpp"

namespace entente::agenda {

namespace {

constexpr int evening = 15 * 60;
constexpr int morning = 12 * 60;

std::chrono::sys_days days_of(Date date) { return std::chrono::sys_days(date); }

bool similar(std::string_view a, std::string_view b) {
  const std::vector<std::string> first = fold_words(a);
  const std::vector<std::string> second = fold_words(b);
  return word_overlap(first, second) >= 0.75;
}

/// The words say that sessions are held at one time.
bool tells_gathering(std::string_view text, const Cues& cues) {
  const std::vector<std::string> words = fold_words(text);
  for (std::size_t n = 0; n < words.size(); ++n) {
    std::size_t length = 0;
    const Cue* const cue = cues.parallel.match(words, n, length);
    if (cue != nullptr && cue->value == "title") { return true; }
  }
  return false;
}

} // namespace

void Sessions::begin_day(std::optional<int> ordinal, std::optional<Date> date) {
  if (date && date_ == date && !ordinal) { return; }
  const bool dated_above = date_ && !date && !dated_days_.empty() && records_.size() == day_begin_;
  if (dated_above && ordinal) { // "Tuesday 7 October" above "Summit, first day"
    if (dated_days_.size() > 1 || !records_.empty()) { return; }
    dated_days_.front().first = *ordinal;
    day_ = days_seen_ = *ordinal;
    return;
  }
  ++days_seen_;
  gathering_.reset();
  day_begin_ = records_.size();
  if (ordinal) {
    day_ = ordinal;
    days_seen_ = *ordinal;
    date_ = date;
  } else {
    date_ = date;
    const int before = day_.value_or(0);
    day_ = before + 1;
    for (const auto& [known, when] : dated_days_) {
      if (date && days_of(*date) > days_of(when)) {
        day_ = known + static_cast<int>((days_of(*date) - days_of(when)).count());
      }
      if (date && when == *date) { day_ = known; }
      break;
    }
  }
  if (date_) { dated_days_.emplace_back(*day_, *date_); }
}

void Sessions::assume_day(Date date) {
  begin_day(1, date);
  assumed_ = true;
}

void Sessions::place_in_day(SessionRecord& record) {
  if (!day_) { day_ = 1; }
  const SessionRecord* last = nullptr;
  for (std::size_t n = records_.size(); n-- > day_begin_ && last == nullptr;) {
    if (records_[n].event == record.event && records_[n].start && records_[n].day == day_) { last = &records_[n]; }
  }
  const bool backwards =
      last != nullptr && record.start && record.start->minutes < morning && last->start->minutes >= evening;
  if (backwards) {
    day_ = *day_ + 1;
    date_.reset();
    guessed_.push_back(records_.size());
  }
  record.day = day_;
  record.date = date_;
}

std::optional<std::size_t> Sessions::around(std::size_t event, const FoundHours& hours,
                                            std::optional<std::size_t> self) const {
  std::optional<std::size_t> best;
  for (std::size_t n = 0; n < records_.size(); ++n) {
    const SessionRecord& one = records_[n];
    if (n == self || one.event != event || one.kind == SessionKind::break_ || !one.start || !one.end || one.day != day_) {
      continue;
    }
    const ClockTime end = hours.end.value_or(hours.start);
    const bool holds = *one.start <= hours.start && end <= *one.end && hours.start < *one.end;
    const bool same = *one.start == hours.start && hours.end == one.end;
    if (!holds || same) { continue; }
    if (!best ||
        (one.end->minutes - one.start->minutes) <= (records_[*best].end->minutes - records_[*best].start->minutes)) {
      best = n;
    }
  }
  return best;
}

std::optional<std::size_t> Sessions::parent_of(const SessionHeading& heading, const SessionRecord& record,
                                               std::size_t self) const {
  if (record.start) {
    FoundHours hours;
    hours.start = *record.start;
    hours.end = record.end;
    if (record.kind == SessionKind::break_) { return std::nullopt; }
    return around(record.event, hours, self);
  }
  if (heading.label_word.empty() || self == 0) { return std::nullopt; }
  if (gathering_) { return gathering_; }
  for (std::size_t n = self; n-- > 0;) {
    const SessionRecord& one = records_[n];
    if (one.event != record.event || one.kind == SessionKind::break_) { continue; }
    const bool between =
        one.kind == SessionKind::opening || one.kind == SessionKind::closing || one.kind == SessionKind::keynote;
    if (labels_[n].word.empty()) {
      if (n + 1 == self && one.start && !between && one.day == record.day) { return n; }
      continue;
    }
    if (labels_[n].word == heading.label_word) {
      const bool same = labels_[n].number == heading.number && one.day == record.day;
      if (!same) { // beside the one that holds the parts of the session before
        std::optional<std::size_t> holder = one.parent;
        while (holder && labels_[*holder].word == heading.label_word) {
          holder = records_[*holder].parent;
        }
        return holder;
      }
      std::size_t top = n;
      while (records_[top].parent && labels_[*records_[top].parent].word == heading.label_word) {
        top = *records_[top].parent;
      }
      return top;
    }
    const bool deeper = one.kind == SessionKind::session && record.kind != SessionKind::session;
    if (one.start || (deeper && one.day == record.day)) { return n; }
    return std::nullopt;
  }
  return std::nullopt;
}

std::optional<std::size_t> Sessions::said_before(const SessionHeading& heading, std::size_t event) const {
  if (!heading.label || heading.title.empty()) { return std::nullopt; }
  for (std::size_t n = records_.size(); n-- > 0;) {
    const SessionRecord& one = records_[n];
    const bool same_label =
        one.event == event && labels_[n].word == heading.label_word && labels_[n].number == heading.number;
    if (same_label && !one.start && one.title && similar(*one.title, heading.title)) { return n; }
  }
  return std::nullopt;
}

std::optional<std::size_t> Sessions::labelled(const SessionHeading& heading, std::size_t event) const {
  for (std::size_t n = records_.size(); n-- > 0;) {
    const bool same = labels_[n].word == heading.label_word && labels_[n].number == heading.number;
    if (records_[n].event == event && same) { return n; }
  }
  return std::nullopt;
}

std::size_t Sessions::open(const SessionHeading& heading, std::size_t event, std::optional<FoundHours> hours,
                           Evidence evidence) {
  if (const std::optional<std::size_t> known = said_before(heading, event)) {
    const bool same = hours && fold_words(*records_[*known].title) == fold_words(heading.title);
    if (same) { set_day_and_hours(*known, *hours); }
    if (same || !hours) { return *known; }
  }
  SessionRecord record;
  record.event = event;
  record.label = heading.label;
  if (!heading.title.empty()) { record.title = heading.title; }
  record.kind = heading.kind.value_or(SessionKind::session);
  record.evidence = std::move(evidence);
  if (hours) {
    record.start = hours->start;
    record.end = hours->end;
    gathering_.reset();
  }
  place_in_day(record);
  const std::size_t self = records_.size();
  record.parent = parent_of(heading, record, self);
  records_.push_back(std::move(record));
  labels_.push_back({heading.label_word, heading.number});
  return self;
}

void Sessions::retitle(std::size_t session, const SessionHeading& heading) {
  SessionRecord& record = records_[session];
  record.label = heading.label;
  record.title = heading.title.empty() ? std::nullopt : std::optional(heading.title);
  record.kind = heading.kind.value_or(SessionKind::session);
  labels_[session] = {heading.label_word, heading.number};
}

std::optional<std::size_t> Sessions::complete(const SessionHeading& heading, std::size_t event, const FoundHours& hours) {
  if (records_.empty()) { return std::nullopt; }
  SessionRecord& last = records_.back();
  if (last.event != event || !last.label || last.title || last.start || heading.label) { return std::nullopt; }
  if (!heading.title.empty()) { last.title = heading.title; }
  if (heading.kind) { last.kind = *heading.kind; }
  set_day_and_hours(records_.size() - 1, hours);
  return records_.size() - 1;
}

std::optional<std::size_t> Sessions::gathering_at(const SessionHeading& heading, std::size_t event, const FoundHours& hours,
                                                  const Cues& cues) {
  constexpr std::size_t reach = 200; ///< sessions between a timetable and its parts
  if (!tells_gathering(heading.title, cues)) { return std::nullopt; }
  const std::size_t last = records_.size() - std::min(reach, records_.size());
  for (std::size_t n = std::max(day_begin_, last); n < records_.size(); ++n) { // another day's heading begins others
    const SessionRecord& one = records_[n];
    const bool same = one.event == event && one.start == hours.start && one.end == hours.end && one.title &&
                      fold_words(*one.title) == fold_words(heading.title);
    if (!same) { continue; }
    const bool empty = std::ranges::none_of(records_, [n](const SessionRecord& other) { return other.parent == n; });
    if (!empty) { continue; }
    day_ = one.day;
    date_ = one.date;
    gathering_ = n;
    return n;
  }
  return std::nullopt;
}

bool Sessions::gathers(std::size_t session, const Cues& cues) const {
  const SessionRecord& record = records_[session];
  return tells_gathering(record.title.value_or(""), cues) || tells_gathering(record.label.value_or(""), cues);
}

void Sessions::share_parallel(std::size_t session, const Cues& cues) {
  const std::vector<std::string> words = fold_words(labels_[session].word);
  std::size_t at = 0;
  std::size_t length = 0;
  const SessionRecord& above = records_[session - 1];
  const bool beside = labels_[session - 1].word == labels_[session].word &&
                      labels_[session - 1].number != labels_[session].number && above.event == records_[session].event &&
                      above.day == records_[session].day;
  if (!beside || cues.parallel.find(words, at, length) == nullptr) { return; }
  records_[session].start = above.start;
  records_[session].end = above.end;
}

void Sessions::share_hours(const Cues& cues) {
  for (std::size_t n = 0; n < records_.size(); ++n) {
    SessionRecord& record = records_[n];
    if (!record.start && !record.parent && n > 0) { share_parallel(n, cues); }
    if (record.start || !record.parent || !records_[*record.parent].start) { continue; }
    const SessionRecord& parent = records_[*record.parent];
    const Cue* const label = cues.parallel.exact(labels_[n].word);
    if (!gathers(*record.parent, cues) && (label == nullptr || label->value != "label")) { continue; }
    record.start = parent.start;
    record.end = parent.end;
  }
}

bool Sessions::set_end(std::size_t session, ClockTime end) {
  SessionRecord& record = records_[session];
  if (!record.start || record.end || end <= *record.start) { return false; }
  record.end = end;
  return true;
}

void Sessions::set_hours(std::size_t session, const FoundHours& hours) {
  SessionRecord& record = records_[session];
  record.start = hours.start;
  record.end = hours.end;
  if (record.kind != SessionKind::break_) {
    if (const std::optional<std::size_t> parent = around(record.event, hours, session)) { record.parent = parent; }
  }
}

void Sessions::set_day_and_hours(std::size_t session, const FoundHours& hours) {
  SessionRecord& record = records_[session];
  record.start = hours.start;
  record.end = hours.end;
  record.parent.reset();
  if (!day_) { day_ = 1; }
  record.day = day_;
  record.date = date_;
}

bool Sessions::held_on_one_day(const Period& period) const {
  if (!period.start || period.start == period.end || dated_days_.size() != 1) { return false; }
  const Date day = dated_days_.front().second;
  const bool inside = is_long(period) && days_of(*period.start) <= days_of(day) && days_of(day) <= days_of(*period.end);
  return inside && !records_.empty() &&
         std::ranges::all_of(records_, [&](const SessionRecord& one) { return one.date == day; });
}

void Sessions::settle_days(std::vector<EventRecord>& events) {
  using std::chrono::days;
  if (events.size() == 1 && !dated_days_.empty()) {
    Period& period = events.front().period;
    if (held_on_one_day(period)) {
      const Date day = dated_days_.front().second;
      period = {day, day, to_iso(day)};
    }
    // "Ottawa, 2 May" above a meeting whose days are headed 11 and 12 May
    const bool used = std::ranges::any_of(records_, [&](const SessionRecord& one) { return one.date == period.start; });
    if (assumed_ && !used && dated_days_.size() > 1) {
      dated_days_.erase(dated_days_.begin());
      period.start.reset();
      period.end.reset();
    }
    // "22 and 23 June" above "Tuesday 21 June: arrival": a day without a session lies outside of a printed range
    const bool range = period.start && period.end && period.start != period.end;
    std::set<std::chrono::sys_days> held; // days with more than breaks
    for (const SessionRecord& one : records_) {
      if (range && one.date && one.kind != SessionKind::break_) { held.insert(days_of(*one.date)); }
    }
    const auto counts = [&](const auto& day) {
      const bool inside =
          range && days_of(*period.start) <= days_of(day.second) && days_of(day.second) <= days_of(*period.end);
      return !range || inside || held.contains(days_of(day.second));
    };
    std::vector<std::pair<int, Date>> days_of_event;
    std::ranges::copy_if(dated_days_, std::back_inserter(days_of_event), counts);
    if (days_of_event.empty()) { days_of_event = dated_days_; }
    const auto earlier = [](const auto& a, const auto& b) { return days_of(a.second) < days_of(b.second); };
    const Date first = std::ranges::min_element(days_of_event, earlier)->second;
    const Date last = std::ranges::max_element(days_of_event, earlier)->second;
    const bool near = !period.start || (days_of(last) - days_of(*period.start) <= days(14) &&
                                        days_of(*period.start) - days_of(first) <= days(14));
    if (near) {
      if (!period.start || days_of(first) < days_of(*period.start)) { period.start = first; }
      if (!period.end || days_of(last) > days_of(*period.end)) { period.end = last; }
      period.when = to_iso(*period.start);
      if (period.start != period.end) { period.when.append("/").append(to_iso(*period.end)); }
    }
  }
  for (SessionRecord& record : records_) {
    const Period& period = events[record.event].period;
    if (record.date && period.start && period.end) {
      const auto offset = (days_of(*record.date) - days_of(*period.start)).count();
      if (offset >= 0 && offset < 60) { record.day = static_cast<int>(offset) + 1; }
      if (offset < 0) { record.day.reset(); }
    } else if (!record.date && record.day && period.start && period.end) {
      const std::chrono::sys_days date = days_of(*period.start) + days(*record.day - 1);
      if (date <= days_of(*period.end)) { record.date = Date(date); }
    }
  }
}

} // namespace entente::agenda
