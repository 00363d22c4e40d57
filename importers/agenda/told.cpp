#include "importers/agenda/told.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

#include "core/text/unicode.hpp"
#include "importers/agenda/commas.hpp"
#include "importers/agenda/items.hpp"
#include "importers/agenda/people_cuts.hpp"
#include "importers/agenda/recognise.hpp"
#include "importers/agenda/sentence_words.hpp"
#include "importers/agenda/talks.hpp"

namespace entente::agenda {

namespace {

constexpr std::size_t longest_text = 2500;

/// One sentence, by its words; the bytes of words are those of the whole text.
class Sentence {
public:
  Sentence(std::string_view text, std::size_t begin, std::size_t end, const Cues& cues)
      : text_(text), begin_(begin), end_(end), cues_(cues), words_(text, begin, end, cues) {}

  /// Beside sentences that tell of people, one without a verb may too: "Co-chaired by Ms A and Ms B."
  [[nodiscard]] std::vector<Told> people(bool beside_others) {
    const bool announced = announces();
    if (!announced && !beside_others) { return {}; }
    for (std::size_t n = 0; n < words_.size(); ++n) {
      std::size_t length = 0;
      if (!announced && words_.match(cues_.joiners, n, length) == nullptr) { continue; }
      if (const Cue* const by = words_.match(cues_.joiners, n, length); by != nullptr && by->value == "by") {
        if (const std::optional<Role> role = role_before(n, length)) { take_behind(n + length, role); }
      } else if (const Cue* const calls = words_.match(cues_.calling_verbs, n, length)) {
        take_behind(n + length, parse_role(calls->value));
      } else if (const Cue* const acts = act_at(n, length)) {
        take_actor(n, length, parse_role(acts->value));
        n += length - 1;
      } else if (const Cue* const role = words_.match(cues_.roles, n, length); role != nullptr && !role->value.empty()) {
        if (comma_before(n + length) && !words_.is_seat(n)) { take_behind(n + length, parse_role(role->value)); }
      }
    }
    return std::move(told_);
  }

private:
  std::string_view text_;
  std::size_t begin_;
  std::size_t end_;
  const Cues& cues_;
  SentenceWords words_;
  std::vector<Told> told_;
  std::size_t free_ = 0; ///< the first word that belongs to nobody yet

  [[nodiscard]] bool comma_before(std::size_t word) const {
    return word > 0 && word < words_.size() && trim(words_.between(word)) == ",";
  }

  /// "…, who will join by video": what is told of somebody by the way.
  [[nodiscard]] bool behind_relative(std::size_t word) const {
    std::size_t length = 0;
    const Cue* const clause = word == 0 ? nullptr : words_.match(cues_.clause_words, word - 1, length);
    return clause != nullptr && length == 1 && clause->value == "relative";
  }

  /// The sentence says what will be done.
  [[nodiscard]] bool announces() const {
    std::size_t length = 0;
    for (std::size_t n = 0; n < words_.size(); ++n) {
      if (!small(n) || behind_relative(n)) { continue; }
      if (words_.match(cues_.act_auxiliaries, n, length) != nullptr ||
          words_.match(cues_.calling_verbs, n, length) != nullptr || finite_verb(n, length) != nullptr) {
        return true;
      }
    }
    return false;
  }

  /// A word in small letters, or the sentence's first.
  [[nodiscard]] bool small(std::size_t word) const { return word == 0 || !words_.upper(word); }

  /// "présidera", "intervendrán": a verb that needs no auxiliary.
  [[nodiscard]] const Cue* finite_verb(std::size_t word, std::size_t& length) const {
    const Cue* const verb = small(word) ? words_.match(cues_.act_verbs, word, length) : nullptr;
    return verb != nullptr && verb->language != Language::en ? verb : nullptr;
  }

  /// "will open", "will also present", "presidirá": a verb that says what somebody does; in English behind an auxiliary.
  [[nodiscard]] const Cue* act_at(std::size_t word, std::size_t& length) const {
    constexpr std::size_t most_adverbs = 2;
    std::size_t auxiliary = 0;
    const Cue* verb = finite_verb(word, length);
    if (verb != nullptr) { return verb; }
    if (!small(word) || words_.match(cues_.act_auxiliaries, word, auxiliary) == nullptr) { return nullptr; }
    for (std::size_t n = word + auxiliary; n < std::min(words_.size(), word + auxiliary + most_adverbs + 1); ++n) {
      verb = words_.match(cues_.act_verbs, n, length);
      if (verb != nullptr && verb->language == Language::en) {
        length += n - word;
        return verb;
      }
    }
    return nullptr;
  }

  /// The role of "chaired by" that ends with the words for "by" at a word; else the one that the words before it name.
  [[nodiscard]] std::optional<Role> role_before(std::size_t by, std::size_t by_length) const {
    constexpr std::size_t reach = 8;
    std::optional<Role> named;
    for (std::size_t n = by > reach ? by - reach : 0; n < by; ++n) {
      std::size_t length = 0;
      const Cue* const role = words_.match(cues_.roles, n, length);
      if (role == nullptr || role->value.empty()) { continue; }
      named = parse_role(role->value);
      if (n + length > by && n + length <= by + by_length) { return named; }
    }
    return named;
  }

  /// The first word of people at a word, behind an article: an honorific and a name, or a post in small letters and a name
  /// ("la diputada Ana Paz", "le journaliste Ben Roth"). The size where nobody stands there.
  [[nodiscard]] std::size_t person_at(std::size_t word) const {
    std::size_t article = 0;
    if (word < words_.size() && !words_.upper(word) && words_.match(cues_.articles, word, article) != nullptr) {
      word += article;
    }
    if (word + 1 >= words_.size()) { return words_.size(); }
    if (!words_.upper(word)) { return article > 0 && posted_name(word) ? word : words_.size(); }
    std::size_t honorific = 0;
    const bool titled = words_.match(cues_.honorifics, word, honorific) != nullptr;
    if (titled && word + honorific < words_.size() && words_.upper(word + honorific)) { return word; }
    return words_.size();
  }

  /// "diputada Ana Paz", "parlamentaria andina Ana Paz": a post in small letters, and two words or more of a name.
  [[nodiscard]] bool posted_name(std::size_t word) const {
    constexpr std::size_t most_words = 6;
    std::size_t length = 0;
    std::size_t adjective = 0;
    if (words_.match(cues_.honorifics, word, length) == nullptr && words_.match(cues_.post_words, word, length) == nullptr) {
      return false;
    }
    std::size_t name = word + length;
    if (words_.match(cues_.post_adjectives, name, adjective) != nullptr && !words_.upper(name)) { name += adjective; }
    if (name + 1 >= words_.size() || words_.between(name) != " " || !words_.upper(name)) { return false; }
    const std::string_view rest = text_.substr(words_.begin_of(name), end_ - words_.begin_of(name));
    const Words named = words_of(rest.substr(0, rest.find_first_of(",(;:.")), most_words + 1);
    return begins_with_name(rest) && named.size() > 1 && named.size() <= most_words && !holds_noun(named, cues_);
  }

  /// The word that ends people who begin at another: one of a further clause.
  [[nodiscard]] std::size_t clause_end(std::size_t from) const {
    for (std::size_t n = from + 1; n < words_.size(); ++n) {
      std::size_t length = 0;
      if (words_.upper(n)) { continue; }
      if (act_at(n, length) != nullptr) { return before_actor(from, n); }
      if (words_.adds_company(n) && person_at(n + 1) == n + 1) { return n; }
      if (words_.match(cues_.clause_words, n, length) != nullptr ||
          words_.match(cues_.calling_verbs, n, length) != nullptr) {
        return n;
      }
      const Cue* const role = words_.match(cues_.roles, n, length);
      const std::size_t last = n + length;
      std::size_t by = 0;
      if (role != nullptr && length > 1 && words_.match(cues_.joiners, last - 1, by) != nullptr && person_at(last) == last) {
        return n; // "…, et présidée par Mme B"
      }
    }
    return words_.size();
  }

  /// "Mr A, and Ms B will speak": the word where whoever acts begins; the verb's where the same people do.
  [[nodiscard]] std::size_t before_actor(std::size_t from, std::size_t verb) const {
    for (std::size_t n = verb; n-- > from + 1;) {
      std::size_t length = 0;
      const Cue* const joiner = words_.match(cues_.joiners, n, length);
      if (joiner != nullptr && joiner->value == "and" && person_at(n + length) == n + length) { return n; }
    }
    return verb;
  }

  /// The word where a name without a title begins, with a post or body behind a comma or bracket: "Ana Paz, mayor of A".
  [[nodiscard]] std::size_t named_at(std::size_t word) const {
    constexpr std::size_t most_words = 5;
    if (word + 1 >= words_.size() || !words_.upper(word)) { return words_.size(); }
    const std::string_view rest = text_.substr(words_.begin_of(word), end_ - words_.begin_of(word));
    const std::size_t mark = rest.find_first_of(",(");
    const Words name = words_of(rest.substr(0, mark), most_words + 1);
    const bool named =
        mark != std::string_view::npos && begins_with_name(rest) && name.size() <= most_words && !holds_noun(name, cues_);
    return named ? word : words_.size();
  }

  void take_behind(std::size_t word, std::optional<Role> role) {
    const std::size_t titled = person_at(word);
    const std::size_t first = titled < words_.size() ? titled : named_at(word);
    if (first >= words_.size() || first < free_) { return; }
    add(first, clause_end(first), role);
    if (titled >= words_.size() && !told_.empty()) { told_.back().titled = false; }
  }

  /// "With Ms A in the chair, Mr B will": somebody else acts.
  [[nodiscard]] bool seated_before(std::size_t person, std::size_t verb) const {
    for (std::size_t n = person; n < verb; ++n) {
      if (comma_before(n) && words_.is_seat(n - 1)) { return n > person; }
    }
    return false;
  }

  /// Whoever acts stands before the verb, or, in French and Spanish, behind it and what it is about.
  void take_actor(std::size_t verb, std::size_t length, std::optional<Role> role) {
    constexpr std::size_t reach = 6;
    constexpr std::size_t most_before = 60;
    for (std::size_t n = std::max(free_, verb > most_before ? verb - most_before : 0); n < verb; ++n) {
      const std::size_t first = person_at(n);
      if (first != n || seated_before(n, verb)) { continue; }
      if (const std::optional<Role> own = role_of_actor(first)) { role = own; }
      add(first, verb, role);
      return;
    }
    for (std::size_t n = verb + length; n < std::min(words_.size(), verb + length + reach); ++n) {
      if (person_at(n) == n) { return add(n, clause_end(n), role); }
      if (words_.upper(n)) { return; }
    }
  }

  /// "the outgoing Chair, Mr A, will": the role that stands before the person.
  [[nodiscard]] std::optional<Role> role_of_actor(std::size_t person) const {
    std::size_t length = 0;
    if (!comma_before(person) || words_.is_seat(person - 1)) { return std::nullopt; }
    const Cue* const role = words_.match(cues_.roles, person - 1, length);
    return role == nullptr || length != 1 ? std::nullopt : parse_role(role->value);
  }

  void add(std::size_t first, std::size_t last, std::optional<Role> role) {
    if (last <= first + 1) { return; }
    std::size_t end = last < words_.size() ? words_.begin_of(last) : end_;
    std::string_view people = trim_end(text_.substr(words_.begin_of(first), end - words_.begin_of(first)));
    std::size_t length = 0;
    const Cue* const joiner = words_.match(cues_.joiners, last - 1, length);
    if (joiner != nullptr && joiner->value == "and" && last - 1 > first) {
      people = trim_end(text_.substr(words_.begin_of(first), words_.begin_of(last - 1) - words_.begin_of(first)));
    }
    told_.push_back({words_.begin_of(first), words_.begin_of(first) + people.size(), role, std::nullopt, begin_, end_});
    free_ = last;
  }

  static std::string_view trim_end(std::string_view text) {
    while (!text.empty() && (text.ends_with(' ') || text.ends_with(',') || text.ends_with(';') || text.ends_with('.'))) {
      text.remove_suffix(1);
    }
    return text;
  }
};

/// A stop at a byte ends a sentence.
bool ends_sentence(std::string_view text, std::size_t stop, const Cues& cues) {
  if (stop + 2 >= text.size() || text[stop + 1] != ' ' || !starts_upper(text.substr(stop + 2))) { return false; }
  if (text[stop] != '.') { return true; }
  const std::size_t space = stop == 0 ? std::string_view::npos : text.rfind(' ', stop - 1);
  return !is_abbreviation(text.substr(space + 1, stop - space - 1), cues) && !ends_title_in_list(text, stop);
}

/// "Moderator: Ms A, B": a role and a colon begin the text.
bool begins_with_role(std::string_view text, const Cues& cues) {
  constexpr std::size_t longest = 80;
  const Words words = words_of(text.substr(0, longest), 8);
  std::size_t length = 0;
  if (cues.roles.match(words.folded, 0, length) == nullptr) { return false; }
  return trim(text.substr(words.bytes[length - 1].second)).starts_with(':');
}

/// Somebody with an honorific begins a printed line at a byte, below a line of a role that ends there.
bool begins_below_role(std::string_view text, std::size_t begin, std::size_t offset, const Cues& cues) {
  const std::string_view before = trim(text.substr(begin, offset - begin));
  const Words words = words_of(text.substr(offset, 60), 5);
  std::size_t length = 0;
  return !before.ends_with(',') && ends_with_word(before) && begins_with_role(before, cues) &&
         starts_upper(text.substr(offset)) && cues.honorifics.match(words.folded, 0, length) != nullptr;
}

} // namespace

std::vector<Told> told_in(std::string_view text, const std::vector<std::size_t>& breaks, const Cues& cues) {
  std::vector<Told> told;
  if (text.size() > longest_text) { return told; }
  std::vector<std::size_t> ends;
  for (std::size_t stop = text.find_first_of(".?!"); stop != std::string_view::npos;
       stop = text.find_first_of(".?!", stop + 1)) {
    if (ends_sentence(text, stop, cues)) { ends.push_back(stop + 2); }
  }
  ends.push_back(text.size());
  for (const std::size_t offset : breaks) {
    const auto next = std::ranges::upper_bound(ends, offset);
    const std::size_t begin = next == ends.begin() ? 0 : *std::prev(next);
    if (begin < offset && begins_below_role(text, begin, offset, cues)) { ends.insert(next, offset); }
  }
  for (const bool beside_others : {false, true}) {
    if (beside_others && told.empty()) { break; }
    const std::vector<Told> before = told;
    std::size_t begin = 0;
    for (const std::size_t end : ends) {
      const bool known = std::ranges::any_of(before, [&](const Told& one) { return one.begin >= begin && one.begin < end; });
      std::vector<Told> found = known ? std::vector<Told>{} : Sentence(text, begin, end, cues).people(beside_others);
      told.insert(told.end(), found.begin(), found.end());
      begin = end;
    }
  }
  std::ranges::sort(told, {}, &Told::begin);
  return told;
}

void keep_sentences(std::string_view text, const std::vector<std::size_t>& breaks, const Cues& cues,
                    std::vector<std::size_t>& cuts) {
  for (const Told& told : told_in(text, breaks, cues)) {
    std::erase_if(cuts, [&](std::size_t cut) { return cut > told.sentence && cut < told.sentence_end; });
    const bool line = std::ranges::find(breaks, told.sentence) != breaks.end();
    if (line || (told.sentence > 0 && honorific_at(text, cues))) { cuts.push_back(told.sentence); }
  }
  std::ranges::sort(cuts);
  cuts.erase(std::unique(cuts.begin(), cuts.end()), cuts.end());
}

} // namespace entente::agenda
