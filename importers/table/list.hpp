/// @file
/// Lists of people: each row is somebody at an event, on a session, in a role.
#pragma once

#include <array>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

#include "core/model/programme.hpp"
#include "core/reference/reference.hpp"
#include "importers/table/cells.hpp"
#include "importers/table/columns.hpp"
#include "importers/table/genders.hpp"
#include "importers/table/repeats.hpp"
#include "importers/table/rows.hpp"

namespace entente::table {

/// Takes the rows below a header one by one and keeps what they say. A row that says nothing that can be kept gives a
/// remark.
class ListReader {
public:
  /// `around` is the event of rows that name none. All references must outlive the reader.
  ListReader(const Columns& columns, EventRecord around, const Reference& reference, Remarks& remarks);
  /// From now on a row that tells of somebody what a row before it told is kept as a repeat of it, and what is printed is
  /// left to the document's lines: memory grows with what is told, not with the rows, of which there are about so many.
  void fold_repeats(std::size_t rows);
  /// Looks at rows before they are added, to learn how dates are written.
  void learn(const Row& row);
  void add(const Row& row) { add(std::span(&row, 1)); }
  /// The same for each row in turn; of a long list, some at once wait less for memory.
  void add(std::span<const Row> rows);
  /// Events, sessions, entries and what needs a person's eye; the reader is empty afterwards.
  [[nodiscard]] Programme take();
  /// Rows below the header, and rows that gave nobody.
  [[nodiscard]] std::size_t rows() const { return rows_; }
  [[nodiscard]] std::size_t rows_left_out() const { return left_out_; }

private:
  [[nodiscard]] std::string cell(const Row& row, Field field) const;
  /// The same as a view of the row or of `room`.
  [[nodiscard]] std::string_view cell(const Row& row, Field field, std::string& room) const;
  /// Some cell of the field's columns holds a text.
  [[nodiscard]] bool filled(const Row& row, Field field) const;
  [[nodiscard]] std::vector<std::string> cells(const Row& row, Field field) const;
  [[nodiscard]] bool is_header_again(const Row& row);
  bool read_section(const Row& row);
  [[nodiscard]] RowPrint print_of(const Row& row);
  /// Prints of rows, and what they will be looked for in begun to be fetched.
  void look_ahead(std::span<const Row> rows);
  [[nodiscard]] bool is_one_place(const Row& row, const Row& other) const;
  void cells_of_place(const Row& row, std::string& cells) const;
  /// True when the row was one.
  bool add_repeat(const Row& row, const RowPrint& print);
  /// A row like none before.
  void add_new(const Row& row);
  /// What a cell says of the role, where it says nothing else.
  [[nodiscard]] std::optional<Role> plain_role(const std::string& cell);
  void count_again(const Doubts* doubts) const;
  [[nodiscard]] Where place(const Row& row);
  [[nodiscard]] Where read_place(const Row& row);
  [[nodiscard]] bool is_place_before(const Row& row) const;
  void add_all_people(const Row& row, const Where& where);
  void name_people(const Row& row, const Where& where);
  /// "Yes" or "No" below "Moderator", beside a column of people: whether they have the role; nothing for names.
  [[nodiscard]] std::optional<bool> role_flag(const Row& row, const Column& column) const;
  [[nodiscard]] std::size_t event_of(const Row& row, const std::optional<Period>& period);
  void name_process_of(EventRecord& event, const std::string& process, const std::string& title);
  [[nodiscard]] std::size_t session_of(const Row& row, std::size_t event, const std::optional<Period>& period);
  void read_when(const Row& row, std::optional<Period>& period);
  void add_people(const Row& row, const Column& column, const Where& where);
  void add_person(const Row& row, const NameInCell& name, const Column* column, const Where& where);
  /// Somebody whose name can be one.
  void keep_person(const Row& row, const NameInCell& name, const Column* column, const Where& where);
  void add_entry_cell(const Row& row, const std::string& text, const Where& where);
  /// What a row tells of somebody besides the name; rows of a long list that say the same of it are read once.
  [[nodiscard]] EntryRecord record_of(const Row& row, const Where& where, const Column* column);
  [[nodiscard]] EntryRecord read_record(const Row& row, const Where& where, const Column* column);
  void read_role(const Row& row, const Column* column, const Where& where, EntryRecord& entry);
  void read_bodies(const Row& row, EntryRecord& entry);
  void read_state(const Row& row, EntryRecord& entry);
  [[nodiscard]] const SharedList<BodyRecord>& bodies_of(const std::string& cell);
  [[nodiscard]] const std::optional<StateInCell>& state_of(const std::string& cell);
  /// The state that somebody with these details speaks for, as the agenda reader sees it.
  [[nodiscard]] std::optional<StateInCell> spoken_for(const std::string& details, int line);
  void read_gender(const Row& row, const NameInCell& name, EntryRecord& entry);
  /// Roles that a cell names, where they are several.
  [[nodiscard]] const std::vector<Role>& several_roles(const std::string& cell);
  void read_rest(const Row& row, EntryRecord& entry);
  void finish(const Row& row, EntryRecord entry);
  void name_session(const std::vector<std::string>& texts, SessionRecord& session) const;
  void leave_out(const Row& row, Wording reason);
  void doubt(const Row& row, std::string kind, std::string reason);
  void settle_events();

  const Columns& columns_;
  const Reference& reference_;
  const Cues& cues_;
  Remarks& remarks_;
  EventRecord around_;
  GenderColumn genders_;
  DateStyle dates_;
  Programme programme_;
  std::unordered_map<std::string, std::size_t> events_;
  ByFingerprint<std::size_t> sessions_;
  /// The texts that name an event.
  struct EventCells {
    std::string title;
    std::string process;
    std::string place;
    std::string when;
    [[nodiscard]] bool are(std::string_view of_title, std::string_view of_process, std::string_view of_place,
                           std::string_view of_when) const {
      return title == of_title && process == of_process && place == of_place && when == of_when;
    }
  };
  std::array<std::string, 3> rooms_; ///< for cells of the row at hand
  std::optional<std::pair<EventCells, std::size_t>> last_event_;
  /// As printed and by reference, by cell.
  std::unordered_map<std::string, std::pair<std::optional<std::string>, std::optional<std::string>>> processes_;
  std::unordered_map<std::string, std::vector<Role>> roles_;             ///< several in one cell, by cell
  std::pair<std::string, std::optional<Period>> last_date_;              ///< by its text
  std::unordered_set<std::string, TextHash, std::equal_to<>> no_labels_; ///< texts that don't label a column
  std::optional<StateInCell> section_state_;                             ///< of a heading row: "ALBANIA"
  std::optional<Role> section_role_;
  std::optional<std::string> section_body_;
  // What cells of the same text said before: a list repeats its bodies, posts and states.
  std::unordered_map<std::string, SharedList<BodyRecord>> bodies_;
  std::unordered_map<std::string, std::optional<StateInCell>> spoken_; ///< by post, bodies and state in one line
  std::unordered_map<std::string, std::optional<StateInCell>> states_; ///< by cell
  std::map<std::string, Doubt> doubts_;                                ///< by kind and reason
  Doubts raised_;                                                      ///< by what is being read
  std::unique_ptr<SeenRows> seen_;                                     ///< of a long list
  std::size_t rows_ = 0;
  std::size_t left_out_ = 0;
};

} // namespace entente::table
