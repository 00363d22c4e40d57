/// @file
/// The one exception of the program: an operation that cannot be done.
/// Bad input is not an exception but a `Diagnostic` (core/model/diagnostic.hpp).
#pragma once

#include <stdexcept>
#include <string>

namespace entente {

/// Why an operation cannot be done. Front ends map each kind to an exit code, a status or a dialog.
enum class ErrorKind {
  bad_argument, ///< the caller asked for something that does not exist or is out of range
  not_found,    ///< a file, entity or name is not there
  unsupported,  ///< a format or version that this program does not read
  unreadable,   ///< a file that cannot be read or is damaged
  conflict,     ///< the base is busy or the change contradicts an earlier one
  store,        ///< the base could not be read or written (a full disk, a damaged file)
  internal      ///< a defect of the program
};

/// Thrown when an operation cannot be done; `what()` is one clear line that names the file or thing.
class Error : public std::runtime_error {
public:
  Error(ErrorKind kind, const std::string& message) : std::runtime_error(message), kind_(kind) {}
  [[nodiscard]] ErrorKind kind() const noexcept { return kind_; }

private:
  ErrorKind kind_;
};

} // namespace entente
