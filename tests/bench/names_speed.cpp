// Prints one JSON line per run: how fast names are resolved into people, how rightly, and in how much memory.
//   entente-bench-names [N ...] [--seed S] [--file FILE.tsv]
// FILE holds lines "truth<TAB>name<TAB>body". After the sizes the growth exponents of time and memory are printed.
#include <chrono>
#include <cmath>
#include <ctime>
#include <fstream>
#include <iostream>
#include <map>
#include <string>
#include <string_view>
#include <sys/wait.h>
#include <unistd.h>
#include <unordered_map>
#include <vector>

#include <fmt/format.h>

#include "core/resolve/linkage.hpp"
#include "tests/bench/names_generator.hpp"

namespace {

using namespace entente;

struct Outcome {
  double seconds = 0;
  double mib = 0; ///< peak of the run, less what was there before
};

/// A line of /proc/self/status in MiB.
double status_mib(std::string_view field) {
  std::ifstream status("/proc/self/status");
  for (std::string line; std::getline(status, line);) {
    if (line.starts_with(field)) { return std::stod(line.substr(field.size() + 1)) / 1024; }
  }
  return 0;
}

/// Lets the kernel count the peak from here.
double reset_peak() {
  std::ofstream("/proc/self/clear_refs") << "5";
  return status_mib("VmRSS");
}

/// Of this thread: other work on the machine counts less than on the clock.
double cpu_seconds() {
  timespec now{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) * 1e-9;
}

double pairs_of(double count) { return count * (count - 1) / 2; }

struct Scores {
  double precision = 0;
  double recall = 0;
};

/// Over all pairs of records: those put together rightly, of those put together and of those that belong together.
Scores pairwise(const std::vector<bench::MadeUpName>& names, const Links& links) {
  std::unordered_map<std::uint64_t, double> both;
  std::unordered_map<std::uint32_t, double> truth;
  std::unordered_map<std::uint32_t, double> found;
  for (std::size_t i = 0; i < names.size(); ++i) {
    ++both[(std::uint64_t{names[i].truth} << 32U) | links.cluster[i]];
    ++truth[names[i].truth];
    ++found[links.cluster[i]];
  }
  const auto sum = [](const auto& counts) {
    double pairs = 0;
    for (const auto& [key, count] : counts) {
      pairs += pairs_of(count);
    }
    return pairs;
  };
  return {sum(both) / std::max(1.0, sum(found)), sum(both) / std::max(1.0, sum(truth))};
}

std::vector<bench::MadeUpName> read_names(const std::string& path) {
  std::vector<bench::MadeUpName> names;
  std::ifstream file(path);
  for (std::string line; std::getline(file, line);) {
    const std::size_t first = line.find('\t');
    const std::size_t second = line.find('\t', first + 1);
    names.push_back(
        {static_cast<std::uint32_t>(std::stoul(line)), line.substr(first + 1, second - first - 1), line.substr(second + 1)});
  }
  return names;
}

Outcome run(const std::vector<bench::MadeUpName>& names, std::string_view source) {
  std::vector<NameRecord> records;
  for (const bench::MadeUpName& name : names) {
    NameRecord record;
    record.name = name.name;
    record.body = name.body;
    records.push_back(record);
  }
  const Reference& reference = Reference::builtin();
  const double before = reset_peak();
  const auto start = std::chrono::steady_clock::now();
  const double cpu_start = cpu_seconds();
  const Links links = link_names(records, reference);
  const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  const double cpu = cpu_seconds() - cpu_start;
  const double mib = status_mib("VmHWM") - before;
  const auto [precision, recall] = pairwise(names, links);
  std::cout
      << fmt::format(
             R"({{"task":"names","source":"{}","n":{},"s":{:.4f},"cpu_s":{:.4f},"per_s":{:.0f},"precision":{:.4f},"recall":{:.4f},)"
             R"("people":{},"open":{},"compared":{},"mib":{:.0f}}})",
             source, names.size(), seconds, cpu, static_cast<double>(names.size()) / cpu, precision, recall, links.clusters,
             links.open.size(), links.compared, mib)
      << std::endl;
  return {cpu, mib};
}

/// Runs in a child process, so that each size has a peak of its own.
Outcome run_apart(std::size_t count, std::uint64_t seed) {
  int pipe_ends[2] = {};
  if (pipe(pipe_ends) != 0) { return {}; }
  const pid_t child = fork();
  if (child == 0) {
    const Outcome outcome = run(bench::made_up_names(count, seed), fmt::format("seed {}", seed));
    const bool written = write(pipe_ends[1], &outcome, sizeof outcome) == static_cast<ssize_t>(sizeof outcome);
    _exit(written ? 0 : 1);
  }
  close(pipe_ends[1]);
  Outcome outcome;
  if (read(pipe_ends[0], &outcome, sizeof outcome) != static_cast<ssize_t>(sizeof outcome)) { outcome = {}; }
  close(pipe_ends[0]);
  waitpid(child, nullptr, 0);
  return outcome;
}

} // namespace

int main(int argc, char** argv) {
  std::vector<std::size_t> sizes;
  std::uint64_t seed = 7;
  for (int i = 1; i < argc; ++i) {
    const std::string_view word = argv[i];
    if (word == "--seed" && i + 1 < argc) {
      seed = std::stoull(argv[++i]);
    } else if (word == "--file" && i + 1 < argc) {
      const std::string path = argv[++i];
      run(read_names(path), path);
      return 0;
    } else {
      sizes.push_back(std::stoul(std::string(word)));
    }
  }
  if (sizes.empty()) { sizes = {10000, 100000}; }
  std::vector<Outcome> outcomes;
  for (const std::size_t size : sizes) {
    outcomes.push_back(run_apart(size, seed));
  }
  if (sizes.size() > 1) {
    const double growth = std::log(static_cast<double>(sizes.back()) / static_cast<double>(sizes.front()));
    std::cout << fmt::format(R"({{"task":"names-growth","time_exponent":{:.2f},"memory_exponent":{:.2f}}})",
                             std::log(outcomes.back().seconds / outcomes.front().seconds) / growth,
                             std::log(outcomes.back().mib / outcomes.front().mib) / growth)
              << '\n';
  }
  return 0;
}
