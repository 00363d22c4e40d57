/// @file
/// The words by which agendas are read, from datasets/reference: language lives in data, not in code.
#pragma once

#include <bitset>
#include <cstddef>
#include <functional>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "core/model/enums.hpp"

namespace entente {

/// One cue as listed: a phrase in one language with what it stands for.
struct Cue {
  std::string phrase; ///< as written in the list
  std::string folded; ///< `fold(phrase)`
  std::optional<Language> language;
  std::string value; ///< what it stands for; the meaning depends on the list
  std::optional<Gender> gender;
  bool plural = false; ///< of roles: the heading announces several people
};

/// A list of cues with look-up by folded words, longest phrase first. A phrase may be listed in several languages
/// ("Director" marks a gender in Spanish, none in English): the cue of the `preferred` language is given where there is
/// one, else the first listed.
class CueList {
public:
  /// Adds a cue; `folded` is made from `phrase` when empty.
  void add(Cue cue);
  /// The longest cue that `folded_words` begins with at `from`; null when none. `length` gets its number of words,
  /// which is at most `longest`.
  [[nodiscard]] const Cue* match(const std::vector<std::string>& folded_words, std::size_t from, std::size_t& length,
                                 std::optional<Language> preferred = std::nullopt,
                                 std::size_t longest = std::numeric_limits<std::size_t>::max()) const;
  /// The cue that the whole text is.
  [[nodiscard]] const Cue* exact(std::string_view text, std::optional<Language> preferred = std::nullopt) const;
  /// The first cue, longest at each place, anywhere in the words.
  [[nodiscard]] const Cue* find(const std::vector<std::string>& folded_words, std::size_t& from, std::size_t& length,
                                std::optional<Language> preferred = std::nullopt) const;
  /// True when a cue begins with the folded word. Words that begin none are mostly told without a look-up.
  [[nodiscard]] bool begins(std::string_view folded_word) const { return bucket_of(folded_word) != nullptr; }
  [[nodiscard]] const std::vector<Cue>& all() const { return cues_; }

private:
  /// The cues that begin with a word, as indices into cues_, longest first.
  using Bucket = std::vector<std::size_t>;

  [[nodiscard]] const Cue* preferred_of(std::size_t index, std::optional<Language> preferred) const;
  [[nodiscard]] const Bucket* bucket_of(std::string_view folded_word) const;
  [[nodiscard]] static std::size_t mark_of(std::string_view folded_word);

  std::vector<Cue> cues_;
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
  };
  std::unordered_map<std::string, Bucket, Hash, std::equal_to<>> by_first_word_;
  static constexpr std::size_t marks = 2048;
  std::bitset<marks> marked_; ///< by what is cheap to tell of the first words
};

/// All cue lists. `roles` and `honorifics` come from the files of the same name, those of tables from columns.csv, the
/// others from cues.csv (list, cue, language, value, gender, source).
struct Cues {
  CueList roles;             ///< value: contract role, empty for "no appearance"; gender where the form marks it
  CueList honorifics;        ///< value: type; gender where it marks one
  CueList session_labels;    ///< "Panel", "Session", "Table ronde": words that number a session; value: session kind
  CueList session_kinds;     ///< "Pause", "Session d'ouverture", "Side event": value: session kind
  CueList theme_intros;      ///< "Questions visant à orienter les débats", "Topics": what announces themes
  CueList not_themes;        ///< "Objectifs": lists that follow are not themes
  CueList partnership_posts; ///< "Co-facilitateur", "Membre du comité": value: partnership kind, "accompanied"
  CueList remote;            ///< "message vidéo", "by video link"
  CueList parallel;          ///< "Parallel sessions", "en simultané": what comes at one time; value "label" with a number
  CueList end_marks;         ///< "Fin de la première journée": lines that end a day and are no session
  CueList document_titles;   ///< "Ordre du jour final", "Concept note": value: document kind
  CueList place_words;       ///< "Palais", "Conference room", "Lieu": words that mark a place
  CueList post_words; ///< nouns of posts ("Directeur", "Minister"): value: for whom they speak ("minister", "plain"), gender
  CueList post_adjectives;  ///< "générale", "exécutif", "adjointe": gender; value "lesser" ("vice"), "former"
  CueList body_words;       ///< nouns of bodies ("Ministère", "Universidad"): value: kind ("ministry", "ngo", "unit")
  CueList body_qualifiers;  ///< "national", "international": value: "public" or "international"
  CueList joiners;          ///< "of", "chez", "ante": value: "of", "at", "to", "accredited", "in", "for", "on", "by", "and",
                            ///< "article", "speaks-for"
  CueList field_words;      ///< ordinary words of fields of work ("migration", "trabajo"), which name no body
  CueList person_particles; ///< "de", "van der", "Al": lower-case words within names
  CueList to_be_confirmed;  ///< "TBC", "à confirmer"
  CueList stop_words;       ///< words that say nothing for matching texts; value empty
  CueList articles;         ///< "the", "les", "de la": words before a name that are not part of it
  CueList possessives;      ///< "its", "ses", "su"
  CueList generations;      ///< "fils", "hijo": words at a name's end that tell it from a parent's
  // From columns.csv, for tables.
  CueList column_labels;     ///< "Nom de famille", "Country": value: what the column holds ("surname", "state")
  CueList gender_values;     ///< "F", "Homme": value: "f", "m" or "unknown"
  CueList remote_values;     ///< "Oui", "online": value: "yes" or "no"
  CueList tie_values;        ///< "Membre de", "donor": value: partnership kind
  CueList end_values;        ///< "Pays", "NGO": value: kind of thing
  CueList plain_sheets;      ///< "Feuil1", "List of participants": sheet and file names that title nothing
  CueList attendance_values; ///< "Head of delegation", "Observateur": roles of people who attend and do not speak

  CueList dotted_titles; ///< "Soc.", "Ec.": degrees before a name whose letters mean something else without the stop

  CueList not_states; ///< "New Mexico", "Lake Chad": names that contain a state's name and are not that state

  // From cues.csv, for running text.
  CueList act_auxiliaries; ///< "will", "sera": words that say what is to be done
  CueList act_verbs;       ///< "open" behind an auxiliary, "présidera": value: role of whoever does it
  CueList calling_verbs;   ///< "will hear", "con la participación de": people stand behind; value: their role
  CueList behalf_words;    ///< "represented by", "en su calidad de": value: "stood-in", "capacity"
  CueList clause_words;    ///< "who", "suivi de": words with which another clause begins behind people; value: relative

  CueList aside_columns; ///< "Method", "Salle": heads of columns of a programme that name neither sessions nor people
};

} // namespace entente
