/// @file
/// Where in the course of a meeting the reading of its agenda stands.
#pragma once

#include <cstddef>
#include <optional>

#include "core/text/when.hpp"

namespace entente::agenda {

/// The session that is being read: which it is, the line that titles it, whether anything stands in it yet, and hours that
/// were printed apart from their title. Hours wait for one session at most: whatever begins takes them.
class Course {
public:
  /// The session that lines belong to; nothing before the first one of a day.
  [[nodiscard]] std::optional<std::size_t> session() const { return session_; }
  /// A session begins: `line` is its heading.
  void begin_session(std::size_t session, std::size_t line);
  void begin_day();
  /// Lines belong to this session from now on, which no heading opened here; to none where it is nothing.
  void turn_to(std::optional<std::size_t> session) { session_ = session; }

  /// The last line of the heading that opened the session.
  [[nodiscard]] std::optional<std::size_t> title_line() const { return title_line_; }
  /// The heading goes on to this line.
  void extend_title(std::size_t line) { title_line_ = line; }
  /// The line stands right below the session's heading.
  [[nodiscard]] bool below_title(std::size_t line) const { return title_line_ && *title_line_ + 1 == line; }
  /// Entries, topics or prose were read since the heading.
  [[nodiscard]] bool filled() const { return filled_; }
  void fill() { filled_ = true; }

  /// Hours printed apart from their title, which is still to come.
  [[nodiscard]] const std::optional<FoundHours>& pending() const { return pending_; }
  void await_title(const FoundHours& hours) { pending_ = hours; }
  void drop_pending() { pending_.reset(); }

private:
  std::optional<std::size_t> session_;
  std::optional<std::size_t> title_line_;
  bool filled_ = false;
  std::optional<FoundHours> pending_;
};

} // namespace entente::agenda
