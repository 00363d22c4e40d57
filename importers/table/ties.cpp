#include "importers/table/ties.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "core/text/unicode.hpp"

namespace entente::table {

TiesReader::TiesReader(const Columns& columns, EndFacts process, DocumentInfo document, const Reference& reference,
                       Remarks& remarks)
    : columns_(columns), process_(std::move(process)), reference_(reference), cues_(reference.cues()), remarks_(remarks),
      builder_(std::move(document), reference) {}

std::string TiesReader::cell(const Row& row, Field field) const {
  for (const Column& column : columns_.known) {
    if (column.field != field || column.index >= row.cells.size()) { continue; }
    std::string text = squeeze(row.cells[column.index]);
    if (!text.empty()) { return text; }
  }
  return {};
}

void TiesReader::learn(const Row& row) {
  for (const Field field : {Field::from, Field::to}) {
    learn_date_style(cell(row, field), dates_);
  }
}

void TiesReader::leave_out(const Row& row, Wording reason) {
  ++left_out_;
  remarks_.add_of_row(row.line, std::move(reason));
}

EndFacts TiesReader::facts_of(const Row& row, std::string name, Field kind_column, bool own) const {
  EndFacts facts;
  facts.name = std::move(name);
  if (const std::string kind = cell(row, kind_column); !kind.empty()) {
    if (const Cue* const cue = cues_.end_values.exact(kind, columns_.language)) {
      facts.kind = parse_entity_kind(cue->value);
    }
  }
  if (!own) { return facts; }
  if (const std::string acronym = cell(row, Field::acronym); !acronym.empty()) { facts.acronym = acronym; }
  if (const std::string category = cell(row, Field::category); !category.empty()) {
    facts.category = category_in(category, reference_);
  }
  if (const std::string state = cell(row, Field::state); !state.empty() && state != facts.name) {
    if (const auto known = state_in_cell(state, reference_)) { facts.state = known->iso3; }
  }
  return facts;
}

End TiesReader::end_of(const EndFacts& facts) {
  const EntityKind kind = builder_.kind_of(facts);
  std::string key = fold(facts.name);
  // A known body or process is one in all its languages.
  if (kind == EntityKind::organisation) {
    const BodyRecord body = body_named(facts.name, reference_);
    key = body.reference ? "=" + *body.reference : fold(body.name) + "\n" + facts.state.value_or("");
  } else if (kind == EntityKind::process) {
    if (const ProcessFacts* const known = reference_.process_named(facts.name)) { key = "=" + known->id; }
  }
  const auto known = ends_.find({kind, key});
  if (known != ends_.end()) { return known->second; }
  End end = builder_.add(facts);
  ends_.emplace(std::pair(kind, std::move(key)), end);
  return end;
}

std::optional<EndFacts> TiesReader::source_of(const Row& row) const {
  for (const Field field : {Field::source, Field::organisation, Field::affiliation, Field::person, Field::state}) {
    std::string name = cell(row, field);
    if (name.empty()) { continue; }
    EndFacts facts = facts_of(row, std::move(name), Field::source_kind, true);
    if (field == Field::person && !facts.kind) { facts.kind = EntityKind::person; }
    if (field == Field::state && !facts.kind) { facts.kind = EntityKind::state; }
    return facts;
  }
  return std::nullopt;
}

PartnershipKind TiesReader::kind_of(const Row& row, PartnershipKind fallback) {
  const std::string text = cell(row, Field::kind);
  if (text.empty()) { return fallback; }
  std::string plain = lower(text);
  std::ranges::replace(plain, '_', '-');
  if (const auto kind = parse_partnership_kind(plain)) { return *kind; }
  if (const Cue* const cue = cues_.tie_values.exact(text, columns_.language)) {
    return parse_partnership_kind(cue->value).value_or(fallback);
  }
  if (const Cue* const post = cues_.partnership_posts.exact(text, columns_.language)) {
    return parse_partnership_kind(post->value).value_or(fallback);
  }
  remarks_.add(
      Severity::note, row.line,
      Wording("\"{}\" is no kind of tie that is known; it is kept as \"{}\"", text.substr(0, 80), to_text(fallback)));
  return fallback;
}

/// The printed day, or the first or last of a printed range; a year or month where no day is printed.
TieDate TiesReader::date_of(const Row& row, Field field, bool last) {
  const std::string text = cell(row, field);
  if (text.empty()) { return {}; }
  const auto period = read_date(text, dates_);
  if (period) { return tie_date(*period, last); }
  remarks_.add_of_row(row.line, Wording("\"{}\" is no date that is understood", text.substr(0, 80)));
  doubt(row, "doubtful-date", fmt::format("\"{}\" is no date that is understood.", text.substr(0, 80)));
  return {};
}

void TiesReader::doubt(const Row& row, std::string kind, std::string reason) {
  review_.push_back({std::move(kind), std::move(reason), {row.line, printed(row)}});
}

/// A column of states by its label, or of "member states".
bool TiesReader::is_of_states(const Column& column) const {
  const std::vector<std::string> words = fold_words(column.label);
  return column.field == Field::state || std::ranges::any_of(words, [&](const std::string& word) {
           const Cue* const cue = cues_.column_labels.exact(word);
           return words.size() <= 2 && cue != nullptr && cue->value == "state";
         });
}

/// A state that is none becomes a body, and somebody is asked.
void TiesReader::doubt_state(const Row& row, const EndFacts& facts) {
  const bool named_state = std::ranges::any_of(columns_.known, [&](const Column& column) {
    return is_of_states(column) && column.index < row.cells.size() && squeeze(row.cells[column.index]) == facts.name;
  });
  if (!named_state && facts.kind != EntityKind::state) { return; }
  const EntityKind kind = builder_.kind_of(facts);
  if (kind == EntityKind::state || kind == EntityKind::process) { return; }
  if (body_named(facts.name, reference_).reference || reference_.process_named(facts.name) != nullptr) { return; }
  doubt(row, "doubtful-state", fmt::format("\"{}\" is no state that is known.", facts.name));
}

void TiesReader::add_tie(const Row& row) {
  const auto source = source_of(row);
  const std::string target_name = cell(row, Field::target);
  if (!source || target_name.empty()) {
    return leave_out(row, Wording("one end of the tie is missing; the row is left out"));
  }
  const EndFacts target = facts_of(row, target_name, Field::target_kind, false);
  if (source->name.size() > 4 * longest_name || target.name.size() > 4 * longest_name) {
    return leave_out(row, Wording("a name of more than {} characters; the row is left out", longest_name));
  }
  const End from = end_of(*source);
  const End to = end_of(target);
  doubt_state(row, *source);
  doubt_state(row, target);
  if (from == to) { return leave_out(row, Wording("both ends of the tie are one; the row is left out")); }
  builder_.tie(from, to, kind_of(row, PartnershipKind::partner), date_of(row, Field::from, false),
               date_of(row, Field::to, true), row.line, printed(row));
}

void TiesReader::add_member(const Row& row) {
  EndFacts process = process_;
  if (const std::string name = cell(row, Field::process); !name.empty()) {
    process = {name, EntityKind::process, {}, {}, {}, {}};
  }
  auto member = source_of(row);
  if (!member) { return leave_out(row, Wording("no member is named in this row; it is left out")); }
  if (member->name.size() > 4 * longest_name) {
    return leave_out(row, Wording("a name of more than {} characters; the row is left out", longest_name));
  }
  const End from = end_of(*member);
  doubt_state(row, *member);
  if (columns_.kind == TableKind::bodies && process.name.empty()) { return; }
  if (process.name.empty()) {
    return leave_out(row, Wording("no process is named that this member belongs to; no tie is made"));
  }
  builder_.tie(from, end_of(process), kind_of(row, PartnershipKind::member_of), date_of(row, Field::from, false),
               date_of(row, Field::to, true), row.line, printed(row));
}

void TiesReader::add(const Row& row) { columns_.kind == TableKind::ties ? add_tie(row) : add_member(row); }

} // namespace entente::table
