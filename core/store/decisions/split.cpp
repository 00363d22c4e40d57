#include <algorithm>

#include <fmt/format.h>

#include "core/error.hpp"
#include "core/store/decisions/actions.hpp"
#include "core/store/decisions/derived.hpp"
#include "core/store/impl.hpp"

namespace entente::store {
namespace {

/// One mention of the entity: an appearance, and for a body its place in it.
struct SplitMention {
  std::int64_t appearance = 0;
  std::int64_t ordinal = 0;
  std::int64_t owner = 0;
  std::string name, acronym;
  std::int64_t document = 0;
  std::int64_t line = 0;
  friend bool operator==(const SplitMention& a, const SplitMention& b) {
    return a.appearance == b.appearance && a.ordinal == b.ordinal;
  }
};

class Split {
public:
  Split(const Connection& connection, const EntityRef& entity, const KeyMakers& keys)
      : connection_(connection), keys_(keys), about_(key_of(entity).first),
        root_(root_of(connection, about_, key_of(entity).second)), group_(group_of(connection, about_, root_)) {}

  Draft draft(std::span<const MentionRef> mentions, const std::optional<std::string>& name,
              std::optional<std::int64_t> row) {
    for (const MentionRef& mention : mentions) {
      find(mention);
    }
    if (found_.empty()) { throw Error(ErrorKind::bad_argument, "a split takes one mention or more"); }
    refuse_all();
    const std::int64_t made =
        row ? *row : connection_.next_id(pick(about_, "SELECT max(id) FROM person", "SELECT max(id) FROM organisation"));
    make(made);
    Draft draft{"split", word(about_), subject(made), {}, {{about_, root_}, {about_, made}}, made, {}, {}, {}};
    const bool person = about_ == About::person;
    draft.changes.push_back({{person ? Field::person_joined : Field::organisation_joined, made, 0}, root_, {}});
    if (name && !name->empty()) {
      draft.changes.push_back({{person ? Field::person_name : Field::organisation_name, made, 0}, {}, *name});
    }
    for (const SplitMention& mention : found_) {
      draft.entities.emplace(about_, mention.owner);
      const Cell cell = person ? Cell{Field::appearance_person, mention.appearance, 0}
                               : Cell{Field::body_organisation, mention.appearance, mention.ordinal};
      draft.changes.push_back({cell, mention.owner, made});
    }
    move_partnerships(made, draft.changes);
    draft.changes.push_back(change_to(connection_, pair_cell(about_, root_, made), std::string("different")));
    return draft;
  }

private:
  [[nodiscard]] std::string subject(std::int64_t made) const {
    std::string text = fmt::format("{} -> {}:", printed_id(about_, root_), printed_id(about_, made));
    for (const SplitMention& mention : found_) {
      text += " " + AppearanceId(mention.appearance).text();
    }
    return text;
  }

  [[nodiscard]] bool is_mine(std::int64_t owner) const {
    return std::find(group_.begin(), group_.end(), owner) != group_.end();
  }

  void take(const Query& row) {
    const SplitMention mention{row.integer(0), row.integer(1), row.integer(2), row.text(3),
                               row.text(4),    row.integer(5), row.integer(6)};
    if (is_mine(mention.owner) && std::find(found_.begin(), found_.end(), mention) == found_.end()) {
      found_.push_back(mention);
    }
  }

  void find(const MentionRef& mention) {
    const std::size_t before = found_.size();
    if (const auto* const appearance = std::get_if<AppearanceId>(&mention)) {
      auto row = connection_.query(
          pick(about_,
               "SELECT id, 0, person, coalesce(name, ''), '', coalesce(document, 0), coalesce(line, 0) FROM mention "
               "WHERE id = ?",
               "SELECT a.id, b.ordinal, b.organisation, coalesce(b.name, ''), coalesce(b.acronym, ''), "
               "coalesce(a.document, 0), coalesce(a.line, 0) FROM appearance a JOIN mention_body b "
               "ON b.appearance = a.id WHERE a.id = ? ORDER BY b.ordinal"));
      row.bind(*appearance);
      while (row.step()) {
        take(row);
      }
      if (found_.size() == before && !known(*appearance)) { refuse(appearance->text()); }
      return;
    }
    const auto& place = std::get<LineRef>(mention);
    for (const std::int64_t member : group_) {
      auto row = connection_.query(
          pick(about_,
               "SELECT id, 0, person, coalesce(name, ''), '', document, line FROM mention WHERE person = ? AND "
               "document = ? AND line = ? ORDER BY id",
               "SELECT a.id, b.ordinal, b.organisation, coalesce(b.name, ''), coalesce(b.acronym, ''), a.document, a.line "
               "FROM mention_body b JOIN appearance a ON a.id = b.appearance WHERE b.organisation = ? AND "
               "a.document = ? AND a.line = ? ORDER BY a.id, b.ordinal"));
      row.bind(member).bind(place.document).bind(place.line);
      while (row.step()) {
        take(row);
      }
    }
    if (found_.size() == before) { refuse(fmt::format("{}:{}", place.document.text(), place.line)); }
  }

  /// True when the mention was given twice.
  [[nodiscard]] bool known(AppearanceId appearance) const {
    return std::any_of(found_.begin(), found_.end(),
                       [&](const SplitMention& mention) { return mention.appearance == appearance.value; });
  }

  [[noreturn]] void refuse(const std::string& place) const {
    throw Error(ErrorKind::not_found, "{}: there is no mention of {} at {}", connection_.label(), printed_id(about_, root_),
                place);
  }

  void refuse_all() const {
    std::int64_t all = 0;
    for (const std::int64_t member : group_) {
      all += mentions_of(connection_, about_, member);
    }
    if (all > static_cast<std::int64_t>(found_.size())) { return; }
    throw Error(ErrorKind::bad_argument, "a split must leave {} a mention; to change its name, rename it",
                printed_id(about_, root_));
  }

  /// The fullest printed name of the mentions, else the one that the entity is shown under.
  [[nodiscard]] std::string made_name() const {
    std::string best;
    for (const SplitMention& mention : found_) {
      if (!mention.name.empty() && (best.empty() || says_more(mention.name, best))) { best = mention.name; }
    }
    return best.empty() ? shown_name(connection_, about_, root_) : best;
  }

  /// The new row; until the decision stands it is joined into the old one. A row that is there has mentions of its own.
  void make(std::int64_t id) {
    if (has_row(connection_, {about_, id})) {
      write_cell(connection_, {about_ == About::person ? Field::person_joined : Field::organisation_joined, id, 0}, root_);
    } else if (about_ == About::person) {
      auto row = connection_.query("INSERT INTO person (id, name, joined_into, root) VALUES (?, ?, ?, ?)");
      row.bind(id).bind(made_name()).bind(root_).bind(root_).run();
    } else {
      make_organisation(id);
    }
    for (const SplitMention& mention : found_) {
      if (mention.name.empty()) { continue; }
      if (about_ == About::person) {
        if (keys_.person) { add_keys(connection_, {about_, id}, keys_.person(mention.name)); }
      } else if (keys_.organisation) {
        add_keys(connection_, {about_, id}, keys_.organisation(mention.name, mention.acronym, state_));
      }
    }
  }

  /// What the mentions print of the body: acronym, category, state and the whole it is part of.
  void make_organisation(std::int64_t id) {
    std::optional<std::string> acronym;
    std::optional<std::string> category;
    std::optional<std::string> state;
    std::optional<std::int64_t> parent;
    for (const SplitMention& mention : found_) {
      auto row = connection_.query("SELECT b.acronym, b.category, b.state, w.organisation FROM mention_body b "
                                   "LEFT JOIN mention_body w ON w.appearance = b.appearance AND w.ordinal = b.parent "
                                   "WHERE b.appearance = ? AND b.ordinal = ?");
      row.bind(mention.appearance).bind(mention.ordinal);
      if (!row.step()) { continue; }
      if (!acronym) { acronym = row.maybe_text(0); }
      if (!category) { category = row.maybe_text(1); }
      if (!state) { state = row.maybe_text(2); }
      if (!parent && !row.is_null(3) && !is_mine(row.integer(3))) { parent = row.integer(3); }
    }
    state_ = state.value_or("");
    auto row = connection_.query("INSERT INTO organisation (id, name, acronym, category, state, parent, joined_into, root) "
                                 "VALUES (?, ?, ?, ?, ?, ?, ?, ?)");
    row.bind(id).bind(made_name()).bind_text(acronym).bind_text(category).bind_text(state).bind(parent).bind(root_);
    row.bind(root_).run();
  }

  /// Partnerships of the old entity stated on the lines that go.
  void move_partnerships(std::int64_t made, std::vector<Change>& changes) const {
    for (const SplitMention& mention : found_) {
      if (mention.document == 0 || mention.line == 0) { continue; }
      auto row = connection_.query("SELECT id, source_kind = ?1 AND source = ?2, target_kind = ?1 AND target = ?2 "
                                   "FROM partnership WHERE document = ?3 AND line = ?4");
      row.bind(word(about_)).bind(mention.owner).bind(mention.document).bind(mention.line);
      while (row.step()) {
        for (const auto& [column, field] :
             {std::pair(1, Field::partnership_source), std::pair(2, Field::partnership_target)}) {
          const Cell cell{field, row.integer(0), 0};
          const auto same = [&](const Change& change) { return change.cell == cell; };
          if (row.integer(column) == 0 || std::any_of(changes.begin(), changes.end(), same)) { continue; }
          changes.push_back({cell, mention.owner, made});
        }
      }
    }
  }

  const Connection& connection_;
  const KeyMakers& keys_;
  About about_;
  std::int64_t root_;
  std::vector<std::int64_t> group_;
  std::vector<SplitMention> found_;
  std::string state_;
};

} // namespace

namespace {

template <class Part> bool all_are(std::span<const MentionRef> mentions) {
  return std::ranges::all_of(mentions, [](const MentionRef& mention) { return std::holds_alternative<Part>(mention); });
}

} // namespace

Draft draft_split(const Connection& connection, const EntityRef& entity, std::span<const MentionRef> mentions,
                  const SplitAs& as, const KeyMakers& keys) {
  const About about = key_of(entity).first;
  const bool fit = std::ranges::all_of(mentions, [&](const MentionRef& mention) {
    if (about == About::event) {
      return std::holds_alternative<DocumentId>(mention) || std::holds_alternative<SessionId>(mention);
    }
    if (about == About::process) { return std::holds_alternative<EventId>(mention); }
    return std::holds_alternative<AppearanceId>(mention) || std::holds_alternative<LineRef>(mention);
  });
  if (!fit) {
    throw Error(ErrorKind::bad_argument,
                "{}: people and bodies are split by mentions, events by documents or sessions, processes by events",
                id_text(entity));
  }
  const bool sessions = about == About::event && !mentions.empty() && all_are<SessionId>(mentions);
  if (!sessions && (as.held.start || as.held.end || as.held.place)) {
    throw Error(ErrorKind::bad_argument, "{}: only an event that is parted by sessions is given dates and a place",
                id_text(entity));
  }
  if (sessions) { return draft_split_sessions(connection, entity, mentions, as); }
  if (about == About::event) {
    if (!all_are<DocumentId>(mentions)) {
      throw Error(ErrorKind::bad_argument, "{} is parted by documents or by sessions, not by both at once", id_text(entity));
    }
    return draft_split_event(connection, entity, mentions, as);
  }
  if (about == About::process) { return draft_split_process(connection, entity, mentions, as); }
  return Split(connection, entity, keys).draft(mentions, as.name, as.made);
}

} // namespace entente::store
