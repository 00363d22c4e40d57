#include "core/store/import_rows.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include <fmt/format.h>

#include "core/store/given_rows.hpp"
#include "core/store/mentions.hpp"

namespace entente::store {
namespace {

/// Adds the document, the line and the printed text.
void add_source(GivenRow& row, DocumentId document, const Evidence& evidence) {
  row.add(document);
  evidence.line > 0 ? row.add(evidence.line) : row.null();
  row.add_text(evidence.printed);
}

/// Adds a day or a time as it is written in the base; `text` holds it until the next row.
template <class Value> void add_as_text(GivenRow& row, const std::optional<Value>& value, std::string& text) {
  if (!value) {
    row.null();
    return;
  }
  text = to_iso(*value);
  row.add(std::string_view(text));
}

/// The appearances of a programme by line: entries, and the repeats that stand before each.
class ByLine {
public:
  explicit ByLine(const Programme& programme) : programme_(programme) { look_ahead(); }

  /// Calls `entry(index)` or `repeat(record)` for the next one; false behind the last.
  template <class Entry, class Repeat> bool next(const Entry& entry, const Repeat& repeat) {
    const bool entries_left = entry_ < programme_.entries.size();
    const bool repeats_left = repeat_ < programme_.repeats.size();
    if (repeats_left && (!entries_left || programme_.repeats[repeat_].line < next_line_)) {
      repeat(programme_.repeats[repeat_++]);
      return true;
    }
    if (entries_left) {
      entry(entry_++);
      look_ahead();
    }
    return entries_left;
  }

private:
  const Programme& programme_;
  void look_ahead() {
    if (entry_ < programme_.entries.size()) { next_line_ = programme_.entries[entry_].evidence.line; }
  }

  std::size_t entry_ = 0;
  std::size_t repeat_ = 0;
  int next_line_ = 0; ///< of the next entry
};

/// Whether entries print nothing but names, posts and states of people who are there: then a row of theirs has fewer cells.
bool print_little(const Programme& programme) {
  return std::ranges::all_of(programme.entries, [](const EntryRecord& entry) {
    return entry.honorific.empty() && !entry.remote && !entry.gender && !entry.gender_by_masculine_form &&
           entry.evidence.printed.empty();
  });
}

} // namespace

ProgrammeIds::ProgrammeIds(const Programme& programme, const Resolution& resolution, ReadingIds ids)
    : programme_(programme), resolution_(resolution), ids_(std::move(ids)) {
  if (programme_.repeats.empty()) { return; }
  appearance_of_.resize(programme_.entries.size());
  ByLine rows(programme_);
  std::size_t number = 0;
  while (rows.next([&](std::size_t entry) { appearance_of_[entry] = number; }, [](const RepeatRecord&) {})) {
    ++number;
  }
}

void ProgrammeIds::keep_first_somebodies() {
  ids_.people.given.assign(resolution_.new_people.size(), 0);
  for (std::size_t entry = 0; entry < programme_.entries.size(); ++entry) {
    const Choice<PersonId>& choice = resolution_.person[entry];
    if (choice.known) { continue; }
    std::int64_t& id = ids_.people.given[choice.fresh];
    if (id == 0) { id = somebody(entry).value; }
  }
}

std::pair<std::int64_t, std::string> ProgrammeIds::judged(const Judgement& judgement) const {
  const auto known = [&]<class Identifier>(Identifier otherwise) {
    return judgement.other ? Identifier::parse(*judgement.other).value_or(Identifier{}) : otherwise;
  };
  const auto subject = [](auto id, std::string_view printed) {
    return std::pair(id.value, fmt::format("{}: {}", id.text(), printed));
  };
  switch (judgement.about) {
  case Judgement::About::person:
    return subject(known(PersonId(ids_.people.at(judgement.other_fresh))), programme_.entries[judgement.record].name);
  case Judgement::About::organisation:
    return subject(known(OrganisationId(ids_.organisations.at(judgement.other_fresh))),
                   programme_.entries[judgement.record].bodies[judgement.body].name);
  case Judgement::About::event: break;
  }
  return subject(known(EventId(ids_.events.at(judgement.other_fresh))), programme_.events[judgement.record].title);
}

void mention_events_at_once(const Connection& connection, const Programme& programme, const ProgrammeIds& ids) {
  std::size_t index = 0;
  std::string start;
  std::string end;
  insert_rows(connection,
              "INSERT OR IGNORE INTO event_document (event, document, title, first_day, last_day, period, place, line, "
              "printed) SELECT c0, c1, c2, c3, c4, c5, c6, c7, c8 FROM given_rows(?)",
              [&](GivenRow& row) {
                if (index == programme.events.size()) { return false; }
                const EventRecord& event = programme.events[index];
                row.add(ids.event(index++)).add(ids.rows().document).add_text(event.title);
                add_as_text(row, event.period.start, start);
                add_as_text(row, event.period.end, end);
                row.add_text(event.period.when).add_text(event.place);
                event.evidence.line > 0 ? row.add(event.evidence.line) : row.null();
                row.add_text(event.evidence.printed);
                return true;
              });
}

void write_sessions_at_once(const Connection& connection, const Programme& programme, const ProgrammeIds& ids) {
  std::size_t index = 0;
  std::string date;
  std::string start;
  std::string end;
  insert_rows(
      connection,
      "INSERT INTO session (id, event, parent, label, title, kind, date, day, starts, ends, document, line, printed) "
      "SELECT c0, c1, c2, c3, c4, c5, c6, c7, c8, c9, c10, c11, c12 FROM given_rows(?)",
      [&](GivenRow& row) {
        if (index == programme.sessions.size()) { return false; }
        const SessionRecord& session = programme.sessions[index];
        row.add(ids.session(index++)).add(ids.event(session.event));
        session.parent ? row.add(ids.session(*session.parent)) : row.null();
        row.add_text(session.label).add_text(session.title).add(to_text(session.kind));
        add_as_text(row, session.date, date);
        row.add(session.day);
        add_as_text(row, session.start, start);
        add_as_text(row, session.end, end);
        add_source(row, ids.rows().document, session.evidence);
        return true;
      });
  index = 0;
  bool title = false;
  insert_rows(connection,
              "INSERT OR IGNORE INTO name_form (kind, entity, text, carried) SELECT 'session', c0, c1, 0 FROM given_rows(?)",
              [&](GivenRow& row) {
                for (; index < programme.sessions.size(); index += title ? 1 : 0, title = !title) {
                  const SessionRecord& session = programme.sessions[index];
                  const std::optional<std::string>& text = title ? session.title : session.label;
                  if (!text || text->empty()) { continue; }
                  row.add(ids.session(index)).add(std::string_view(*text));
                  index += title ? 1 : 0;
                  title = !title;
                  return true;
                }
                return false;
              });
}

void write_facts_at_once(const Connection& connection, const Programme& programme, const ProgrammeIds& ids,
                         const std::function<const KnownPerson*(std::size_t entry)>& known) {
  struct Fact {
    std::string_view kind;
    std::string_view text;
    OrganisationId organisation = {};
  };
  std::vector<Fact> facts; // of the entry before `entry`
  std::size_t told = 0;
  std::size_t entry = 0;
  const KnownPerson nobody;
  const auto lacks = [](const auto& list, const auto& value) { return std::ranges::find(list, value) == list.end(); };
  const auto gather = [&](std::size_t index) {
    const EntryRecord& record = programme.entries[index];
    const KnownPerson* const read = known(index);
    const KnownPerson& there = read != nullptr ? *read : nobody;
    facts.clear();
    told = 0;
    for (std::size_t body = 0; body < record.bodies.size(); ++body) {
      if (record.bodies[body].beside) { continue; }
      const OrganisationId organisation = ids.body(index, body);
      if (lacks(there.organisations, organisation)) { facts.push_back({"organisation", {}, organisation}); }
    }
    if (!record.position.empty() && lacks(there.positions, record.position)) {
      facts.push_back({"position", record.position});
    }
    if (record.state && !record.state->empty() && lacks(there.states, *record.state)) {
      facts.push_back({"state", *record.state});
    }
    if (record.gender && !record.gender_by_masculine_form && there.gender != record.gender) {
      facts.push_back({"gender", to_text(*record.gender)});
    }
  };
  insert_rows(connection, "INSERT OR IGNORE INTO person_fact (person, kind, value) SELECT c0, c1, c2 FROM given_rows(?)",
              [&](GivenRow& row) {
                while (told == facts.size() && entry < programme.entries.size()) {
                  gather(entry++);
                }
                if (told == facts.size()) { return false; }
                const Fact& fact = facts[told++];
                row.add(ids.person(entry - 1)).add(fact.kind);
                fact.text.empty() ? row.add(fact.organisation) : row.add(fact.text);
                return true;
              });
}

void write_appearances_at_once(const Connection& connection, const Programme& programme, const ProgrammeIds& ids,
                               People people) {
  const DocumentId document = ids.rows().document;
  const auto person_of = [&](std::size_t entry) {
    return people == People::told_apart ? ids.person(entry) : ids.somebody(entry);
  };
  const bool little = print_little(programme);
  const auto add_place = [&](GivenRow& row, std::optional<std::size_t> session, std::size_t event, Role role) {
    row.add(ids.event(session ? programme.sessions[*session].event : event));
    session ? row.add(ids.session(*session)) : row.null();
    row.add(to_text(role));
  };
  const auto fill_entry = [&](GivenRow& row, std::size_t index) {
    const EntryRecord& entry = programme.entries[index];
    row.add(person_of(index));
    add_place(row, entry.session == EntryRecord::no_session ? std::nullopt : std::optional(entry.session), entry.event,
              entry.role);
    row.add(basis_word(entry.state ? entry.state_basis : Basis::none));
    entry.evidence.line > 0 ? row.add(entry.evidence.line) : row.null();
    row.null().add(entry.name).add_text(entry.position).add_text(entry.state);
    if (little) { return; }
    row.add_text(entry.honorific).add(entry.remote);
    entry.gender ? row.add(to_text(*entry.gender)) : row.null();
    row.add(entry.gender_by_masculine_form).add_text(entry.evidence.printed);
  };
  const auto fill_repeat = [&](GivenRow& row, const RepeatRecord& repeat) {
    // What repeats lead to lies all over memory: some is fetched ahead.
    constexpr std::ptrdiff_t ahead = 16;
    const RepeatRecord* const last = programme.repeats.data() + programme.repeats.size();
    if (last - &repeat > ahead) { ids.prefetch((&repeat + ahead)->entry, people == People::told_apart); }
    row.add(person_of(repeat.entry));
    const auto session =
        repeat.session == RepeatRecord::no_session ? std::nullopt : std::optional<std::size_t>(repeat.session);
    add_place(row, session, repeat.event, repeat.role);
    row.add(basis_word(Basis::none)).add(repeat.line).add(ids.appearance(repeat.entry));
    if (little) { return; }
    row.null().null().null().null().add(false).null().add(false);
  };
  ByLine rows(programme);
  std::size_t number = 0;
  const std::string into = fmt::format("INSERT INTO appearance (id, person, event, session, role, state_basis, line, "
                                       "repeats, name, position, state, honorific, "
                                       "remote, gender, gender_by_masculine_form, printed, document) SELECT c0, c1, c2, c3, "
                                       "c4, c5, c6, c7, c8, c9, c10, {}, {} "
                                       "FROM given_rows(?)",
                                       little ? "NULL, 0, NULL, 0, NULL" : "c11, c12, c13, c14, c15", document.value);
  insert_rows(connection, into.c_str(), [&](GivenRow& row) {
    // Only where there is a next one has it an id.
    const auto number_it = [&] { row.add(ids.appearance_by_line(number++)); };
    return rows.next(
        [&](std::size_t entry) {
          number_it();
          fill_entry(row, entry);
        },
        [&](const RepeatRecord& repeat) {
          number_it();
          fill_repeat(row, repeat);
        });
  });
}

void give_appearances(const Connection& connection, const Programme& programme, const ProgrammeIds& ids) {
  ByLine rows(programme);
  std::size_t number = 0;
  insert_rows(connection, "UPDATE OR FAIL appearance SET person = c1 FROM given_rows(?) WHERE id = c0", [&](GivenRow& row) {
    std::size_t entry = 0;
    while (rows.next([&](std::size_t index) { entry = index; }, [&](const RepeatRecord& repeat) { entry = repeat.entry; })) {
      const AppearanceId appearance = ids.appearance_by_line(number++);
      const PersonId person = ids.person(entry);
      if (person == ids.somebody(entry)) { continue; }
      row.add(appearance).add(person);
      return true;
    }
    return false;
  });
}

void write_bodies_at_once(const Connection& connection, const Programme& programme, const ProgrammeIds& ids) {
  std::size_t entry = 0;
  std::size_t ordinal = 0;
  insert_rows(connection,
              "INSERT INTO appearance_body (appearance, ordinal, organisation, name, acronym, reference, category, state, "
              "parent, beside) SELECT c0, c1, c2, c3, c4, c5, c6, c7, c8, c9 FROM given_rows(?)",
              [&](GivenRow& row) {
                while (entry < programme.entries.size() && ordinal >= programme.entries[entry].bodies.size()) {
                  ++entry;
                  ordinal = 0;
                }
                if (entry == programme.entries.size()) { return false; }
                const BodyRecord& body = programme.entries[entry].bodies[ordinal];
                row.add(ids.appearance(entry)).add(static_cast<std::int64_t>(ordinal)).add(ids.body(entry, ordinal));
                row.add(body.name).add_text(body.acronym).add_text(body.reference).add_text(body.category);
                row.add_text(body.state);
                body.parent ? row.add(static_cast<std::int64_t>(*body.parent)) : row.null();
                row.add(static_cast<std::int64_t>(body.beside ? 1 : 0));
                ++ordinal;
                return true;
              });
}

} // namespace entente::store
