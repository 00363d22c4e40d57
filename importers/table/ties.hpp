/// @file
/// Lists of partnerships, of members of a process, and of bodies.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "importers/table/cells.hpp"
#include "importers/table/columns.hpp"
#include "importers/table/ends.hpp"
#include "importers/table/rows.hpp"

namespace entente::table {

/// Takes rows one by one. All references must outlive the reader.
class TiesReader {
public:
  /// `process` is the one that members without a column for it belong to; its name is empty when none is known.
  TiesReader(const Columns& columns, EndFacts process, DocumentInfo document, const Reference& reference, Remarks& remarks);
  void learn(const Row& row);
  void add(const Row& row);
  [[nodiscard]] Dataset take() { return builder_.take(); }
  /// What needs a person's eye; empty afterwards.
  [[nodiscard]] std::vector<ReviewItem> take_review() { return std::exchange(review_, {}); }
  [[nodiscard]] std::size_t rows_left_out() const { return left_out_; }

private:
  [[nodiscard]] std::string cell(const Row& row, Field field) const;
  [[nodiscard]] EndFacts facts_of(const Row& row, std::string name, Field kind_column, bool own) const;
  /// The end of this name and kind, made when it is new.
  [[nodiscard]] End end_of(const EndFacts& facts);
  [[nodiscard]] std::optional<EndFacts> source_of(const Row& row) const;
  [[nodiscard]] PartnershipKind kind_of(const Row& row, PartnershipKind fallback);
  [[nodiscard]] TieDate date_of(const Row& row, Field field, bool last);
  void doubt(const Row& row, std::string kind, std::string reason);
  [[nodiscard]] bool is_of_states(const Column& column) const;
  void doubt_state(const Row& row, const EndFacts& facts);
  void add_tie(const Row& row);
  void add_member(const Row& row);
  void leave_out(const Row& row, Wording reason);

  const Columns& columns_;
  EndFacts process_;
  const Reference& reference_;
  const Cues& cues_;
  Remarks& remarks_;
  DatasetBuilder builder_;
  DateStyle dates_;
  std::vector<ReviewItem> review_;
  std::map<std::pair<EntityKind, std::string>, End> ends_;
  std::size_t left_out_ = 0;
};

} // namespace entente::table
