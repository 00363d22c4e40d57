#include <algorithm>
#include <charconv>
#include <cmath>
#include <map>

#include <fmt/format.h>

#include "core/error.hpp"
#include "core/text/unicode.hpp"
#include "importers/package/zip.hpp"
#include "importers/table/workbook.hpp"
#include "importers/xml/xml.hpp"

namespace entente::table {
namespace {

using Event = XmlReader::Event;

/// A part of the package in whatever case its folders are written.
std::optional<std::string> part(ZipPackage& package, std::string_view name) {
  while (name.starts_with('/')) {
    name.remove_prefix(1);
  }
  if (package.contains(name)) { return package.read(name); }
  const std::string wanted = lower(name);
  for (const std::string& known : package.names()) {
    if (lower(known) == wanted) { return package.read(known); }
  }
  return std::nullopt;
}

bool truth(std::optional<std::string_view> value) { return value == "1" || value == "true"; }

template <class Number> std::optional<Number> number_of(std::string_view text) {
  Number number{};
  const auto [stop, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc{} || stop != text.data() + text.size()) { return std::nullopt; }
  return number;
}

/// The text of the element just opened, without what is said about how to pronounce it.
std::string text_within(XmlReader& xml) {
  std::string text;
  const int depth = xml.depth();
  while (true) {
    const Event event = xml.next();
    if (event == Event::end || (event == Event::close && xml.depth() == depth)) { return text; }
    if (event == Event::open && (xml.name() == "rPh" || xml.name() == "phoneticPr")) {
      xml.skip();
    } else if (event == Event::text) {
      if (text.size() <= max_cell_bytes) { text += xml.text(); }
    }
  }
}

/// "AB12" as row and column; nothing for what is none.
struct Place {
  int row = 0;
  std::size_t column = 0;
};
std::optional<Place> place_of(std::string_view reference) {
  Place place;
  std::size_t at = 0;
  for (; at < reference.size() && at < 4; ++at) {
    const int letter = reference[at] | 0x20;
    if (letter < 'a' || letter > 'z') { break; }
    place.column = place.column * 26 + static_cast<std::size_t>(letter - 'a' + 1);
  }
  const auto row = number_of<int>(reference.substr(at));
  if (at == 0 || !row || *row < 1) { return std::nullopt; }
  place.row = *row;
  return place;
}

struct SheetInfo {
  std::string name;
  std::string relation;
  bool hidden = false;
};

struct Workbook {
  std::vector<SheetInfo> sheets;
  bool since_1904 = false;
};

Workbook read_workbook(const std::string& bytes, std::string_view place) {
  Workbook workbook;
  XmlReader xml(bytes, place);
  for (Event event = xml.next(); event != Event::end; event = xml.next()) {
    if (event != Event::open) { continue; }
    if (xml.name() == "workbookPr") { workbook.since_1904 = truth(xml.attribute("date1904")); }
    if (xml.name() == "sheet") {
      const auto state = xml.attribute("state").value_or("visible");
      workbook.sheets.push_back({std::string(xml.attribute("name").value_or("")),
                                 std::string(xml.attribute("id").value_or("")), state != "visible"});
    }
  }
  return workbook;
}

std::map<std::string, std::string> read_relations(const std::string& bytes, std::string_view place) {
  std::map<std::string, std::string> targets;
  XmlReader xml(bytes, place);
  for (Event event = xml.next(); event != Event::end; event = xml.next()) {
    if (event != Event::open || xml.name() != "Relationship") { continue; }
    std::string target(xml.attribute("Target").value_or(""));
    targets[std::string(xml.attribute("Id").value_or(""))] = target.starts_with('/') ? target.substr(1) : "xl/" + target;
  }
  return targets;
}

std::vector<std::string> read_shared_strings(const std::string& bytes, std::string_view place) {
  std::vector<std::string> strings;
  XmlReader xml(bytes, place);
  for (Event event = xml.next(); event != Event::end; event = xml.next()) {
    if (event == Event::open && xml.name() == "si") { strings.push_back(text_within(xml)); }
  }
  return strings;
}

/// The built-in number formats that show dates and times (18.8.30).
DateFormat builtin_format(int id) {
  if (id >= 14 && id <= 17) { return {true, false}; }
  if ((id >= 27 && id <= 31) || (id >= 50 && id <= 58) || id == 36) { return {true, false}; }
  if (id >= 18 && id <= 21) { return {false, true}; }
  if ((id >= 45 && id <= 47) || (id >= 32 && id <= 35)) { return {false, true}; }
  if (id == 22) { return {true, true}; }
  return {};
}

/// What each cell style shows.
std::vector<DateFormat> read_styles(const std::string& bytes, std::string_view place) {
  std::map<int, DateFormat> own;
  std::vector<DateFormat> styles;
  bool in_cells = false;
  XmlReader xml(bytes, place);
  for (Event event = xml.next(); event != Event::end; event = xml.next()) {
    if (event == Event::close && xml.name() == "cellXfs") { in_cells = false; }
    if (event != Event::open) { continue; }
    if (xml.name() == "cellXfs") { in_cells = true; }
    if (xml.name() == "numFmt") {
      if (const auto id = number_of<int>(xml.attribute("numFmtId").value_or(""))) {
        own[*id] = date_format(xml.attribute("formatCode").value_or(""));
      }
    }
    if (in_cells && xml.name() == "xf") {
      const int id = number_of<int>(xml.attribute("numFmtId").value_or("0")).value_or(0);
      const auto known = own.find(id);
      styles.push_back(known != own.end() ? known->second : builtin_format(id));
    }
  }
  return styles;
}

/// Reads one sheet's XML.
class SheetReader {
public:
  SheetReader(const std::vector<std::string>& strings, const std::vector<DateFormat>& styles, bool since_1904,
              SheetRows& rows)
      : strings_(strings), styles_(styles), since_1904_(since_1904), rows_(rows) {}

  void read(const std::string& bytes, std::string_view place) {
    XmlReader xml(bytes, place);
    for (Event event = xml.next(); event != Event::end; event = xml.next()) {
      if (event != Event::open) { continue; }
      if (xml.name() == "row") {
        row_ = number_of<int>(xml.attribute("r").value_or("")).value_or(row_ + 1);
        column_ = 0;
      } else if (xml.name() == "c") {
        read_cell(xml);
      } else if (xml.name() == "mergeCell") {
        merges_.emplace_back(xml.attribute("ref").value_or(""));
      }
    }
    for (const std::string& range : merges_) {
      merge(range);
    }
  }

private:
  void read_cell(XmlReader& xml) {
    const auto reference = place_of(xml.attribute("r").value_or(""));
    const int row = reference ? reference->row : row_;
    column_ = reference ? reference->column : column_ + 1;
    const std::string type(xml.attribute("t").value_or("n"));
    const auto style = number_of<std::size_t>(xml.attribute("s").value_or(""));
    const int depth = xml.depth();
    std::string value;
    while (true) {
      const Event event = xml.next();
      if (event == Event::end || (event == Event::close && xml.depth() == depth)) { break; }
      if (event != Event::open) { continue; }
      if (xml.name() == "v" || xml.name() == "is") {
        value += text_within(xml);
      } else {
        xml.skip();
      }
    }
    rows_.put(row, column_, shown(type, style, value));
  }

  [[nodiscard]] std::string shown(const std::string& type, std::optional<std::size_t> style,
                                  const std::string& value) const {
    if (type == "s") {
      const auto index = number_of<std::size_t>(trim(value));
      return index && *index < strings_.size() ? strings_[*index] : std::string{};
    }
    if (type == "str" || type == "inlineStr") { return value; }
    if (type == "e") { return {}; }
    if (type == "b") { return truth(trim(value)) ? "TRUE" : "FALSE"; }
    if (type == "d") {
      return value.size() > 10 && value[10] == 'T' ? value.substr(0, 10) + " " + value.substr(11, 5) : value;
    }
    const auto number = number_of<double>(trim(value));
    if (!number) { return std::string(trim(value)); }
    if (style && *style < styles_.size() && (styles_[*style].date || styles_[*style].time)) {
      const bool time_only = !styles_[*style].date;
      if (auto date = serial_date(time_only ? *number - std::floor(*number) : *number, since_1904_ && !time_only)) {
        return *date;
      }
    }
    return std::abs(*number) < 1e15 && *number == std::floor(*number) ? fmt::format("{:.0f}", *number)
                                                                      : fmt::format("{}", *number);
  }

  void merge(std::string_view range) {
    const std::size_t colon = range.find(':');
    if (colon == std::string_view::npos) { return; }
    const auto first = place_of(range.substr(0, colon));
    const auto last = place_of(range.substr(colon + 1));
    if (first && last) { rows_.merge(first->row, first->column, last->row, last->column); }
  }

  const std::vector<std::string>& strings_;
  const std::vector<DateFormat>& styles_;
  bool since_1904_;
  SheetRows& rows_;
  std::vector<std::string> merges_;
  int row_ = 0;
  std::size_t column_ = 0;
};

} // namespace

std::vector<ReadSheet> read_xlsx_sheets(const Input& input, Remarks& remarks) {
  ZipPackage package(input.name, input.bytes);
  const auto place = [&](std::string_view name) { return fmt::format("{} ({})", input.name, name); };
  const auto book = part(package, "xl/workbook.xml");
  if (!book) {
    throw Error(ErrorKind::unreadable, "{}: {}", input.name,
                package.contains("xl/workbook.bin") ? Wording("binary workbook (XLSB): save as XLSX or CSV")
                                                    : Wording("not an Excel workbook (xl/workbook.xml is missing)"));
  }
  const Workbook workbook = read_workbook(*book, place("workbook.xml"));
  std::map<std::string, std::string> relations;
  if (const auto bytes = part(package, "xl/_rels/workbook.xml.rels")) {
    relations = read_relations(*bytes, place("workbook.xml.rels"));
  }
  std::vector<std::string> strings;
  if (const auto bytes = part(package, "xl/sharedStrings.xml")) {
    strings = read_shared_strings(*bytes, place("sharedStrings.xml"));
  }
  std::vector<DateFormat> styles;
  if (const auto bytes = part(package, "xl/styles.xml")) { styles = read_styles(*bytes, place("styles.xml")); }
  std::vector<ReadSheet> sheets;
  std::size_t cells_left = max_cells;
  std::size_t bytes_left = max_text_bytes;
  for (std::size_t i = 0; i < workbook.sheets.size(); ++i) {
    const SheetInfo& info = workbook.sheets[i];
    const auto relation = relations.find(info.relation);
    const std::string name =
        relation != relations.end() ? relation->second : fmt::format("xl/worksheets/sheet{}.xml", i + 1);
    // Sheets that are charts or dialogues hold no cells.
    const auto bytes = name.find("worksheets/") == std::string::npos ? std::nullopt : part(package, name);
    if (!bytes) { continue; }
    SheetRows rows(info.name, remarks, cells_left, bytes_left);
    SheetReader(strings, styles, workbook.since_1904, rows).read(*bytes, place(name));
    sheets.push_back({squeeze(info.name), info.hidden, rows.take()});
  }
  return sheets;
}

} // namespace entente::table
