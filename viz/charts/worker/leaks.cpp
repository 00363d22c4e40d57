/// @file
/// In sanitized builds: what the libraries that this program uses leave behind at the end of a process, which is not its
/// own.

extern "C" const char* __lsan_default_suppressions();

extern "C" const char* __lsan_default_suppressions() {
  return "leak:libfontconfig\nleak:libpango\nleak:libgvc\nleak:libcgraph\nleak:libcdt\nleak:libglib\nleak:libgobject\n"
         "leak:libgvplugin\nleak:libcairo\nleak:libQt6\n";
}
