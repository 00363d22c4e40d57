/// @file
/// What the speed programs of networks share: arguments, time, memory, one JSON line a task.
#pragma once

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <ctime>
#include <fstream>
#include <functional>
#include <set>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>

namespace entente::bench {

/// DIR [--only TASK[,TASK…]] [--threads T] [--reps R]
struct Arguments {
  std::string directory;
  std::set<std::string, std::less<>> only;
  unsigned threads = 1;
  int repetitions = 3;

  Arguments(int count, char** values) {
    for (int i = 1; i < count; ++i) {
      const std::string_view word = values[i];
      if (word.substr(0, 2) != "--") {
        directory = word;
        continue;
      }
      if (++i == count) { throw std::runtime_error(fmt::format("{} has no value", word)); }
      if (word == "--only") {
        std::string_view rest = values[i];
        while (!rest.empty()) {
          const std::size_t comma = std::min(rest.find(','), rest.size());
          only.emplace(rest.substr(0, comma));
          rest.remove_prefix(std::min(comma + 1, rest.size()));
        }
      } else if (word == "--threads") {
        threads = static_cast<unsigned>(std::stoul(values[i]));
      } else if (word == "--reps") {
        repetitions = std::stoi(values[i]);
      } else {
        throw std::runtime_error(fmt::format("unknown option {}", word));
      }
    }
    while (directory.size() > 1 && directory.back() == '/') {
      directory.pop_back();
    }
    if (directory.empty()) { throw std::runtime_error("usage: DIR [--only TASK,…] [--threads T] [--reps R]"); }
  }

  [[nodiscard]] bool wants(std::string_view task) const { return only.empty() || only.contains(task); }
  [[nodiscard]] std::string size() const { return directory.substr(directory.rfind('/') + 1); }
};

/// Highest memory of the process since the last reset, in MiB; -1 where the system does not tell.
inline long peak_mib() {
  std::ifstream status("/proc/self/status");
  for (std::string line; std::getline(status, line);) {
    if (line.rfind("VmHWM:", 0) == 0) { return std::stol(line.substr(6)) / 1024; }
  }
  return -1;
}

inline std::string read_file(const std::string& name) {
  std::ifstream file(name, std::ios::binary | std::ios::ate);
  if (!file) { throw std::runtime_error("cannot read " + name); }
  std::string text(static_cast<std::size_t>(file.tellg()), '\0');
  file.seekg(0);
  file.read(text.data(), static_cast<std::streamsize>(text.size()));
  return text;
}

inline double median(std::vector<double> values) {
  std::sort(values.begin(), values.end());
  return (values[values.size() / 2] + values[(values.size() - 1) / 2]) / 2;
}

/// Calls `run`, which gives a note about its result, and prints the median time: by the clock, and of all processors. A
/// `run` that does only a share of the task is reckoned up.
template <class Run>
void measure(const Arguments& arguments, std::string_view peer, std::string_view task, unsigned threads, const Run& run,
             double share = 1) {
  if (!arguments.wants(task)) { return; }
  std::ofstream("/proc/self/clear_refs") << '5';
  std::vector<double> seconds;
  std::vector<double> cpu_seconds;
  std::string note;
  for (int i = 0; i < arguments.repetitions; ++i) {
    const auto begin = std::chrono::steady_clock::now();
    const std::clock_t cpu_begin = std::clock();
    note = run();
    seconds.push_back(std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count());
    cpu_seconds.push_back(static_cast<double>(std::clock() - cpu_begin) / CLOCKS_PER_SEC);
  }
  fmt::print("{{\"peer\": \"{}\", \"task\": \"{}\", \"size\": \"{}\", \"threads\": {}, \"s\": {:.6g}, \"cpu_s\": {:.6g}, "
             "\"runs\": {}, "
             "\"peak_mib\": {}, \"reckoned\": {}, \"note\": \"{}\"}}\n",
             peer, task, arguments.size(), threads, median(seconds) / share, median(cpu_seconds) / share, seconds.size(),
             peak_mib(), share < 1, note);
  std::fflush(stdout);
}

/// Evenly spread nodes to search from: 256, or 64 in networks above half a million nodes.
inline std::vector<std::uint32_t> sources_of(std::uint32_t nodes) {
  const std::uint32_t count = std::min<std::uint32_t>(nodes > 500000 ? 64 : 256, nodes);
  std::vector<std::uint32_t> sources;
  for (std::uint32_t i = 0; i < count; ++i) {
    sources.push_back(static_cast<std::uint32_t>(std::uint64_t{i} * nodes / count));
  }
  return sources;
}

/// The largest value and the sum, to compare results by.
inline std::string summary(const std::vector<double>& values) {
  double sum = 0;
  double largest = 0;
  for (const double value : values) {
    sum += value == value ? value : 0;
    largest = value > largest ? value : largest;
  }
  return fmt::format("max {:.8g}, sum {:.10g}", largest, sum);
}

} // namespace entente::bench
