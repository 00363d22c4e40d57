/// @file
/// A sentence for people, kept as the form it has and the values in it, so that front ends can tell it in other languages.
#pragma once

#include <concepts>
#include <cstddef>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

namespace entente {

/// How many places "{}" a text has.
constexpr std::size_t places_of(std::string_view text) {
  std::size_t count = 0;
  for (std::size_t i = 0; i + 1 < text.size(); ++i) {
    if (text[i] == '{' && text[i + 1] == '}') { ++count; }
  }
  return count;
}

/// An English sentence with as many places "{}" as there are values; a literal, checked when the program is built.
template <class... Values> class WordingForm {
public:
  template <std::size_t Size> consteval WordingForm(const char (&text)[Size]) : text_(text, Size - 1) {
    if (places_of(text_) != sizeof...(Values)) { throw "the form has another number of places than there are values"; }
  }
  [[nodiscard]] constexpr std::string_view text() const { return text_; }

private:
  std::string_view text_;
};

/// A form with its values in order, or a text that is told as it is: a name, a number, what another library says.
/// A value may itself have a form, as where one sentence tells why another is so.
class Wording {
public:
  Wording() = default;
  template <class... Values>
  explicit Wording(WordingForm<std::type_identity_t<Values>...> form, const Values&... values)
      : form_(form.text()), values_{value_of(values)...} {}
  [[nodiscard]] static Wording as_is(std::string text) {
    Wording wording;
    wording.text_ = std::move(text);
    return wording;
  }

  /// Empty when the text is told as it is.
  [[nodiscard]] std::string_view form() const { return form_; }
  [[nodiscard]] const std::vector<Wording>& values() const { return values_; }
  /// What is told as it is; empty when there is a form.
  [[nodiscard]] const std::string& text() const { return text_; }
  [[nodiscard]] bool empty() const { return form_.empty() && text_.empty(); }
  /// The whole sentence in English.
  [[nodiscard]] std::string english() const {
    if (form_.empty()) { return text_; }
    std::string told;
    std::size_t from = 0;
    for (const Wording& value : values_) {
      const std::size_t place = form_.find("{}", from);
      told.append(form_, from, place - from).append(value.english());
      from = place + 2;
    }
    return told.append(form_, from);
  }
  /// The same with another first value.
  [[nodiscard]] Wording with_first(std::string text) const {
    Wording changed = *this;
    if (!changed.values_.empty()) { changed.values_.front() = as_is(std::move(text)); }
    return changed;
  }
  friend bool operator==(const Wording& a, const Wording& b) { return a.english() == b.english(); }

private:
  template <class Value> static Wording value_of(const Value& value) {
    if constexpr (std::same_as<Value, Wording>) {
      return value;
    } else if constexpr (std::convertible_to<const Value&, std::string_view>) {
      return as_is(std::string(std::string_view(value)));
    } else if constexpr (std::same_as<Value, char>) {
      return as_is(std::string(1, value));
    } else {
      static_assert(std::integral<Value> && !std::same_as<Value, bool>, "give a value of another kind as text");
      return as_is(std::to_string(value));
    }
  }

  std::string_view form_; ///< of a literal
  std::string text_;
  std::vector<Wording> values_;
};

} // namespace entente
