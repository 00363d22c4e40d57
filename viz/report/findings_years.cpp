#include <algorithm>

#include "viz/report/sections.hpp"

namespace entente {
namespace {

/// The appearances of all rows with this status, each once.
std::vector<AppearanceId> with_status(const Table& table, std::string_view status) {
  std::vector<AppearanceId> all;
  for (const Row& row : table.rows) {
    if (cell_text(table, row, "status") == status) { all.insert(all.end(), row.evidence.begin(), row.evidence.end()); }
  }
  std::sort(all.begin(), all.end());
  all.erase(std::unique(all.begin(), all.end()), all.end());
  return all;
}

Html comings(const Page& page) {
  const Table& table = page.ask("turnover");
  const TableNote* last = nullptr;
  for (const TableNote& note : table.notes) {
    if (note.key == "turnover.note") { last = &note; }
  }
  return last == nullptr ? Html{}
                         : finding(page, page.say("find.turnover", last->arguments), with_status(table, "returning"));
}

/// Regions whose share changed by more than chance, or that none did.
Html changes(const Page& page) {
  const Table& table = page.ask("change");
  if (table.rows.empty()) { return {}; }
  Html items;
  for (const Row& row : table.rows) {
    const std::string status = cell_text(table, row, "status");
    if (status == "chance") { continue; }
    items += finding(page,
                     page.say("find.change." + status, {cell_text(table, row, "name"),
                                                        page.percent(cell_number(table, row, "share_before").value_or(0)),
                                                        page.percent(cell_number(table, row, "share_after").value_or(0))}),
                     row.evidence);
  }
  return items.empty() ? finding(page, page.say("find.change.none"), {}) : items;
}

} // namespace

Html years_findings(const Page& page) {
  Html items = comings(page);
  if (!items.empty()) { items += changes(page); }
  return items;
}

Html parity_findings(const Page& page) {
  const Table& table = page.ask("parity");
  const Row* const all = find_row(table, "all");
  if (all == nullptr || cell_count(table, *all, "unknown") == 0) { return {}; }
  const auto low = cell_number(table, *all, "share_low");
  const auto high = cell_number(table, *all, "share_high");
  if (!low || !high || cell_count(table, *all, "women") + cell_count(table, *all, "men") == 0) { return {}; }
  return finding(page, page.say("find.parity", {page.percent(*low), page.percent(*high)}), {});
}

} // namespace entente
