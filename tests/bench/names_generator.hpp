/// @file
/// Made-up names of made-up people, each printed in several ways, with the truth.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace entente::bench {

struct MadeUpName {
  std::uint32_t truth = 0; ///< number of the person
  std::string name;
  std::string body; ///< empty for one record in twelve
};

/// A person has one to five records (2.3 in the mean): accents lost or kept, honorifics, initials, order with or without
/// a comma, capitals, one slip of the pen, a second given name dropped. Names come from stocks by Zipf's law, so that
/// different people share names. The same seed gives the same records on every machine.
[[nodiscard]] std::vector<MadeUpName> made_up_names(std::size_t records, std::uint64_t seed);

} // namespace entente::bench
