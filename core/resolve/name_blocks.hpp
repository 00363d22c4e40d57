/// @file
/// Which entries of a document are compared with which: those filed under one key, within bounds.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace entente::matching {

/// Entries by key. A key that very many share ("g:ana/perez" in a list of 20,000) is full after `most` entries; later ones
/// are filed under the key and something that narrows it (the whole name, a body), so that work stays linear.
class NameBlocks {
public:
  static constexpr std::size_t most = 64;

  /// Calls `each` with the entries filed under the key, also narrowed: at most `most` for the key and for every narrowing.
  template <class Each> void visit(const std::string& key, const std::vector<std::string>& narrow, const Each& each) const {
    if (!visit_block(key, each)) { return; }
    for (const std::string& further : narrow) {
      (void)visit_block(narrowed(key, further), each);
    }
  }

  /// Files an entry. True when its key was full.
  bool add(const std::string& key, const std::vector<std::string>& narrow, std::size_t entry) {
    if (file(key, entry)) { return false; }
    for (const std::string& further : narrow) {
      (void)file(narrowed(key, further), entry);
    }
    return true;
  }

private:
  std::unordered_map<std::string, std::vector<std::size_t>> blocks_;

  static std::string narrowed(const std::string& key, const std::string& further) { return key + '\n' + further; }

  bool file(const std::string& key, std::size_t entry) {
    std::vector<std::size_t>& block = blocks_[key];
    if (block.size() >= most) { return false; }
    block.push_back(entry);
    return true;
  }

  /// True when the block is full.
  template <class Each> bool visit_block(const std::string& key, const Each& each) const {
    const auto found = blocks_.find(key);
    if (found == blocks_.end()) { return false; }
    for (const std::size_t entry : found->second) {
      each(entry);
    }
    return found->second.size() >= most;
  }
};

} // namespace entente::matching
