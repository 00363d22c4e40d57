#include "viz/terminal/declare.hpp"

#include <fmt/format.h>

#include "core/error.hpp"
#include "core/text/similarity.hpp"
#include "viz/i18n/messages.hpp"

namespace entente {
namespace {

[[noreturn]] void refuse(const std::string& text, const std::string& given, std::span<const std::string> known,
                         Language language) {
  const std::string near = nearest(given, known);
  throw Error(ErrorKind::bad_argument, near.empty() ? text : text + " " + message(language, "cli.did-you-mean", {near}));
}

DeclaredField field_of(const std::string& word, const SubjectRef& subject, Language language) {
  std::vector<std::string> legal;
  for (const DeclaredField field : declared_fields(subject)) {
    legal.emplace_back(to_text(field));
    if (legal.back() == word) { return field; }
  }
  refuse(message(language, "set.field", {id_text(subject), word, fmt::format("{}", fmt::join(legal, ", "))}), word, legal,
         language);
}

std::string state_code(const std::string& value, const Context& context) {
  if (const StateFacts* const facts = context.reference.state(value)) { return facts->iso3; }
  if (const StateFacts* const facts = context.reference.state_named(value)) { return facts->iso3; }
  std::vector<std::string> known;
  for (const StateFacts& facts : context.reference.states()) {
    known.insert(known.end(), {facts.iso3, facts.name.in(context.language)});
  }
  refuse(message(context.language, "set.state", {value}), value, known, context.language);
}

std::string category_code(const std::string& value, const Context& context) {
  std::vector<std::string> known;
  for (const CategoryFacts& facts : context.reference.categories()) {
    if (facts.id == value) { return value; }
    known.push_back(facts.id);
  }
  refuse(message(context.language, "set.category", {value}), value, known, context.language);
}

std::string role_word(const std::string& value, const Context& context) {
  if (parse_role(value)) { return value; }
  std::vector<std::string> known;
  for (int role = 0; role <= static_cast<int>(Role::participant); ++role) {
    known.emplace_back(to_text(static_cast<Role>(role)));
  }
  refuse(message(context.language, "set.role", {value, fmt::format("{}", fmt::join(known, ", "))}), value, known,
         context.language);
}

std::string checked(DeclaredField field, const std::string& value, const Dataset& dataset, const Context& context) {
  if (field == DeclaredField::role) { return role_word(value, context); }
  if (value.empty() || (field == DeclaredField::superseded_by && value == "none")) { return {}; }
  if (field == DeclaredField::state) { return state_code(value, context); }
  if (field == DeclaredField::category) { return category_code(value, context); }
  if (field == DeclaredField::parent) { return id_text(entity_named(value, dataset, context.language)); }
  return value;
}

} // namespace

SubjectRef subject_named(const std::string& words, const Dataset& dataset, Language language) {
  if (const auto appearance = AppearanceId::parse(words)) { return *appearance; }
  if (const auto tie = PartnershipId::parse(words)) { return *tie; }
  if (const auto document = DocumentId::parse(words)) { return *document; }
  const EntityRef entity = entity_named(words, dataset, language);
  if (const auto* const person = std::get_if<PersonId>(&entity)) { return *person; }
  if (const auto* const body = std::get_if<OrganisationId>(&entity)) { return *body; }
  throw Error(ErrorKind::bad_argument, message(language, "set.no-fields", {id_text(entity)}));
}

std::int64_t declare(DecisionTransaction& transaction, const SubjectRef& subject, const std::string& assignment,
                     const Dataset& dataset, const Context& context, const Signature& signature,
                     std::optional<std::int64_t> question) {
  const std::size_t equals = assignment.find('=');
  if (equals == std::string::npos) {
    throw Error(ErrorKind::bad_argument, message(context.language, "cli.set-form", {assignment}));
  }
  const DeclaredField field = field_of(assignment.substr(0, equals), subject, context.language);
  return transaction.set(subject, field, checked(field, assignment.substr(equals + 1), dataset, context), signature,
                         question);
}

} // namespace entente
