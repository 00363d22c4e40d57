#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "core/error.hpp"
#include "core/reference/facts.hpp"
#include "core/reference/rows.hpp"

namespace entente::detail {
namespace {

constexpr std::array<std::string_view, 3> languages{"en", "fr", "es"};

struct StateColumns {
  std::array<std::size_t, 3> name{};
  std::array<std::size_t, 3> official{};
  std::array<std::size_t, 3> variants{};
  std::array<std::size_t, 3> demonym{};
  explicit StateColumns(const Rows& rows) {
    for (std::size_t i = 0; i < languages.size(); ++i) {
      name[i] = rows.column(fmt::format("name_{}", languages[i]));
      official[i] = rows.column(fmt::format("official_{}", languages[i]));
      variants[i] = rows.column(fmt::format("variants_{}", languages[i]));
      demonym[i] = rows.column(fmt::format("demonym_{}", languages[i]));
    }
  }
};

bool is_inverted(std::string_view printed) { return printed.find_first_of(",(") != std::string_view::npos; }

void add_state_name(Facts& facts, std::string_view printed, Phrase phrase) {
  phrase.capitals = is_acronym(printed);
  phrase.inverted = is_inverted(printed);
  facts.state_phrases.add(printed, phrase);
  if (!phrase.capitals || printed.find('.') != std::string_view::npos) { return; }
  std::string dotted;
  for (const char letter : printed) {
    dotted += {letter, '.'};
  }
  facts.state_phrases.add(dotted, phrase);
}

/// "X (Republic of)" from "Republic of X", and "republic of" as what may stand before a state's name.
void add_inversion(Facts& facts, std::string_view name, std::string_view official, Phrase phrase) {
  const std::string base = fold(name.substr(0, name.find(" (")));
  const std::string whole = fold(official);
  if (base.empty() || whole.size() < base.size() + 2 || !whole.ends_with(' ' + base)) { return; }
  const std::string prefix = whole.substr(0, whole.size() - base.size() - 1);
  phrase.inverted = true;
  facts.state_phrases.add(base + ' ' + prefix, phrase);
}

void add_state_phrases(Facts& facts, const Rows& rows, std::size_t row, const StateColumns& columns, std::size_t place) {
  const StateFacts& state = facts.states[place];
  Phrase phrase;
  phrase.item = static_cast<std::uint32_t>(place);
  phrase.rank = state.un_member ? 0 : 1;
  for (std::size_t i = 0; i < languages.size(); ++i) {
    const std::string& name = rows.at(row, columns.name[i]);
    const std::string& official = rows.at(row, columns.official[i]);
    add_state_name(facts, name, phrase);
    add_state_name(facts, official, phrase);
    add_inversion(facts, name, official, phrase);
    for (const std::string_view variant : parts(rows.at(row, columns.variants[i]))) {
      add_state_name(facts, variant, phrase);
    }
    Phrase demonym = phrase;
    demonym.kind = PhraseKind::demonym;
    demonym.capital = languages[i] == "en";
    for (const std::string_view form : parts(rows.at(row, columns.demonym[i]))) {
      facts.state_phrases.add(form, demonym);
      const bool takes_s = languages[i] != "en" || !form.ends_with("ese");
      if (takes_s && !form.ends_with('s')) { facts.state_phrases.add(std::string(form) + 's', demonym); }
      if (languages[i] == "es" && !form.ends_with('a') && !form.ends_with('o')) {
        facts.state_phrases.add(std::string(form) + "es", demonym);
      }
    }
  }
}

void load_cities(Facts& facts, const NamedTexts& files) {
  const Rows rows("cities.csv", text_of(files, "cities.csv"));
  const auto iso3 = rows.column("iso3");
  const std::array<std::size_t, 3> names{rows.column("name_en"), rows.column("name_fr"), rows.column("name_es")};
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const auto state = facts.state_ids.find(rows.at(i, iso3));
    if (state == facts.state_ids.end()) { rows.fail(i, Wording("unknown state {}", rows.at(i, iso3))); }
    Phrase phrase;
    phrase.item = static_cast<std::uint32_t>(state->second);
    phrase.kind = PhraseKind::city;
    for (const std::size_t column : names) {
      for (const std::string_view name : parts(rows.at(i, column))) {
        facts.state_phrases.add(name, phrase);
      }
    }
  }
}

/// Text between two words that a name cannot cross.
bool breaks_name(std::string_view gap) { return gap.find_first_of(",;:|()[]\n\t/") != std::string_view::npos; }

/// A text being searched.
class Search {
public:
  Search(const Facts& facts, std::string_view text)
      : facts_(facts), text_(text), words_(folded_spans(text)), shouted_(words_.size() > 3 && all_capitals(text)) {}

  [[nodiscard]] std::vector<FoundState> run(bool demonyms, bool cities) const {
    std::vector<FoundState> found;
    std::size_t done = 0; ///< words before this one belong to an earlier state
    for (std::size_t i = 0; i < words_.size();) {
      std::size_t count = 0;
      const Phrase* const phrase = facts_.state_phrases.longest(words_, i, [&](const Phrase& candidate, std::size_t words) {
        count = words;
        return fits(candidate, i, words);
      });
      if (phrase == nullptr) {
        ++i;
        continue;
      }
      const bool wanted = phrase->kind == PhraseKind::name || (phrase->kind == PhraseKind::demonym && demonyms) ||
                          (phrase->kind == PhraseKind::city && cities);
      if (wanted && !phrase->ambiguous && !(phrase->kind == PhraseKind::city && within_compound(i, count))) {
        const std::size_t first = phrase->kind == PhraseKind::name ? with_polity(i, done) : i;
        found.push_back({facts_.states[phrase->item].iso3, form_of(phrase->kind), words_[first].begin,
                         with_bracket(words_[first].begin, words_[i + count - 1].end)});
      }
      i += count;
      done = i;
    }
    return found;
  }

private:
  /// The folded words alone, made when first asked for.
  [[nodiscard]] const std::vector<std::string>& plain() const {
    if (plain_.empty()) {
      plain_.reserve(words_.size());
      for (const FoldedWord& word : words_) {
        plain_.push_back(word.word);
      }
    }
    return plain_;
  }

  /// "Haute-Vienne": the words are part of a longer name, joined to it by a hyphen.
  [[nodiscard]] bool within_compound(std::size_t first, std::size_t count) const {
    const std::size_t begin = words_[first].begin;
    const std::size_t end = words_[first + count - 1].end;
    const bool before = first > 0 && begin > 0 && text_[begin - 1] == '-' && words_[first - 1].end + 1 == begin;
    const bool behind =
        first + count < words_.size() && end < text_.size() && text_[end] == '-' && words_[first + count].begin == end + 1;
    return before || behind;
  }

  static StateForm form_of(PhraseKind kind) {
    return kind == PhraseKind::demonym ? StateForm::demonym : kind == PhraseKind::city ? StateForm::city : StateForm::name;
  }

  [[nodiscard]] std::string_view printed(std::size_t from, std::size_t count) const {
    return text_.substr(words_[from].begin, words_[from + count - 1].end - words_[from].begin);
  }

  [[nodiscard]] std::string_view gap_before(std::size_t word) const {
    const std::size_t begin = word == 0 ? 0 : words_[word - 1].end;
    return text_.substr(begin, words_[word].begin - begin);
  }

  [[nodiscard]] bool fits(const Phrase& phrase, std::size_t from, std::size_t count) const {
    const std::string_view form = printed(from, count);
    if (phrase.capitals && (shouted_ || !all_capitals(form))) { return false; }
    if (phrase.capital && letter_case(form).upper == 0) { return false; }
    if (phrase.inverted) {
      const std::size_t next = from + count;
      if (next < words_.size() && !breaks_name(gap_before(next)) && gap_before(next).find('.') == std::string_view::npos) {
        return false;
      }
    } else {
      for (std::size_t i = from + 1; i < from + count; ++i) {
        if (breaks_name(gap_before(i))) { return false; }
      }
    }
    if (phrase.kind == PhraseKind::demonym) { return true; }
    return count == 1 ? !is_given_name(from) && !is_common_word(from) : !is_common_phrase(from, count);
  }

  /// "Chad Smith", "Michael Jordan": a state's name beside another capitalised word is a person's.
  [[nodiscard]] bool is_given_name(std::size_t word) const {
    std::size_t length = 0;
    if (facts_.given_names.match(plain(), word, length) == nullptr || length != 1) { return false; }
    const auto beside = [&](std::size_t other, std::string_view gap) {
      return gap == " " && starts_upper(printed(other, 1)) && facts_.cues.articles.exact(words_[other].word) == nullptr &&
             facts_.cues.body_words.exact(words_[other].word) == nullptr &&
             facts_.cues.post_words.exact(words_[other].word) == nullptr &&
             facts_.cues.field_words.exact(words_[other].word) == nullptr;
    };
    if (word > 0 && beside(word - 1, gap_before(word))) { return true; }
    return word + 1 < words_.size() && beside(word + 1, gap_before(word + 1));
  }

  /// "Réunion mondiale": a name that is an everyday word counts only where it stands alone between commas.
  [[nodiscard]] bool is_common_word(std::size_t word) const {
    if (facts_.common_words.exact(words_[word].word) == nullptr) { return false; }
    const bool begins = word == 0 || breaks_name(gap_before(word));
    const bool ends = word + 1 == words_.size() || breaks_name(gap_before(word + 1));
    return !(begins && ends) || words_.size() == 1;
  }

  /// "la Réunion mondiale": with its article the name is printed "La Réunion".
  [[nodiscard]] bool is_common_phrase(std::size_t word, std::size_t count) const {
    return facts_.common_words.exact(words_[word + count - 1].word) != nullptr && !starts_upper(printed(word, 1));
  }

  /// The end with the bracket that a name opens: "Iran (République islamique d')".
  [[nodiscard]] std::size_t with_bracket(std::size_t begin, std::size_t end) const {
    const std::string_view name = text_.substr(begin, end - begin);
    if (name.find('(') == std::string_view::npos || name.find(')') != std::string_view::npos) { return end; }
    const std::size_t close = text_.find(')', end);
    if (close == std::string_view::npos || !fold(text_.substr(end, close - end)).empty()) { return end; }
    return close + 1;
  }

  /// The first word when what stands before belongs to the name: "Royaume de", "República Bolivariana de".
  [[nodiscard]] std::size_t with_polity(std::size_t word, std::size_t done) const {
    std::size_t end = word;
    while (end > done && !breaks_name(gap_before(end)) && facts_.cues.articles.exact(words_[end - 1].word) != nullptr) {
      --end;
    }
    if (end == word || end == done || breaks_name(gap_before(end))) { return word; }
    constexpr std::size_t longest_polity = 6;
    for (std::size_t first = end > done + longest_polity ? end - longest_polity : done; first < end; ++first) {
      std::size_t length = 0;
      if (facts_.polities.match(plain(), first, length) == nullptr || first + length != end) { continue; }
      bool whole = true;
      for (std::size_t i = first + 1; i < end; ++i) {
        whole = whole && !breaks_name(gap_before(i));
      }
      if (whole) { return first; }
    }
    return word;
  }

  const Facts& facts_;
  std::string_view text_;
  std::vector<FoldedWord> words_;
  mutable std::vector<std::string> plain_;
  bool shouted_ = false;
};

} // namespace

void load_states(Facts& facts, const NamedTexts& files) {
  const Rows rows("states.csv", text_of(files, "states.csv"));
  const StateColumns columns(rows);
  const auto iso3 = rows.column("iso3");
  const auto region = rows.column("region_m49");
  const auto subregion = rows.column("subregion_m49");
  const auto intermediate = rows.column("intermediate_m49");
  const auto un_status = rows.column("un_status");
  const auto un_group = rows.column("un_group");
  const auto iom_status = rows.column("iom_status");
  const auto iom_member = rows.column("iom_member");
  const auto names = [&](std::size_t row, const std::array<std::size_t, 3>& column) {
    return Names{rows.at(row, column[0]), rows.at(row, column[1]), rows.at(row, column[2])};
  };
  for (std::size_t i = 0; i < rows.size(); ++i) {
    StateFacts state;
    state.iso3 = rows.at(i, iso3);
    state.name = names(i, columns.name);
    state.official = names(i, columns.official);
    state.region = rows.at(i, region);
    state.subregion = rows.at(i, subregion);
    state.intermediate = rows.at(i, intermediate);
    state.un_group = rows.at(i, un_group);
    state.un_member = rows.at(i, un_status) == "member";
    state.iom_member = rows.at(i, iom_status) == "member";
    state.iom_since = rows.year(i, iom_member);
    if (!facts.state_ids.emplace(state.iso3, facts.states.size()).second) {
      rows.fail(i, Wording("{} is listed twice", state.iso3));
    }
    facts.states.push_back(std::move(state));
    add_state_phrases(facts, rows, i, columns, facts.states.size() - 1);
  }
  for (const Cue& cue : facts.cues.not_states.all()) {
    Phrase shield;
    shield.kind = PhraseKind::shield;
    facts.state_phrases.add(cue.phrase, shield);
  }
  load_cities(facts, files);
}

std::vector<FoundState> find_states(const Facts& facts, std::string_view text, bool demonyms, bool cities) {
  return Search(facts, text).run(demonyms, cities);
}

std::string_view without_articles(const Facts& facts, std::string_view folded) {
  while (true) {
    const std::size_t end = folded.find(' ');
    if (end == std::string_view::npos || facts.cues.articles.exact(folded.substr(0, end)) == nullptr) { return folded; }
    folded.remove_prefix(end + 1);
  }
}

} // namespace entente::detail
