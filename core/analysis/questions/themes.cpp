#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <set>
#include <unordered_map>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "core/analysis/options.hpp"
#include "core/analysis/questions/coverage.hpp"
#include "core/analysis/questions/session_name.hpp"
#include "core/analysis/questions/topic_of_session.hpp"
#include "core/analysis/questions/topics.hpp"

namespace entente {

namespace {

/// Fewer sessions of other events than this are no yardstick.
constexpr std::size_t fewest_others = 20;
/// A score counts when at most one in twenty sessions of other events reaches it.
constexpr double tolerated_share = 0.05;
/// A session that holds at least half of a theme's weight takes it up, whatever others hold.
constexpr double sufficient_share = 0.5;
/// A single shared word is no theme, unless it is half of it.
constexpr std::size_t fewest_words = 2;

enum class Verdict { yes, no, unclear };

/// A session as a text: its title and its own guiding questions.
struct SessionText {
  const Session* session = nullptr;
  std::string text;
};

/// The sessions of one language, and how near themes are to them.
class Programme {
public:
  Programme(const Dataset& dataset, const Reference& reference, Language language) : words_(language, reference.cues()) {
    std::map<SessionId, std::string> texts = session_texts(dataset, language);
    for (auto& [id, text] : texts) {
      const std::vector<std::string> stems = words_.stems(text);
      if (stems.empty()) { continue; }
      collection_.add(stems);
      for (const std::string& stem : std::set<std::string>(stems.begin(), stems.end())) {
        ++frequency_[stem];
      }
      stems_.push_back(stems);
      sessions_.push_back({find(dataset.sessions, id), std::move(text)});
    }
  }

  [[nodiscard]] const std::vector<SessionText>& sessions() const { return sessions_; }

  [[nodiscard]] std::set<std::string> query(const Theme& theme) const {
    const std::vector<std::string> stems = words_.stems(theme.text);
    return {stems.begin(), stems.end()};
  }

  [[nodiscard]] const TopicCollection& collection() const { return collection_; }

  /// Nearness of the theme to a session by TF-IDF.
  [[nodiscard]] double cosine(const Theme& theme, std::size_t session) const {
    return tf_idf_cosine(words_.stems(theme.text), stems_[session], frequency_, stems_.size());
  }

  /// Stems as the theme prints them.
  [[nodiscard]] std::string printed(const Theme& theme, const std::vector<std::string>& stems) const {
    const auto forms = words_.printed_by_stem(theme.text);
    std::vector<std::string> words;
    for (const std::string& stem : stems) {
      const auto place = forms.find(stem);
      words.push_back(place == forms.end() ? stem : place->second);
    }
    return fmt::format("{}", fmt::join(words, ", "));
  }

private:
  ContentWords words_;
  TopicCollection collection_;
  std::vector<SessionText> sessions_;
  std::vector<std::vector<std::string>> stems_;  ///< of each session
  std::map<std::string, std::size_t> frequency_; ///< sessions that hold a stem
};

/// How one session's nearness to a theme stands against the sessions of other events.
struct Judged {
  Verdict verdict = Verdict::unclear;
  std::size_t others = 0;
  std::size_t reached = 0; ///< sessions of other events that score as high
};

Judged judge(const Nearness& own, const std::vector<double>& scores, const std::vector<SessionText>& sessions,
             EventId event) {
  Judged judged;
  for (std::size_t i = 0; i < scores.size(); ++i) {
    if (sessions[i].session->event == event) { continue; }
    ++judged.others;
    judged.reached += own.score > 0 && scores[i] >= own.score ? 1 : 0;
  }
  if (own.share >= sufficient_share) {
    judged.verdict = Verdict::yes;
  } else if (own.score <= 0) {
    judged.verdict = Verdict::no;
  } else if (judged.others >= fewest_others) {
    const bool rare = static_cast<double>(judged.reached) <= tolerated_share * static_cast<double>(judged.others);
    judged.verdict = rare && own.matched.size() >= fewest_words ? Verdict::yes : Verdict::no;
  }
  return judged;
}

/// The appearances on each session, looked up once.
class Programmed {
public:
  explicit Programmed(const Dataset& dataset) {
    for (const Appearance& appearance : dataset.appearances) {
      if (appearance.session) { by_session_[*appearance.session].push_back(appearance.id); }
    }
  }
  [[nodiscard]] std::vector<AppearanceId> on(SessionId session) const {
    const auto place = by_session_.find(session);
    return place == by_session_.end() ? std::vector<AppearanceId>{} : place->second;
  }

private:
  std::unordered_map<SessionId, std::vector<AppearanceId>> by_session_;
};

/// Programmes by language, made when first asked for.
class Programmes {
public:
  Programmes(const Dataset& dataset, const Reference& reference) : dataset_(dataset), reference_(reference) {}
  [[nodiscard]] const Programme& in(Language language) {
    std::optional<Programme>& programme = by_language_[static_cast<std::size_t>(language)];
    if (!programme) { programme.emplace(dataset_, reference_, language); }
    return *programme;
  }

private:
  const Dataset& dataset_;
  const Reference& reference_;
  std::array<std::optional<Programme>, 3> by_language_;
};

std::vector<Column> nearness_columns(std::vector<Column> first) {
  for (Column& column : std::vector<Column>{{"score", "1", ColumnType::real},
                                            {"share", "1", ColumnType::real},
                                            {"cosine", "1", ColumnType::real},
                                            {"words", "", ColumnType::text},
                                            {"reached", "sessions", ColumnType::integer},
                                            {"compared", "sessions", ColumnType::integer}}) {
    first.push_back(std::move(column));
  }
  return first;
}

void add_nearness(Row& row, const Programme& programme, const Theme& theme, std::size_t session, const Nearness& nearness,
                  const Judged& judged) {
  row.cells.emplace_back(nearness.score);
  row.cells.emplace_back(nearness.share);
  row.cells.emplace_back(programme.cosine(theme, session));
  row.cells.emplace_back(programme.printed(theme, nearness.matched));
  row.cells.emplace_back(static_cast<std::int64_t>(judged.reached));
  row.cells.emplace_back(static_cast<std::int64_t>(judged.others));
}

void add_source(Row& row, const Source& source) {
  row.cells.push_back(source.document ? Cell{source.document->text()} : Cell{});
  row.cells.push_back(source.line ? Cell{static_cast<std::int64_t>(*source.line)} : Cell{});
}

/// The event has sessions, whatever their language.
bool has_sessions(const Dataset& dataset, EventId event) {
  return std::any_of(dataset.sessions.begin(), dataset.sessions.end(),
                     [&](const Session& session) { return session.event == event && session.kind != SessionKind::break_; });
}

Row theme_row(const Dataset& dataset, const Theme& theme, Programmes& programmes, const Programmed& programmed) {
  Row row;
  row.cells = {theme.id.text(), theme.text, theme.event.text()};
  const auto undecided = [&](const char* status) {
    row.cells.emplace_back(std::string(status));
    row.cells.resize(row.cells.size() + 8);
    add_source(row, theme.source);
    return row;
  };
  if (!has_sessions(dataset, theme.event)) { return undecided("no-programme"); }
  const std::optional<Language> language = language_of(dataset, theme.source);
  if (!language) { return undecided("unknown"); }
  const Programme& programme = programmes.in(*language);
  const std::set<std::string> query = programme.query(theme);
  const std::vector<double> scores = programme.collection().scores(query);
  std::optional<std::size_t> best;
  for (std::size_t i = 0; i < scores.size(); ++i) {
    if (programme.sessions()[i].session->event != theme.event) { continue; }
    if (!best || scores[i] > scores[*best]) { best = i; }
  }
  if (!best) { return undecided("unknown"); }
  const Nearness nearness = programme.collection().nearness(query, *best);
  const Judged judged = judge(nearness, scores, programme.sessions(), theme.event);
  const Session& session = *programme.sessions()[*best].session;
  row.cells.emplace_back(std::string(judged.verdict == Verdict::yes  ? "taken-up"
                                     : judged.verdict == Verdict::no ? "not-taken-up"
                                                                     : "unclear"));
  row.cells.emplace_back(session.id.text());
  row.cells.emplace_back(session_name(session, ""));
  add_nearness(row, programme, theme, *best, nearness, judged);
  add_source(row, theme.source);
  if (judged.verdict == Verdict::yes) { row.evidence = programmed.on(session.id); }
  return row;
}

/// Sessions that are there for their subject, not for ceremony or rest.
bool has_subject(const Session& session) {
  return session.kind != SessionKind::opening && session.kind != SessionKind::closing && session.kind != SessionKind::break_;
}

/// A theme as the sessions of its language see it.
struct Announced {
  const Theme* theme = nullptr;
  std::set<std::string> query;
  std::vector<double> scores;
};

/// The session's row: the theme that it takes up, else the nearest.
Row session_row(const Programmed& programmed, std::size_t place, const std::vector<Announced>& announced,
                const Programme& programme) {
  const Session& session = *programme.sessions()[place].session;
  const Theme* nearest = nullptr;
  Nearness best;
  Judged judged;
  for (const Announced& one : announced) {
    const Nearness nearness = programme.collection().nearness(one.query, place);
    const Judged verdict = judge(nearness, one.scores, programme.sessions(), session.event);
    const bool yes = verdict.verdict == Verdict::yes;
    const bool best_yes = judged.verdict == Verdict::yes;
    if (nearest != nullptr && (yes != best_yes ? best_yes : nearness.share <= best.share)) { continue; }
    nearest = one.theme;
    best = nearness;
    judged = verdict;
  }
  Row row;
  row.cells = {session.id.text(),
               session_name(session, ""),
               session.event.text(),
               std::string(judged.verdict == Verdict::yes  ? "announced"
                           : judged.verdict == Verdict::no ? "not-announced"
                                                           : "unclear"),
               nearest->id.text(),
               nearest->text};
  add_nearness(row, programme, *nearest, place, best, judged);
  row.evidence = programmed.on(session.id);
  return row;
}

std::vector<TableNote> theme_notes() {
  return {{"note.themes.rule", {}}, {"note.themes.words", {}}, {"note.themes.languages", {}}};
}

} // namespace

std::vector<OptionInfo> theme_options() { return {language_option()}; }

Table themes(const Dataset& dataset, const Reference& reference, const Population&, const Options& options) {
  check_options("themes", options, theme_options());
  Table table{"themes",
              nearness_columns({{"id", "", ColumnType::text},
                                {"name", "", ColumnType::text},
                                {"event", "", ColumnType::text},
                                {"status", "", ColumnType::text},
                                {"session", "", ColumnType::text},
                                {"session_name", "", ColumnType::text}}),
              {},
              theme_notes()};
  table.columns.push_back({"document", "", ColumnType::text});
  table.columns.push_back({"line", "", ColumnType::integer});
  Programmes programmes(dataset, reference);
  const Programmed programmed(dataset);
  for (const Theme& theme : dataset.themes) {
    if (!theme.session) { table.rows.push_back(theme_row(dataset, theme, programmes, programmed)); }
  }
  return table;
}

Table unannounced(const Dataset& dataset, const Reference& reference, const Population&, const Options& options) {
  check_options("unannounced", options, theme_options());
  Table table{"unannounced",
              nearness_columns({{"id", "", ColumnType::text},
                                {"name", "", ColumnType::text},
                                {"event", "", ColumnType::text},
                                {"status", "", ColumnType::text},
                                {"theme", "", ColumnType::text},
                                {"theme_text", "", ColumnType::text}}),
              {},
              theme_notes()};
  std::map<std::pair<EventId, Language>, std::vector<const Theme*>> announced;
  for (const Theme& theme : dataset.themes) {
    const std::optional<Language> language = language_of(dataset, theme.source);
    if (!theme.session && language) { announced[{theme.event, *language}].push_back(&theme); }
  }
  Programmes programmes(dataset, reference);
  const Programmed programmed(dataset);
  for (const auto& [key, list] : announced) {
    const Programme& programme = programmes.in(key.second);
    std::vector<Announced> themes_here;
    for (const Theme* theme : list) {
      std::set<std::string> query = programme.query(*theme);
      std::vector<double> scores = programme.collection().scores(query);
      themes_here.push_back({theme, std::move(query), std::move(scores)});
    }
    for (std::size_t i = 0; i < programme.sessions().size(); ++i) {
      const Session& session = *programme.sessions()[i].session;
      if (session.event != key.first || !has_subject(session)) { continue; }
      table.rows.push_back(session_row(programmed, i, themes_here, programme));
    }
  }
  return table;
}

} // namespace entente
