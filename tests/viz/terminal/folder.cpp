#include "tests/viz/terminal/folder.hpp"

#include <algorithm>
#include <atomic>
#include <fstream>
#include <sstream>
#include <unistd.h>

#include <fmt/format.h>

#include "viz/terminal/command.hpp"

namespace entente::test {

Folder::Folder() {
  static std::atomic<int> count{0};
  path_ = std::filesystem::temp_directory_path() / fmt::format("entente-terminal-{}-{}", ::getpid(), ++count);
  std::filesystem::create_directories(path_);
}

Folder::~Folder() {
  std::error_code error;
  std::filesystem::remove_all(path_, error);
}

std::string Folder::write(std::string_view name, std::string_view bytes) const {
  std::ofstream(path_ / name, std::ios::binary) << bytes;
  return path(name);
}

std::vector<std::string> Folder::names() const {
  std::vector<std::string> found;
  for (const auto& entry : std::filesystem::directory_iterator(path_)) {
    found.push_back(entry.path().filename());
  }
  std::sort(found.begin(), found.end());
  return found;
}

Run run(const std::vector<std::string>& arguments) {
  std::ostringstream out;
  std::ostringstream err;
  std::vector<std::string> all = arguments;
  if (std::find(all.begin(), all.end(), "--lang") == all.end()) { all.insert(all.end(), {"--lang", "en"}); }
  const int code = run_program(all, out, err);
  return {code, out.str(), err.str()};
}

std::string bytes_of(const std::filesystem::path& path) {
  std::ifstream stream(path, std::ios::binary);
  std::ostringstream bytes;
  bytes << stream.rdbuf();
  return bytes.str();
}

std::string agendas() { return std::string(ENTENTE_SOURCE_DIR) + "/datasets/agendas"; }

std::string small_agenda() {
  return "International Dialogue on Migration 2019\n\n"
         "3-4 June 2019, Palais des Nations, Geneva\n\n"
         "Agenda\n\n"
         "Day 1\n\n"
         "10:00 - 11:30  Panel 1: Cities and welcome\n\n"
         "Moderator: Ms. Clara Bianchi, Director, International Organization for Migration (IOM)\n\n"
         "Speakers:\n\n"
         "- Mr. Kofi Mensah, Minister of the Interior, Ghana\n"
         "- Ms. Rosa Herrera, Coordinator, Diaspora Network\n\n"
         "End of the meeting\n";
}

} // namespace entente::test
