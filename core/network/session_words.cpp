#include "core/network/session_words.hpp"

#include <algorithm>
#include <numeric>
#include <unordered_map>
#include <utility>

#include "core/text/lower_words.hpp"
#include "core/text/unicode.hpp"

namespace entente::detail {
namespace {

constexpr std::size_t least_letters = 4;

/// False for stop words of the language (of any, where that is not known), kinds of session and what is short or a number.
bool has_content(const Cues& cues, const std::string& word, std::optional<Language> language) {
  const auto holds = [&](const CueList& list) {
    const Cue* const cue = list.exact(word, language);
    return cue != nullptr && (!cue->language || !language || cue->language == language);
  };
  return word.find_first_of("0123456789") == std::string::npos && length(word) >= least_letters && !holds(cues.stop_words) &&
         !holds(cues.session_labels) && !holds(cues.session_kinds);
}

} // namespace

SessionWords::SessionWords(const Dataset& dataset, const Reference& reference)
    : dataset_(dataset), of_session_(dataset.sessions.size()) {
  std::unordered_map<std::string, std::uint32_t> number_of;
  for (std::size_t i = 0; i < dataset.sessions.size(); ++i) {
    const Session& session = dataset.sessions[i];
    if (!session.title || session.kind == SessionKind::break_) { continue; }
    const DocumentInfo* const document =
        session.source.document ? find(dataset.documents, *session.source.document) : nullptr;
    const auto language = document != nullptr ? document->language : std::nullopt;
    for (std::string& word : lower_words(*session.title)) {
      if (!has_content(reference.cues(), word, language)) { continue; }
      const auto next = static_cast<std::uint32_t>(vocabulary_.size());
      const auto [place, fresh] = number_of.try_emplace(std::move(word), next);
      if (fresh) { vocabulary_.push_back(place->first); }
      of_session_[i].push_back(place->second);
    }
  }
  Words order(vocabulary_.size());
  std::iota(order.begin(), order.end(), 0U);
  std::ranges::sort(order, {}, [&](std::uint32_t word) -> const std::string& { return vocabulary_[word]; });
  Words rank(order.size());
  std::vector<std::string> sorted(order.size());
  for (std::uint32_t i = 0; i < order.size(); ++i) {
    rank[order[i]] = i;
    sorted[i] = std::move(vocabulary_[order[i]]);
  }
  vocabulary_ = std::move(sorted);
  for (Words& words : of_session_) {
    for (std::uint32_t& word : words) {
      word = rank[word];
    }
  }
}

void SessionWords::add(SessionId session, Words& words) const {
  const Session* const record = find(dataset_.sessions, session);
  if (record == nullptr) { return; }
  const Words& own = of_session_[static_cast<std::size_t>(record - dataset_.sessions.data())];
  words.insert(words.end(), own.begin(), own.end());
}

std::vector<std::string> SessionWords::spelled(Words& words) const {
  if (words.size() < vocabulary_.size()) {
    std::sort(words.begin(), words.end());
    words.erase(std::unique(words.begin(), words.end()), words.end());
  } else {
    std::vector<bool> there(vocabulary_.size(), false);
    for (const std::uint32_t word : words) {
      there[word] = true;
    }
    words.clear();
    for (std::uint32_t word = 0; word < there.size(); ++word) {
      if (there[word]) { words.push_back(word); }
    }
  }
  std::vector<std::string> result;
  result.reserve(words.size());
  for (const std::uint32_t word : words) {
    result.push_back(vocabulary_[word]);
  }
  return result;
}

std::vector<std::string> SessionWords::of(SessionId session) const {
  Words words;
  add(session, words);
  return spelled(words);
}

std::vector<std::string> SessionWords::of(std::span<const Appearance* const> seen) const {
  Words words;
  SessionId last;
  for (const Appearance* const appearance : seen) {
    if (!appearance->session || *appearance->session == last) { continue; }
    last = *appearance->session;
    add(last, words);
  }
  return spelled(words);
}

} // namespace entente::detail
