#include <catch2/catch.hpp>

#include "core/model/date.hpp"
#include "core/text/when.hpp"

using namespace entente;

namespace {

/// The periods found, joined by " | ".
std::string periods(std::string_view text, bool bare_years = false, std::optional<int> default_year = std::nullopt) {
  std::string out;
  for (const auto& found : find_periods(text, bare_years, default_year)) {
    out += (out.empty() ? "" : " | ") + found.period.when;
  }
  return out;
}

std::string printed(const std::optional<FoundHours>& found) {
  if (!found) { return "none"; }
  return to_iso(found->start) + (found->end ? "-" + to_iso(*found->end) : "");
}

std::string leading(std::string_view text) { return printed(leading_hours(text)); }
std::string anywhere(std::string_view text) { return printed(find_hours(text)); }

} // namespace

TEST_CASE("French periods") {
  CHECK(periods("18-19 avril 2017, Salle de conférence 1") == "2017-04-18/2017-04-19");
  CHECK(periods("Ateliers : 18–19 avril 2017, Siège ; Juillet 2017, Palais des Nations") ==
        "2017-04-18/2017-04-19 | 2017-07");
  CHECK(periods("Genève, du 30 juin au 2 juillet 2015") == "2015-06-30/2015-07-02");
  CHECK(periods("les 26 et 27 mars 2018") == "2018-03-26/2018-03-27");
  CHECK(periods("23 + 24 octubre 2025") == "2025-10-23/2025-10-24");
  CHECK(periods("21 | 22 NOVEMBRE 2025") == "2025-11-21/2025-11-22");
  CHECK(periods("Lundi 1er mars 2021") == "2021-03-01");
  CHECK(periods("du lundi 18 au vendredi 22 septembre 2017") == "2017-09-18/2017-09-22");
  CHECK(periods("le 19 septembre 2016") == "2016-09-19");
  CHECK(periods("3, 4 et 5 déc. 2012") == "2012-12-03/2012-12-05");
  CHECK(periods("18 AVRIL 2017") == "2017-04-18");
  CHECK(periods("28 février au 1er mars 2019") == "2019-02-28/2019-03-01");
}

TEST_CASE("English periods") {
  CHECK(periods("18-19 July 2017") == "2017-07-18/2017-07-19");
  CHECK(periods("27 and 28 March 2018") == "2018-03-27/2018-03-28");
  CHECK(periods("July 18th–19th, 2017") == "2017-07-18/2017-07-19");
  CHECK(periods("April 18 to 19, 2017") == "2017-04-18/2017-04-19");
  CHECK(periods("Monday, 18 July 2016") == "2016-07-18");
  CHECK(periods("30 September - 2 October 2015") == "2015-09-30/2015-10-02");
  CHECK(periods("September 30 – October 2, 2015") == "2015-09-30/2015-10-02");
  CHECK(periods("30 December 2015 to 2 January 2016") == "2015-12-30/2016-01-02");
  CHECK(periods("30 December – 2 January 2016") == "2015-12-30/2016-01-02");
  CHECK(periods("Tuesday 9th of May 2023") == "2023-05-09");
  CHECK(periods("New York, Sept. 2019") == "2019-09");
  CHECK(periods("from 3 to 5 Feb 2020") == "2020-02-03/2020-02-05");
  CHECK(periods("May 3, 4 and 5, 2016") == "2016-05-03/2016-05-05");
  CHECK(periods("Monday, 18 July 2016 – Tuesday, 19 July 2016") == "2016-07-18/2016-07-19");
}

TEST_CASE("Spanish periods") {
  CHECK(periods("del 15 al 17 de octubre de 2014") == "2014-10-15/2014-10-17");
  CHECK(periods("3, 4 y 5 de mayo de 2016") == "2016-05-03/2016-05-05");
  CHECK(periods("del 3 al 5 de mayo de 2016") == "2016-05-03/2016-05-05");
  CHECK(periods("Martes 14 de noviembre del 2017") == "2017-11-14");
  CHECK(periods("30 de septiembre al 2 de octubre de 2015") == "2015-09-30/2015-10-02");
  CHECK(periods("1.º de marzo de 2019") == "2019-03-01");
  CHECK(periods("julio de 2017") == "2017-07");
  CHECK(periods("Ciudad de México, 21 y 22 de junio 2018") == "2018-06-21/2018-06-22");
}

TEST_CASE("numeric periods are day first unless that is impossible") {
  CHECK(periods("18/04/2017") == "2017-04-18");
  CHECK(periods("04/05/2017") == "2017-05-04");
  CHECK(periods("04/18/2017") == "2017-04-18");
  CHECK(periods("18.04.2017") == "2017-04-18");
  CHECK(periods("2017-04-18") == "2017-04-18");
  CHECK(periods("18-19/04/2017") == "2017-04-18/2017-04-19");
  CHECK(periods("18/04 - 20/04/2017") == "2017-04-18/2017-04-20");
  CHECK(periods("18/04/2017 – 20/04/2017") == "2017-04-18/2017-04-20");
}

TEST_CASE("numbers of sessions are no days") {
  CHECK(periods("Panel 3, 18 avril 2017") == "2017-04-18");
  CHECK(periods("Panel 3 – 18 avril 2017") == "2017-04-18");
  CHECK(periods("Genève, 3 – 18 avril 2017") == "2017-04-03/2017-04-18");
  CHECK(periods("Genève 17 – 18 avril 2017") == "2017-04-17/2017-04-18");
}

TEST_CASE("what is no date") {
  CHECK(periods("A/RES/71/280").empty());
  CHECK(periods("cible 10.7 et paragraphe 8").empty());
  CHECK(periods("31 février 2017").empty());
  CHECK(periods("30-18 avril").empty());
  CHECK(periods("Panel 3 : participation").empty());
  CHECK(periods("Tel. 022 717 91 11").empty());
  CHECK(periods("2018").empty());
  CHECK(periods("18 avril").empty());
}

TEST_CASE("months, years and days without a year") {
  CHECK(periods("Dialogue 2018", true) == "2018");
  CHECK(periods("Juillet 2017", true) == "2017-07");
  CHECK(periods("mai-juin 2018") == "2018");
  CHECK(periods("Mardi 18 avril", false, 2017) == "2017-04-18");
  CHECK(periods("Monday 18 July, 10:00 – 11:30", false, 2016) == "2016-07-18");
  CHECK(periods("18 April – 10:00", false, 2017) == "2017-04-18");
  CHECK(periods("18 avril et 19 juillet 2017") == "2017-04-18 | 2017-07-19");
  CHECK(periods("A/2017/L.58", true).empty());
}

TEST_CASE("the bytes of a period are its own") {
  const std::string_view text = "New York, 18–19 avril 2017, Siège";
  const auto found = find_periods(text);
  REQUIRE(found.size() == 1);
  CHECK(text.substr(found[0].begin, found[0].end - found[0].begin) == "18–19 avril 2017");
  CHECK(to_iso(*found[0].period.start) == "2017-04-18");
  CHECK(to_iso(*found[0].period.end) == "2017-04-19");
  CHECK_FALSE(find_periods("July 2017")[0].period.start);
}

TEST_CASE("hours with h") {
  CHECK(leading("10h – 11h30\tSession d'ouverture") == "10:00-11:30");
  CHECK(leading("10 h 30 – 11 h Mise en situation") == "10:30-11:00");
  CHECK(leading("9 h – 10 h Enregistrement") == "09:00-10:00");
  CHECK(leading("• 15h00 Clôture") == "15:00");
  CHECK(leading("| 10H00-11H15 | Panel 1 |") == "10:00-11:15");
  CHECK(leading("08:30 > 09:00 Accueil") == "08:30-09:00");
  CHECK(leading("08h30 → 09h00 Accueil") == "08:30-09:00");
  CHECK(leading("14H30 › 15H15 Accueil") == "14:30-15:15");
  CHECK(leading("de 9h à 10h") == "09:00-10:00");
  CHECK(leading("De 9 à 10 heures : accueil") == "09:00-10:00");
  CHECK(leading("9-10h30 Panel") == "09:00-10:30");
  CHECK(leading("17h 30 – 18h Remarques de clôture") == "17:30-18:00");
  CHECK(leading("12h30 - 14h Déjeuner") == "12:30-14:00");
  CHECK(leading("15.00 hrs Closing") == "15:00");
  CHECK(leading("1500 hrs Closing") == "15:00");
  CHECK(leading("0900 – 1030 hrs Opening") == "09:00-10:30");
  CHECK(leading("10:00 hs. Apertura") == "10:00");
}

TEST_CASE("hours with colons, points and words between") {
  CHECK(leading("10:00-11:15 Panel") == "10:00-11:15");
  CHECK(leading("9:00 à 10:00") == "09:00-10:00");
  CHECK(leading("10.00 a 11.15 horas") == "10:00-11:15");
  CHECK(leading("10.00 – 11.15 Panel 1") == "10:00-11:15");
  CHECK(leading("09:00 to 09:30 Registration") == "09:00-09:30");
  CHECK(leading("De 9:00 a 10:30 hrs. Inauguración") == "09:00-10:30");
  CHECK(leading("10:30 Coffee break") == "10:30");
  CHECK(leading("Time: 10:00 – 11:00") == "10:00-11:00");
  CHECK(leading("09:00:00 Opening") == "09:00");
}

TEST_CASE("start and end in columns of their own, and in four digits") {
  CHECK(leading("10:00 | 11:00 | Panel") == "10:00-11:00");
  CHECK(leading("10:00\t11:00\tPanel") == "10:00-11:00");
  CHECK(leading("10:00 | 9:00 | Panel") == "10:00");
  CHECK(leading("0930-1030 Session") == "09:30-10:30");
  CHECK(leading("2015-2020 Strategy") == "none");
  CHECK(leading("A partir de las 19:00 Cena") == "19:00");
}

TEST_CASE("hours with a.m. and p.m.") {
  CHECK(leading("9.30 a.m.–1 p.m. Session") == "09:30-13:00");
  CHECK(leading("9 am Registration") == "09:00");
  CHECK(leading("3 p.m. Panel") == "15:00");
  CHECK(leading("09:00 – 10:30 a.m. Opening") == "09:00-10:30");
  CHECK(leading("2-3.30 p.m. Panel") == "14:00-15:30");
  CHECK(leading("11.30–1 p.m. Panel") == "11:30-13:00");
  CHECK(leading("12:30 p.m. – 2:00 p.m. Lunch") == "12:30-14:00");
  CHECK(leading("12 noon – 1 p.m. Lunch") == "12:00-13:00");
  CHECK(leading("9 a. m. a 1 p. m. Taller") == "09:00-13:00");
  CHECK(leading("10:00 – noon Panel") == "10:00-12:00");
  CHECK(leading("11:30 – 1:00 Panel") == "11:30-13:00");
  CHECK(leading("2:00 pm – 3:30 Panel") == "14:00-15:30");
}

TEST_CASE("what is no time") {
  CHECK(leading("18-19 avril 2017") == "none");
  CHECK(leading("2. Opening") == "none");
  CHECK(leading("1.1 e) Adoption") == "none");
  CHECK(leading("10.7 Facilitate migration") == "none");
  CHECK(leading("A/71/L.58") == "none");
  CHECK(leading("3 heures de débat") == "none");
  CHECK(leading("2030 Agenda") == "none");
  CHECK(leading("Panel 1 – 10h30") == "none");
  CHECK(leading("10 hommes") == "none");
  CHECK(leading("25:00 x") == "none");
  CHECK(leading("1) Opening") == "none");
  CHECK(leading("") == "none");
  CHECK(anywhere("cible 10.7 et autres") == "none");
  CHECK(anywhere("soit 10.50 pour cent") == "none");
  CHECK(anywhere("A/71 et 12 experts") == "none");
  CHECK(anywhere("Voix de migrants du midi de la France") == "none");
}

TEST_CASE("hours anywhere") {
  CHECK(anywhere("Mardi 18 avril 2017, 10h – 11h30, salle XX") == "10:00-11:30");
  CHECK(anywhere("Panel 3 – 10h30") == "10:30");
  CHECK(anywhere("Monday 18 July (9:30 a.m. to 1 p.m.)") == "09:30-13:00");
  CHECK(anywhere("La sesión comienza a las 10.00") == "10:00");
  const std::string_view text = "Side event (13:15-14:45), Room XX";
  const auto found = find_hours(text);
  REQUIRE(found);
  CHECK(text.substr(found->begin, found->end_byte - found->begin) == "13:15-14:45");
}

TEST_CASE("days named in headings") {
  CHECK(day_ordinal("PREMIERE JOURNEE") == 1);
  CHECK(day_ordinal("Seconde journée") == 2);
  CHECK(day_ordinal("Deuxième journée – Mercredi 19 avril 2017") == 2);
  CHECK(day_ordinal("Day 2") == 2);
  CHECK(day_ordinal("DAY ONE: Monday 18 July") == 1);
  CHECK(day_ordinal("Tercer día") == 3);
  CHECK(day_ordinal("DÍA 2") == 2);
  CHECK(day_ordinal("Segunda jornada") == 2);
  CHECK(day_ordinal("Jour 1") == 1);
  CHECK(day_ordinal("2e jour") == 2);
  CHECK(day_ordinal("1ère journée") == 1);
  CHECK(day_ordinal("1st day") == 1);
  CHECK(day_ordinal("2.º día") == 2);
  CHECK(day_ordinal("Monday 18 July - Day III") == 3);
  CHECK_FALSE(day_ordinal("Ordre du jour 1"));
  CHECK_FALSE(day_ordinal("Orden del día"));
  CHECK_FALSE(day_ordinal("International Migrants Day 18 December"));
  CHECK_FALSE(day_ordinal("World Refugee Day 2018"));
  CHECK_FALSE(day_ordinal("Panel 2"));
}

TEST_CASE("hours that may be in the afternoon") {
  const auto perhaps = [](std::string_view text) {
    const auto hours = leading_hours(text);
    REQUIRE(hours);
    return hours->may_be_afternoon;
  };
  CHECK(perhaps("1.45-3.15"));
  CHECK(perhaps("3:30 Tea"));
  CHECK_FALSE(perhaps("01:45 – 03:15"));
  CHECK_FALSE(perhaps("1h45 – 3h15"));
  CHECK_FALSE(perhaps("1.45 p.m. Lunch"));
  CHECK_FALSE(perhaps("1.45 – 3.15 p.m."));
  CHECK_FALSE(perhaps("9.30-10.30"));
}
