/// @file
/// A base on which decisions are taken.
#pragma once

#include <filesystem>
#include <string>

#include "core/store/base.hpp"
#include "core/store/decisions.hpp"
#include "tests/core/store/decision_model.hpp"
#include "tests/core/store/sample.hpp"

namespace decision_desk {

using namespace entente;

/// The file as though all were decided in one second.
inline std::string at_one_time(std::string file) {
  const std::string mark = "\"at\":\"";
  for (std::size_t at = file.find(mark); at != std::string::npos; at = file.find(mark, at + 1)) {
    file.replace(at + mark.size(), 20, "2026-01-01T00:00:00Z");
  }
  return file;
}

/// A base with four meetings, the same ones in each.
struct Desk {
  explicit Desk(const std::filesystem::path& path) : base(Base::open(path, OpenMode::create)) {
    world = decision_model::fill(base);
  }
  Desk(Base opened, decision_model::World filled) : base(std::move(opened)), world(std::move(filled)) {}
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

/// Desks with copies of one such base, which is filled once.
class CopiedDesks {
public:
  CopiedDesks() {
    Desk start(folder_.file("start.db"));
    world_ = start.world;
  }
  [[nodiscard]] Desk open(const std::string& name) const {
    std::filesystem::copy_file(folder_.file("start.db"), folder_.file(name),
                               std::filesystem::copy_options::overwrite_existing);
    return {Base::open(folder_.file(name), OpenMode::existing), world_};
  }

private:
  sample::Folder folder_;
  decision_model::World world_;
};

} // namespace decision_desk
