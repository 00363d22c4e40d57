/// @file
/// What follows from mentions and declared values, kept right when a decision changes them: printed forms with their search
/// index, and the facts that the resolver asks for.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "core/store/decisions/cells.hpp"

namespace entente::store {

/// Brings printed forms and facts up to date after the changes were written, in either direction.
void refresh_derived(const Connection& connection, std::span<const Change> changes);

/// The name under which an entity of its own is shown: declared, else stored where it is printed still, else the fullest
/// printed form of its group.
[[nodiscard]] std::string shown_name(const Connection& connection, About about, std::int64_t root);

/// True when the first of two forms says more: more words, then more bytes, then first in order.
[[nodiscard]] bool says_more(std::string_view form, std::string_view other);

/// The number of mentions that belong to the entity itself, those joined into it aside; for an event that of the documents
/// that speak of it, for a process that of its events.
[[nodiscard]] std::int64_t mentions_of(const Connection& connection, About about, std::int64_t id);

/// Takes away every printed form of an entity, "person" or whatever `kind` it is.
void remove_forms(const Connection& connection, const char* kind, std::int64_t entity);
/// Keeps a form while something prints or declares it, or it came with a dataset.
void refresh_form(const Connection& connection, About about, std::int64_t entity, const std::string& text);

/// Writes anew what the resolver asks about one person.
void refresh_facts(const Connection& connection, std::int64_t person);

} // namespace entente::store
