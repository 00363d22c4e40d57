#include <catch2/catch.hpp>

#include "viz/graphviz/palette.hpp"
#include "viz/graphviz/sizing.hpp"

using namespace entente;
using namespace entente::maps;

TEST_CASE("areas are proportional to values") {
  const Scale scale{100, 30, 7};
  CHECK(scale.size(100) == Approx(30));
  CHECK(scale.size(25) == Approx(15)); // a quarter of the area, half the width
  CHECK(scale.size(1) == Approx(7));   // 3 would be too small to see
  CHECK(scale.size(0) == Approx(7));
  CHECK(scale.size(std::nullopt) == Approx(7));
  CHECK(Scale{0, 30, 7}.size(0) == Approx(7));
}

TEST_CASE("a legend shows the largest value and round ones below it") {
  CHECK(sample_values(46) == std::vector<double>{46, 10, 2}); // 46/2.5 = 18.4, 46/10 = 4.6
  CHECK(sample_values(1) == std::vector<double>{1});
  CHECK(sample_values(6) == std::vector<double>{6, 2}); // 0.6 is no whole number of ties
  CHECK(sample_values(0.5) == std::vector<double>{0.5, 0.2, 0.05});
}

TEST_CASE("ties are wider the more they weigh, within bounds") {
  CHECK(tie_width(1, 1, 5) == Approx(0.9));
  CHECK(tie_width(5, 1, 5) == Approx(4));
  CHECK(tie_width(3, 1, 5) == Approx(2.45));
  CHECK(tie_width(2, 2, 2) == Approx(1.1));
}

TEST_CASE("figures are written as the language does") {
  CHECK(figure(3, Language::en) == "3");
  CHECK(figure(0.8514, Language::en) == "0.851");
  CHECK(figure(0.8514, Language::fr) == "0,851");
  CHECK(figure(2.5, Language::es) == "2,5");
  CHECK(figure(0, Language::fr) == "0");
}

TEST_CASE("colours are lightened towards white") {
  CHECK(palette::lighten("#0072b2", 0) == "#0072b2");
  CHECK(palette::lighten("#000000", 0.5) == "#7f7f7f");
  CHECK(palette::lighten("#123456", 1) == "#ffffff");
  CHECK(palette::for_text("#ff0064") == "#9e003e"); // 62 % of 255 and of 100
  CHECK(palette::for_groups(7).size() == 7);
  CHECK(palette::for_groups(8).size() == 9);
}
