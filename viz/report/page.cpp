#include "viz/report/page.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "core/text/unicode.hpp"
#include "viz/i18n/messages.hpp"
#include "viz/i18n/period_text.hpp"
#include "viz/report/circles.hpp"

namespace entente {

namespace {

/// More lines than these behind one figure are counted, not listed.
constexpr std::size_t most_listed = 200;
constexpr std::string_view no_break = "\u00A0";
constexpr std::string_view thin_no_break = "\u202F";

void replace_all(std::string& text, std::string_view from, std::string_view to) {
  for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size())) {
    text.replace(at, from.size(), to);
  }
}

/// French sets a thin space before high punctuation and within quotation marks, Spanish before the per cent sign.
std::string typeset(std::string text, Language language) {
  if (language == Language::en) { return text; }
  replace_all(text, " %", std::string(no_break) + "%");
  if (language == Language::es) { return text; }
  for (const std::string_view mark : {";", "?", "!"}) {
    replace_all(text, " " + std::string(mark), std::string(thin_no_break) + std::string(mark));
  }
  replace_all(text, " :", std::string(no_break) + ":");
  replace_all(text, " »", std::string(no_break) + "»");
  replace_all(text, "« ", "«" + std::string(no_break));
  return text;
}

const Cell* cell_of(const Table& table, const Row& row, std::string_view column) {
  for (std::size_t i = 0; i < table.columns.size() && i < row.cells.size(); ++i) {
    if (table.columns[i].name == column) { return &row.cells[i]; }
  }
  return nullptr;
}

} // namespace

Page::Page(const Dataset& dataset, const std::vector<PrintedLine>& lines, const Reference& reference,
           const ReportOptions& options)
    : dataset_(dataset), reference_(reference), options_(options) {
  work_.threads = std::max(1U, Work{}.thread_count() / 2);
  for (const PrintedLine& line : lines) {
    lines_.emplace_hint(lines_.end(), LinePlace{line.document, line.line}, line.text);
  }
  const auto add = [&](const Source& source) {
    if (source.document && source.line && source.printed) {
      lines_.try_emplace(LinePlace{*source.document, *source.line}, *source.printed);
    }
  };
  for (const Appearance& appearance : dataset.appearances) {
    std::ranges::for_each(sources_of(appearance), add);
  }
  for (const Session& session : dataset.sessions) {
    add(session.source);
  }
  for (const Theme& theme : dataset.themes) {
    if (theme.source.document && theme.source.line) {
      lines_.try_emplace(LinePlace{*theme.source.document, *theme.source.line}, theme.source.printed.value_or(theme.text));
    }
  }
}

Page::~Page() = default;

const Table& Page::ask(const std::string& name) const {
  return answers_.get(name, [&] {
    const std::string language(to_text(options_.language));
    return question(name).run(dataset_, reference_, options_.population, {{"language", language}}, work_);
  });
}

const Network& Page::network(NetworkKind kind) const {
  return networks_.get(kind, [&] { return make_network(dataset_, reference_, kind, TieWeight::count); });
}

const SampledBetweenness& Page::between(NetworkKind kind) const {
  return between_.get(kind, [&] { return affordable_betweenness(network(kind), work_); });
}

const Circles& Page::circles() const {
  return *circles_.get(0, [&] { return std::make_unique<Circles>(*this); });
}

const Html& Page::part(const std::string& name, const std::function<Html()>& make) const { return parts_.get(name, make); }

std::string Page::say(std::string_view key, const std::vector<std::string>& arguments) const {
  return typeset(message(language(), key, arguments), language());
}

std::string Page::say_count(std::string_view key, std::int64_t number, const std::vector<std::string>& arguments) const {
  const std::string single = std::string(key) + ".one";
  return say(number == 1 && has_message(single) ? single : key, arguments);
}

std::string Page::number(double value, int decimals) const {
  std::string digits = fmt::format("{:.{}f}", value, decimals);
  if (language() != Language::en) { std::replace(digits.begin(), digits.end(), '.', ','); }
  return digits;
}

std::string Page::percent(double share) const {
  return number(share * 100, 0) + (language() == Language::en ? "" : std::string(no_break)) + "%";
}

std::string Page::list(const std::vector<std::string>& items) const {
  if (items.empty()) { return {}; }
  std::string head = items.front();
  for (std::size_t i = 1; i + 1 < items.size(); ++i) {
    head += ", " + items[i];
  }
  return items.size() == 1 ? head : say("list.and", {head, items.back()});
}

std::string Page::dates(const Event& event) const { return period_text(event, language()); }

std::string Page::event_name(const Event& event, std::size_t most) const {
  const std::string when = dates(event);
  return say("event.quoted", {shortened(event.title, most)}) + (when.empty() ? "" : " (" + when + ")");
}

std::string Page::population_name() const {
  const std::string& name = options_.population.name;
  if (options_.population.states.empty()) { return say("population.none"); }
  if (name == "iom" || name == "un") { return say("population." + name); }
  constexpr std::string_view prefix = "process:";
  if (name.starts_with(prefix)) {
    const std::string id = name.substr(prefix.size());
    const ProcessFacts* process = reference_.process(id);
    return say("population.process", {process == nullptr ? id : process->name.in(language())});
  }
  return say("population.file", {name});
}

std::string Page::state_name(std::string_view iso3) const {
  const StateFacts* state = reference_.state(iso3);
  return state == nullptr ? std::string(iso3) : state->name.in(language());
}

std::string Page::organisation_name(const Organisation& organisation) const {
  const OrganisationFacts* facts = organisation.reference ? reference_.organisation(*organisation.reference) : nullptr;
  return facts == nullptr ? organisation.name : facts->name.in(language());
}

std::string Page::row_name(const Table& table, const Row& row) const {
  const std::string id = cell_text(table, row, "id");
  if (id == "unknown") {
    const bool states = table.name == "coverage-state" || table.name == "coverage-region" ||
                        table.name == "coverage-subregion" || table.name == "coverage-group";
    return say(states ? "value.unknown.state" : table.name == "coverage-gender" ? "value.unknown.gender" : "value.unknown");
  }
  for (const char* family : {"value.", table.name == "coverage-gender"  ? "gender."
                                       : table.name == "coverage-role"  ? "role."
                                       : table.name == "coverage-level" ? "level."
                                                                        : "group."}) {
    if (has_message(family + id)) { return say(family + id); }
  }
  return cell_text(table, row, "name");
}

Html Page::line_link(const Source& source, std::string_view label) const {
  if (source.document && source.line && lines_.contains({*source.document, *source.line})) {
    {
      const std::lock_guard own(linking_);
      linked_.insert({*source.document, *source.line});
    }
    return tag("a", {{"href", "#" + anchor(*source.document, *source.line)}}, label);
  }
  if (source.printed) { return tag("span", {{"title", *source.printed}}, label); }
  return text(label);
}

Html Page::evidence(std::span<const AppearanceId> appearances, std::string_view summary) const {
  if (appearances.empty()) { return text(summary); }
  Html items;
  for (const AppearanceId id : appearances.first(std::min(appearances.size(), most_listed))) {
    const Appearance* appearance = find(dataset_.appearances, id);
    if (appearance == nullptr) { continue; }
    const Person* person = find(dataset_.people, appearance->person);
    const Session* session = appearance->session ? find(dataset_.sessions, *appearance->session) : nullptr;
    Html item = line_link(appearance->source, person == nullptr ? id.text() : person->name);
    for (const StatedLine& line : appearance->lines) {
      if (line.source == appearance->source) { continue; }
      item += text(", ") + line_link(line.source, std::to_string(line.source.line.value_or(0)));
    }
    if (session != nullptr) { item += text(" · ") + tag("span", {{"class", "quiet"}}, session_name(*session, 48)); }
    items += tag("li", item);
  }
  if (appearances.size() > most_listed) {
    items += tag("li", say("evidence.more", {std::to_string(appearances.size() - most_listed)}));
  }
  return tag("details", {{"class", "evidence"}}, tag("summary", summary) + tag("ul", items));
}

Html Page::evidence(std::span<const AppearanceId> appearances) const {
  if (appearances.empty()) { return {}; }
  const auto count = static_cast<std::int64_t>(appearances.size());
  return evidence(appearances, say_count("evidence.lines", count, {std::to_string(count)}));
}

std::string anchor(DocumentId document, int line) { return fmt::format("{}-{}", document.text(), line); }

std::string shortened(std::string_view full, std::size_t most) {
  if (length(full) <= most) { return std::string(full); }
  std::size_t letters = 0;
  std::size_t at = 0;
  std::size_t word = 0;
  for (; at < full.size() && letters < most; ++letters) {
    if (full[at] == ' ') { word = at; }
    do {
      ++at;
    } while (at < full.size() && (static_cast<unsigned char>(full[at]) & 0xC0U) == 0x80U);
  }
  return std::string(trim(full.substr(0, word == 0 ? at : word))) + "…";
}

std::string session_name(const Session& session, std::size_t most) {
  if (session.label && session.title) { return shortened(*session.label + ": " + *session.title, most); }
  if (session.label || session.title) { return shortened(session.label ? *session.label : *session.title, most); }
  return session.id.text();
}

std::string cell_text(const Table& table, const Row& row, std::string_view column) {
  const Cell* cell = cell_of(table, row, column);
  const auto* words = cell == nullptr ? nullptr : std::get_if<std::string>(cell);
  return words == nullptr ? std::string() : *words;
}

std::int64_t cell_count(const Table& table, const Row& row, std::string_view column) {
  const Cell* cell = cell_of(table, row, column);
  const auto* count = cell == nullptr ? nullptr : std::get_if<std::int64_t>(cell);
  return count == nullptr ? 0 : *count;
}

std::optional<double> cell_number(const Table& table, const Row& row, std::string_view column) {
  const Cell* cell = cell_of(table, row, column);
  if (cell == nullptr) { return std::nullopt; }
  if (const auto* real = std::get_if<double>(cell)) { return *real; }
  if (const auto* whole = std::get_if<std::int64_t>(cell)) { return static_cast<double>(*whole); }
  return std::nullopt;
}

const Row* find_row(const Table& table, std::string_view id) {
  const auto place = std::find_if(table.rows.begin(), table.rows.end(), [&](const Row& row) {
    return !row.cells.empty() && std::holds_alternative<std::string>(row.cells[0]) &&
           std::get<std::string>(row.cells[0]) == id;
  });
  return place == table.rows.end() ? nullptr : &*place;
}

} // namespace entente
