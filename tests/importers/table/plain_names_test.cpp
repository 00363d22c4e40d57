#include <catch2/catch.hpp>

#include "importers/table/cells.hpp"

namespace {

using namespace entente;

bool is_plain(std::string_view cell) { return table::is_plain_name(cell, Reference::builtin()); }

/// What the careful reading makes of the cell is the cell.
void check_taken_as_it_is(const std::string& cell) {
  INFO(cell);
  const Reference& reference = Reference::builtin();
  for (const Language language : {Language::en, Language::fr, Language::es}) {
    for (const bool surname_first : {false, true}) {
      CHECK(table::split_people(cell, surname_first, language, reference) == std::vector<std::string>{cell});
      const table::NameInCell name = table::name_in(cell, surname_first, language, reference);
      CHECK(name.name == cell);
      CHECK(name.honorific.empty());
      CHECK_FALSE(name.gender.has_value());
    }
  }
  CHECK(table::can_be_name(cell, reference));
}

} // namespace

TEST_CASE("names of which no word says anything else are plain", "[table]") {
  for (const std::string cell : {"Lozam Lihak", "ana paz", "Paz", "X Z", "Fidort Zeror Hihak Tomalis"}) {
    CHECK(is_plain(cell));
    check_taken_as_it_is(cell);
  }
  for (const std::string_view cell :
       {"", " ", " Ana Paz", "Ana Paz ", "Ana  Paz", "Ana\tPaz", "Paz, Ana", "Ana O'Neil", "Jos\xC3\xA9 Paz", "Ana Paz 2",
        "Dr Ana Paz", "Ana Paz and Luis Sol", "TBC", "Ana & Luis"}) {
    INFO(cell);
    CHECK_FALSE(is_plain(cell));
  }
  CHECK_FALSE(is_plain("a b c d e f g h i j k l m n o"));
  CHECK_FALSE(is_plain(std::string(101, 'x')));
}

TEST_CASE("a plain name is what the careful reading makes of it, whatever words are in it", "[table]") {
  const Cues& cues = Reference::builtin().cues();
  std::size_t plain = 0;
  for (const CueList* const list :
       {&cues.honorifics, &cues.joiners, &cues.to_be_confirmed, &cues.roles, &cues.person_particles}) {
    for (const Cue& cue : list->all()) {
      for (const std::string& cell :
           {cue.phrase, cue.phrase + " Lihak", "Lozam " + cue.phrase + " Lihak", "Lozam " + cue.phrase}) {
        if (!is_plain(cell)) { continue; }
        check_taken_as_it_is(cell);
        ++plain;
      }
    }
  }
  CHECK(plain > 100);
}
