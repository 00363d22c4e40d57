// Prints one JSON line per task: how fast agendas are read into a base, and how long questions on it take.
#include <chrono>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <string>
#include <sys/resource.h>
#include <unistd.h>
#include <vector>

#include <fmt/format.h>

#include "core/analysis/measure.hpp"
#include "core/analysis/questions/question.hpp"
#include "tests/bench/agenda_generator.hpp"
#include "viz/workflow/import.hpp"

namespace {

using namespace entente;
using Clock = std::chrono::steady_clock;

double seconds_since(Clock::time_point start) { return std::chrono::duration<double>(Clock::now() - start).count(); }

double peak_mib() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return static_cast<double>(usage.ru_maxrss) / 1024;
}

void print(std::string_view task, std::size_t n, double seconds, std::string_view note) {
  std::cout << fmt::format(R"({{"task":"{}","n":{},"s":{:.4f},"per_s":{:.1f},"peak_mib":{:.0f},"note":"{}"}})", task, n,
                           seconds, static_cast<double>(n) / seconds, peak_mib(), note)
            << '\n';
}

std::vector<FoundFile> write_agendas(const std::filesystem::path& folder, unsigned count) {
  std::vector<FoundFile> files;
  for (unsigned i = 0; i < count; ++i) {
    const auto path = folder / fmt::format("agenda-{:06}.txt", i);
    std::ofstream(path) << bench::made_up_agenda(i);
    files.push_back({path, true});
  }
  return files;
}

void import_all(const std::filesystem::path& folder, unsigned count) {
  const auto files = write_agendas(folder, count);
  const auto db = folder / fmt::format("bench-{}.db", count);
  Base base = Base::open(db, OpenMode::create);
  const auto start = Clock::now();
  const ImportTotals totals = import_files(base, files, Reference::builtin(), "bench", [](const auto&, auto, auto) {});
  print("import", count, seconds_since(start),
        fmt::format("{} appearances, {} new people, {} failed", totals.counts.appearances, totals.counts.new_people,
                    totals.failed));
  const auto load_start = Clock::now();
  const Dataset dataset = base.dataset();
  print("load", dataset.appearances.size(), seconds_since(load_start), "appearances from the base");
  const auto coverage_start = Clock::now();
  const Table table =
      question("coverage-region").run(dataset, Reference::builtin(), population("iom", Reference::builtin()), {});
  print("coverage-region", table.rows.size(), seconds_since(coverage_start), "rows");
  const auto network_start = Clock::now();
  const Network network = make_network(dataset, Reference::builtin(), NetworkKind::people, TieWeight::count);
  print("network-people", network.ties().size(), seconds_since(network_start), "ties");
}

} // namespace

int main(int argc, char** argv) {
  const auto folder = std::filesystem::temp_directory_path() / fmt::format("entente-bench-{}", ::getpid());
  std::filesystem::create_directories(folder);
  std::vector<unsigned> sizes;
  for (int i = 1; i < argc; ++i) {
    sizes.push_back(static_cast<unsigned>(std::stoul(argv[i])));
  }
  if (sizes.empty()) { sizes = {100, 1000}; }
  for (const unsigned count : sizes) {
    import_all(folder, count);
  }
  std::filesystem::remove_all(folder);
  return 0;
}
