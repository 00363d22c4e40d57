#include "core/store/decisions/actions.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "core/error.hpp"
#include "core/model/date.hpp"
#include "core/model/enums.hpp"

namespace entente::store {
namespace {

/// The pairs of two groups that were judged different, as changes to "same".
std::vector<Change> reconcile(const Connection& connection, About about, std::int64_t kept, std::int64_t joined) {
  const std::vector<std::int64_t> one = group_of(connection, about, kept);
  std::vector<Change> changes;
  for (const std::int64_t member : group_of(connection, about, joined)) {
    for (const std::int64_t other : judged_different(connection, about, member)) {
      if (std::find(one.begin(), one.end(), other) == one.end()) { continue; }
      changes.push_back(change_to(connection, pair_cell(about, member, other), std::string("same")));
    }
  }
  return changes;
}

std::string squeezed(std::string_view text) {
  std::string out;
  for (const char c : text) {
    const bool space = static_cast<unsigned char>(c) <= ' ';
    if (space && (out.empty() || out.back() == ' ')) { continue; }
    out += space ? ' ' : c;
  }
  if (!out.empty() && out.back() == ' ') { out.pop_back(); }
  return out;
}

std::string state_basis(const Value& before, std::string_view now, std::string_view basis_before) {
  if (now.empty()) { return "none"; }
  const auto* const text = std::get_if<std::string>(&before);
  return text != nullptr && *text == now ? std::string(basis_before) : "derived";
}

[[noreturn]] void refuse_value(DeclaredField field, std::string_view value, const Wording& wanted) {
  throw Error(ErrorKind::bad_argument, "{}={}: {}", to_text(field), value, wanted);
}

Value text_or_none(std::string_view value) { return value.empty() ? Value() : Value(std::string(value)); }

Value gender_value(std::string_view value) {
  if (!value.empty() && !parse_gender(value)) { refuse_value(DeclaredField::gender, value, Wording("a gender is f or m")); }
  return text_or_none(value);
}

Value date_value(DeclaredField field, std::string_view value) {
  if (!value.empty() && !parse_date(value) && !is_year_or_month(value)) {
    refuse_value(field, value, Wording("a date is written 2018-12-31, 2018-12 or 2018"));
  }
  return text_or_none(value);
}

/// A declared text of a body; the empty text says that there is none.
Value declared(std::string_view value) { return std::string(value); }

std::vector<Change> set_person(const Connection& connection, std::int64_t id, std::string_view value) {
  return {change_to(connection, {Field::person_gender, id, 0}, gender_value(value))};
}

std::vector<Change> set_organisation(const Connection& connection, std::int64_t id, DeclaredField field,
                                     std::string_view value, Draft& draft) {
  if (field == DeclaredField::category) {
    return {change_to(connection, {Field::organisation_category, id, 0}, declared(value))};
  }
  if (field == DeclaredField::state) { return {change_to(connection, {Field::organisation_state, id, 0}, declared(value))}; }
  std::int64_t parent = 0;
  if (!value.empty()) {
    const auto given = OrganisationId::parse(value);
    if (!given) { refuse_value(field, value, Wording("the whole is given as a body's id (o5)")); }
    parent = root_of(connection, About::organisation, given->value);
    if (parent == id) { refuse_value(field, value, Wording("a body is no part of itself")); }
    draft.entities.emplace(About::organisation, parent);
  }
  return {change_to(connection, {Field::organisation_parent, id, 0}, parent)};
}

std::vector<Change> set_appearance(const Connection& connection, std::int64_t id, DeclaredField field,
                                   std::string_view value) {
  if (field == DeclaredField::role) {
    if (!parse_role(value)) {
      refuse_value(
          field, value,
          Wording("a role is moderator, speaker, chair, presenter, introducer, discussant, rapporteur or participant"));
    }
    return {change_to(connection, {Field::appearance_role, id, 0}, std::string(value))};
  }
  if (field == DeclaredField::gender) {
    return {change_to(connection, {Field::appearance_gender, id, 0}, gender_value(value)),
            change_to(connection, {Field::appearance_generic, id, 0}, std::int64_t{0})};
  }
  Change state = change_to(connection, {Field::appearance_state, id, 0}, text_or_none(value));
  Change basis = change_to(connection, {Field::appearance_basis, id, 0}, {});
  const auto* const text = std::get_if<std::string>(&basis.before);
  basis.after = state_basis(state.before, value, text == nullptr ? "none" : *text);
  return {std::move(state), std::move(basis)};
}

EntityKey meant(const Connection& connection, const EntityRef& entity, Whom whom) {
  return whom == Whom::group ? root_of(connection, entity) : key_of(entity);
}

/// An empty value says that the document stands, whatever the import judged.
std::vector<Change> set_document(const Connection& connection, DocumentId document, std::string_view value) {
  std::int64_t later = 0;
  if (!value.empty()) {
    const auto given = DocumentId::parse(value);
    if (!given) {
      refuse_value(DeclaredField::superseded_by, value, Wording("the later version is given as a document's id (d5)"));
    }
    later = given->value;
    static_cast<void>(read_cell(connection, {Field::document_superseded, later, 0}));
  }
  return {change_to(connection, {Field::document_superseded, document.value, 0}, later)};
}

} // namespace

EntityKey key_of(const EntityRef& entity) {
  if (const auto* const person = std::get_if<PersonId>(&entity)) { return {About::person, person->value}; }
  if (const auto* const event = std::get_if<EventId>(&entity)) { return {About::event, event->value}; }
  if (const auto* const process = std::get_if<ProcessId>(&entity)) { return {About::process, process->value}; }
  return {About::organisation, std::get<OrganisationId>(entity).value};
}

EntityKey root_of(const Connection& connection, const EntityRef& entity) {
  const EntityKey key = key_of(entity);
  return {key.first, root_of(connection, key.first, key.second)};
}

void add_keys(const Connection& connection, const EntityKey& entity, std::span<const std::string> keys) {
  for (const std::string& key : keys) {
    auto row = connection.query(pick(entity.first, "INSERT OR IGNORE INTO person_key (key, person) VALUES (?, ?)",
                                     "INSERT OR IGNORE INTO organisation_key (key, organisation) VALUES (?, ?)"));
    row.bind(key).bind(entity.second).run();
  }
}

Draft draft_merge(const Connection& connection, std::span<const EntityRef> entities, bool force) {
  if (entities.size() < 2) {
    throw Error(ErrorKind::bad_argument, "a merge takes two or more people, bodies, events or processes");
  }
  const auto [about, kept] = root_of(connection, entities.front());
  Draft draft{"merge", word(about), printed_id(about, kept), {}, {{about, kept}}, {}, {}, {}, {}};
  for (const EntityRef& entity : entities.subspan(1)) {
    const auto [other_about, other] = root_of(connection, entity);
    if (other_about != about) {
      throw Error(ErrorKind::bad_argument, "{} and {} are of two kinds", printed_id(about, kept),
                  printed_id(other_about, other));
    }
    if (!draft.entities.emplace(about, other).second) {
      throw Error(ErrorKind::conflict, "{} is {} already", id_text(entity), printed_id(about, other));
    }
    draft.subject += " " + printed_id(about, other);
  }
  for (const auto& [kind, other] : draft.entities) {
    for (const auto& [same_kind, one] : draft.entities) {
      if (one >= other) { continue; }
      for (Change& change : reconcile(connection, about, one, other)) {
        if (!force) { refuse_pair(connection, about, change.cell.row, change.cell.part); }
        draft.changes.push_back(std::move(change));
      }
    }
  }
  const Field joined = join_field(about);
  for (const auto& [kind, other] : draft.entities) {
    if (other != kept) { draft.changes.push_back(change_to(connection, {joined, other, 0}, kept)); }
  }
  return draft;
}

Contradiction one_already(const Connection& connection, const EntityKey& root, const std::string& a, const std::string& b) {
  std::set<std::int64_t> joins;
  for (const std::int64_t member : group_of(connection, root.first, root.second)) {
    const Cell cell{join_field(root.first), member, 0};
    if (const auto last = last_about(connection, cell)) { joins.insert(*last); }
  }
  return {joins.empty() ? Wording("{} and {} are one: split them, or undo that", a, b)
                        : Wording("{} and {} are one by {}: split them, or undo that", a, b, decision_list(joins)),
          std::move(joins)};
}

Draft draft_different(const Connection& connection, const EntityRef& a, const EntityRef& b) {
  const auto [about, one] = root_of(connection, a);
  const auto [other_about, other] = root_of(connection, b);
  if (about != other_about) { throw Error(ErrorKind::bad_argument, "{} and {} are of two kinds", id_text(a), id_text(b)); }
  if (one == other) { throw one_already(connection, {about, one}, id_text(a), id_text(b)); }
  Draft draft{"different", word(about), printed_id(about, one) + " " + printed_id(about, other), {}, {}, {}, {}, {}, {}};
  draft.entities = {{about, one}, {about, other}};
  draft.changes.push_back(change_to(connection, pair_cell(about, one, other), std::string("different")));
  return draft;
}

Draft draft_rename(const Connection& connection, const EntityRef& entity, std::string_view name, const KeyMakers& keys,
                   Whom whom) {
  const std::string given = squeezed(name);
  if (given.empty()) { throw Error(ErrorKind::bad_argument, "{}: the name is empty", id_text(entity)); }
  const EntityKey root = meant(connection, entity, whom);
  Draft draft{
      "rename", word(root.first), fmt::format("{} {}", printed_id(root.first, root.second), given), {}, {root}, {}, {}, {},
      {}};
  draft.changes.push_back(change_to(connection, {name_field(root.first), root.second, 0}, given));
  if (root.first == About::person) {
    if (keys.person) { add_keys(connection, root, keys.person(given)); }
  } else if (root.first == About::organisation && keys.organisation) {
    std::string state;
    {
      auto row = connection.query("SELECT coalesce(declared_state, state, '') FROM organisation WHERE id = ?");
      row.bind(root.second);
      if (row.step()) { state = row.text(0); }
    }
    add_keys(connection, root, keys.organisation(given, {}, state));
  }
  return draft;
}

Draft draft_set(const Connection& connection, const SubjectRef& subject, DeclaredField field, std::string_view value,
                Whom whom) {
  const std::vector<DeclaredField> legal = declared_fields(subject);
  if (std::find(legal.begin(), legal.end(), field) == legal.end()) {
    throw Error(ErrorKind::bad_argument, "{} has no {} that can be set", id_text(subject), to_text(field));
  }
  Draft draft{"set", {}, {}, {}, {}, {}, {}, {}, {}};
  std::string id = id_text(subject);
  if (const auto* const person = std::get_if<PersonId>(&subject)) {
    const EntityKey root = meant(connection, *person, whom);
    draft.about = word(root.first);
    draft.entities.insert(root);
    id = printed_id(root.first, root.second);
    draft.changes = set_person(connection, root.second, value);
  } else if (const auto* const body = std::get_if<OrganisationId>(&subject)) {
    const EntityKey root = meant(connection, *body, whom);
    draft.about = word(root.first);
    draft.entities.insert(root);
    id = printed_id(root.first, root.second);
    draft.changes = set_organisation(connection, root.second, field, value, draft);
  } else if (const auto* const appearance = std::get_if<AppearanceId>(&subject)) {
    draft.about = "appearance";
    draft.changes = set_appearance(connection, appearance->value, field, value);
  } else if (const auto* const document = std::get_if<DocumentId>(&subject)) {
    draft.about = "document";
    draft.changes = set_document(connection, *document, value);
  } else {
    const Field cell = field == DeclaredField::from ? Field::partnership_since : Field::partnership_until;
    draft.about = "partnership";
    draft.changes = {change_to(connection, {cell, std::get<PartnershipId>(subject).value, 0}, date_value(field, value))};
  }
  draft.subject = fmt::format("{} {}={}", id, to_text(field), value);
  return draft;
}

Draft draft_answer(const Connection& connection, std::int64_t review, std::string_view verdict) {
  Draft draft{"answer", "review", fmt::format("q{} {}", review, verdict), {}, {}, {}, {}, {}, {}};
  Change change = change_to(connection, {Field::review_state, review, 0}, std::string("settled"));
  if (change.before == change.after) { throw Error(ErrorKind::conflict, "question q{} is settled already", review); }
  draft.changes.push_back(std::move(change));
  return draft;
}

void settle_question(const Connection& connection, std::int64_t review, Draft& draft) {
  Change change = change_to(connection, {Field::review_state, review, 0}, std::string("settled"));
  if (change.before != change.after) { draft.changes.push_back(std::move(change)); }
}

} // namespace entente::store
