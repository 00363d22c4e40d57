#include "core/resolve/body_name.hpp"

#include <algorithm>

#include "core/resolve/words.hpp"
#include "core/text/unicode.hpp"

namespace entente::matching {
namespace {

std::string closed_up(std::string_view text) {
  std::string folded = fold(text);
  std::erase(folded, ' ');
  return folded;
}

/// A single printed word, mostly capitals, of at most twelve letters ("OIM", "UNICEF", "FIIAPP", "UN-Habitat" not).
bool looks_like_acronym(std::string_view name) {
  if (name.empty() || name.find(' ') != std::string_view::npos || length(name) > 12) { return false; }
  const LetterCase counted = letter_case(name);
  return counted.upper >= 2 && counted.upper > counted.lower;
}

/// The acronym after a word that says only what kind of body it is ("plateforme ADEPT"); empty when the name is another.
std::string_view carried_acronym(std::string_view name) {
  const std::size_t space = name.rfind(' ');
  if (space == std::string_view::npos || !looks_like_acronym(name.substr(space + 1))) { return {}; }
  const std::vector<std::string> words = stems(name.substr(0, space));
  const bool carried =
      words.size() == 1 && Words::builtin().is_carrier(words.front()) && fold_words(name.substr(0, space)).size() <= 2;
  return carried ? name.substr(space + 1) : std::string_view();
}

/// True when the letters are the first letters of the name's words, small words counted or not.
bool spells(const std::string& acronym, const BodyForm& form) {
  if (acronym.size() < 3 || form.stems.size() < 3) { return false; }
  std::string all;
  std::string telling;
  for (const std::string& word : fold_words(form.name)) {
    all += word.front();
    if (!Words::builtin().is_stop(word)) { telling += word.front(); }
  }
  return acronym == all || acronym == telling;
}

bool same_words(const BodyForm& a, const BodyForm& b) {
  if (a.stems.empty() || a.stems.size() != b.stems.size()) { return false; }
  return a.sorted_stems == b.sorted_stems;
}

BodyFit compare_words(const BodyForm& a, const BodyForm& b) {
  const Agreement agreement =
      agree(a.stems, b.stems, [](const std::string& word) { return Words::builtin().body_weight(word); });
  const double overlap = agreement.overlap();
  const bool one_sided = agreement.only_a == 0 || agreement.only_b == 0;
  if (agreement.words == 0) { return {}; }
  if (agreement.only_a == 0 && agreement.only_b == 0) {
    // A slip of the pen in a name of one word may be another name.
    return a.stems.size() >= 2 ? BodyFit{0.92, "names a letter or two apart"} : BodyFit{0.6, "names a letter or two apart"};
  }
  const bool little_more = std::max(agreement.only_a, agreement.only_b) <= 0.6 || overlap >= 0.85;
  if (one_sided && little_more && agreement.words >= 2) { return {0.82, "one name has a word more"}; }
  if (one_sided && agreement.words >= 2 && overlap >= 0.5) { return {0.6, "one name is part of the other"}; }
  if (agreement.words >= 4 && overlap >= 0.75) { return {0.6, "names of mostly the same words"}; }
  return {0.4 * overlap, "names of some of the same words"};
}

} // namespace

BodyForm parse_body(std::string_view name, std::string_view acronym) {
  BodyForm form;
  std::string printed = squeeze(name);
  form.printed_acronym = squeeze(acronym);
  const std::size_t open = printed.rfind('(');
  if (open != std::string::npos && open > 0 && printed.ends_with(')')) {
    const std::string_view inside = std::string_view(printed).substr(open + 1, printed.size() - open - 2);
    if (looks_like_acronym(inside)) {
      if (form.printed_acronym.empty()) { form.printed_acronym = std::string(inside); }
      printed = std::string(trim(std::string_view(printed).substr(0, open)));
    }
  }
  form.name = printed;
  form.folded = fold(printed);
  const std::string_view carried = carried_acronym(form.name);
  if (form.printed_acronym.empty()) { form.printed_acronym = std::string(carried); }
  form.acronym = closed_up(form.printed_acronym);
  form.acronym_only =
      !carried.empty() || looks_like_acronym(printed) || (!form.acronym.empty() && closed_up(printed) == form.acronym);
  if (form.acronym_only && form.acronym.empty()) {
    form.printed_acronym = printed;
    form.acronym = closed_up(printed);
  }
  form.stems = stems(printed);
  form.sorted_stems = form.stems;
  std::ranges::sort(form.sorted_stems);
  form.fields = Words::builtin().portfolios(printed);
  form.unit = !form.stems.empty() && Words::builtin().is_unit(form.stems.front());
  return form;
}

BodyFit compare_bodies(const BodyForm& a, const BodyForm& b, bool same_state) {
  if (!a.folded.empty() && a.folded == b.folded) { return {0.99, "same name"}; }
  if (same_words(a, b)) { return {0.97, "same name but for small words"}; }
  const bool same_acronym = !a.acronym.empty() && a.acronym == b.acronym;
  if (same_acronym && (a.acronym_only || b.acronym_only)) { return {0.9, "the acronym of the name"}; }
  if (same_state && !a.fields.empty() && a.fields == b.fields) {
    return {0.9, "the same state's ministry for the same field"};
  }
  if (a.acronym_only != b.acronym_only) {
    const BodyForm& lone = a.acronym_only ? a : b;
    const BodyForm& full = a.acronym_only ? b : a;
    if (full.acronym.empty() && spells(lone.acronym, full)) { return {0.6, "the first letters of the name"}; }
    return {};
  }
  if (a.acronym_only) { return {}; }
  BodyFit fit = compare_words(a, b);
  if (same_acronym) {
    const Agreement agreement =
        agree(a.stems, b.stems, [](const std::string& word) { return Words::builtin().body_weight(word); });
    if (fit.score >= 0.6 || (agreement.words >= 2 && agreement.overlap() >= 0.5)) {
      return {0.95, "same acronym, like names"};
    }
    return {0.55, "same acronym, other names"};
  }
  if (!a.acronym.empty() && !b.acronym.empty() && fit.score >= 0.8 && fit.score < 0.9) { fit.score = 0.6; }
  return fit;
}

std::string reference_of(const BodyForm& form, const Reference& reference) {
  if (const OrganisationFacts* found = reference.organisation_named(form.name)) { return found->id; }
  if (const ProcessFacts* found = reference.process_named(form.name)) { return found->id; }
  if (form.acronym.empty()) { return {}; }
  // The acronym of a long form counts only where the reference's own name is close to it.
  const OrganisationFacts* organisation = reference.organisation_named(form.printed_acronym);
  const ProcessFacts* process = organisation == nullptr ? reference.process_named(form.printed_acronym) : nullptr;
  if (organisation == nullptr && process == nullptr) { return {}; }
  if (form.acronym_only) { return organisation != nullptr ? organisation->id : process->id; }
  const Names& names = organisation != nullptr ? organisation->name : process->name;
  for (const std::string* name : {&names.en, &names.fr, &names.es}) {
    if (name->empty()) { continue; }
    const BodyForm known = parse_body(*name, form.printed_acronym);
    if (compare_bodies(form, known, false).score >= 0.6) { return organisation != nullptr ? organisation->id : process->id; }
  }
  return {};
}

bool any_states(const BodyForm& form, const OrganisationFacts& facts, const Reference& reference) {
  constexpr std::size_t telling_acronym = 4;
  const bool national =
      reference.category_is(facts.category, "state") || reference.category_is(facts.category, "trade-union");
  if (facts.state.empty() || !national) { return false; }
  const auto tells = [&](std::string_view name) {
    const auto found = reference.find_states(name, true, true);
    return std::ranges::any_of(found, [&](const FoundState& state) { return state.iso3 == facts.state; });
  };
  if (!form.acronym_only) { return form.stems.size() >= 2 && !tells(form.name); }
  const auto plain = [](const std::string& name) { return std::string_view(name).substr(0, name.find(" (")); };
  return form.acronym.size() < telling_acronym && form.stems.size() < 2 && !tells(plain(facts.name.en)) &&
         !tells(plain(facts.name.fr)) && !tells(plain(facts.name.es));
}

bool is_state_body(std::string_view name, const Reference& reference) {
  const std::string category = reference.category_of_name(name);
  return !category.empty() && reference.category_is(category, "state");
}

} // namespace entente::matching
