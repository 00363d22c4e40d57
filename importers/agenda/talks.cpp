#include "importers/agenda/talks.hpp"

#include "core/text/unicode.hpp"
#include "importers/agenda/recognise.hpp"

namespace entente::agenda {

std::optional<std::pair<std::size_t, std::size_t>> told_by(const Item& item, const Cues& cues) {
  for (std::size_t n = 2; n + 1 < item.words.size(); ++n) {
    std::size_t length = 0;
    const Cue* const by = cues.joiners.match(item.words.folded, n, length);
    if (by == nullptr || by->value != "by" || n + length >= item.words.size()) { continue; }
    const std::size_t end = item.words.bytes[n].first;
    const std::string_view before = trim(std::string_view(item.text).substr(0, end));
    const bool told = before.ends_with(',') || before.ends_with("»") || before.ends_with("”") || before.ends_with('"');
    const std::size_t begin = item.words.bytes[n + length].first;
    std::size_t honorific = 0;
    if (told && starts_upper(std::string_view(item.text).substr(begin)) &&
        cues.honorifics.match(item.words.folded, n + length, honorific) != nullptr) {
      return std::pair(end, begin);
    }
  }
  return std::nullopt;
}

bool titles_talk(const Item& item, const Reading& reading, const Roster& roster) {
  const std::vector<Item>& items = reading.items;
  const std::size_t index = reading.index_of(item);
  if (!reading.course.session() || !is_question(item.text) || index + 1 >= items.size()) { return false; }
  const Item& next = items[index + 1];
  if (next.gap || next.hours || !next.bullet.empty() || next.table != item.table || is_question(next.text)) { return false; }
  const bool presents = roster.role().role == Role::presenter && roster.role().plural;
  const bool between = !item.bullet.empty() && roster.follows_person(index) &&
                       (items[index - 1].bullet.empty() || !items[index - 1].breaks.empty());
  return (presents || between) && roster.chance(next) >= 0.6 && !role_heading(next, reading.cues);
}

} // namespace entente::agenda
