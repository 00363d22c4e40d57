/// @file
/// What both kinds of import write with: one function per kind of row.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/store/base.hpp"
#include "core/store/known.hpp"
#include "core/store/sql.hpp"

namespace entente::store {

/// Now, UTC, "2026-11-21T09:05:00Z".
[[nodiscard]] std::string utc_now();

/// The key of a printed line: the document and the line's 1-based number. Error(unsupported) past 16 million lines.
[[nodiscard]] std::int64_t line_id(DocumentId document, int number);

/// The lines of a document that are written already.
struct WrittenLines {
  DocumentId document;
  std::int64_t first = 1, last = 0; ///< ids
};

/// Where a judgement stands, and what it is about.
struct JudgementPlace {
  std::int64_t decision = 0;
  std::int64_t entity = 0;
  std::string subject; ///< how the journal names the pair
  std::optional<AppearanceId> appearance;
  DocumentId document;
  int line = 0; ///< 0 when unknown
};

/// Writes rows within the caller's transaction. `finish` must come last: texts are indexed together, because FTS5 flushes
/// what it has gathered at every statement savepoint that comes in between (which made imports eight times slower).
class Writer {
public:
  /// @param known is told which of the rows it may have read are written
  explicit Writer(const Connection& connection, StoredEntities* known = nullptr);

  [[nodiscard]] const Connection& connection() const { return connection_; }
  [[nodiscard]] const std::string& now() const { return now_; }

  void document(const DocumentInfo& document);
  void line(DocumentId document, int number, const std::string& text);
  /// All lines of a text, from the first on.
  void lines(DocumentId document, std::string_view text);
  /// From now on `known` is told nothing; it must forget everything once all is written.
  void tell_nobody() { known_ = nullptr; }
  /// Another has written these lines within this transaction.
  void take_over(const WrittenLines& lines);
  /// Of the document whose lines were written.
  [[nodiscard]] WrittenLines written(DocumentId document) const { return {document, first_line_, last_line_}; }
  void process(const Process& process);
  void event(const Event& event);
  void session(const Session& session);
  /// The person with the name as its first printed form.
  void person(const Person& person);
  void organisation(const Organisation& organisation);
  void partnership(const Partnership& partnership);
  void theme(const Theme& theme);

  /// A printed form of a name; nothing when it is known. `carried`: it came with a dataset, from no mention
  /// here.
  void name_form(const char* kind, std::int64_t entity, std::string_view text, bool carried = false);
  void person_keys(PersonId person, std::span<const std::string> keys);
  void organisation_keys(OrganisationId organisation, std::span<const std::string> keys);
  void key(const std::string& key, PersonId person);
  void key(const std::string& key, OrganisationId organisation);
  /// What the resolver will ask about the person of an appearance; `known` is what is there already, or null.
  void person_facts(const Appearance& appearance, bool gender_by_masculine_form, const KnownPerson* known = nullptr);
  /// A judgement of the resolver as a decision by rule, and its line of the journal.
  void judgement(const Judgement& judgement, const JudgementPlace& place, std::string_view by);
  void review(const ReviewItem& item, std::optional<DocumentId> document);
  void journal(std::string_view by, std::string_view action, std::string_view subject, std::string_view reason,
               std::optional<std::int64_t> decision);
  /// Hands the new lines and names to the full-text indexes.
  void finish();
  /// Indexes the names written so far, and only these. For very many, while others are being made.
  void index_names();

private:
  void fact(PersonId person, const char* kind, std::int64_t value);
  void fact(PersonId person, const char* kind, std::string_view value);

  const Connection& connection_;
  std::string now_;
  StoredEntities* known_;
  std::int64_t first_line_ = 1, last_line_ = 0; ///< written, in rising order
  std::int64_t first_name_;
};

/// The ids of new rows of one kind, in the order of their records: one by one, or from the least free one on.
struct RowIds {
  std::int64_t first = 1;
  std::vector<std::int64_t> given; ///< when filled, one for each record
  [[nodiscard]] std::int64_t at(std::size_t index) const {
    return given.empty() ? first + static_cast<std::int64_t>(index) : given[index];
  }
};

/// Under which ids a document is written; processes, events, people and organisations are the new ones of its resolution.
struct ReadingIds {
  DocumentId document;
  RowIds processes, events, sessions, people, organisations, appearances, themes, partnerships;
};

/// The least free ids of a new document and of each kind of its rows.
[[nodiscard]] ReadingIds free_ids(const Connection& connection);

class IndexesAfterwards;

/// A programme on its way into an empty base. What it is given must outlive it.
class ProgrammeWriting {
public:
  ProgrammeWriting(const Connection& connection, StoredEntities& known, const Document& document, const Programme& programme,
                   const Resolution& resolution, std::string_view by, const WrittenLines* lines);
  ProgrammeWriting(const ProgrammeWriting&) = delete;
  ProgrammeWriting& operator=(const ProgrammeWriting&) = delete;
  ~ProgrammeWriting();
  /// Its meetings and sessions, of which `resolution` holds the events; its people and bodies may not be known yet.
  void write_meetings();
  /// Then its appearances, each entry as somebody of its own until people are known.
  void write_appearances();
  /// Its bodies, once they are known; its people may not be known yet.
  void write_bodies();
  /// All else, in any case. What it was given may go afterwards.
  [[nodiscard]] ImportCounts write_rest();
  /// Indexes that are to be made when all is written; null where there are none.
  [[nodiscard]] std::unique_ptr<IndexesAfterwards> take_indexes();
  [[nodiscard]] bool is_of(const Document& document, const Programme& programme, const Resolution& resolution) const;

private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

/// The two kinds of import.
/// What `known` has read in this transaction is not written again. With `ids`, a document that is read anew goes under
/// these; with `lines`, these are the document's.
[[nodiscard]] ImportCounts write_programme(const Connection& connection, StoredEntities& known, const Document& document,
                                           const Programme& programme, const Resolution& resolution, std::string_view by,
                                           const ReadingIds* ids = nullptr, const WrittenLines* lines = nullptr);
[[nodiscard]] ImportCounts write_dataset(const Connection& connection, const Dataset& dataset, const BlockingKeys& keys,
                                         const DatasetOrigin& origin, const DatasetIdentity& identity, std::string_view by);
/// True when the base holds no record of any kind.
[[nodiscard]] bool is_empty(const Connection& connection);
/// Error(conflict) when a document with these bytes is there.
void refuse_known_document(const Connection& connection, std::string_view sha256, std::string_view name);

} // namespace entente::store
