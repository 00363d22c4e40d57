#include "core/store/printed.hpp"

#include <algorithm>

#include "core/store/impl.hpp"

namespace entente {

Dataset printed_document(const Base& base, DocumentId document) {
  const store::Connection& connection = store::connection_of(base);
  const store::Reading reading(connection);
  Dataset dataset = store::load_document(connection, document);
  auto row = connection.query("SELECT id, role, state, EXISTS (SELECT 1 FROM decision_change c WHERE c.field = "
                              "'appearance.state' AND c.row = p.id) FROM printed_mark p WHERE id IN (SELECT row FROM "
                              "decision_change WHERE field IN ('appearance.role', 'appearance.state'))");
  while (row.step()) {
    const AppearanceId id = row.id<AppearanceId>(0);
    const auto at = std::ranges::lower_bound(dataset.appearances, id, {}, &Appearance::id);
    if (at == dataset.appearances.end() || at->id != id) { continue; }
    at->role = parse_role(row.view(1)).value_or(at->role);
    if (row.integer(3) != 0) { at->state = row.maybe_text(2); }
  }
  return dataset;
}

} // namespace entente
