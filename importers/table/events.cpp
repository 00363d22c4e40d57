#include "importers/table/events.hpp"

#include <algorithm>
#include <chrono>
#include <map>

#include "core/text/unicode.hpp"
#include "core/text/when.hpp"
#include "importers/agenda/process.hpp"
#include "importers/agenda/programme.hpp"
#include "importers/table/columns.hpp"

namespace entente::table {
namespace {

constexpr std::chrono::days longest_event{14};

std::string_view stem(std::string_view file) {
  const std::size_t dot = file.rfind('.');
  return dot == 0 || dot == std::string_view::npos ? file : file.substr(0, dot);
}

/// The name with its underscores and dots as spaces, numbers of copies apart.
std::string readable(std::string_view name) {
  std::string text(name);
  std::ranges::replace(text, '_', ' ');
  return squeeze(text);
}

/// "Feuil1", "Sheet 2", "List of participants": says nothing of an event.
bool is_plain(std::string_view name, const Reference& reference) {
  std::string text = readable(name);
  while (!text.empty() && ((text.back() >= '0' && text.back() <= '9') || text.back() == ' ')) {
    text.pop_back();
  }
  return text.empty() || reference.cues().plain_sheets.exact(text) != nullptr ||
         reference.cues().attendance_values.exact(text) != nullptr;
}

Period period_in(std::string_view text) {
  const std::vector<FoundPeriod> found = find_periods(text, true);
  return found.empty() ? Period{} : found.front().period;
}

EventRecord event_named(std::string_view name, const Reference& reference) {
  EventRecord event;
  event.title = readable(name);
  event.period = period_in(event.title);
  const agenda::ProcessNames names(reference);
  if (const auto found = names.find(event.title, false)) {
    event.process = found->process->name.in(Language::en);
    event.process_reference = found->process->id;
  }
  return event;
}

} // namespace

void name_process(EventRecord& event, std::string_view text, const Reference& reference) {
  if (const ProcessFacts* const process = reference.process_named(text)) {
    event.process = squeeze(text);
    event.process_reference = process->id;
    return;
  }
  const agenda::ProcessNames names(reference);
  if (const auto found = names.find(text, false)) {
    event.process = squeeze(text.substr(found->begin, found->end - found->begin));
    event.process_reference = found->process->id;
  }
}

EventRecord event_around(std::span<const Row> titles, std::string_view sheet, std::string_view file,
                         const Reference& reference) {
  Document head;
  for (const Row& row : titles) {
    for (const std::string& cell : row.cells) {
      const std::string text = squeeze(cell);
      if (text.empty() || is_plain(text, reference)) { continue; }
      Block block;
      block.kind = head.blocks.empty() ? BlockKind::heading : BlockKind::paragraph;
      block.text = text;
      block.line = block.last_line = row.line;
      head.blocks.push_back(std::move(block));
    }
  }
  if (!head.blocks.empty()) {
    head.name = file;
    Programme read = read_programme(head, reference);
    if (!read.events.empty() && !read.events.front().title.empty()) {
      EventRecord event = std::move(read.events.front());
      if (event.evidence.line == 0) { event.evidence = {head.blocks.front().line, head.blocks.front().text}; }
      return event;
    }
  }
  if (!is_plain(sheet, reference)) {
    EventRecord event = event_named(sheet, reference);
    // "2017": a year alone titles nothing, but tells when.
    if (std::ranges::any_of(event.title, [](char c) { return (c | 0x20) >= 'a' && (c | 0x20) <= 'z'; })) { return event; }
  }
  return event_named(stem(file), reference);
}

namespace {

/// Splits one event whose sessions are these, which have dates. True when it became several.
bool split_event(Programme& programme, std::size_t event, const std::vector<std::size_t>& sessions) {
  using std::chrono::sys_days;
  std::vector<sys_days> days;
  days.reserve(sessions.size());
  for (const std::size_t session : sessions) {
    days.emplace_back(*programme.sessions[session].date);
  }
  std::ranges::sort(days);
  std::map<sys_days, std::size_t> event_of_day;
  std::size_t current = event;
  sys_days first = days.front();
  const auto close = [&](sys_days last) {
    Period& period = programme.events[current].period;
    period.start = Date(first);
    period.end = Date(last);
    period.when = first == last ? to_iso(*period.start) : to_iso(*period.start) + "/" + to_iso(*period.end);
  };
  for (std::size_t i = 0; i < days.size(); ++i) {
    if (i > 0 && days[i] - days[i - 1] > longest_event) {
      close(days[i - 1]);
      programme.events.push_back(programme.events[event]);
      current = programme.events.size() - 1;
      first = days[i];
    }
    event_of_day[days[i]] = current;
  }
  close(days.back());
  if (current == event) { return false; }
  for (const std::size_t session : sessions) {
    programme.sessions[session].event = event_of_day[*programme.sessions[session].date];
  }
  return true;
}

} // namespace

void without_labels(Programme& programme, std::string_view sheet, std::string_view file, const Reference& reference) {
  const Language language = programme.language.value_or(Language::en);
  const auto is_label = [&](const std::string& text) { return !label_meaning(text, reference.cues(), language).empty(); };
  for (EventRecord& event : programme.events) {
    if (!is_label(event.title)) { continue; }
    EventRecord named = event_around({}, sheet, file, reference);
    if (programme.title == event.title) { programme.title = named.title; }
    event.title = std::move(named.title);
    event.evidence = {};
    if (!event.process_reference) {
      event.process = std::move(named.process);
      event.process_reference = std::move(named.process_reference);
    }
  }
  std::erase_if(programme.review,
                [&](const ReviewItem& item) { return item.kind == "unplaced" && is_label(item.evidence.printed); });
}

void split_by_dates(Programme& programme) {
  std::vector<std::vector<std::size_t>> dated(programme.events.size());
  for (std::size_t session = 0; session < programme.sessions.size(); ++session) {
    if (programme.sessions[session].date) { dated[programme.sessions[session].event].push_back(session); }
  }
  bool split = false;
  for (std::size_t event = 0; event < dated.size(); ++event) {
    if (!dated[event].empty()) { split = split_event(programme, event, dated[event]) || split; }
  }
  if (!split) { return; }
  for (EntryRecord& entry : programme.entries) {
    if (entry.session != EntryRecord::no_session) { entry.event = programme.sessions[entry.session].event; }
  }
  for (RepeatRecord& repeat : programme.repeats) {
    if (repeat.session == RepeatRecord::no_session) { continue; }
    repeat.event = static_cast<std::uint32_t>(programme.sessions[repeat.session].event);
  }
}

} // namespace entente::table
