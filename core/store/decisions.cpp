#include "core/store/decisions.hpp"

#include <array>
#include <charconv>

#include <fmt/format.h>

#include "core/error.hpp"
#include "core/store/decisions/actions.hpp"
#include "core/store/decisions/pending.hpp"
#include "core/store/decisions/replay.hpp"
#include "core/store/decisions/taking.hpp"
#include "core/store/impl.hpp"
#include "core/store/writer.hpp"

namespace entente {
namespace {

constexpr std::array<std::string_view, 8> field_words{"gender", "category", "state", "parent",
                                                      "role",   "from",     "to",    "superseded_by"};

} // namespace

std::string id_text(const EntityRef& entity) {
  return std::visit([](const auto& id) { return id.text(); }, entity);
}

std::string id_text(const SubjectRef& subject) {
  return std::visit([](const auto& id) { return id.text(); }, subject);
}

std::optional<EntityRef> parse_entity(std::string_view printed) {
  if (const auto person = PersonId::parse(printed)) { return *person; }
  if (const auto body = OrganisationId::parse(printed)) { return *body; }
  if (const auto event = EventId::parse(printed)) { return *event; }
  if (const auto process = ProcessId::parse(printed)) { return *process; }
  return std::nullopt;
}

std::optional<MentionRef> parse_mention(std::string_view printed) {
  if (const auto appearance = AppearanceId::parse(printed)) { return *appearance; }
  const std::size_t colon = printed.find(':');
  if (colon == std::string_view::npos) { return std::nullopt; }
  const auto document = DocumentId::parse(printed.substr(0, colon));
  int line = 0;
  const char* const end = printed.data() + printed.size();
  const auto [stop, error] = std::from_chars(printed.data() + colon + 1, end, line);
  if (!document || error != std::errc{} || stop != end || line < 1) { return std::nullopt; }
  return LineRef{*document, line};
}

std::string_view to_text(DeclaredField field) { return field_words.at(static_cast<std::size_t>(field)); }

std::optional<DeclaredField> parse_declared_field(std::string_view word) {
  for (std::size_t i = 0; i < field_words.size(); ++i) {
    if (field_words.at(i) == word) { return static_cast<DeclaredField>(i); }
  }
  return std::nullopt;
}

std::vector<DeclaredField> declared_fields(const SubjectRef& subject) {
  if (std::holds_alternative<PersonId>(subject)) { return {DeclaredField::gender}; }
  if (std::holds_alternative<OrganisationId>(subject)) {
    return {DeclaredField::category, DeclaredField::state, DeclaredField::parent};
  }
  if (std::holds_alternative<AppearanceId>(subject)) {
    return {DeclaredField::role, DeclaredField::state, DeclaredField::gender};
  }
  if (std::holds_alternative<DocumentId>(subject)) { return {DeclaredField::superseded_by}; }
  return {DeclaredField::from, DeclaredField::to};
}

std::vector<DecisionEntry> history(const Base& base) { return store::decisions(store::connection_of(base)); }

std::string decisions_file(const Base& base) {
  const store::Connection& connection = store::connection_of(base);
  const store::Reading reading(connection);
  return store::decisions_file(connection);
}

std::size_t pending_decisions(const Base& base) {
  return static_cast<std::size_t>(
      store::connection_of(base).number("SELECT count(*) FROM pending_decision WHERE why <> 'dropped'"));
}

std::vector<RefusedDecision> dropped_decisions(const Base& base) {
  return store::dropped_decisions(store::connection_of(base));
}

struct DecisionTransaction::Impl {
  Impl(const store::Connection& base, KeyMakers makers) : connection(base), keys(std::move(makers)), writing(base) {}

  const store::Connection& connection;
  KeyMakers keys;
  store::Writing writing;
};

DecisionTransaction::DecisionTransaction(Base& base, KeyMakers keys)
    : impl_(std::make_unique<Impl>(store::connection_of(base), std::move(keys))) {}
DecisionTransaction::DecisionTransaction(DecisionTransaction&&) noexcept = default;
DecisionTransaction& DecisionTransaction::operator=(DecisionTransaction&&) noexcept = default;
DecisionTransaction::~DecisionTransaction() = default;

std::int64_t DecisionTransaction::merge(std::span<const EntityRef> entities, const Signature& signature, bool force) {
  return store::record(impl_->connection, store::draft_merge(impl_->connection, entities, force), signature);
}

std::int64_t DecisionTransaction::split(const EntityRef& entity, std::span<const MentionRef> mentions,
                                        const std::optional<std::string>& name, const Signature& signature,
                                        const Held& held) {
  return store::record(
      impl_->connection,
      store::draft_split(impl_->connection, entity, mentions, {name, held, {}, store::Whom::group}, impl_->keys), signature);
}

std::int64_t DecisionTransaction::same(const EntityRef& a, const EntityRef& b, const Signature& signature, bool force,
                                       std::optional<std::int64_t> question) {
  const std::array pair{a, b};
  store::Draft draft = store::draft_merge(impl_->connection, pair, force);
  draft.kind = "same";
  if (question) { store::settle_question(impl_->connection, *question, draft); }
  return store::record(impl_->connection, std::move(draft), signature);
}

std::int64_t DecisionTransaction::different(const EntityRef& a, const EntityRef& b, const Signature& signature,
                                            std::optional<std::int64_t> question) {
  store::Draft draft = store::draft_different(impl_->connection, a, b);
  if (question) { store::settle_question(impl_->connection, *question, draft); }
  return store::record(impl_->connection, std::move(draft), signature);
}

std::int64_t DecisionTransaction::rename(const EntityRef& entity, std::string_view name, const Signature& signature) {
  return store::record(impl_->connection, store::draft_rename(impl_->connection, entity, name, impl_->keys), signature);
}

std::int64_t DecisionTransaction::set(const SubjectRef& subject, DeclaredField field, std::string_view value,
                                      const Signature& signature, std::optional<std::int64_t> question) {
  store::Draft draft = store::draft_set(impl_->connection, subject, field, value);
  if (question) { store::settle_question(impl_->connection, *question, draft); }
  return store::record(impl_->connection, std::move(draft), signature);
}

std::int64_t DecisionTransaction::answer(std::int64_t review, std::string_view verdict, const Signature& signature) {
  return store::record(impl_->connection, store::draft_answer(impl_->connection, review, verdict), signature);
}

std::int64_t DecisionTransaction::undo(std::optional<std::int64_t> decision, const Signature& signature) {
  const std::int64_t which = decision ? *decision : store::last_active(impl_->connection);
  store::take_back(impl_->connection, {which}, signature);
  return which;
}

void DecisionTransaction::undo(std::span<const std::int64_t> decisions, const Signature& signature) {
  store::take_back(impl_->connection, {decisions.begin(), decisions.end()}, signature);
}

std::int64_t DecisionTransaction::redo(std::optional<std::int64_t> decision, const Signature& signature) {
  const std::int64_t which = decision ? *decision : store::last_undone(impl_->connection);
  if (store::is_text_alone(impl_->connection, which)) {
    store::take_text_again(impl_->connection, which, impl_->keys, signature);
  } else {
    store::take_again(impl_->connection, which, signature);
  }
  return which;
}

DecisionsTaken DecisionTransaction::take_in(std::string_view file, const Signature& signature, const ValueCheck& accepts) {
  const std::vector<std::string> lines = store::split_file(file);
  DecisionsTaken result = store::replay(impl_->connection, lines, impl_->keys, accepts);
  store::write_journal(impl_->connection, signature, "import", fmt::format("{} decisions", lines.size()), store::utc_now());
  return result;
}

DecisionsTaken DecisionTransaction::retry(const ValueCheck& accepts) {
  return store::replay(impl_->connection, {}, impl_->keys, accepts);
}

RefusedDecision DecisionTransaction::drop(std::string_view uid, const Signature& signature) {
  return store::drop_pending(impl_->connection, uid, signature);
}

RefusedDecision DecisionTransaction::restore(std::string_view uid, const Signature& signature) {
  return store::restore_pending(impl_->connection, uid, signature);
}

void DecisionTransaction::commit() {
  if (!impl_->writing.open()) {
    throw Error(ErrorKind::store, "{}: the transaction is over; nothing was kept", impl_->connection.label());
  }
  impl_->writing.keep();
}

} // namespace entente
