#include "core/resolve/name_memory.hpp"

#include <functional>
#include <optional>
#include <unordered_map>
#include <utility>

#include "core/resolve/body_name.hpp"
#include "core/resolve/person_name.hpp"
#include "core/resolve/words.hpp"

namespace entente {
namespace {

struct Hash {
  using is_transparent = void;
  std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
};
template <class Value> using ByText = std::unordered_map<std::string, Value, Hash, std::equal_to<>>;

struct PersonEntry {
  matching::PersonName name;
  std::optional<std::vector<std::string>> keys;
};
struct BodyEntry {
  matching::BodyForm form;
  std::optional<std::string> reference;
};

template <class Value, class Make> Value& remembered(ByText<Value>& texts, std::string_view text, Make&& make) {
  const auto at = texts.find(text);
  return at != texts.end() ? at->second : texts.emplace(std::string(text), make()).first->second;
}

} // namespace

struct NameMemory::Impl {
  const Reference& reference;
  ByText<PersonEntry> people;
  ByText<BodyEntry> bodies; ///< by name and acronym
  ByText<std::string> categories;
  ByText<std::vector<std::string>> posts;

  PersonEntry& person(std::string_view printed) {
    return remembered(people, printed, [&] {
      return PersonEntry{matching::parse_person_name(printed, reference), std::nullopt};
    });
  }
  BodyEntry& body(std::string_view name, std::string_view acronym) {
    std::string both;
    if (!acronym.empty()) { both.append(name).append(1, '\0').append(acronym); }
    return remembered(bodies, acronym.empty() ? name : both, [&] {
      return BodyEntry{matching::parse_body(name, acronym), std::nullopt};
    });
  }
};

NameMemory::NameMemory(const Reference& reference) : impl_(new Impl{reference, {}, {}, {}, {}}) {}
NameMemory::NameMemory(NameMemory&&) noexcept = default;
NameMemory& NameMemory::operator=(NameMemory&&) noexcept = default;
NameMemory::~NameMemory() = default;

const matching::PersonName& NameMemory::person(std::string_view printed) { return impl_->person(printed).name; }

const std::vector<std::string>& NameMemory::person_keys(std::string_view printed) {
  PersonEntry& entry = impl_->person(printed);
  if (!entry.keys) { entry.keys = matching::person_keys(entry.name); }
  return *entry.keys;
}

const matching::BodyForm& NameMemory::body(std::string_view name, std::string_view acronym) {
  return impl_->body(name, acronym).form;
}

const std::string& NameMemory::reference_of(std::string_view name, std::string_view acronym) {
  BodyEntry& entry = impl_->body(name, acronym);
  if (!entry.reference) { entry.reference = matching::reference_of(entry.form, impl_->reference); }
  return *entry.reference;
}

const std::string& NameMemory::category_of(std::string_view name) {
  return remembered(impl_->categories, name, [&] { return impl_->reference.category_of_name(name); });
}

bool NameMemory::is_state_body(std::string_view name) {
  const std::string& category = category_of(name);
  return !category.empty() && impl_->reference.category_is(category, "state");
}

const std::vector<std::string>& NameMemory::stems(std::string_view text) {
  return remembered(impl_->posts, text, [&] { return matching::stems(text); });
}

void NameMemory::take(NameMemory&& other) {
  impl_->people.merge(other.impl_->people);
  impl_->bodies.merge(other.impl_->bodies);
  impl_->categories.merge(other.impl_->categories);
  impl_->posts.merge(other.impl_->posts);
}

void NameMemory::trim(std::size_t most) {
  if (impl_->people.size() > most) { impl_->people.clear(); }
  if (impl_->bodies.size() > most) { impl_->bodies.clear(); }
  if (impl_->categories.size() > most) { impl_->categories.clear(); }
  if (impl_->posts.size() > most) { impl_->posts.clear(); }
}

NameMemory read_names(const Programme& programme, const Reference& reference) {
  NameMemory names(reference);
  for (const EntryRecord& entry : programme.entries) {
    (void)names.person_keys(entry.name);
    (void)names.stems(entry.position);
    for (const BodyRecord& body : entry.bodies) {
      const std::string acronym = body.acronym.value_or("");
      if (!body.reference) { (void)names.reference_of(body.name, acronym); }
      if (!body.category) { (void)names.category_of(body.name); }
      const std::string whole = acronym.empty() ? body.name : body.name + " (" + acronym + ")";
      (void)names.reference_of(whole, {});
      (void)names.is_state_body(names.body(whole, {}).name);
    }
  }
  return names;
}

} // namespace entente
