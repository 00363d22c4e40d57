#include "core/text/similarity.hpp"

#include <algorithm>
#include <cmath>
#include <set>

#include "core/text/unicode.hpp"

namespace entente {
namespace {

/// The characters of a text, so that an accented or non-Latin letter counts once.
std::u32string characters(std::string_view text) {
  std::u32string out;
  out.reserve(text.size());
  std::size_t at = 0;
  while (at < text.size()) {
    const auto lead = static_cast<unsigned char>(text[at]);
    const std::size_t size = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    char32_t packed = 0;
    for (const char byte : text.substr(at, size)) {
      packed = (packed << 8U) | static_cast<unsigned char>(byte);
    }
    out += packed;
    at += size;
  }
  return out;
}

double jaro(const std::u32string& a, const std::u32string& b) {
  const std::size_t reach = std::max<std::size_t>(std::max(a.size(), b.size()) / 2, 1) - 1;
  std::vector<bool> used(b.size(), false);
  std::u32string matched;
  for (std::size_t i = 0; i < a.size(); ++i) {
    const std::size_t from = i > reach ? i - reach : 0;
    const std::size_t to = std::min(i + reach + 1, b.size());
    for (std::size_t j = from; j < to; ++j) {
      if (used[j] || a[i] != b[j]) { continue; }
      used[j] = true;
      matched += a[i];
      break;
    }
  }
  if (matched.empty()) { return 0; }
  std::size_t out_of_order = 0;
  for (std::size_t j = 0, k = 0; j < b.size(); ++j) {
    if (used[j] && b[j] != matched[k++]) { ++out_of_order; }
  }
  const auto m = static_cast<double>(matched.size());
  return (m / static_cast<double>(a.size()) + m / static_cast<double>(b.size()) +
          (m - static_cast<double>(out_of_order) / 2.0) / m) /
         3.0;
}

} // namespace

double jaro_winkler(std::string_view a, std::string_view b) {
  if (a == b) { return a.empty() ? 0 : 1; }
  const std::u32string left = characters(a);
  const std::u32string right = characters(b);
  if (left.empty() || right.empty()) { return 0; }
  const double base = jaro(left, right);
  std::size_t prefix = 0;
  while (prefix < 4 && prefix < left.size() && prefix < right.size() && left[prefix] == right[prefix]) {
    ++prefix;
  }
  return base + static_cast<double>(prefix) * 0.1 * (1 - base);
}

int edit_distance(std::string_view a, std::string_view b, int limit) {
  const std::u32string left = characters(a);
  const std::u32string right = characters(b);
  const auto n = static_cast<int>(left.size());
  const auto m = static_cast<int>(right.size());
  if (std::abs(n - m) > limit) { return limit + 1; }
  const auto width = static_cast<std::size_t>(m) + 1;
  std::vector<int> before(width);
  std::vector<int> previous(width);
  std::vector<int> current(width);
  for (std::size_t j = 0; j < width; ++j) {
    previous[j] = static_cast<int>(j);
  }
  for (std::size_t i = 1; i <= left.size(); ++i) {
    current[0] = static_cast<int>(i);
    int least = current[0];
    for (std::size_t j = 1; j < width; ++j) {
      const int cost = left[i - 1] == right[j - 1] ? 0 : 1;
      current[j] = std::min({previous[j] + 1, current[j - 1] + 1, previous[j - 1] + cost});
      if (i > 1 && j > 1 && left[i - 1] == right[j - 2] && left[i - 2] == right[j - 1]) {
        current[j] = std::min(current[j], before[j - 2] + 1);
      }
      least = std::min(least, current[j]);
    }
    if (least > limit) { return limit + 1; }
    std::swap(before, previous);
    std::swap(previous, current);
  }
  return std::min(previous.back(), limit + 1);
}

double word_overlap(std::span<const std::string> a, std::span<const std::string> b) {
  const std::set<std::string_view> left(a.begin(), a.end());
  const std::set<std::string_view> right(b.begin(), b.end());
  if (left.empty() || right.empty()) { return 0; }
  const auto shared = std::count_if(left.begin(), left.end(), [&](std::string_view word) { return right.contains(word); });
  return static_cast<double>(shared) / static_cast<double>(std::max(left.size(), right.size()));
}

std::string nearest(std::string_view word, std::span<const std::string> known) {
  const std::string wanted = lower(word);
  const auto limit = static_cast<int>(std::max<std::size_t>(length(wanted) / 3, 1));
  int best = limit + 1;
  std::string found;
  for (const std::string& candidate : known) {
    const int distance = edit_distance(wanted, lower(candidate), limit);
    if (distance < best) {
      best = distance;
      found = candidate;
    }
  }
  return found;
}

} // namespace entente
