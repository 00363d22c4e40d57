#include <array>

#include <fmt/format.h>

#include "core/reference/facts.hpp"
#include "core/reference/rows.hpp"

namespace entente::detail {
namespace {

std::optional<Language> language_of(const Rows& rows, std::size_t row, std::size_t column) {
  const std::string& cell = rows.at(row, column);
  const auto language = parse_language(cell);
  if (!cell.empty() && !language) { rows.fail(row, Wording("unknown language '{}'", cell)); }
  return language;
}

std::optional<Gender> gender_of(const Rows& rows, std::size_t row, std::size_t column) {
  const std::string& cell = rows.at(row, column);
  const auto gender = parse_gender(cell);
  if (!cell.empty() && !gender) { rows.fail(row, Wording("unknown gender '{}'", cell)); }
  return gender;
}

void load_roles(Cues& cues, const NamedTexts& files) {
  const Rows rows("roles.csv", text_of(files, "roles.csv"));
  const auto role = rows.column("contract_role");
  const auto phrase = rows.column("cue");
  const auto language = rows.column("language");
  const auto gender = rows.column("gender");
  const auto number = rows.column("number");
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const std::string& value = rows.at(i, role);
    if (!value.empty() && !parse_role(value)) { rows.fail(i, Wording("unknown role '{}'", value)); }
    const bool plural = rows.at(i, number) == "plural";
    auto marked = gender_of(rows, i, gender);
    if (plural && marked == Gender::m) { marked.reset(); } // a masculine plural stands for everybody
    cues.roles.add({rows.at(i, phrase), {}, language_of(rows, i, language), value, marked, plural});
  }
}

void load_honorifics(Cues& cues, const NamedTexts& files) {
  const Rows rows("honorifics.csv", text_of(files, "honorifics.csv"));
  const auto phrase = rows.column("cue");
  const auto language = rows.column("language");
  const auto gender = rows.column("gender");
  const auto type = rows.column("type");
  for (std::size_t i = 0; i < rows.size(); ++i) {
    cues.honorifics.add(
        {rows.at(i, phrase), {}, language_of(rows, i, language), rows.at(i, type), gender_of(rows, i, gender), false});
  }
}

CueList* list_named(Facts& facts, std::string_view name) {
  Cues& cues = facts.cues;
  const std::array<std::pair<std::string_view, CueList*>, 33> lists{{{"session_labels", &cues.session_labels},
                                                                     {"session_kinds", &cues.session_kinds},
                                                                     {"theme_intros", &cues.theme_intros},
                                                                     {"not_themes", &cues.not_themes},
                                                                     {"partnership_posts", &cues.partnership_posts},
                                                                     {"remote", &cues.remote},
                                                                     {"parallel", &cues.parallel},
                                                                     {"end_marks", &cues.end_marks},
                                                                     {"document_titles", &cues.document_titles},
                                                                     {"place_words", &cues.place_words},
                                                                     {"post_words", &cues.post_words},
                                                                     {"post_adjectives", &cues.post_adjectives},
                                                                     {"body_words", &cues.body_words},
                                                                     {"body_qualifiers", &cues.body_qualifiers},
                                                                     {"joiners", &cues.joiners},
                                                                     {"field_words", &cues.field_words},
                                                                     {"person_particles", &cues.person_particles},
                                                                     {"to_be_confirmed", &cues.to_be_confirmed},
                                                                     {"stop_words", &cues.stop_words},
                                                                     {"articles", &cues.articles},
                                                                     {"possessives", &cues.possessives},
                                                                     {"generations", &cues.generations},
                                                                     {"dotted_titles", &cues.dotted_titles},
                                                                     {"not_states", &cues.not_states},
                                                                     {"act_auxiliaries", &cues.act_auxiliaries},
                                                                     {"act_verbs", &cues.act_verbs},
                                                                     {"calling_verbs", &cues.calling_verbs},
                                                                     {"behalf_words", &cues.behalf_words},
                                                                     {"clause_words", &cues.clause_words},
                                                                     {"aside_columns", &cues.aside_columns},
                                                                     {"given_names", &facts.given_names},
                                                                     {"common_words", &facts.common_words},
                                                                     {"polities", &facts.polities}}};
  for (const auto& [known, list] : lists) {
    if (known == name) { return list; }
  }
  return nullptr;
}

} // namespace

void load_cues(Facts& facts, const NamedTexts& files) {
  load_roles(facts.cues, files);
  load_honorifics(facts.cues, files);
  const Rows rows("cues.csv", text_of(files, "cues.csv"));
  const auto list = rows.column("list");
  const auto phrase = rows.column("cue");
  const auto language = rows.column("language");
  const auto value = rows.column("value");
  const auto gender = rows.column("gender");
  for (std::size_t i = 0; i < rows.size(); ++i) {
    CueList* const target = list_named(facts, rows.at(i, list));
    if (target == nullptr) { rows.fail(i, Wording("unknown list '{}'", rows.at(i, list))); }
    target->add(
        {rows.at(i, phrase), {}, language_of(rows, i, language), rows.at(i, value), gender_of(rows, i, gender), false});
  }
}

} // namespace entente::detail
