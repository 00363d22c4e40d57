/// @file
/// The statements of each migration. A migration is never changed once bases exist that have had it.
#pragma once

namespace entente::store {

extern const char* const create_tables;
extern const char* const create_text_search;
extern const char* const speed_up_imports;
extern const char* const create_decisions;
extern const char* const create_versions;
extern const char* const create_former_bytes;
extern const char* const read_events_off_appearances;
extern const char* const create_standing;
extern const char* const join_meetings;
extern const char* const put_off_indexing;
extern const char* const leave_long_lists_unindexed;
extern const char* const fold_repeats;
extern const char* const part_meetings;
extern const char* const part_sessions;
extern const char* const set_bodies_beside;
extern const char* const keep_stated_lines;
extern const char* const carry_between_versions;
extern const char* const tell_changes;
extern const char* const judge_by_print;
extern const char* const put_off_people;

} // namespace entente::store
