/// @file
/// A base on which the tests of the commands that decide work.
#pragma once

#include <iostream>
#include <sstream>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "tests/viz/terminal/folder.hpp"

namespace entente::test {

/// Runs the command line with what somebody types.
inline Run typing(const std::string& typed, const std::vector<std::string>& arguments) {
  std::istringstream input(typed);
  std::streambuf* const before = std::cin.rdbuf(input.rdbuf());
  Run result = run(arguments);
  std::cin.rdbuf(before);
  std::cin.clear();
  return result;
}

/// A base with two meetings: a1 to a3 at the first, a4 to a6 at the second; K. Mensah (p4) may or may not be Kofi Mensah
/// (p2), and one line (q1) fits nothing.
class Desk {
public:
  explicit Desk(bool second = true) {
    REQUIRE(run({"import", "--db", db(), folder_.write("one.txt", small_agenda())}).code == 0);
    if (second) { import_second(); }
  }
  void import_second() {
    const std::string agenda = "International Dialogue on Migration 2020\n\n"
                               "3-4 June 2020, Palais des Nations, Geneva\n\n"
                               "Agenda\n\nDay 1\n\n"
                               "10:00 - 11:30  Panel 1: Remittances\n\n"
                               "Moderator: Ms. C. Bianchi, Director, International Organization for Migration (IOM)\n\n"
                               "Speakers:\n\n"
                               "- Mr. K. Mensah, Professor, University of Accra\n"
                               "- Ms. Rosa Herrera Gil, Coordinator, Diaspora Networks\n\n"
                               "and something that fits nothing at all here\n\n"
                               "End of the meeting\n";
    said_ = run({"import", "--db", db(), folder_.write("two.txt", agenda)}).out;
    REQUIRE(export_text().find("K. Mensah") != std::string::npos);
  }
  [[nodiscard]] std::string db() const { return folder_.path("a.db"); }
  [[nodiscard]] const Folder& folder() const { return folder_; }
  [[nodiscard]] const std::string& said() const { return said_; }
  /// Runs a command on the base.
  [[nodiscard]] Run operator()(std::vector<std::string> arguments) const {
    arguments.insert(arguments.end(), {"--db", db()});
    return run(arguments);
  }
  /// Likewise with what somebody types.
  [[nodiscard]] Run typing(const std::string& typed, const std::vector<std::string>& arguments) const {
    std::vector<std::string> all = arguments;
    all.insert(all.end(), {"--db", db()});
    return test::typing(typed, all);
  }
  [[nodiscard]] std::string export_text() const { return (*this)({"export"}).out; }
  [[nodiscard]] std::string listed(const std::string& what) const { return (*this)({"list", what, "--format", "csv"}).out; }

private:
  Folder folder_;
  std::string said_;
};

} // namespace entente::test
