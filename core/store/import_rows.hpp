/// @file
/// The rows of a programme: under which ids its records go, and how very many of them are written at once.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <utility>
#include <vector>

#include "core/model/programme.hpp"
#include "core/model/resolution.hpp"
#include "core/store/import_entities.hpp"
#include "core/store/writer.hpp"

namespace entente::store {

/// Under which ids the records of a programme go.
class ProgrammeIds {
public:
  /// `programme` and `resolution` must outlive this.
  ProgrammeIds(const Programme& programme, const Resolution& resolution, ReadingIds ids);

  [[nodiscard]] const ReadingIds& rows() const { return ids_; }
  [[nodiscard]] EventId event(std::size_t index) const { return chosen(resolution_.event[index], ids_.events); }
  [[nodiscard]] SessionId session(std::size_t index) const { return SessionId(ids_.sessions.at(index)); }
  [[nodiscard]] PersonId person(std::size_t entry) const { return chosen(resolution_.person[entry], ids_.people); }
  /// Whom an entry stands for before people are told apart: somebody of its own.
  [[nodiscard]] PersonId somebody(std::size_t entry) const {
    return PersonId(ids_.people.first + static_cast<std::int64_t>(entry));
  }
  /// Now that people are told apart: each new one is who their first entry stood for, so that ids leave some out.
  void keep_first_somebodies();
  [[nodiscard]] OrganisationId body(std::size_t entry, std::size_t body) const {
    return chosen(resolution_.bodies[entry][body], ids_.organisations);
  }
  [[nodiscard]] AppearanceId appearance(std::size_t entry) const {
    return AppearanceId(ids_.appearances.at(appearance_of_.empty() ? entry : appearance_of_[entry]));
  }
  /// The entity that a judgement is about, and how the journal names the pair.
  [[nodiscard]] std::pair<std::int64_t, std::string> judged(const Judgement& judgement) const;
  /// Brings what is known of an entry into the processor's memory before it is asked for.
  void prefetch(std::size_t entry, bool person) const {
    if (person) { __builtin_prefetch(&resolution_.person[entry]); }
    if (!appearance_of_.empty()) { __builtin_prefetch(&appearance_of_[entry]); }
  }
  /// The n-th appearance by line, of an entry or a repeat.
  [[nodiscard]] AppearanceId appearance_by_line(std::size_t number) const {
    return AppearanceId(ids_.appearances.at(number));
  }

private:
  const Programme& programme_;
  const Resolution& resolution_;
  ReadingIds ids_;
  std::vector<std::size_t> appearance_of_; ///< per entry, among all appearances by line, where there are repeats
};

/// What a document says of its events, in one statement.
void mention_events_at_once(const Connection& connection, const Programme& programme, const ProgrammeIds& ids);
/// The sessions of a programme, each with its printed names, in one statement a table.
void write_sessions_at_once(const Connection& connection, const Programme& programme, const ProgrammeIds& ids);
/// The bodies of the entries, in one statement.
void write_bodies_at_once(const Connection& connection, const Programme& programme, const ProgrammeIds& ids);
/// Whose appearances are written.
enum class People { told_apart, somebody };
/// What entries and repeats print of people, in one statement, without their bodies.
void write_appearances_at_once(const Connection& connection, const Programme& programme, const ProgrammeIds& ids,
                               People people);
/// Gives appearances that were written as somebody's to whom they are of. Only those of entries that are not their person's
/// first are touched.
void give_appearances(const Connection& connection, const Programme& programme, const ProgrammeIds& ids);
/// What the resolver will ask about the people of the entries, in one statement; `known` gives what is there already of the
/// person of an entry, or null.
void write_facts_at_once(const Connection& connection, const Programme& programme, const ProgrammeIds& ids,
                         const std::function<const KnownPerson*(std::size_t entry)>& known);

} // namespace entente::store
