#include "viz/i18n/declared_text.hpp"

#include "viz/i18n/messages.hpp"

namespace entente {

std::string declared_text(const Dataset& dataset, const Appearance& appearance, Language language) {
  std::string text;
  for (const Declaration* const declaration : declarations_of(dataset, appearance)) {
    std::string what = message(language, "declared." + declaration->field);
    if (const auto* const id = std::get_if<OrganisationId>(&declaration->subject)) {
      const Organisation* const body = find(dataset.organisations, *id);
      if (body != nullptr) { what = message(language, "declared.of", {what, body->acronym.value_or(body->name)}); }
    }
    text += (text.empty() ? "" : "; ") +
            message(language, "declared.by", {what, declaration->by, std::to_string(declaration->decision)});
  }
  return text;
}

} // namespace entente
