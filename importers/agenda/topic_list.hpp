/// @file
/// The list that an agenda announced last.
#pragma once

#include <cstddef>

namespace entente::agenda {

/// What list items are at the moment. Only an announcement begins a list.
class TopicList {
public:
  enum class Kind { none, themes, other };

  [[nodiscard]] bool open() const { return kind_ != Kind::none; }
  [[nodiscard]] bool themes() const { return kind_ == Kind::themes; }
  /// Its items are objectives, documents and the like.
  [[nodiscard]] bool other() const { return kind_ == Kind::other; }
  /// Nothing was read of it yet.
  [[nodiscard]] bool fresh() const { return taken_ == 0; }

  void announce(Kind kind) {
    kind_ = kind;
    taken_ = 0;
  }
  /// An item of it was read.
  void take() { ++taken_; }
  void end() { kind_ = Kind::none; }
  /// A session begins, which ends all lists but topics announced right above it.
  void begin_session() {
    if (!themes() || !fresh()) { end(); }
  }

private:
  Kind kind_ = Kind::none;
  std::size_t taken_ = 0;
};

} // namespace entente::agenda
