/// @file
/// Reading a document of the base anew: what was extracted is exchanged, what people decided is put back on it.
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string_view>
#include <vector>

#include "core/store/base.hpp"
#include "core/store/decisions.hpp"

namespace entente {

/// What came of a new reading.
struct RereadCounts {
  ImportCounts counts;
  std::size_t replayed = 0;             ///< decisions about the document that stand on the new reading
  std::vector<RefusedDecision> waiting; ///< decisions that have no place there now; they are kept as pending
};

/// The document of the base that a file is a reading of: the one with its bytes, or that once had them, else the one of its
/// name, when a third of the lines of the shorter one are in both. Error(conflict) when several have the name, or the one
/// that has it says something else: nothing is exchanged on the strength of a name alone.
[[nodiscard]] std::optional<DocumentId> document_to_reread(const Base& base, const Document& document);

/// The one transaction of a new reading; rolled back when it is destroyed before `commit`. Errors as `Base` says;
/// Error(not_found) when the document is not there, Error(conflict) when another has the new bytes.
/// Sessions, appearances, partnerships, themes and open questions that are printed in both readings keep their ids, and so
/// do the people, bodies, events and processes that are still mentioned. Those that only the old reading mentioned are gone.
/// Decisions about what the document says, standing or undone, keep their numbers and places in the history; one that has no
/// place on the new reading waits, and is taken when a document or another reading gives it one.
class Rereading {
public:
  /// Takes the old reading out.
  Rereading(Base& base, DocumentId document, KeyMakers keys, ValueCheck accepts = {});
  Rereading(Rereading&&) noexcept;
  Rereading& operator=(Rereading&&) noexcept;
  ~Rereading();

  /// What the base knows without the document.
  [[nodiscard]] const KnownEntities& known() const;
  /// Writes the new reading and puts the decisions back; once.
  [[nodiscard]] RereadCounts write(const Document& document, const Programme& programme, Resolution resolution,
                                   const Signature& signature);
  /// Keeps all: wholly, or not at all.
  void commit();

private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

} // namespace entente
