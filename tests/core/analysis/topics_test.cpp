#include <cmath>

#include <catch2/catch.hpp>

#include "core/analysis/questions/topics.hpp"

using namespace entente;

namespace {

Cues few_stop_words() {
  Cues cues;
  for (const char* word : {"des", "les", "et"}) {
    cues.stop_words.add({word, word, Language::fr, "", std::nullopt});
  }
  cues.stop_words.add({"the", "the", Language::en, "", std::nullopt});
  cues.stop_words.add({"los", "los", Language::es, "", std::nullopt});
  return cues;
}

using Words = std::vector<std::string>;

} // namespace

TEST_CASE("content words are stemmed by the rules of their language and folded") {
  const Cues cues = few_stop_words();
  // Snowball's published vocabularies: "vulnérabilités" and "vulnérabilité" share a stem, as do "migrants" and "migrant".
  const ContentWords french(Language::fr, cues);
  CHECK(french.stems("Les vulnérabilités des migrants") == french.stems("vulnérabilité et migrant"));
  CHECK(french.stems("l’accès à 2030").size() == 1);
  const ContentWords english(Language::en, cues);
  CHECK(english.stems("the monitoring") == Words{"monitor"});
  CHECK(english.stems("les") == Words{"les"}); // a stop word of another language
  const ContentWords spanish(Language::es, cues);
  CHECK(spanish.stems("los niños") == spanish.stems("niño"));
  CHECK(french.printed_by_stem("Données partagées").size() == 2);
}

TEST_CASE("nearness is BM25 with the share of the weight found") {
  TopicCollection texts;
  texts.add({"data", "border", "data", "law"});
  texts.add({"health", "law", "work", "law"});
  // N = 2; "data" is in one text: ln(1 + 1.5/1.5) = ln 2; "law" in both: ln(1 + 0.5/2.5) = ln 1.2.
  CHECK(texts.weight("data") == Approx(std::log(2.0)));
  CHECK(texts.weight("law") == Approx(std::log(1.2)));
  CHECK(texts.weight("nowhere") == Approx(std::log(2.0))); // as if it were in one text
  const Nearness near = texts.nearness({"data", "law", "nowhere"}, 0);
  // Both texts have the mean length, so a word that stands f times scores weight * 2.2 f / (f + 1.2).
  CHECK(near.score == Approx(std::log(2.0) * 4.4 / 3.2 + std::log(1.2)));
  CHECK(near.share == Approx((std::log(2.0) + std::log(1.2)) / (2 * std::log(2.0) + std::log(1.2))));
  CHECK(near.matched == Words{"data", "law"});
  const std::vector<double> scores = texts.scores({"data", "law", "nowhere"});
  CHECK(scores[0] == Approx(near.score));
  CHECK(scores[1] == Approx(std::log(1.2) * 4.4 / 3.2));
}
