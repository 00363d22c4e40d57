#include "importers/agenda/repeats.hpp"

#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "core/text/unicode.hpp"

namespace entente::agenda {

namespace {

bool is_bare(const EntryRecord& entry) {
  return entry.role == Role::speaker && entry.position.empty() && entry.bodies.empty();
}

} // namespace

void drop_repeats(Programme& programme) {
  std::map<std::pair<std::size_t, std::string>, std::size_t> first; // by session and name
  std::vector<std::optional<std::size_t>> place(programme.entries.size());
  std::vector<EntryRecord> kept;
  kept.reserve(programme.entries.size());
  for (std::size_t n = 0; n < programme.entries.size(); ++n) {
    EntryRecord& entry = programme.entries[n];
    const auto [known, is_new] = first.emplace(std::pair(entry.session, fold(entry.name)), kept.size());
    if (!is_new && is_bare(entry)) {
      kept[known->second].remote = kept[known->second].remote || entry.remote;
      continue;
    }
    place[n] = kept.size();
    kept.push_back(std::move(entry));
  }
  programme.entries = std::move(kept);
  std::erase_if(programme.partnerships, [&](const PartnershipRecord& tie) { return !place[tie.entry]; });
  for (PartnershipRecord& tie : programme.partnerships) {
    tie.entry = *place[tie.entry];
  }
}

} // namespace entente::agenda
