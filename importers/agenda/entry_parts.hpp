/// @file
/// The parts of an entry's details: phrases, posts, bodies and states, and how a run of words becomes them.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/model/programme.hpp"
#include "importers/agenda/entry.hpp"
#include "importers/agenda/entry_words.hpp"

namespace entente::entries {

/// A state printed somewhere in the details.
struct Place {
  Span span;
  std::string iso3;
  StateForm form = StateForm::name;
};

enum class PhraseKind { post, body, state, place, role, remote, unconfirmed, rank, aside_body, tie, unknown };

/// A stretch between two separators that is one thing.
struct Phrase {
  Span span;
  PhraseKind kind = PhraseKind::unknown;
  const Cue* cue = nullptr; ///< of the post or body noun
  Span head;                ///< the noun
  std::string state;        ///< of a state phrase
  Gap before = Gap::comma;
  std::optional<std::size_t> aside; ///< the phrase is this bracketed remark
};

/// A body as found, before it becomes a record.
struct BodyPart {
  Span span;
  std::string name;
  std::optional<std::string> acronym;
  std::string level; ///< value of the body cue ("ministry", "university"); empty when nothing tells
  std::string reference;
  bool is_process = false;
  bool known = false;
  std::string fact_state;   ///< of a known organisation
  std::size_t post = 0;     ///< index of the post it came with; number of posts so far for a body of its own
  bool inside_next = false; ///< the next body is the one this is part of
  bool guessed = false;     ///< nothing but its place says that it is a body
  bool target = false;      ///< of a partnership
  bool beside = false;      ///< what supports or hosts something, or its partner: no body of the person's
  bool joint = false;       ///< its noun says that others make it up: a committee, a group, a forum
};

/// A post as found.
struct PostPart {
  std::string text;
  std::string whole; ///< with the bodies named in it
  std::string
      level; ///< value of the post cue: "minister", "diplomat", "local", "parliament", "academic", "private", "plain"
  std::optional<Gender> gender;
  std::string state; ///< named as the post's own ("Ambassadeur du Maroc")
  StateForm state_form = StateForm::name;
  std::optional<PartnershipKind> partnership;
  bool partnership_inside = false;   ///< the tie is named inside the post, not by its noun
  std::optional<std::size_t> target; ///< index of the partnership's body
  std::size_t bodies_before = 0;     ///< bodies found before this post
  bool has_body = false;             ///< a body is named within the post
  bool is_tie = false;               ///< no post at all: "supported by …", "on behalf of …"
  bool of_body = false;              ///< the tie is between two bodies: "supported by …", "in partnership with …"
  bool tie_names_body = false;       ///< the noun of the tie names a committee or board ("member of the advisory board")
  bool tie_to = false;               ///< the tie's target stands behind "to" or "auprès": it is another's
};

/// What the details of one person say.
struct Details {
  std::vector<PostPart> posts;
  std::vector<BodyPart> bodies;
  std::vector<Place> states; ///< named on their own (", Pérou", "(Ghana)")
  std::vector<std::string> ranks;
  std::vector<std::string> doubts;
  std::optional<Gender> rank_gender;
  std::optional<Role> role;
  bool state_title = false;    ///< the honorific is a state's ("Ambassador", "Senator")
  bool state_in_front = false; ///< a state stands before the name: "Malta – Ana Paz, Director, Agency"
  std::size_t name_at = 0;     ///< the first word of the name
  bool remote = false;
  bool unconfirmed = false;
};

/// The text with "Name (Post, Body)" as "Name , Post, Body ,": brackets that hold the details are no aside. Where several
/// names have such brackets, each closing one ends a person. Same length.
[[nodiscard]] std::string unwrapped(const EntryText& entry, const EntryContext& context, const Reference& reference);

/// The states, demonyms and cities within a span of words.
[[nodiscard]] std::vector<Place> places_in(const Scan& scan, Span span);
/// The place whose span holds the word; null when none does.
[[nodiscard]] const Place* place_at(const std::vector<Place>& places, std::size_t word);
/// The details cut at their separators, enumerations put together again, each phrase told by what it is.
[[nodiscard]] std::vector<Phrase> phrases_of(const Scan& scan, Span span, Details& details);
/// What a stretch of words is, by its nouns and by the reference facts.
[[nodiscard]] Phrase classify(const Scan& scan, Span span);

/// Reads a rank: spelled out behind the name, without another post behind it, it is the person's post ("Ana Paz, Colonel,
/// Army"), else a title.
void read_rank(const Scan& scan, const std::vector<Phrase>& phrases, std::size_t at, Details& details);
/// "Ana Paz, Colonel, Border Guard": behind a post, words for those who serve name whom they serve in.
[[nodiscard]] bool is_corps_of_rank(const Scan& scan, const Phrase& phrase, const Details& details);

/// Reads a post phrase: posts, the states and bodies named in them, ties to other bodies.
void read_post(const Scan& scan, const Phrase& phrase, const std::vector<Place>& places, Details& details);
/// The noun of a tie ("Co-chair", "supported by") that begins at the word, within `last`; null when there is none.
[[nodiscard]] const Cue* tie_at(const Scan& scan, std::size_t at, std::size_t last, std::size_t& length);
/// Who co-chairs or co-facilitates shares that with others, so that the post always states a tie.
[[nodiscard]] bool is_joint(PartnershipKind kind);
/// An adjective before the noun that makes it another post: "Vice-", "Deputy" (lesser), "Former", "ancien" (former).
[[nodiscard]] bool has_adjective(const Scan& scan, std::size_t from, std::size_t noun, std::string_view value);
/// A tie that the post states: by its own noun, or within ("pour la coprésidence du …"); `tie_end` gets where its words end.
void find_tie(const Scan& scan, Span span, Span head, PostPart& post, std::size_t& tie_end);
/// The tie that a phrase without a post states ("hosted by the City of X", "on behalf of the Chair of Y"): the words of
/// its target; nothing when the phrase is none.
[[nodiscard]] std::optional<Span> tie_target(const Scan& scan, Span span, PartnershipKind& kind);
/// Reads such a phrase.
void read_tie(const Scan& scan, const Phrase& phrase, Details& details);
/// Finds the targets of the ties that posts state, and drops what is no tie: one counts when the post is a second one in
/// another body; co-chairs and co-facilitators always.
void settle_ties(Details& details);

/// The settled ties of the entry that is read next, from the person or from their own body. What supports or hosts
/// something that the entry does not name goes to review.
void add_ties(const Details& details, const Evidence& evidence, EntryReading& reading);
/// Gender that the noun and adjectives of a post mark; a feminine form decides.
[[nodiscard]] std::optional<Gender> post_gender(const Scan& scan, Span span);

/// Adds the body that the words name, and the larger body it says to be part of.
void read_body(const Scan& scan, Span span, Details& details, bool guessed = false);
/// What kind of body the words name ("ministry", "ngo"), by reference facts, nouns and qualifiers.
[[nodiscard]] std::string body_level(const Scan& scan, Span span);
/// A known organisation or process that begins at `from`; `end` gets where it ends. False when there is none.
[[nodiscard]] bool known_body_at(const Scan& scan, std::size_t from, std::size_t last, std::size_t& end);
/// True when the words are one acronym of a body (capitals, no state).
[[nodiscard]] bool is_acronym(const Scan& scan, Span span);

/// Number of segments from `from` on that go on with the states a body's name ends in ("Office for Chad, Mali and Togo").
[[nodiscard]] std::size_t states_tail(const Scan& scan, const std::vector<Phrase>& segments, std::size_t from,
                                      const Phrase& previous);

/// "Député au Parlement européen": where the noun of the post ends when its own complement begins a longer body's name.
[[nodiscard]] std::size_t before_longer_body(const Scan& scan, Span head, std::size_t last);

/// Settles the gender: by the title before the name, else by feminine, else by masculine forms of posts and of the role.
void settle_gender(const Details& details, const EntryContext& context, std::optional<Gender> titled, EntryRecord& entry);

/// Settles the state spoken for and the states of the bodies.
void settle_states(const Scan& scan, const Details& details, const std::vector<Place>& places, EntryRecord& entry);

} // namespace entente::entries
