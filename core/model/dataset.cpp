#include "core/model/dataset.hpp"

#include <algorithm>

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

} // namespace entente
