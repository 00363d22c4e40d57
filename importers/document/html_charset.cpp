#include "importers/document/html_charset.hpp"

#include <array>
#include <cerrno>
#include <iconv.h>

#include "core/text/unicode.hpp"
#include "importers/document/decode.hpp"

namespace entente::document {

namespace {

/// Bytes in the named encoding as UTF-8, U+FFFD for what it does not know; nothing when the encoding is unknown.
std::optional<std::string> convert(std::string_view bytes, const std::string& charset) {
  // NOLINTNEXTLINE(performance-no-int-to-ptr): how POSIX tells failure
  const iconv_t converter = iconv_open("UTF-8", charset.c_str());
  if (converter == reinterpret_cast<iconv_t>(-1)) { return std::nullopt; }
  std::string out;
  std::string rest(bytes);
  char* from = rest.data();
  std::size_t left = rest.size();
  std::array<char, 16384> buffer{};
  while (left > 0) {
    char* to = buffer.data();
    std::size_t room = buffer.size();
    const std::size_t result = iconv(converter, &from, &left, &to, &room);
    const int why = errno;
    out.append(buffer.data(), buffer.size() - room);
    if (result != static_cast<std::size_t>(-1) || why == E2BIG) { continue; }
    out += "\uFFFD";
    ++from;
    --left;
  }
  iconv_close(converter);
  return out;
}

} // namespace

std::string declared_charset(std::string_view bytes) {
  const std::string head = lower(bytes.substr(0, 8192));
  for (const std::string_view key : {"charset=", "encoding="}) {
    std::size_t at = head.find(key);
    if (at == std::string::npos) { continue; }
    at += key.size();
    while (at < head.size() && (head[at] == '"' || head[at] == '\'' || head[at] == ' ')) {
      ++at;
    }
    std::size_t end = at;
    while (end < head.size() && end - at < 32 &&
           ((head[end] >= 'a' && head[end] <= 'z') || (head[end] >= '0' && head[end] <= '9') || head[end] == '-' ||
            head[end] == '_')) {
      ++end;
    }
    if (end > at) { return head.substr(at, end - at); }
  }
  return {};
}

std::optional<std::string> decode_page(std::string_view bytes) {
  const bool marked = bytes.starts_with("\xEF\xBB\xBF") || bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF");
  std::optional<std::string> text = decode_text(bytes);
  if (!text || marked || is_utf8(bytes)) { return text; }
  const std::string charset = declared_charset(bytes);
  // What pages call Latin-1 or ASCII is Windows-1252, as browsers read it; UTF-16 cannot declare itself in ASCII.
  const bool own = charset.empty() || charset == "iso-8859-1" || charset == "latin1" || charset == "us-ascii" ||
                   charset.starts_with("utf");
  if (own) { return text; }
  std::optional<std::string> converted = convert(bytes, charset);
  return converted ? nfc(*converted) : text;
}

} // namespace entente::document
