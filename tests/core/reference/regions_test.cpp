#include <memory>
#include <set>

#include <catch2/catch.hpp>
#include <unicode/locid.h>
#include <unicode/region.h>
#include <unicode/strenum.h>

#include "core/reference/reference.hpp"

using namespace entente;

namespace {

/// ISO 3166 alpha-3 codes of the territories that CLDR places in the region of that M49 code.
std::set<std::string> cldr_territories(const char* m49) {
  UErrorCode status = U_ZERO_ERROR;
  std::set<std::string> found;
  const icu::Region* const region = icu::Region::getInstance(m49, status);
  if (region == nullptr) { return found; }
  const std::unique_ptr<icu::StringEnumeration> codes(region->getContainedRegions(URGN_TERRITORY, status));
  while (const char* code = codes->next(nullptr, status)) {
    found.insert(icu::Locale("", code).getISO3Country());
  }
  return found;
}

} // namespace

// CLDR (in ICU) keeps the same M49 regions from another source; the exceptions are territories that are no state here
// and Kosovo, whose code is user-assigned.
TEST_CASE("UN members lie in the sub-regions in which CLDR has them") {
  const Reference& reference = Reference::builtin();
  for (const StateFacts& state : reference.states()) {
    if (!state.un_member) { continue; }
    const std::string& innermost = state.intermediate.empty() ? state.subregion : state.intermediate;
    INFO(state.iso3 << " in " << innermost);
    CHECK(cldr_territories(innermost.c_str()).contains(state.iso3));
  }
}
