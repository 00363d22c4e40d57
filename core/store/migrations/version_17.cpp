#include "core/store/migrations/migrations.hpp"

namespace entente::store {

// What is decided of a printed entry holds in the other versions of its document, too: `carried_from` is the ordinal of the
// change that such a change repeats there.
const char* const carry_between_versions = R"sql(
ALTER TABLE decision_change ADD COLUMN carried_from INTEGER;
CREATE INDEX decision_change_carried ON decision_change (decision) WHERE carried_from IS NOT NULL;
)sql";

} // namespace entente::store
