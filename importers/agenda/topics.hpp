/// @file
/// Topics and questions, and what announces them.
#pragma once

#include <optional>

#include "importers/agenda/reading.hpp"
#include "importers/agenda/roster.hpp"

namespace entente::agenda {

/// Begins lists and takes the topics of those that announce any. A `read_…` is true when the line was what it reads.
class Topics {
public:
  Topics(Reading& reading, Roster& roster) : reading_(reading), roster_(roster) {}

  bool read_announcement(const Item& item);
  bool read_topic(const Item& item);

private:
  void end_leading_role();
  /// Where in a table topics go on below their announcement, whatever stands beside them.
  struct Column {
    int table = 0;
    int column = 0;
    std::optional<std::size_t> session;
    std::size_t item = 0; ///< where they were announced
  };

  [[nodiscard]] bool introduces_list(const Item& item) const;
  [[nodiscard]] bool in_column(const Item& item) const;
  bool read_questions(const Item& item);
  bool read_questions_below_title(const Item& item);
  void add_questions(const Item& item, std::size_t first);
  bool read_theme(const Item& item, bool bullet);
  void add(const Item& item);

  Reading& reading_;
  Roster& roster_;
  const Cues& cues_ = reading_.cues;
  std::optional<Column> column_;
  bool plain_ = false; ///< the items of the list have no bullets
};

} // namespace entente::agenda
