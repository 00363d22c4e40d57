#include "core/text/fingerprint.hpp"

#include <cstring>

#include <sodium.h>

#include "core/error.hpp"

namespace entente {

static_assert(crypto_shorthash_siphashx24_KEYBYTES == 16 && crypto_shorthash_siphashx24_BYTES == sizeof(Fingerprint));

Fingerprinter::Fingerprinter() {
  if (sodium_init() < 0) { throw Error(ErrorKind::internal, "the random numbers of the system cannot be read"); }
  randombytes_buf(key_.data(), key_.size());
}

Fingerprint Fingerprinter::operator()(std::string_view text) const {
  std::array<unsigned char, sizeof(Fingerprint)> bytes{};
  crypto_shorthash_siphashx24(bytes.data(), reinterpret_cast<const unsigned char*>(text.data()), text.size(), key_.data());
  Fingerprint print;
  std::memcpy(&print, bytes.data(), bytes.size());
  return print;
}

} // namespace entente
