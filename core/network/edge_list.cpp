#include <algorithm>
#include <bit>
#include <charconv>
#include <cstring>
#include <limits>
#include <optional>
#include <string>

#include <fmt/format.h>

#include "core/error.hpp"
#include "core/network/adjacency.hpp"

namespace entente {
namespace {

constexpr std::uint32_t highest_node = std::numeric_limits<std::uint32_t>::max() / 2;

/// The number of up to seven digits that the eight bytes at a place begin with, and how many they are; none where eight
/// are digits. All are looked at together: where a number ends is what a reader by digits guesses wrong most often.
struct ShortNumber {
  std::uint32_t value = 0;
  unsigned digits = 0;
};

std::optional<ShortNumber> short_number(const char* place) {
  std::uint64_t bytes = 0;
  std::memcpy(&bytes, place, sizeof bytes);
  if constexpr (std::endian::native != std::endian::little) { return std::nullopt; }
  bytes ^= 0x3030303030303030U;
  const std::uint64_t others = (bytes | (bytes + 0x7676767676767676U)) & 0x8080808080808080U;
  if (others == 0) { return std::nullopt; }
  const unsigned digits = static_cast<unsigned>(std::countr_zero(others)) / 8;
  if (digits == 0) { return ShortNumber{}; }
  bytes <<= 64 - 8 * digits;
  bytes = (bytes * 10 + (bytes >> 8U)) & 0x00FF00FF00FF00FFU;
  bytes = (bytes * 100 + (bytes >> 16U)) & 0x0000FFFF0000FFFFU;
  bytes = (bytes * 10'000 + (bytes >> 32U)) & 0x00000000FFFFFFFFU;
  return ShortNumber{static_cast<std::uint32_t>(bytes), digits};
}

/// Reads line by line; the place is that of the next character.
class Reader {
public:
  explicit Reader(std::string_view text) : begin_(text.data()), place_(begin_), end_(begin_ + text.size()) {}

  void read() {
    ties_.reserve(static_cast<std::size_t>(end_ - begin_) / 12);
    while (true) {
      skip_empty();
      if (place_ == end_) { break; }
      const std::uint32_t source = node();
      skip_blanks();
      const std::uint32_t target = node();
      skip_blanks();
      ties_.emplace_back(source, target);
      if (place_ != end_ && *place_ != '\n' && *place_ != '\r') { read_weight(); }
      if (!weights_.empty() && weights_.size() != ties_.size()) { refuse(Wording("has no weight, unlike those before it")); }
      if (place_ != end_ && *place_ == '\r') { ++place_; }
      if (place_ != end_ && *place_ != '\n') { refuse(Wording("has more than two nodes and a weight")); }
    }
  }
  [[nodiscard]] const std::vector<PlainTie>& ties() const { return ties_; }
  [[nodiscard]] const std::vector<double>& weights() const { return weights_; }
  [[nodiscard]] std::uint32_t nodes() const { return ties_.empty() ? 0 : highest_ + 1; }

private:
  void skip_blanks() {
    while (place_ != end_ && (*place_ == ' ' || *place_ == '\t')) {
      ++place_;
    }
  }
  void skip_empty() {
    while (place_ != end_) {
      if (*place_ == '#' || *place_ == '%') {
        place_ = std::find(place_, end_, '\n');
      } else if (*place_ == '\n' || *place_ == '\r' || *place_ == ' ' || *place_ == '\t') {
        ++place_;
      } else {
        return;
      }
    }
  }
  std::uint32_t node() {
    if (end_ - place_ >= 8) {
      if (const std::optional<ShortNumber> number = short_number(place_); number && number->digits > 0) {
        place_ += number->digits;
        highest_ = std::max(highest_, number->value);
        return number->value;
      }
    }
    std::uint64_t number = 0;
    const char* const first = place_;
    for (; place_ != end_ && *place_ >= '0' && *place_ <= '9' && number <= highest_node; ++place_) {
      number = number * 10 + static_cast<std::uint64_t>(*place_ - '0');
    }
    if (place_ == first) { refuse(Wording("has no node number where one is due")); }
    if (number > highest_node) { refuse(Wording("has a node number above 2147483647")); }
    highest_ = std::max(highest_, static_cast<std::uint32_t>(number));
    return static_cast<std::uint32_t>(number);
  }
  void read_weight() {
    if (weights_.size() + 1 != ties_.size()) { refuse(Wording("has a weight, unlike those before it")); }
    double weight = 0;
    const auto [stop, error] = std::from_chars(place_, end_, weight);
    if (error != std::errc{} || !(weight > 0) || weight > std::numeric_limits<double>::max()) {
      refuse(Wording("has a weight that is not a finite number above 0"));
    }
    weights_.push_back(weight);
    place_ = stop;
    skip_blanks();
  }
  [[noreturn]] void refuse(const Wording& what) const {
    throw Error(ErrorKind::unreadable, "line {} of the list of ties {}", std::count(begin_, place_, '\n') + 1, what);
  }

  const char* begin_;
  const char* place_;
  const char* end_;
  std::vector<PlainTie> ties_;
  std::vector<double> weights_;
  std::uint32_t highest_ = 0;
};

} // namespace

Adjacency read_edge_list(std::string_view text) {
  Reader reader(text);
  reader.read();
  return make_adjacency(reader.nodes(), reader.ties(), reader.weights());
}

} // namespace entente
