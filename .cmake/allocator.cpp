// Linked into programs that use mimalloc. Pages of 2 MiB, where the system gives them on request: a program that reads a
// whole base spends a tenth of its time on getting small ones.
#include <mimalloc.h>

namespace {

/// What is let go of is mostly asked for again within seconds; the system would have to clear it first.
constexpr long kept_for_milliseconds = 5'000;

[[gnu::constructor]] void set_up_memory() {
  mi_option_set_enabled_default(mi_option_large_os_pages, true);
  mi_option_set_default(mi_option_decommit_delay, kept_for_milliseconds);
  mi_option_set_default(mi_option_segment_decommit_delay, kept_for_milliseconds);
}

} // namespace
