#include "importers/document/pdf/pages.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstddef>
#include <optional>
#include <span>

#include "core/text/unicode.hpp"

namespace entente::pdf {

namespace {

constexpr std::size_t most_fields = 9;

std::optional<double> number(std::string_view text) {
  double value = 0;
  const auto [stop, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || stop != text.data() + text.size() || !std::isfinite(value)) { return std::nullopt; }
  return value;
}

/// The first fields as numbers; nothing when one is none.
template <std::size_t Count> std::optional<std::array<double, Count>> numbers(std::span<const std::string_view> fields) {
  std::array<double, Count> values{};
  if (fields.size() < Count) { return std::nullopt; }
  for (std::size_t n = 0; n < Count; ++n) {
    const std::optional<double> value = number(fields[n]);
    if (!value) { return std::nullopt; }
    values[n] = *value;
  }
  return values;
}

void read_word(std::span<const std::string_view> fields, Page& page) {
  const auto values = numbers<5>(fields);
  if (!values || fields.size() < 8) { return; }
  Word word;
  word.box = {(*values)[0], (*values)[1], (*values)[2], (*values)[3]};
  word.size = (*values)[4] > 0.5 ? (*values)[4] : word.box.height();
  const std::string_view flags = fields[5];
  word.bold = flags.find('b') != std::string_view::npos;
  word.italic = flags.find('i') != std::string_view::npos;
  word.fixed = flags.find('m') != std::string_view::npos;
  word.space = flags.find('s') != std::string_view::npos;
  word.turn = static_cast<int>(number(fields[6]).value_or(0));
  word.text = nfc(fields[7]);
  if (trim(word.text).empty() || word.box.width() < 0 || word.box.height() <= 0) { return; }
  page.words.push_back(std::move(word));
}

} // namespace

Box around(const Box& a, const Box& b) {
  return {std::min(a.left, b.left), std::min(a.top, b.top), std::max(a.right, b.right), std::max(a.bottom, b.bottom)};
}

std::vector<Page> read_pages(std::string_view records) {
  std::vector<Page> pages;
  std::array<std::string_view, most_fields> fields{};
  while (!records.empty()) {
    const std::size_t end = std::min(records.find('\n'), records.size());
    std::string_view record = records.substr(0, end);
    records.remove_prefix(std::min(end + 1, records.size()));
    std::size_t count = 0;
    while (count < most_fields) {
      const std::size_t tab = record.find('\t');
      fields[count++] = record.substr(0, tab);
      if (tab == std::string_view::npos) { break; }
      record.remove_prefix(tab + 1);
    }
    const std::string_view kind = fields[0];
    const std::span<const std::string_view> rest(fields.data() + 1, count - 1);
    if (kind == "page") {
      const auto size = numbers<2>(rest);
      pages.emplace_back();
      if (size) { pages.back().width = (*size)[0], pages.back().height = (*size)[1]; }
    }
    if (pages.empty()) { continue; }
    Page& page = pages.back();
    if (kind == "word") {
      read_word(rest, page);
    } else if (const auto values = numbers<3>(rest); values && kind == "across") {
      page.across.push_back({(*values)[2], (*values)[0], (*values)[1]});
    } else if (values && kind == "down") {
      page.down.push_back({(*values)[0], (*values)[1], (*values)[2]});
    } else if (const auto box = numbers<4>(rest); box && kind == "dot") {
      page.dots.push_back({(*box)[0], (*box)[1], (*box)[2], (*box)[3]});
    }
  }
  return pages;
}

} // namespace entente::pdf
