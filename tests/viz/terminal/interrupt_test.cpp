// Ctrl-C while a calculation runs.
#include <csignal>
#include <sstream>

#include <catch2/catch.hpp>

#include "core/analysis/measure.hpp"
#include "core/network/from_file.hpp"
#include "core/reference/reference.hpp"
#include "viz/terminal/interrupt.hpp"

using namespace entente;

namespace {

volatile std::sig_atomic_t seen = 0;
extern "C" void count_signal(int /*signal*/) { seen = seen + 1; }

} // namespace

TEST_CASE("Ctrl-C cancels the work once, and afterwards does what it did before", "[terminal]") {
  std::ostringstream out, err;
  Context context{Language::en, "", TableFormat::table, "", out, err, false, true, Reference::builtin()};
  seen = 0;
  const auto before = std::signal(SIGINT, count_signal);
  const Network network = make_network(read_edge_list("0 1\n1 2\n"), NetworkKind::people);
  {
    const LongWork long_work(context, "betweenness");
    CHECK(measure("betweenness").run(network, {}, long_work.work()).rows.size() == 3);
    CHECK(err.str().find("betweenness") != std::string::npos); // the bar
    std::raise(SIGINT);
    CHECK(seen == 0);
    CHECK_THROWS_AS(measure("betweenness").run(network, {}, long_work.work()), Cancelled);
    CHECK_THROWS_AS(measure("communities").run(network, {}, long_work.work()), Cancelled);
    CHECK_THROWS_AS(measure("missing-ties").run(network, {}, long_work.work()), Cancelled);
  }
  std::raise(SIGINT);
  CHECK(seen == 1);
  { // the next one is not cancelled by the Ctrl-C of the one before
    const LongWork long_work(context, "betweenness");
    CHECK_NOTHROW(long_work.work().check());
  }
  std::signal(SIGINT, before);
}
