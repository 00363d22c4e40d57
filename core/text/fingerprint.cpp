#include "core/text/fingerprint.hpp"

#include <bit>
#include <cstring>
#include <random>

namespace entente {
namespace {

static_assert(std::endian::native == std::endian::little);

struct State {
  std::uint64_t v0, v1, v2, v3;

  void round() {
    v0 += v1;
    v1 = std::rotl(v1, 13) ^ v0;
    v0 = std::rotl(v0, 32);
    v2 += v3;
    v3 = std::rotl(v3, 16) ^ v2;
    v0 += v3;
    v3 = std::rotl(v3, 21) ^ v0;
    v2 += v1;
    v1 = std::rotl(v1, 17) ^ v2;
    v2 = std::rotl(v2, 32);
  }
  void take(std::uint64_t word) {
    v3 ^= word;
    round();
    round();
    v0 ^= word;
  }
  [[nodiscard]] std::uint64_t result() {
    for (int i = 0; i < 4; ++i) {
      round();
    }
    return v0 ^ v1 ^ v2 ^ v3;
  }
};

std::uint64_t random_word() {
  std::random_device source;
  return std::uint64_t{source()} << 32U | source();
}

} // namespace

Fingerprinter::Fingerprinter() : low_(random_word()), high_(random_word()) {}

Fingerprint Fingerprinter::operator()(std::string_view text) const {
  State state{low_ ^ 0x736f6d6570736575U, high_ ^ 0x646f72616e646f6dU ^ 0xeeU, low_ ^ 0x6c7967656e657261U,
              high_ ^ 0x7465646279746573U};
  const std::uint64_t length = text.size();
  for (; text.size() >= 8; text.remove_prefix(8)) {
    std::uint64_t word = 0;
    std::memcpy(&word, text.data(), 8);
    state.take(word);
  }
  std::uint64_t last = 0;
  if (!text.empty()) { std::memcpy(&last, text.data(), text.size()); }
  state.take(last | length << 56U);
  Fingerprint print;
  state.v2 ^= 0xeeU;
  print.first = state.result();
  state.v1 ^= 0xddU;
  print.second = state.result();
  return print;
}

} // namespace entente
