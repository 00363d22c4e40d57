#include "importers/dataset/dataset.hpp"

#include <algorithm>
#include <set>

#include <boost/json.hpp>
#include <fmt/format.h>

#include "core/error.hpp"
#include "core/text/foreign_reason.hpp"
#include "importers/dataset/lines.hpp"
#include "importers/dataset/record.hpp"
#include "importers/dataset/versions.hpp"

namespace entente {
namespace {

namespace json = boost::json;
using exchange::Ids;
using exchange::LaterVersion;
using exchange::Record;
using exchange::Remarks;

constexpr std::size_t most_bytes = std::size_t{512} << 20;
constexpr std::size_t most_depth = 16;
constexpr std::size_t head_bytes = 4096;

std::string_view without_mark(std::string_view bytes) {
  constexpr std::string_view mark = "\xef\xbb\xbf";
  return bytes.substr(bytes.starts_with(mark) ? mark.size() : 0);
}

/// Names the line where the text stops being JSON.
json::value parse(const Input& input, const json::storage_ptr& storage) {
  const std::string_view bytes = without_mark(input.bytes);
  if (bytes.size() > most_bytes) {
    throw Error(ErrorKind::unreadable, "{}: is larger than {} MiB", input.name, most_bytes >> 20);
  }
  json::parse_options options;
  options.max_depth = most_depth;
  json::stream_parser parser(storage, options);
  json::error_code error;
  const std::size_t end = parser.write_some(bytes.data(), bytes.size(), error);
  const auto rest = std::min(bytes.find_first_not_of(" \t\r\n", std::min(end, bytes.size())), bytes.size());
  if (error || !parser.done() || rest != bytes.size()) {
    const auto line =
        1 + std::count(bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(std::min(end, bytes.size())), '\n');
    throw Error(ErrorKind::unreadable, "{}: is not JSON from line {} on ({})", input.name, line,
                error ? foreign_reason(error.message()) : Wording("the text ends too early or too late"));
  }
  return parser.release();
}

/// Reads one file.
class Reader {
public:
  Reader(const Input& input, const Reference& reference, const json::object& root)
      : name_(input.name), reference_(reference), root_(root), remarks_{name_, {}} {}

  ReadDataset run() {
    check_format();
    read_all("documents", documents_, data_.documents, &Reader::document);
    join_versions(data_.documents, versions_, documents_, remarks_);
    read_all("processes", processes_, data_.processes, &Reader::process);
    read_all("events", events_, data_.events, &Reader::event);
    read_all("sessions", sessions_, data_.sessions, &Reader::session);
    join_parents(sessions_, data_.sessions);
    read_all("people", people_, data_.people, &Reader::person);
    read_states();
    read_all("organisations", organisations_, data_.organisations, &Reader::organisation);
    join_parents(organisations_, data_.organisations);
    read_all("appearances", appearances_, data_.appearances, &Reader::appearance);
    read_all("partnerships", partnerships_, data_.partnerships, &Reader::partnership);
    read_all("themes", themes_, data_.themes, &Reader::theme);
    data_.states.assign(states_.begin(), states_.end());
    return {std::move(data_), std::move(remarks_.list)};
  }

private:
  void check_format() const {
    const json::value* const format = root_.if_contains("format");
    if (format == nullptr || !format->is_string() || format->get_string() != "entente-dataset") {
      throw Error(ErrorKind::unsupported, "{}: is JSON, but not an entente dataset", name_);
    }
    const json::value* const version = root_.if_contains("version");
    if (version == nullptr || !version->is_number() || version->to_number<double>() != 1) {
      throw Error(ErrorKind::unsupported, "{}: is an entente dataset of another version than 1", name_);
    }
  }

  [[nodiscard]] const json::array& list(std::string_view name) const {
    const json::value* const value = root_.if_contains(json::string_view(name.data(), name.size()));
    if (value == nullptr || !value->is_array()) {
      throw Error(ErrorKind::unreadable, "{}: has no list \"{}\"", name_, name);
    }
    return value->get_array();
  }

  static std::string_view id_of(const json::value& item) {
    const json::object* const fields = item.if_object();
    const json::value* const id = fields == nullptr ? nullptr : fields->if_contains("id");
    if (id == nullptr || !id->is_string()) { return {}; }
    return {id->get_string().data(), id->get_string().size()};
  }

  /// True when every id of the list has this program's printed form.
  template <class Identifier> static bool own_ids(const json::array& items) {
    return std::all_of(items.begin(), items.end(), [](const json::value& item) {
      const auto id = Identifier::parse(id_of(item));
      return id && id->text() == id_of(item);
    });
  }

  template <class Identifier, class Value>
  void read_all(std::string_view name, Ids<Identifier>& ids, std::vector<Value>& values,
                bool (Reader::*read)(Record&, Value&)) {
    const json::array& items = list(name);
    const bool keep = own_ids<Identifier>(items);
    ids.reserve(items.size());
    values.reserve(items.size());
    for (std::size_t i = 0; i < items.size(); ++i) {
      const std::string place = fmt::format("{}[{}]", name, i);
      if (!items[i].is_object()) {
        remarks_.add(Severity::error, place, Wording("must be an object; left out"));
        continue;
      }
      Record record(items[i].get_object(), place, remarks_);
      const std::string id = record.text("id");
      if (!id.empty() && ids.count(id) > 0) { record.fail("id", Wording("\"{}\" is taken by another record", id)); }
      Value value;
      value.id = keep && record.sound() ? *Identifier::parse(id) : Identifier(static_cast<std::int64_t>(i) + 1);
      const bool read_well = (this->*read)(record, value);
      if (!read_well || !record.sound()) {
        remarks_.add(Severity::error, place, Wording("the record is left out"));
        continue;
      }
      ids.emplace(id, value.id);
      values.push_back(std::move(value));
    }
    std::sort(values.begin(), values.end(), [](const Value& a, const Value& b) { return a.id < b.id; });
  }

  /// A parent may stand later in its list, so it is looked up when the list is read.
  template <class Identifier, class Value> void join_parents(const Ids<Identifier>& ids, std::vector<Value>& values) {
    for (const auto& [child, place, parent] : parents_) {
      const auto found = ids.find(parent);
      const auto at = std::lower_bound(values.begin(), values.end(), child,
                                       [](const Value& value, std::int64_t id) { return value.id.value < id; });
      if (found == ids.end()) {
        remarks_.add(Severity::warning, place + ".parent", Wording("there is no \"{}\"; left out", parent));
      } else if (at != values.end() && at->id.value == child) {
        at->parent = found->second;
      }
    }
    parents_.clear();
  }

  void note_parent(Record& record, std::int64_t child) {
    if (auto parent = record.maybe_text("parent"); parent && record.sound()) {
      parents_.push_back({child, record.place(), std::move(*parent)});
    }
  }

  std::optional<std::string> state(Record& record, std::string_view name) {
    auto code = record.maybe_state(name);
    if (code) { refer_to_state(record, name, *code); }
    return code;
  }

  void refer_to_state(Record& record, std::string_view name, const std::string& code) {
    states_.insert(code);
    if (listed_states_.count(code) == 0) { record.warn(name, Wording("\"{}\" is not in the list of states", code)); }
  }

  [[nodiscard]] Source source(Record& record, bool printed = true) {
    Source source{record.maybe_reference("document", documents_), record.maybe_count("line"), {}};
    if (printed) { source.printed = record.maybe_text("printed"); }
    return source;
  }

  bool document(Record& record, DocumentInfo& document) {
    document.name = record.text("name");
    document.sha256 = record.sha256("sha256");
    document.language = record.maybe_word("language", parse_language);
    document.title = record.maybe_text("title");
    if (!hashes_.insert(document.sha256).second) { record.fail("sha256", Wording("another document has the same bytes")); }
    if (auto later = record.has("superseded_by") ? record.maybe_text("superseded_by") : std::nullopt;
        later && record.sound()) {
      versions_.push_back({document.id, record.place(), std::move(*later)});
    }
    return true;
  }

  bool process(Record& record, Process& process) {
    process.name = record.text("name");
    process.acronym = record.maybe_text("acronym");
    const ProcessFacts* facts = reference_.process_named(process.name);
    if (facts == nullptr && process.acronym) { facts = reference_.process_named(*process.acronym); }
    if (facts != nullptr) { process.reference = facts->id; }
    return true;
  }

  bool event(Record& record, Event& event) {
    event.process = record.maybe_reference("process", processes_);
    event.title = record.text("title");
    event.start = record.maybe_date("start");
    event.end = record.maybe_date("end");
    event.when = record.maybe_period("when");
    event.place = record.maybe_text("place");
    event.documents = record.references("documents", documents_);
    std::sort(event.documents.begin(), event.documents.end());
    event.documents.erase(std::unique(event.documents.begin(), event.documents.end()), event.documents.end());
    event.source = {event.documents.empty() ? std::nullopt : std::optional<DocumentId>(event.documents.front()),
                    record.maybe_count("line"), record.maybe_text("printed")};
    return true;
  }

  bool session(Record& record, Session& session) {
    session.event = record.reference("event", events_);
    note_parent(record, session.id.value);
    session.label = record.maybe_text("label");
    session.title = record.maybe_text("title");
    session.kind = record.word("kind", parse_session_kind);
    session.date = record.maybe_date("date");
    session.day = record.maybe_count("day");
    session.start = record.maybe_clock("start");
    session.end = record.maybe_clock("end");
    session.source = source(record);
    return true;
  }

  static std::vector<std::string> sorted(std::vector<std::string> texts, const std::string& name) {
    std::sort(texts.begin(), texts.end());
    texts.erase(std::unique(texts.begin(), texts.end()), texts.end());
    std::erase(texts, name);
    return texts;
  }

  bool person(Record& record, Person& person) {
    person.name = record.text("name");
    person.aliases = sorted(record.texts("aliases"), person.name);
    person.gender = record.maybe_word("gender", parse_gender);
    return true;
  }

  void read_states() {
    const json::array& items = list("states");
    for (std::size_t i = 0; i < items.size(); ++i) {
      const std::string place = fmt::format("states[{}]", i);
      if (!items[i].is_object()) {
        remarks_.add(Severity::error, place, Wording("must be an object; left out"));
        continue;
      }
      Record record(items[i].get_object(), place, remarks_);
      static_cast<void>(record.text("name"));
      if (const auto code = record.maybe_state("id")) { listed_states_.insert(*code); }
    }
  }

  bool organisation(Record& record, Organisation& body) {
    body.name = record.text("name");
    body.acronym = record.maybe_text("acronym");
    body.category = record.maybe_text("category");
    body.state = state(record, "state");
    note_parent(record, body.id.value);
    body.aliases = sorted(record.texts("aliases"), body.name);
    if (body.acronym) { std::erase(body.aliases, *body.acronym); }
    if (const OrganisationFacts* const facts = reference_.organisation_named(body.name)) { body.reference = facts->id; }
    return true;
  }

  bool appearance(Record& record, Appearance& appearance) {
    appearance.person = record.reference("person", people_);
    appearance.event = record.reference("event", events_);
    appearance.session = record.needed_reference("session", sessions_);
    appearance.role = record.word("role", parse_role);
    appearance.position = record.maybe_text("position");
    for (const auto body : record.references("organisations", organisations_)) {
      auto& bodies = appearance.organisations;
      if (std::find(bodies.begin(), bodies.end(), body) == bodies.end()) { bodies.push_back(body); }
    }
    appearance.state = state(record, "state");
    appearance.remote = record.boolean("remote");
    appearance.gender = record.maybe_word("gender", parse_gender);
    appearance.source = source(record);
    appearance.lines = stated_lines(record, documents_, organisations_, appearance);
    if (appearance.session) { same_event(record, *appearance.session, appearance.event); }
    appearance.state_printed = appearance.state && prints_state(appearance);
    return true;
  }

  /// A session belongs to one event; a record that names another contradicts itself.
  void same_event(Record& record, SessionId session, EventId event) {
    const Session* const found = find(data_.sessions, session);
    if (found != nullptr && found->event != event) {
      record.fail("session", Wording("the session belongs to another event"));
    }
  }

  [[nodiscard]] bool prints_state(const Appearance& appearance) const {
    if (!appearance.source.printed) { return false; }
    const auto found = reference_.find_states(*appearance.source.printed);
    return std::any_of(found.begin(), found.end(), [&](const FoundState& state) {
      return state.form == StateForm::name && state.iso3 == *appearance.state;
    });
  }

  std::optional<End> end(Record& record, std::string_view name) {
    const json::object* const fields = record.part(name);
    if (fields == nullptr) { return std::nullopt; }
    Record part(*fields, fmt::format("{}.{}", record.place(), name), remarks_);
    std::optional<End> end;
    switch (part.word("kind", parse_entity_kind)) {
    case EntityKind::person: end = End{part.reference("id", people_)}; break;
    case EntityKind::organisation: end = End{part.reference("id", organisations_)}; break;
    case EntityKind::process: end = End{part.reference("id", processes_)}; break;
    case EntityKind::event: end = End{part.reference("id", events_)}; break;
    case EntityKind::state:
      if (const auto code = part.maybe_state("id")) {
        refer_to_state(part, "id", *code);
        end = End{*code};
      } else {
        part.fail("id", Wording("must be a state"));
      }
      break;
    case EntityKind::session: part.fail("kind", Wording("a session is no end of a partnership")); break;
    }
    return part.sound() ? end : std::nullopt;
  }

  bool partnership(Record& record, Partnership& tie) {
    const auto source_end = end(record, "source");
    const auto target_end = end(record, "target");
    tie.kind = record.word("kind", parse_partnership_kind);
    tie.from = record.maybe_date("from");
    tie.to = record.maybe_date("to");
    tie.evidence = source(record);
    if (record.has("from_when")) { tie.from_when = record.maybe_period("from_when"); }
    if (record.has("to_when")) { tie.to_when = record.maybe_period("to_when"); }
    if (!source_end || !target_end) { return false; }
    tie.source = *source_end;
    tie.target = *target_end;
    return true;
  }

  bool theme(Record& record, Theme& theme) {
    theme.event = record.reference("event", events_);
    theme.session = record.needed_reference("session", sessions_);
    theme.text = record.text("text");
    theme.source = source(record, false);
    if (theme.session) { same_event(record, *theme.session, theme.event); }
    return true;
  }

  struct Parent {
    std::int64_t child;
    std::string place;
    std::string parent;
  };

  std::string name_;
  const Reference& reference_;
  const json::object& root_;
  Remarks remarks_;
  Dataset data_;
  Ids<DocumentId> documents_;
  Ids<ProcessId> processes_;
  Ids<EventId> events_;
  Ids<SessionId> sessions_;
  Ids<PersonId> people_;
  Ids<OrganisationId> organisations_;
  Ids<AppearanceId> appearances_;
  Ids<PartnershipId> partnerships_;
  Ids<ThemeId> themes_;
  std::vector<Parent> parents_;
  std::vector<LaterVersion> versions_;
  std::set<std::string> hashes_;
  std::set<std::string> listed_states_;
  std::set<std::string> states_;
};

} // namespace

bool accepts_dataset(const Input& input) {
  const std::string_view bytes = without_mark(input.bytes);
  const std::size_t start = bytes.find_first_not_of(" \t\r\n");
  return start != std::string_view::npos && bytes[start] == '{' &&
         bytes.substr(start, head_bytes).find("\"entente-dataset\"") != std::string_view::npos;
}

ReadDataset read_dataset(const Input& input, const Reference& reference) {
  json::monotonic_resource memory;
  const json::value root = parse(input, &memory);
  if (!root.is_object()) { throw Error(ErrorKind::unsupported, "{}: is JSON, but not an entente dataset", input.name); }
  return Reader(input, reference, root.get_object()).run();
}

ReadDataset read_dataset(const Input& input) { return read_dataset(input, Reference::builtin()); }

} // namespace entente
