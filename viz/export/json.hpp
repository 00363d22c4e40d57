/// @file
/// Writes JSON text (RFC 8259) in the order it is told to.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace entente::exporting {

/// `text` in NFC between double quotes, with what JSON forbids escaped.
void append_json(std::string& out, std::string_view text);
/// The shortest number that reads back equal; null for what is no number.
void append_json(std::string& out, double value);

/// One object on one line: fields in the order given.
class JsonObject {
public:
  explicit JsonObject(std::string& out) : out_(out) { out_ += '{'; }
  JsonObject(const JsonObject&) = delete;
  JsonObject& operator=(const JsonObject&) = delete;
  ~JsonObject() { out_ += '}'; }

  /// The name of the next field; its value is appended to the returned text by the caller.
  std::string& key(std::string_view name);
  void text(std::string_view name, std::string_view value) { append_json(key(name), value); }
  /// Null for an absent or an empty text.
  void maybe_text(std::string_view name, const std::optional<std::string>& value);
  void integer(std::string_view name, std::int64_t value) { key(name) += std::to_string(value); }
  void maybe_integer(std::string_view name, std::optional<int> value);
  void boolean(std::string_view name, bool value) { key(name) += value ? "true" : "false"; }
  void null(std::string_view name) { key(name) += "null"; }

private:
  std::string& out_;
  bool first_ = true;
};

} // namespace entente::exporting
