/// @file
/// Who could introduce us to somebody, with the panels they shared.
#pragma once

#include "core/analysis/questions/question.hpp"

namespace entente {

/// Those who sat on a panel with the one asked for, the nearest to us first.
///
/// Definition: `to` is a person or a body (then all who spoke for it), `from` likewise; without `from` it is the body that
/// organises most meetings (organiser_of). Each contact of `to` in the network of people: the panels shared from `from` to
/// the contact, one after the other (0: one of us), how many panels the contact shared with `to`, the latest of them, and
/// who stands between. Nearest first, then most panels, then by id. Direction, weights: none. Columns: id, name,
/// introductions (steps; null where no way leads), panels, session, last_seen, through, body. Evidence: the contact's and
/// the other's appearances on the panels they shared. Without `to` no rows and a note; empty dataset: the same. Range: 0 and
/// above. Error(not_found) for somebody unknown. Unit: steps. Time O(people + ties). Source: Granovetter 1973, Am. J.
/// Sociol. 78, 1360-1380 (introductions run over shared contacts).
[[nodiscard]] Table introductions(const Dataset& dataset, const Reference& reference, const Population& population,
                                  const Options& options);
[[nodiscard]] std::vector<OptionInfo> introduction_options();

} // namespace entente
