/// @file
/// Short stand-ins for texts that are only compared for equality (libsodium).
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace entente {

/// 128 bits of a text under a random key.
struct Fingerprint {
  std::uint64_t first = 0;
  std::uint64_t second = 0;
  friend bool operator==(const Fingerprint&, const Fingerprint&) = default;
};

struct FingerprintHash {
  std::size_t operator()(const Fingerprint& print) const { return static_cast<std::size_t>(print.first); }
};

/// Takes fingerprints (SipHash-2-4 with 128 bits, Aumasson & Bernstein 2012) under a key of its own, so that nobody can
/// make texts that share one: two of a thousand million texts do with a probability below 1e-20. Not to be kept in files:
/// another run has another key.
class Fingerprinter {
public:
  Fingerprinter();
  [[nodiscard]] Fingerprint operator()(std::string_view text) const;

private:
  std::array<unsigned char, 16> key_{};
};

} // namespace entente
