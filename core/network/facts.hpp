/// @file
/// Private to core/network: a dataset seen as keys of nodes, with what is needed to describe each node.
#pragma once

#include <compare>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/network/network.hpp"
#include "core/network/session_words.hpp"

namespace entente::detail {

/// Names a node while a network is made; `number` is the id's value, for states the place in the sorted list of codes.
struct Key {
  EntityKind kind = EntityKind::person;
  std::int64_t number = 0;
  friend auto operator<=>(const Key&, const Key&) = default;
};

/// A node and one appearance that it is seen in; null for a node that is there without one.
struct Presence {
  Key key;
  const Appearance* appearance = nullptr;
};

/// One reason for a tie. Links with the same ends and kind become one tie; different `unit`s are counted as its weight.
struct Link {
  Key a;
  Key b;
  TieKind kind = TieKind::appearance;
  std::int64_t unit = 0;
  AppearanceId evidence; ///< 0 when none
};

/// Look-ups over a dataset and the reference data; both must outlive it.
class DatasetFacts {
public:
  DatasetFacts(const Dataset& dataset, const Reference& reference);

  [[nodiscard]] const Dataset& dataset() const { return dataset_; }
  [[nodiscard]] const Reference& reference() const { return reference_; }
  /// The appearances that count: all but those on a break, by id.
  [[nodiscard]] std::span<const Appearance* const> appearances() const { return appearances_; }
  [[nodiscard]] std::span<const std::string> states() const { return states_; }
  [[nodiscard]] Key state(std::string_view iso3) const;
  [[nodiscard]] Key key(const End& end) const;
  /// The process of the event; 0 when none is known.
  [[nodiscard]] ProcessId process_of(EventId event) const;
  /// Id of the process in the reference data; empty when it is not there.
  [[nodiscard]] std::string reference_id(const Process& process) const;
  /// Bodies that hold this one, nearest first.
  [[nodiscard]] std::vector<OrganisationId> holders(OrganisationId organisation) const;
  /// The node with its attributes; `seen` are its appearances by id.
  [[nodiscard]] Node node(Key key, std::span<const Appearance* const> seen) const;

private:
  void order_programme();
  void describe_person(Node& node, PersonId id, std::span<const Appearance* const> seen) const;
  void describe_organisation(Node& node, OrganisationId id) const;
  void describe_session(Node& node, SessionId id) const;
  void add_traits(Node& node, Key key, std::span<const Appearance* const> seen) const;
  [[nodiscard]] int order_of(SessionId session) const;
  [[nodiscard]] std::string category_of(OrganisationId organisation) const;
  [[nodiscard]] std::string region_of(std::string_view iso3) const;
  [[nodiscard]] const Appearance* latest(std::span<const Appearance* const> seen) const;

  const Dataset& dataset_;
  const Reference& reference_;
  std::vector<const Appearance*> appearances_;
  std::vector<std::string> states_;
  std::vector<int> event_order_;   ///< place in time, from 1, of each event of the dataset
  std::vector<int> session_order_; ///< of each session; 0 where its event is not known
  SessionWords session_words_;
};

/// Nodes and ties of the network of actors.
void add_actors(const DatasetFacts& facts, std::vector<Presence>& presences, std::vector<Link>& links);

} // namespace entente::detail
