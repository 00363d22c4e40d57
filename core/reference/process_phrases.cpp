#include <algorithm>
#include <array>

#include "core/reference/facts.hpp"

namespace entente::detail {
namespace {

/// "Migration Dialogue" of "Migration Dialogue on …": what stands before the field of work, where it says enough.
void add_head(std::vector<ProcessPhrase>& phrases, const ProcessPhrase& whole, const Cues& cues) {
  std::size_t length = 0;
  for (std::size_t n = 2; n < whole.words.size(); ++n) {
    const Cue* const joiner = cues.joiners.match(whole.words, n, length);
    if (joiner == nullptr || joiner->value != "on") { continue; }
    const std::vector<std::string> head(whole.words.begin(), whole.words.begin() + static_cast<std::ptrdiff_t>(n));
    const auto content = std::ranges::count_if(head, [](const std::string& one) { return one.size() > 3; });
    if (content == 2 && whole.words.size() - n >= 5) { phrases.push_back({whole.process, head, {}}); }
    return;
  }
}

void add_name(std::vector<ProcessPhrase>& phrases, const ProcessFacts& process, std::string_view printed, const Cues& cues) {
  ProcessPhrase whole{&process, fold_words(printed), {}};
  if (whole.words.size() < 2) { return; }
  for (const std::string& word : whole.words) {
    std::size_t length = 0;
    const bool stop = word.size() < 3 || cues.stop_words.match({word}, 0, length) != nullptr;
    if (!stop) { whole.content.push_back(word); }
  }
  add_head(phrases, whole, cues);
  phrases.push_back(std::move(whole));
}

} // namespace

std::vector<ProcessPhrase> process_phrases(const Facts& facts) {
  std::vector<ProcessPhrase> phrases;
  for (const ProcessFacts& process : facts.processes) {
    for (const std::string* name : {&process.name.en, &process.name.fr, &process.name.es}) {
      const std::size_t bracket = name->find('(');
      add_name(phrases, process, std::string_view(*name).substr(0, bracket), facts.cues);
      if (bracket != std::string::npos) { add_name(phrases, process, std::string_view(*name).substr(bracket), facts.cues); }
    }
  }
  return phrases;
}

} // namespace entente::detail
