#include <fmt/format.h>

#include "core/error.hpp"
#include "core/text/similarity.hpp"
#include "viz/i18n/messages.hpp"
#include "viz/terminal/decision_options.hpp"

namespace entente {
namespace {

struct Assignment {
  DeclaredField field = DeclaredField::role;
  std::string value;
};

/// An appearance or partnership by id, a person or body by id or name.
SubjectRef subject_of(const std::string& words, const Dataset& dataset, Language language) {
  if (const auto appearance = AppearanceId::parse(words)) { return *appearance; }
  if (const auto tie = PartnershipId::parse(words)) { return *tie; }
  const EntityRef entity = entity_named(words, dataset, language);
  return std::visit([](const auto& id) { return SubjectRef(id); }, entity);
}

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
  if (value.empty()) { return value; }
  if (field == DeclaredField::state) { return state_code(value, context); }
  if (field == DeclaredField::category) { return category_code(value, context); }
  if (field == DeclaredField::parent) { return id_text(entity_named(value, dataset, context.language)); }
  return value;
}

int run(const Arguments& arguments, Context& context) {
  return decide(arguments, context, [&](DecisionTransaction& transaction, const Dataset& dataset) {
    const SubjectRef subject = subject_of(arguments.value("SUBJECT"), dataset, context.language);
    std::vector<std::int64_t> taken;
    for (const std::string& text : arguments.values("FIELD=VALUE")) {
      const std::size_t equals = text.find('=');
      if (equals == std::string::npos) {
        throw Error(ErrorKind::bad_argument, message(context.language, "cli.set-form", {text}));
      }
      const DeclaredField field = field_of(text.substr(0, equals), subject, context.language);
      const std::string value = checked(field, text.substr(equals + 1), dataset, context);
      taken.push_back(transaction.set(subject, field, value, signature_of(arguments)));
    }
    return taken;
  });
}

} // namespace

Command set_command() {
  using Kind = OptionSpec::Kind;
  Command command{"set",
                  "set.summary",
                  {{"SUBJECT", Kind::positional, "set.subject", "", {}, true},
                   {"FIELD=VALUE", Kind::positionals, "set.assignment", "", {}, true}},
                  {"entente set a12 role=moderator state=Ghana", "entente set o4 category=ngo parent=o2",
                   "entente set p3 gender=f --by Ana --note \"her own word\"", "entente set r2 to=2018-12-31"},
                  run};
  for (OptionSpec& option : signing_options()) {
    command.options.push_back(std::move(option));
  }
  return command;
}

} // namespace entente
