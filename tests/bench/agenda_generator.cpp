#include "tests/bench/agenda_generator.hpp"

#include <array>
#include <cstdint>
#include <string_view>

#include <fmt/format.h>

namespace entente::bench {
namespace {

/// splitmix64: small, fast and the same on every machine.
class Dice {
public:
  explicit Dice(std::uint64_t seed) : state_(seed) {}
  std::size_t below(std::size_t count) {
    state_ += 0x9E3779B97F4A7C15U;
    std::uint64_t z = state_;
    z = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9U;
    z = (z ^ (z >> 27U)) * 0x94D049BB133111EBU;
    return static_cast<std::size_t>((z ^ (z >> 31U)) % count);
  }
  template <class List> const auto& pick(const List& list) { return list[below(list.size())]; }

private:
  std::uint64_t state_;
};

constexpr std::array<std::string_view, 40> given{
    "Amina",  "Luis",    "Marie",   "Jürg",   "Fatou",  "Carlos", "Ana",    "Peter",  "Leïla",  "Kofi",
    "Ingrid", "Ahmed",   "Sofía",   "Pierre", "Nadia",  "Tomás",  "Grace",  "Émile",  "Yuki",   "Rosa",
    "Mehmet", "Claire",  "Ibrahim", "Elena",  "Samuel", "Awa",    "Miguel", "Hanna",  "Omar",   "Lucía",
    "Daniel", "Chantal", "Rafael",  "Ayşe",   "Thomas", "Mariam", "Jorge",  "Astrid", "Bakary", "Pilar"};
constexpr std::array<std::string_view, 20> beginnings{"Al",  "Ber", "Cas", "Dia", "Fer", "Gar", "Had", "Jan", "Kow", "Lin",
                                                      "Mar", "Nov", "Oué", "Pet", "Ros", "Sán", "Tra", "Ven", "Wal", "Yıl"};
constexpr std::array<std::string_view, 16> middles{"a",  "an", "be", "ci",  "do", "er", "gu", "í",
                                                   "ka", "lo", "ma", "ndi", "ö",  "re", "sa", "ti"};
constexpr std::array<std::string_view, 16> ends{"ba",  "ch", "dez", "era", "gui", "ko", "lla", "mann",
                                                "nga", "ov", "rez", "sen", "ski", "to", "vić", "z"};

struct Place {
  std::string_view fr, en, es;
};
constexpr std::array<Place, 16> states{{{"Sénégal", "Senegal", "Senegal"},
                                        {"Maroc", "Morocco", "Marruecos"},
                                        {"Suède", "Sweden", "Suecia"},
                                        {"Pérou", "Peru", "Perú"},
                                        {"Mexique", "Mexico", "México"},
                                        {"Allemagne", "Germany", "Alemania"},
                                        {"Ghana", "Ghana", "Ghana"},
                                        {"Équateur", "Ecuador", "Ecuador"},
                                        {"Philippines", "Philippines", "Filipinas"},
                                        {"Suisse", "Switzerland", "Suiza"},
                                        {"Kenya", "Kenya", "Kenya"},
                                        {"Canada", "Canada", "Canadá"},
                                        {"Bangladesh", "Bangladesh", "Bangladesh"},
                                        {"Turquie", "Turkey", "Turquía"},
                                        {"Costa Rica", "Costa Rica", "Costa Rica"},
                                        {"Égypte", "Egypt", "Egipto"}}};
struct Words {
  std::string_view title, dates, final_agenda, day_one, day_two, opening, panel, pause, closing, moderator, speakers,
      questions, end;
  std::array<std::string_view, 4> posts, ministries, bodies, topics;
  std::string_view prose, question;
};
constexpr std::array<Words, 3> languages{
    {{"Dialogue international sur la migration {}",
      "{}-{} mars {}, Palais des Nations, Genève",
      "Ordre du jour",
      "Première journée",
      "Deuxième journée",
      "Session d'ouverture",
      "Panel",
      "Pause",
      "Session de clôture",
      "Modérateur",
      "Orateurs",
      "Questions visant à orienter les débats :",
      "Fin de l'atelier",
      {"Directeur général", "Conseillère principale", "Secrétaire d'État", "Cheffe de division"},
      {"Ministère des affaires étrangères", "Ministère de l'intérieur", "Ministère du travail", "Ministère de la santé"},
      {"OIM", "Croix-Rouge internationale", "Université de Genève", "Forum des diasporas"},
      {"la mobilité de la main-d'œuvre", "la protection des enfants migrants", "les villes et l'accueil",
       "les données et la preuve"},
      "Ce panel examine les pratiques des pays d'origine, de transit et de destination et les moyens de mieux coopérer "
      "entre eux. ",
      "Quels partenariats pour {} ?"},
     {"International Dialogue on Migration {}",
      "{}-{} March {}, Palais des Nations, Geneva",
      "Agenda",
      "Day 1",
      "Day 2",
      "Opening session",
      "Panel",
      "Break",
      "Closing session",
      "Moderator",
      "Speakers",
      "Guiding questions:",
      "End of the workshop",
      {"Director General", "Senior Adviser", "State Secretary", "Head of Division"},
      {"Ministry of Foreign Affairs", "Ministry of the Interior", "Ministry of Labour", "Ministry of Health"},
      {"IOM", "Red Cross Federation", "University of Oxford", "Diaspora Forum"},
      {"labour mobility", "the protection of migrant children", "cities and welcome", "data and evidence"},
      "This panel looks at what countries of origin, transit and destination do and at ways in which they could work "
      "together. ",
      "Which partnerships for {}?"},
     {"Diálogo Internacional sobre la Migración {}",
      "{}-{} de marzo de {}, Palacio de las Naciones, Ginebra",
      "Programa",
      "Primer día",
      "Segundo día",
      "Sesión de apertura",
      "Panel",
      "Receso",
      "Sesión de clausura",
      "Moderador",
      "Panelistas",
      "Preguntas orientadoras:",
      "Fin del taller",
      {"Director General", "Asesora Principal", "Secretario de Estado", "Jefa de División"},
      {"Ministerio de Relaciones Exteriores", "Ministerio del Interior", "Ministerio de Trabajo", "Ministerio de Salud"},
      {"OIM", "Cruz Roja Internacional", "Universidad de Lima", "Foro de Diásporas"},
      {"la movilidad laboral", "la protección de la niñez migrante", "las ciudades y la acogida",
       "los datos y la evidencia"},
      "Este panel examina lo que hacen los países de origen, tránsito y destino y cómo podrían trabajar mejor juntos. ",
      "¿Qué alianzas para {}?"}}};

/// One of 12,000 people, each with a post and a body of their own, as printed in the language.
std::string person(Dice& dice, const Words& words, std::size_t language) {
  Dice own(1'000'003 + dice.below(12'000));
  const std::string_view first = own.pick(given);
  const std::string_view beginning = own.pick(beginnings);
  const std::string_view middle = own.pick(middles);
  const std::string surname = fmt::format("{}{}{}", beginning, middle, own.pick(ends));
  std::string name = fmt::format("{} {}", first, surname);
  if (own.below(4) == 0) { name += fmt::format(" {}{}", own.pick(beginnings), own.pick(ends)); }
  const std::size_t post = own.below(words.posts.size());
  const std::size_t body = own.below(words.bodies.size());
  if (own.below(3) == 0) { return fmt::format("{}, {}, {}", name, words.posts[post], words.bodies[body]); }
  const Place& state = own.pick(states);
  const std::array<std::string_view, 3> names{state.fr, state.en, state.es};
  return fmt::format("{}, {}, {}, {}", name, words.posts[post], words.ministries[body], names[language]);
}

void add_panel(std::string& text, Dice& dice, const Words& words, std::size_t language, unsigned number, unsigned hour) {
  const std::string_view topic = dice.pick(words.topics);
  text += fmt::format("{} h – {} h\t{} {} : {}\n\n", hour, hour + 1, words.panel, number, topic);
  for (unsigned i = 0; i < 14; ++i) {
    text += words.prose;
  }
  text += fmt::format("\n\n{}\n\n", words.questions);
  for (const std::string_view other : words.topics) {
    text += "- " + fmt::format(fmt::runtime(words.question), other) + "\n";
  }
  text += fmt::format("\n{} : {}\n\n{} :\n\n", words.moderator, person(dice, words, language), words.speakers);
  for (unsigned i = 0; i < 4; ++i) {
    text += "- " + person(dice, words, language) + "\n";
  }
  text += "\n";
}

} // namespace

std::string made_up_agenda(unsigned number) {
  Dice dice(number);
  const std::size_t language = number % languages.size();
  const Words& words = languages[language];
  const unsigned year = 2001 + number % 24;
  const unsigned day = 1 + static_cast<unsigned>(dice.below(26));
  std::string text = fmt::format(fmt::runtime(words.title), year) + "\n\n";
  text += fmt::format(fmt::runtime(words.dates), day, day + 1, year) + fmt::format("\n\n{}\n\n", words.final_agenda);
  unsigned panel = 1;
  for (const std::string_view heading : {words.day_one, words.day_two}) {
    text += fmt::format("{}\n\n", heading);
    if (panel == 1) { text += fmt::format("9 h – 10 h\t{}\n\n- {}\n\n", words.opening, person(dice, words, language)); }
    add_panel(text, dice, words, language, panel++, 10);
    add_panel(text, dice, words, language, panel++, 11);
    text += fmt::format("13 h – 15 h\t{}\n\n", words.pause);
    add_panel(text, dice, words, language, panel++, 15);
  }
  text += fmt::format("17 h – 18 h\t{}\n\n- {}\n\n{}\n", words.closing, person(dice, words, language), words.end);
  return text;
}

} // namespace entente::bench
