#include "core/resolve/version_marks.hpp"

#include <algorithm>
#include <cctype>
#include <charconv>
#include <set>

#include <fmt/format.h>

#include "core/resolve/words.hpp"
#include "core/text/unicode.hpp"
#include "core/text/when.hpp"

namespace entente::matching {
namespace {

constexpr std::size_t longest_mark_line = 14; ///< words
constexpr std::size_t head_lines = 30;
constexpr std::size_t longest_line = 300; ///< bytes
constexpr int most_revisions = 99;

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (static_cast<unsigned char>(c) & 0x80U) != 0;
}

/// "Agenda_rev2-FINAL.docx" -> "Agenda rev 2 FINAL": digits and letters apart, no ending.
std::string spaced(std::string_view name) {
  const std::size_t dot = name.rfind('.');
  if (dot != std::string_view::npos && dot > 0 && name.size() - dot <= 6) { name = name.substr(0, dot); }
  std::string out;
  for (std::size_t i = 0; i < name.size(); ++i) {
    const bool word = is_digit(name[i]) || is_letter(name[i]);
    const bool turn =
        i > 0 && ((is_digit(name[i]) && is_letter(name[i - 1])) || (is_letter(name[i]) && is_digit(name[i - 1])));
    if (turn) { out += ' '; }
    out += word ? name[i] : ' ';
  }
  return out;
}

/// "rev2" -> "rev 2".
std::vector<std::string> parted(const std::vector<std::string>& words) {
  std::vector<std::string> list;
  for (const std::string& word : words) {
    std::size_t from = 0;
    for (std::size_t i = 1; i <= word.size(); ++i) {
      if (i < word.size() && is_digit(word[i]) == is_digit(word[i - 1])) { continue; }
      list.push_back(word.substr(from, i - from));
      from = i;
    }
  }
  return list;
}

std::optional<int> small_number(const std::string& word) {
  int value = 0;
  const auto [stop, error] = std::from_chars(word.data(), word.data() + word.size(), value);
  const bool good = error == std::errc{} && stop == word.data() + word.size() && value <= most_revisions;
  return good ? std::optional<int>(value) : std::nullopt;
}

/// What one line says.
struct Line {
  bool early = false, early_beside = false, final = false, dated = false, noun = false, adjacent = false;
  std::optional<int> revision;
  std::size_t others = 0; ///< words that are neither marks nor numbers
  std::string said;
};

Line read_line(const std::vector<std::string>& words) {
  Line line;
  enum class Last { none, noun, mark } last = Last::none;
  for (std::size_t i = 0; i < words.size();) {
    const VersionPhrase* const phrase = Words::builtin().version_phrase(words, i);
    if (phrase == nullptr) {
      const bool empty = Words::builtin().is_stop(words[i]) || small_number(words[i]);
      if (!empty) {
        ++line.others;
        last = Last::none;
      }
      ++i;
      continue;
    }
    const std::size_t next = i + phrase->words.size();
    const Last now = phrase->value.empty() ? Last::noun : Last::mark;
    line.adjacent = line.adjacent || (last != Last::none && last != now);
    line.noun = line.noun || now == Last::noun;
    if (now == Last::mark && phrase->value != "dated") {
      line.said += (line.said.empty() ? "" : " ") + fmt::format("{}", fmt::join(phrase->words, " "));
    }
    line.early = line.early || phrase->value == "early";
    line.early_beside = line.early_beside || phrase->value == "early-beside";
    line.final = line.final || phrase->value == "final";
    line.dated = line.dated || phrase->value == "dated";
    if (phrase->value == "revision") {
      const auto number = next < words.size() ? small_number(words[next]) : std::nullopt;
      // "version" and "v" say nothing without a number, or beside "final".
      const bool bare = phrase->words.size() == 1 && phrase->words.front().starts_with('v');
      if (number) {
        line.revision = std::max(line.revision.value_or(0), *number);
        line.said += " " + words[next];
      } else if (!bare) {
        line.revision = std::max(line.revision.value_or(0), 1);
      }
      line.dated = true;
    }
    last = now;
    i = next;
  }
  return line;
}

bool within(Date date, std::span<const Period> periods) {
  return std::ranges::any_of(periods, [&](const Period& period) {
    const Date start = period.start.value_or(date);
    return period.start && start <= date && date <= period.end.value_or(start);
  });
}

/// Takes the dates out of a text, and gives the single days.
std::string without_dates(std::string_view text, std::vector<Date>& days) {
  std::string rest;
  std::size_t from = 0;
  for (const FoundPeriod& found : find_periods(text)) {
    if (found.begin < from) { continue; }
    rest += std::string(text.substr(from, found.begin - from)) + " ";
    from = found.end;
    const Period& period = found.period;
    if (period.start && (!period.end || *period.end == *period.start)) { days.push_back(*period.start); }
  }
  return rest + std::string(text.substr(from));
}

class Gatherer {
public:
  Gatherer(VersionMarks& marks, std::span<const Period> meeting) : marks_(marks), meeting_(meeting) {}

  void add(std::string_view text, bool anywhere) {
    if (text.size() > longest_line) { return; }
    std::vector<Date> days;
    const std::string rest = anywhere ? std::string(text) : without_dates(text, days);
    const std::vector<std::string> words = parted(fold_words(rest));
    if (words.empty() || (!anywhere && words.size() > longest_mark_line)) { return; }
    const Line line = read_line(words);
    const bool beside = line.adjacent || line.others == 0;
    if (!anywhere && !beside) { return; }
    early_ = early_ || line.early || (line.early_beside && beside);
    final_ = final_ || line.final;
    if (line.revision) { marks_.revision = std::max(marks_.revision.value_or(0), *line.revision); }
    if (line.early || line.final || line.dated) {
      for (const Date day : days) {
        if (!within(day, meeting_)) { marks_.dated = std::max(marks_.dated.value_or(day), day); }
      }
    }
    const bool known = std::ranges::find(marks_.said, line.said) != marks_.said.end();
    if (!line.said.empty() && !known) { marks_.said.push_back(line.said); }
  }

  void finish() {
    if (early_ != final_) { marks_.stage = early_ ? VersionMarks::Stage::early : VersionMarks::Stage::final; }
  }

private:
  VersionMarks& marks_;
  std::span<const Period> meeting_;
  bool early_ = false;
  bool final_ = false;
};

std::string told(const VersionMarks& marks) {
  std::string text;
  for (const std::string& said : marks.said) {
    text += fmt::format("{}\"{}\"", text.empty() ? "" : ", ", said);
  }
  if (marks.dated) { text += fmt::format("{}of {}", text.empty() ? "" : ", ", to_iso(*marks.dated)); }
  return text.empty() ? "unmarked" : text;
}

} // namespace

VersionMarks version_marks(std::string_view file_name, std::string_view title, std::span<const std::string> head,
                           std::span<const Period> meeting) {
  VersionMarks marks;
  Gatherer gatherer(marks, meeting);
  gatherer.add(spaced(file_name), true);
  gatherer.add(title, false);
  for (std::size_t i = 0; i < head.size() && i < head_lines; ++i) {
    gatherer.add(head[i], false);
  }
  gatherer.finish();
  return marks;
}

std::optional<int> later_version(const VersionMarks& a, const VersionMarks& b, std::string& reason) {
  using Stage = VersionMarks::Stage;
  const auto rank = [](const VersionMarks& marks) { return !marks.stage ? 1 : *marks.stage == Stage::early ? 0 : 2; };
  std::set<int> signs;
  const auto note = [&](auto x, auto y) {
    if (x != y) { signs.insert(x > y ? -1 : 1); }
  };
  note(rank(a), rank(b));
  // A revision of a draft says nothing against a final without a number.
  if (rank(a) == rank(b)) { note(a.revision.value_or(0), b.revision.value_or(0)); }
  if (a.dated && b.dated) { note(*a.dated, *b.dated); }
  reason = signs.empty() ? "" : fmt::format("by what they print: {} against {}", told(a), told(b));
  if (signs.size() > 1) { return std::nullopt; }
  return signs.empty() ? 0 : *signs.begin();
}

} // namespace entente::matching
