/// @file
/// Printed names taken apart, each once.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "core/model/programme.hpp"
#include "core/reference/reference.hpp"

namespace entente {

namespace matching {
struct BodyForm;
struct PersonName;
} // namespace matching

/// Remembers what `resolve` reads off printed names alone: people's names and their keys, bodies' names with what the
/// reference data says of them, the words of posts. What it answers stays valid until `trim` or the end of the memory.
/// One thread at a time.
class NameMemory {
public:
  explicit NameMemory(const Reference& reference);
  NameMemory(NameMemory&&) noexcept;
  NameMemory& operator=(NameMemory&&) noexcept;
  ~NameMemory();

  [[nodiscard]] const matching::PersonName& person(std::string_view printed);
  /// `matching::person_keys` of the name.
  [[nodiscard]] const std::vector<std::string>& person_keys(std::string_view printed);
  [[nodiscard]] const matching::BodyForm& body(std::string_view name, std::string_view acronym);
  /// The organisation or process that a body is by the reference data; empty when none.
  [[nodiscard]] const std::string& reference_of(std::string_view name, std::string_view acronym);
  /// The category that the name of a body says, and whether a state's body bears such a name.
  [[nodiscard]] const std::string& category_of(std::string_view name);
  [[nodiscard]] bool is_state_body(std::string_view name);
  /// The stems of the words of a post.
  [[nodiscard]] const std::vector<std::string>& stems(std::string_view text);

  /// Takes over what another memory holds and this one doesn't.
  void take(NameMemory&& other);
  /// Forgets everything when more than `most` texts of a kind are held.
  void trim(std::size_t most);

private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

/// Takes the names of a programme apart: the work of `resolve` that asks no base. O(length of the names).
[[nodiscard]] NameMemory read_names(const Programme& programme, const Reference& reference);

} // namespace entente
