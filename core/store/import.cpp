#include <memory>
#include <optional>

#include "core/error.hpp"
#include "core/store/bulk.hpp"
#include "core/store/decisions/carry.hpp"
#include "core/store/impl.hpp"
#include "core/store/known.hpp"
#include "core/store/waiting_people.hpp"
#include "core/store/writer.hpp"

namespace entente {

struct ImportTransaction::Impl {
  Impl(const store::Connection& base, store::StoredEntities& entities, ImportSize size)
      : connection(base), known(entities), writing(prepared(size)) {
    known.begin();
  }
  Impl(const Impl&) = delete;
  Impl& operator=(const Impl&) = delete;
  ~Impl() {
    if (!kept) { known.forget(); }
  }

  const store::Connection& connection;
  store::StoredEntities& known;
  std::optional<store::StraightIntoFile> straight; ///< around the transaction
  store::Writing writing;
  std::optional<store::WrittenLines> lines;
  std::unique_ptr<store::ProgrammeWriting> ahead;    ///< meetings were written before all else
  std::unique_ptr<store::IndexesAfterwards> indexes; ///< to be made before all is kept
  bool kept = false;

private:
  const store::Connection& prepared(ImportSize size) {
    if (size == ImportSize::very_large) { straight.emplace(connection); }
    return connection;
  }
};

ImportTransaction Base::begin_import(ImportSize size) {
  return ImportTransaction(std::make_unique<ImportTransaction::Impl>(impl_->connection, impl_->known, size));
}

ImportTransaction::ImportTransaction(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
ImportTransaction::ImportTransaction(ImportTransaction&&) noexcept = default;
ImportTransaction& ImportTransaction::operator=(ImportTransaction&&) noexcept = default;
ImportTransaction::~ImportTransaction() = default;

const KnownEntities& ImportTransaction::known() const {
  if (store::people_wait(impl_->connection)) { throw Error(ErrorKind::internal, "people wait for their keys"); }
  return impl_->known;
}

void ImportTransaction::settle_waiting_people(const std::function<std::vector<std::string>(std::string_view)>& keys) {
  if (!store::people_wait(impl_->connection)) { return; }
  store::settle_waiting_people(impl_->connection, keys);
  impl_->known.forget();
}

void ImportTransaction::write_lines(std::string_view text) {
  const DocumentId document = store::free_ids(impl_->connection).document;
  store::Writer writer(impl_->connection);
  writer.lines(document, text);
  impl_->lines = writer.written(document);
}

void ImportTransaction::write_meetings(const Document& document, const Programme& programme, const Resolution& resolution,
                                       std::string_view by) {
  impl_->ahead = std::make_unique<store::ProgrammeWriting>(impl_->connection, impl_->known, document, programme, resolution,
                                                           by, impl_->lines ? &*impl_->lines : nullptr);
  impl_->ahead->write_meetings();
}

void ImportTransaction::write_appearances() {
  if (!impl_->ahead) { throw Error(ErrorKind::internal, "appearances come behind the meetings of their document"); }
  impl_->ahead->write_appearances();
}

void ImportTransaction::write_bodies() {
  if (!impl_->ahead) { throw Error(ErrorKind::internal, "bodies come behind the meetings of their document"); }
  impl_->ahead->write_bodies();
}

ImportCounts ImportTransaction::write(const Document& document, const Programme& programme, const Resolution& resolution,
                                      std::string_view by) {
  const store::WrittenLines* const lines = impl_->lines ? &*impl_->lines : nullptr;
  if (impl_->ahead) {
    if (!impl_->ahead->is_of(document, programme, resolution)) {
      throw Error(ErrorKind::internal, "meetings were written of another document");
    }
    const ImportCounts counts = impl_->ahead->write_rest();
    impl_->indexes = impl_->ahead->take_indexes();
    impl_->ahead.reset();
    impl_->known.settle();
    return counts;
  }
  const DocumentId id = store::free_ids(impl_->connection).document;
  ImportCounts counts =
      store::write_programme(impl_->connection, impl_->known, document, programme, resolution, by, nullptr, lines);
  if (!resolution.versions.empty()) { counts.carried = store::settle_carried(impl_->connection, id); }
  if (counts.carried > 0) {
    auto open = impl_->connection.query("SELECT count(*) FROM review WHERE document = ? AND state = 'open'");
    open.bind(id);
    if (open.step()) { counts.review = static_cast<std::size_t>(open.integer(0)); }
    impl_->known.forget();
  } else {
    impl_->known.settle();
  }
  return counts;
}

ImportCounts ImportTransaction::write(const Dataset& dataset, std::string_view by, const BlockingKeys& keys,
                                      const DatasetOrigin& origin, const DatasetIdentity& identity) {
  const ImportCounts counts = store::write_dataset(impl_->connection, dataset, keys, origin, identity, by);
  impl_->known.forget();
  return counts;
}

bool ImportTransaction::base_is_empty() const { return store::is_empty(impl_->connection); }

void ImportTransaction::commit() {
  if (impl_->ahead) { throw Error(ErrorKind::internal, "only the meetings of a document were written"); }
  // A full disk ends the transaction by itself; committing nothing must not pass for success.
  if (!impl_->writing.open()) {
    throw Error(ErrorKind::store, "{}: the import is over; nothing was kept", impl_->connection.label());
  }
  if (const auto indexes = std::move(impl_->indexes)) { indexes->make(); }
  impl_->writing.keep();
  impl_->kept = true;
  impl_->known.end();
}

} // namespace entente
