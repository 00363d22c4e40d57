/// @file
/// Agendas made up by rule, for measuring the import: many people, bodies and states, the size of real ones.
#pragma once

#include <string>

namespace entente::bench {

/// A made-up agenda: two days, nine sessions, 30 to 40 people, prose paragraphs and guiding questions, about 20 KB, in
/// French, English or Spanish by turns. The same number gives the same text; people recur across agendas.
[[nodiscard]] std::string made_up_agenda(unsigned number);

} // namespace entente::bench
