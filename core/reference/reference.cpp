#include "core/reference/reference.hpp"

#include <algorithm>
#include <mutex>

#include "core/reference/facts.hpp"

namespace entente::embedded {
std::vector<std::pair<std::string_view, std::string_view>> reference();
} // namespace entente::embedded

namespace entente {

struct Reference::Impl {
  detail::Facts facts;
  std::once_flag phrases_made;
  std::vector<ProcessPhrase> process_phrases;
};

namespace {

template <class Item>
const Item* by_id(const std::vector<Item>& items, const detail::TextMap<std::size_t>& ids, std::string_view id) {
  const auto found = ids.find(id);
  return found == ids.end() ? nullptr : &items[found->second];
}

/// The text without a bracketed end: "Organisation internationale pour les migrations (OIM)".
std::string_view without_bracket(std::string_view text) {
  text = trim(text);
  if (!text.ends_with(')')) { return text; }
  const std::size_t open = text.rfind('(');
  return open == std::string_view::npos || open == 0 ? text : trim(text.substr(0, open));
}

/// Acronyms are printed in capitals; longer ones also as words ("Unicef").
bool printed_as_acronym(std::string_view text) {
  constexpr std::size_t word_like = 5;
  const LetterCase counted = letter_case(text);
  return counted.upper > counted.lower || (starts_upper(text) && counted.upper + counted.lower >= word_like);
}

bool begins_name(const detail::Facts& facts, NameOf kind, std::string_view word) {
  const auto found = facts.name_starts.find(word);
  if (found != facts.name_starts.end() && (found->second & detail::bit_of(kind)) != 0) { return true; }
  return kind == NameOf::state && facts.state_phrases.begins(word);
}

std::size_t place_named(const detail::Facts& facts, const detail::NameIndex& index, NameOf kind, std::string_view text) {
  const auto look_up = [&](std::string_view printed) {
    const std::string folded = fold(printed);
    if (!begins_name(facts, kind, detail::first_word(folded))) { return detail::several; }
    for (const std::string_view form : {std::string_view(folded), detail::without_articles(facts, folded)}) {
      if (const auto name = index.names.find(form); name != index.names.end()) { return name->second; }
      if (!printed_as_acronym(printed)) { continue; }
      if (const auto acronym = index.acronyms.find(form); acronym != index.acronyms.end()) { return acronym->second; }
    }
    return detail::several;
  };
  const std::size_t place = look_up(text);
  if (place != detail::several) { return place; }
  const std::string_view shorter = without_bracket(text);
  return shorter.size() < text.size() ? look_up(shorter) : detail::several;
}

/// True for "Direction …", "Unit …": a part of a larger body that its name does not tell.
bool begins_with_part(const detail::Facts& facts, const std::vector<FoldedWord>& words) {
  if (words.empty()) { return false; }
  const Cue* const cue = facts.cues.body_words.exact(words.front().word);
  return cue != nullptr && cue->value == "unit";
}

} // namespace

const std::string& Names::in(Language language) const {
  const std::string& wanted = language == Language::fr ? fr : language == Language::es ? es : en;
  if (!wanted.empty()) { return wanted; }
  if (!en.empty()) { return en; }
  return fr.empty() ? es : fr;
}

Reference::Reference() : impl_(std::make_unique<Impl>()) {}
Reference::Reference(Reference&&) noexcept = default;
Reference& Reference::operator=(Reference&&) noexcept = default;
Reference::~Reference() = default;

const Reference& Reference::builtin() {
  static const Reference loaded = [] {
    Reference made;
    detail::load_facts(made.impl_->facts, embedded::reference());
    return made;
  }();
  return loaded;
}

Reference Reference::load(const std::vector<std::pair<std::string, std::string>>& files) {
  Reference made;
  detail::load_facts(made.impl_->facts, detail::NamedTexts(files.begin(), files.end()));
  return made;
}

std::span<const StateFacts> Reference::states() const { return impl_->facts.states; }
std::span<const RegionFacts> Reference::regions() const { return impl_->facts.regions; }
std::span<const ProcessFacts> Reference::processes() const { return impl_->facts.processes; }
std::span<const Membership> Reference::memberships() const { return impl_->facts.memberships; }
std::span<const OrganisationFacts> Reference::organisations() const { return impl_->facts.organisations; }
std::span<const CategoryFacts> Reference::categories() const { return impl_->facts.categories; }
std::span<const ObjectiveFacts> Reference::objectives() const { return impl_->facts.objectives; }
const Cues& Reference::cues() const { return impl_->facts.cues; }

const StateFacts* Reference::state(std::string_view iso3) const {
  return by_id(impl_->facts.states, impl_->facts.state_ids, iso3);
}
const RegionFacts* Reference::region(std::string_view m49) const {
  return by_id(impl_->facts.regions, impl_->facts.region_ids, m49);
}
const ProcessFacts* Reference::process(std::string_view id) const {
  return by_id(impl_->facts.processes, impl_->facts.process_ids, id);
}
const OrganisationFacts* Reference::organisation(std::string_view id) const {
  return by_id(impl_->facts.organisations, impl_->facts.organisation_ids, id);
}
const CategoryFacts* Reference::category(std::string_view id) const {
  return by_id(impl_->facts.categories, impl_->facts.category_ids, id);
}

const StateFacts* Reference::state_named(std::string_view text) const {
  const detail::Facts& facts = impl_->facts;
  const std::string folded = fold(text);
  if (!begins_name(facts, NameOf::state, detail::first_word(folded))) { return nullptr; }
  for (const std::string_view form : {std::string_view(folded), detail::without_articles(facts, folded)}) {
    const detail::Phrase* const phrase = facts.state_phrases.exact(form);
    if (phrase == nullptr || phrase->kind != detail::PhraseKind::name || phrase->ambiguous) { continue; }
    if (phrase->capitals && !detail::all_capitals(text)) { continue; }
    return &facts.states[phrase->item];
  }
  // "Kingdom of X" and "Reino de X" where only other official forms are listed.
  const auto found = detail::find_states(facts, text, false, false);
  if (found.size() != 1) { return nullptr; }
  const std::string rest = fold(text.substr(0, found[0].begin));
  const bool only_articles = rest.empty() || facts.cues.articles.exact(rest) != nullptr;
  return only_articles && fold(text.substr(found[0].end)).empty() ? state(found[0].iso3) : nullptr;
}

std::vector<FoundState> Reference::find_states(std::string_view text, bool demonyms, bool cities) const {
  return detail::find_states(impl_->facts, text, demonyms, cities);
}

const ProcessFacts* Reference::process_named(std::string_view text) const {
  const std::size_t place = place_named(impl_->facts, impl_->facts.process_names, NameOf::process, text);
  return place == detail::several ? nullptr : &impl_->facts.processes[place];
}

const OrganisationFacts* Reference::organisation_named(std::string_view text) const {
  const std::size_t place = place_named(impl_->facts, impl_->facts.organisation_names, NameOf::organisation, text);
  return place == detail::several ? nullptr : &impl_->facts.organisations[place];
}

bool Reference::may_begin(NameOf kind, std::string_view folded_word) const {
  return begins_name(impl_->facts, kind, folded_word);
}

std::span<const ProcessPhrase> Reference::process_phrases() const {
  std::call_once(impl_->phrases_made, [&] { impl_->process_phrases = detail::process_phrases(impl_->facts); });
  return impl_->process_phrases;
}

bool Reference::state_in(std::string_view iso3, std::string_view code) const {
  const StateFacts* const facts = state(iso3);
  if (facts == nullptr || code.empty()) { return false; }
  if (facts->un_group == code || facts->region == code || facts->subregion == code || facts->intermediate == code) {
    return true;
  }
  const RegionFacts* const wanted = region(code);
  return wanted != nullptr && wanted->level == "world";
}

bool Reference::category_is(std::string_view category_id, std::string_view wanted) const {
  for (std::size_t depth = 0; depth <= impl_->facts.categories.size(); ++depth) {
    if (category_id == wanted) { return !wanted.empty(); }
    const CategoryFacts* const facts = category(category_id);
    if (facts == nullptr) { return false; }
    category_id = facts->parent;
  }
  return false;
}

std::string Reference::category_of_name(std::string_view body_name) const {
  if (const OrganisationFacts* const known = organisation_named(body_name)) { return known->category; }
  const auto words = folded_spans(body_name);
  const bool is_part = begins_with_part(impl_->facts, words);
  const detail::Phrase* best = nullptr;
  std::size_t best_words = 0;
  for (std::size_t i = 0; i < words.size(); ++i) {
    std::size_t count = 0;
    const auto* const found =
        impl_->facts.category_cues.longest(words, i, [&](const detail::Phrase& phrase, std::size_t length) {
          count = length;
          const std::size_t begin = words[i].begin;
          return !phrase.capitals || detail::all_capitals(body_name.substr(begin, words[i + length - 1].end - begin));
        });
    const bool topical = is_part && i > 0 && count == 1;
    if (found != nullptr && count > best_words && !topical) {
      best = found;
      best_words = count;
    }
  }
  return best == nullptr ? std::string() : impl_->facts.categories[best->item].id;
}

} // namespace entente
