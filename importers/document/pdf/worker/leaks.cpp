/// @file
/// In sanitized builds: what the libraries that this program uses leave behind at the end of a process, which is not its
/// own.

extern "C" const char* __lsan_default_suppressions();

extern "C" const char* __lsan_default_suppressions() {
  return "leak:libpoppler\nleak:libfontconfig\nleak:libfreetype\nleak:liblcms2\n";
}
