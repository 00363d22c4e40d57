#include "core/resolve/resolve.hpp"

#include <algorithm>
#include <cstdint>

#include <fmt/format.h>

#include "core/resolve/body_name.hpp"
#include "core/resolve/events.hpp"
#include "core/resolve/organisations.hpp"
#include "core/resolve/people.hpp"
#include "core/resolve/people_many.hpp"
#include "core/resolve/person_name.hpp"
#include "core/resolve/words.hpp"

namespace entente {
namespace {

/// 64-bit FNV-1a, as sixteen hexadecimal digits: the keys of long names stay short.
std::string digest(std::string_view text) {
  std::uint64_t hash = 14695981039346656037U;
  for (const char c : text) {
    hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211U;
  }
  return fmt::format("{:016x}", hash);
}

/// One key for all words, and one for each choice of all but one: a name with a word more, or a slip in one word, meets.
void add_word_keys(std::vector<std::string>& keys, std::string_view scope, std::vector<std::string> words) {
  constexpr std::size_t most_left_out = 8;
  std::sort(words.begin(), words.end());
  for (std::size_t left_out = 0; left_out <= words.size(); ++left_out) {
    if (left_out < words.size() && (words.size() < 3 || left_out >= most_left_out)) { continue; }
    std::string text(scope);
    for (std::size_t i = 0; i < words.size(); ++i) {
      if (i != left_out) { text += "+" + words[i]; }
    }
    if (text.size() > scope.size()) { keys.push_back("n:" + digest(text)); }
  }
}

} // namespace

Resolution resolve(const Programme& programme, const KnownEntities& known, const Reference& reference) {
  NameMemory names(reference);
  return resolve(programme, known, reference, names);
}

Resolution resolve(const Programme& programme, const KnownEntities& known, const Reference& reference, NameMemory& names) {
  Resolution resolution;
  Resolver resolver(programme, known, reference, names);
  resolver.resolve_events(resolution);
  resolver.resolve_bodies(resolution);
  resolver.resolve_people(resolution);
  return resolution;
}

struct Resolver::Impl {
  const Programme& programme;
  const KnownEntities& known;
  const Reference& reference;
  NameMemory& names;
  matching::EventContext events{known};
  matching::Organisations organisations{programme, known, reference, names};
};

Resolver::Resolver(const Programme& programme, const KnownEntities& known, const Reference& reference, NameMemory& names)
    : impl_(new Impl{programme, known, reference, names}) {}

Resolver::~Resolver() = default;

void Resolver::resolve_events(Resolution& resolution) {
  impl_->events = matching::resolve_events(impl_->programme, impl_->known, impl_->reference, resolution);
}

void Resolver::resolve_bodies(Resolution& resolution) { impl_->organisations.resolve(resolution); }

void Resolver::resolve_people(Resolution& resolution) {
  auto& [programme, known, reference, names, events, organisations] = *impl_;
  if (matching::serves_many_people(programme, known)) {
    matching::resolve_many_people(programme, known, reference, resolution);
  } else {
    matching::resolve_people(programme, known, events, organisations, names, resolution);
  }
}

std::vector<std::string> person_keys(std::string_view name, const Reference& reference) {
  return matching::person_keys(matching::parse_person_name(name, reference));
}

std::vector<std::string> organisation_keys(std::string_view name, std::string_view acronym, std::string_view state,
                                           const Reference& reference) {
  NameMemory names(reference);
  return matching::organisation_keys(name, acronym, state, names);
}

std::vector<std::string> matching::organisation_keys(std::string_view name, std::string_view acronym, std::string_view state,
                                                     NameMemory& names) {
  const BodyForm& form = names.body(name, acronym);
  std::vector<std::string> keys;
  if (const std::string& id = names.reference_of(name, acronym); !id.empty()) { keys.push_back("r:" + id); }
  if (!form.acronym.empty()) { keys.push_back("a:" + form.acronym); }
  const std::string scope = names.is_state_body(form.name) ? (state.empty() ? "?|" : std::string(state) + "|") : "";
  std::string head;
  std::size_t heads = 0;
  for (const std::string& word : form.stems) {
    if (heads < 3 && Words::builtin().body_weight(word) == 1.0) { head += (heads++ == 0 ? "" : "+") + word; }
  }
  if (heads >= 2) { keys.push_back("h:" + scope + head); }
  add_word_keys(keys, scope, form.stems.empty() ? std::vector<std::string>{form.folded} : form.stems);
  if (!form.fields.empty() && !state.empty()) {
    std::string fields = "f:" + std::string(state) + "|";
    for (const std::string& field : form.fields) {
      fields += field + "+";
    }
    keys.push_back(std::move(fields));
  }
  std::sort(keys.begin(), keys.end());
  keys.erase(std::unique(keys.begin(), keys.end()), keys.end());
  return keys;
}

} // namespace entente
