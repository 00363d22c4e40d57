#include <algorithm>

#include "core/text/tokens.hpp"
#include "core/text/when.hpp"

namespace entente {
namespace {

using detail::CalendarWord;
using detail::Token;
using detail::TokenKind;
using Tokens = std::vector<Token>;

/// A day as far as it is printed.
struct PartialDay {
  int day = 0;
  int month = 0;
  int year = 0;
};

struct Span {
  PartialDay first;
  PartialDay last;
  bool whole_month = false;
  bool whole_year = false;
  std::size_t next = 0; ///< the token behind it
};

bool is_dash(const Token& token) { return token.is('-'); }

/// True when a number goes on as a clock or a decimal ("10:00", "10h", "9.30").
bool goes_on_as_clock(const Tokens& tokens, std::size_t number) {
  const Token& after = tokens[number + 1];
  if (after.means(&CalendarWord::clock_mark) || after.means(&CalendarWord::hours_word)) { return true; }
  return after.glued && (after.is(':') || after.is('.')) && tokens[number + 2].is_number() && tokens[number + 2].glued;
}

/// "le vendredi 20", "18th", "1er", "1.º", "first": the day, with `at` moved behind it; 0 when there is none.
int read_day(const Tokens& tokens, std::size_t& at) {
  std::size_t i = at;
  for (int skipped = 0; skipped < 4; ++skipped) {
    const Token& token = tokens[i];
    if (token.means(&CalendarWord::article)) {
      ++i;
    } else if (token.word != nullptr && token.word->weekday > 0) {
      ++i;
      if (tokens[i].is('.') || tokens[i].is(',')) { ++i; }
      if (tokens[i].is(',')) { ++i; }
    } else {
      break;
    }
  }
  const Token& number = tokens[i];
  if (number.word != nullptr && number.word->ordinal == 1) {
    at = i + 1;
    return 1;
  }
  if (!number.is_number() || number.digits > 2 || number.value < 1 || number.value > 31) { return 0; }
  if (goes_on_as_clock(tokens, i)) { return 0; }
  ++i;
  if (tokens[i].is('.') && tokens[i].glued && tokens[i + 1].glued && tokens[i + 1].means(&CalendarWord::ordinal_mark)) {
    ++i;
  }
  if (tokens[i].glued && tokens[i].means(&CalendarWord::ordinal_mark)) { ++i; }
  at = i;
  return number.value;
}

/// "de mayo", "of July", "Sept."; 0 when there is none.
int read_month(const Tokens& tokens, std::size_t& at) {
  std::size_t i = at;
  while (tokens[i].means(&CalendarWord::of)) {
    ++i;
  }
  if (tokens[i].word == nullptr || tokens[i].word->month == 0) { return 0; }
  const CalendarWord& word = *tokens[i].word;
  ++i;
  if (word.month_short && tokens[i].is('.') && tokens[i].glued) { ++i; }
  at = i;
  return word.month;
}

bool is_year(const Tokens& tokens, std::size_t at) {
  const Token& token = tokens[at];
  if (!token.is_number() || token.digits != 4 || token.value < 1900 || token.value > 2199) { return false; }
  const Token& after = tokens[at + 1];
  if (after.glued && (after.kind == TokenKind::word || after.is('/'))) { return false; }
  return !after.means(&CalendarWord::clock_mark);
}

/// ", 2017", "de 2014"; 0 when there is none.
int read_year(const Tokens& tokens, std::size_t& at) {
  std::size_t i = at;
  if (tokens[i].is(',')) { ++i; }
  while (tokens[i].means(&CalendarWord::of)) {
    ++i;
  }
  if (!is_year(tokens, i)) { return 0; }
  at = i + 1;
  return tokens[i].value;
}

enum class Joint { none, list, range };

/// What joins two days: ", " "et" "and" list them; a dash, "au", "to", "hasta" spans them. Moves behind it.
Joint read_joint(const Tokens& tokens, std::size_t& at) {
  Joint joint = Joint::none;
  for (int i = 0; i < 3; ++i, ++at) {
    const Token& token = tokens[at];
    if (is_dash(token) || token.means(&CalendarWord::range)) {
      joint = Joint::range;
    } else if (token.is(',') || token.is('&') || token.is('+') || token.is('|') || token.is('/') ||
               token.means(&CalendarWord::join)) {
      joint = std::max(joint, Joint::list);
    } else if (joint == Joint::none || !token.is('\'')) {
      break;
    }
  }
  return joint;
}

/// True when a day may follow an earlier one: "3, 18 avril" numbers something else, and so does "Panel 3 – 18 avril".
bool goes_on(const Tokens& tokens, std::size_t first, std::size_t joint, int days) {
  constexpr int longest_comma_gap = 3;
  constexpr int longest_label_gap = 5;
  const Token& mark = tokens[joint];
  if (mark.is(',') && tokens[joint + 1].is_number()) { return days <= longest_comma_gap; }
  if (!is_dash(mark) || mark.glued || first == 0) { return true; }
  const Token& before = tokens[first - 1];
  const bool after_label = before.kind == TokenKind::word && before.word == nullptr;
  return !after_label || days <= longest_label_gap;
}

/// "18, 19 et 20": days up to a month or year; first and last.
std::pair<int, int> read_days(const Tokens& tokens, std::size_t& at) {
  const std::size_t begin = at;
  const int first = read_day(tokens, at);
  int last = first;
  while (first > 0) {
    std::size_t i = at;
    if (read_joint(tokens, i) == Joint::none) { break; }
    const int day = read_day(tokens, i);
    if (day <= last || !goes_on(tokens, begin, at, day - last)) { break; }
    last = day;
    at = i;
  }
  return {first, last};
}

/// "18-19 avril 2017", "30 juin": days before the month.
std::optional<Span> read_day_first(const Tokens& tokens, std::size_t at) {
  const auto [first, last] = read_days(tokens, at);
  if (first == 0) { return std::nullopt; }
  const int month = read_month(tokens, at);
  if (month == 0) { return std::nullopt; }
  const int year = read_year(tokens, at);
  return Span{{first, month, year}, {last, month, year}, false, false, at};
}

/// "July 18th–19th, 2017": days behind the month.
std::optional<Span> read_month_first(const Tokens& tokens, std::size_t at) {
  if (tokens[at].word != nullptr && tokens[at].word->weekday > 0) {
    ++at;
    while (tokens[at].is(',') || tokens[at].is('.')) {
      ++at;
    }
  }
  const bool capital = tokens[at].upper;
  if (tokens[at].word == nullptr || tokens[at].word->month == 0) { return std::nullopt; }
  const int month = read_month(tokens, at);
  const auto [first, last] = read_days(tokens, at);
  if (first == 0) { return std::nullopt; }
  const int year = read_year(tokens, at);
  if (year == 0 && !capital) { return std::nullopt; }
  return Span{{first, month, year}, {last, month, year}, false, false, at};
}

bool valid(const PartialDay& day) {
  return Date{std::chrono::year{day.year}, std::chrono::month{static_cast<unsigned>(day.month)},
              std::chrono::day{static_cast<unsigned>(day.day)}}
      .ok();
}

Date date_of(const PartialDay& day) {
  return {std::chrono::year{day.year}, std::chrono::month{static_cast<unsigned>(day.month)},
          std::chrono::day{static_cast<unsigned>(day.day)}};
}

constexpr int longest_list_days = 10; ///< days that "and" may put into one meeting

/// Joins a first day and what follows it: "30 juin au 2 juillet 2015", "30 December 2015 – 2 January 2016".
Span joined(const Tokens& tokens, Span first, bool month_first) {
  std::size_t at = first.next;
  const Joint joint = read_joint(tokens, at);
  if (joint == Joint::none) { return first; }
  if (joint == Joint::list && first.first.year != 0) { return first; }
  const auto second = month_first ? read_month_first(tokens, at) : read_day_first(tokens, at);
  if (!second) { return first; }
  const Span rest = joint == Joint::list ? joined(tokens, *second, month_first) : *second;
  Span whole = first;
  whole.last = rest.last;
  whole.next = rest.next;
  if (whole.first.year == 0) {
    const bool over_new_year = rest.first.month < first.last.month;
    whole.first.year = rest.first.year == 0 ? 0 : rest.first.year - (over_new_year && joint == Joint::range ? 1 : 0);
  }
  if (joint == Joint::list && whole.first.year != 0) {
    // Two meetings listed ("18 avril et 19 juillet 2017") share the year but are no period.
    const bool near = valid(whole.first) && valid(rest.last) &&
                      std::chrono::sys_days{date_of(rest.last)} - std::chrono::sys_days{date_of(whole.first)} <=
                          std::chrono::days{longest_list_days};
    if (!near) {
      first.first.year = first.last.year = whole.first.year;
      return first;
    }
  }
  return whole;
}

/// "18/04/2017", "18.04.2017", "2017-04-18"; `year` 0 when only day and month are printed and `partial`.
std::optional<Span> read_numeric_day(const Tokens& tokens, std::size_t at, bool partial) {
  const Token& a = tokens[at];
  const Token& separator = tokens[at + 1];
  const Token& b = tokens[at + 2];
  if (!a.is_number() || !b.is_number() || !separator.glued || !b.glued) { return std::nullopt; }
  if (!separator.is('/') && !separator.is('.') && !separator.is('-')) { return std::nullopt; }
  const Token& c = tokens[at + 4];
  const bool three = tokens[at + 3].is(separator.mark) && tokens[at + 3].glued && c.is_number() && c.glued;
  Span span;
  if (three && a.digits == 4 && b.digits == 2 && c.digits == 2) {
    span.first = {c.value, b.value, a.value};
  } else if (three && c.digits == 4 && a.digits <= 2 && b.digits <= 2) {
    const bool american = b.value > 12 && a.value <= 12;
    span.first = american ? PartialDay{b.value, a.value, c.value} : PartialDay{a.value, b.value, c.value};
  } else if (!three && partial && separator.is('/') && a.digits <= 2 && b.digits <= 2) {
    span.first = {a.value, b.value, 0};
  } else {
    return std::nullopt;
  }
  span.last = span.first;
  span.next = at + (three ? 5 : 3);
  const Token& after = tokens[span.next];
  if (after.glued && (after.is_number() || after.is('/') || after.kind == TokenKind::word)) { return std::nullopt; }
  return span;
}

/// "18-19/04/2017", "18/04 – 20/04/2017", "18/04/2017 – 20/04/2017" and single days.
std::optional<Span> read_numeric(const Tokens& tokens, std::size_t at) {
  if (auto first = read_numeric_day(tokens, at, true)) {
    std::size_t i = first->next;
    if (read_joint(tokens, i) == Joint::range) {
      if (const auto second = read_numeric_day(tokens, i, false)) {
        if (first->first.year == 0) { first->first.year = second->first.year; }
        first->last = second->first;
        first->next = second->next;
      }
    }
    if (first->first.year == 0) { return std::nullopt; }
    return first;
  }
  const Token& day = tokens[at];
  if (!day.is_number() || day.digits > 2) { return std::nullopt; }
  std::size_t i = at + 1;
  if (read_joint(tokens, i) == Joint::none) { return std::nullopt; }
  auto second = read_numeric_day(tokens, i, false);
  if (!second || tokens[i].digits == 4) { return std::nullopt; }
  second->first.day = day.value;
  return second;
}

/// "Juillet 2017", "julio de 2017"; "mai-juin 2018" is as sure as its year only.
std::optional<Span> read_month_year(const Tokens& tokens, std::size_t at) {
  if (tokens[at].word == nullptr || tokens[at].word->month == 0) { return std::nullopt; }
  Span span;
  span.whole_month = true;
  span.first.month = read_month(tokens, at);
  std::size_t i = at;
  if (read_joint(tokens, i) != Joint::none) {
    if (const int second = read_month(tokens, i); second > 0) {
      span.whole_year = true;
      at = i;
    }
  }
  span.first.year = read_year(tokens, at);
  if (span.first.year == 0) { return std::nullopt; }
  span.next = at;
  return span;
}

std::optional<Span> read_bare_year(const Tokens& tokens, std::size_t at) {
  if (!is_year(tokens, at)) { return std::nullopt; }
  Span span;
  span.whole_year = true;
  span.first.year = tokens[at].value;
  span.next = at + 1;
  return span;
}

/// True when the token can begin a date: not the tail of a number, a symbol or a name ("A/71", "10.7").
bool can_begin(const Tokens& tokens, std::size_t at) {
  const Token& token = tokens[at];
  if (token.kind == TokenKind::word) {
    const CalendarWord* word = token.word;
    return word != nullptr && (word->month > 0 || word->weekday > 0 || word->article || word->ordinal == 1);
  }
  if (!token.is_number()) { return false; }
  if (at == 0 || !token.glued) { return true; }
  const Token& previous = tokens[at - 1];
  if (previous.kind != TokenKind::mark) { return false; }
  return !previous.is('/') && !((previous.is('.') || previous.is(':')) && at > 1 && tokens[at - 2].is_number());
}

void keep_longer(std::optional<Span>& best, const std::optional<Span>& candidate) {
  if (candidate && (!best || candidate->next > best->next)) { best = candidate; }
}

std::optional<Period> period_of(Span span, std::optional<int> default_year) {
  Period period;
  if (span.whole_year || span.whole_month) {
    period.when = std::to_string(span.first.year);
    if (!span.whole_year) { period.when += (span.first.month < 10 ? "-0" : "-") + std::to_string(span.first.month); }
    return period;
  }
  if (span.first.year == 0) { span.first.year = default_year.value_or(0); }
  if (span.last.year == 0) { span.last.year = span.first.year + (span.last.month < span.first.month ? 1 : 0); }
  if (span.first.year == 0 || !valid(span.first) || !valid(span.last)) { return std::nullopt; }
  const Date first = date_of(span.first);
  const Date last = date_of(span.last);
  if (first > last) { return std::nullopt; }
  period.start = first;
  period.end = last;
  period.when = first == last ? to_iso(first) : to_iso(first) + "/" + to_iso(last);
  return period;
}

std::optional<Span> read_span(const Tokens& tokens, std::size_t at, bool bare_years) {
  std::optional<Span> best;
  if (const auto days = read_day_first(tokens, at)) { best = joined(tokens, *days, false); }
  if (const auto days = read_month_first(tokens, at)) { keep_longer(best, joined(tokens, *days, true)); }
  keep_longer(best, read_numeric(tokens, at));
  keep_longer(best, read_month_year(tokens, at));
  if (bare_years) { keep_longer(best, read_bare_year(tokens, at)); }
  return best;
}

} // namespace

std::vector<FoundPeriod> find_periods(std::string_view text, bool bare_years, std::optional<int> default_year) {
  std::vector<FoundPeriod> found;
  const bool has_digit = std::any_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
  if (!has_digit && !default_year) { return found; }
  const auto tokens = detail::tokens_of(text);
  for (std::size_t i = 0; i + 5 < tokens.size();) {
    std::optional<Span> span;
    std::optional<Period> period;
    if (can_begin(tokens, i)) {
      span = read_span(tokens, i, bare_years);
      if (span) { period = period_of(*span, default_year); }
    }
    if (!period) {
      const bool impossible = span && span->first.year != 0; // "31 February 2017" is not February either
      i = impossible ? span->next : i + 1;
      continue;
    }
    found.push_back({*period, tokens[i].begin, tokens[span->next - 1].end});
    i = span->next;
  }
  return found;
}

} // namespace entente
