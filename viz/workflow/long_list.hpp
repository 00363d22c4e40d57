/// @file
/// Very long lists on their way into an empty base.
#pragma once

#include <string_view>

#include "core/model/resolution.hpp"
#include "core/reference/reference.hpp"
#include "core/resolve/name_memory.hpp"
#include "core/store/base.hpp"
#include "importers/importer.hpp"

namespace entente {

/// What a list is told apart and signed with.
struct ListResolving {
  const Reference& reference;
  std::string_view by;
  NameMemory& names;
};

/// Tells events, bodies and people of a list apart that goes into an empty base, on a second thread while its meetings and
/// then its bodies are written. `transaction.write` writes the rest.
void resolve_and_write_beside(const ListResolving& with, ImportTransaction& transaction, const ReadTable& table,
                              Resolution& resolution);

} // namespace entente
