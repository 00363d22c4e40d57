#include <algorithm>
#include <tuple>

#include <catch2/catch.hpp>
#include <fmt/format.h>

#include "core/model/enums.hpp"
#include "importers/table/csv_rows.hpp"
#include "importers/table/list.hpp"
#include "importers/table/table.hpp"

namespace {

using namespace entente;

/// Line, name, role, bodies, state, session and event of somebody.
using Told = std::tuple<int, std::string, Role, std::string, std::string, std::string, std::string>;

Told told(const Programme& programme, const EntryRecord& entry, const RepeatRecord& at) {
  std::string bodies;
  for (const BodyRecord& body : entry.bodies) {
    bodies += body.name + ';';
  }
  const bool on_session = at.session != RepeatRecord::no_session;
  const std::size_t event = on_session ? programme.sessions[at.session].event : at.event;
  return {at.line,
          entry.name,
          at.role,
          bodies,
          entry.state.value_or("-"),
          on_session ? programme.sessions[at.session].title.value_or("-") : "-",
          programme.events[event].title + ' ' + programme.events[event].period.when};
}

/// Everybody on every row, with repeats as rows of their own.
std::vector<Told> everybody(const Programme& programme) {
  std::vector<Told> all;
  for (const EntryRecord& entry : programme.entries) {
    RepeatRecord own;
    if (entry.session != EntryRecord::no_session) { own.session = static_cast<std::uint32_t>(entry.session); }
    own.event = static_cast<std::uint32_t>(entry.event);
    own.line = entry.evidence.line;
    own.role = entry.role;
    all.push_back(told(programme, entry, own));
  }
  for (const RepeatRecord& repeat : programme.repeats) {
    all.push_back(told(programme, programme.entries[repeat.entry], repeat));
  }
  std::ranges::sort(all);
  return all;
}

/// A list whose rows repeat one another, with everything in between that is no such row.
std::string odd_list(std::size_t rows) {
  const std::vector<std::string> ends{"\n", "\r\n"};
  const std::string header = "Name,Organisation,Country,Event,Session,Role,Date\n";
  std::string text = header;
  for (std::size_t n = 0; n < rows; ++n) {
    const std::size_t person = n * 7919 % 700;
    const std::size_t session = n / 9;
    const std::string letters{static_cast<char>('a' + person % 26), static_cast<char>('a' + person / 26 % 26),
                              static_cast<char>('a' + person / 676)};
    const std::string name =
        person % 11 == 0 ? fmt::format("\"Sol, Mr X{}\"", letters) : fmt::format("Xo{} Li{}", letters, letters);
    const std::string role = person % 13 == 0 ? "Chair and speaker" : n % 5 == 0 ? "moderator" : "speaker";
    text += fmt::format(
        "{},{}Institute of Labour {}{},{},Forum {},Panel {} on the work of everybody everywhere,{},2019-0{}-1{}{}", name,
        n % 17 == 0 ? "  " : "", person % 40, n % 17 == 0 ? " " : "", person % 3 == 0 ? "Peru" : "Utopia", session / 40 % 50,
        session, role, 1 + session / 40 % 9, session % 10, ends[n % 3 == 0 ? 1 : 0]);
    if (n % 501 == 0) { text += "\n , ,\n"; }
    if (n % 733 == 0) { text += header; }
    if (n % 911 == 0) { text += ",Institute of Labour,Peru,Forum 1,Panel 1,speaker,2019-01-11\n"; }
    if (n % 14'011 == 0) { text += fmt::format("{},,,,,,\n", n % 2 == 0 ? "ALBANIA" : "Speakers"); }
    if (n % 1201 == 0) {
      text += "Ana Rey,Institute of Labour,Peru,Forum 1,Panel 1,speaker,2019-01-11,more,than the header,\n";
    }
    if (n % 1303 == 0) { text += "Ana Rey,\"a \"\"b\"\"\nc\",Peru,\"Forum 1\",Panel 1,\"speaker\" ,2019-01-11\n"; }
  }
  return text;
}

} // namespace

TEST_CASE("a long list says what its rows say one by one", "[table]") {
  const std::string text = odd_list(42'000);
  REQUIRE(is_long_list({"list.csv", text}));
  const ReadResult apart = read_separated({"list.csv", text});
  const ReadResult folded = read_separated({"list.csv", text, {}, true, true});
  const auto& rows = std::get<ReadTable>(apart);
  const auto& list = std::get<ReadTable>(folded);
  CHECK(rows.programme.repeats.empty());
  CHECK(list.programme.repeats.size() > 30'000);
  CHECK(everybody(list.programme) == everybody(rows.programme));
  const auto unplaced = [](const Programme& programme) {
    std::vector<int> lines;
    for (const ReviewItem& item : programme.review) {
      if (item.kind == "unplaced") { lines.push_back(item.evidence.line); }
    }
    return lines;
  };
  CHECK(unplaced(list.programme).size() > 40);
  CHECK(unplaced(list.programme) == unplaced(rows.programme));
  REQUIRE(list.document.diagnostics.size() == rows.document.diagnostics.size());
  for (std::size_t n = 0; n < list.document.diagnostics.size(); ++n) {
    CHECK(list.document.diagnostics[n].line == rows.document.diagnostics[n].line);
    CHECK(list.document.diagnostics[n].message.english() == rows.document.diagnostics[n].message.english());
  }
}

TEST_CASE("remarks about rows stand in the order of the rows, who ever makes them", "[table]") {
  std::string text = "Name,Organisation,Role\n";
  for (int line = 2; line < 1000; ++line) {
    const bool nobody = line % 200 == 3;
    const bool open = line % 200 == 6;
    text += fmt::format("{},{}Institute of Labour,speaker\n", nobody ? "" : "Ana Paz", open ? "\"" : "");
  }
  const ReadResult read = read_separated({"list.csv", text});
  std::vector<int> lines;
  for (const Diagnostic& remark : std::get<ReadTable>(read).document.diagnostics) {
    if (remark.line > 200) { lines.push_back(remark.line); } // those before are of the rows that are looked at first
  }
  CHECK(lines == std::vector<int>{203, 206, 403, 406, 603, 606, 803, 806});
}

TEST_CASE("remarks that wait are kept in turn", "[table]") {
  table::Remarks remarks("a.csv");
  remarks.hold();
  remarks.add_of_row(1, Wording("one"));
  remarks.add(Severity::note, 3, Wording("three"));
  CHECK(remarks.held() == 2);
  remarks.release(1);
  remarks.add_of_row(2, Wording("two"));
  remarks.release(1);
  CHECK(remarks.held() == 0);
  const std::vector<Diagnostic> kept = remarks.take();
  REQUIRE(kept.size() == 3);
  CHECK(kept[0].line == 1);
  CHECK(kept[0].file == "a.csv");
  CHECK(kept[1].line == 2);
  CHECK(kept[2].severity == Severity::note);
}

TEST_CASE("fingerprints that look for one place are told apart", "[table]") {
  table::ByFingerprint<int> kept;
  kept.prefetch({1, 1});
  CHECK(kept.find(Fingerprint{1, 1}) == nullptr);
  for (std::uint64_t n = 1; n <= 1000; ++n) {
    CHECK(kept.find(Fingerprint{n % 4, n}) == nullptr);
    kept.keep(static_cast<int>(n));
  }
  for (std::uint64_t n = 1; n <= 1000; ++n) {
    kept.prefetch({n % 4, n});
    const int* const found = kept.find(Fingerprint{n % 4, n});
    REQUIRE(found != nullptr);
    CHECK(*found == static_cast<int>(n));
  }
  CHECK(kept.find(Fingerprint{1, 1002}) == nullptr);
  CHECK(kept.find("a text") == nullptr);
  kept.keep(7);
  CHECK(*kept.find(kept.print_of("a text")) == 7);
}
