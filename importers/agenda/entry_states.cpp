#include <algorithm>

#include "core/text/unicode.hpp"
#include "importers/agenda/entry_parts.hpp"

namespace entente::entries {

namespace {

bool is_public(std::string_view level) {
  return level == "government" || level == "ministry" || level == "embassy" || level == "parliament" || level == "local" ||
         level == "agency";
}

bool may_be_public(std::string_view level) { return is_public(level) || level == "unit"; }

/// A demonym makes these a state's own: "Comisión Mexicana de …", "Swedish Migration Agency".
bool national_by_demonym(std::string_view level) { return may_be_public(level) || level == "institute"; }

/// A body of no state: what it stands in may still be one's, but a country behind it is only its seat.
bool is_outside(std::string_view level) {
  return level == "igo" || level == "ngo" || level == "university" || level == "company" || level == "process" ||
         level == "research";
}

/// The state that the words of a body name; nothing when they name two.
const Place* state_within(const std::vector<Place>& places, Span span, StateForm form) {
  const Place* found = nullptr;
  for (const Place& place : places) {
    if (place.form != form || place.span.first < span.first || place.span.last > span.last) continue;
    if (found != nullptr && found->iso3 != place.iso3) {
      // "Embassy of X in Y" speaks for the first.
      return found->span.first <= span.first + 4 ? found : nullptr;
    }
    if (found == nullptr) found = &place;
  }
  return found;
}

struct Choice {
  std::string iso3;
  Basis basis = Basis::none;
};

Basis basis_of(StateForm form) { return form == StateForm::name ? Basis::printed : Basis::derived; }

/// Whether the entry speaks for a state: by its bodies, else by its posts, else by a bare country behind the name.
bool speaks_for_state(const Details& details, const std::vector<Place>& places, bool state_printed,
                      bool national_institute) {
  bool any_public = false;
  bool any_outside = false;
  bool any_own = false;
  bool may_be = false;
  bool of_several = false; ///< a parliament of several states
  for (const BodyPart& body : details.bodies) {
    if (body.target) continue;
    // "Ms A (Malta, EPP/CD)": letters right behind a state are a political group's.
    const bool political_group = body.level.empty() && !body.known && letter_case(body.name).lower == 0 &&
                                 !details.states.empty() && details.states.front().span.last == body.span.first;
    if (political_group) continue;
    any_own = true;
    of_several = of_several || body.level == "igo";
    const bool local_or_state =
        is_public(body.level) && (body.level != "agency" || state_printed || !body.fact_state.empty());
    any_public = any_public || local_or_state;
    // "Working Group on Borders: Mr Ben Roth, Director of Immigration, Belize"
    const bool group_in_front = body.level == "committee" && body.span.last <= details.name_at;
    if (group_in_front) continue;
    any_outside = any_outside || is_outside(body.level) || body.level == "committee" ||
                  (body.level.empty() && body.guessed) || (body.known && !is_public(body.level));
    may_be = may_be || may_be_public(body.level) || (national_institute && body.level == "institute");
  }
  bool state_post = details.state_title && state_printed;
  bool private_post = false;
  for (const PostPart& post : details.posts) {
    state_post = state_post || post.level == "minister" || post.level == "diplomat" || post.level == "local" ||
                 post.level == "parliament";
    private_post = private_post || post.level == "private" || post.level == "academic";
  }
  if (any_public) return true;
  // "Kenya – Ms A, Bank of Kenya": the state in front is the body's own.
  const auto own = [&](const BodyPart& body) {
    const Place* named = state_within(places, body.span, StateForm::name);
    return named != nullptr && !body.known && body.level != "igo" && body.level != "ngo" && body.level != "university" &&
           named->iso3 == details.states.front().iso3;
  };
  const auto outside = [&](const BodyPart& body) {
    return !body.target && !own(body) &&
           (is_outside(body.level) || (body.known && !is_public(body.level) && body.fact_state.empty()));
  };
  if (details.state_in_front && !private_post && std::none_of(details.bodies.begin(), details.bodies.end(), outside))
    return true;
  const auto is_member = [](const PostPart& post) { return post.level == "parliament"; };
  const bool member = std::any_of(details.posts.begin(), details.posts.end(), is_member);
  if (member && state_printed && !of_several) return true;
  if (any_outside)
    return state_post &&
           std::any_of(details.posts.begin(), details.posts.end(), [](const PostPart& post) { return !post.state.empty(); });
  if (state_post) return true;
  if (any_own) return may_be && state_printed;
  const bool post_names_state =
      std::any_of(details.posts.begin(), details.posts.end(), [](const PostPart& post) { return !post.state.empty(); });
  return (!details.states.empty() || post_names_state) && !private_post;
}

/// "Philippine Consulate in Hong Kong": the state whose mission a demonym before the place says that it is; null for others.
const Place* sender(const Details& details, const std::vector<Place>& places) {
  for (const BodyPart& body : details.bodies) {
    if (body.target || body.level != "embassy") continue;
    const Place* const demonym = state_within(places, body.span, StateForm::demonym);
    const Place* const named = state_within(places, body.span, StateForm::name);
    if (demonym != nullptr && (named == nullptr || demonym->span.first < named->span.first)) return demonym;
  }
  return nullptr;
}

Choice choose(const Details& details, const std::vector<Place>& places) {
  if (const Place* const place = sender(details, places)) return {place->iso3, Basis::derived};
  for (const PostPart& post : details.posts)
    if (!post.state.empty() && post.state_form == StateForm::name) return {post.state, Basis::printed};
  if (!details.states.empty()) return {details.states.front().iso3, Basis::printed};
  for (const BodyPart& body : details.bodies)
    if (!body.target && may_be_public(body.level))
      if (const Place* place = state_within(places, body.span, StateForm::name)) return {place->iso3, Basis::printed};
  for (const BodyPart& body : details.bodies)
    if (!body.target && !body.fact_state.empty() && is_public(body.level)) return {body.fact_state, Basis::derived};
  for (const PostPart& post : details.posts)
    if (!post.state.empty()) return {post.state, basis_of(post.state_form)};
  for (const BodyPart& body : details.bodies)
    if (!body.target && national_by_demonym(body.level))
      if (const Place* place = state_within(places, body.span, StateForm::demonym)) return {place->iso3, Basis::derived};
  const bool local =
      std::any_of(details.bodies.begin(), details.bodies.end(),
                  [](const BodyPart& body) { return !body.target && body.level == "local"; }) ||
      std::any_of(details.posts.begin(), details.posts.end(), [](const PostPart& post) { return post.level == "local"; });
  if (local)
    for (const Place& place : places)
      if (place.form == StateForm::city) return {place.iso3, Basis::derived};
  return {};
}

/// "…, Guatemala y Honduras": states that end a list which began within the body's name.
bool only_states(const Scan& scan, Span span) {
  const std::string text = scan.line.printed(span);
  const auto found = scan.reference.find_states(text);
  return found.size() > 1 && found.front().begin == 0 && found.back().end == text.size();
}

/// "Office for Central America": a capital stands behind "for".
bool serves_places(const Scan& scan, Span span) {
  for (std::size_t at = span.first + 1; at + 1 < span.last; ++at) {
    std::size_t length = 0;
    if (scan.joiner(at, span.last, length) != "for") continue;
    const std::size_t next = scan.skip_articles(at + length, span.last);
    if (next < span.last && scan.line.words()[next].upper) return true;
  }
  return false;
}

} // namespace

/// "Office for Chad, Mali, Niger and Togo": how many segments from `from` on go on with the states that a body's name
/// ends in.
std::size_t states_tail(const Scan& scan, const std::vector<Phrase>& segments, std::size_t from, const Phrase& previous) {
  const std::string text = scan.line.printed(previous.span);
  const auto named = scan.reference.find_states(text);
  std::size_t to = from;
  while (to < segments.size() && segments[to].before == Gap::comma && scan.state(segments[to].span) != nullptr)
    ++to;
  if (to == segments.size() || segments[to].before != Gap::comma) return 0;
  const bool ends = only_states(scan, segments[to].span);
  const bool begins =
      to == from || (!named.empty() && named.back().end == text.size()) || serves_places(scan, previous.span);
  return ends && begins ? to - from + 1 : 0;
}

void settle_states(const Scan& scan, const Details& details, const std::vector<Place>& places, EntryRecord& entry) {
  static_cast<void>(scan);
  const bool demonym_public = std::any_of(details.bodies.begin(), details.bodies.end(), [&](const BodyPart& body) {
    return !body.target && national_by_demonym(body.level) && state_within(places, body.span, StateForm::demonym) != nullptr;
  });
  const Choice choice = choose(details, places);
  const bool printed = choice.basis == Basis::printed || demonym_public;
  if (!choice.iso3.empty() && speaks_for_state(details, places, printed, demonym_public)) {
    entry.state = choice.iso3;
    entry.state_basis = choice.basis;
  }
  const std::string seat = details.states.empty() ? std::string{} : details.states.front().iso3;
  for (std::size_t i = 0; i < details.bodies.size(); ++i) {
    const BodyPart& body = details.bodies[i];
    BodyRecord& record = entry.bodies[i];
    if (!body.fact_state.empty()) {
      // "Home Office, Kenya" is not the body that the reference knows by that name.
      const bool another =
          entry.state && entry.state_basis == Basis::printed && *entry.state != body.fact_state && is_public(body.level);
      record.state = another ? *entry.state : body.fact_state;
      if (another) record.reference.reset();
      continue;
    }
    if (body.target || body.is_process) continue;
    const Place* named = body.level == "igo" ? nullptr : state_within(places, body.span, StateForm::name);
    if (named != nullptr)
      record.state = named->iso3;
    else if (entry.state && !is_outside(body.level) && body.level != "committee")
      record.state = entry.state;
    else if (!seat.empty() && body.level != "process")
      record.state = seat;
    else if (entry.state && body.level == "committee")
      record.state = entry.state;
  }
}

} // namespace entente::entries
