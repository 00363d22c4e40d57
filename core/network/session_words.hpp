/// @file
/// Private to core/network: the content words of titles of sessions, each word kept once as a number.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "core/model/dataset.hpp"
#include "core/reference/reference.hpp"

namespace entente::detail {

/// What the sessions of a dataset were about; the dataset must outlive it.
class SessionWords {
public:
  SessionWords(const Dataset& dataset, const Reference& reference);

  /// The words of the session's title, sorted, each once.
  [[nodiscard]] std::vector<std::string> of(SessionId session) const;
  /// The words of the titles of all sessions that these appearances, which are sorted by id, were on; sorted, each once.
  [[nodiscard]] std::vector<std::string> of(std::span<const Appearance* const> seen) const;

private:
  using Words = std::vector<std::uint32_t>;
  void add(SessionId session, Words& words) const;
  [[nodiscard]] std::vector<std::string> spelled(Words& words) const;

  const Dataset& dataset_;
  std::vector<std::string> vocabulary_; ///< sorted
  std::vector<Words> of_session_;       ///< places in the vocabulary, for each session of the dataset
};

} // namespace entente::detail
