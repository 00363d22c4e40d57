#include <catch2/catch.hpp>

#include "core/error.hpp"
#include "importers/package/zip.hpp"
#include "tests/importers/package/maker.hpp"

using namespace entente;
using entente::test::make_zip;
using entente::test::patched;

TEST_CASE("the parts of an archive are read by name") {
  const std::string bytes = make_zip({{"mimetype", "text"}, {"word/document.xml", "<a/>"}, {"empty", ""}});
  ZipPackage package("a.docx", bytes);
  CHECK(is_zip(bytes));
  CHECK(package.names() == std::vector<std::string>{"mimetype", "word/document.xml", "empty"});
  CHECK(package.contains("word/document.xml"));
  CHECK_FALSE(package.contains("word"));
  CHECK(package.read("word/document.xml") == "<a/>");
  CHECK(package.read("empty") == "");
  CHECK(package.read("none") == std::nullopt);
}

TEST_CASE("paths that leave the archive are left out and named") {
  const std::string bytes =
      patched(make_zip({{"xx/etc/a", "1"}, {"yetc/b", "2"}, {"fine", "3"}, {"Q:/d", "4"}, {"e/zz/f", "5"}, {"g\\h", "6"}}),
              "xx/etc", "../etc");
  const std::string absolute = patched(patched(bytes, "yetc/b", "/etc/b"), "e/zz/f", "e/../f");
  ZipPackage package("slip.zip", absolute);
  CHECK(package.names() == std::vector<std::string>{"fine", "g/h"});
  CHECK(package.ignored() == std::vector<std::string>{"../etc/a", "/etc/b", "Q:/d", "e/../f"});
  CHECK(package.read("../etc/a") == std::nullopt);
  CHECK(package.read("g/h") == "6");
}

TEST_CASE("archives that are damaged or that double a name are refused in one line") {
  const std::string bytes = make_zip({{"one", std::string(4000, 'a')}, {"two", "b"}});
  CHECK_THROWS_WITH(ZipPackage("cut.docx", bytes.substr(0, bytes.size() / 2)), Catch::StartsWith("cut.docx: a damaged"));
  CHECK_THROWS_WITH(ZipPackage("none.docx", "PK\x03\x04 no archive"), Catch::StartsWith("none.docx: a damaged"));
  CHECK_THROWS_WITH(ZipPackage("twice.docx", patched(bytes, "two", "one")),
                    "twice.docx: two parts of the archive are called one");
  std::string wrong = make_zip({{"one", "the quick brown fox jumps over the lazy dog"}});
  wrong[40] = static_cast<char>(wrong[40] ^ 0x55);
  ZipPackage package("wrong.docx", wrong);
  CHECK_THROWS_AS(package.read("one"), Error);
}

TEST_CASE("limits count what is really unpacked") {
  const std::string bytes = make_zip({{"bomb", std::string(std::size_t{20} << 20U, 'a')}, {"b", "b"}, {"c", "c"}});
  ZipPackage ratio("bomb.zip", bytes);
  CHECK_THROWS_WITH(ratio.read("bomb"), "bomb.zip: bomb unpacks to more than this program reads");
  ZipLimits wide;
  wide.ratio = 100'000;
  CHECK(ZipPackage("bomb.zip", bytes, wide).read("bomb")->size() == std::size_t{20} << 20U);
  wide.part_size = 1000;
  CHECK_THROWS_AS(ZipPackage("bomb.zip", bytes, wide).read("bomb"), Error);
  ZipLimits few;
  few.parts = 2;
  CHECK_THROWS_WITH(ZipPackage("many.zip", bytes, few), "many.zip: an archive of more than 2 parts");
  ZipLimits total;
  total.total_size = 1;
  ZipPackage both("both.zip", bytes, total);
  CHECK(both.read("b") == "b");
  CHECK_THROWS_AS(both.read("c"), Error);
}
