#include "core/analysis/questions/topic_of_session.hpp"

#include <set>
#include <vector>

#include "core/analysis/questions/topics.hpp"

namespace entente {
namespace {

std::string printed(const std::map<std::string, std::string>& forms, const std::vector<std::string>& stems) {
  std::string words;
  for (const std::string& stem : stems) {
    const auto form = forms.find(stem);
    words += (words.empty() ? "" : ", ") + (form == forms.end() ? stem : form->second);
  }
  return words;
}

} // namespace

std::optional<Language> language_of(const Dataset& dataset, const Source& source) {
  const DocumentInfo* const document = source.document ? find(dataset.documents, *source.document) : nullptr;
  return document == nullptr ? std::nullopt : document->language;
}

std::map<SessionId, std::string> session_texts(const Dataset& dataset, Language language) {
  std::map<SessionId, std::string> texts;
  for (const Session& session : dataset.sessions) {
    if (session.kind == SessionKind::break_ || language_of(dataset, session.source) != language) { continue; }
    texts[session.id] = session.title.value_or("");
  }
  for (const Theme& theme : dataset.themes) {
    const auto place = theme.session ? texts.find(*theme.session) : texts.end();
    if (place != texts.end() && language_of(dataset, theme.source) == language) { place->second += "\n" + theme.text; }
  }
  return texts;
}

std::map<SessionId, SessionNearness> near_sessions(const Dataset& dataset, const Reference& reference, SessionId asked) {
  const Session* const session = find(dataset.sessions, asked);
  const auto language = session == nullptr ? std::nullopt : language_of(dataset, session->source);
  if (!language) { return {}; }
  const ContentWords words(*language, reference.cues());
  const std::map<SessionId, std::string> texts = session_texts(dataset, *language);
  const auto own = texts.find(asked);
  if (own == texts.end()) { return {}; }
  const std::vector<std::string> stems = words.stems(own->second);
  const std::set<std::string> query(stems.begin(), stems.end());
  const auto forms = words.printed_by_stem(own->second);
  TopicCollection collection;
  for (const auto& [id, text] : texts) {
    collection.add(words.stems(text));
  }
  std::map<SessionId, SessionNearness> near;
  std::size_t index = 0;
  for (const auto& [id, text] : texts) {
    const std::size_t place = index++;
    if (id == asked) { continue; }
    const Nearness nearness = collection.nearness(query, place);
    if (nearness.share > 0) { near[id] = {nearness.share, printed(forms, nearness.matched)}; }
  }
  return near;
}

} // namespace entente
