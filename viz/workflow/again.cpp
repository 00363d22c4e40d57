#include "viz/workflow/again.hpp"

#include <utility>

#include "core/resolve/resolve.hpp"
#include "core/resolve/versions.hpp"
#include "core/store/rereading/reread.hpp"
#include "viz/workflow/decisions.hpp"

namespace entente {

void read_again(Base& base, DocumentId stored, const Document& document, const Programme& programme,
                const Reference& reference, const std::string& by, FileOutcome& outcome) {
  Rereading rereading(base, stored, key_makers(reference), value_check(reference));
  Resolution resolution = resolve(programme, rereading.known(), reference);
  if (resolution.person_keys.empty()) { // of a long list; mentions that keep another person need their own
    for (const EntryRecord& entry : programme.entries) {
      resolution.person_keys.push_back(person_keys(entry.name, reference));
    }
  }
  judge_versions(document, programme, rereading.known(), resolution);
  RereadCounts result = rereading.write(document, programme, std::move(resolution), {by, ""});
  rereading.commit();
  outcome.status = FileOutcome::Status::read_again;
  outcome.document = stored;
  outcome.counts = result.counts;
  outcome.replayed = result.replayed;
  outcome.waiting = std::move(result.waiting);
}

} // namespace entente
