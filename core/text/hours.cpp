#include <algorithm>

#include "core/text/tokens.hpp"
#include "core/text/when.hpp"

namespace entente {
namespace {

using detail::CalendarWord;
using detail::Token;
using detail::TokenKind;
using Tokens = std::vector<Token>;

/// How surely a printed number is a time of day.
enum class Sureness {
  bare,   ///< "9": only as the start of a range whose end is sure
  dotted, ///< "10.30": could be a decimal or a section
  worded, ///< "10 heures": could be a duration
  sure    ///< "10h", "10:00", "9 am", "noon"
};

struct Clock {
  int hour = 0;
  int minute = 0;
  Sureness sureness = Sureness::bare;
  std::optional<int> meridian; ///< 0 or 720 when "a.m." or "p.m." is printed
  std::size_t next = 0;        ///< the token behind it
};

/// "am", "a.m.", "a. m.", "pm" at `at`, which moves behind it.
std::optional<int> read_meridian(const Tokens& tokens, std::size_t& at) {
  const Token& first = tokens[at];
  if (first.word != nullptr && first.word->meridian) {
    ++at;
    if (tokens[at].is('.') && tokens[at].glued) { ++at; }
    return first.word->meridian;
  }
  if (first.letter != 'a' && first.letter != 'p') { return std::nullopt; }
  std::size_t next = at + 1;
  if (tokens[next].is('.')) { ++next; }
  if (tokens[next].letter != 'm') { return std::nullopt; }
  ++next;
  if (tokens[next].is('.') && tokens[next].glued) { ++next; }
  at = next;
  return first.letter == 'a' ? 0 : 720;
}

bool two_digits(const Token& token) { return token.is_number() && token.digits == 2 && token.value < 60; }

/// Minutes behind a separator at `at` ("10:30", "10.30"); moves behind them.
bool read_minutes(const Tokens& tokens, std::size_t& at, char32_t separator, int& minute) {
  if (!tokens[at].is(separator) || !tokens[at].glued) { return false; }
  if (!two_digits(tokens[at + 1]) || !tokens[at + 1].glued) { return false; }
  minute = tokens[at + 1].value;
  at += 2;
  return true;
}

/// "9 : 30" with spaces on both sides, which ends the text or stands before another time; moves behind the minutes.
bool read_spaced_minutes(const Tokens& tokens, std::size_t& at, int& minute) {
  const Token& minutes = tokens[at + 1];
  const bool spaced = tokens[at].is(':') && !tokens[at].glued && !minutes.glued && two_digits(minutes);
  const Token& behind = tokens[at + 2];
  if (!spaced || minutes.value % 5 != 0) { return false; }
  if (behind.kind != TokenKind::end && !behind.is('-') && !behind.means(&CalendarWord::range)) { return false; }
  minute = minutes.value;
  at += 2;
  return true;
}

/// The hour word or mark with its minutes: "h", "h30", "heures 30", "hrs."; moves behind them.
void read_unit(const Tokens& tokens, Clock& clock, bool has_minutes) {
  const Token& unit = tokens[clock.next];
  const bool mark = unit.means(&CalendarWord::clock_mark);
  if (!mark && !unit.means(&CalendarWord::hours_word)) { return; }
  clock.sureness = mark || has_minutes ? Sureness::sure : std::max(clock.sureness, Sureness::worded);
  ++clock.next;
  if (!has_minutes && two_digits(tokens[clock.next]) && !tokens[clock.next + 1].means(&CalendarWord::clock_mark)) {
    clock.minute = tokens[clock.next].value;
    clock.sureness = Sureness::sure;
    ++clock.next;
    if (tokens[clock.next].means(&CalendarWord::minute_mark)) { ++clock.next; }
  }
  if (tokens[clock.next].is('.') && tokens[clock.next].glued && has_minutes) { ++clock.next; }
}

std::optional<Clock> read_named_clock(const Tokens& tokens, std::size_t at) {
  const Token& token = tokens[at];
  if (token.word == nullptr || !token.word->clock) { return std::nullopt; }
  Clock clock;
  clock.hour = *token.word->clock / 60;
  clock.sureness = Sureness::sure;
  clock.next = at + 1;
  return clock;
}

/// "1500 hrs", "0900": four digits, sure with a unit.
std::optional<Clock> read_military(const Tokens& tokens, std::size_t at) {
  const Token& token = tokens[at];
  Clock clock;
  clock.hour = token.value / 100;
  clock.minute = token.value % 100;
  clock.next = at + 1;
  if (clock.hour > 23 || clock.minute > 59) { return std::nullopt; }
  read_unit(tokens, clock, true);
  return clock;
}

std::optional<Clock> read_clock(const Tokens& tokens, std::size_t at) {
  const Token& token = tokens[at];
  if (!token.is_number()) { return read_named_clock(tokens, at); }
  if (token.digits == 4) { return read_military(tokens, at); }
  if (token.digits > 2 || token.value > 24) { return std::nullopt; }
  Clock clock;
  clock.hour = token.value;
  clock.next = at + 1;
  bool has_minutes = false;
  if (read_minutes(tokens, clock.next, ':', clock.minute)) {
    has_minutes = true;
    clock.sureness = Sureness::sure;
    int seconds = 0;
    read_minutes(tokens, clock.next, ':', seconds);
  } else if (read_spaced_minutes(tokens, clock.next, clock.minute)) {
    has_minutes = true;
    clock.sureness = Sureness::sure;
  } else if (read_minutes(tokens, clock.next, '.', clock.minute)) {
    const Token& after = tokens[clock.next];
    if (after.glued && (after.is_number() || after.is('%') || (after.is('.') && tokens[clock.next + 1].is_number()))) {
      return std::nullopt;
    }
    has_minutes = true;
    clock.sureness = Sureness::dotted;
  } else if (tokens[clock.next].glued && (tokens[clock.next].is('.') || tokens[clock.next].is(':')) &&
             tokens[clock.next + 1].is_number() && tokens[clock.next + 1].glued) {
    return std::nullopt;
  }
  read_unit(tokens, clock, has_minutes);
  if (const auto named = read_named_clock(tokens, clock.next); named && clock.hour == 12 && named->hour == 12) {
    clock.sureness = Sureness::sure;
    ++clock.next;
  }
  if (const Token& noon = tokens[clock.next]; clock.hour == 12 && has_minutes && noon.letter == 'm') { // "12:00 m."
    clock.sureness = Sureness::sure;
    ++clock.next;
    if (tokens[clock.next].is('.') && tokens[clock.next].glued) { ++clock.next; }
  }
  clock.meridian = read_meridian(tokens, clock.next);
  if (clock.meridian) {
    if (clock.hour > 12) { clock.meridian.reset(); } // "15.00 p.m." says the same twice
    clock.sureness = Sureness::sure;
  }
  if (clock.hour == 24 && clock.minute > 0) { return std::nullopt; }
  return clock;
}

bool is_arrow(const Token& token) {
  constexpr std::u32string_view arrows = U">→⇒➔➜➡▸▶►›»";
  return std::ranges::any_of(arrows, [&](char32_t sign) { return token.is(sign); });
}

/// The token behind what joins two times ("–", ">", "à", "a las", "and"); nothing when nothing joins them.
std::optional<std::size_t> behind_joint(const Tokens& tokens, std::size_t at) {
  bool joined = false;
  for (int i = 0; i < 4; ++i, ++at) {
    const Token& token = tokens[at];
    if (token.is('-') || is_arrow(token) || token.means(&CalendarWord::range) || token.means(&CalendarWord::join)) {
      joined = true;
    } else if (!joined || !(token.means(&CalendarWord::clock_intro) || token.is('\''))) {
      break;
    }
  }
  return joined ? std::optional(at) : std::nullopt;
}

int minutes_of(const Clock& clock, std::optional<int> meridian) {
  const int hour = meridian ? clock.hour % 12 : clock.hour % 24;
  return hour * 60 + clock.minute + meridian.value_or(0);
}

constexpr int half_day = 720;
constexpr int day = 1440;

/// Start and end in minutes; a meridian printed once holds for both unless the order then breaks ("11.30–1 p.m.").
std::pair<int, int> range_minutes(const Clock& first, const Clock& second) {
  const auto inherits = [](const Clock& clock) { return clock.hour <= 12 && clock.sureness != Sureness::sure; };
  int start = minutes_of(first, first.meridian);
  int end = minutes_of(second, second.meridian);
  if (second.meridian && !first.meridian && first.hour <= 12) {
    start = minutes_of(first, second.meridian);
    if (start >= end) { start = minutes_of(first, 0); }
  } else if (first.meridian && !second.meridian && second.hour <= 12 && (inherits(second) || end < start)) {
    end = minutes_of(second, first.meridian);
    if (end <= start) { end = (end + half_day) % day; }
  } else if (!first.meridian && !second.meridian && end < start && second.hour <= 12 && end + half_day > start) {
    end += half_day; // "11:30 – 1:00": clocks of twelve hours
  }
  return {start, end};
}

struct Reading {
  FoundHours hours;
  std::size_t next = 0;
};

/// What a bare or dotted start may mean depends on what stands before it.
enum class Before { nothing, intro, text };

/// "0930-1030" at the start of a line, but not the years "2015-2020".
bool is_military_range(const Tokens& tokens, std::size_t at, const Clock& first, const Clock& second, Before before) {
  const Token& start = tokens[at];
  const Token& end = tokens[second.next - 1];
  if (before == Before::text || !end.is_number() || start.digits != 4 || end.digits != 4) { return false; }
  const auto looks_like_year = [](const Token& token) { return token.value >= 1900 && token.value <= 2100; };
  if (looks_like_year(start) && looks_like_year(end)) { return false; }
  return first.minute % 5 == 0 && second.minute % 5 == 0 && start.value < end.value;
}

bool is_range(const Tokens& tokens, std::size_t at, const Clock& first, const Clock& second, Before before) {
  if (second.sureness == Sureness::bare) { return is_military_range(tokens, at, first, second, before); }
  if (first.sureness == Sureness::sure || first.sureness == Sureness::worded) { return true; }
  if (first.sureness == Sureness::dotted) { return true; }
  // A bare number: "9–10h30", "de 9 à 10 heures", not "Panel 3 – 10h30".
  if (tokens[at].digits == 4) { return second.sureness == Sureness::sure; }
  const bool glued_dash = tokens[first.next].is('-') && tokens[first.next].glued && tokens[first.next + 1].glued;
  if (before == Before::text && !glued_dash && !tokens[first.next].means(&CalendarWord::range)) { return false; }
  if (second.sureness == Sureness::dotted) { return before != Before::text; }
  const auto [start, end] = range_minutes(first, second);
  return end > start && end - start <= half_day / 2;
}

bool stands_alone(const Tokens& tokens, const Clock& clock, Before before) {
  switch (clock.sureness) {
  case Sureness::sure: {
    // "Midi" or "Noon" alone opens a line only when no word goes on with it.
    return !tokens[clock.next - 1].means(&CalendarWord::day_word);
  }
  case Sureness::worded: return before == Before::intro || (before == Before::nothing && clock.hour >= 7);
  case Sureness::dotted:
    if (before == Before::text || clock.minute % 5 != 0) { return false; }
    return before == Before::intro || (clock.hour >= 7 && clock.hour <= 21 && !tokens[clock.next].is(')'));
  case Sureness::bare: return false;
  }
  return false;
}

/// The end of "10:00 | 11:00 | Panel" and "10:00 11:00 Panel": start and end in columns of their own.
std::optional<Clock> in_next_cell(const Tokens& tokens, const Clock& first) {
  if (first.sureness != Sureness::sure) { return std::nullopt; }
  const std::size_t at = first.next + (tokens[first.next].is('|') ? 1 : 0);
  auto second = tokens[at].is_number() ? read_clock(tokens, at) : std::nullopt;
  if (!second || second->sureness != Sureness::sure) { return std::nullopt; }
  if (minutes_of(*second, second->meridian) <= minutes_of(first, first.meridian)) { return std::nullopt; }
  return second;
}

/// "1.45", "3:30": one digit from 1 to 6 and minutes, without "h" or "a.m.".
bool may_be_afternoon(const Tokens& tokens, std::size_t at, const Clock& clock) {
  constexpr int latest = 8;
  constexpr std::size_t parts = 3; ///< hour, mark, minutes
  return tokens[at].is_number() && tokens[at].digits == 1 && clock.hour >= 1 && clock.hour <= latest && !clock.meridian &&
         clock.next == at + parts && (tokens[at + 1].is('.') || tokens[at + 1].is(':'));
}

std::optional<Reading> read_hours(const Tokens& tokens, std::size_t at, Before before) {
  const auto first = read_clock(tokens, at);
  if (!first) { return std::nullopt; }
  const bool is_named = tokens[at].kind == TokenKind::word;
  Reading reading;
  reading.hours.begin = tokens[at].begin;
  if (const auto behind = behind_joint(tokens, first->next)) {
    if (const auto second = read_clock(tokens, *behind); second && is_range(tokens, at, *first, *second, before)) {
      const auto [start, end] = range_minutes(*first, *second);
      reading.hours.start = {start};
      reading.hours.end = ClockTime{end};
      reading.hours.may_be_afternoon = !second->meridian && may_be_afternoon(tokens, at, *first);
      reading.next = second->next;
      reading.hours.end_byte = tokens[reading.next - 1].end;
      return reading;
    }
  }
  if (!stands_alone(tokens, *first, before)) { return std::nullopt; }
  if (const auto second = in_next_cell(tokens, *first); second && before == Before::nothing) {
    reading.hours.start = {minutes_of(*first, first->meridian)};
    reading.hours.end = ClockTime{minutes_of(*second, second->meridian)};
    reading.next = second->next;
    reading.hours.end_byte = tokens[reading.next - 1].end;
    return reading;
  }
  if (is_named && (before == Before::text || tokens[first->next].kind == TokenKind::word)) { return std::nullopt; }
  reading.hours.start = {minutes_of(*first, first->meridian)};
  reading.hours.may_be_afternoon = may_be_afternoon(tokens, at, *first);
  reading.next = first->next;
  reading.hours.end_byte = tokens[reading.next - 1].end;
  return reading;
}

constexpr std::size_t longest_intro = 4; ///< words, "a partir de las"

bool is_lead(const Token& token) {
  if (token.kind != TokenKind::mark) { return false; }
  constexpr std::u32string_view leads = U"|*-•·●○▪■◦‣⁃→⇒►>#([_+–:";
  return leads.find(token.mark) != std::u32string_view::npos || (token.mark >= 0xE000 && token.mark <= 0xF8FF);
}

bool begins_number(const Tokens& tokens, std::size_t at) {
  if (at == 0 || !tokens[at].glued) { return true; }
  const Token& previous = tokens[at - 1];
  return previous.kind == TokenKind::mark && !previous.is('/') && !previous.is('.') && !previous.is(':') &&
         !previous.is('$') && !previous.is(U'€');
}

} // namespace

std::optional<FoundHours> leading_hours(std::string_view text) {
  constexpr std::size_t longest_time = 200; // bytes; what begins a line is near its begin
  const auto tokens = detail::tokens_of(text.substr(0, longest_time));
  std::size_t at = 0;
  while (is_lead(tokens[at])) {
    ++at;
  }
  if (tokens[at].means(&CalendarWord::clock_label) && tokens[at + 1].is(':')) { at += 2; }
  Before before = Before::nothing;
  std::size_t number = at;
  while (tokens[number].means(&CalendarWord::clock_intro)) {
    ++number;
  }
  if (number > at) { before = Before::intro; }
  if (number > at + longest_intro) { return std::nullopt; }
  auto reading = read_hours(tokens, number, before);
  if (!reading) { return std::nullopt; }
  reading->hours.begin = tokens[at].begin;
  return reading->hours;
}

std::optional<FoundHours> find_hours(std::string_view text) {
  const auto tokens = detail::tokens_of(text);
  for (std::size_t i = 0; i < tokens.size() - 5; ++i) {
    const bool named = tokens[i].word != nullptr && tokens[i].word->clock;
    if (!tokens[i].is_number() && !named) { continue; }
    if (!begins_number(tokens, i)) { continue; }
    std::size_t from = i;
    while (from > 0 && tokens[from - 1].means(&CalendarWord::clock_intro)) {
      --from;
    }
    std::size_t lead = from;
    while (lead > 0 && is_lead(tokens[lead - 1])) {
      --lead;
    }
    const Before before = from < i ? Before::intro : lead == 0 ? Before::nothing : Before::text;
    if (auto reading = read_hours(tokens, i, before)) {
      if (from < i && i - from <= longest_intro) { reading->hours.begin = tokens[from].begin; }
      return reading->hours;
    }
  }
  return std::nullopt;
}

} // namespace entente
