#include <catch2/catch.hpp>

#include "core/analysis/attributes.hpp"

using namespace entente;

namespace {

Appearance with_post(const char* position, const char* state) {
  Appearance appearance;
  appearance.id = AppearanceId(1);
  appearance.position = position;
  if (state != nullptr) { appearance.state = state; }
  return appearance;
}

} // namespace

TEST_CASE("a post without a body says for which kind of state actor it speaks", "[attributes]") {
  const Dataset nothing;
  const Reference& reference = Reference::builtin();
  CHECK(category_of(nothing, reference, with_post("Mayor of Freetown", "SLE")) == "local-authority");
  CHECK(category_of(nothing, reference, with_post("Maire de Malines", "BEL")) == "local-authority");
  CHECK(category_of(nothing, reference, with_post("Alcaldesa de Montreal", "CAN")) == "local-authority");
  CHECK(category_of(nothing, reference, with_post("Ministre de l'immigration", "CAN")) == "ministry");
  CHECK(level_of(reference, category_of(nothing, reference, with_post("Maire de Prato", "ITA"))) == "local");
}

TEST_CASE("a post that names no state actor leaves the plain category, and without a state there is none", "[attributes]") {
  const Dataset nothing;
  const Reference& reference = Reference::builtin();
  CHECK(category_of(nothing, reference, with_post("Secretary General", "GHA")) == "state");
  CHECK(category_of(nothing, reference, with_post("Mayor of Freetown", nullptr)).empty());
}

TEST_CASE("the body decides before the post", "[attributes]") {
  Dataset dataset;
  Organisation university;
  university.id = OrganisationId(1);
  university.name = "University of Lima";
  university.category = "academia";
  dataset.organisations.push_back(university);
  Appearance appearance = with_post("Mayor of Lima", "PER");
  appearance.organisations = {university.id};
  CHECK(category_of(dataset, Reference::builtin(), appearance) == "academia");
}
