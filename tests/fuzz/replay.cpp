// Gives every input of a folder (one folder a target) to the functions that the fuzzer calls. Needs no clang.
#include <cstdio>
#include <exception>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

#include "targets.hpp"

namespace {

std::size_t replay(const entente::fuzz::Target& target, const std::filesystem::path& folder, bool& sound) {
  std::size_t count = 0;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    std::ifstream stream(entry.path(), std::ios::binary);
    const std::string bytes((std::istreambuf_iterator<char>(stream)), std::istreambuf_iterator<char>());
    try {
      target.attempt(bytes);
    } catch (const std::exception& error) {
      std::fprintf(stderr, "%s: %s\n", entry.path().c_str(), error.what());
      sound = false;
    }
    ++count;
  }
  return count;
}

} // namespace

int main(int count, char** values) {
  if (count != 2) {
    std::fprintf(stderr, "replay FOLDER\n");
    return 2;
  }
  bool sound = true;
  for (const entente::fuzz::Target& target : entente::fuzz::targets()) {
    const std::size_t inputs = replay(target, std::filesystem::path(values[1]) / target.name, sound);
    std::printf("%s: %zu inputs\n", std::string(target.name).c_str(), inputs);
    sound = sound && inputs > 0;
  }
  return sound ? 0 : 1;
}
