#include "viz/export/export.hpp"
#include "viz/export/json.hpp"

namespace entente {
namespace {

using exporting::append_json;
using exporting::JsonObject;

template <class Identifier> void put_id(JsonObject& record, std::string_view name, Identifier id) {
  record.text(name, id.text());
}

template <class Identifier> void put_id(JsonObject& record, std::string_view name, const std::optional<Identifier>& id) {
  id ? record.text(name, id->text()) : record.null(name);
}

template <class Identifier> void put_ids(JsonObject& record, std::string_view name, const std::vector<Identifier>& ids) {
  std::string& out = record.key(name);
  out += '[';
  for (std::size_t i = 0; i < ids.size(); ++i) {
    if (i > 0) { out += ", "; }
    append_json(out, ids[i].text());
  }
  out += ']';
}

void put_texts(JsonObject& record, std::string_view name, const std::vector<std::string>& texts) {
  std::string& out = record.key(name);
  out += '[';
  for (std::size_t i = 0; i < texts.size(); ++i) {
    if (i > 0) { out += ", "; }
    append_json(out, texts[i]);
  }
  out += ']';
}

/// Dates and times.
template <class Moment> void put_iso(JsonObject& record, std::string_view name, const std::optional<Moment>& moment) {
  moment ? record.text(name, to_iso(*moment)) : record.null(name);
}

/// Words of closed vocabularies.
template <class Word> void put_word(JsonObject& record, std::string_view name, const std::optional<Word>& word) {
  word ? record.text(name, to_text(*word)) : record.null(name);
}

void put_source(JsonObject& record, const Source& source) {
  put_id(record, "document", source.document);
  record.maybe_integer("line", source.line);
  record.maybe_text("printed", source.printed);
}

void put_end(JsonObject& record, std::string_view name, const End& end) {
  JsonObject value(record.key(name));
  value.text("kind", to_text(kind_of(end)));
  value.text("id", id_text(end));
}

void put(JsonObject& record, const DocumentInfo& document) {
  put_id(record, "id", document.id);
  record.text("name", document.name);
  record.text("sha256", document.sha256);
  put_word(record, "language", document.language);
  record.maybe_text("title", document.title);
  if (document.superseded_by) { put_id(record, "superseded_by", document.superseded_by); }
}

void put(JsonObject& record, const Process& process) {
  put_id(record, "id", process.id);
  record.text("name", process.name);
  record.maybe_text("acronym", process.acronym);
}

void put(JsonObject& record, const Event& event) {
  put_id(record, "id", event.id);
  put_id(record, "process", event.process);
  record.text("title", event.title);
  put_iso(record, "start", event.start);
  put_iso(record, "end", event.end);
  record.maybe_text("when", event.when);
  record.maybe_text("place", event.place);
  put_ids(record, "documents", event.documents);
  record.maybe_integer("line", event.source.line);
  record.maybe_text("printed", event.source.printed);
}

void put(JsonObject& record, const Session& session) {
  put_id(record, "id", session.id);
  put_id(record, "event", session.event);
  put_id(record, "parent", session.parent);
  record.maybe_text("label", session.label);
  record.maybe_text("title", session.title);
  record.text("kind", to_text(session.kind));
  put_iso(record, "date", session.date);
  record.maybe_integer("day", session.day);
  put_iso(record, "start", session.start);
  put_iso(record, "end", session.end);
  put_source(record, session.source);
}

void put(JsonObject& record, const Person& person) {
  put_id(record, "id", person.id);
  record.text("name", person.name);
  put_texts(record, "aliases", person.aliases);
  put_word(record, "gender", person.gender);
}

void put(JsonObject& record, const Organisation& body) {
  put_id(record, "id", body.id);
  record.text("name", body.name);
  record.maybe_text("acronym", body.acronym);
  record.maybe_text("category", body.category);
  record.maybe_text("state", body.state);
  put_id(record, "parent", body.parent);
  put_texts(record, "aliases", body.aliases);
}

void put_lines(JsonObject& record, const std::vector<StatedLine>& lines) {
  std::string& out = record.key("lines");
  out += '[';
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (i > 0) { out += ", "; }
    JsonObject line(out);
    put_source(line, lines[i].source);
    put_ids(line, "organisations", lines[i].organisations);
  }
  out += ']';
}

void put(JsonObject& record, const Appearance& appearance) {
  put_id(record, "id", appearance.id);
  put_id(record, "person", appearance.person);
  put_id(record, "event", appearance.event);
  put_id(record, "session", appearance.session);
  record.text("role", to_text(appearance.role));
  record.maybe_text("position", appearance.position);
  put_ids(record, "organisations", appearance.organisations);
  record.maybe_text("state", appearance.state);
  record.boolean("remote", appearance.remote);
  put_word(record, "gender", appearance.gender);
  put_source(record, appearance.source);
  if (!appearance.lines.empty()) { put_lines(record, appearance.lines); }
}

void put(JsonObject& record, const Partnership& tie) {
  put_id(record, "id", tie.id);
  put_end(record, "source", tie.source);
  put_end(record, "target", tie.target);
  record.text("kind", to_text(tie.kind));
  put_iso(record, "from", tie.from);
  put_iso(record, "to", tie.to);
  put_source(record, tie.evidence);
  if (tie.from_when) { record.maybe_text("from_when", tie.from_when); }
  if (tie.to_when) { record.maybe_text("to_when", tie.to_when); }
}

void put(JsonObject& record, const Theme& theme) {
  put_id(record, "id", theme.id);
  put_id(record, "event", theme.event);
  put_id(record, "session", theme.session);
  record.text("text", theme.text);
  put_id(record, "document", theme.source.document);
  record.maybe_integer("line", theme.source.line);
}

/// `,` and a list under its name, one record a line.
template <class Record, class Put>
void put_list(std::string& out, std::string_view name, const std::vector<Record>& records, Put write) {
  out += ",\n  ";
  append_json(out, name);
  out += ": [";
  bool first = true;
  for (const auto& value : records) {
    out += first ? "\n    " : ",\n    ";
    first = false;
    JsonObject record(out);
    write(record, value);
  }
  out += first ? "]" : "\n  ]";
}

} // namespace

std::string to_json(const Dataset& dataset, const Reference& reference) {
  const auto plain = [](JsonObject& record, const auto& value) { put(record, value); };
  const auto state = [&reference](JsonObject& record, const std::string& iso3) {
    const StateFacts* const facts = reference.state(iso3);
    record.text("id", iso3);
    record.text("name", facts != nullptr ? facts->name.in(Language::en) : iso3);
  };
  std::string out = "{\n  \"format\": \"entente-dataset\",\n  \"version\": 1";
  put_list(out, "documents", dataset.documents, plain);
  put_list(out, "processes", dataset.processes, plain);
  put_list(out, "events", dataset.events, plain);
  put_list(out, "sessions", dataset.sessions, plain);
  put_list(out, "people", dataset.people, plain);
  put_list(out, "organisations", dataset.organisations, plain);
  put_list(out, "states", dataset.states, state);
  put_list(out, "appearances", dataset.appearances, plain);
  put_list(out, "partnerships", dataset.partnerships, plain);
  put_list(out, "themes", dataset.themes, plain);
  out += "\n}\n";
  return out;
}

} // namespace entente
