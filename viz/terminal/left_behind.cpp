#include "viz/terminal/left_behind.hpp"

#include <fmt/format.h>

#include "viz/i18n/messages.hpp"

namespace entente {

std::string left_behind_id(const LeftBehind& decision) { return fmt::format("decision {}", decision.decision); }

std::string left_behind_text(const LeftBehind& decision, Language language) {
  return message(language, "review.left-behind",
                 {std::to_string(decision.decision), decision.subject, decision.by, decision.later.text()});
}

} // namespace entente
