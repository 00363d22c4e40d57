#include <algorithm>

#include "core/resolve/organisations.hpp"

namespace entente::matching {
namespace {

constexpr std::size_t most_namesakes = 3; ///< asked about
constexpr double same_name_score = 0.9;

/// The only state that is named within the text; empty when none or several.
std::string state_within(const std::string& text, const Reference& reference) {
  const std::vector<FoundState> found = reference.find_states(text, true, false);
  const bool one = !found.empty() &&
                   std::ranges::all_of(found, [&](const FoundState& state) { return state.iso3 == found.front().iso3; });
  return one ? found.front().iso3 : std::string();
}

} // namespace

void Organisations::settle_reference(Mention& mention, const EntryRecord& from) const {
  const OrganisationFacts* const facts = mention.reference.empty() ? nullptr : reference_.organisation(mention.reference);
  if (facts == nullptr) { return; }
  // A country printed after an international body is where the person is from, not whose body it is.
  if (reference_.category_is(facts->category, "intergovernmental")) {
    mention.state = facts->state;
    return;
  }
  if (any_states(mention.form, *facts, reference_)) {
    std::string stated = state_within(mention.form.name, reference_);
    // A record that gives the body may give its state from there too: then what its person speaks for tells more.
    if (stated.empty() && mention.state != facts->state) { stated = mention.state; }
    if (stated.empty()) { stated = from.state.value_or(""); }
    if (stated.empty()) { stated = mention.state; }
    mention.guessed = stated.empty();
    if (!stated.empty() && stated != facts->state) {
      mention.reference.clear();
      mention.state = stated;
      return;
    }
  }
  if (!facts->state.empty()) { mention.state = facts->state; }
}

std::vector<Organisations::Match> Organisations::take_back_guess(Mention& mention, std::vector<std::string>& keys) {
  std::vector<Match> namesakes;
  if (!mention.guessed) { return namesakes; }
  bool others = false;
  for (const std::size_t index : candidates(mention, keys)) {
    const Entity& entity = entities_[index];
    const bool same_name = std::ranges::any_of(entity.forms, [&](const BodyForm& form) {
      return compare_bodies(mention.form, form, false).score >= same_name_score;
    });
    if (entity.state.empty() || (!same_name && entity.reference != mention.reference)) { continue; }
    others = others || entity.state != mention.state;
    if (namesakes.size() < most_namesakes) {
      namesakes.push_back({index, 0.5, "a name that bodies of several states bear"});
    }
  }
  if (!others) { return {}; }
  mention.reference.clear();
  mention.state.clear();
  keys = matching::organisation_keys(mention.printed, {}, {}, names_);
  return namesakes;
}

} // namespace entente::matching
