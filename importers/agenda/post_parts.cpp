#include <algorithm>

#include "core/text/unicode.hpp"
#include "importers/agenda/entry_parts.hpp"
#include "importers/agenda/post_complements.hpp"

namespace entente::entries {

namespace {

/// "IOM Director General", "UN Special Rapporteur": the body printed before the post's noun.
std::size_t leading_body(const Scan& scan, const Phrase& phrase, Details& details) {
  const Span span = phrase.span;
  if (phrase.head.first <= span.first) return span.first;
  std::size_t end = 0;
  for (std::size_t stop = phrase.head.first; stop > span.first && end == 0; --stop)
    if (!known_body_at(scan, span.first, stop, end)) end = 0;
  if (end > 0 ||
      (phrase.cue->value != "academic" && is_acronym(scan, {span.first, span.first + 1}) && (end = span.first + 1) > 0)) {
    if (end > phrase.head.first) return span.first;
    const std::size_t before = details.bodies.size();
    read_body(scan, {span.first, end}, details);
    return details.bodies.size() > before ? end : span.first;
  }
  return span.first;
}

void tell_state(const Scan& scan, Span before_noun, const std::vector<Place>& places, PostPart& post) {
  for (const Place& place : places) {
    if (place.span.first < before_noun.first || place.span.last > before_noun.last || place.form == StateForm::city)
      continue;
    if (!scan.line.words()[place.span.first].upper) continue;
    post.state = place.iso3;
    post.state_form = place.form;
  }
}

bool is_accreditation(std::string_view join) { return join == "to" || join == "accredited"; }

/// Reads one post from its noun on: the complements that its joiners open, and the posts joined to it by "and".
class PostReader {
public:
  PostReader(const Scan& scan, const std::vector<Place>& places, Details& details)
      : scan_(scan), places_(places), details_(details) {}

  void read(Span span, const Cue* cue, Span head);

private:
  [[nodiscard]] bool found_body() const { return details_.bodies.size() > post_.bodies_before; }
  /// Goes on from the joiner at `at`; gives where to go on next.
  std::size_t step(std::size_t at, std::string_view join, std::size_t next);
  std::size_t at_letters(std::size_t at);
  std::size_t at_and(std::size_t at, std::size_t next);
  std::size_t at_complement(std::size_t at, std::string_view join, std::size_t next);
  void take_body(const Complement& found, std::size_t at, bool tie_here);
  void finish(Span text, Span whole);

  const Scan& scan_;
  const std::vector<Place>& places_;
  Details& details_;
  PostPart post_;
  Span span_;
  Span head_;
  std::size_t text_end_ = 0;
  std::size_t tie_end_ = 0;
  bool accredited_ = false; ///< what follows is where the post is, not whose it is
  bool former_ = false;
  bool for_leader_ = false; ///< the tie stands for whoever chairs what follows
  bool to_in_tie_ = false;  ///< the noun of the tie ends in "to" or "auprès"
};

void PostReader::finish(Span text, Span whole) {
  post_.text = scan_.line.printed(text);
  post_.whole = scan_.line.printed(whole);
  post_.gender = post_gender(scan_, whole);
  details_.posts.push_back(std::move(post_));
}

void PostReader::read(Span span, const Cue* cue, Span head) {
  span_ = span;
  head.last = before_longer_body(scan_, head, span.last);
  head_ = head;
  text_end_ = span.last;
  post_.level = cue == nullptr ? std::string("plain") : cue->value;
  post_.bodies_before = details_.bodies.size();
  find_tie(scan_, span, head, post_, tie_end_);
  tell_state(scan_, {span.first, head.first}, places_, post_);
  former_ = has_adjective(scan_, span.first, head.first, "former");
  if (former_) post_.level = "private";
  const bool own_tie = post_.partnership && !post_.partnership_inside;
  std::size_t tie_length = 0;
  if (const Cue* tie = own_tie ? tie_at(scan_, head.first, span.last, tie_length) : nullptr;
      tie != nullptr && tie_length > 1) {
    constexpr std::size_t least_words = 3;
    post_.tie_names_body = tie_length >= least_words && post_.partnership == PartnershipKind::member_of;
    for (std::size_t word = head.first + 1; word < head.first + tie_length; ++word) {
      std::size_t joined = 0;
      to_in_tie_ = to_in_tie_ || is_accreditation(scan_.joiner(word, span.last, joined));
    }
  }
  std::size_t at = own_tie ? std::max(head.last, std::min(tie_end_, span.last)) : head.last;
  while (at < span_.last) {
    std::size_t length = 0;
    const std::string_view join = scan_.joiner(at, span_.last, length);
    at = join.empty() ? at_letters(at) : step(at, join, at + length);
  }
  if (span_.first < span_.last) finish({span_.first, text_end_}, span_);
}

std::size_t PostReader::step(std::size_t at, std::string_view join, std::size_t next) {
  if (join == "and") return at_and(at, next);
  if (is_accreditation(join)) {
    std::size_t begin = 0;
    std::size_t end = 0;
    const bool diplomatic = join == "accredited" || post_.level == "diplomat" || found_body() || !post_.state.empty();
    const bool tie_here = post_.partnership && at >= tie_end_;
    if (diplomatic && !tie_here && scan_.post_at(next, span_.last, begin, end) == nullptr) accredited_ = true;
  }
  return accredited_ || join == "article" ? next : at_complement(at, join, next);
}

/// "Cheffe de mission OIM Sénégal": letters of a known body right behind the post, and nothing or a country behind them.
std::size_t PostReader::at_letters(std::size_t at) {
  const Word& word = scan_.line.words()[at];
  const Place* const country = at + 1 < span_.last ? place_at(places_, at + 1) : nullptr;
  const bool ends = (country != nullptr ? country->span.last : at + 1) == span_.last;
  const bool alone = word.caps && word.gap == Gap::space && ends && !found_body() && !post_.partnership;
  if (alone && scan_.known_body({at, at + 1})) take_body({Complement::What::body, at, at + 1}, at, false);
  return at + 1;
}

/// "… et Membre du Comité": another post, unless both share what follows ("Fondatrice et Présidente de …").
std::size_t PostReader::at_and(std::size_t at, std::size_t next) {
  std::size_t begin = 0;
  std::size_t end = 0;
  const Cue* second = scan_.post_at(next, span_.last, begin, end);
  const auto& words = scan_.line.words();
  std::size_t length = 0;
  const Cue* tie = tie_at(scan_, next, span_.last, length);
  const auto kind = tie == nullptr ? std::nullopt : parse_partnership_kind(tie->value);
  // "fondatrice et présidente de X" is one post of two names; "nurse and member of the committee of Y" is two.
  const bool behind_noun = at <= scan_.skip_adjectives(head_.last, span_.last);
  const bool small_tie = second != nullptr && begin == next && !words[begin].upper && end < span_.last && kind &&
                         !(behind_noun && kind == PartnershipKind::chairs) &&
                         !scan_.joiner(std::max(end, next + length), span_.last, length).empty();
  const bool own = second != nullptr && (small_tie || ((begin == next || words[next].upper) && words[begin].upper));
  if (!own || (end >= span_.last && !found_body())) return next;
  const bool shared = !small_tie && behind_noun && !found_body() && !post_.partnership && post_.state.empty();
  if (shared) {
    head_ = {begin, end};
    return end;
  }
  post_.has_body = found_body();
  if (post_.partnership_inside && tie_end_ > at) post_.partnership.reset();
  finish({span_.first, std::min(text_end_, at)}, {span_.first, at});
  PostReader(scan_, places_, details_).read({next, span_.last}, second, {begin, end});
  span_.first = span_.last;
  return span_.last;
}

std::size_t PostReader::at_complement(std::size_t at, std::string_view join, std::size_t next) {
  const bool tie_here = post_.partnership && at >= tie_end_;
  const bool joint_tie = tie_here && (is_joint(*post_.partnership) || for_leader_) &&
                         (join == "of" || is_accreditation(join) || join == "for" || join == "at");
  if (tie_here && *post_.partnership == PartnershipKind::member_of && join == "of") {
    if (const Complement board = board_of(scan_, next, span_.last); board.what == Complement::What::body) {
      take_body(board, at, tie_here);
      return board.end;
    }
  }
  const Complement found = complement_at(scan_, join, next, span_.last, places_, post_.level, joint_tie);
  if (found.what == Complement::What::state && post_.state.empty() && !former_) {
    const Place* place = place_at(places_, scan_.skip_articles(next, span_.last));
    if (place == nullptr) place = place_at(places_, next);
    if (place != nullptr) post_.state = place->iso3;
  }
  if (found.what == Complement::What::body) take_body(found, at, tie_here);
  // "Representative of the Chair of the Forum": the tie is to what is chaired.
  if (found.what == Complement::What::person && tie_here && *post_.partnership == PartnershipKind::represents) {
    std::size_t length = 0;
    const Cue* leads = tie_at(scan_, scan_.skip_articles(next, span_.last), span_.last, length);
    for_leader_ = leads != nullptr &&
                  (leads->value == to_text(PartnershipKind::chairs) || leads->value == to_text(PartnershipKind::co_chairs));
  }
  return std::max(found.end, next);
}

void PostReader::take_body(const Complement& found, std::size_t at, bool tie_here) {
  const std::size_t before = details_.bodies.size();
  read_body(scan_, {found.begin, found.end}, details_);
  for (std::size_t i = before; i < details_.bodies.size(); ++i)
    details_.bodies[i].post = details_.posts.size();
  if (details_.bodies.size() == before) return;
  if (tie_here && !post_.target) {
    post_.target = before;
    std::size_t joined = 0;
    post_.tie_to = is_accreditation(scan_.joiner(at, span_.last, joined)) || to_in_tie_;
  }
  post_.has_body = true;
  std::size_t ignored = 0;
  const std::string_view tail = found.end < span_.last ? scan_.joiner(found.end, span_.last, ignored) : std::string_view{};
  if (text_end_ == span_.last && tail != "on" && tail != "for" && !post_.partnership_inside) text_end_ = at;
}

} // namespace

void read_post(const Scan& scan, const Phrase& phrase, const std::vector<Place>& places, Details& details) {
  const std::size_t from = leading_body(scan, phrase, details);
  std::size_t text_from = from;
  // "et Membre du Comité": the conjunction is no part of the post.
  std::size_t length = 0;
  if (scan.joiner(text_from, phrase.span.last, length) == "and") text_from += length;
  text_from = scan.skip_articles(text_from, phrase.span.last);
  if (text_from > phrase.head.first) text_from = phrase.head.first;
  PostReader(scan, places, details).read({text_from, phrase.span.last}, phrase.cue, phrase.head);
}

} // namespace entente::entries
