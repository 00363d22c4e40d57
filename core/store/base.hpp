/// @file
/// The base: one SQLite file that holds documents, their lines, the mentions read from them and the decisions about
/// who is who. `sqlite3.h` and SQLiteCpp stay in the .cpp files.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/model/dataset.hpp"
#include "core/model/document.hpp"
#include "core/model/filter.hpp"
#include "core/model/known.hpp"
#include "core/model/programme.hpp"
#include "core/model/resolution.hpp"
#include "core/wording.hpp"

namespace entente {

enum class OpenMode {
  create,   ///< make the file when it is not there
  existing, ///< Error(not_found) when it is not there
  read_only ///< likewise; nothing is ever written
};

/// Which documents a dataset is made of.
enum class Versions {
  current, ///< without those that a later version took the place of
  all
};

/// How much an import is about to write.
enum class ImportSize {
  usual,
  /// A long list: an empty base is written straight into its file and indexed afterwards, so that other programs wait for
  /// the end even to read. What is killed leaves the base as before or as after, as ever.
  very_large
};

/// What one import added.
struct ImportCounts {
  std::size_t events = 0, new_events = 0;
  std::size_t sessions = 0;
  std::size_t appearances = 0;
  std::size_t people = 0, new_people = 0;
  std::size_t organisations = 0, new_organisations = 0;
  std::size_t themes = 0, partnerships = 0;
  std::size_t review = 0;  ///< items put on the review list that are open
  std::size_t carried = 0; ///< decisions on other versions that hold for this one too
};

/// One hit of a full-text search.
struct SearchHit {
  std::string kind;                    ///< "person", "organisation", "process", "event", "session" or "line"
  std::string id;                      ///< printed id, or "d1:42" for a line
  std::string name;                    ///< name, or the printed line
  std::optional<std::string> document; ///< file name, for lines
  std::optional<int> line;
};

/// One open question of the review list.
struct ReviewEntry {
  std::int64_t id = 0;
  std::string kind;
  std::string reason;
  std::string document; ///< file name
  int line = 0;
  std::string printed;
};

/// One line of the journal: who did what when. Times are UTC, ISO 8601.
struct JournalEntry {
  std::int64_t id = 0;
  std::string at;
  std::string by;
  std::string action; ///< "import", "same", "different", "unsure", …
  std::string subject;
  std::optional<double> score;
  std::string reason;
};

/// Blocking keys for a dataset's people and organisations, in the order of its lists: under them later agendas find
/// the entities. The resolver makes them; the store only keeps them.
struct BlockingKeys {
  std::vector<std::vector<std::string>> people;
  std::vector<std::vector<std::string>> organisations;
};

/// The file a dataset came from; all empty when it came from none.
struct DatasetOrigin {
  std::string name;                    ///< without folder
  std::string sha256;                  ///< of its bytes: a second import of the same bytes is refused
  std::vector<ReviewItem> review = {}; ///< what of it needs a person's eye, by lines of its first document
};

class ImportTransaction;
class Base;

namespace store {
class Connection;
[[nodiscard]] const Connection& connection_of(const Base& base);
} // namespace store

/// An open base. One thread at a time; several programs may read while one writes. Every failure is an Error whose one
/// line names the file: not_found, unsupported for a file that is not an entente base or is of a newer version,
/// unreadable for a folder, an empty or a damaged file, conflict when another program writes for longer than five
/// seconds, store for a full disk and everything else. A program that is killed leaves the base as it was before its
/// transaction or as after it; a power cut may take back the last transactions, whole ones.
class Base {
public:
  /// Opens `path`; a file that is not an entente base is refused untouched. Brings an older schema up to date.
  [[nodiscard]] static Base open(const std::filesystem::path& path, OpenMode mode);
  /// A copy in memory of the base at `path`, an empty one where there is no file: what is written to it is gone with it, and
  /// the file is never written. For drafts. Time and memory O(size of the base).
  [[nodiscard]] static Base scratch(const std::filesystem::path& path);
  Base(Base&&) noexcept;
  Base& operator=(Base&&) noexcept;
  ~Base();

  /// The document with these bytes, when it was imported before.
  [[nodiscard]] std::optional<DocumentInfo> document_with_hash(std::string_view sha256) const;
  /// True when a document or a dataset with these bytes was imported before.
  [[nodiscard]] bool knows(std::string_view sha256) const;
  /// True when a document had these bytes once, and was read anew with others since.
  [[nodiscard]] bool knew(std::string_view sha256) const;
  /// Begins the one transaction of an import; nothing is kept unless it commits.
  [[nodiscard]] ImportTransaction begin_import(ImportSize size = ImportSize::usual);
  /// Everything the base holds, as it is at one moment. Time and memory O(size of the base).
  /// Of superseded documents only the documents themselves are there, unless all versions are asked for: their sessions,
  /// appearances, partnerships and themes are left out, with the people, bodies and events that nothing else speaks of.
  /// Those stay in the base: `search` and later imports find them by every printed form.
  [[nodiscard]] Dataset dataset(Versions versions = Versions::current) const;
  /// What one document says, superseded or not: its sessions, appearances, partnerships and themes, with those they are
  /// about, under the decisions taken. Error(not_found) when the base doesn't hold it. O(size of the base).
  [[nodiscard]] Dataset dataset_of(DocumentId document) const;
  /// Names first, then printed lines; accents and case aside; at most `limit` hits.
  [[nodiscard]] std::vector<SearchHit> search(std::string_view words, std::size_t limit) const;
  /// Writes into the full-text indexes what imports have left waiting; `search` finds it before as well, more slowly.
  void index_texts();
  [[nodiscard]] std::vector<ReviewEntry> review() const;
  [[nodiscard]] std::vector<JournalEntry> journal() const;
  /// The printed line, for evidence; of a document without lines of its own, what its ties there were read from.
  [[nodiscard]] std::optional<std::string> line(DocumentId document, int number) const;
  /// The printed lines at these places, in their order, nothing where there is none; as they are at one moment.
  [[nodiscard]] std::vector<std::optional<std::string>> lines(std::span<const std::pair<DocumentId, int>> places) const;
  /// Defects found: SQLite's integrity check, foreign keys, counts; empty when the base is sound.
  [[nodiscard]] std::vector<Wording> check() const;
  /// Schema version of the open base.
  [[nodiscard]] int version() const;

private:
  friend class ImportTransaction;
  friend const store::Connection& store::connection_of(const Base& base);
  struct Impl;
  explicit Base(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

/// The one transaction of an import. Rolls back when it is destroyed before `commit`.
class ImportTransaction {
public:
  ImportTransaction(ImportTransaction&&) noexcept;
  ImportTransaction& operator=(ImportTransaction&&) noexcept;
  ~ImportTransaction();

  /// What the base knows, seen from within the transaction.
  [[nodiscard]] const KnownEntities& known() const;
  /// To be called before `known`: people of a very long list, whom nobody has looked for yet, get their keys, which `keys`
  /// makes of a printed name, and their facts. Error(internal) of `known` where they still wait. O(n log n) in their printed
  /// forms the first time, else O(1).
  void settle_waiting_people(const std::function<std::vector<std::string>(std::string_view name)>& keys);
  /// Writes the lines of the document that `write` will be given, so that it need not hold them. At most once.
  void write_lines(std::string_view text);
  /// Writes into an empty base the meetings and sessions of the document that `write` will be given with the same programme
  /// and resolution. Of the resolution only the events need be there: its people and bodies may be filled by another thread.
  /// At most once. All that is given must stay where it is until `write` has returned, and may go then.
  void write_meetings(const Document& document, const Programme& programme, const Resolution& resolution,
                      std::string_view by);
  /// Then its appearances, where they are very many, under ids of people that `write` settles. At most once, before bodies.
  void write_appearances();
  /// Then its bodies, which `resolution` must hold by now; its people may still be filled by another thread. At most once.
  void write_bodies();
  /// Writes a document with its lines, records and decisions, signed by `by`.
  ImportCounts write(const Document& document, const Programme& programme, const Resolution& resolution,
                     std::string_view by);
  /// Writes a dataset of the exchange format. Into an empty base its ids are kept where they have the printed form of
  /// this program ("p12"), so that export, import and export give equal bytes. In a base that holds something already,
  /// what `identity` names is joined with what is there, processes of one name too, and everything else is new;
  /// Error(conflict) when a document, or the file itself, is there already.
  ImportCounts write(const Dataset& dataset, std::string_view by, const BlockingKeys& keys = {},
                     const DatasetOrigin& origin = {}, const DatasetIdentity& identity = {});
  /// True while the base holds no record of any kind.
  [[nodiscard]] bool base_is_empty() const;
  /// Keeps what was written: wholly, or not at all.
  void commit();

private:
  friend class Base;
  struct Impl;
  explicit ImportTransaction(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

} // namespace entente
