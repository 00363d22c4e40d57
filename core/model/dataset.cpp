#include "core/model/dataset.hpp"

namespace entente {
namespace {

template <class... Fs> struct Overloaded : Fs... { using Fs::operator()...; };
template <class... Fs> Overloaded(Fs...) -> Overloaded<Fs...>;

} // namespace

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
