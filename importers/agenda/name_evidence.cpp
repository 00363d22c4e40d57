#include "importers/agenda/name_evidence.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "core/text/unicode.hpp"
#include "importers/agenda/people_cuts.hpp"
#include "importers/agenda/recognise.hpp"

namespace entente::agenda {

namespace {

/// The word behind "a", "une" or "una" at a word; the word itself where none stands.
std::size_t behind_indefinite(const SentenceWords& words, std::size_t word) {
  constexpr std::array<std::string_view, 5> articles{"a", "an", "un", "une", "una"};
  const bool article = word + 1 < words.size() && std::ranges::find(articles, words.folded(word)) != articles.end();
  return article ? word + 1 : word;
}

/// "chairs", "sums up": a verb of the present, by the form that stands behind "will".
const Cue* present_verb(const SentenceWords& words, const Cues& cues, std::size_t word, std::size_t& length) {
  constexpr std::size_t most_words = 5;
  const std::string& first = words.folded(word);
  if (first.size() < 4 || !first.ends_with('s')) { return nullptr; }
  for (const std::size_t ending : {1U, 2U}) {
    std::vector<std::string> phrase{first.substr(0, first.size() - ending)};
    for (std::size_t n = word + 1; n < std::min(words.size(), word + most_words); ++n) {
      phrase.push_back(words.folded(n));
    }
    const Cue* const verb = cues.act_verbs.match(phrase, 0, length);
    if (verb != nullptr && verb->language == Language::en) { return verb; }
    if (!first.ends_with("es")) { break; }
  }
  return nullptr;
}

/// A name, or "will", "to" or "and" stands before the word, with no more than two others between: "will also present".
bool behind_auxiliary(const SentenceWords& words, const Cues& cues, std::size_t word) {
  constexpr std::size_t reach = 4;
  if (word > 0 && words.upper(word - 1) && words.between(word) == " ") { return true; } // "Ms A and Mr B present"
  for (std::size_t back = 1; back <= std::min(reach, word); ++back) {
    const std::size_t at = word - back;
    std::size_t length = 0;
    if (words.upper(at) && !words.begins_sentence(at)) { return false; }
    const bool auxiliary = words.match(cues.act_auxiliaries, at, length) != nullptr && at + length <= word;
    if (auxiliary || words.folded(at) == "to" || (back == 1 && words.folded(at) == "and")) { return true; }
  }
  return false;
}

bool small(const SentenceWords& words, std::size_t word) { return !words.upper(word) || words.begins_sentence(word); }

} // namespace

bool begins_with_apposition(const SentenceWords& words, const Cues& cues, std::size_t word) {
  constexpr std::size_t reach = 4;
  if (begins_with_post(words.from(word), cues)) { return true; }
  const std::size_t first = behind_indefinite(words, word);
  for (std::size_t n = first; first > word && n < std::min(words.size(), first + reach); ++n) {
    std::size_t length = 0;
    if (n > first && words.between(n) != " " && words.between(n) != "-") { return false; }
    if (words.match(cues.post_words, n, length) != nullptr) { return true; }
  }
  return false;
}

bool begins_with_body(const SentenceWords& words, const Cues& cues, std::size_t word) {
  std::size_t length = 0;
  const std::string_view join = words.join_at(word, length);
  if (join != "of" && join != "at" && join != "in") { return false; }
  const std::size_t at = word + length;
  std::size_t more = 0;
  const auto noun = [&](std::size_t n) { return words.match(cues.body_words, n, more) != nullptr; };
  if (at >= words.size()) { return false; }
  if (join == "in") { return noun(at); }
  return words.upper(at) || noun(at) ||
         (words.join_at(at, more) == "article" && at + more < words.size() && noun(at + more));
}

std::size_t heading_clause(const SentenceWords& words, const Cues& cues, std::size_t word) {
  std::size_t length = 0;
  const Cue* const clause = words.match(cues.clause_words, word, length);
  if (clause == nullptr || clause->value != "heads") { return 0; }
  constexpr std::size_t most_between = 4; // "quien dirige desde 2021 la Agencia A"
  std::size_t noun = 0;
  const auto begins = [&](std::size_t n) { return words.upper(n) || words.match(cues.body_words, n, noun) != nullptr; };
  for (std::size_t n = word + length; n < std::min(words.size(), word + length + most_between); ++n) {
    if (begins(n) && words.folded(n).front() > '9') { return n - word; }
  }
  return length;
}

const Cue* deed_at(const SentenceWords& words, const Cues& cues, std::size_t word, std::size_t& length) {
  if (word >= words.size() || !small(words, word)) { return nullptr; }
  const Cue* const verb = words.match(cues.act_verbs, word, length);
  const bool noun = verb != nullptr && verb->language == Language::en && verb->phrase.find(' ') == std::string::npos &&
                    !behind_auxiliary(words, cues, word); // "the report", "co-chair of A"
  return verb != nullptr && !noun ? verb : present_verb(words, cues, word, length);
}

bool tells_behind(const SentenceWords& words, const Cues& cues, const NameRun& run) {
  if (run.last >= words.size()) { return false; }
  const std::string_view sign = words.between(run.last);
  std::size_t length = 0;
  if (sign == " " || sign == ", ") {
    if (begins_with_body(words, cues, run.last)) { return true; }
    const Cue* const clause = words.upper(run.last) ? nullptr : words.match(cues.clause_words, run.last, length);
    if (clause != nullptr && (clause->value == "relative" || clause->value == "heads")) { return true; }
  }
  if (sign == " ") {
    return !words.upper(run.last) && (words.match(cues.act_auxiliaries, run.last, length) != nullptr ||
                                      deed_at(words, cues, run.last, length) != nullptr);
  }
  return sign == ", " && begins_with_apposition(words, cues, run.last);
}

bool tells_before(const SentenceWords& words, const Cues& cues, const NameRun& run) {
  constexpr std::size_t reach = 6;
  std::size_t length = 0;
  if (run.first > 0 && words.between(run.first) == " " && words.join_at(run.first - 1, length) == "by" && length == 1) {
    return true;
  }
  if (run.first > 1 && words.folded(run.first - 1) == "from") { return true; } // "we shall hear from Ana Paz"
  for (std::size_t back = 1; back <= std::min(reach, run.first); ++back) {
    const std::size_t at = run.first - back;
    const std::string_view sign = words.between(at + 1);
    if ((sign != " " && sign != ", ") || (words.upper(at) && !words.begins_sentence(at))) { return false; }
    const bool called = small(words, at) && words.match(cues.calling_verbs, at, length) != nullptr && length == back;
    if (called || (deed_at(words, cues, at, length) != nullptr && length <= back)) { return true; }
  }
  return false;
}

bool stands_outside(const SentenceWords& words, const Cues& cues, const NameRun& run) {
  constexpr std::size_t lead = 6;    ///< words at the start of a sentence that say when it was
  constexpr std::size_t reach = 6;   ///< words before the name, without a sign between
  constexpr std::size_t behind = 18; ///< words behind the name: "Mr A, then Minister", "Mr A, Director of B, cannot attend"
  const auto told = [&](std::size_t word) {
    std::size_t length = 0;
    const Cue* const cue = words.match(cues.clause_words, word, length);
    return cue != nullptr && cue->value == "outside";
  };
  std::size_t start = run.first;
  bool apart = false;
  while (start > 0 && !words.is_stop(start)) {
    --start;
    apart = apart || words.between(start + 1).find_first_of(",;:") != std::string_view::npos;
    if (!apart && run.first - start <= reach && told(start)) { return true; }
  }
  for (std::size_t at = start; at < std::min(run.first, start + lead); ++at) {
    if (told(at)) { return true; }
  }
  for (std::size_t at = run.last; at < std::min(words.size(), run.last + behind) && !words.is_stop(at); ++at) {
    if (words.between(at).find(';') != std::string_view::npos) { return false; }
    if (told(at)) { return true; }
  }
  return false;
}

std::optional<std::size_t> post_before(const SentenceWords& words, const Cues& cues, const NameRun& run) {
  constexpr std::size_t reach = 24;
  const std::size_t name = words.word_at(run.begin);
  const std::string_view sign = name == 0 ? std::string_view() : words.between(name);
  if (sign != ", " && sign != "), ") { return std::nullopt; }
  std::optional<std::size_t> post;
  bool inside = sign == "), "; // "Secretary of the Network (ABC), Mr A"
  for (std::size_t at = name - 1; name - at <= reach; --at) {
    const std::string_view before = words.between(at);
    if (!inside) {
      std::size_t length = 0;
      const bool article = at > 0 && (words.match(cues.articles, at - 1, length) != nullptr ||
                                      words.match(cues.possessives, at - 1, length) != nullptr);
      const bool leads = at == 0 || words.begins_sentence(at) || (article && length == 1);
      if (leads && begins_with_post(words.from(at), cues) && words.match(cues.act_verbs, at, length) == nullptr) {
        post = at;
      }
    }
    if (at == 0 || words.is_stop(at)) { break; }
    if (before == " (" && inside) {
      inside = false;
    } else if (before.find_first_of(",;:.()") != std::string_view::npos && !inside) {
      break;
    }
  }
  return post;
}

} // namespace entente::agenda
