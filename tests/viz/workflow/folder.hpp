/// @file
/// A folder of files for one test.
#pragma once

#include <filesystem>
#include <fstream>
#include <string>
#include <unistd.h>

#include <fmt/format.h>

#include "viz/workflow/files.hpp"

namespace entente::test {

/// An empty folder of its own, gone with the object.
struct Folder {
  std::filesystem::path path;
  explicit Folder(const std::string& name)
      : path(std::filesystem::temp_directory_path() / fmt::format("entente-{}-{}", name, ::getpid())) {
    std::filesystem::remove_all(path);
    std::filesystem::create_directories(path);
  }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  ~Folder() { std::filesystem::remove_all(path); }

  [[nodiscard]] FoundFile write(const std::string& name, const std::string& text) const {
    std::ofstream(path / name) << text;
    return {path / name, true};
  }
};

} // namespace entente::test
