/// @file
/// Who is who: a pure function from records and known entities to choices, each with its score and reason.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "core/model/known.hpp"
#include "core/model/programme.hpp"
#include "core/model/resolution.hpp"
#include "core/reference/reference.hpp"
#include "core/resolve/name_memory.hpp"

namespace entente {

/// Decides for every event, body and person of the programme whether the base knows it.
/// People are joined when their names fit and something besides the name speaks for it (a shared body, state or post,
/// or the same document and event); a shared name alone leaves two people and a review item. Nothing is stored.
/// Time: O(mentions x hits per blocking key).
[[nodiscard]] Resolution resolve(const Programme& programme, const KnownEntities& known, const Reference& reference);
/// The same, with a memory of names that lasts over many programmes.
[[nodiscard]] Resolution resolve(const Programme& programme, const KnownEntities& known, const Reference& reference,
                                 NameMemory& names);

/// `resolve` in three steps, for long lists: their meetings can be written while bodies are told apart, and their bodies
/// while people are.
class Resolver {
public:
  /// All must outlive it.
  Resolver(const Programme& programme, const KnownEntities& known, const Reference& reference, NameMemory& names);
  Resolver(const Resolver&) = delete;
  Resolver& operator=(const Resolver&) = delete;
  ~Resolver();
  /// The first step.
  void resolve_events(Resolution& resolution);
  /// The second. Leaves processes and events as they are, so that another thread may read them.
  void resolve_bodies(Resolution& resolution);
  /// The third. Leaves bodies as they are, too.
  void resolve_people(Resolution& resolution);

private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

/// Blocking keys of a person's name, under which similar names meet: order-free, accent-free.
[[nodiscard]] std::vector<std::string> person_keys(std::string_view name, const Reference& reference);
/// Blocking keys of a body's name and acronym. Those of the name hold the state for bodies of a state, so that two
/// states' ministries don't meet there; an acronym meets its like in every state and is told apart by comparison.
[[nodiscard]] std::vector<std::string> organisation_keys(std::string_view name, std::string_view acronym,
                                                         std::string_view state, const Reference& reference);

} // namespace entente
