/// @file
/// The closed vocabularies of the exchange format, with their printed names.
#pragma once

#include <optional>
#include <string_view>

namespace entente {

enum class Language { fr, en, es };
enum class Gender { f, m };
enum class SessionKind { opening, closing, panel, session, keynote, testimony, side_event, briefing, break_, other };
enum class Role { moderator, speaker, chair, presenter, introducer, discussant, rapporteur, participant };
enum class PartnershipKind { co_facilitates, co_chairs, chairs, member_of, advises, represents, hosts, supports, partner };
/// What an end of a partnership, or a node of the network of actors, can be.
enum class EntityKind { person, organisation, state, process, event, session };

/// The exchange format's word for a value ("side-event", "co-chairs").
[[nodiscard]] std::string_view to_text(Language value);
[[nodiscard]] std::string_view to_text(Gender value);
[[nodiscard]] std::string_view to_text(SessionKind value);
[[nodiscard]] std::string_view to_text(Role value);
[[nodiscard]] std::string_view to_text(PartnershipKind value);
[[nodiscard]] std::string_view to_text(EntityKind value);

/// The value for the exchange format's word; nothing for an unknown word.
[[nodiscard]] std::optional<Language> parse_language(std::string_view text);
[[nodiscard]] std::optional<Gender> parse_gender(std::string_view text);
[[nodiscard]] std::optional<SessionKind> parse_session_kind(std::string_view text);
[[nodiscard]] std::optional<Role> parse_role(std::string_view text);
[[nodiscard]] std::optional<PartnershipKind> parse_partnership_kind(std::string_view text);
[[nodiscard]] std::optional<EntityKind> parse_entity_kind(std::string_view text);

} // namespace entente
