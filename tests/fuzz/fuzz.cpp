// What libFuzzer calls; the target is named when this is built.
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "targets.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const entente::fuzz::Target* const chosen = entente::fuzz::target(ENTENTE_FUZZ_TARGET);
  chosen->attempt({reinterpret_cast<const char*>(data), size});
  return 0;
}
