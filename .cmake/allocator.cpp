// Linked into programs that use mimalloc. Pages of 2 MiB, where the system gives them on request: a program that reads a
// whole base spends a tenth of its time on getting small ones.
#include <mimalloc.h>

namespace {

[[gnu::constructor]] void ask_for_large_pages() { mi_option_set_enabled_default(mi_option_large_os_pages, true); }

} // namespace
