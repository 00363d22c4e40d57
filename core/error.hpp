/// @file
/// The one exception of the program: an operation that cannot be done.
/// Bad input is not an exception but a `Diagnostic` (core/model/diagnostic.hpp).
#pragma once

#include <concepts>
#include <memory>
#include <stdexcept>
#include <string>
#include <type_traits>
#include <utility>

#include "core/wording.hpp"

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

/// Thrown when an operation cannot be done; `what()` is one clear line that names the file or thing, in English. Front ends
/// tell `wording()` in the reader's language.
class Error : public std::runtime_error {
public:
  Error(ErrorKind kind, Wording wording)
      : std::runtime_error(wording.english()), kind_(kind), wording_(std::make_shared<const Wording>(std::move(wording))) {}
  template <class... Values>
  Error(ErrorKind kind, WordingForm<std::type_identity_t<Values>...> form, const Values&... values)
      : Error(kind, Wording(form, values...)) {}
  /// For front ends: a text that is in the reader's language already.
  template <std::same_as<std::string> Text> Error(ErrorKind kind, const Text& text) : Error(kind, Wording::as_is(text)) {}
  [[nodiscard]] ErrorKind kind() const noexcept { return kind_; }
  [[nodiscard]] const Wording& wording() const noexcept { return *wording_; }

private:
  ErrorKind kind_;
  std::shared_ptr<const Wording> wording_; ///< shared, for copies of exceptions must not throw
};

} // namespace entente
