/// @file
/// A network as another program wrote it into a file, before anything is known of who its nodes are.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace entente {

/// A node with those of its attributes that measures use; empty when the file has none of that name.
struct GraphNode {
  std::string id; ///< of the file, each once
  std::string name;
  std::string kind; ///< "person", "session"
  std::string state;
  std::string region;
  std::string category;
  std::string gender;
};

struct GraphTie {
  std::uint32_t source = 0; ///< place in the list of nodes
  std::uint32_t target = 0;
  double weight = 1; ///< finite and above 0
};

struct GraphFile {
  std::vector<GraphNode> nodes;
  std::vector<GraphTie> ties;
  bool weighted = false; ///< some tie has a weight of its own
};

} // namespace entente
