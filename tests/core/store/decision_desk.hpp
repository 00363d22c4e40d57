/// @file
/// A base on which decisions are taken.
#pragma once

#include <filesystem>
#include <string>

#include "core/store/base.hpp"
#include "core/store/decisions.hpp"
#include "tests/core/store/decision_model.hpp"

namespace decision_desk {

using namespace entente;

/// A base with four meetings, the same ones in each.
struct Desk {
  explicit Desk(const std::filesystem::path& path) : base(Base::open(path, OpenMode::create)) {
    world = decision_model::fill(base);
  }
  template <class Take> void decide(Take take) {
    DecisionTransaction transaction(base, decision_model::keys());
    take(transaction);
    transaction.commit();
  }
  DecisionsTaken take_in(const std::string& file) {
    DecisionTransaction transaction(base, decision_model::keys());
    DecisionsTaken result = transaction.take_in(file, {"tester", ""});
    transaction.commit();
    return result;
  }
  DecisionsTaken retry() {
    DecisionTransaction transaction(base, decision_model::keys());
    DecisionsTaken result = transaction.retry();
    transaction.commit();
    return result;
  }
  Base base;
  decision_model::World world;
};

} // namespace decision_desk
