/// @file
/// The new entities of a resolution, and the blocking keys under which later documents find them.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/model/resolution.hpp"
#include "core/store/writer.hpp"

namespace entente::store {

/// The id that a choice of the resolver stands for.
template <class Identifier> Identifier chosen(const Choice<Identifier>& choice, const RowIds& fresh) {
  return choice.known ? *choice.known : Identifier(fresh.at(choice.fresh));
}

void write_new_processes(Writer& write, const Resolution& resolution, const ReadingIds& ids);
/// Writes the new organisations with their first printed forms and their keys. `at_once`: each table in one statement,
/// keys in their order, which is faster for very many.
void write_new_organisations(Writer& write, const Resolution& resolution, const ReadingIds& ids, bool at_once);
/// Likewise the new people.
void write_new_people(Writer& write, const Resolution& resolution, const ReadingIds& ids, bool at_once);

/// Keys of very many entities, put in order before they are written: a row that follows the last one is found at once,
/// while rows in any order need all pages of the table in memory.
class SortedKeys {
public:
  /// Makes room for so many.
  void reserve(std::size_t count) { places_.reserve(count); }
  /// `key` must stay where it is.
  void add(const std::string& key, std::int64_t entity);
  /// Puts them in the order of the keys, then of the entities. O(n log n).
  void sort();
  /// Writes them with a statement as `insert_rows` takes it. Precondition: they are sorted.
  void write(const Connection& connection, const char* sql) const;

private:
  struct Place {
    std::uint64_t start; ///< the first eight bytes, which order as the key does
    const std::string* key;
    std::int64_t entity;
  };
  void sort_by_start();
  std::vector<Place> places_;
};

} // namespace entente::store
