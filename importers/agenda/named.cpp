#include "importers/agenda/named.hpp"

#include <algorithm>
#include <array>
#include <optional>

#include "core/text/unicode.hpp"
#include "importers/agenda/items.hpp"
#include "importers/agenda/name_evidence.hpp"
#include "importers/agenda/name_roles.hpp"
#include "importers/agenda/name_runs.hpp"
#include "importers/agenda/people_cuts.hpp"
#include "importers/agenda/recognise.hpp"
#include "importers/agenda/sentence_words.hpp"
#include "importers/agenda/talks.hpp"

namespace entente::agenda {

namespace {

constexpr std::size_t longest_text = 2500;

class Spotter {
public:
  Spotter(std::string_view text, const Reference& reference, const KnownPeople& known, Sentences kind)
      : text_(text), reference_(reference), cues_(reference.cues()), known_(known), narrates_(kind == Sentences::narration),
        words_(text, 0, text.size(), reference.cues()) {}

  std::vector<Told> people() {
    runs_ = name_runs(words_, reference_);
    for (NameRun& run : runs_) {
      run.person = !(narrates_ && stands_outside(words_, cues_, run)) && tells_person(run);
    }
    join_runs();
    take_list();
    if (!narrates_) { leave_titled(); }
    std::vector<Told> told;
    for (std::size_t n = 0; n < runs_.size(); ++n) {
      if (runs_[n].person) { told.push_back(told_of(n)); }
    }
    return told;
  }

private:
  std::string_view text_;
  const Reference& reference_;
  const Cues& cues_;
  const KnownPeople& known_;
  bool narrates_;
  SentenceWords words_;
  std::vector<NameRun> runs_;

  [[nodiscard]] bool matches(const CueList& list, std::size_t word, std::size_t& length) const {
    return words_.match(list, word, length) != nullptr;
  }

  [[nodiscard]] bool tells_person(NameRun& run) const {
    const std::string_view behind = text_.substr(words_.end_of(run.last - 1));
    const bool told = is_titled(words_, cues_, run.first, run.last) || find_own_post(run);
    if (const auto post = narrates_ ? post_before(words_, cues_, run) : std::nullopt) {
      if (!names_role_alone(words_, cues_, *post, run.first)) { run.begin = words_.begin_of(*post); }
      return true;
    }
    if (told) { return true; }
    if (names_owner(run) || (narrates_ && names_body_behind_noun(run))) { return false; }
    if (narrates_ && (tells_behind(words_, cues_, run) || tells_before(words_, cues_, run))) { return true; }
    if (behind.starts_with(", ") && !starts_upper(behind.substr(2)) &&
        (begins_with_post(behind.substr(2), cues_) || begins_with_owner(run.last))) {
      return true;
    }
    if (behind.starts_with(" (") && tells_body(behind.substr(2, behind.find(')') - 2))) { return true; }
    return known_.all_known(words_.printed(run.first, run.last)) || is_named_by_role(run);
  }

  /// "de la Flai", "at the Forum": behind an article, or behind "of" right after a name, stands a body.
  [[nodiscard]] bool names_owner(const NameRun& run) const {
    constexpr std::array<std::string_view, 12> with_article{"la",  "le", "l",   "les", "del", "du",
                                                            "des", "el", "los", "las", "the", "al"};
    if (run.first == 0 || words_.upper(run.first - 1)) { return false; }
    if (std::ranges::find(with_article, words_.folded(run.first - 1)) != with_article.end()) { return true; }
    std::size_t length = 0;
    if (words_.join_at(run.first - 1, length) != "of" || run.first < 2) { return false; }
    return words_.between(run.first - 1) == ", " &&
           std::ranges::any_of(runs_, [&](const NameRun& other) { return other.last == run.first - 1; });
  }

  /// "del albergue Santa Elena", "association Passerelles": a body's noun in small letters right before.
  [[nodiscard]] bool names_body_behind_noun(const NameRun& run) const {
    std::size_t length = 0;
    return run.first > 0 && words_.between(run.first) == " " && !words_.upper(run.first - 1) &&
           matches(cues_.body_words, run.first - 1, length) && length == 1;
  }

  /// ", de la Federación A", ", of the Institute B".
  [[nodiscard]] bool begins_with_owner(std::size_t word) const {
    std::size_t length = 0;
    if (words_.join_at(word, length) != "of") { return false; }
    std::size_t at = word + length;
    std::size_t article = 0;
    const auto noun = [&](std::size_t n) { return matches(cues_.body_words, n, article); }; // "du collectif Las Invisibles"
    return at < words_.size() &&
           (words_.upper(at) || noun(at) || (words_.join_at(at, article) == "article" && noun(at + article)));
  }

  [[nodiscard]] bool tells_body(std::string_view inside) const {
    const Words words = words_of(inside, 16);
    std::size_t at = 0;
    std::size_t length = 0;
    return !inside.empty() && (starts_upper(inside) || cues_.post_words.match(words.folded, 0, length) != nullptr) &&
           (words.size() < 2 || cues_.session_labels.find(words.folded, at, length) == nullptr);
  }

  /// "la periodista Ana Paz", "nuestra presidenta, Ana Paz": a post in small letters before the name, which the item takes.
  [[nodiscard]] bool find_own_post(NameRun& run) const {
    constexpr std::size_t reach = 4;
    if (run.first == 0) { return false; }
    const std::string_view sign = trim(words_.between(run.first));
    if (!(sign.empty() || sign == "," || sign == "),")) { return false; }
    if (!sign.empty() && tells_post_before(segment_before(run.first))) { return true; }
    bool found = false;
    for (std::size_t back = 1; back <= std::min(reach, run.first); ++back) {
      const std::size_t at = run.first - back;
      if (words_.upper(at) || (back > 1 && trim(words_.between(at + 1)).size() > 0)) { break; }
      std::size_t length = 0;
      const bool title = matches(cues_.honorifics, at, length) && length == back;
      const bool post = title || (matches(cues_.post_words, at, length) && length <= back);
      std::size_t adjective = 0;
      const bool whole = length == back || (length + 1 == back && matches(cues_.post_adjectives, at + length, adjective));
      if (!post || !whole) { continue; }
      found = true; // the longest is the post: "commissaire principal"
      if (sign.empty()) { run.begin = words_.begin_of(at); }
    }
    return found;
  }

  [[nodiscard]] bool tells_post_before(std::size_t byte) const {
    const Words words = words_of(text_.substr(byte), 4);
    std::size_t length = 0;
    return begins_with_post(text_.substr(byte), cues_) ||
           (words.size() > 0 && cues_.roles.match(words.folded, 0, length) != nullptr);
  }

  /// Where the part before the comma at a word begins, behind "and" and articles: "le maire de A, ".
  [[nodiscard]] std::size_t segment_before(std::size_t word) const {
    constexpr std::size_t reach = 12;
    std::size_t at = word - 1;
    std::size_t length = 0;
    const auto inside = [&](std::size_t n) {
      return words_.between(n) == " " || words_.between(n) == " (" || words_.adjoins(n);
    };
    while (at > 0 && word - at < reach && inside(at) && words_.join_at(at, length) != "and") {
      --at;
    }
    while (at + 1 < word && (!words_.upper(at) || words_.begins_sentence(at)) &&
           (words_.join_at(at, length) == "and" || matches(cues_.articles, at, length) ||
            matches(cues_.possessives, at, length))) {
      ++at;
    }
    if (matches(cues_.roles, at, length) && !words_.upper(at)) {
      return words_.begin_of(at);
    } // "las relatoras del encuentro, "
    const bool post = at > 0 && matches(cues_.articles, at - 1, length) && matches(cues_.post_words, at, length);
    return words_.upper(at) && !post ? text_.size() : words_.begin_of(at); // "the Mayor of A, Ben Roth"
  }

  /// "animé par Ana Paz", "Modera Ana Paz", "Toma notas para el acta Ana Paz": words for a role right before the name.
  [[nodiscard]] bool is_named_by_role(const NameRun& run) const {
    constexpr std::size_t reach = 4;
    for (std::size_t back = 1; back <= std::min(reach, run.first); ++back) {
      const std::size_t at = run.first - back;
      std::size_t length = 0;
      const Cue* const role = words_.match(cues_.roles, at, length);
      if (role != nullptr && !role->value.empty() && length == back && words_.between(run.first) == " ") { return true; }
      if (matches(cues_.calling_verbs, at, length) && length == back) { return true; }
    }
    return false;
  }

  /// "Ana Paz et Ben Roth (B)": whoever "and" or a comma joins to a person is one.
  void join_runs() {
    const auto joined = [&](const NameRun& one, const NameRun& other) {
      std::size_t length = 0;
      const std::string_view sign =
          text_.substr(words_.end_of(one.last - 1), words_.begin_of(other.first) - words_.end_of(one.last - 1));
      return sign == ", " || (one.last + 1 == other.first && words_.join_at(one.last, length) == "and");
    };
    for (std::size_t n = runs_.size(); n-- > 1;) {
      if (runs_[n].person && joined(runs_[n - 1], runs_[n])) { runs_[n - 1].person = true; }
    }
    for (std::size_t n = 1; n < runs_.size(); ++n) {
      if (runs_[n - 1].person && joined(runs_[n - 1], runs_[n])) { runs_[n].person = true; }
    }
  }

  /// People with titles are told of by what their sentence does; here they count beside others without one only.
  void leave_titled() {
    const auto sentence = [&](const NameRun& run) {
      std::size_t at = run.first;
      while (at > 0 && !words_.begins_sentence(at)) {
        --at;
      }
      return at;
    };
    std::vector<std::size_t> untitled;
    for (const NameRun& run : runs_) {
      if (run.person && !has_title(run)) { untitled.push_back(sentence(run)); }
    }
    for (NameRun& run : runs_) {
      run.person = run.person && std::ranges::find(untitled, sentence(run)) != untitled.end();
    }
  }

  /// A title begins the name, or stands in small letters before it.
  [[nodiscard]] bool has_title(const NameRun& run) const {
    if (is_titled(words_, cues_, run.first, run.last)) { return true; }
    std::size_t length = 0;
    const std::size_t first = words_.word_at(run.begin);
    return first < run.first && matches(cues_.honorifics, first, length);
  }

  /// "Three workers tell: Ana Paz, Ben Roth, Eva Lind.": nothing but names behind the colon.
  void take_list() {
    const std::size_t colon = text_.find(": ");
    if (colon == std::string_view::npos) { return; }
    std::size_t at = words_.word_at(colon);
    std::size_t names = 0;
    for (NameRun& run : runs_) {
      if (run.first < at) { continue; }
      std::size_t length = 0;
      if (run.first == at + 1 && words_.join_at(at, length) == "and") { ++at; }
      if (run.first != at) { return; }
      at = run.last;
      ++names;
    }
    if (names < 2 || at < words_.size()) { return; }
    for (NameRun& run : runs_) {
      run.person = run.person || run.first >= words_.word_at(colon);
    }
  }

  /// The byte where the posts and bodies behind a name end: at another person, at a verb, or at a part that is neither.
  [[nodiscard]] std::size_t details_end(std::size_t n) const {
    std::size_t next = words_.size();
    for (std::size_t other = n + 1; other < runs_.size() && next == words_.size(); ++other) {
      if (runs_[other].person) { next = words_.word_at(runs_[other].begin); }
    }
    int depth = 0;
    for (std::size_t at = runs_[n].last; at < next; ++at) {
      const std::string_view sign = words_.between(at);
      const bool inside = depth > 0;
      depth += static_cast<int>(std::ranges::count(sign, '(')) - static_cast<int>(std::ranges::count(sign, ')'));
      if (inside && depth > 0) { continue; }
      std::size_t length = 0;
      if (sign.find_first_of(";:?!") != std::string_view::npos || words_.is_stop(at)) {
        return words_.end_of(at - 1) + closing(sign);
      }
      if (const std::size_t clause = narrates_ ? heading_clause(words_, cues_, at) : 0; clause > 0) {
        at += clause - 1;
        continue;
      }
      const bool deed = deed_at(words_, cues_, at, length) != nullptr || is_infinitive(at);
      if (narrates_ && at > runs_[n].last && role_told_apart(words_, cues_, at)) {
        return words_.end_of(at - 1) + closing(sign);
      }
      if (narrates_ && deed && !words_.begins_sentence(at)) { return words_.end_of(at - 1) + closing(sign); }
      if (!words_.upper(at) && (matches(cues_.clause_words, at, length) || matches(cues_.act_auxiliaries, at, length) ||
                                matches(cues_.act_verbs, at, length))) {
        return words_.end_of(at - 1) + closing(sign);
      }
      if (sign.find(',') != std::string_view::npos && !goes_on(at)) { return words_.end_of(at - 1) + closing(sign); }
      if (at == runs_[n].last && sign == " " && !(narrates_ && begins_with_body(words_, cues_, at))) {
        return words_.end_of(at - 1); // "Ana Paz a accepté"
      }
    }
    const std::size_t end = next < words_.size() ? words_.end_of(next - 1) : text_.size();
    return end + (next < words_.size() ? closing(words_.between(next)) : 0);
  }

  /// "to act as its rapporteur"
  [[nodiscard]] bool is_infinitive(std::size_t at) const {
    std::size_t length = 0;
    const Cue* const verb = words_.folded(at) == "to" ? words_.match(cues_.act_verbs, at + 1, length) : nullptr;
    return words_.folded(at) == "to" && ((verb != nullptr && verb->language == Language::en) ||
                                         (at + 1 < words_.size() && words_.folded(at + 1) == "act"));
  }

  /// Bytes of a closing bracket that the sign begins with.
  static std::size_t closing(std::string_view sign) { return sign.starts_with(')') ? 1 : 0; }

  /// What stands behind a comma is a post, a body, a place or how somebody takes part.
  [[nodiscard]] bool goes_on(std::size_t word) const {
    std::size_t length = 0;
    const std::string_view join = words_.join_at(word, length);
    if (words_.adds_company(word)) { return false; }
    return words_.upper(word) || begins_with_apposition(words_, cues_, word) || begins_with_owner(word) ||
           (narrates_ && (join == "of" || matches(cues_.body_words, word,
                                                  length))) || // "Directrice de la santé, des affaires humanitaires et de B"
           join == "at" ||
           matches(cues_.remote, word, length);
  }

  /// ", who heads" and " of the", behind which a body stands: no part of the details.
  void find_clause(const NameRun& run, std::size_t end, Told& told) const {
    for (std::size_t at = run.last; at < words_.size() && words_.begin_of(at) < end; ++at) {
      std::size_t words = heading_clause(words_, cues_, at);
      if (words == 0 && at == run.last && words_.between(at) == " " && begins_with_body(words_, cues_, at)) {
        static_cast<void>(words_.join_at(at, words));
        std::size_t article = 0;
        words += words_.join_at(at + words, article) == "article" ? article : 0;
      }
      if (words == 0) { continue; }
      told.clause = words_.end_of(at - 1);
      told.clause_end = words_.end_of(at + words - 1);
      return;
    }
  }

  [[nodiscard]] Told told_of(std::size_t n) const {
    const NameRun& run = runs_[n];
    std::size_t end = details_end(n);
    while (end > words_.end_of(run.last - 1) && std::string_view(" ,;.").find(text_[end - 1]) != std::string_view::npos) {
      --end;
    }
    for (std::size_t last = words_.word_at(end); last > run.last;) { // "…, et" before the next person
      std::size_t length = 0;
      --last;
      const std::string_view join = words_.join_at(last, length);
      std::size_t article = 0;
      if (words_.upper(last) || words_.end_of(last) + 1 < end || (join.empty() && !matches(cues_.articles, last, article))) {
        break;
      }
      end = words_.end_of(last - 1) + closing(words_.between(last));
    }
    Told told;
    told.begin = run.begin;
    told.end = end;
    if (narrates_) { find_clause(run, end, told); }
    told.role = role_of(n);
    told.titled = false;
    return told;
  }

  /// "in which", "dans laquelle", "en la cual": other people than those before act behind it.
  [[nodiscard]] bool begins_own_clause(std::size_t at) const {
    constexpr std::array<std::string_view, 8> words{"which",    "whom",       "lequel", "laquelle",
                                                    "lesquels", "lesquelles", "cual",   "cuales"};
    return !words_.upper(at) && std::ranges::find(words, words_.folded(at)) != words.end();
  }

  /// The role that the words between the person before, or the sentence's beginning, and the name tell, or the verb behind.
  [[nodiscard]] std::optional<Role> role_of(std::size_t n) const {
    const std::size_t first = words_.word_at(runs_[n].begin);
    std::size_t before = n; ///< the person before; n where there is none
    for (std::size_t other = n; other-- > 0 && before == n;) {
      before = runs_[other].person ? other : n;
    }
    bool joined = before < n;
    std::size_t from = joined ? std::min(first, words_.word_at(details_end(before))) : 0;
    for (std::size_t at = from; at <= first; ++at) {
      const bool clause = at < first && begins_own_clause(at); // "… will moderate the debate, in which Ana Paz"
      if (words_.is_stop(at) || clause) {
        from = clause ? at + 1 : at;
        joined = false;
      }
    }
    if (first > 0 && words_.between(first) == ", " && words_.is_seat(first - 1)) { return verb_behind(n); }
    const bool company = joined && words_.adds_company(from); // "led by Ms A, with Mr B"
    const std::optional<Role> told = role_between(words_, cues_, from, first, narrates_);
    const std::optional<Role> role = company && !told ? std::optional(Role::speaker) : told;
    const std::optional<Role> own =
        narrates_ ? role_told_apart(words_, cues_, words_.word_at(details_end(n))) : std::nullopt;
    if (own && (!role || joined)) { return own; }
    if (role || !joined) { return role ? role : verb_behind(n); }
    return role_of(before);
  }

  /// "Ana Paz, de A, qui conduira les échanges".
  [[nodiscard]] std::optional<Role> verb_behind(std::size_t n) const {
    constexpr std::size_t reach = 3;
    const std::size_t first = words_.word_at(details_end(n));
    const bool more = n + 1 < runs_.size() && runs_[n + 1].person;
    const std::size_t next = more ? words_.word_at(runs_[n + 1].begin) : words_.size();
    const std::size_t last = narrates_ ? next : std::min(words_.size(), first + reach);
    if (const std::optional<Role> role = role_behind(words_, cues_, first, last, narrates_)) { return role; }
    std::size_t length = 0;
    const bool joined =
        narrates_ && more && (first == next || (first + 1 == next && words_.join_at(first, length) == "and"));
    return joined ? verb_behind(n + 1) : std::nullopt; // "Ana Paz and Ben Roth will present"
  }
};

} // namespace

std::vector<Told> named_in(std::string_view text, const Reference& reference, const KnownPeople& known, Sentences kind) {
  if (text.size() > longest_text) { return {}; }
  return Spotter(text, reference, known, kind).people();
}

} // namespace entente::agenda
