#include "core/store/rereading/lookups.hpp"

#include <array>
#include <string>

namespace entente::store {
namespace {

struct Lookup {
  const char* name;
  const char* what;
};

constexpr std::array lookups{Lookup{"going_person_key", "person_key (person)"},
                             Lookup{"going_organisation_key", "organisation_key (organisation)"},
                             Lookup{"going_fact", "person_fact (kind, value)"},
                             Lookup{"going_person", "person (joined_into) WHERE joined_into IS NOT NULL"},
                             Lookup{"going_organisation", "organisation (joined_into) WHERE joined_into IS NOT NULL"},
                             Lookup{"going_part", "organisation (parent) WHERE parent IS NOT NULL"},
                             Lookup{"going_event", "event (joined_into) WHERE joined_into IS NOT NULL"},
                             Lookup{"going_session", "session (parent) WHERE parent IS NOT NULL"},
                             Lookup{"going_seat", "appearance (session) WHERE session IS NOT NULL"},
                             Lookup{"going_decision", "decision (appearance) WHERE appearance IS NOT NULL"},
                             Lookup{"going_journal", "journal (decision) WHERE decision IS NOT NULL"},
                             Lookup{"going_theme", "theme (session) WHERE session IS NOT NULL"},
                             Lookup{"going_theme_event", "theme (event)"},
                             Lookup{"going_source", "partnership (source_kind, source)"},
                             Lookup{"going_target", "partnership (target_kind, target)"}};

} // namespace

void make_lookups(const Connection& connection) {
  for (const Lookup& lookup : lookups) {
    connection.execute(("CREATE INDEX " + std::string(lookup.name) + " ON " + lookup.what).c_str());
  }
}

void drop_lookups(const Connection& connection) {
  for (const Lookup& lookup : lookups) {
    connection.execute(("DROP INDEX " + std::string(lookup.name)).c_str());
  }
}

} // namespace entente::store
