#include "viz/export/json.hpp"

#include <cmath>

#include <fmt/format.h>

#include "core/text/unicode.hpp"

namespace entente::exporting {
namespace {

void append_escaped(std::string& out, std::string_view text) {
  out += '"';
  for (const char c : text) {
    switch (c) {
    case '"': out += "\\\""; break;
    case '\\': out += "\\\\"; break;
    case '\n': out += "\\n"; break;
    case '\r': out += "\\r"; break;
    case '\t': out += "\\t"; break;
    default:
      if (static_cast<unsigned char>(c) < 0x20) {
        out += fmt::format("\\u{:04x}", static_cast<unsigned>(static_cast<unsigned char>(c)));
      } else {
        out += c;
      }
    }
  }
  out += '"';
}

} // namespace

void append_json(std::string& out, std::string_view text) { append_escaped(out, nfc(text)); }

void append_json(std::string& out, double value) {
  if (!std::isfinite(value)) {
    out += "null";
    return;
  }
  out += fmt::format("{}", value);
}

std::string& JsonObject::key(std::string_view name) {
  if (!first_) { out_ += ", "; }
  first_ = false;
  append_escaped(out_, name);
  out_ += ": ";
  return out_;
}

void JsonObject::maybe_text(std::string_view name, const std::optional<std::string>& value) {
  value && !value->empty() ? text(name, *value) : null(name);
}

void JsonObject::maybe_integer(std::string_view name, std::optional<int> value) {
  value ? integer(name, *value) : null(name);
}

} // namespace entente::exporting
