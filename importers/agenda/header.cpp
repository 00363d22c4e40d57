#include "importers/agenda/header.hpp"

#include <algorithm>
#include <chrono>

#include "core/text/unicode.hpp"
#include "core/text/when.hpp"
#include "importers/agenda/places.hpp"
#include "importers/agenda/process.hpp"
#include "importers/agenda/recognise.hpp"

namespace entente::agenda {

namespace {

/// What a line of the head is.
enum class Use { text, process, period, place, document_title, body_name, other };

struct Line {
  const Item* item = nullptr;
  Use use = Use::text;
  std::optional<Period> period;
  std::string place;
  std::optional<ProcessNames::Found> process;
};

/// "P R O G R A M M E", "D R A F T   A G E N D A": single letters that say what kind of document it is.
bool titles_in_letters(const Words& words, const Cues& cues) {
  std::string word;
  for (const std::string& letter : words.folded) {
    if (letter.size() != 1) { return false; }
    word += letter;
  }
  return word.size() >= 4 && std::ranges::any_of(cues.document_titles.all(), [&](const Cue& cue) {
           std::string phrase = cue.folded;
           std::erase(phrase, ' ');
           return phrase == word;
         });
}

class HeaderReader {
public:
  HeaderReader(const std::vector<Item>& items, const Reference& reference, std::optional<Language> language)
      : items_(items), reference_(reference), cues_(reference.cues()), language_(language), processes_(reference) {}

  /// Reads the head that begins with an item.
  Header run(std::size_t first) {
    constexpr std::size_t longest_head = 40;
    header_.body = first;
    while (header_.body < std::min(items_.size(), first + longest_head) &&
           (!begins_body(items_[header_.body], header_.body - first, cues_) ||
            (first == 0 && names_edition(items_, header_.body, cues_))) &&
           !stands_before_hours(items_, header_.body, cues_) && !heads_hours(header_.body)) {
      lines_.push_back(classify(items_[header_.body]));
      ++header_.body;
    }
    place_lines();
    find_process();
    find_title();
    make_events();
    return std::move(header_);
  }

private:
  const std::vector<Item>& items_;
  const Reference& reference_;
  const Cues& cues_;
  std::optional<Language> language_;
  ProcessNames processes_;
  Header header_;
  std::vector<Line> lines_;
  EventRecord event_;
  std::string process_line_;

  /// "Wednesday 6 May 2026" above "9:00": a day of the programme, where an earlier line prints the event's dates.
  bool heads_hours(std::size_t index) const {
    const bool timed = (index + 1 < items_.size() && items_[index + 1].hours) ||
                       (index + 2 < items_.size() && items_[index + 2].hours); // "Afternoon: arrivals" stands between
    if (!timed) { return false; }
    const std::optional<DayHeading> day = day_heading(items_[index], cues_, std::nullopt);
    return day && day->date && std::ranges::any_of(lines_, [](const Line& line) {
             return line.period && line.period->start != line.period->end;
           });
  }

  Line classify(const Item& item) const {
    Line line;
    line.item = &item;
    std::size_t length = 0;
    std::size_t at = 0;
    const bool titles = cues_.document_titles.match(item.words.folded, 0, length) != nullptr;
    if ((titles && item.words.size() <= length + 4) || titles_document(item, cues_) ||
        titles_in_letters(item.words, cues_)) {
      line.use = Use::document_title;
      return line;
    }
    if (is_mail_line(item.text)) {
      line.use = Use::other;
      return line;
    }
    constexpr int any_year = 2000;
    const bool day = find_periods(item.text).empty() && day_heading(item, cues_, any_year) && item.words.size() <= 5;
    if (day) {
      line.use = Use::other;
      return line;
    }
    line.process = processes_.find(item.text, true);
    const std::vector<FoundPeriod> periods = find_periods(item.text);
    if (!periods.empty() && item.text.starts_with('(') && item.text.ends_with(')') &&
        words_of(std::string_view(item.text).substr(0, periods.front().begin)).size() >= 3) {
      line.use = Use::other; // "(Motion 37, adopted at the meeting of 15 April 2026)"
      return line;
    }
    if (!periods.empty() && dates_document(std::string_view(item.text).substr(0, periods.front().begin), cues_)) {
      line.use = Use::document_title;
      return line;
    }
    if (!periods.empty() && item.words.size() <= 30) {
      const bool version = cues_.document_titles.find(item.words.folded, at, length) != nullptr && !line.process;
      if (version && item.words.size() <= 10) {
        line.use = Use::document_title;
        return line;
      }
      line.period = periods.front().period;
      take_place(line, periods.front());
      line.use = line.process ? Use::process : Use::period;
      const std::string before = without_brackets(std::string_view(item.text).substr(0, periods.front().begin));
      if (!line.process && before != line.place && words_of(before).size() >= 5) { line.use = Use::text; }
      return line;
    }
    if (const std::optional<std::size_t> place = place_line(item, cues_)) {
      line.place = item.text.substr(*place);
      line.use = Use::place;
    } else if (line.process) {
      line.use = Use::process;
    } else if (item.text.ends_with(':') || item.words.size() == 0 || is_remark(item)) {
      line.use = Use::other;
    } else if (names_organisation(item.text)) {
      line.use = Use::body_name;
    }
    return line;
  }

  /// "Organised with the support of …", "Co-chaired by …", "(online)": a remark about the event.
  bool is_remark(const Item& item) const {
    std::size_t length = 0;
    if (item.text.starts_with('(') && item.text.ends_with(')')) { return true; }
    const Cue* const role = cues_.roles.match(item.words.folded, 0, length);
    const bool by = role != nullptr && length > 1 && role->folded.size() - role->folded.rfind(' ') <= 4;
    for (std::size_t n = 0; n < std::min<std::size_t>(2, item.words.size()); ++n) {
      if (n > 0 && starts_upper(std::string_view(item.text).substr(item.words.bytes[n].first))) { break; }
      const Cue* const tie = cues_.partnership_posts.match(item.words.folded, n, length);
      if (tie != nullptr && (tie->value == "supports" || tie->value == "partner" || tie->value == "hosts")) { return true; }
    }
    return by;
  }

  bool names_organisation(std::string_view text) const {
    if (reference_.organisation_named(text) != nullptr) { return true; }
    const std::size_t bracket = text.find('(');
    return bracket != std::string_view::npos && bracket > 3 &&
           reference_.organisation_named(trim(text.substr(0, bracket))) != nullptr;
  }

  void take_place(Line& line, const FoundPeriod& found) const {
    const std::string_view text = line.item->text;
    const std::string after = without_brackets(text.substr(found.end));
    const Words words_after = words_of(after);
    std::size_t label = 0;
    const bool part = cues_.session_labels.match(words_after.folded, 0, label) != nullptr ||
                      cues_.session_kinds.match(words_after.folded, 0, label) != nullptr;
    if (!after.empty() && words_after.size() <= 16 && (names_place(after, reference_) || (!line.process && !part))) {
      line.place = place_without_hours(after);
    }
    if (trim(text.substr(0, found.begin)).ends_with(':')) { return; }
    std::string before = without_brackets(text.substr(0, found.begin));
    if (line.process && line.process->end <= found.begin) {
      before = without_brackets(text.substr(line.process->end, found.begin - line.process->end));
    }
    const std::size_t words = words_of(before).size();
    const bool bare =
        !line.process && words <= 4 && length(before) > 2 && starts_upper(before) && before.find(':') == std::string::npos;
    if (!before.empty() && words <= 18 && (bare || names_place(before, reference_))) {
      line.place.append(line.place.empty() ? "" : ", ").append(from_place(before, reference_));
    }
  }

  /// Lines around the dates that only say where.
  void place_lines() {
    for (std::size_t n = 0; n < lines_.size(); ++n) {
      Line& line = lines_[n];
      if (line.use != Use::text || line.period || line.item->text.size() > 160) { continue; }
      const bool dated_before = n > 0 && (lines_[n - 1].use == Use::period || lines_[n - 1].use == Use::place);
      const bool dated_after = n + 1 < lines_.size() && lines_[n + 1].use == Use::period;
      const Words words = words_of(line.item->text, 24);
      std::size_t at = 0;
      std::size_t length = 0;
      const bool worded = cues_.place_words.find(words.folded, at, length) != nullptr;
      const bool named = names_place(line.item->text, reference_);
      const bool small = small_word_share(*line.item, cues_) < 0.34 && !line.item->bold();
      if ((dated_before && named) || (dated_after && n > 0 && named && small && words.size() <= 10) ||
          (worded && at == 0 && words.size() <= 12)) {
        line.use = Use::place;
        line.place = trim_separators(line.item->text);
      }
    }
  }

  void find_process() {
    const Line* best = nullptr;
    for (const Line& line : lines_) {
      if (!line.process) { continue; }
      const auto rank = [](const Line& one) {
        return std::pair(one.process->in_full && one.process->words > 0, one.process->words);
      };
      if (best == nullptr || rank(line) > rank(*best)) { best = &line; }
    }
    if (best != nullptr) {
      set_process(*best->process->process);
      process_line_ = best->item->text;
      year_from(process_line_);
      event_.evidence = {best->item->line, process_line_};
      return;
    }
    constexpr std::size_t reach = 8;
    for (std::size_t n = header_.body; n < std::min(items_.size(), header_.body + reach); ++n) {
      const std::string_view text = std::string_view(items_[n].text).substr(0, 1200);
      const std::optional<ProcessNames::Found> found = processes_.find(text, false);
      if (!found || found->words == 0) { continue; }
      set_process(*found->process);
      const std::string_view behind = text.substr(found->end, 12);
      process_line_ = std::string(text.substr(found->begin, found->end - found->begin));
      for (const FoundPeriod& period : find_periods(behind, true)) {
        if (period.begin <= 2 && period.period.when.size() == 4) { process_line_.append(" ").append(period.period.when); }
      }
      year_from(process_line_);
      event_.evidence = {items_[n].line, process_line_};
      return;
    }
  }

  void set_process(const ProcessFacts& process) {
    event_.process_reference = process.id;
    event_.process = process.name.in(language_.value_or(Language::en));
  }

  void year_from(std::string_view text) {
    for (const FoundPeriod& period : find_periods(text, true)) {
      if (period.period.when.size() >= 4) {
        int year = 0;
        for (const char digit : period.period.when.substr(0, 4)) {
          year = year * 10 + (digit - '0');
        }
        header_.year = year;
      }
    }
  }

  /// The theme: the group of neighbouring lines that are nothing else, with the most to say.
  void find_title() {
    double best = 2.5;
    bool dated = false;
    for (std::size_t n = 0; n < lines_.size(); ++n) {
      dated = dated || lines_[n].period;
      if (lines_[n].use != Use::text) { continue; }
      std::string text = std::string(trim(lines_[n].item->text));
      std::size_t last = n;
      const auto quoted = [](const std::string& one) {
        return one.starts_with("«") || one.starts_with("“") || one.starts_with('"');
      };
      while (last + 1 < lines_.size() && lines_[last + 1].use == Use::text && !lines_[last + 1].item->gap &&
             quoted(lines_[last + 1].item->text) == quoted(text) &&
             lines_[last + 1].item->stands_out() == lines_[n].item->stands_out()) {
        ++last;
        text.append(" ").append(trim(lines_[last].item->text));
      }
      double score = static_cast<double>(std::min<std::size_t>(words_of(text).size(), 25));
      if (lines_[n].item->stands_out()) { score += 4; }
      if (quoted(text)) { score += 6; }
      if (dated && !quoted(text)) { score -= 4; } // what stands below the dates seldom names the event
      if (score > best) {
        best = score;
        event_.title = trim_separators(text);
        event_.evidence = {lines_[n].item->line, text};
      }
      n = last;
    }
    if (event_.title.empty() && !process_line_.empty()) { event_.title = process_line_; }
    for (const Line& line : lines_) {
      if (!event_.title.empty()) { break; }
      if (line.use != Use::document_title && line.use != Use::place && line.use != Use::other) {
        event_.title = trim_separators(line.item->text);
        event_.evidence = {line.item->line, line.item->text};
      }
    }
    for (const Line& line : lines_) {
      if (event_.title.empty()) {
        event_.title = trim_separators(line.item->text);
        event_.evidence = {line.item->line, line.item->text};
      }
    }
    if (!event_.title.empty()) { header_.title = event_.title; }
  }

  /// A line of dates that says where the event takes place, or prints several days.
  static bool tells_more(const Line& line) { return !line.place.empty() || line.period->start != line.period->end; }

  /// "41st session, 1 to 11 December" above "Day of discussion" and "Tuesday, 9 December": the one day of a longer period
  /// that the document prints a line of; null where it prints several, or none.
  [[nodiscard]] const Line* only_day(const std::vector<const Line*>& dated) const {
    const Line* day = nullptr;
    for (const Line* line : dated) {
      const bool part = line->period->start && line->period->start == line->period->end && line->item->words.size() <= 6 &&
                        std::ranges::any_of(dated, [&](const Line* other) {
                          return within(*line->period, *other->period) && is_long(*other->period);
                        });
      if (!part) { continue; }
      if (day != nullptr) { return nullptr; }
      day = line;
    }
    if (day == nullptr) { return nullptr; }
    return names_another_day(items_, header_.body, *day->period->start, cues_) ? nullptr : day;
  }

  void make_events() {
    std::vector<const Line*> dated;
    for (const Line& line : lines_) {
      if (line.period && (line.period->start || line.period->when.size() > 4)) { dated.push_back(&line); }
    }
    const Line* const day = only_day(dated);
    std::erase_if(dated, [&](const Line* line) {
      const bool lone = line->place.empty() && prints_day_once(items_, *line->item);
      return std::ranges::any_of(dated, [&](const Line* other) {
        return other != line && (within(*line->period, *other->period) ||
                                 (lone && line < other && tells_more(*other) && precedes(*line->period, *other->period)));
      });
    });
    const auto apart = [](const Line* one, const Line* other) { return one->period->when != other->period->when; };
    const bool several = dated.size() > 1 && std::ranges::all_of(dated, [&](const Line* line) {
                           return !line->place.empty() && (line == dated.front() || apart(line, dated.front()));
                         });
    if (several) {
      for (const Line* line : dated) {
        EventRecord event = event_;
        event.period = *line->period;
        event.place = line->place;
        event.evidence = {line->item->line, line->item->text};
        header_.events.push_back(std::move(event));
      }
    } else {
      single_event(dated);
      if (day != nullptr) { header_.events.back().period = *day->period; }
    }
    for (const EventRecord& event : header_.events) {
      if (event.period.start) {
        header_.dated = true;
        header_.year = static_cast<int>(event.period.start->year());
      } else if (event.period.when.size() >= 4) {
        year_from(event.period.when.substr(0, 4));
      }
    }
  }

  void single_event(const std::vector<const Line*>& dated) {
    for (const Line* line : dated) {
      if (event_.period.when.empty() || (!event_.period.start && line->period->start)) { event_.period = *line->period; }
    }
    for (const Line& line : lines_) { // a letter is sent in the year of what it announces
      if (!header_.year && is_mail_line(line.item->text)) { year_from(line.item->text); }
    }
    if (event_.period.when.empty() && header_.year) { event_.period.when = std::to_string(*header_.year); }
    std::string place;
    for (const Line& line : lines_) {
      if (line.place.empty() || (line.use == Use::document_title)) { continue; }
      if (place.find(line.place) == std::string::npos) { place.append(place.empty() ? "" : ", ").append(line.place); }
    }
    if (!place.empty()) { event_.place = place; }
    header_.events.push_back(event_);
  }
};

} // namespace

Header read_header(const std::vector<Item>& items, const Reference& reference, std::optional<Language> language) {
  Header header = HeaderReader(items, reference, language).run(0);
  const bool timed = std::ranges::any_of(items, [](const Item& item) { return item.hours.has_value(); });
  if (header.dated || !timed) { return header; }
  const std::optional<std::size_t> below = head_below(items, reference.cues());
  if (!below) { return header; }
  Header other = HeaderReader(items, reference, language).run(*below);
  return other.dated ? other : header;
}

} // namespace entente::agenda
