#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

namespace {

namespace fs = std::filesystem;

struct Include {
  std::string from; ///< path from the root
  int line = 0;
  std::string what; ///< as written, without the quotes or brackets
  bool ours = false;
};

/// Which parts a part may include, besides itself. The longest key that a path begins with is its part.
const std::map<std::string, std::set<std::string>>& allowed() {
  static const std::set<std::string> ground{"core/error.hpp", "core/wording.hpp", "core/text",
                                            "core/model",     "core/reference",   "core/process"};
  static const auto with = [](std::set<std::string> more) {
    more.insert(ground.begin(), ground.end());
    return more;
  };
  static const std::set<std::string> core = with({"core/store", "core/resolve", "core/network", "core/analysis"});
  static const auto viz = [](std::set<std::string> more) {
    more.insert(core.begin(), core.end());
    return more;
  };
  static const std::map<std::string, std::set<std::string>> table{
      {"core/wording.hpp", {}},
      {"core/error.hpp", {"core/wording.hpp"}},
      {"core/model", {"core/error.hpp", "core/wording.hpp", "core/text"}},
      {"core/text", {"core/error.hpp", "core/wording.hpp", "core/model"}},
      {"core/process", {"core/error.hpp", "core/wording.hpp"}},
      {"core/reference", {"core/error.hpp", "core/wording.hpp", "core/text", "core/model"}},
      {"core/store", ground},
      {"core/resolve", ground},
      {"core/network", ground},
      {"core/analysis", with({"core/network", "core/resolve"})},
      {"importers", ground},
      {"viz/i18n", viz({})},
      {"viz/export", viz({})},
      {"viz/graphviz", viz({"viz/i18n"})},
      {"viz/graphviz/layout", {}},
      {"viz/charts", viz({"viz/i18n", "viz/graphviz"})},
      {"viz/charts/worker", {}},
      {"viz/report", viz({"viz/i18n", "viz/graphviz", "viz/charts", "viz/export"})},
      {"viz/workflow", viz({"importers", "viz/i18n"})},
      {"viz/terminal",
       viz({"importers", "viz/i18n", "viz/graphviz", "viz/charts", "viz/export", "viz/report", "viz/workflow"})},
  };
  return table;
}

/// The parts that alone may meet a third party's headers.
const std::map<std::string, std::set<std::string>>& owners() {
  static const std::map<std::string, std::set<std::string>> table{
      {"sqlite3.h", {"core/store"}},
      {"SQLiteCpp/", {"core/store"}},
      {"unicode/", {"core/text"}},
      {"csv.h", {"core/text"}},
      {"nettle/", {"core/text"}},
      {"libstemmer.h", {"core/text", "core/analysis"}},
      {"graphviz/", {"viz/graphviz/layout"}},
      {"Q", {"viz/charts/worker"}},
      {"CLI/", {"viz/terminal"}},
      {"zip.h", {"importers/package"}},
      {"libxml/", {"importers/xml"}},
      {"poppler", {"importers/document/pdf"}},
      {"iconv.h", {"importers/document"}},
      {"boost/json", {"core/store", "importers/dataset", "viz/charts", "viz/graphviz", "viz/graphviz/layout"}},
      {"boost/graph/", {"core/network", "core/analysis"}},
  };
  return table;
}

std::string part_of(const std::string& path) {
  std::string best;
  for (const auto& [part, parts] : allowed()) {
    if (path.starts_with(part) && part.size() > best.size()) { best = part; }
  }
  return best;
}

std::vector<Include> includes_of(const std::string& file, const std::string& text) {
  std::vector<Include> found;
  std::istringstream stream(text);
  std::string line;
  for (int number = 1; std::getline(stream, line); ++number) {
    const std::size_t start = line.find_first_not_of(' ');
    if (start == std::string::npos || line.compare(start, 8, "#include") != 0) { continue; }
    const std::size_t open = line.find_first_of("\"<", start);
    if (open == std::string::npos) { continue; }
    const std::size_t close = line.find_first_of("\">", open + 1);
    found.push_back({file, number, line.substr(open + 1, close - open - 1), line[open] == '"'});
  }
  return found;
}

/// The third party's headers that begin with `prefix`; Qt's are known by their capitals.
bool is_of(const std::string& header, const std::string& prefix) {
  if (prefix != "Q") { return header.starts_with(prefix); }
  return header.size() > 1 && header[0] == 'Q' && std::isupper(header[1]) != 0;
}

std::vector<std::string> breaches(const std::vector<Include>& includes) {
  std::vector<std::string> found;
  for (const Include& include : includes) {
    const std::string from = part_of(include.from);
    const std::string where = include.from + ":" + std::to_string(include.line) + " includes " + include.what;
    if (from.empty()) {
      found.push_back(where + " (its folder is in no part)");
    } else if (include.ours) {
      const std::string to = part_of(include.what);
      if (to.empty() || (to != from && !allowed().at(from).contains(to))) { found.push_back(where); }
    } else {
      for (const auto& [prefix, parts] : owners()) {
        const bool owned =
            std::ranges::any_of(parts, [&](const std::string& part) { return include.from.starts_with(part + "/"); });
        if (is_of(include.what, prefix) && !owned) { found.push_back(where); }
      }
      if (include.what == "sqlite3.h" && include.from.ends_with(".hpp")) { found.push_back(where + " in a header"); }
    }
  }
  return found;
}

std::vector<Include> all_includes() {
  const fs::path root(ENTENTE_SOURCE_DIR);
  std::vector<Include> all;
  for (const char* const top : {"core", "importers", "viz"}) {
    for (const auto& entry : fs::recursive_directory_iterator(root / top)) {
      const std::string extension = entry.path().extension();
      if (extension != ".cpp" && extension != ".hpp") { continue; }
      std::ifstream stream(entry.path());
      std::stringstream text;
      text << stream.rdbuf();
      const auto more = includes_of(fs::relative(entry.path(), root), text.str());
      all.insert(all.end(), more.begin(), more.end());
    }
  }
  return all;
}

} // namespace

TEST_CASE("dependencies point one way", "[layering]") {
  const std::vector<Include> all = all_includes();
  REQUIRE(all.size() > 100);
  CHECK(breaches(all) == std::vector<std::string>());
}

TEST_CASE("a breach of the layers is found", "[layering]") {
  const std::vector<Include> wrong{{"core/model/a.hpp", 1, "core/store/base.hpp", true},
                                   {"importers/agenda/b.cpp", 2, "core/resolve/resolve.hpp", true},
                                   {"viz/report/c.cpp", 3, "viz/terminal/command.hpp", true},
                                   {"core/store/d.hpp", 4, "sqlite3.h", false},
                                   {"viz/report/e.cpp", 5, "QChart", false},
                                   {"core/new/f.cpp", 6, "core/error.hpp", true}};
  CHECK(breaches(wrong).size() == wrong.size());
  const std::vector<Include> right{{"core/store/a.cpp", 1, "sqlite3.h", false},
                                   {"core/analysis/b.cpp", 2, "core/network/network.hpp", true},
                                   {"viz/terminal/c.cpp", 3, "viz/report/report.hpp", true}};
  CHECK(breaches(right).empty());
}
