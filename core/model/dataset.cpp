#include "core/model/dataset.hpp"

#include <algorithm>
#include <tuple>

namespace entente {
namespace {

template <class... Fs> struct Overloaded : Fs... { using Fs::operator()...; };
template <class... Fs> Overloaded(Fs...) -> Overloaded<Fs...>;

} // namespace

std::vector<Source> sources_of(const Appearance& appearance, std::optional<OrganisationId> named) {
  if (appearance.lines.empty()) { return {appearance.source}; }
  std::vector<Source> sources;
  for (const StatedLine& line : appearance.lines) {
    if (!named || std::ranges::find(line.organisations, *named) != line.organisations.end()) {
      sources.push_back(line.source);
    }
  }
  return sources.empty() ? sources_of(appearance) : sources;
}

EntityKind kind_of(const End& end) {
  return std::visit(Overloaded{[](PersonId) { return EntityKind::person; },
                               [](OrganisationId) { return EntityKind::organisation; },
                               [](ProcessId) { return EntityKind::process; }, [](EventId) { return EntityKind::event; },
                               [](const std::string&) { return EntityKind::state; }},
                    end.what);
}

std::string id_text(const End& end) {
  return std::visit(Overloaded{[](const std::string& iso3) { return iso3; }, [](auto id) { return id.text(); }}, end.what);
}

bool operator==(const Dataset& a, const Dataset& b) {
  const auto said = [](const Dataset& set) {
    return std::tie(set.documents, set.processes, set.events, set.sessions, set.people, set.organisations, set.states,
                    set.appearances, set.partnerships, set.themes);
  };
  return said(a) == said(b);
}

std::vector<const Declaration*> declarations_of(const Dataset& dataset, const Appearance& appearance) {
  std::vector<const Declaration*> found;
  bool of_person = false;
  for (const Declaration& declaration : dataset.declarations) {
    const bool rests =
        std::visit(Overloaded{[&](PersonId id) { return id == appearance.person; },
                              [&](AppearanceId id) { return id == appearance.id; },
                              [&](OrganisationId id) {
                                return std::ranges::find(appearance.organisations, id) != appearance.organisations.end();
                              },
                              [](PartnershipId) { return false; }},
                   declaration.subject);
    if (!rests) { continue; }
    of_person = of_person || std::holds_alternative<PersonId>(declaration.subject);
    found.push_back(&declaration);
  }
  if (of_person) { // whose gender goes before that of one appearance
    std::erase_if(found, [](const Declaration* declaration) {
      return declaration->field == "gender" && std::holds_alternative<AppearanceId>(declaration->subject);
    });
  }
  return found;
}

} // namespace entente
