#include <utility>

#include <fmt/format.h>

#include "core/text/unicode.hpp"
#include "core/text/when.hpp"
#include "importers/agenda/recognise.hpp"
#include "importers/table/events.hpp"
#include "importers/table/list.hpp"

namespace entente::table {
namespace {

/// Processes of events whose meaning is kept; then they are forgotten, so that memory does not grow with the list.
constexpr std::size_t most_processes = 20'000;
/// Characters of a cell beside a title that is a session's number or label: "RT 1", "Panel B".
constexpr std::size_t longest_session_label = 24;

agenda::Item item_of(const std::string& text) {
  agenda::Item item;
  item.text = text;
  item.words = agenda::words_of(text);
  return item;
}

} // namespace

void ListReader::read_when(const Row& row, std::optional<Period>& period) {
  const std::string_view text = cell(row, Field::date, rooms_[0]);
  if (!text.empty()) {
    if (text != last_date_.first) { last_date_ = {std::string(text), read_date(text, dates_)}; }
    period = last_date_.second;
    if (!period) { doubt(row, "doubtful-date", fmt::format("\"{}\" is no date that is understood.", shown(text))); }
  }
  const std::string end = cell(row, Field::end_date);
  if (end.empty()) { return; }
  const auto last = read_date(end, dates_);
  if (!last || !last->end) {
    doubt(row, "doubtful-date", fmt::format("\"{}\" is no date that is understood.", shown(end)));
  } else if (period && period->start && *period->start <= *last->end) {
    period->end = last->end;
    period->when =
        *period->start == *period->end ? to_iso(*period->start) : to_iso(*period->start) + "/" + to_iso(*period->end);
  } else if (period && period->start) {
    doubt(row, "doubtful-date", fmt::format("the end {} lies before the beginning.", shown(end)));
  }
}

/// The process that a cell names, or that a title tells where there is no such cell.
void ListReader::name_process_of(EventRecord& event, const std::string& process, const std::string& title) {
  if (process.empty()) { return name_process(event, title, reference_); }
  if (processes_.size() >= most_processes) { processes_.clear(); }
  const auto [known, fresh] = processes_.try_emplace(process);
  if (fresh) {
    name_process(event, process, reference_);
    known->second = {event.process, event.process_reference};
  } else {
    event.process = known->second.first;
    event.process_reference = known->second.second;
  }
}

std::size_t ListReader::event_of(const Row& row, const std::optional<Period>& period) {
  const std::string_view title = cell(row, Field::event, rooms_[0]);
  const std::string_view process = cell(row, Field::process, rooms_[1]);
  const std::string_view place = cell(row, Field::place, rooms_[2]);
  const bool sessions = columns_.has(Field::session);
  const std::string_view when = period && !sessions ? std::string_view(period->when) : std::string_view();
  if (last_event_ && last_event_->first.are(title, process, place, when)) { return last_event_->second; }
  const EventCells cells{std::string(title), std::string(process), std::string(place), std::string(when)};
  const bool own = !cells.title.empty() || !cells.process.empty();
  const std::string key =
      own || !cells.when.empty() || !cells.place.empty()
          ? fold(cells.title) + "\n" + fold(cells.process) + "\n" + cells.when + "\n" + (sessions ? "" : fold(cells.place))
          : "";
  const auto [known, fresh] = events_.try_emplace(key, programme_.events.size());
  last_event_ = {cells, known->second};
  if (!fresh) { return known->second; }
  EventRecord event = own ? EventRecord{} : around_;
  if (own) {
    event.title = cells.title.empty() ? cells.process : cells.title;
    name_process_of(event, cells.process, cells.title);
  }
  if (!own && !around_.period.when.empty() && period && !sessions && around_.period.when != period->when) {
    event.period = {};
  }
  if (period && !sessions) { event.period = *period; }
  if (!cells.place.empty()) { event.place = cells.place; }
  if (own || event.evidence.line == 0) { event.evidence = {row.line, own ? printed(row) : event.evidence.printed}; }
  programme_.events.push_back(std::move(event));
  return known->second;
}

/// By one cell that says label and title, or by a column of numbers or labels and one of titles.
void ListReader::name_session(const std::vector<std::string>& texts, SessionRecord& session) const {
  agenda::SessionHeading heading = agenda::titled(item_of(texts.front()), cues_, true);
  if (texts.size() > 1) {
    const std::string titles = fmt::format("{}", fmt::join(texts.begin() + 1, texts.end(), ": "));
    if (!heading.label && length(texts.front()) <= longest_session_label) {
      heading.label = texts.front();
      heading.title.clear();
    }
    if (!heading.label && heading.title.empty()) { heading.title = texts.front(); }
    heading.title += (heading.title.empty() ? "" : ": ") + titles;
    if (!heading.kind) { heading.kind = agenda::titled(item_of(titles), cues_, true).kind; }
  }
  session.label = heading.label;
  if (!heading.title.empty()) { session.title = heading.title; }
  if (!session.label && !session.title) { session.title = texts.front(); }
  session.kind = heading.kind.value_or(SessionKind::session);
}

std::size_t ListReader::session_of(const Row& row, std::size_t event, const std::optional<Period>& period) {
  const std::vector<std::string> texts = cells(row, Field::session);
  const std::string text = texts.size() == 1 ? texts.front() : fmt::format("{}", fmt::join(texts, ": "));
  const std::string time = cell(row, Field::time);
  const std::string day = period && period->start && period->start == period->end ? to_iso(*period->start) : "";
  std::string key = std::to_string(event);
  for (const std::string& part : {fold(text), day, time}) {
    key += '\n';
    key += part;
  }
  if (const std::size_t* const known = sessions_.find(key)) { return *known; }
  const std::size_t number = programme_.sessions.size();
  sessions_.keep(number);
  SessionRecord session;
  session.event = event;
  name_session(texts, session);
  if (!day.empty()) { session.date = period->start; }
  if (const auto hours = find_hours(time)) {
    session.start = hours->start;
    session.end = hours->end;
  }
  session.evidence = {row.line, text};
  programme_.sessions.push_back(std::move(session));
  return number;
}

Where ListReader::read_place(const Row& row) {
  std::optional<Period> period;
  read_when(row, period);
  Where where;
  where.event = event_of(row, period);
  if (filled(row, Field::session)) { where.session = session_of(row, where.event, period); }
  return where;
}

} // namespace entente::table
