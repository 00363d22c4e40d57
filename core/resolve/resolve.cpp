#include "core/resolve/resolve.hpp"

#include <algorithm>

#include "core/resolve/body_name.hpp"
#include "core/resolve/events.hpp"
#include "core/resolve/organisations.hpp"
#include "core/resolve/people.hpp"
#include "core/resolve/person_name.hpp"
#include "core/resolve/words.hpp"

namespace entente {

Resolution resolve(const Programme& programme, const KnownEntities& known, const Reference& reference) {
  Resolution resolution;
  const matching::EventContext events = matching::resolve_events(programme, known, reference, resolution);
  matching::Organisations organisations(programme, known, reference);
  organisations.resolve(resolution);
  matching::resolve_people(programme, known, reference, events, organisations, resolution);
  return resolution;
}

std::vector<std::string> person_keys(std::string_view name, const Reference& reference) {
  return matching::person_keys(matching::parse_person_name(name, reference));
}

std::vector<std::string> organisation_keys(std::string_view name, std::string_view acronym, std::string_view state,
                                           const Reference& reference) {
  const matching::BodyForm form = matching::parse_body(name, acronym);
  std::vector<std::string> keys;
  if (const std::string id = matching::reference_of(form, reference); !id.empty()) { keys.push_back("r:" + id); }
  if (!form.acronym.empty()) { keys.push_back("a:" + form.acronym); }
  const std::string scope =
      matching::is_state_body(form.name, reference) ? (state.empty() ? "?|" : std::string(state) + "|") : "";
  std::vector<std::string> words = form.stems;
  std::string head;
  std::size_t heads = 0;
  for (const std::string& word : words) {
    if (heads < 3 && matching::Words::builtin().body_weight(word) == 1.0) { head += (heads++ == 0 ? "" : "+") + word; }
  }
  if (heads >= 2) { keys.push_back("h:" + scope + head); }
  std::sort(words.begin(), words.end());
  std::string all;
  for (const std::string& word : words) {
    all += "+" + word;
  }
  if (all.empty()) { all = form.folded; }
  if (!all.empty()) { keys.push_back("n:" + scope + all); }
  std::stable_sort(words.begin(), words.end(),
                   [](const std::string& a, const std::string& b) { return a.size() > b.size(); });
  words.erase(std::unique(words.begin(), words.end()), words.end());
  for (std::size_t i = 0; i < words.size() && i < 3; ++i) {
    for (std::size_t j = i + 1; j < words.size() && j < 3; ++j) {
      const auto [low, high] = std::minmax(words[i], words[j]);
      keys.push_back("w:" + scope + low + "+" + high);
    }
  }
  if (!form.fields.empty() && !state.empty()) {
    std::string fields = "f:" + std::string(state) + "|";
    for (const std::string& field : form.fields) {
      fields += field + "+";
    }
    keys.push_back(std::move(fields));
  }
  std::sort(keys.begin(), keys.end());
  keys.erase(std::unique(keys.begin(), keys.end()), keys.end());
  return keys;
}

} // namespace entente
