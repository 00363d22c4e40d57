/// @file
/// People in a running line whom words for what they are, or what they do with each other, stand before.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "core/reference/cues.hpp"
#include "importers/agenda/items.hpp"

namespace entente::agenda {

/// "la editora Ana Paz", "su autora, Ana Paz", "the poet Ben Roth": where at word `at` of `text` small words, one of which
/// is a post or a role, lead to a name: the word of the post, or the name's behind a comma; 0 where something else stands.
[[nodiscard]] std::size_t introduced_at(const Words& words, std::string_view text, std::size_t at, const Cues& cues);

/// The first word with a capital from word `at` on; the last word when there is none.
[[nodiscard]] std::size_t name_from(const Words& words, std::string_view text, std::size_t at);

/// The words for what one person does with another within an item ("in conversation with", "interviewed by"): their first
/// byte, and that of the other's post or name.
struct Conversation {
  std::size_t words = 0;
  std::size_t other = 0;
};

/// The conversations that an item tells of, in order; people stand before and behind each.
[[nodiscard]] std::vector<Conversation> conversations_in(const Item& item, const Cues& cues);

/// Adds cuts before and behind the words of each conversation.
void cut_conversations(const Item& item, const Cues& cues, std::vector<std::size_t>& cuts);

/// "la alcaldesa de Arica, Ana Paz", "the Mayor of Lima, Ben Roth": an article, a post and the name behind a comma: the byte
/// where the post begins; nothing for other texts.
[[nodiscard]] std::optional<std::size_t> posted_actor(std::string_view text, const Cues& cues);

} // namespace entente::agenda
