#include "viz/graphviz/drawing.hpp"

#include <fmt/format.h>

#include "core/error.hpp"
#include "core/process/child.hpp"
#include "viz/graphviz/scene.hpp"

namespace entente {

std::string draw(const Network& network, const Reference& reference, const DrawOptions& options) {
  const std::string input = maps::scene(network, reference, options);
  ChildResult result = run_child(executable_folder() / "entente-layout", {}, input);
  if (result.timed_out) {
    throw Error(ErrorKind::internal, "drawing {} nodes took longer than a minute; draw fewer with --filter",
                network.nodes().size());
  }
  if (result.signal != 0) { throw Error(ErrorKind::internal, "entente-layout was ended by signal {}", result.signal); }
  if (result.exit_code != 0) {
    std::string reason = result.errors.substr(0, result.errors.find('\n'));
    if (!reason.empty()) { throw Error(ErrorKind::internal, reason); }
    throw Error(ErrorKind::internal, "entente-layout failed ({})", result.exit_code);
  }
  return result.output;
}

} // namespace entente
