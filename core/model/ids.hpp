/// @file
/// Strong identifiers. An id is a positive number, unique within its kind in one base; 0 means "none".
#pragma once

#include <charconv>
#include <compare>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace entente {

/// A number that names one thing of one kind; ids of different kinds do not mix.
template <class Tag> struct Id {
  std::int64_t value = 0;

  constexpr Id() = default;
  constexpr explicit Id(std::int64_t number) : value(number) {}
  [[nodiscard]] constexpr explicit operator bool() const { return value != 0; }
  friend constexpr auto operator<=>(Id, Id) = default;

  /// The printed form used by exports and the command line: the kind's letter and the number ("p12").
  [[nodiscard]] std::string text() const { return Tag::letter + std::to_string(value); }

  /// Reads the printed form; nothing when the letter or the number does not fit.
  [[nodiscard]] static std::optional<Id> parse(std::string_view printed) {
    if (printed.size() < 2 || printed.front() != Tag::letter) { return std::nullopt; }
    std::int64_t number = 0;
    const char* const end = printed.data() + printed.size();
    const auto [stop, error] = std::from_chars(printed.data() + 1, end, number);
    if (error != std::errc{} || stop != end || number <= 0) { return std::nullopt; }
    return Id(number);
  }
};

using DocumentId = Id<struct DocumentTag>;
using ProcessId = Id<struct ProcessTag>;
using EventId = Id<struct EventTag>;
using SessionId = Id<struct SessionTag>;
using PersonId = Id<struct PersonTag>;
using OrganisationId = Id<struct OrganisationTag>;
using AppearanceId = Id<struct AppearanceTag>;
using PartnershipId = Id<struct PartnershipTag>;
using ThemeId = Id<struct ThemeTag>;

struct DocumentTag {
  static constexpr char letter = 'd';
};
struct ProcessTag {
  static constexpr char letter = 'c';
};
struct EventTag {
  static constexpr char letter = 'e';
};
struct SessionTag {
  static constexpr char letter = 's';
};
struct PersonTag {
  static constexpr char letter = 'p';
};
struct OrganisationTag {
  static constexpr char letter = 'o';
};
struct AppearanceTag {
  static constexpr char letter = 'a';
};
struct PartnershipTag {
  static constexpr char letter = 'r';
};
struct ThemeTag {
  static constexpr char letter = 't';
};

} // namespace entente

template <class Tag> struct std::hash<entente::Id<Tag>> {
  std::size_t operator()(entente::Id<Tag> id) const noexcept { return std::hash<std::int64_t>{}(id.value); }
};
