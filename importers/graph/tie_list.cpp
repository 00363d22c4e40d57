#include <algorithm>
#include <unordered_map>

#include <fmt/format.h>

#include "core/error.hpp"
#include "core/text/unicode.hpp"
#include "importers/document/decode.hpp"
#include "importers/graph/network_file.hpp"
#include "importers/graph/texts.hpp"
#include "importers/table/csv_rows.hpp"

namespace entente {
namespace {

/// Names of one set, in the order in which they come.
class NodeNames {
public:
  NodeNames(GraphFile& file, std::string kind) : file_(file), kind_(std::move(kind)) {}
  std::uint32_t place(const std::string& name) {
    const auto [at, added] = places_.try_emplace(name, static_cast<std::uint32_t>(file_.nodes.size()));
    if (added) { file_.nodes.push_back({name, name, kind_, {}, {}, {}, {}}); }
    return at->second;
  }

private:
  GraphFile& file_;
  std::string kind_;
  std::unordered_map<std::string, std::uint32_t> places_;
};

} // namespace

GraphFile read_tie_list(const Input& input, bool two_sets) {
  const auto text = document::decode_text(input.bytes);
  if (!text) { throw Error(ErrorKind::unreadable, "{}: is no text", input.name); }
  table::Remarks remarks{std::string(input.name)};
  table::CsvRows rows(*text, table::detect_separator(*text), remarks);
  const auto refuse = [&](int line, const Wording& what) {
    throw Error(ErrorKind::unreadable, "{}: line {}: {}", input.name, line, what);
  };
  table::Row row;
  if (!rows.next(row) || row.cells.size() < 2) { refuse(1, Wording("a list of ties has two columns, with headings")); }
  const auto headed = std::ranges::find_if(row.cells, [](const std::string& cell) { return lower(trim(cell)) == "weight"; });
  const auto weights = static_cast<std::size_t>(headed - row.cells.begin());
  GraphFile file;
  file.weighted = weights < row.cells.size();
  NodeNames actors(file, "");
  NodeNames places(file, "session");
  while (rows.next(row)) {
    row.cells.resize(std::max<std::size_t>({row.cells.size(), 2, file.weighted ? weights + 1 : 0}));
    const std::string from(trim(row.cells[0]));
    const std::string to(trim(row.cells[1]));
    if (from.empty() || to.empty()) { refuse(row.line, Wording("a tie without two ends")); }
    GraphTie tie{actors.place(from), (two_sets ? places : actors).place(to), 1};
    if (file.weighted) {
      const auto weight = graph::weight_in(trim(row.cells[weights]));
      if (!weight) {
        refuse(row.line, Wording("the weight \"{}\" is not a finite number above 0", graph::quoted(row.cells[weights])));
      }
      tie.weight = *weight;
    }
    file.ties.push_back(tie);
  }
  return file;
}

} // namespace entente
