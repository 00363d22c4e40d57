#include <array>
#include <utility>

#include <fmt/format.h>

#include "core/reference/facts.hpp"
#include "core/reference/rows.hpp"

namespace entente::detail {

void load_columns(Cues& cues, const NamedTexts& files) {
  const std::array<std::pair<std::string_view, CueList*>, 7> lists{{{"label", &cues.column_labels},
                                                                    {"gender", &cues.gender_values},
                                                                    {"remote", &cues.remote_values},
                                                                    {"tie", &cues.tie_values},
                                                                    {"end", &cues.end_values},
                                                                    {"sheet", &cues.plain_sheets},
                                                                    {"attendance", &cues.attendance_values}}};
  const Rows rows("columns.csv", text_of(files, "columns.csv"));
  const auto list = rows.column("list");
  const auto word = rows.column("word");
  const auto language = rows.column("language");
  const auto value = rows.column("value");
  for (std::size_t i = 0; i < rows.size(); ++i) {
    CueList* target = nullptr;
    for (const auto& [name, known] : lists) {
      if (name == rows.at(i, list)) { target = known; }
    }
    if (target == nullptr) { rows.fail(i, Wording("unknown list '{}'", rows.at(i, list))); }
    const auto spoken = parse_language(rows.at(i, language));
    if (!spoken) { rows.fail(i, Wording("unknown language '{}'", rows.at(i, language))); }
    target->add({rows.at(i, word), {}, spoken, rows.at(i, value), std::nullopt, false});
  }
}

} // namespace entente::detail
