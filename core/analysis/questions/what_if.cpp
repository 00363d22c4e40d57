#include "core/analysis/questions/what_if.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <string>
#include <tuple>

#include <fmt/format.h>

#include "core/error.hpp"

namespace entente {
namespace {

constexpr std::array<std::string_view, 4> counts = {"observed", "states_seen", "people", "known"};

std::optional<std::size_t> column_at(const Table& table, std::string_view name) {
  for (std::size_t i = 0; i < table.columns.size(); ++i) {
    if (table.columns[i].name == name) { return i; }
  }
  return std::nullopt;
}

std::string key_of(const Table& table, const Row& row) {
  const auto text = [&](std::size_t column) {
    const auto* const value = std::get_if<std::string>(&row.cells[column]);
    return value == nullptr ? std::string() : *value;
  };
  const auto finding = column_at(table, "finding");
  return text(0) + "\n" + (finding ? text(*finding) : "");
}

double number_in(const Cell& cell) {
  if (const auto* const whole = std::get_if<std::int64_t>(&cell)) { return static_cast<double>(*whole); }
  const auto* const real = std::get_if<double>(&cell);
  return real == nullptr ? 0 : *real;
}

/// A count and where it stands in both tables.
struct Compared {
  std::size_t after = 0;
  std::size_t before = 0;
};

std::vector<Compared> compared_columns(const Table& before, const Table& after) {
  std::vector<Compared> list;
  for (const std::string_view name : counts) {
    const auto later = column_at(after, name);
    const auto earlier = column_at(before, name);
    if (later && earlier) { list.push_back({*later, *earlier}); }
  }
  std::sort(list.begin(), list.end(), [](const Compared& a, const Compared& b) { return a.after < b.after; });
  return list;
}

/// What is first in the order of `counts` decides.
std::string change_of(const std::vector<Compared>& compared, const Table& after, const Row& later, const Row& earlier) {
  for (const std::string_view name : counts) {
    for (const Compared& pair : compared) {
      if (after.columns[pair.after].name != name) { continue; }
      const double difference = number_in(later.cells[pair.after]) - number_in(earlier.cells[pair.before]);
      if (difference != 0) { return difference > 0 ? "more" : "less"; }
    }
  }
  return "same";
}

/// The row with the earlier values put in, and the word for the change at the end.
Row widened(const Row& row, const std::vector<Compared>& compared, const Row* earlier, std::string change) {
  Row wide;
  wide.evidence = row.evidence;
  auto next = compared.begin();
  for (std::size_t i = 0; i < row.cells.size(); ++i) {
    wide.cells.push_back(row.cells[i]);
    if (next == compared.end() || next->after != i) { continue; }
    wide.cells.push_back(earlier == nullptr ? Cell{std::int64_t{0}} : earlier->cells[next->before]);
    ++next;
  }
  wide.cells.emplace_back(std::move(change));
  return wide;
}

/// A row that only the earlier table has, in the later one's columns: its counts are zero now.
Row gone(const Row& row, const std::vector<Compared>& compared, const Table& before, const Table& after) {
  Row later;
  for (const Column& column : after.columns) {
    const auto place = column_at(before, column.name);
    later.cells.push_back(place ? row.cells[*place] : Cell{});
  }
  for (const Compared& pair : compared) {
    later.cells[pair.after] = std::int64_t{0};
  }
  Row wide = widened(later, compared, &row, "gone");
  wide.evidence = row.evidence;
  return wide;
}

} // namespace

Table with_change(const Table& before, const Table& after) {
  const std::vector<Compared> compared = compared_columns(before, after);
  Table table{after.name, {}, {}, after.notes};
  table.whole = after.whole;
  auto next = compared.begin();
  for (std::size_t i = 0; i < after.columns.size(); ++i) {
    table.columns.push_back(after.columns[i]);
    if (next == compared.end() || next->after != i) { continue; }
    table.columns.push_back({after.columns[i].name + "_before", after.columns[i].unit, after.columns[i].type});
    ++next;
  }
  table.columns.push_back({"change", "", ColumnType::text});
  std::map<std::string, const Row*> earlier;
  for (const Row& row : before.rows) {
    earlier.emplace(key_of(before, row), &row);
  }
  std::set<std::string> kept;
  for (const Row& row : after.rows) {
    const std::string key = key_of(after, row);
    const auto found = earlier.find(key);
    const Row* const old = found == earlier.end() ? nullptr : found->second;
    table.rows.push_back(widened(row, compared, old, old == nullptr ? "new" : change_of(compared, after, row, *old)));
    kept.insert(key);
  }
  for (const Row& row : before.rows) {
    if (!kept.contains(key_of(before, row))) { table.rows.push_back(gone(row, compared, before, after)); }
  }
  return table;
}

const Appearance* latest_appearance(const Dataset& dataset, PersonId person) {
  const Appearance* latest = nullptr;
  const auto when = [&](const Appearance& appearance) {
    const Event* const event = find(dataset.events, appearance.event);
    return std::tuple(event == nullptr ? std::string() : event->when.value_or(""), appearance.id);
  };
  for (const Appearance& appearance : dataset.appearances) {
    if (appearance.person != person) { continue; }
    if (latest == nullptr || when(*latest) < when(appearance)) { latest = &appearance; }
  }
  return latest;
}

Dataset swapped(const Dataset& dataset, Swap swap, std::optional<EventId> event) {
  const auto within = [&](const Appearance& appearance) { return !event || appearance.event == *event; };
  std::set<std::optional<SessionId>> taken;
  for (const Appearance& appearance : dataset.appearances) {
    if (appearance.person == swap.in && within(appearance)) { taken.insert(appearance.session); }
  }
  const Appearance* const model = latest_appearance(dataset, swap.in);
  Dataset changed = dataset;
  bool found = false;
  for (Appearance& appearance : changed.appearances) {
    if (appearance.person != swap.out || !within(appearance)) { continue; }
    if (taken.contains(appearance.session)) {
      const Person* const in = find(dataset.people, swap.in);
      throw Error(ErrorKind::bad_argument, "{} is on that session already", in == nullptr ? swap.in.text() : in->name);
    }
    found = true;
    appearance.person = swap.in;
    appearance.position = model == nullptr ? std::nullopt : model->position;
    appearance.organisations = model == nullptr ? std::vector<OrganisationId>{} : model->organisations;
    appearance.state = model == nullptr ? std::nullopt : model->state;
    appearance.state_printed = model != nullptr && model->state_printed;
    appearance.gender = model == nullptr ? std::nullopt : model->gender;
    appearance.remote = false;
  }
  if (!found) {
    const Person* const out = find(dataset.people, swap.out);
    throw Error(ErrorKind::not_found, "{} does not appear there", out == nullptr ? swap.out.text() : out->name);
  }
  return changed;
}

} // namespace entente
