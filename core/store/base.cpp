#include "core/store/base.hpp"

#include <system_error>
#include <unistd.h>

#include "core/error.hpp"
#include "core/store/file.hpp"
#include "core/store/impl.hpp"
#include "core/store/schema.hpp"
#include "core/store/text_index.hpp"
#include "core/store/writer.hpp"

namespace entente {
namespace {

// A commit is in the log before it returns, so a killed program loses nothing of it; NORMAL leaves the log's way to the
// platter to the system, so a power cut may take the last imports back, whole ones, and never damages the base.
constexpr const char* settings =
    "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA foreign_keys = ON;"
    "PRAGMA temp_store = MEMORY; PRAGMA cache_size = -16384; PRAGMA wal_autocheckpoint = 16000; "
    "PRAGMA journal_size_limit = 67108864;";

bool may_write(const std::filesystem::path& path) { return ::access(path.c_str(), W_OK) == 0; }

/// Reading leaves nothing behind: a connection that may write removes the log files it made, and `query_only` keeps it from
/// writing. Where the folder gives no right to make them, an idle base is opened as immutable.
store::Access reading_access(const std::filesystem::path& path) {
  const auto folder = path.has_parent_path() ? path.parent_path() : std::filesystem::path(".");
  if (may_write(path) && may_write(folder)) { return store::Access::read_write; }
  return may_write(folder) || store::has_log(path) ? store::Access::read_only : store::Access::immutable;
}

} // namespace

Base::Base(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Base::Base(Base&&) noexcept = default;
Base& Base::operator=(Base&&) noexcept = default;
Base::~Base() = default;

Base Base::open(const std::filesystem::path& path, OpenMode mode) {
  if (store::look_at(path, store::newest_version()) == store::FileState::missing) {
    if (mode != OpenMode::create) { throw Error(ErrorKind::not_found, "{}: there is no such base", path.string()); }
    store::create_whole(path, store::empty_image());
    static_cast<void>(store::look_at(path, store::newest_version()));
  }
  const bool reading = mode == OpenMode::read_only;
  auto impl = std::make_unique<Impl>(path.string(), reading ? reading_access(path) : store::Access::read_write);
  const int version = store::version_of(impl->connection);
  if (version > store::newest_version()) {
    impl->connection.forgo_checkpoint();
    throw Error(ErrorKind::unsupported, "{}: was made by a newer version of this program", path.string());
  }
  if (reading) {
    impl->connection.execute("PRAGMA query_only = ON; PRAGMA temp_store = MEMORY; PRAGMA cache_size = -16384;");
    if (version < store::newest_version()) {
      throw Error(ErrorKind::unsupported, "{}: is of an older schema; open it for writing once to bring it up to date",
                  path.string());
    }
  } else {
    impl->connection.execute(settings);
    store::migrate(impl->connection);
  }
  return Base(std::move(impl));
}

Base Base::scratch(const std::filesystem::path& path) {
  const bool there = store::look_at(path, store::newest_version()) == store::FileState::base;
  const std::string image = there ? open(path, OpenMode::read_only).impl_->connection.image() : store::empty_image();
  auto impl = std::make_unique<Impl>(store::without_log(image), path.string());
  impl->connection.execute("PRAGMA foreign_keys = ON; PRAGMA temp_store = MEMORY;");
  return Base(std::move(impl));
}

int Base::version() const { return store::version_of(impl_->connection); }

std::optional<DocumentInfo> Base::document_with_hash(std::string_view sha256) const {
  auto row = impl_->connection.query("SELECT d.id, d.name, d.sha256, d.language, d.title, s.by FROM document d LEFT JOIN "
                                     "superseded_document s ON s.id = d.id WHERE d.sha256 = ?");
  row.bind(sha256);
  if (!row.step()) { return std::nullopt; }
  DocumentInfo document{row.id<DocumentId>(0), row.text(1), row.text(2), std::nullopt, row.maybe_text(4)};
  if (!row.is_null(3)) { document.language = parse_language(row.view(3)); }
  document.superseded_by = row.maybe_id<DocumentId>(5);
  return document;
}

bool Base::knows(std::string_view sha256) const {
  auto row = impl_->connection.query(
      "SELECT 1 FROM document WHERE sha256 = ?1 UNION ALL SELECT 1 FROM dataset_file WHERE sha256 = ?1");
  row.bind(sha256);
  return row.step();
}

bool Base::knew(std::string_view sha256) const {
  auto row = impl_->connection.query("SELECT 1 FROM former_bytes WHERE sha256 = ?");
  row.bind(sha256);
  return row.step();
}

Dataset Base::dataset(Versions versions) const { return store::load_dataset(impl_->connection, versions); }

Dataset Base::dataset_of(DocumentId document) const { return store::load_document(impl_->connection, document); }

std::vector<SearchHit> Base::search(std::string_view words, std::size_t limit) const {
  return store::search(impl_->connection, words, limit);
}

void Base::index_texts() { store::index_all_waiting(impl_->connection); }

std::vector<ReviewEntry> Base::review() const {
  auto row =
      impl_->connection.query("SELECT r.id, r.kind, r.reason, coalesce(d.name, ''), coalesce(r.line, 0), "
                              "coalesce(r.printed, (SELECT text FROM line l WHERE l.id = r.document << 24 | r.line), '') "
                              "FROM review r LEFT JOIN document d ON d.id = r.document "
                              "WHERE r.state = 'open' AND NOT EXISTS (SELECT 1 FROM superseded_document s WHERE "
                              "s.id = r.document) ORDER BY r.document, r.line, r.id");
  std::vector<ReviewEntry> entries;
  while (row.step()) {
    entries.push_back(
        {row.integer(0), row.text(1), row.text(2), row.text(3), static_cast<int>(row.integer(4)), row.text(5)});
  }
  return entries;
}

std::vector<JournalEntry> Base::journal() const {
  auto row = impl_->connection.query("SELECT j.id, j.at, j.by, j.action, j.subject, d.score, j.reason "
                                     "FROM journal j LEFT JOIN decision d ON d.id = j.decision ORDER BY j.id");
  std::vector<JournalEntry> entries;
  while (row.step()) {
    entries.push_back({row.integer(0), row.text(1), row.text(2), row.text(3), row.text(4), row.maybe_real(5), row.text(6)});
  }
  return entries;
}

std::optional<std::string> Base::line(DocumentId document, int number) const {
  if (number < 1) { return std::nullopt; }
  auto row = impl_->connection.query("SELECT text FROM line WHERE id = ?");
  row.bind(store::line_id(document, number));
  if (row.step()) { return row.text(0); }
  // Of networks and exports no lines are kept.
  auto tie =
      impl_->connection.query("SELECT DISTINCT printed FROM partnership WHERE document = ? AND line = ? AND printed IS "
                              "NOT NULL ORDER BY id LIMIT 8");
  tie.bind(document).bind(number);
  std::optional<std::string> text;
  while (tie.step()) {
    text = text ? *text + "; " + tie.text(0) : tie.text(0);
  }
  return text;
}

std::vector<std::optional<std::string>> Base::lines(std::span<const std::pair<DocumentId, int>> places) const {
  const store::Reading reading(impl_->connection); // else each line would lock the file for itself
  std::vector<std::optional<std::string>> texts;
  texts.reserve(places.size());
  for (const auto& [document, number] : places) {
    texts.push_back(line(document, number));
  }
  return texts;
}

const store::Connection& store::connection_of(const Base& base) { return base.impl_->connection; }

std::vector<Wording> Base::check() const { return store::check(impl_->connection); }

} // namespace entente
