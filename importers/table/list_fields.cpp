#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "core/text/unicode.hpp"
#include "importers/agenda/entry.hpp"
#include "importers/agenda/entry_parts.hpp"
#include "importers/table/list.hpp"

namespace entente::table {
namespace {

/// Somebody whose name is surely one, before whom the agenda reader finds nothing else.
constexpr std::string_view somebody = "Ms. Ana Paz";
/// Texts whose meaning is kept; then they are forgotten, so that memory does not grow with the list.
constexpr std::size_t most_remembered = 100'000;

bool is_public(const std::optional<std::string>& category, const Reference& reference) {
  return category && reference.category_is(*category, "state");
}

bool is_international(const BodyRecord& body, const Reference& reference) {
  if (body.reference && reference.process(*body.reference) != nullptr) { return true; }
  return body.category &&
         (reference.category_is(*body.category, "un-system") || reference.category_is(*body.category, "igo"));
}

} // namespace

EntryRecord ListReader::read_record(const Row& row, const Where& where, const Column* column) {
  EntryRecord entry;
  entry.session = where.session.value_or(EntryRecord::no_session);
  entry.event = where.event;
  entry.evidence = {row.line, seen_ ? std::string() : printed(row)};
  entry.position = cell(row, Field::position);
  read_bodies(row, entry);
  read_role(row, column, where, entry);
  read_state(row, entry);
  read_rest(row, entry);
  return entry;
}

void ListReader::read_role(const Row& row, const Column* column, const Where& where, EntryRecord& entry) {
  entry.role = where.session ? Role::speaker : Role::participant;
  if (section_role_) { entry.role = *section_role_; }
  if (column != nullptr && column->role) { entry.role = *column->role; }
  const std::string text = cell(row, Field::role);
  if (text.empty()) { return; }
  if (const Cue* const cue = cues_.attendance_values.exact(text, columns_.language)) {
    entry.role = parse_role(cue->value).value_or(Role::participant);
  } else if (const Cue* const role = cues_.roles.exact(text, columns_.language); role != nullptr && !role->value.empty()) {
    entry.role = parse_role(role->value).value_or(entry.role);
    if (role->gender && !role->plural) {
      entry.gender = role->gender;
      entry.gender_by_masculine_form = role->gender == Gender::m;
    }
  } else if (const auto word = parse_role(lower(text))) {
    entry.role = *word;
  } else if (const std::vector<Role> roles = roles_in(text, columns_.language, reference_); !roles.empty()) {
    entry.role = roles.front();
  } else if (entry.position.empty() && cues_.to_be_confirmed.exact(text) == nullptr) {
    entry.position = text;
  } else {
    doubt(row, "doubtful-post", fmt::format("\"{}\" is no role that is known.", text));
  }
}

const SharedList<BodyRecord>& ListReader::bodies_of(const std::string& cell) {
  if (bodies_.size() >= most_remembered) { bodies_.clear(); }
  const auto known = bodies_.find(cell);
  return known != bodies_.end() ? known->second : bodies_.emplace(cell, bodies_in(cell, reference_)).first->second;
}

const std::vector<Role>& ListReader::several_roles(const std::string& cell) {
  if (roles_.size() >= most_remembered) { roles_.clear(); }
  const auto known = roles_.find(cell);
  return known != roles_.end() ? known->second
                               : roles_.emplace(cell, roles_in(cell, columns_.language, reference_)).first->second;
}

const std::optional<StateInCell>& ListReader::state_of(const std::string& cell) {
  if (states_.size() >= most_remembered) { states_.clear(); }
  const auto known = states_.find(cell);
  return known != states_.end() ? known->second : states_.emplace(cell, state_in_cell(cell, reference_)).first->second;
}

std::optional<StateInCell> ListReader::spoken_for(const std::string& details, int line) {
  if (spoken_.size() >= most_remembered) { spoken_.clear(); }
  const auto [known, fresh] = spoken_.try_emplace(details);
  if (!fresh) { return known->second; }
  const EntryReading reading =
      read_entry({details, {}, {}, line}, {columns_.language, Role::speaker, {}, false}, reference_);
  if (reading.entries.size() == 1 && reading.entries[0].state) {
    known->second = StateInCell{*reading.entries[0].state, reading.entries[0].state_basis};
  }
  return known->second;
}

void ListReader::read_bodies(const Row& row, EntryRecord& entry) {
  std::string organisation = cell(row, Field::organisation);
  const std::string details = cell(row, Field::details);
  if (!details.empty() || (organisation.empty() && entry.position.find(',') != std::string::npos)) {
    const std::string text = details.empty() ? entry.position : details;
    const EntryReading reading = read_entry({fmt::format("{}, {}", somebody, text), {}, {}, row.line},
                                            {columns_.language, Role::speaker, {}, false}, reference_);
    if (reading.entries.size() == 1 && (!reading.entries[0].bodies.empty() || !details.empty())) {
      entry.position = reading.entries[0].position;
      entry.bodies = reading.entries[0].bodies;
    }
  }
  for (const Column& column : columns_.known) {
    const bool body = column.field == Field::organisation || column.field == Field::affiliation;
    if (!body || column.index >= row.cells.size()) { continue; }
    if (column.field == Field::affiliation && state_of(row.cells[column.index])) { continue; }
    const SharedList<BodyRecord>& read = bodies_of(row.cells[column.index]);
    const std::size_t first = entry.bodies.size();
    if (first == 0) { entry.bodies = read; }
    for (std::size_t i = 0; first > 0 && i < read.size(); ++i) {
      entry.bodies.push_back(read[i]);
      if (read[i].parent) { *entry.bodies.back().parent += first; }
    }
  }
  if (entry.bodies.empty() && section_body_) { entry.bodies = bodies_in(*section_body_, reference_); }
  const std::string acronym = cell(row, Field::acronym);
  if (!acronym.empty() && !entry.bodies.empty() && !std::as_const(entry.bodies).back().acronym) {
    entry.bodies.back().acronym = acronym;
  }
  const std::string category = cell(row, Field::category);
  if (!category.empty() && !entry.bodies.empty() && !std::as_const(entry.bodies).back().reference) {
    if (auto known = category_in(category, reference_)) { entry.bodies.back().category = std::move(known); }
  }
  const std::string department = cell(row, Field::department);
  if (department.empty()) { return; }
  for (BodyRecord& body : entry.bodies) {
    if (body.parent) { ++*body.parent; }
  }
  entry.bodies.insert(entry.bodies.begin(), body_named(department, reference_));
  if (entry.bodies.size() > 1) { entry.bodies[0].parent = 1; }
}

void ListReader::read_state(const Row& row, EntryRecord& entry) {
  std::optional<StateInCell> state;
  bool delegation = false;
  for (const Column& column : columns_.known) {
    const bool may_hold = column.field == Field::state || column.field == Field::affiliation;
    if (!may_hold || state || column.index >= row.cells.size()) { continue; }
    const std::string text = squeeze(row.cells[column.index]);
    if (text.empty()) { continue; }
    state = state_of(text);
    delegation = state && (column.delegation || column.field == Field::affiliation);
    if (state || column.field == Field::affiliation) { continue; }
    // "European Union" in a column of countries is a body.
    const BodyRecord body = body_named(text, reference_);
    const bool repeated = std::ranges::any_of(std::as_const(entry.bodies),
                                              [&](const BodyRecord& known) { return fold(known.name) == fold(body.name); });
    if (body.reference && !repeated) {
      entry.bodies.push_back(body);
    } else if (!repeated) {
      doubt(row, "doubtful-state", fmt::format("\"{}\" is no state that is known.", text));
    }
  }
  if (!state && section_state_) {
    state = section_state_;
    delegation = true;
  }
  std::string text = std::string(somebody);
  for (const std::string& part : {entry.position, cell(row, Field::department), cell(row, Field::organisation)}) {
    if (!part.empty()) { text += ", " + part; }
  }
  const StateFacts* const facts = state ? reference_.state(state->iso3) : nullptr;
  if (facts != nullptr) { text += ", " + facts->name.in(columns_.language); }
  const auto public_body = [&] {
    return std::ranges::any_of(std::as_const(entry.bodies),
                               [&](const BodyRecord& body) { return is_public(body.category, reference_); });
  };
  if (state) {
    const bool nothing_else = entry.bodies.empty() && entry.position.empty();
    if (delegation || nothing_else || public_body() || spoken_for(text, row.line)) {
      entry.state = state->iso3;
      entry.state_basis = state->basis;
    }
  } else if (const std::optional<StateInCell> spoken = spoken_for(text, row.line)) {
    entry.state = spoken->iso3;
    entry.state_basis = spoken->basis;
  }
  for (std::size_t i = 0; i < entry.bodies.size(); ++i) {
    const BodyRecord& body = std::as_const(entry.bodies)[i];
    if (body.reference || body.state || is_international(body, reference_)) { continue; }
    const bool own = state || (entry.state && is_public(body.category, reference_));
    if (own) { entry.bodies[i].state = state ? state->iso3 : *entry.state; }
  }
}

void ListReader::read_gender(const Row& row, const NameInCell& name, EntryRecord& entry) {
  const std::string text = cell(row, Field::gender);
  if (!text.empty()) {
    const GenderCell told = genders_.read(text);
    if (!told.known) { doubt(row, "doubtful-name", fmt::format("\"{}\" is no gender that is known.", text)); }
    if (told.known && !told.open) {
      entry.gender = told.gender;
      entry.gender_by_masculine_form = false;
      return;
    }
  }
  std::optional<Gender> titled = name.gender;
  if (const std::string title = cell(row, Field::honorific); !title.empty() && !titled) {
    const Cue* const cue = cues_.honorifics.exact(title, columns_.language);
    if (cue != nullptr) { titled = cue->gender; }
  }
  if (titled) {
    entry.gender = titled;
    entry.gender_by_masculine_form = false;
    return;
  }
  if (entry.gender == Gender::f || entry.position.empty()) { return; }
  const entries::Line line(entry.position, {});
  const entries::Scan scan(line, reference_, columns_.language);
  const auto by_post = line.size() == 0 ? std::nullopt : entries::post_gender(scan, line.all());
  if (by_post) {
    entry.gender = by_post;
    entry.gender_by_masculine_form = by_post == Gender::m;
  }
}

void ListReader::read_rest(const Row& row, EntryRecord& entry) {
  const std::string text = cell(row, Field::remote);
  if (text.empty()) { return; }
  const Cue* const cue = cues_.remote_values.exact(text, columns_.language);
  const std::vector<std::string> words = fold_words(text);
  std::size_t from = 0;
  std::size_t length = 0;
  entry.remote = cue != nullptr ? cue->value == "yes" : cues_.remote.find(words, from, length) != nullptr;
}

/// Name, post and bodies in one cell: the agenda reader knows such entries.
void ListReader::add_entry_cell(const Row& row, const std::string& text, const Where& where) {
  if (text.size() > 20 * longest_name) { return leave_out(row, Wording("a name of {} characters is none.", length(text))); }
  const EntryReading reading =
      read_entry({text, {}, {}, row.line}, {columns_.language, Role::speaker, {}, false}, reference_);
  if (reading.entries.empty()) { return leave_out(row, Wording("no person's name is found in this row.")); }
  for (const EntryRecord& read : reading.entries) {
    if (!can_be_name(read.name, reference_)) {
      leave_out(row, Wording("no person's name is found in this row."));
      continue;
    }
    EntryRecord entry = record_of(row, where, nullptr);
    entry.name = read.name;
    entry.honorific = read.honorific;
    if (entry.position.empty()) { entry.position = read.position; }
    if (entry.bodies.empty()) { entry.bodies = read.bodies; }
    if (!entry.state) {
      entry.state = read.state;
      entry.state_basis = read.state_basis;
    }
    entry.remote = entry.remote || read.remote;
    NameInCell name;
    if (!read.gender_by_masculine_form) { name.gender = read.gender; }
    read_gender(row, name, entry);
    finish(row, std::move(entry));
  }
  for (const ReviewItem& item : reading.review) {
    doubt(row, item.kind, item.reason);
  }
}

} // namespace entente::table
