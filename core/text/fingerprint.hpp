/// @file
/// Short stand-ins for texts that are only compared for equality.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace entente {

/// 128 bits of a text under a key.
struct Fingerprint {
  std::uint64_t first = 0;
  std::uint64_t second = 0;
  friend bool operator==(const Fingerprint&, const Fingerprint&) = default;
};

struct FingerprintHash {
  std::size_t operator()(const Fingerprint& print) const { return static_cast<std::size_t>(print.first); }
};

/// Takes fingerprints: SipHash-2-4 with 128 bits (Aumasson & Bernstein 2012, "SipHash: a fast short-input PRF").
class Fingerprinter {
public:
  /// Under a random key, so that nobody can make texts that share a fingerprint: two of a thousand million do with a
  /// probability below 1e-20. Not to be kept in files: another run has another key.
  Fingerprinter();
  Fingerprinter(std::uint64_t key_low, std::uint64_t key_high) : low_(key_low), high_(key_high) {}
  /// O(length).
  [[nodiscard]] Fingerprint operator()(std::string_view text) const;

private:
  std::uint64_t low_;
  std::uint64_t high_;
};

} // namespace entente
