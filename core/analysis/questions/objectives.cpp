#include "core/analysis/questions/objectives.hpp"

#include <algorithm>
#include <optional>
#include <set>
#include <utility>

#include "core/analysis/questions/counting.hpp"
#include "core/analysis/questions/session_name.hpp"
#include "core/analysis/questions/topic_of_session.hpp"
#include "core/analysis/questions/topics.hpp"

namespace entente {
namespace {

using Stems = std::vector<std::string>;

/// A cue as its content words, and as the reference data prints it.
struct ObjectiveCue {
  std::string printed;
  Stems stems;
};

/// The sessions of one language as stems.
struct Sessions {
  explicit Sessions(Language own, const Reference& reference) : language(own), words(own, reference.cues()) {}
  Language language;
  ContentWords words;
  TopicCollection collection;
  std::vector<SessionId> ids;
  std::vector<Stems> texts;
  std::map<std::string, std::size_t> frequency;
};

Sessions read_sessions(const Dataset& dataset, const Reference& reference, Language language) {
  Sessions sessions(language, reference);
  for (const auto& [id, text] : session_texts(dataset, language)) {
    Stems stems = sessions.words.stems(text);
    if (stems.empty()) { continue; }
    sessions.collection.add(stems);
    for (const std::string& stem : std::set<std::string>(stems.begin(), stems.end())) {
      ++sessions.frequency[stem];
    }
    sessions.ids.push_back(id);
    sessions.texts.push_back(std::move(stems));
  }
  return sessions;
}

std::vector<ObjectiveCue> cues_of(const ObjectiveFacts& objective, const Sessions& sessions) {
  std::vector<ObjectiveCue> cues;
  const auto add = [&](const std::string& text) {
    Stems stems = sessions.words.stems(text);
    if (!stems.empty()) { cues.push_back({text, std::move(stems)}); }
  };
  add(objective.title.in(sessions.language));
  const std::string& list = objective.cues.in(sessions.language);
  for (std::size_t at = 0; at < list.size();) {
    const std::size_t end = std::min(list.find(';', at), list.size());
    add(list.substr(at, end - at));
    at = end + 1;
  }
  return cues;
}

bool holds(const Stems& text, const Stems& cue) {
  return std::search(text.begin(), text.end(), cue.begin(), cue.end()) != text.end();
}

/// A session beside an objective.
struct Match {
  SessionId session;
  double score = 0;
  double cosine = 0;
  std::string words;
};

std::string joined(const std::set<std::string>& words) {
  std::string text;
  for (const std::string& word : words) {
    text += (text.empty() ? "" : ", ") + word;
  }
  return text;
}

/// Adds the sessions of one language: those that hold a cue, and the nearest of the others.
void look(const ObjectiveFacts& objective, const Sessions& sessions, std::vector<Match>& taking,
          std::optional<Match>& nearest) {
  const std::vector<ObjectiveCue> cues = cues_of(objective, sessions);
  Stems all;
  std::string printed;
  for (const ObjectiveCue& cue : cues) {
    all.insert(all.end(), cue.stems.begin(), cue.stems.end());
    printed += cue.printed + "\n";
  }
  const std::set<std::string> query(all.begin(), all.end());
  const Stems words(query.begin(), query.end());
  const auto forms = sessions.words.printed_by_stem(printed);
  for (std::size_t i = 0; i < sessions.texts.size(); ++i) {
    const Nearness near = sessions.collection.nearness(query, i);
    if (near.score <= 0) { continue; }
    std::set<std::string> held;
    for (const ObjectiveCue& cue : cues) {
      if (holds(sessions.texts[i], cue.stems)) { held.insert(cue.printed); }
    }
    if (held.empty() && nearest && near.score <= nearest->score) { continue; }
    Match match{sessions.ids[i], near.score,
                tf_idf_cosine(words, sessions.texts[i], sessions.frequency, sessions.texts.size()), joined(held)};
    if (!held.empty()) {
      taking.push_back(std::move(match));
    } else {
      std::set<std::string> shared;
      for (const std::string& stem : near.matched) {
        const auto form = forms.find(stem);
        shared.insert(form == forms.end() ? stem : form->second);
      }
      match.words = joined(shared);
      nearest = std::move(match);
    }
  }
}

std::string session_name(const Dataset& dataset, SessionId id) {
  const Session* const session = find(dataset.sessions, id);
  return session == nullptr ? id.text() : session_name(*session, id.text());
}

std::vector<AppearanceId> appearances_on(const Dataset& dataset, const std::vector<Match>& taking) {
  std::set<SessionId> sessions;
  for (const Match& match : taking) {
    sessions.insert(match.session);
  }
  std::vector<AppearanceId> ids;
  for (const Appearance& appearance : dataset.appearances) {
    if (appearance.session && sessions.contains(*appearance.session)) { ids.push_back(appearance.id); }
  }
  return ids;
}

} // namespace

Table objectives(const Dataset& dataset, const Reference& reference, const Population& /*population*/,
                 const Options& options) {
  const std::vector<OptionInfo> declared{language_option()};
  const Counting rule = counting("objectives", options, declared);
  std::vector<Sessions> languages;
  std::size_t sessions = 0;
  for (const Language language : {Language::fr, Language::en, Language::es}) {
    languages.push_back(read_sessions(dataset, reference, language));
    sessions += languages.back().texts.size();
  }
  Table table;
  table.name = "objectives";
  table.columns = {
      {"id", "", ColumnType::text},     {"name", "", ColumnType::text},    {"objectives", "sessions", ColumnType::integer},
      {"status", "", ColumnType::text}, {"session", "", ColumnType::text}, {"session_name", "", ColumnType::text},
      {"score", "1", ColumnType::real}, {"cosine", "1", ColumnType::real}, {"words", "", ColumnType::text}};
  std::size_t taken_up = 0;
  for (const ObjectiveFacts& objective : reference.objectives()) {
    std::vector<Match> taking;
    std::optional<Match> nearest;
    for (const Sessions& own : languages) {
      look(objective, own, taking, nearest);
    }
    std::stable_sort(taking.begin(), taking.end(), [](const Match& a, const Match& b) { return a.score > b.score; });
    taken_up += taking.empty() ? 0 : 1;
    const Match* const shown = !taking.empty() ? &taking.front() : nearest ? &*nearest : nullptr;
    Row row{{std::to_string(objective.number), objective.title.in(rule.language), static_cast<std::int64_t>(taking.size()),
             std::string(sessions == 0    ? "unknown"
                         : taking.empty() ? "not-taken-up"
                                          : "taken-up")},
            appearances_on(dataset, taking)};
    if (shown != nullptr) {
      row.cells.insert(row.cells.end(), {shown->session.text(), session_name(dataset, shown->session), shown->score,
                                         shown->cosine, shown->words});
    }
    row.cells.resize(table.columns.size());
    table.rows.push_back(std::move(row));
  }
  table.notes.push_back(
      {"objectives.note", {std::to_string(taken_up), std::to_string(table.rows.size()), std::to_string(sessions)}});
  table.notes.push_back({"objectives.note.rule", {}});
  return table;
}

} // namespace entente
