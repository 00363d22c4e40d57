/// @file
/// Who could introduce two bodies to one another: people who really sat with people of both, and over which panels.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "viz/report/circles.hpp"

namespace entente {

/// Two people on one panel, each for a body of their own.
struct Encounter {
  SessionId panel;
  AppearanceId host;  ///< of the body that stands between
  AppearanceId guest; ///< of the body that is to be introduced
};

/// A body that stands between two others, with an encounter on each side. The hosts are one person, or else colleagues;
/// the guests are two people who never sat on one panel, and neither of them is a host.
struct Introduction {
  std::uint32_t through = 0; ///< node
  Encounter one;
  Encounter other;
  bool same_host = false;
};

/// Introductions between two nodes without a tie over the nodes that both are tied to, in the order of these, at most
/// `most` and each host once; those by one person come first. Time O(panels that they shared with each, multiplied).
[[nodiscard]] std::vector<Introduction> introductions(const Circles& circles, std::uint32_t one, std::uint32_t other,
                                                      const std::vector<std::uint32_t>& shared, std::size_t most);

/// "Ada (Union) sat with Ben (Ministry) on “Rivers” (2017) and with …", in the language of the report.
[[nodiscard]] std::string sentence_of(const Circles& circles, std::uint32_t one, std::uint32_t other,
                                      const Introduction& introduction);

/// The lines that an introduction rests on, each once.
[[nodiscard]] std::vector<AppearanceId> evidence_of(const std::vector<Introduction>& introductions);

} // namespace entente
