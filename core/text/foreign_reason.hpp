/// @file
/// What the system and libraries say of a failure, as forms that can be told in other languages.
#pragma once

#include <string>
#include <string_view>
#include <system_error>

#include "core/wording.hpp"

namespace entente {

/// The usual messages as forms, any other as it is.
[[nodiscard]] inline Wording foreign_reason(std::string_view message) {
  if (message == "No such file or directory") { return Wording("No such file or directory"); }
  if (message == "Too many levels of symbolic links") { return Wording("Too many levels of symbolic links"); }
  if (message == "Permission denied") { return Wording("Permission denied"); }
  if (message == "Operation not permitted") { return Wording("Operation not permitted"); }
  if (message == "Not a directory") { return Wording("Not a directory"); }
  if (message == "Is a directory") { return Wording("Is a directory"); }
  if (message == "File name too long") { return Wording("File name too long"); }
  if (message == "No space left on device") { return Wording("No space left on device"); }
  if (message == "Disk quota exceeded") { return Wording("Disk quota exceeded"); }
  if (message == "File too large") { return Wording("File too large"); }
  if (message == "Read-only file system") { return Wording("Read-only file system"); }
  if (message == "Input/output error") { return Wording("Input/output error"); }
  if (message == "Too many open files") { return Wording("Too many open files"); }
  if (message == "Not a zip archive") { return Wording("Not a zip archive"); }
  if (message == "Zip archive inconsistent") { return Wording("Zip archive inconsistent"); }
  if (message == "Premature end of file") { return Wording("Premature end of file"); }
  if (message == "CRC error") { return Wording("CRC error"); }
  if (message == "syntax error") { return Wording("syntax error"); }
  if (message == "incomplete JSON") { return Wording("incomplete JSON"); }
  if (message == "extra data") { return Wording("extra data"); }
  if (message == "too deep") { return Wording("nested too deep"); }
  if (message == "illegal leading surrogate" || message == "illegal trailing surrogate" || message == "expected hex digit" ||
      message == "expected utf16 escape") {
    return Wording("a character that is written wrong");
  }
  if (message == "exponent overflow") { return Wording("a number that is too large"); }
  if (message == "key too large" || message == "string too large") { return Wording("a text that is too long"); }
  return Wording::as_is(std::string(message));
}

/// The same of an errno.
[[nodiscard]] inline Wording foreign_reason(int error) {
  return foreign_reason(std::error_code(error, std::generic_category()).message());
}

} // namespace entente
