#include "core/store/stated_lines.hpp"

#include <algorithm>
#include <charconv>
#include <string_view>

namespace entente::store {
namespace {

std::vector<OrganisationId> named_of(std::string_view numbers, const Appearance& appearance) {
  std::vector<OrganisationId> named;
  const char* at = numbers.data();
  const char* const end = at + numbers.size();
  while (at < end) {
    std::int64_t number = 0;
    const auto [stop, error] = std::from_chars(at, end, number);
    if (error != std::errc{}) { break; }
    const OrganisationId body(number);
    if (std::ranges::find(appearance.organisations, body) != appearance.organisations.end()) { named.push_back(body); }
    at = stop + 1;
  }
  return named;
}

} // namespace

void write_stated_lines(const Connection& connection, const Appearance& appearance) {
  std::int64_t ordinal = 0;
  for (const StatedLine& line : appearance.lines) {
    std::string numbers;
    for (const OrganisationId body : line.organisations) {
      numbers += (numbers.empty() ? "" : " ") + std::to_string(body.value);
    }
    auto row = connection.query("INSERT INTO stated_line (appearance, ordinal, document, line, printed, organisations) "
                                "VALUES (?, ?, ?, ?, ?, ?)");
    row.bind(appearance.id).bind(ordinal++).bind(line.source.document).bind(line.source.line);
    row.bind_text(line.source.printed).bind(numbers).run();
  }
}

void load_stated_lines(const Connection& connection, std::vector<Appearance>& appearances) {
  auto row = connection.query("SELECT appearance, document, line, printed, organisations FROM stated_line ORDER BY "
                              "appearance, ordinal");
  while (row.step()) {
    const auto id = row.id<AppearanceId>(0);
    const auto at = std::ranges::lower_bound(appearances, id, {}, &Appearance::id);
    if (at == appearances.end() || at->id != id) { continue; }
    const Source source{row.maybe_id<DocumentId>(1), row.maybe_int(2), row.maybe_text(3)};
    at->lines.push_back({source, named_of(row.view(4), *at)});
  }
}

} // namespace entente::store
