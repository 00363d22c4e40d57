#include "importers/table/columns.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <set>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "core/error.hpp"
#include "core/text/similarity.hpp"
#include "core/text/unicode.hpp"
#include "importers/table/column_values.hpp"

namespace entente::table {
namespace {

constexpr std::array<std::string_view, 32> field_words{
    "person",     "first-name", "surname",    "honorific",   "role",  "position",    "organisation", "acronym",
    "department", "state",      "delegation", "affiliation", "entry", "details",     "event",        "process",
    "session",    "date",       "end-date",   "time",        "place", "gender",      "remote",       "category",
    "source",     "target",     "kind",       "from",        "to",    "source-kind", "target-kind",  "ignore"};

constexpr std::size_t most_title_rows = 40;
constexpr std::size_t longest_label = 90;

std::string joined(const std::vector<std::string>& words) { return fmt::format("{}", fmt::join(words, " ")); }

/// The words without the "s" of a plural.
std::string singular(std::vector<std::string> words) {
  for (std::string& word : words) {
    if (word.size() > 3 && word.ends_with('s')) { word.pop_back(); }
  }
  return joined(words);
}

std::string exact_meaning(std::string_view label, const Cues& cues, Language language) {
  const std::string folded = fold(label);
  if (folded.empty()) { return {}; }
  const Cue* cue = cues.column_labels.exact(folded, language);
  if (cue == nullptr) { cue = cues.column_labels.exact(singular(fold_words(label)), language); }
  return cue == nullptr ? std::string{} : cue->value;
}

/// "Surname of the participant": a label, and behind it only small words or words for people.
std::string leading_meaning(std::string_view label, const Cues& cues, Language language) {
  const std::vector<std::string> words = fold_words(label);
  std::size_t length = 0;
  const Cue* const cue = cues.column_labels.match(words, 0, length, language);
  if (cue == nullptr || cue->value == "ignore") { return {}; }
  for (std::size_t at = length; at < words.size();) {
    std::size_t step = 0;
    const Cue* const person = cues.column_labels.match(words, at, step, language);
    const bool small = cues.stop_words.match(words, at, step) != nullptr || cues.joiners.match(words, at, step) != nullptr;
    if (!small && (person == nullptr || person->value != "person")) { return {}; }
    at += std::max<std::size_t>(step, 1);
  }
  return cue->value;
}

/// What two labels in one cell hold together: "State / Organization".
std::string combined(const std::set<std::string>& meanings) {
  static const std::set<std::string> places{"state", "delegation", "organisation", "affiliation", "member"};
  static const std::set<std::string> posts{"position",   "function", "title",      "organisation",
                                           "department", "details",  "affiliation"};
  if (meanings.size() == 1) { return *meanings.begin(); }
  if (std::ranges::includes(places, meanings)) { return "affiliation"; }
  if (std::ranges::includes(posts, meanings)) { return meanings.contains("organisation") ? "details" : "position"; }
  const auto named = [&](std::string_view word) { return meanings.contains(std::string(word)); };
  if (named("surname") || named("first-name") || (named("name") && meanings.size() == 2 && named("title"))) {
    return "person";
  }
  if (named("person") || named("name")) { return "entry"; }
  return {};
}

std::string parts_meaning(std::string_view label, const Cues& cues, Language language) {
  std::set<std::string> meanings;
  std::string_view rest = label;
  std::size_t parts = 0;
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find_first_of("/|\n(),;"), rest.size());
    const std::string_view part = trim(rest.substr(0, end));
    rest.remove_prefix(std::min(end + 1, rest.size()));
    if (part.empty()) { continue; }
    ++parts;
    const std::string meaning = exact_meaning(part, cues, language);
    if (meaning.empty() || meaning == "ignore") { return {}; }
    meanings.insert(meaning);
  }
  return parts > 1 ? combined(meanings) : std::string{};
}

std::string without_brackets(std::string_view label) {
  const std::size_t open = label.find_first_of("([");
  return std::string(trim(label.substr(0, open)));
}

/// The language in which most labels of the row are known.
Language language_of(const Row& row, const Cues& cues) {
  std::array<std::size_t, 3> votes{};
  for (const std::string& cell : row.cells) {
    for (const Language language : {Language::fr, Language::en, Language::es}) {
      const Cue* const cue = cues.column_labels.exact(cell, language);
      if (cue != nullptr && cue->language == language) { ++votes.at(static_cast<std::size_t>(language)); }
    }
  }
  const std::array<Language, 3> order{Language::en, Language::fr, Language::es};
  return *std::ranges::max_element(order, {},
                                   [&](Language language) { return votes.at(static_cast<std::size_t>(language)); });
}

/// One cell of a row that may be the header.
struct Label {
  std::size_t index = 0;
  std::string text;
  std::string meaning; ///< empty when unknown; "role-people" for a role that heads people
  std::optional<Role> role;
};

std::vector<Label> labels_of(const Row& row, const Cues& cues, Language language) {
  std::vector<Label> labels;
  for (std::size_t i = 0; i < row.cells.size(); ++i) {
    const std::string text = squeeze(row.cells[i]);
    if (text.empty()) { continue; }
    Label label{i, text, label_meaning(row.cells[i], cues, language), {}};
    if (label.meaning.empty() && text.size() <= longest_label) {
      const Cue* const role = cues.roles.exact(text, language);
      if (role != nullptr && !role->value.empty()) {
        label.role = parse_role(role->value);
        label.meaning = "role-people";
      }
    }
    labels.push_back(std::move(label));
  }
  return labels;
}

struct HeaderRow {
  std::size_t row = 0;
  std::vector<Label> labels;
  Language language = Language::en;
  std::size_t score = 0;
};

std::size_t score_of(const std::vector<Label>& labels, bool one_column) {
  std::set<std::string> meanings;
  std::size_t known = 0;
  for (const Label& label : labels) {
    if (label.text.size() > longest_label) { continue; }
    known += label.meaning.empty() ? 0 : 1;
    if (!label.meaning.empty() && label.meaning != "ignore") { meanings.insert(label.meaning); }
  }
  const bool several = meanings.size() >= 2 || (one_column && labels.size() == 1 && meanings.size() == 1);
  return several ? 2 * meanings.size() + known : 0;
}

std::optional<HeaderRow> header_by_labels(std::span<const Row> sample, const Cues& cues) {
  const bool one_column = std::ranges::all_of(sample, [](const Row& row) {
    return std::ranges::count_if(row.cells, [](const std::string& cell) { return !trim(cell).empty(); }) <= 1;
  });
  HeaderRow best;
  for (std::size_t i = 0; i < std::min(sample.size(), most_title_rows); ++i) {
    const Language language = language_of(sample[i], cues);
    std::vector<Label> labels = labels_of(sample[i], cues, language);
    const std::size_t score = score_of(labels, one_column);
    if (score > best.score) { best = {i, std::move(labels), language, score}; }
  }
  return best.score > 0 ? std::optional(best) : std::nullopt;
}

/// The column that "B" or "2" stands for.
std::optional<std::size_t> column_by_place(std::string_view text, std::size_t columns) {
  for (std::size_t i = 0; i < columns; ++i) {
    if (text == column_letters(i + 1) || text == std::to_string(i + 1)) { return i; }
  }
  return std::nullopt;
}

/// The row that has all the labels the user names.
std::optional<HeaderRow> header_by_choices(std::span<const Row> sample, std::span<const ColumnChoice> choices,
                                           const Cues& cues) {
  for (std::size_t i = 0; i < std::min(sample.size(), most_title_rows); ++i) {
    const auto labels = [&](const ColumnChoice& choice) {
      const std::string wanted = fold(choice.column);
      return std::ranges::any_of(sample[i].cells, [&](const std::string& cell) {
        return squeeze(cell) == squeeze(choice.column) || (!wanted.empty() && fold(cell) == wanted);
      });
    };
    const std::size_t width = sample[i].cells.size();
    const bool any = std::ranges::any_of(choices, labels);
    const bool all = any && std::ranges::all_of(choices, [&](const ColumnChoice& choice) {
                       return labels(choice) || column_by_place(choice.column, width).has_value();
                     });
    if (!all) { continue; }
    const Language language = language_of(sample[i], cues);
    return HeaderRow{i, labels_of(sample[i], cues, language), language, 1};
  }
  return std::nullopt;
}

std::size_t width_of(std::span<const Row> sample) {
  std::size_t width = 0;
  for (const Row& row : sample) {
    width = std::max(width, row.cells.size());
  }
  return width;
}

[[noreturn]] void no_such_column(const ColumnChoice& choice, std::span<const Row> sample,
                                 const std::optional<HeaderRow>& header) {
  std::vector<std::string> there;
  const auto list = [&](const std::string& text) {
    if (there.size() < 30 && !squeeze(text).empty()) { there.push_back(nfc(squeeze(text).substr(0, longest_label))); }
  };
  if (header) {
    for (const Label& label : header->labels) {
      list(label.text);
    }
  } else if (!sample.empty()) {
    const auto widest = std::ranges::max_element(sample, {}, [](const Row& row) { return row.cells.size(); });
    std::ranges::for_each(widest->cells, list);
  }
  throw Error(ErrorKind::bad_argument, "there is no column \"{}\"; the columns are: {}", choice.column,
              fmt::format("{}", fmt::join(there, ", ")));
}

/// Puts what the user says in the place of what the labels say.
void apply(std::span<const ColumnChoice> choices, std::span<const Row> sample, HeaderRow& header, bool has_header) {
  for (const ColumnChoice& choice : choices) {
    const auto field = parse_field(choice.field);
    if (!field) {
      const std::string near = nearest(choice.field, std::vector<std::string>(field_words.begin(), field_words.end()));
      if (!near.empty()) {
        throw Error(ErrorKind::bad_argument, "no column can hold \"{}\"; did you mean {}?", choice.field, near);
      }
      throw Error(ErrorKind::bad_argument, "no column can hold \"{}\"; it can hold {}", choice.field,
                  fmt::format("{}", fmt::join(field_words, ", ")));
    }
    const std::string wanted = fold(choice.column);
    auto label =
        std::ranges::find_if(header.labels, [&](const Label& known) { return known.text == squeeze(choice.column); });
    if (label == header.labels.end() && !wanted.empty()) {
      label = std::ranges::find_if(header.labels, [&](const Label& known) { return fold(known.text) == wanted; });
    }
    if (label == header.labels.end()) {
      const auto place = column_by_place(choice.column, width_of(sample));
      if (!place) { no_such_column(choice, sample, has_header ? std::optional(header) : std::nullopt); }
      label = std::ranges::find(header.labels, *place, &Label::index);
      if (label == header.labels.end()) { label = header.labels.insert(label, {*place, "", "", {}}); }
    }
    label->meaning = "=" + std::string(to_text(*field));
    label->role.reset();
  }
  // What the user gave to a column no other column has by its label.
  for (Label& label : header.labels) {
    const bool taken = std::ranges::any_of(
        header.labels, [&](const Label& other) { return &other != &label && other.meaning == "=" + label.meaning; });
    if (taken) { label.meaning = "ignore"; }
  }
  std::ranges::sort(header.labels, {}, &Label::index);
}

} // namespace

std::string_view to_text(Field field) { return field_words.at(static_cast<std::size_t>(field)); }

std::optional<Field> parse_field(std::string_view word) {
  std::string plain = lower(trim(word));
  std::ranges::replace(plain, '_', '-');
  if (plain == "organization") { plain = "organisation"; }
  const auto* const found = std::ranges::find(field_words, plain);
  if (found == field_words.end()) { return std::nullopt; }
  return static_cast<Field>(found - field_words.begin());
}

bool Columns::has(Field field) const { return first(field) != nullptr; }

const Column* Columns::first(Field field) const {
  const auto found = std::ranges::find(known, field, &Column::field);
  return found == known.end() ? nullptr : &*found;
}

std::string label_meaning(std::string_view label, const Cues& cues, Language language) {
  if (label.size() > longest_label) { return {}; }
  for (const auto& read : {exact_meaning, parts_meaning, leading_meaning}) {
    if (std::string meaning = read(label, cues, language); !meaning.empty()) { return meaning; }
  }
  const std::string plain = without_brackets(label);
  if (plain.empty() || plain.size() == label.size()) { return {}; }
  if (std::string meaning = exact_meaning(plain, cues, language); !meaning.empty()) { return meaning; }
  return leading_meaning(plain, cues, language);
}

std::optional<Columns> find_columns(std::span<const Row> sample, std::span<const ColumnChoice> choices,
                                    const Reference& reference) {
  const Cues& cues = reference.cues();
  std::optional<HeaderRow> header = choices.empty() ? std::nullopt : header_by_choices(sample, choices, cues);
  if (!header) { header = header_by_labels(sample, cues); }
  const bool has_header = header.has_value();
  if (!header) {
    if (choices.empty()) { return std::nullopt; }
    header = HeaderRow{};
  }
  apply(choices, sample, *header, has_header);
  Columns columns;
  columns.has_header = has_header;
  columns.header = has_header ? header->row + 1 : 0;
  columns.language = header->language;
  std::vector<Meaning> meanings;
  for (const Label& label : header->labels) {
    meanings.push_back({label.index, label.text, label.meaning, label.role});
  }
  if (!settle_meanings(meanings, sample.subspan(columns.header), reference, columns)) { return std::nullopt; }
  return columns;
}

} // namespace entente::table
