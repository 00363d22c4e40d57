#include "core/store/rereading/reread.hpp"

#include <algorithm>
#include <unordered_set>

#include <fmt/format.h>

#include "core/error.hpp"
#include "core/store/decisions/carry.hpp"
#include "core/store/decisions/lift.hpp"
#include "core/store/decisions/replay.hpp"
#include "core/store/impl.hpp"
#include "core/store/known.hpp"
#include "core/store/rereading/match.hpp"
#include "core/store/rereading/out.hpp"
#include "core/store/versions.hpp"
#include "core/store/waiting_people.hpp"
#include "core/store/writer.hpp"

namespace entente {
namespace {

constexpr std::size_t most_compared = 50'000; ///< lines of each of two documents

using store::Connection;

/// Old points of the review list keep their numbers.
void renumber_review(const Connection& connection, DocumentId document, const std::vector<std::int64_t>& kept) {
  std::vector<std::int64_t> written;
  {
    auto row = connection.query("SELECT id FROM review WHERE document = ? ORDER BY id");
    row.bind(document);
    while (row.step()) {
      written.push_back(row.integer(0));
    }
  }
  // By way of numbers that no point has, because an old number may be one of those given just now.
  const std::int64_t beyond = connection.next_id("SELECT max(id) FROM review");
  const auto move = [&](std::int64_t from, std::int64_t to) {
    auto row = connection.query("UPDATE review SET id = ? WHERE id = ?");
    row.bind(to).bind(from).run();
  };
  const std::size_t count = std::min(written.size(), kept.size());
  for (std::size_t i = 0; i < count; ++i) {
    move(written[i], beyond + written[i]);
  }
  std::int64_t next = beyond;
  for (std::size_t i = 0; i < count; ++i) {
    move(beyond + written[i], kept[i] != 0 ? kept[i] : next++);
  }
}

void restore_versions(const Connection& connection, const store::OldReading& old) {
  auto row = connection.query("UPDATE document SET superseded_by = ?, declared_superseded_by = ? WHERE id = ?");
  row.bind(old.superseded_by).bind(old.declared_superseded_by).bind(old.document.id).run();
}

/// Which version stands was judged when the document was first read, or decided; a new reading does not turn it round.
void settle_versions(const store::OldReading& old, Resolution& resolution) {
  if (old.superseded_by || old.declared_superseded_by || old.supersedes) {
    resolution.versions.clear();
    std::erase_if(resolution.review, [&](const ReviewItem& item) {
      const auto same = [&](const store::OldItem& before) {
        return before.kind == item.kind && before.reason == item.reason;
      };
      return item.kind == "same-programme" && std::ranges::none_of(old.review, same);
    });
    return;
  }
  for (Supersession& version : resolution.versions) {
    const bool by_order = version.reason.ends_with("read later");
    if (by_order) { version.newer = version.other < old.document.id; }
  }
}

/// The first lines of a document, blank ones aside, without repeats.
std::unordered_set<std::string> first_lines(const Document& document) {
  std::unordered_set<std::string> lines;
  const auto add = [&](std::string_view line) {
    if (lines.size() < most_compared && line.find_first_not_of(" \t") != std::string_view::npos) { lines.emplace(line); }
  };
  for (const std::string& line : document.lines) {
    add(line);
  }
  for (std::string_view text = document.text; !text.empty() && lines.size() < most_compared;) {
    const std::size_t end = std::min(text.find_first_of("\r\n"), text.size());
    add(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return lines;
}

/// Whether a third of the first lines of the shorter one, blank ones aside, are in both.
bool says_alike(const Connection& connection, DocumentId stored, const Document& document) {
  std::unordered_set<std::string> lines;
  auto row = connection.query("SELECT text FROM line WHERE id BETWEEN ? AND ? AND trim(text) <> '' ORDER BY id");
  row.bind(store::line_id(stored, 1)).bind(store::line_id(DocumentId(stored.value + 1), 1) - 1);
  while (lines.size() < most_compared && row.step()) {
    lines.insert(row.text(0));
  }
  const std::unordered_set<std::string> read = first_lines(document);
  const auto common =
      static_cast<std::size_t>(std::ranges::count_if(read, [&](const std::string& line) { return lines.contains(line); }));
  return common > 0 && 3 * common >= std::min(lines.size(), read.size());
}

void keep_former_bytes(const Connection& connection, const store::HashChange& hash, DocumentId document) {
  {
    auto row = connection.query("DELETE FROM former_bytes WHERE sha256 = ?");
    row.bind(hash.after).run();
  }
  if (hash.before == hash.after) { return; }
  auto row = connection.query("INSERT OR REPLACE INTO former_bytes (sha256, document) VALUES (?, ?)");
  row.bind(hash.before).bind(document).run();
}

/// What is put in again is looked for among all people.
store::LiftedDecisions lifted(const Connection& connection, DocumentId document, const KeyMakers& keys) {
  store::settle_waiting_people(connection, keys.person);
  return {connection, document};
}

} // namespace

std::optional<DocumentId> document_to_reread(const Base& base, const Document& document) {
  const Connection& connection = store::connection_of(base);
  auto row = connection.query("SELECT id FROM document WHERE sha256 = ?1 UNION ALL SELECT document FROM former_bytes WHERE "
                              "sha256 = ?1");
  row.bind(document.sha256);
  if (row.step()) { return row.id<DocumentId>(0); }
  auto named = connection.query("SELECT id FROM document WHERE name = ? ORDER BY id");
  named.bind(document.name);
  std::vector<DocumentId> found;
  while (named.step()) {
    found.push_back(named.id<DocumentId>(0));
  }
  if (found.empty()) { return std::nullopt; }
  if (found.size() > 1) {
    throw Error(ErrorKind::conflict,
                "{}: {} documents of the base have this name, {} and {} among them: say "
                "which with --document",
                document.name, found.size(), found[0].text(), found[1].text());
  }
  if (!says_alike(connection, found.front(), document)) {
    throw Error(ErrorKind::conflict,
                "{}: {} has this name, and says something else: import it without --again, or "
                "say --document {} to exchange it",
                document.name, found.front().text(), found.front().text());
  }
  return found.front();
}

struct Rereading::Impl {
  Impl(const Connection& base, DocumentId document, KeyMakers makers, ValueCheck check)
      : connection(base), known(base), keys(std::move(makers)), accepts(std::move(check)), writing(base),
        decisions(lifted(base, document, keys)), old(store::take_out(base, document, decisions.kept_rows())) {}

  /// People and bodies that nothing speaks of any more.
  void forget_gone() const {
    for (const auto& [about, list] :
         {std::pair(store::About::person, &old.people), std::pair(store::About::organisation, &old.organisations)}) {
      for (const store::OldEntity& entity : *list) {
        if (!store::has_row(connection, {about, entity.id})) { store::forget_entity(connection, {about, entity.id}); }
      }
    }
  }

  const Connection& connection;
  store::StoredEntities known;
  KeyMakers keys;
  ValueCheck accepts;
  store::Writing writing;
  store::LiftedDecisions decisions;
  store::OldReading old;
  bool written = false;
};

Rereading::Rereading(Base& base, DocumentId document, KeyMakers keys, ValueCheck accepts)
    : impl_(std::make_unique<Impl>(store::connection_of(base), document, std::move(keys), std::move(accepts))) {}
Rereading::Rereading(Rereading&&) noexcept = default;
Rereading& Rereading::operator=(Rereading&&) noexcept = default;
Rereading::~Rereading() = default;

const KnownEntities& Rereading::known() const { return impl_->known; }

RereadCounts Rereading::write(const Document& document, const Programme& programme, Resolution resolution,
                              const Signature& signature) {
  const Connection& connection = impl_->connection;
  const store::OldReading& old = impl_->old;
  if (impl_->written) { throw Error(ErrorKind::internal, "{}: was read again already", document.name); }
  store::refuse_known_document(connection, document.sha256, document.name);
  settle_versions(old, resolution);
  const store::KeptIds kept = store::keep_ids(old, programme, resolution);
  RereadCounts result;
  result.counts =
      store::write_programme(connection, impl_->known, document, programme, resolution, signature.by, &kept.rows);
  renumber_review(connection, old.document.id, kept.review);
  for (const store::OldEvent& event : old.events) {
    if (event.named || !event.gone) { store::refresh_event(connection, event.id); }
  }
  store::refresh_left(connection, old);
  store::refresh_names(connection, old);
  impl_->forget_gone();
  if (resolution.versions.empty()) { restore_versions(connection, old); }
  const store::HashChange hash{old.document.sha256, document.sha256};
  keep_former_bytes(connection, hash, old.document.id);
  result.replayed = impl_->decisions.put_back(impl_->keys, impl_->accepts, hash, signature, result.waiting);
  static_cast<void>(store::replay(connection, {}, impl_->keys, impl_->accepts));
  store::settle_carried(connection, old.document.id);
  std::erase_if(result.waiting, [&](const RefusedDecision& decision) {
    return store::decision_with(connection, decision.uid).has_value(); // taken after all, behind another one
  });
  impl_->known.forget();
  impl_->written = true;
  return result;
}

void Rereading::commit() {
  if (!impl_->writing.open()) {
    throw Error(ErrorKind::store, "{}: the reading is over; nothing was kept", impl_->connection.label());
  }
  if (!impl_->written) { throw Error(ErrorKind::internal, "a document was taken out and not written again"); }
  impl_->writing.keep();
}

} // namespace entente
