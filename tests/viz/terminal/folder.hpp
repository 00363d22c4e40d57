/// @file
/// What the tests of the command line share: a folder that goes away, and the program run within the test.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace entente::test {

/// A new empty folder, removed with all it holds at the end.
class Folder {
public:
  Folder();
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  ~Folder();
  [[nodiscard]] std::filesystem::path operator/(std::string_view name) const { return path_ / name; }
  /// Writes a file and gives its path.
  std::string write(std::string_view name, std::string_view bytes) const;
  [[nodiscard]] std::string path(std::string_view name) const { return (path_ / name).string(); }
  /// Names of everything in the folder, sorted.
  [[nodiscard]] std::vector<std::string> names() const;

private:
  std::filesystem::path path_;
};

/// What a run of the program gave.
struct Run {
  int code = 0;
  std::string out;
  std::string err;
};

/// Runs the command line in this process.
[[nodiscard]] Run run(const std::vector<std::string>& arguments);

[[nodiscard]] std::string bytes_of(const std::filesystem::path& path);

/// The folder of the demonstration agendas.
[[nodiscard]] std::string agendas();

/// A small agenda with three people, in English.
[[nodiscard]] std::string small_agenda();

} // namespace entente::test
