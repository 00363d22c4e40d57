#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "core/store/decisions/portable.hpp"

namespace entente::store {
namespace {

/// Who a mention belonged to when it was read.
std::int64_t first_owner(const Connection& connection, About about, std::int64_t appearance, std::int64_t ordinal) {
  auto row = connection.query(pick(
      about,
      "SELECT coalesce((SELECT before FROM decision_change WHERE field = 'appearance.person' AND row = ?1 AND part = ?2 "
      "ORDER BY decision, ordinal LIMIT 1), (SELECT person FROM appearance WHERE id = ?1))",
      "SELECT coalesce((SELECT before FROM decision_change WHERE field = 'body.organisation' AND row = ?1 AND part = ?2 "
      "ORDER BY decision, ordinal LIMIT 1), (SELECT organisation FROM mention_body WHERE appearance = ?1 AND "
      "ordinal = ?2))"));
  row.bind(appearance).bind(ordinal);
  return row.step() ? row.integer(0) : 0;
}

std::string stored_name(const Connection& connection, About about, std::int64_t id) {
  auto row =
      connection.query(pick(about, "SELECT name FROM person WHERE id = ?", "SELECT name FROM organisation WHERE id = ?",
                            "SELECT title FROM event WHERE id = ?", "SELECT name FROM process WHERE id = ?"));
  row.bind(id);
  return row.step() ? row.text(0) : std::string();
}

/// One mention of an entity, with the order in which one is chosen.
struct Mention {
  std::string sha256;
  std::int64_t line = 0, appearance = 0, ordinal = 0;
  std::string body;
  friend auto operator<=>(const Mention&, const Mention&) = default;
};

/// The first mention that was the entity's when it was read.
std::optional<Mention> first_mention(const Connection& connection, const EntityKey& entity) {
  auto row = connection.query(
      pick(entity.first,
           "SELECT coalesce(d.sha256, ''), coalesce(a.line, 0), a.id, 0, '' FROM appearance a LEFT JOIN document d ON "
           "d.id = a.document WHERE a.person = ?1 OR a.id IN (SELECT row FROM decision_change WHERE field = "
           "'appearance.person' AND before = ?1)",
           "SELECT coalesce(d.sha256, ''), coalesce(a.line, 0), a.id, b.ordinal, coalesce(b.name, '') FROM "
           "mention_body b JOIN appearance a ON a.id = b.appearance LEFT JOIN document d ON d.id = a.document WHERE "
           "b.organisation = ?1 UNION SELECT coalesce(d.sha256, ''), coalesce(a.line, 0), a.id, b.ordinal, "
           "coalesce(b.name, '') FROM decision_change c JOIN mention_body b ON b.appearance = c.row AND b.ordinal = "
           "c.part JOIN appearance a ON a.id = b.appearance LEFT JOIN document d ON d.id = a.document WHERE c.field = "
           "'body.organisation' AND c.before = ?1"));
  row.bind(entity.second);
  std::set<Mention> mentions;
  while (row.step()) {
    mentions.insert({row.text(0), row.integer(1), row.integer(2), row.integer(3), row.text(4)});
  }
  for (const Mention& mention : mentions) {
    if (first_owner(connection, entity.first, mention.appearance, mention.ordinal) == entity.second) { return mention; }
  }
  return std::nullopt;
}

std::string mention_name(const Connection& connection, std::int64_t appearance) {
  {
    auto row = connection.query("SELECT name FROM mention WHERE id = ?");
    row.bind(appearance);
    if (row.step() && !row.is_null(0)) { return row.text(0); }
  }
  return stored_name(connection, About::person, first_owner(connection, About::person, appearance, 0));
}

/// The document with these bytes; nothing for a place without one.
std::optional<std::int64_t> document_of(const Connection& connection, const std::string& sha256, const std::string& name) {
  if (sha256.empty()) { return std::nullopt; }
  auto row = connection.query("SELECT id FROM document WHERE sha256 = ?1 UNION ALL SELECT document FROM former_bytes WHERE "
                              "sha256 = ?1");
  row.bind(sha256);
  if (!row.step()) { throw Unplaced(true, Wording("{} is not in the base yet", name.empty() ? sha256 : name)); }
  return row.integer(0);
}

/// Appearances on a line of a document, by id; without a line, all of the document.
std::vector<std::int64_t> appearances_at(const Connection& connection, std::optional<std::int64_t> document,
                                         std::optional<int> line) {
  auto row = connection.query(line ? "SELECT id FROM appearance WHERE document IS ? AND line IS nullif(?, 0) ORDER BY id"
                                   : "SELECT id FROM appearance WHERE document IS ? ORDER BY id");
  document ? row.bind(*document) : row.null();
  if (line) { row.bind(*line); }
  std::vector<std::int64_t> found;
  while (row.step()) {
    found.push_back(row.integer(0));
  }
  return found;
}

/// The appearance at a place; else all of that name in the document, because lines move when it is read in another way.
std::vector<std::int64_t> candidates(const Connection& connection, const MentionPlace& place) {
  const auto document = document_of(connection, place.sha256, place.document);
  for (const auto& line : {std::optional(place.line), std::optional<int>()}) {
    std::vector<std::int64_t> found = appearances_at(connection, document, line);
    std::erase_if(found, [&](std::int64_t id) { return mention_name(connection, id) != place.name; });
    const auto nth = static_cast<std::size_t>(place.nth);
    if (line && nth < found.size()) { return {found[nth]}; }
    if (!found.empty()) { return found; }
  }
  throw Unplaced(false, Wording("{} is not at {}:{} in this base", place.name, place.document, place.line));
}

std::int64_t named(const Connection& connection, const EntityPlace& place) {
  auto row = connection.query(
      pick(place.about, "SELECT id FROM person WHERE name = ? LIMIT 2", "SELECT id FROM organisation WHERE name = ? LIMIT 2",
           "SELECT id FROM event WHERE title = ? LIMIT 2", "SELECT id FROM process WHERE name = ? LIMIT 2"));
  row.bind(place.name);
  std::vector<std::int64_t> found;
  while (row.step()) {
    found.push_back(row.integer(0));
  }
  if (found.size() == 1) { return found.front(); }
  throw Unplaced(false, found.empty() ? Wording("nobody is called {} in this base", place.name)
                                      : Wording("several are called {} in this base", place.name));
}

/// The event that a document was read to speak of under a title, on the line where there are several, or the only one that
/// it speaks of.
std::int64_t event_at(const Connection& connection, const EntityPlace& place) {
  const auto document = document_of(connection, place.mention->sha256, place.mention->document);
  auto row = connection.query(
      "SELECT e.id, coalesce(d.title, e.title) = ?2, coalesce(d.line, 0) FROM event_document d "
      "JOIN event e ON e.id = coalesce(d.read_as, d.event) WHERE d.document = ?1 AND d.parted_from IS NULL ORDER "
      "BY e.id");
  row.bind(document.value_or(0)).bind(place.mention->name);
  std::vector<std::int64_t> all;
  std::vector<std::int64_t> called;
  std::vector<std::int64_t> there;
  while (row.step()) {
    all.push_back(row.integer(0));
    if (row.integer(1) == 0) { continue; }
    called.push_back(row.integer(0));
    if (row.integer(2) == place.mention->line) { there.push_back(row.integer(0)); }
  }
  for (const auto* const found : {&there, &called, &all}) {
    if (found->size() == 1) { return found->front(); }
    if (!found->empty()) { break; }
  }
  throw Unplaced(
      false, Wording("{} speaks of no event {} in this base, or of several", place.mention->document, place.mention->name));
}

std::int64_t made_by(const Connection& connection, const EntityPlace& place) {
  auto row = connection.query("SELECT made, active FROM human_decision WHERE uid = ? AND about = ? AND made IS NOT NULL");
  row.bind(place.made_by).bind(word(place.about));
  if (row.step() && row.integer(1) != 0) { return row.integer(0); }
  throw Unplaced(false, Wording("the split that made {} does not stand in this base", place.name));
}

std::int64_t find_row(const Connection& connection, const char* sql, const LinePlace& place) {
  const auto document = document_of(connection, place.sha256, place.document);
  auto row = connection.query(sql);
  document ? row.bind(*document) : row.null();
  row.bind(place.line).bind(place.kind).bind(place.printed).bind(place.nth);
  if (row.step()) { return row.integer(0); }
  throw Unplaced(false, Wording("there is no {} at {}:{} in this base", place.kind, place.document, place.line));
}

LinePlace line_place(const Connection& connection, const char* sql, std::int64_t id) {
  auto row = connection.query(sql);
  row.bind(id);
  if (!row.step()) { return {}; }
  return {row.text(0), row.text(1), static_cast<int>(row.integer(2)),
          row.text(3), row.text(4), static_cast<int>(row.integer(5))};
}

} // namespace

MentionPlace place_of(const Connection& connection, AppearanceId appearance) {
  MentionPlace place;
  std::optional<std::int64_t> document;
  {
    auto row = connection.query("SELECT coalesce(d.name, ''), coalesce(d.sha256, ''), coalesce(a.line, 0), a.document FROM "
                                "appearance a LEFT JOIN document d ON d.id = a.document WHERE a.id = ?");
    row.bind(appearance);
    if (!row.step()) { return place; }
    place.document = row.text(0);
    place.sha256 = row.text(1);
    place.line = static_cast<int>(row.integer(2));
    if (!row.is_null(3)) { document = row.integer(3); }
  }
  place.name = mention_name(connection, appearance.value);
  for (const std::int64_t other : appearances_at(connection, document, place.line)) {
    if (other < appearance.value && mention_name(connection, other) == place.name) { ++place.nth; }
  }
  return place;
}

EntityPlace place_of(const Connection& connection, const EntityKey& entity) {
  EntityPlace place;
  place.about = entity.first;
  place.name = stored_name(connection, entity.first, entity.second);
  {
    auto row = connection.query("SELECT uid FROM human_decision WHERE about = ? AND made = ?");
    row.bind(word(entity.first)).bind(entity.second);
    if (row.step()) { place.made_by = row.text(0); }
  }
  if (!place.made_by.empty() || entity.first == About::process) { return place; }
  if (entity.first == About::event) {
    // As it was read; best a document that speaks of this event alone.
    auto row = connection.query(
        "SELECT d.name, d.sha256, coalesce(m.title, e.title), coalesce(m.line, 0) FROM event_document m JOIN document d ON "
        "d.id = m.document JOIN event e ON e.id = ?1 WHERE m.event = ?1 AND m.read_as IS NULL OR m.read_as = ?1 ORDER BY "
        "(SELECT count(*) FROM event_document o WHERE o.document = m.document AND o.parted_from IS NULL), d.sha256 LIMIT 1");
    row.bind(entity.second);
    if (row.step()) {
      place.mention = MentionPlace{row.text(0), row.text(1), static_cast<int>(row.integer(3)), row.text(2), 0};
    }
    return place;
  }
  if (const auto mention = first_mention(connection, entity)) {
    place.mention = place_of(connection, AppearanceId(mention->appearance));
    if (entity.first == About::organisation) { place.body = mention->body.empty() ? place.name : mention->body; }
  }
  return place;
}

MentionPlace place_of(const Connection& connection, SessionId session) {
  const LinePlace place = line_place(
      connection,
      "SELECT coalesce(d.name, ''), coalesce(d.sha256, ''), coalesce(s.line, 0), '', coalesce(s.title, s.label, s.printed, "
      "s.kind), (SELECT count(*) FROM session o WHERE o.document IS s.document AND o.line IS s.line AND coalesce(o.title, "
      "o.label, o.printed, o.kind) = coalesce(s.title, s.label, s.printed, s.kind) AND o.id < s.id) FROM session s LEFT "
      "JOIN document d ON d.id = s.document WHERE s.id = ?",
      session.value);
  return {place.document, place.sha256, place.line, place.printed, place.nth};
}

LinePlace partnership_place(const Connection& connection, std::int64_t id) {
  return line_place(connection,
                    "SELECT coalesce(d.name, ''), coalesce(d.sha256, ''), coalesce(r.line, 0), r.kind, coalesce(r.printed, "
                    "''), (SELECT count(*) FROM partnership o WHERE o.document IS r.document AND o.line IS r.line AND "
                    "o.kind = r.kind AND o.printed IS r.printed AND o.id < r.id) FROM partnership r LEFT JOIN document d ON "
                    "d.id = r.document WHERE r.id = ?",
                    id);
}

LinePlace question_place(const Connection& connection, std::int64_t id) {
  return line_place(connection,
                    "SELECT coalesce(d.name, ''), coalesce(d.sha256, ''), coalesce(r.line, 0), r.kind, coalesce(r.printed, "
                    "''), (SELECT count(*) FROM review o WHERE o.document IS r.document AND o.line IS r.line AND "
                    "o.kind = r.kind AND o.printed IS r.printed AND o.id < r.id) FROM review r LEFT JOIN document d ON "
                    "d.id = r.document WHERE r.id = ?",
                    id);
}

LinePlace document_place(const Connection& connection, std::int64_t id) {
  return line_place(connection, "SELECT name, sha256, 0, 'document', '', 0 FROM document WHERE id = ?", id);
}

std::int64_t find_document(const Connection& connection, const std::string& sha256, const std::string& name) {
  const auto document = document_of(connection, sha256, name);
  if (!document) { throw Unplaced(false, Wording("a document without the hash of its bytes is in no base")); }
  return *document;
}

AppearanceId find_mention(const Connection& connection, const MentionPlace& place) {
  const auto found = candidates(connection, place);
  if (found.size() == 1) { return AppearanceId(found.front()); }
  throw Unplaced(false,
                 Wording("{} is printed several times in {}, and not on line {}", place.name, place.document, place.line));
}

SessionId find_session(const Connection& connection, const MentionPlace& place) {
  const auto document = document_of(connection, place.sha256, place.document);
  auto row =
      connection.query("SELECT id, coalesce(line, 0) = ?3 FROM session WHERE document IS ?1 AND coalesce(title, label, "
                       "printed, kind) = ?2 ORDER BY id");
  document ? row.bind(*document) : row.null();
  row.bind(place.name).bind(place.line);
  std::vector<std::int64_t> all;
  std::vector<std::int64_t> there;
  while (row.step()) {
    all.push_back(row.integer(0));
    if (row.integer(1) != 0) { there.push_back(row.integer(0)); }
  }
  const auto nth = static_cast<std::size_t>(place.nth);
  if (nth < there.size()) { return SessionId(there[nth]); }
  if (all.size() == 1) { return SessionId(all.front()); }
  throw Unplaced(false, all.empty() ? Wording("{} is not at {}:{} in this base", place.name, place.document, place.line)
                                    : Wording("{} is printed several times in {}, and not on line {}", place.name,
                                              place.document, place.line));
}

std::int64_t find_entity(const Connection& connection, const EntityPlace& place) {
  if (!place.made_by.empty()) { return made_by(connection, place); }
  if (!place.mention) { return named(connection, place); }
  if (place.about == About::event) { return event_at(connection, place); }
  std::set<std::int64_t> owners;
  for (const std::int64_t appearance : candidates(connection, *place.mention)) {
    if (place.about == About::person) {
      owners.insert(first_owner(connection, About::person, appearance, 0));
      continue;
    }
    auto row = connection.query("SELECT b.ordinal, coalesce(b.name, o.name) FROM mention_body b JOIN organisation o ON "
                                "o.id = b.organisation WHERE b.appearance = ? ORDER BY b.ordinal");
    row.bind(appearance);
    while (row.step()) {
      if (row.view(1) == place.body) {
        owners.insert(first_owner(connection, About::organisation, appearance, row.integer(0)));
      }
    }
  }
  if (owners.size() == 1) { return *owners.begin(); }
  throw Unplaced(false, Wording("{} is not at {}:{} in this base", place.body.empty() ? place.name : place.body,
                                place.mention->document, place.mention->line));
}

std::int64_t find_partnership(const Connection& connection, const LinePlace& place) {
  return find_row(connection,
                  "SELECT id FROM partnership WHERE document IS ? AND line IS nullif(?, 0) AND kind = ? AND "
                  "coalesce(printed, '') = ? ORDER BY id LIMIT 1 OFFSET ?",
                  place);
}

std::int64_t find_question(const Connection& connection, const LinePlace& place) {
  return find_row(connection,
                  "SELECT id FROM review WHERE document IS ? AND line IS nullif(?, 0) AND kind = ? AND "
                  "coalesce(printed, '') = ? ORDER BY id LIMIT 1 OFFSET ?",
                  place);
}

} // namespace entente::store
