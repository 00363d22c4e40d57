#include <array>

#include <boost/json.hpp>
#include <fmt/format.h>

#include "core/store/decisions/portable.hpp"
#include "core/text/foreign_reason.hpp"

namespace entente::store {
namespace {

namespace json = boost::json;

constexpr std::string_view format_name = "entente-decisions";
constexpr int format_version = 1;
constexpr std::string_view undone_word = "undone";
constexpr std::string_view redone_word = "redone";
constexpr std::size_t longest_text = 10'000;
constexpr std::array<std::string_view, 7> kinds{"merge", "split", "same", "different", "rename", "set", "answer"};

json::object object_of(const MentionPlace& place) {
  json::object object;
  if (!place.sha256.empty()) {
    object["document"] = place.document;
    object["sha256"] = place.sha256;
  }
  if (place.line > 0) { object["line"] = place.line; }
  object["name"] = place.name;
  if (place.nth > 0) { object["nth"] = place.nth; }
  return object;
}

json::object object_of(const EntityPlace& place) {
  json::object object;
  object["about"] = word(place.about);
  object["name"] = place.name;
  if (!place.made_by.empty()) { object["made_by"] = place.made_by; }
  if (place.mention) { object["mention"] = object_of(*place.mention); }
  if (!place.body.empty()) { object["body"] = place.body; }
  return object;
}

json::object object_of(const LinePlace& place) {
  json::object object;
  object["document"] = place.document;
  object["sha256"] = place.sha256;
  if (place.line > 0) { object["line"] = place.line; }
  object["kind"] = place.kind;
  if (!place.printed.empty()) { object["printed"] = place.printed; }
  if (place.nth > 0) { object["nth"] = place.nth; }
  return object;
}

template <class Place> json::array array_of(const std::vector<Place>& places) {
  json::array array;
  for (const Place& place : places) {
    array.push_back(object_of(place));
  }
  return array;
}

[[noreturn]] void refuse(const Wording& what) { throw Error(ErrorKind::unreadable, what); }

std::string text_at(const json::object& object, std::string_view name) {
  const json::value* const value = object.if_contains(name);
  if (value == nullptr) { return {}; }
  if (!value->is_string()) { refuse(Wording("\"{}\" is no text", name)); }
  const json::string& text = value->get_string();
  if (text.size() > longest_text) { refuse(Wording("\"{}\" is longer than {} bytes", name, longest_text)); }
  if (std::string_view(text.data(), text.size()).find('\0') != std::string_view::npos) {
    refuse(Wording("\"{}\" holds a null byte", name));
  }
  return {text.data(), text.size()};
}

std::string needed_text(const json::object& object, std::string_view name) {
  std::string text = text_at(object, name);
  if (text.empty()) { refuse(Wording("\"{}\" is missing", name)); }
  return text;
}

int count_at(const json::object& object, std::string_view name) {
  const json::value* const value = object.if_contains(name);
  if (value == nullptr) { return 0; }
  constexpr std::int64_t most = 1 << 24;
  if (!value->is_int64() || value->get_int64() < 0 || value->get_int64() > most) {
    refuse(Wording("\"{}\" is no number of a line", name));
  }
  return static_cast<int>(value->get_int64());
}

const json::object& needed_object(const json::value& value, std::string_view name) {
  if (!value.is_object()) { refuse(Wording("\"{}\" is no object", name)); }
  return value.get_object();
}

template <class Each> void each_in(const json::object& object, std::string_view name, Each&& each) {
  const json::value* const value = object.if_contains(name);
  if (value == nullptr) { return; }
  if (!value->is_array()) { refuse(Wording("\"{}\" is no list", name)); }
  for (const json::value& entry : value->get_array()) {
    each(entry);
  }
}

MentionPlace mention_in(const json::object& object) {
  return {text_at(object, "document"), text_at(object, "sha256"), count_at(object, "line"), text_at(object, "name"),
          count_at(object, "nth")};
}

EntityPlace entity_in(const json::object& object) {
  EntityPlace place;
  const std::string about = needed_text(object, "about");
  const auto known = parse_about(about);
  if (!known) { refuse(Wording("\"{}\" is neither person, organisation, event nor process", about)); }
  place.about = *known;
  place.name = text_at(object, "name");
  place.made_by = text_at(object, "made_by");
  place.body = text_at(object, "body");
  if (const json::value* const mention = object.if_contains("mention")) {
    place.mention = mention_in(needed_object(*mention, "mention"));
  }
  return place;
}

LinePlace line_in(const json::object& object) {
  return {text_at(object, "document"), text_at(object, "sha256"),  count_at(object, "line"),
          text_at(object, "kind"),     text_at(object, "printed"), count_at(object, "nth")};
}

/// How the decision stands: the mark of an undoing goes before that of a redoing.
std::optional<Standing> standing_in(const json::object& object) {
  for (const std::string_view mark : {undone_word, redone_word}) {
    if (const json::value* const value = object.if_contains(mark)) {
      const json::object& change = needed_object(*value, mark);
      return Standing{mark == undone_word, needed_text(change, "at"), needed_text(change, "by"), text_at(change, "why")};
    }
  }
  return std::nullopt;
}

bool flag_at(const json::object& object, std::string_view name) {
  const json::value* const value = object.if_contains(name);
  if (value == nullptr) { return false; }
  if (!value->is_bool()) { refuse(Wording("\"{}\" is neither true nor false", name)); }
  return value->get_bool();
}

json::value parse_json(std::string_view text) {
  boost::system::error_code error;
  json::value value = json::parse(text, error);
  if (error) { refuse(Wording("no JSON ({})", foreign_reason(error.message()))); }
  return value;
}

} // namespace

std::string with_standing(const std::string& line, const std::optional<Standing>& changed) {
  json::value parsed = parse_json(line);
  json::object object = needed_object(parsed, "decision");
  object.erase(undone_word);
  object.erase(redone_word);
  if (changed) {
    json::object change{{"at", changed->at}, {"by", changed->by}};
    if (!changed->why.empty()) { change["why"] = changed->why; }
    object[changed->undone ? undone_word : redone_word] = std::move(change);
  }
  return json::serialize(object);
}

std::string to_json(const PortableDecision& decision) {
  json::object object;
  object["uid"] = decision.uid;
  object["kind"] = decision.kind;
  object["by"] = decision.by;
  object["at"] = decision.at;
  if (decision.number > 0) { object["number"] = decision.number; }
  if (!decision.reason.empty()) { object["reason"] = decision.reason; }
  if (!decision.after.empty()) { object["after"] = json::array(decision.after.begin(), decision.after.end()); }
  if (!decision.of.empty()) { object["of"] = array_of(decision.of); }
  if (decision.force) { object["force"] = true; }
  if (!decision.mentions.empty()) { object["mentions"] = array_of(decision.mentions); }
  if (!decision.sessions.empty()) { object["sessions"] = array_of(decision.sessions); }
  if (!decision.start.empty()) { object["start"] = decision.start; }
  if (!decision.end.empty()) { object["end"] = decision.end; }
  if (!decision.venue.empty()) { object["venue"] = decision.venue; }
  if (!decision.name.empty()) { object["name"] = decision.name; }
  if (!decision.made.empty()) { object["made"] = decision.made; }
  if (!decision.field.empty()) {
    object["field"] = decision.field;
    object["value"] = decision.value;
  }
  if (decision.whole) { object["whole"] = object_of(*decision.whole); }
  if (decision.place) { object["place"] = object_of(*decision.place); }
  if (!decision.verdict.empty()) { object["verdict"] = decision.verdict; }
  if (decision.question) { object["question"] = object_of(*decision.question); }
  return json::serialize(object);
}

PortableDecision parse_decision(std::string_view text) {
  const json::value parsed = parse_json(text);
  const json::object& object = needed_object(parsed, "decision");
  PortableDecision decision;
  decision.uid = needed_text(object, "uid");
  decision.kind = needed_text(object, "kind");
  if (std::find(kinds.begin(), kinds.end(), decision.kind) == kinds.end()) {
    refuse(Wording("\"{}\" is no kind of decision", decision.kind));
  }
  decision.by = needed_text(object, "by");
  decision.at = needed_text(object, "at");
  decision.reason = text_at(object, "reason");
  decision.number = count_at(object, "number");
  decision.changed = standing_in(object);
  each_in(object, "after", [&](const json::value& entry) {
    if (!entry.is_string()) { refuse(Wording("\"after\" is no list of texts")); }
    decision.after.emplace_back(entry.get_string().c_str());
  });
  each_in(object, "of", [&](const json::value& entry) { decision.of.push_back(entity_in(needed_object(entry, "of"))); });
  decision.force = flag_at(object, "force");
  each_in(object, "mentions",
          [&](const json::value& entry) { decision.mentions.push_back(mention_in(needed_object(entry, "mentions"))); });
  each_in(object, "sessions",
          [&](const json::value& entry) { decision.sessions.push_back(mention_in(needed_object(entry, "sessions"))); });
  decision.start = text_at(object, "start");
  decision.end = text_at(object, "end");
  decision.venue = text_at(object, "venue");
  decision.name = text_at(object, "name");
  decision.made = text_at(object, "made");
  decision.field = text_at(object, "field");
  decision.value = text_at(object, "value");
  if (const json::value* const whole = object.if_contains("whole")) {
    decision.whole = entity_in(needed_object(*whole, "whole"));
  }
  if (const json::value* const place = object.if_contains("place")) {
    decision.place = line_in(needed_object(*place, "place"));
  }
  decision.verdict = text_at(object, "verdict");
  if (const json::value* const question = object.if_contains("question")) {
    decision.question = line_in(needed_object(*question, "question"));
  }
  return decision;
}

std::vector<std::string> split_file(std::string_view text) {
  const json::value parsed = parse_json(text);
  if (!parsed.is_object() || text_at(parsed.get_object(), "format") != format_name) {
    throw Error(ErrorKind::unsupported, "no file of decisions");
  }
  const json::value* const version = parsed.get_object().if_contains("version");
  if (version == nullptr || !version->is_int64() || version->get_int64() != format_version) {
    throw Error(ErrorKind::unsupported, "decisions of another version than {}", format_version);
  }
  std::vector<std::string> decisions;
  each_in(parsed.get_object(), "decisions", [&](const json::value& entry) { decisions.push_back(json::serialize(entry)); });
  return decisions;
}

std::string join_file(const std::vector<std::string>& decisions) {
  std::string text = fmt::format("{{\"format\": \"{}\", \"version\": {}, \"decisions\": [", format_name, format_version);
  for (std::size_t i = 0; i < decisions.size(); ++i) {
    text += (i == 0 ? "\n" : ",\n") + decisions[i];
  }
  return text + "\n]}\n";
}

std::string describe(const PortableDecision& decision) {
  std::string text = decision.kind;
  const char* between = " ";
  for (const EntityPlace& place : decision.of) {
    text += between + (place.name.empty() && place.mention ? place.mention->name : place.name);
    between = ", ";
  }
  const auto add_place = [&](const MentionPlace& place) {
    text += place.name.empty() ? between + place.document
                               : fmt::format("{}{} ({}:{})", between, place.name, place.document, place.line);
    between = ", ";
  };
  if (decision.kind == "split" || decision.of.empty()) { std::ranges::for_each(decision.mentions, add_place); }
  std::ranges::for_each(decision.sessions, add_place);
  if (decision.place) {
    text += fmt::format("{}{} ({}:{})", between, decision.place->kind, decision.place->document, decision.place->line);
  }
  if (!decision.name.empty()) { text += " -> " + decision.name; }
  if (!decision.field.empty()) {
    text += fmt::format(" {}={}", decision.field, decision.whole ? decision.whole->name : decision.value);
  }
  return decision.verdict.empty() ? text : text + " " + decision.verdict;
}

} // namespace entente::store
