#include "viz/terminal/output.hpp"

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <ostream>
#include <unordered_set>

#include <fmt/format.h>

#include "core/error.hpp"
#include "core/text/unicode.hpp"
#include "viz/export/export.hpp"
#include "viz/i18n/declared_text.hpp"
#include "viz/i18n/messages.hpp"
#include "viz/i18n/note_text.hpp"
#include "viz/terminal/filter_values.hpp"
#include "viz/terminal/sentence.hpp"
#include "viz/workflow/files.hpp"

namespace entente {

void emit(const Arguments& arguments, Context& context, std::string_view bytes) {
  const std::string path = arguments.value("output");
  if (!path.empty() && path != "-") {
    write_file(path, bytes);
    return;
  }
  context.out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  context.out.flush();
  if (!context.out) { throw Error(ErrorKind::unreadable, "standard output: cannot be written"); }
}

std::string picture_format(const Arguments& arguments, std::span<const std::string> known, Language language) {
  if (arguments.has("as")) { return arguments.value("as"); }
  const std::string ending = lower(std::filesystem::path(arguments.value("output")).extension().string());
  if (ending.empty()) { return known.front(); }
  for (const std::string& format : known) {
    if (ending == "." + format) { return format; }
  }
  throw Error(ErrorKind::bad_argument,
              message(language, "cli.ending", {arguments.value("output"), fmt::format("{}", fmt::join(known, ", "))}));
}

std::string harmless(std::string_view text) { return printable(text); }

namespace {

/// As JSON and CSV write it; "–" for what is undefined.
std::string figure_text(const Cell& value) {
  if (const auto* const real = std::get_if<double>(&value)) {
    return std::isfinite(*real) ? fmt::format("{}", *real) : std::string("–");
  }
  if (const auto* const count = std::get_if<std::int64_t>(&value)) { return std::to_string(*count); }
  if (const auto* const truth = std::get_if<bool>(&value)) { return *truth ? "true" : "false"; }
  const auto* const text = std::get_if<std::string>(&value);
  return text == nullptr ? "–" : *text;
}

/// What a CSV has no place for: results about the whole with all their digits, and notes.
void tell_beside(const Table& table, Context& context) {
  for (const Figure& figure : table.whole) {
    context.err << figure.name << ": " << figure_text(figure.value) << "\n";
  }
  for (const TableNote& note : table.notes) {
    context.err << "· " << harmless(note_text(note, context.language)) << "\n";
  }
}

} // namespace

void show_table(const Table& table, const Arguments& arguments, Context& context) {
  if (context.format == TableFormat::json) {
    std::vector<std::string> notes;
    for (const TableNote& note : table.notes) {
      notes.push_back(note_text(note, context.language));
    }
    emit(arguments, context, table_to_json(table, notes));
  } else if (context.format == TableFormat::csv) {
    emit(arguments, context, table_to_csv(table));
    tell_beside(table, context);
  } else {
    const bool cut = context.out_is_terminal && !arguments.has("output");
    emit(arguments, context, table_to_text(table, context.language, cut ? terminal_width() : 0));
  }
}

Dataset filtered(Dataset dataset, const Context& context) {
  if (context.filter.empty()) { return dataset; }
  const Reference& reference = context.reference;
  const FilterLookup lookup{
      [&reference](std::string_view state, std::string_view code) { return reference.state_in(state, code); },
      [&reference](std::string_view category, std::string_view wanted) { return reference.category_is(category, wanted); }};
  return apply(parse_filter(context.filter), lookup, dataset);
}

Loaded load(const Context& context) {
  Base base = Base::open(context.db, OpenMode::read_only);
  Dataset dataset = base.dataset();
  require_known_values(parse_filter(context.filter), dataset, context.reference);
  dataset = filtered(std::move(dataset), context);
  return {std::move(base), std::move(dataset)};
}

std::string place_text(const Source& source, const Loaded& loaded) {
  if (!source.document) { return {}; }
  const DocumentInfo* const document = find(loaded.dataset.documents, *source.document);
  return fmt::format("{}:{}", document == nullptr ? source.document->text() : document->name, source.line.value_or(0));
}

std::string describe(const Appearance& appearance, const Loaded& loaded, Language language,
                     std::optional<OrganisationId> named) {
  const Person* const person = find(loaded.dataset.people, appearance.person);
  const Session* const session = appearance.session ? find(loaded.dataset.sessions, *appearance.session) : nullptr;
  std::string where = session == nullptr ? "" : session->label.value_or("");
  if (session != nullptr && session->title) { where += (where.empty() ? "" : ": ") + *session->title; }
  const std::string role = message(language, fmt::format("role.{}", to_text(appearance.role)));
  const std::string name = person == nullptr ? "?" : person->name;
  std::string places;
  std::string lines;
  for (const Source& source : sources_of(appearance, named)) {
    const std::string place = place_text(source, loaded);
    if (!place.empty()) { places += (places.empty() ? "" : ", ") + place; }
    lines += "\n      " + harmless(source.printed.value_or(""));
  }
  const std::string declared = declared_text(loaded.dataset, appearance, language);
  if (!declared.empty()) { lines += "  [" + harmless(declared) + "]"; }
  return harmless(fmt::format("{} {} ({}) · {} · {}", appearance.id.text(), name, role, where, places)) + lines;
}

namespace {

/// The line that a partnership or theme was read from; nothing for an id of another kind.
const Source* own_source(const std::string& id, const Dataset& dataset) {
  if (const auto tie = PartnershipId::parse(id)) {
    const Partnership* const found = find(dataset.partnerships, *tie);
    return found == nullptr ? nullptr : &found->evidence;
  }
  const auto theme = ThemeId::parse(id);
  const Theme* const found = theme ? find(dataset.themes, *theme) : nullptr;
  return found == nullptr ? nullptr : &found->source;
}

std::string source_text(const Source& source, const Loaded& loaded, Language language) {
  std::string text = message(language, "cli.rests-on-line") + "\n    " + harmless(place_text(source, loaded)) + "\n";
  std::optional<std::string> printed = source.printed;
  if (!printed && source.document && source.line) { printed = loaded.base.line(*source.document, *source.line); }
  return printed ? text + "      " + harmless(*printed) + "\n" : text;
}

} // namespace

void explain(const Table& table, const Arguments& arguments, Context& context, const Loaded& loaded) {
  const std::string wanted = arguments.value("explain");
  bool found = false;
  std::string text;
  for (std::size_t place = 0; place < table.rows.size(); ++place) {
    const Row& row = table.rows[place];
    const auto* const id = std::get_if<std::string>(&row.cells.at(0));
    if (id == nullptr || (!wanted.empty() && wanted != "all" && *id != wanted)) { continue; }
    found = true;
    const auto* const name = std::get_if<std::string>(&row.cells.at(1));
    text += fmt::format("{} {}: ", *id, name == nullptr ? "" : harmless(*name));
    if (const Source* const source = row.evidence.empty() ? own_source(*id, loaded.dataset) : nullptr) {
      text += source_text(*source, loaded, context.language);
      continue;
    }
    text += message(context.language, "cli.rests-on", {std::to_string(row.evidence.size())}) + "\n";
    if (const std::string said = sentence(table, place, context.language); !said.empty()) {
      text += "    " + harmless(said) + "\n";
    }
    for (const AppearanceId appearance_id : row.evidence) {
      const Appearance* const appearance = find(loaded.dataset.appearances, appearance_id);
      if (appearance == nullptr) { continue; }
      text += "    " + describe(*appearance, loaded, context.language, OrganisationId::parse(*id)) + "\n";
    }
  }
  if (!found) { throw Error(ErrorKind::not_found, message(context.language, "cli.no-such-row", {wanted})); }
  emit(arguments, context, text);
}

void Progress::show(std::size_t done, std::size_t total, std::string_view what) {
  if (!context_.err_is_terminal || total == 0) { return; }
  constexpr std::size_t cells = 30;
  const std::size_t full = done * cells / total;
  context_.err << fmt::format("\r\033[K[{}{}] {}/{} {}", std::string(full, '='), std::string(cells - full, ' '), done, total,
                              harmless(what.substr(0, 60)))
               << std::flush;
  shown_ = true;
}

void Progress::clear() {
  if (shown_) { context_.err << "\r\033[K" << std::flush; }
  shown_ = false;
}

} // namespace entente
