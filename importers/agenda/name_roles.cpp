#include "importers/agenda/name_roles.hpp"

#include <algorithm>

#include "importers/agenda/name_evidence.hpp"

namespace entente::agenda {

namespace {

/// What the words at a place tell.
struct ToldRole {
  std::optional<Role> role;
  std::size_t words = 1; ///< their number
  bool weak = false;     ///< a noun that may only say what is held: "the round table"
};

/// Finds the words for roles in a stretch of a sentence.
class RoleWords {
public:
  RoleWords(const SentenceWords& words, const Cues& cues, std::size_t last, bool narration)
      : words_(words), cues_(cues), last_(last), narrates_(narration) {}

  [[nodiscard]] ToldRole at(std::size_t word) const {
    if (narrates_) {
      if (const ToldRole called = told(word, cues_.calling_verbs); called.role) { return called; }
    }
    if (ToldRole noun = told(word, cues_.roles); noun.role && is_role(word, noun)) {
      noun.weak = noun.role == Role::speaker || noun.role == Role::presenter;
      const bool with = narrates_ && noun.words == 1 && words_.end_of(word) - words_.begin_of(word) <= 4;
      return with ? ToldRole{} : noun; // "With Mr A in the chair"
    }
    return verb(word);
  }

private:
  const SentenceWords& words_;
  const Cues& cues_;
  std::size_t last_;
  bool narrates_;

  [[nodiscard]] ToldRole told_by(const Cue* cue, std::size_t word, std::size_t length) const {
    if (cue == nullptr || cue->value.empty() || word + length > last_) { return {}; }
    return {parse_role(cue->value), length, false};
  }

  [[nodiscard]] ToldRole told(std::size_t word, const CueList& list) const {
    std::size_t length = 0;
    const Cue* const cue = words_.match(list, word, length);
    return told_by(cue, word, length);
  }

  [[nodiscard]] ToldRole verb(std::size_t word) const {
    std::size_t length = 0;
    const Cue* const cue = narrates_ ? deed_at(words_, cues_, word, length) : words_.match(cues_.act_verbs, word, length);
    return told_by(cue, word, length);
  }

  /// The words for a role are no post's: they are several, lead a sentence, or say what is done at a meeting alone.
  [[nodiscard]] bool is_role(std::size_t word, const ToldRole& noun) const {
    if (narrates_ && noun.words == 1) {
      if (words_.is_seat(word)) { return false; }
      if (word + 1 == last_ && last_ < words_.size() && words_.between(last_) == ", ") { return true; } // "the Chair, Mr A"
      if (words_.upper(word) && !words_.begins_sentence(word)) { return false; } // "Unidad de Coordinación"
    }
    std::size_t length = 0;
    const bool leads = narrates_ && words_.begins_sentence(word) && words_.match(cues_.post_words, word, length) == nullptr;
    return noun.words > 1 || leads || noun.role == Role::moderator || noun.role == Role::rapporteur ||
           noun.role == Role::discussant || noun.role == Role::introducer;
  }
};

} // namespace

std::optional<Role> role_between(const SentenceWords& words, const Cues& cues, std::size_t from, std::size_t name,
                                 bool narration) {
  const RoleWords roles(words, cues, name, narration);
  std::optional<Role> role;
  for (std::size_t word = from; word < name;) {
    const ToldRole told = roles.at(word);
    if (told.role && !(narration && role && told.weak)) { role = told.role; } // "Presidirá la mesa redonda Ana Paz"
    word += told.words;
  }
  return role;
}

std::optional<Role> role_behind(const SentenceWords& words, const Cues& cues, std::size_t from, std::size_t last,
                                bool narration) {
  const RoleWords roles(words, cues, last, narration);
  for (std::size_t word = from; word < last; ++word) {
    if (narration) {
      if (words.is_stop(word)) { return std::nullopt; }
      if (const ToldRole told = roles.at(word); told.role) { return told.role; }
      continue;
    }
    std::size_t length = 0;
    const Cue* const verb = words.match(cues.act_verbs, word, length);
    if (verb != nullptr && verb->language != Language::en && !words.upper(word)) { return parse_role(verb->value); }
  }
  return std::nullopt;
}

std::optional<Role> role_told_apart(const SentenceWords& words, const Cues& cues, std::size_t word) {
  if (word >= words.size() || words.upper(word)) { return std::nullopt; }
  const std::string_view first = words.folded(word);
  std::size_t length = 0;
  const bool as = first == "as" || first == "comme" || first == "como";
  const bool apart = words.between(word).ends_with(", ") && words.match(cues.articles, word, length) != nullptr;
  const std::size_t at = word + (as ? 1 : length);
  if ((!as && !apart) || at >= words.size()) { return std::nullopt; }
  const Cue* const role = words.match(cues.roles, at, length);
  const std::size_t end = at + length;
  const bool last = end == words.size() || (role != nullptr && words.between(end) != " ");
  return role != nullptr && !role->value.empty() && last ? parse_role(role->value) : std::nullopt;
}

bool names_role_alone(const SentenceWords& words, const Cues& cues, std::size_t from, std::size_t name) {
  for (std::size_t word = from; word < name; ++word) {
    std::size_t length = 0;
    const Cue* const role = words.match(cues.roles, word, length);
    if (role != nullptr && !role->value.empty()) { return word + length == name; }
    if (words.upper(word) && !words.begins_sentence(word)) { return false; }
  }
  return false;
}

} // namespace entente::agenda
