#include "importers/agenda/surnames.hpp"

#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "core/text/unicode.hpp"

namespace entente::agenda {

namespace {

constexpr std::size_t longest_surname = 3;
constexpr std::size_t longest_name = 8;

/// Full names by each row of words behind the first that may be their surname; nothing where several people share it.
class FullNames {
public:
  void add(const EntryRecord& entry, std::size_t index) {
    const std::vector<std::string> words = fold_words(entry.name);
    if (entry.name.find(' ') == std::string::npos || words.size() < 2 || words.size() > longest_name) { return; }
    const std::string whole = fmt::format("{}", fmt::join(words, " "));
    for (std::size_t first = 1; first < words.size(); ++first) {
      std::string surname;
      for (std::size_t n = first; n < std::min(words.size(), first + longest_surname); ++n) {
        surname += (surname.empty() ? "" : " ") + words[n];
        const auto [found, added] = by_surname_.try_emplace(surname, Holder{whole, index, false});
        if (!added && found->second.name != whole) { found->second.shared = true; }
      }
    }
  }

  /// The entry of the one person of that surname.
  [[nodiscard]] std::optional<std::size_t> holder(std::string_view surname) const {
    const auto found = by_surname_.find(fmt::format("{}", fmt::join(fold_words(surname), " ")));
    return found == by_surname_.end() || found->second.shared ? std::nullopt : std::optional(found->second.entry);
  }

private:
  struct Holder {
    std::string name;
    std::size_t entry = 0;
    bool shared = false;
  };
  std::unordered_map<std::string, Holder> by_surname_;
};

} // namespace

void complete_surnames(Programme& programme) {
  FullNames names;
  for (std::size_t n = 0; n < programme.entries.size(); ++n) {
    names.add(programme.entries[n], n);
  }
  for (EntryRecord& entry : programme.entries) {
    if (entry.honorific.empty() || entry.name.find(' ') != std::string::npos || !entry.printed_name.empty()) { continue; }
    const std::optional<std::size_t> holder = names.holder(entry.name);
    if (!holder) { continue; }
    const EntryRecord& whole = programme.entries[*holder];
    if (entry.gender && whole.gender && entry.gender != whole.gender) { continue; }
    entry.printed_name = entry.name;
    entry.name = whole.name;
  }
}

} // namespace entente::agenda
