#include "viz/workflow/long_list.hpp"

#include <exception>
#include <future>

#include "core/model/known.hpp"
#include "core/resolve/resolve.hpp"
#include "viz/workflow/beside.hpp"

namespace entente {

void resolve_and_write_beside(const ListResolving& with, ImportTransaction& transaction, const ReadTable& table,
                              Resolution& resolution) {
  const NothingKnown nothing;
  Resolver resolver(table.programme, nothing, with.reference, with.names);
  resolver.resolve_events(resolution);
  std::promise<void> bodies;
  Beside beside;
  beside.begin([&] {
    try {
      resolver.resolve_bodies(resolution);
    } catch (...) {
      bodies.set_exception(std::current_exception());
      throw;
    }
    bodies.set_value();
    resolver.resolve_people(resolution);
  });
  transaction.write_meetings(table.document, table.programme, resolution, with.by);
  transaction.write_appearances();
  bodies.get_future().get();
  transaction.write_bodies();
  beside.wait();
}

} // namespace entente
