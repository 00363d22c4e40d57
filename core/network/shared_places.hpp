/// @file
/// Whom actors share places with, row by row: what a projection is made of.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "core/network/network.hpp"

namespace entente::detail {

/// The rows of some neighbouring actors, one behind the other, each sorted by the other actor.
struct SharedRows {
  std::unique_ptr<std::uint32_t[]> others;
  std::unique_ptr<std::uint32_t[]> times; ///< how many places are shared
  std::size_t size = 0;
};

/// Memory of one thread that counts shared places; several may count at once.
class SharedPlaces {
public:
  /// `rows` are those of a two-mode network whose first `actors` nodes are the actors; they must outlive this.
  SharedPlaces(const Rows& rows, std::uint32_t actors);

  /// The rows of the actors [begin, begin + degrees.size()); `degrees` receives how long each is.
  [[nodiscard]] SharedRows count(std::uint32_t begin, std::span<std::uint32_t> degrees);

  static constexpr std::size_t most_ranked = 64; ///< actors met; rows of more are spread over all actors
  static constexpr std::size_t most_lanes = 8;

  /// What the kernels work on, for each width of registers one.
  struct Room {
    using Numbers = std::array<std::int32_t, most_ranked + 2 * most_lanes>;
    Rows rows;
    std::uint32_t actors = 0;
    alignas(64) Numbers met{};    ///< those at the places of an actor, in any order, some more than once
    alignas(64) Numbers below{};  ///< how many of them have a lower number than each
    alignas(64) Numbers equal{};  ///< how many have the same
    alignas(64) Numbers sorted{}; ///< each once where it belongs, the actor itself in the gaps
    alignas(64) Numbers count{};
    std::vector<std::uint32_t> times;   ///< by actor; 0 between rows, as the next two
    std::vector<std::uint64_t> seen;    ///< a bit for each actor
    std::vector<std::uint64_t> words;   ///< a bit for each word of `seen`
    std::vector<std::uint32_t> at_most; ///< of each actor asked for, how many others there are at most
  };

private:
  Room room_;
};

} // namespace entente::detail
