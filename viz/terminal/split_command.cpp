#include <algorithm>

#include "core/error.hpp"
#include "viz/i18n/messages.hpp"
#include "viz/terminal/decision_options.hpp"

namespace entente {
namespace {

/// The parts between the commas of all values of an option.
std::vector<std::string> listed(const Arguments& arguments, const std::string& option) {
  std::vector<std::string> parts;
  for (const std::string& list : arguments.values(option)) {
    std::size_t at = 0;
    while (at <= list.size()) {
      const std::size_t comma = std::min(list.find(',', at), list.size());
      if (comma > at) { parts.push_back(list.substr(at, comma - at)); }
      at = comma + 1;
    }
  }
  return parts;
}

MentionRef line_named(const std::string& words, Language language) {
  if (const auto mention = parse_mention(words)) { return *mention; }
  throw Error(ErrorKind::bad_argument, message(language, "split.place", {words}));
}

/// By its id, or by its name where it alone has that.
MentionRef document_named(const std::string& words, const Dataset& dataset, Language language) {
  if (const auto id = DocumentId::parse(words)) { return *id; }
  std::vector<DocumentId> found;
  for (const DocumentInfo& document : dataset.documents) {
    if (document.name == words) { found.push_back(document.id); }
  }
  if (found.size() == 1) { return found.front(); }
  if (found.empty()) { throw Error(ErrorKind::not_found, message(language, "split.document", {words})); }
  std::string ids;
  for (const DocumentId id : found) {
    ids += (ids.empty() ? "" : ", ") + id.text();
  }
  throw Error(ErrorKind::conflict, message(language, "decide.several", {words, ids}));
}

MentionRef session_named(const std::string& words, Language language) {
  if (const auto id = SessionId::parse(words)) { return *id; }
  throw Error(ErrorKind::bad_argument, message(language, "split.session", {words}));
}

MentionRef event_named(const std::string& words, const Dataset& dataset, Language language) {
  const EntityRef entity = entity_named(words, dataset, language);
  if (const auto* const event = std::get_if<EventId>(&entity)) { return *event; }
  throw Error(ErrorKind::bad_argument, message(language, "split.event", {words}));
}

std::vector<MentionRef> parts_of(const Arguments& arguments, const Dataset& dataset, Language language) {
  std::vector<MentionRef> parts;
  for (const std::string& words : listed(arguments, "lines")) {
    parts.push_back(line_named(words, language));
  }
  for (const std::string& words : listed(arguments, "documents")) {
    parts.push_back(document_named(words, dataset, language));
  }
  for (const std::string& words : listed(arguments, "sessions")) {
    parts.push_back(session_named(words, language));
  }
  for (const std::string& words : listed(arguments, "events")) {
    parts.push_back(event_named(words, dataset, language));
  }
  if (parts.empty()) { throw Error(ErrorKind::bad_argument, message(language, "split.nothing")); }
  return parts;
}

std::optional<Date> day_given(const Arguments& arguments, const std::string& option, Language language) {
  if (!arguments.has(option)) { return std::nullopt; }
  const std::string words = arguments.value(option);
  if (const auto day = parse_date(words)) { return day; }
  throw Error(ErrorKind::bad_argument, message(language, "split.day", {words}));
}

Held held_as(const Arguments& arguments, Language language) {
  Held held{day_given(arguments, "start", language), day_given(arguments, "end", language), std::nullopt};
  if (arguments.has("place")) { held.place = arguments.value("place"); }
  return held;
}

int run_split(const Arguments& arguments, Context& context) {
  return decide(arguments, context, [&](DecisionTransaction& transaction, const Dataset& dataset) {
    const EntityRef entity = entity_named(arguments.value("ENTITY"), dataset, context.language);
    const std::vector<MentionRef> parts = parts_of(arguments, dataset, context.language);
    std::optional<std::string> name;
    if (arguments.has("name")) { name = arguments.value("name"); }
    const Held held = held_as(arguments, context.language);
    return std::vector{transaction.split(entity, parts, name, signature_of(arguments), held)};
  });
}

} // namespace

Command split_command() {
  using Kind = OptionSpec::Kind;
  Command command{"split",
                  "split.summary",
                  {{"ENTITY", Kind::positional, "split.entity", "", {}, true},
                   {"--lines", Kind::value, "split.lines", "", {}, false},
                   {"--documents", Kind::value, "split.documents", "", {}, false},
                   {"--sessions", Kind::value, "split.sessions", "", {}, false},
                   {"--events", Kind::value, "split.events", "", {}, false},
                   {"--name", Kind::value, "split.name", "", {}, false},
                   {"--start", Kind::value, "split.start", "", {}, false},
                   {"--end", Kind::value, "split.end", "", {}, false},
                   {"--place", Kind::value, "split.venue", "", {}, false}},
                  {"entente split p3 --lines d1:42,d3:7", "entente split p3 --lines a12 --name \"Jean Martin (Mali)\"",
                   "entente split o4 --lines d2:15", "entente split e1 --documents d2,d3",
                   "entente split e1 --sessions s5,s6 --name \"Second Workshop\" --start 2018-10-09 --end 2018-10-10",
                   "entente split c1 --events e3,e4 --name \"Regional Dialogue\""},
                  run_split};
  return signed_command(std::move(command));
}

} // namespace entente
