#include <algorithm>

#include <fmt/format.h>

#include "core/analysis/questions/contrast.hpp"
#include "core/analysis/questions/coverage.hpp"
#include "core/analysis/questions/introductions.hpp"
#include "core/analysis/questions/objectives.hpp"
#include "core/analysis/questions/panel_levels.hpp"
#include "core/analysis/questions/parity.hpp"
#include "core/analysis/questions/partnerships.hpp"
#include "core/analysis/questions/segregation.hpp"
#include "core/analysis/questions/single_person.hpp"
#include "core/analysis/questions/stability.hpp"
#include "core/analysis/questions/turnover.hpp"
#include "core/error.hpp"
#include "core/text/similarity.hpp"

namespace entente {

namespace {

Question ask(std::string name, std::string source, std::vector<OptionInfo> options,
             WithWork<Dataset, Reference, Population, Options> run) {
  std::string summary = "question." + name + ".summary";
  return {std::move(name), std::move(summary), std::move(source), std::move(options), std::move(run)};
}

Question ask_by_area(const char* dimension, const std::string& source) {
  return ask(
      std::string("coverage-") + dimension, source, coverage_options(),
      [dimension](const Dataset& dataset, const Reference& reference, const Population& population, const Options& options) {
        return coverage_by_area(dimension, dataset, reference, population, options);
      });
}

std::vector<Question> all_questions() {
  const std::string wilson_source = "Wilson 1927, J. Am. Stat. Assoc. 22, 209-212";
  const std::string nearness_source =
      "Robertson and Zaragoza 2009, Found. Trends Inf. Retr. 3, 333-389; Porter 2001 (Snowball)";
  return {ask("coverage-state", wilson_source, coverage_options(), coverage_by_state),
          ask_by_area("region", wilson_source + "; UN M49"),
          ask_by_area("subregion", wilson_source + "; UN M49"),
          ask_by_area("group", wilson_source + "; UN regional groups"),
          ask("coverage-category", wilson_source, plain_coverage_options(), coverage_by_category),
          ask("coverage-level", wilson_source, plain_coverage_options(), coverage_by_level),
          ask("coverage-gender", wilson_source, plain_coverage_options(), coverage_by_gender),
          ask("coverage-role", wilson_source, role_options(), coverage_by_role),
          ask("absence", "", absence_options(), absence),
          ask("panels", "", panel_options(), panels),
          ask("panel-levels", "", panel_level_options(), panel_levels),
          ask("parity", "UNESCO 2009, Education Indicators: Technical Guidelines; Manski 2003, Partial Identification",
              parity_options(), parity),
          ask("segregation", "Theil & Finizza 1971, doi:10.1080/0022250X.1971.9989795; Reardon & Firebaugh 2002",
              segregation_options(), segregation),
          ask("turnover", "", turnover_options(), turnover),
          ask("change", "Fisher 1935, J. R. Stat. Soc. 98, 39-54; Benjamini & Hochberg 1995", change_options(), change),
          ask("processes", "Fisher 1935, J. R. Stat. Soc. 98, 39-54; Benjamini & Hochberg 1995", process_options(),
              process_against_process),
          ask("single-person", "Harary 1969, Graph Theory, chapter 3", single_person_options(), single_person),
          ask("partnerships", "Adamic & Adar 2003, doi:10.1016/S0378-8733(03)00009-1; Liben-Nowell & Kleinberg 2007",
              partnership_options(), partnerships),
          ask("introductions", "Granovetter 1973, doi:10.1086/225469", introduction_options(), introductions),
          ask("stability", "Hennig 2007, doi:10.1016/j.csda.2006.11.025; Ben-Hur, Elisseeff & Guyon 2002",
              stability_options(), stability),
          ask("themes", nearness_source, theme_options(), themes),
          ask("unannounced", nearness_source, theme_options(), unannounced),
          ask("objectives", "Global Compact for Migration, A/RES/73/195; " + nearness_source + "; Salton & Buckley 1988",
              {language_option()}, objectives)};
}

} // namespace

std::span<const Question> questions() {
  static const std::vector<Question> all = all_questions();
  return all;
}

const Question& question(std::string_view name) {
  const auto all = questions();
  const auto place = std::find_if(all.begin(), all.end(), [&](const Question& one) { return one.name == name; });
  if (place != all.end()) { return *place; }
  std::vector<std::string> names;
  for (const Question& one : all) {
    names.push_back(one.name);
  }
  const std::string near = nearest(name, names);
  if (near.empty()) { throw Error(ErrorKind::bad_argument, "unknown question {}", name); }
  throw Error(ErrorKind::bad_argument, "unknown question {}; did you mean {}?", name, near);
}

} // namespace entente
