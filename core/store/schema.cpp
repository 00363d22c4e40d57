#include "core/store/schema.hpp"

#include <array>
#include <utility>

#include <fmt/format.h>

#include "core/error.hpp"
#include "core/store/file.hpp"
#include "core/store/migrations/migrations.hpp"

namespace entente::store {
namespace {

/// Where a file's header says which journal it is written with, and in the next byte which it is read with (SQLite file
/// format, section 1.3.3).
constexpr std::size_t journal_offset = 18;
constexpr char write_ahead = 2;
constexpr char rollback_journal = 1;

std::string with_journal(std::string image, char journal) {
  if (image.size() < journal_offset + 2) { throw Error(ErrorKind::internal, "the image of a base is cut short"); }
  return image.replace(journal_offset, 2, 2, journal);
}

/// Runs step number `version` and notes it, inside the caller's transaction.
void run_step(const Connection& connection, int version) {
  connection.execute(migrations()[static_cast<std::size_t>(version - 1)].statements);
  connection.execute(fmt::format("PRAGMA user_version = {}", version).c_str());
}

} // namespace

std::span<const Migration> migrations() {
  static const std::array steps{Migration{"tables", create_tables},
                                Migration{"full-text search", create_text_search},
                                Migration{"faster imports", speed_up_imports},
                                Migration{"decisions", create_decisions},
                                Migration{"versions", create_versions},
                                Migration{"former bytes", create_former_bytes},
                                Migration{"events off appearances", read_events_off_appearances},
                                Migration{"standing of decisions", create_standing},
                                Migration{"joined meetings", join_meetings},
                                Migration{"put off indexing", put_off_indexing},
                                Migration{"long lists unindexed", leave_long_lists_unindexed},
                                Migration{"fold repeats", fold_repeats},
                                Migration{"part meetings", part_meetings},
                                Migration{"part sessions", part_sessions},
                                Migration{"bodies beside", set_bodies_beside},
                                Migration{"stated lines", keep_stated_lines},
                                Migration{"carry between versions", carry_between_versions},
                                Migration{"tell changes", tell_changes},
                                Migration{"judge by print", judge_by_print},
                                Migration{"put off people", put_off_people}};
  return steps;
}

int newest_version() { return static_cast<int>(migrations().size()); }

int version_of(const Connection& connection) { return static_cast<int>(connection.number("PRAGMA user_version")); }

void migrate(const Connection& connection) {
  while (version_of(connection) < newest_version()) {
    connection.execute("BEGIN IMMEDIATE");
    // Another program may have taken the step while this one waited for the lock.
    const int version = version_of(connection);
    if (version < newest_version()) { run_step(connection, version + 1); }
    connection.execute("COMMIT");
  }
}

std::string empty_image() {
  const Connection memory;
  memory.execute(fmt::format("PRAGMA application_id = {}", application_id).c_str());
  for (int version = 1; version <= newest_version(); ++version) {
    run_step(memory, version);
  }
  return with_journal(memory.image(), write_ahead);
}

std::string without_log(std::string image) { return with_journal(std::move(image), rollback_journal); }

} // namespace entente::store
