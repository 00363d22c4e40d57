#include "viz/i18n/cluster_text.hpp"

#include <algorithm>
#include <string_view>
#include <vector>

#include "viz/i18n/messages.hpp"

namespace entente {
namespace {

std::vector<std::string> terms_of(std::string_view text) {
  constexpr std::string_view between = " + ";
  std::vector<std::string> terms;
  while (!text.empty()) {
    const std::size_t end = text.find(between);
    terms.emplace_back(text.substr(0, end));
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + between.size());
  }
  return terms;
}

std::string label_text(std::string_view keys, const std::string& names, const Reference& reference, Language language) {
  const std::vector<std::string> printed = terms_of(keys);
  const std::vector<std::string> named = terms_of(names);
  if (named.size() != printed.size()) { return names; }
  std::string text;
  for (std::size_t i = 0; i < printed.size(); ++i) {
    const std::size_t colon = printed[i].find(':');
    if (colon == std::string::npos) { return names; }
    ClusterTerm term{printed[i].substr(0, colon), printed[i].substr(colon + 1), {}};
    if (named[i] != term.value) { term.name = named[i]; }
    text += (text.empty() ? "" : " + ") + term_text(term, reference, language);
  }
  return text;
}

} // namespace

std::string term_text(const ClusterTerm& term, const Reference& reference, Language language) {
  if (term.attribute == "word") { return message(language, "cluster.word", {term.name.empty() ? term.value : term.name}); }
  if (!term.name.empty()) { return term.name; }
  if (term.attribute == "region") {
    const RegionFacts* const region = reference.region(term.value);
    if (region != nullptr) { return region->name.in(language); }
  } else if (term.attribute == "category") {
    const CategoryFacts* const category = reference.category(term.value);
    if (category != nullptr) { return category->name.in(language); }
  } else if (term.attribute == "state") {
    const StateFacts* const state = reference.state(term.value);
    if (state != nullptr) { return state->name.in(language); }
  } else if (has_message(term.attribute + "." + term.value)) {
    return message(language, term.attribute + "." + term.value);
  }
  return term.value;
}

namespace {

/// Puts the words of the columns `prefix`label into `prefix`label_names and takes the keys away.
void name_clusters_of(Table& table, const std::string& prefix, const Reference& reference, Language language) {
  const auto place = [&](const std::string& name) {
    const auto found =
        std::find_if(table.columns.begin(), table.columns.end(), [&](const Column& column) { return column.name == name; });
    return found - table.columns.begin();
  };
  const auto keys = place(prefix + "label");
  const auto names = place(prefix + "label_names");
  const auto columns = static_cast<std::ptrdiff_t>(table.columns.size());
  if (keys == columns || names == columns) { return; }
  for (Row& row : table.rows) {
    const auto* const key = std::get_if<std::string>(&row.cells[static_cast<std::size_t>(keys)]);
    auto* const name = std::get_if<std::string>(&row.cells[static_cast<std::size_t>(names)]);
    if (key != nullptr && name != nullptr) { *name = label_text(*key, *name, reference, language); }
    row.cells.erase(row.cells.begin() + keys);
  }
  table.columns.erase(table.columns.begin() + keys);
}

} // namespace

Table with_cluster_names(Table table, const Reference& reference, Language language) {
  name_clusters_of(table, "", reference, language);
  name_clusters_of(table, "other_", reference, language);
  return table;
}

} // namespace entente
