#include "importers/graph/plain_xml.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <cstring>

#include <fmt/format.h>

#include "core/error.hpp"
#include "core/text/unicode.hpp"

namespace entente::graph {
namespace {

constexpr int most_depth = 256;
constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

enum Class : std::uint8_t { other = 0, space = 1, ends_name = 2, unusual = 4, forbidden = 8 };

constexpr std::array<std::uint8_t, 256> make_classes() {
  std::array<std::uint8_t, 256> classes{};
  for (std::size_t c = 0; c < 32; ++c) {
    classes.at(c) = forbidden | ends_name;
  }
  for (const char c : {'\t', '\n', '\r'}) {
    classes.at(static_cast<std::size_t>(c)) = space | ends_name | unusual;
  }
  classes.at(' ') = space | ends_name;
  for (const char c : {'=', '/', '>', '"', '\''}) {
    classes.at(static_cast<std::size_t>(c)) = ends_name;
  }
  classes.at('<') = ends_name | forbidden;
  classes.at('&') = ends_name | unusual;
  return classes;
}
constexpr auto classes = make_classes();

bool is(char c, std::uint8_t what) { return (classes[static_cast<unsigned char>(c)] & what) != 0; }

inline std::string_view local(std::string_view name) {
  for (std::size_t i = 0; i < name.size(); ++i) {
    if (name[i] == ':') { return name.substr(i + 1); }
  }
  return name;
}

/// What the reference, without & and ;, stands for; empty when that is unknown.
std::string referred(std::string_view reference) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 5> named{
      {{"lt", "<"}, {"gt", ">"}, {"amp", "&"}, {"quot", "\""}, {"apos", "'"}}};
  for (const auto& [name, value] : named) {
    if (reference == name) { return std::string(value); }
  }
  if (reference.size() < 2 || reference[0] != '#') { return {}; }
  const bool hex = reference[1] == 'x';
  reference.remove_prefix(hex ? 2 : 1);
  std::uint32_t code = 0;
  const auto [stop, error] = std::from_chars(reference.data(), reference.data() + reference.size(), code, hex ? 16 : 10);
  const bool whole = error == std::errc{} && stop == reference.data() + reference.size();
  const bool allowed = code >= 32
                           ? (code < 0xD800 || (code > 0xDFFF && code < 0xFFFE) || (code > 0xFFFF && code <= 0x10FFFF))
                           : code == '\t' || code == '\n' || code == '\r';
  if (!whole || !allowed) { return {}; }
  std::string bytes;
  if (code < 0x80) {
    bytes += static_cast<char>(code);
    return bytes;
  }
  const unsigned tail = code < 0x800 ? 1 : code < 0x10000 ? 2 : 3;
  constexpr std::array<std::uint32_t, 4> lead{0, 0xC0, 0xE0, 0xF0};
  bytes += static_cast<char>(lead.at(tail) | code >> 6 * tail);
  for (unsigned i = tail; i > 0; --i) {
    bytes += static_cast<char>(0x80U | (code >> 6 * (i - 1) & 0x3FU));
  }
  return bytes;
}

/// False when there is a reference that is unknown or not ended. In attributes white space becomes blanks.
bool decode(std::string_view raw, bool of_attribute, std::string& out) {
  out.clear();
  for (std::size_t i = 0; i < raw.size(); ++i) {
    if (raw[i] == '&') {
      const std::size_t stop = raw.find(';', i);
      if (stop == std::string_view::npos || stop - i > 12) { return false; }
      const std::string value = referred(raw.substr(i + 1, stop - i - 1));
      if (value.empty()) { return false; }
      out += value;
      i = stop;
    } else if (raw[i] == '\r') {
      if (i + 1 < raw.size() && raw[i + 1] == '\n') { continue; }
      out += of_attribute ? ' ' : '\n';
    } else {
      out += of_attribute && is(raw[i], space) ? ' ' : raw[i];
    }
  }
  return true;
}

} // namespace

bool PlainXml::reads(std::string_view bytes) {
  if (bytes.starts_with(byte_order_mark)) { bytes.remove_prefix(byte_order_mark.size()); }
  const std::size_t first = bytes.find_first_not_of(" \t\r\n");
  if (first == std::string_view::npos || bytes[first] != '<' ||
      bytes.substr(first, 4).find('\0') != std::string_view::npos) {
    return false;
  }
  std::size_t at = first;
  if (bytes.substr(at).starts_with("<?xml")) {
    const std::string_view declaration = bytes.substr(at, bytes.find("?>", at) - at);
    const std::size_t encoding = declaration.find("encoding");
    if (encoding != std::string_view::npos) {
      const std::string_view rest = declaration.substr(encoding);
      const std::size_t open = rest.find_first_of("\"'");
      if (open == std::string_view::npos) { return false; }
      const std::string name = lower(rest.substr(open + 1, rest.find_first_of("\"'", open + 1) - open - 1));
      if (name != "utf-8" && name != "us-ascii") { return false; }
    }
  }
  // A document type stands before the root: the first tag that is no comment and no instruction.
  while (at != std::string_view::npos) {
    const std::string_view rest = bytes.substr(at);
    if (rest.starts_with("<!--")) {
      at = bytes.find("-->", at);
    } else if (rest.starts_with("<?")) {
      at = bytes.find("?>", at);
    } else {
      return !rest.starts_with("<!");
    }
    at = bytes.find('<', at);
  }
  return true;
}

PlainXml::PlainXml(std::string_view bytes, std::string_view place)
    : place_(bytes.data()), end_(place_ + bytes.size()), counted_(place_), file_(place) {
  if (starts(byte_order_mark)) { place_ += byte_order_mark.size(); }
}

PlainXml::Event PlainXml::next() {
  if (empty_) {
    empty_ = false;
    close_element();
    return Event::close;
  }
  if (std::exchange(closed_, false)) { --depth_; }
  while (place_ != end_) {
    if (*place_ != '<') {
      if (text_before_tag()) { return Event::text; }
      continue;
    }
    const char kind = end_ - place_ > 1 ? place_[1] : '\0';
    if (kind == '/') { return close(); }
    if (kind == '?') {
      skip_past("?>", Wording("an instruction without an end"));
    } else if (kind != '!') {
      return open();
    } else if (starts("<!--")) {
      skip_past("-->", Wording("a comment without an end"));
    } else if (starts("<![CDATA[") && !open_.empty()) {
      const char* const from = place_ + std::strlen("<![CDATA[");
      skip_past("]]>", Wording("a text without an end"));
      text_ = {from, static_cast<std::size_t>(place_ - from) - 3};
      return Event::text;
    } else {
      refuse(Wording("a declaration where none is due"));
    }
  }
  return end();
}

std::optional<std::string_view> PlainXml::attribute(std::string_view local_name) {
  for (const Attribute& attribute : attributes_) {
    if (attribute.name != local_name) { continue; }
    if (attribute.plain) { return attribute.value; }
    if (!decode(attribute.value, true, decoded_attribute_)) { refuse(Wording("a reference to what is not there")); }
    return decoded_attribute_;
  }
  return std::nullopt;
}

int PlainXml::line() {
  line_ += static_cast<int>(std::count(counted_, place_, '\n'));
  counted_ = place_;
  return line_;
}

bool PlainXml::starts(std::string_view what) const {
  return static_cast<std::size_t>(end_ - place_) >= what.size() && std::memcmp(place_, what.data(), what.size()) == 0;
}

void PlainXml::skip_space() {
  while (place_ != end_ && is(*place_, space)) {
    ++place_;
  }
}

void PlainXml::skip_past(std::string_view what, const Wording& missing) {
  const std::string_view rest(place_, static_cast<std::size_t>(end_ - place_));
  const std::size_t found = rest.find(what);
  if (found == std::string_view::npos) { refuse(missing); }
  place_ += found + what.size();
}

std::string_view PlainXml::name_here() {
  const char* const from = place_;
  while (place_ != end_ && !is(*place_, ends_name)) {
    ++place_;
  }
  if (place_ == from) { refuse(Wording("a tag without a name")); }
  return {from, static_cast<std::size_t>(place_ - from)};
}

PlainXml::Event PlainXml::open() {
  ++place_;
  if (open_.empty() && std::exchange(root_, true)) { refuse(Wording("a second root")); }
  const std::string_view whole = name_here();
  attributes_.clear();
  while (true) {
    const char* const from = place_;
    skip_space();
    if (place_ == end_) { refuse(Wording("a tag without an end")); }
    if (*place_ == '>' || *place_ == '/') { break; }
    if (place_ == from) { refuse(Wording("a tag that is not well-formed")); }
    attribute_here();
  }
  if (*place_ == '/') {
    empty_ = true;
    if (++place_ == end_ || *place_ != '>') { refuse(Wording("a tag that is not well-formed")); }
  }
  ++place_;
  if (++depth_ > most_depth) { refuse(Wording("elements are nested deeper than {}", most_depth)); }
  open_.push_back(whole);
  name_ = local(whole);
  return Event::open;
}

void PlainXml::attribute_here() {
  Attribute attribute{local(name_here()), {}, true};
  skip_space();
  if (place_ == end_ || *place_ != '=') { refuse(Wording("an attribute without a value")); }
  ++place_;
  skip_space();
  if (place_ == end_ || (*place_ != '"' && *place_ != '\'')) { refuse(Wording("an attribute without a value")); }
  const char quote = *place_++;
  const char* const from = place_;
  for (; place_ != end_ && *place_ != quote; ++place_) {
    if (!is(*place_, unusual | forbidden)) { continue; }
    if (is(*place_, forbidden)) { refuse(Wording("a character that is not allowed in an attribute")); }
    attribute.plain = false;
  }
  if (place_ == end_) { refuse(Wording("an attribute without an end")); }
  attribute.value = {from, static_cast<std::size_t>(place_ - from)};
  ++place_;
  attributes_.push_back(attribute);
}

PlainXml::Event PlainXml::close() {
  place_ += 2;
  const std::string_view whole = name_here();
  skip_space();
  if (place_ == end_ || *place_ != '>') { refuse(Wording("a tag without an end")); }
  ++place_;
  if (open_.empty() || open_.back() != whole) { refuse(Wording("an element is closed that is not open")); }
  close_element();
  return Event::close;
}

void PlainXml::close_element() {
  name_ = local(open_.back());
  open_.pop_back();
  closed_ = true;
}

PlainXml::Event PlainXml::end() {
  if (!open_.empty()) { refuse(Wording("an element without an end")); }
  if (!root_) { refuse(Wording("no element")); }
  return Event::end;
}

bool PlainXml::text_before_tag() {
  const char* const from = place_;
  bool plain = true;
  bool blank = true;
  for (; place_ != end_ && *place_ != '<'; ++place_) {
    const std::uint8_t kind = classes[static_cast<unsigned char>(*place_)];
    if ((kind & forbidden) != 0) { refuse(Wording("a character that is not allowed")); }
    plain = plain && (*place_ != '&' && *place_ != '\r');
    blank = blank && (kind & space) != 0;
  }
  if (blank) { return false; }
  if (open_.empty()) { refuse(Wording("text outside the root")); }
  text_ = {from, static_cast<std::size_t>(place_ - from)};
  if (!plain) {
    if (!decode(text_, false, decoded_text_)) { refuse(Wording("a reference to what is not there")); }
    text_ = decoded_text_;
  }
  return true;
}

void PlainXml::refuse(const Wording& what) { throw Error(ErrorKind::unreadable, "{}: line {}: {}", file_, line(), what); }

} // namespace entente::graph
