/// @file
/// Bases on which decisions are taken, for the tests of decisions.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "core/store/base.hpp"
#include "core/store/decisions.hpp"
#include "core/store/rereading/reread.hpp"
#include "tests/core/store/decision_model.hpp"
#include "tests/core/store/sample.hpp"

namespace decision_desk {

using namespace entente;

inline const PersonId p1(1), p2(2), p3(3), p4(4);
inline const OrganisationId o1(1), o2(2), o3(3);
inline const EventId e1(1), e2(2), e3(3);
inline const ProcessId c1(1), c2(2);
inline const DocumentId d1(1), d2(2), d3(3);
inline const SessionId s1(1), s2(2), s3(3), s4(4);
inline const Signature ana{"Ana", "seen"}, luc{"Luc", ""};

/// The file as though all were decided in one second.
inline std::string at_one_time(std::string file) {
  const std::string mark = "\"at\":\"";
  for (std::size_t at = file.find(mark); at != std::string::npos; at = file.find(mark, at + 1)) {
    file.replace(at + mark.size(), 20, "2026-01-01T00:00:00Z");
  }
  return file;
}

inline const Event& event_of(const Dataset& dataset, EventId id) {
  const Event* const event = find(dataset.events, id);
  REQUIRE(event != nullptr);
  return *event;
}

/// A base on which decisions are taken.
struct AnyDesk {
  explicit AnyDesk(Base opened) : base(std::move(opened)) {}
  template <class Take> void decide(Take take) {
    DecisionTransaction transaction(base, decision_model::keys());
    take(transaction);
    transaction.commit();
  }
  DecisionsTaken take_in(const std::string& file) {
    DecisionsTaken taken;
    decide([&](DecisionTransaction& decisions) { taken = decisions.take_in(file, {"tester", ""}); });
    return taken;
  }
  DecisionsTaken retry() {
    DecisionsTaken taken;
    decide([&](DecisionTransaction& decisions) { taken = decisions.retry(); });
    return taken;
  }
  [[nodiscard]] bool sound() const { return base.check() == std::vector<Wording>{}; }

  Base base;
};

/// An empty base in a folder of its own.
struct OwnFolder {
  sample::Folder folder;
};
struct OwnDesk : OwnFolder, AnyDesk {
  OwnDesk() : AnyDesk(Base::open(folder.file("x.db"), OpenMode::create)) {}
};

/// A base in which every agenda is taken to be about event 1.
struct OneEventDesk : OwnDesk {
  static Resolution resolve(const Programme& programme, const KnownEntities& known) {
    Resolution resolution = sample::resolve(programme, known);
    if (known.event(e1)) {
      resolution.event = {Choice<EventId>{e1, 0}};
      resolution.new_events.clear();
    }
    return resolution;
  }

  OneEventDesk(sample::Agenda (*agenda)(int), const std::vector<int>& numbers) {
    for (const int n : numbers) {
      add(agenda(n));
    }
  }
  void add(const sample::Agenda& agenda) {
    auto transaction = base.begin_import();
    transaction.write(agenda.document, agenda.programme, resolve(agenda.programme, transaction.known()), "tester");
    transaction.commit();
  }
  void split(EventId event, const std::vector<MentionRef>& parts, const std::optional<std::string>& name = {},
             const Held& held = {}, const Signature& by = ana) {
    decide([&](DecisionTransaction& decisions) { decisions.split(event, parts, name, by, held); });
  }
  RereadCounts read_again(DocumentId document, const sample::Agenda& agenda) {
    Rereading rereading(base, document, decision_model::keys());
    RereadCounts counts =
        rereading.write(agenda.document, agenda.programme, resolve(agenda.programme, rereading.known()), ana);
    rereading.commit();
    return counts;
  }
};

/// A base with four meetings, the same ones in each.
struct Desk : AnyDesk {
  explicit Desk(const std::filesystem::path& path)
      : AnyDesk(Base::open(path, OpenMode::create)), world(decision_model::fill(base)) {}
  Desk(Base opened, decision_model::World filled) : AnyDesk(std::move(opened)), world(std::move(filled)) {}
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
