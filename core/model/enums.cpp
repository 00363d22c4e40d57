#include "core/model/enums.hpp"

#include <array>
#include <cstddef>

namespace entente {
namespace {

constexpr std::array<std::string_view, 3> language_names{"fr", "en", "es"};
constexpr std::array<std::string_view, 2> gender_names{"f", "m"};
constexpr std::array<std::string_view, 10> session_kind_names{"opening",   "closing",    "panel",    "session", "keynote",
                                                              "testimony", "side-event", "briefing", "break",   "other"};
constexpr std::array<std::string_view, 8> role_names{"moderator",  "speaker",    "chair",      "presenter",
                                                     "introducer", "discussant", "rapporteur", "participant"};
constexpr std::array<std::string_view, 9> partnership_names{
    "co-facilitates", "co-chairs", "chairs", "member-of", "advises", "represents", "hosts", "supports", "partner"};
constexpr std::array<std::string_view, 6> entity_names{"person", "organisation", "state", "process", "event", "session"};

template <class Enum, std::size_t N>
std::optional<Enum> find(const std::array<std::string_view, N>& names, std::string_view text) {
  for (std::size_t i = 0; i < N; ++i) {
    if (names[i] == text) { return static_cast<Enum>(i); }
  }
  return std::nullopt;
}

} // namespace

std::string_view to_text(Language value) { return language_names.at(static_cast<std::size_t>(value)); }
std::string_view to_text(Gender value) { return gender_names.at(static_cast<std::size_t>(value)); }
std::string_view to_text(SessionKind value) { return session_kind_names.at(static_cast<std::size_t>(value)); }
std::string_view to_text(Role value) { return role_names.at(static_cast<std::size_t>(value)); }
std::string_view to_text(PartnershipKind value) { return partnership_names.at(static_cast<std::size_t>(value)); }
std::string_view to_text(EntityKind value) { return entity_names.at(static_cast<std::size_t>(value)); }

std::optional<Language> parse_language(std::string_view text) { return find<Language>(language_names, text); }
std::optional<Gender> parse_gender(std::string_view text) { return find<Gender>(gender_names, text); }
std::optional<SessionKind> parse_session_kind(std::string_view text) { return find<SessionKind>(session_kind_names, text); }
std::optional<Role> parse_role(std::string_view text) { return find<Role>(role_names, text); }
std::optional<PartnershipKind> parse_partnership_kind(std::string_view text) {
  return find<PartnershipKind>(partnership_names, text);
}
std::optional<EntityKind> parse_entity_kind(std::string_view text) { return find<EntityKind>(entity_names, text); }

} // namespace entente
