#include <functional>
#include <string_view>
#include <unordered_map>

#include "core/resolve/organisations.hpp"

namespace entente::matching {

void Organisations::find_alike() {
  struct Seen {
    const void* bodies = nullptr;
    std::string_view state;
    bool operator==(const Seen&) const = default;
  };
  const auto hash = [](const Seen& seen) {
    return std::hash<const void*>{}(seen.bodies) ^ 31 * std::hash<std::string_view>{}(seen.state);
  };
  std::unordered_map<Seen, std::size_t, decltype(hash)> first(64, hash);
  alike_.resize(programme_.entries.size());
  for (std::size_t entry = 0; entry < programme_.entries.size(); ++entry) {
    const EntryRecord& record = programme_.entries[entry];
    alike_[entry] = entry;
    if (record.bodies.empty()) { continue; }
    const Seen seen{record.bodies.identity(), record.state ? std::string_view(*record.state) : std::string_view()};
    alike_[entry] = first.try_emplace(seen, entry).first->second;
  }
}

void Organisations::resolve(Resolution& resolution) {
  resolution.bodies.resize(programme_.entries.size());
  resolution.body_keys.resize(programme_.entries.size());
  find_alike();
  std::size_t levels = 0;
  for (std::size_t entry = 0; entry < programme_.entries.size(); ++entry) {
    if (alike_[entry] != entry) { continue; }
    const std::size_t count = programme_.entries[entry].bodies.size();
    if (count == 0) { continue; }
    resolution.bodies[entry].resize(count);
    resolution.body_keys[entry].resize(count);
    for (std::size_t body = 0; body < count; ++body) {
      levels = std::max(levels, depth(entry, body) + 1);
    }
  }
  for (std::size_t at = 0; at < levels; ++at) {
    for (Mention& mention : level(at, resolution)) {
      place(mention, resolution);
    }
  }
  for (std::size_t entry = 0; entry < programme_.entries.size(); ++entry) {
    resolution.bodies[entry] = resolution.bodies[alike_[entry]];
    resolution.body_keys[entry] = resolution.body_keys[alike_[entry]];
  }
  write_new(resolution);
}

} // namespace entente::matching
