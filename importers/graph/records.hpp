/// @file
/// Nodes and edges as a graph file states them, and how they become a dataset.
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/reference/reference.hpp"
#include "importers/importer.hpp"
#include "importers/table/ends.hpp"
#include "importers/table/rows.hpp"

namespace entente::graph {

/// Nodes and edges of one file that are read, and bytes of a value.
inline constexpr std::size_t max_nodes = 2'000'000;
inline constexpr std::size_t max_edges = 10'000'000;
inline constexpr std::size_t max_value = 20'000;

/// Named values of a node or edge, names in lower case.
using Attributes = std::map<std::string, std::string>;

/// Turns nodes and edges into a dataset.
class Records {
public:
  explicit Records(const Input& input);
  /// A node; `label` may be empty when an attribute holds it.
  void node(const std::string& id, std::string_view label, const Attributes& attributes, int line);
  /// An edge; ends may be named before their nodes.
  void edge(std::string source, std::string target, const Attributes& attributes, int line);
  /// The dataset with all remarks. Throws Error(unreadable) when there is no node.
  [[nodiscard]] ReadDataset take();
  [[nodiscard]] table::Remarks& remarks() { return remarks_; }

private:
  struct Edge {
    std::string source;
    std::string target;
    Attributes attributes;
    int line = 0;
  };

  [[nodiscard]] table::EndFacts facts_of(const std::string& name, const Attributes& attributes) const;
  void tie(const Edge& edge);
  [[nodiscard]] table::TieDate date_in(const std::optional<std::string>& text, bool last, int line,
                                       const std::string& printed);
  void tell_full(int line, Wording remark);

  std::string file_;
  const Reference& reference_;
  table::Remarks remarks_;
  table::DatasetBuilder builder_;
  std::map<std::string, std::pair<End, std::string>> ends_; ///< by node id, with the shown name
  std::vector<Edge> edges_;
  std::vector<ReviewItem> review_;
  bool full_ = false;
};

} // namespace entente::graph
