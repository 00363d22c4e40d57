/// @file
/// What a measure is: a described, pure function from a network to a table. Registered in all.cpp.
#pragma once

#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/analysis/with_work.hpp"
#include "core/model/table.hpp"
#include "core/network/network.hpp"

namespace entente {

/// One option of a measure or question, with its default and range in words.
struct OptionInfo {
  std::string name;
  std::string unit;
  std::string default_value;
  std::string range;
  std::string summary; ///< message key
};

/// Options as given, by name; missing ones take their default.
using Options = std::map<std::string, std::string, std::less<>>;

struct Measure {
  std::string name;    ///< "betweenness"; also the name of its value column
  std::string summary; ///< one sentence, message key "measure.<name>.summary"
  std::string source;  ///< paper or page
  std::vector<OptionInfo> options;
  WithWork<Network, Options> run;
  NetworkKind usual = NetworkKind::people; ///< the network that is measured where none is named
};

/// Every measure, in the order shown.
[[nodiscard]] std::span<const Measure> measures();
/// By name; Error(bad_argument) with the nearest name when unknown.
[[nodiscard]] const Measure& measure(std::string_view name);

} // namespace entente
