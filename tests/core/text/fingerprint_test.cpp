#include <set>
#include <string>

#include <catch2/catch.hpp>

#include "core/text/fingerprint.hpp"

using namespace entente;

TEST_CASE("fingerprints tell texts apart, and differ by key") {
  const Fingerprinter one;
  const Fingerprinter other;
  std::set<std::pair<std::uint64_t, std::uint64_t>> prints;
  for (int i = 0; i < 1000; ++i) {
    const Fingerprint print = one(std::string(static_cast<std::size_t>(i % 40), 'x') + std::to_string(i));
    prints.emplace(print.first, print.second);
  }
  CHECK(prints.size() == 1000);
  CHECK(one("Ana Paz") == one(std::string("Ana ") + "Paz"));
  CHECK_FALSE(one("Ana Paz") == other("Ana Paz"));
  CHECK_FALSE(one("") == one(std::string_view("\0", 1)));
}

TEST_CASE("fingerprints are those of the paper's authors", "[text]") {
  // Key 00 01 … 0f; the first two of the authors' 64 vectors for 128 bits, read as two little-endian words.
  const Fingerprinter fingerprint(0x0706050403020100U, 0x0f0e0d0c0b0a0908U);
  CHECK(fingerprint("") == Fingerprint{0xe6a825ba047f81a3U, 0x930255c71472f66dU});
  CHECK(fingerprint(std::string_view("\0", 1)) == Fingerprint{0x44af996bd8c187daU, 0x45fc229b11597634U});
}
