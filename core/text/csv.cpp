#include "core/text/csv.hpp"

#include <memory>

#include <csv.h>

#include "core/error.hpp"

namespace entente {
namespace {

struct Rows {
  std::vector<std::vector<std::string>> done;
  std::vector<std::string> open;
};

void end_field(void* bytes, std::size_t size, void* rows) {
  static_cast<Rows*>(rows)->open.emplace_back(static_cast<const char*>(bytes), bytes == nullptr ? 0 : size);
}

void end_row(int /*terminator*/, void* target) {
  auto& rows = *static_cast<Rows*>(target);
  rows.done.push_back(std::move(rows.open));
  rows.open.clear();
}

/// RFC 4180: spaces belong to the field, so nothing is a space.
int no_space(unsigned char /*byte*/) { return 0; }

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

} // namespace

std::vector<std::vector<std::string>> parse_csv(std::string_view text, char separator) {
  if (text.starts_with(byte_order_mark)) { text.remove_prefix(byte_order_mark.size()); }
  csv_parser parser;
  if (csv_init(&parser, 0) != 0) { throw Error(ErrorKind::internal, "the CSV reader could not be started"); }
  const std::unique_ptr<csv_parser, void (*)(csv_parser*)> guard(&parser, csv_free);
  csv_set_space_func(&parser, no_space);
  csv_set_delim(&parser, static_cast<unsigned char>(separator));
  Rows rows;
  const bool whole = csv_parse(&parser, text.data(), text.size(), end_field, end_row, &rows) == text.size();
  // Strict only at the end: a quote within a plain field is let through, an open one is not.
  csv_set_opts(&parser, CSV_STRICT | CSV_STRICT_FINI);
  if (!whole || csv_fini(&parser, end_field, end_row, &rows) != 0) {
    throw Error(ErrorKind::unreadable, "CSV: a quote is not closed after row {}", rows.done.size());
  }
  return std::move(rows.done);
}

std::string csv_field(std::string_view value) {
  std::string out;
  if (!value.empty() && std::string_view("=+-@").find(value.front()) != std::string_view::npos) { out += '\''; }
  out += value;
  if (out.find_first_of("\",;\t\r\n") == std::string::npos && (out.empty() || (out.front() != ' ' && out.back() != ' '))) {
    return out;
  }
  std::string quoted = "\"";
  for (const char c : out) {
    if (c == '"') { quoted += '"'; }
    quoted += c;
  }
  return quoted + '"';
}

} // namespace entente
