#include <array>
#include <set>

#include <catch2/catch.hpp>

#include "core/reference/cues.hpp"
#include "core/reference/reference.hpp"
#include "core/text/unicode.hpp"

using namespace entente;

namespace {

const Cues& cues() { return Reference::builtin().cues(); }

std::string value(const CueList& list, std::string_view text) {
  std::size_t length = 0;
  const Cue* const cue = list.match(fold_words(text), 0, length);
  return cue == nullptr ? "none" : cue->value + "/" + std::to_string(length);
}

std::string gender(const CueList& list, std::string_view text, std::optional<Language> language = std::nullopt) {
  std::size_t length = 0;
  const Cue* const cue = list.match(fold_words(text), 0, length, language);
  if (cue == nullptr) { return "none"; }
  return cue->gender ? std::string(to_text(*cue->gender)) : "open";
}

} // namespace

TEST_CASE("a list gives the longest cue at a place") {
  CueList list;
  list.add({"Panel", {}, Language::en, "short", std::nullopt, false});
  list.add({"Panel discussion", {}, Language::en, "long", std::nullopt, false});
  const std::vector<std::string> words{"a", "panel", "discussion", "on"};
  std::size_t length = 0;
  CHECK(list.match(words, 0, length) == nullptr);
  REQUIRE(list.match(words, 1, length) != nullptr);
  CHECK(list.match(words, 1, length)->value == "long");
  CHECK(length == 2);
  std::size_t from = 0;
  REQUIRE(list.find(words, from, length) != nullptr);
  CHECK(from == 1);
  CHECK(list.exact("PANEL")->value == "short");
  CHECK(list.exact("panel on") == nullptr);
  CHECK(list.exact("") == nullptr);
}

TEST_CASE("roles are read from printed headings") {
  CHECK(value(cues().roles, "Modératrice : Elizabeth Ferris") == "moderator/1");
  CHECK(value(cues().roles, "Orateurs:") == "speaker/1");
  CHECK(value(cues().roles, "Panellists") == "speaker/1");
  CHECK(value(cues().roles, "Introduction à la table ronde :") == "introducer/5");
  CHECK(value(cues().roles, "Présentateur :") == "presenter/1");
  CHECK(value(cues().roles, "Co-chair:") == "chair/2");
  CHECK(value(cues().roles, "Ponentes:") == "speaker/1");
  CHECK(gender(cues().roles, "Modératrice") == "f");
  CHECK(gender(cues().roles, "Modérateur") == "m");
  CHECK(gender(cues().roles, "Orateurs") == "open");
  CHECK(gender(cues().roles, "Moderator") == "open");
}

TEST_CASE("a phrase of several languages is read in the document's") {
  CHECK(gender(cues().post_words, "Director", Language::en) == "open");
  CHECK(gender(cues().post_words, "Director", Language::es) == "m");
  CHECK(gender(cues().post_words, "Directora", Language::es) == "f");
  CHECK(gender(cues().post_words, "Directrice générale adjointe", Language::fr) == "f");
  CHECK(gender(cues().post_words, "Ministre", Language::fr) == "open");
  CHECK(gender(cues().post_words, "Conseillère", Language::fr) == "f");
  CHECK(gender(cues().post_words, "Alcaldesa", Language::es) == "f");
  CHECK(gender(cues().post_adjectives, "générale", Language::fr) == "f");
  CHECK(gender(cues().post_words, "Minister", Language::en) == "open");
  CHECK(gender(cues().post_words, "Ministra", Language::es) == "f");
}

TEST_CASE("session words") {
  CHECK(value(cues().session_labels, "Table ronde 2") == "panel/2");
  CHECK(value(cues().session_labels, "Sesión 3") == "session/1");
  CHECK(value(cues().session_kinds, "Séance d'ouverture") == "opening/3");
  CHECK(value(cues().session_kinds, "Coffee break") == "break/2");
  CHECK(value(cues().session_kinds, "Clausura") == "closing/1");
  CHECK(value(cues().session_kinds, "Remarques liminaires") == "keynote/2");
  CHECK(value(cues().session_kinds, "Voix de migrants") == "testimony/3");
  CHECK(value(cues().session_kinds, "Manifestation parallèle : Lancement") == "side-event/2");
  CHECK(value(cues().session_kinds, "Mise en situation") == "briefing/3");
}

TEST_CASE("every cue has a legal value") {
  for (const Cue& cue : cues().roles.all()) {
    INFO(cue.phrase);
    CHECK((cue.value.empty() || parse_role(cue.value)));
  }
  for (const CueList* list : {&cues().session_labels, &cues().session_kinds}) {
    for (const Cue& cue : list->all()) {
      INFO(cue.phrase);
      CHECK(parse_session_kind(cue.value));
    }
  }
  for (const Cue& cue : cues().partnership_posts.all()) {
    INFO(cue.phrase);
    CHECK((parse_partnership_kind(cue.value) || cue.value == "accompanied"));
  }
  for (const Cue& cue : cues().behalf_words.all()) {
    INFO(cue.phrase);
    CHECK((cue.value == "stood-in" || cue.value == "capacity"));
  }
  const std::set<std::string> documents{"agenda", "concept-note", "participants", "objectives", "report", "version"};
  for (const Cue& cue : cues().document_titles.all()) {
    CHECK(documents.contains(cue.value));
  }
  const std::set<std::string> levels{"government", "ministry",   "agency",    "unit",      "embassy", "parliament",
                                     "local",      "university", "research",  "institute", "igo",     "ngo",
                                     "company",    "committee",  "programme", "process"};
  for (const Cue& cue : cues().body_words.all()) {
    INFO(cue.phrase);
    CHECK(levels.contains(cue.value));
  }
}

TEST_CASE("a list tells the words that its cues begin with") {
  for (const CueList* list : {&cues().roles, &cues().honorifics, &cues().joiners, &cues().body_words, &cues().stop_words}) {
    for (const Cue& cue : list->all()) {
      INFO(cue.phrase);
      CHECK(list->begins(cue.folded.substr(0, cue.folded.find(' '))));
      CHECK(list->exact(cue.phrase) != nullptr);
    }
    CHECK_FALSE(list->begins(""));
    CHECK_FALSE(list->begins("zzyx"));
  }
}

TEST_CASE("every list speaks the three languages") {
  const Cues& all = cues();
  for (const CueList* list :
       {&all.roles, &all.session_labels, &all.session_kinds, &all.theme_intros, &all.not_themes, &all.partnership_posts,
        &all.remote, &all.parallel, &all.end_marks, &all.document_titles, &all.place_words, &all.post_words, &all.body_words,
        &all.to_be_confirmed, &all.stop_words, &all.articles}) {
    for (const Language language : {Language::fr, Language::en, Language::es}) {
      const auto& listed = list->all();
      CHECK(std::any_of(listed.begin(), listed.end(), [&](const Cue& cue) { return cue.language == language; }));
    }
  }
}
