/// @file
/// The names that entries print, beside those with which people and bodies are made.
#pragma once

#include <cstddef>

#include "core/model/programme.hpp"
#include "core/model/resolution.hpp"
#include "core/store/known.hpp"
#include "core/store/writer.hpp"

namespace entente::store {

/// Writes what the base lacks of the printed names of one programme's people and bodies, and of their blocking keys.
class PrintedNames {
public:
  /// All must outlive this.
  PrintedNames(Writer& write, StoredEntities& known, const Programme& programme, const Resolution& resolution)
      : write_(write), known_(known), programme_(programme), resolution_(resolution) {}
  /// The printed name of an entry and its keys, unless the person was made with them.
  void write_person(std::size_t entry, PersonId person);
  /// The printed names of one of an entry's bodies and their keys, unless the organisation was made with them.
  void write_body(std::size_t entry, std::size_t ordinal, OrganisationId id);

private:
  Writer& write_;
  StoredEntities& known_;
  const Programme& programme_;
  const Resolution& resolution_;
};

} // namespace entente::store
