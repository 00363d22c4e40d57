#include "importers/agenda/entry_words.hpp"

#include <algorithm>
#include <array>
#include <cstdint>

#include "core/text/unicode.hpp"

namespace entente::entries {

namespace {

struct CodePoint {
  std::uint32_t value = 0;
  std::size_t length = 1;
};

CodePoint code_point_at(std::string_view text, std::size_t at) {
  const auto byte = [&](std::size_t i) { return static_cast<std::uint32_t>(static_cast<unsigned char>(text[i])); };
  const std::uint32_t lead = byte(at);
  if (lead < 0x80) return {lead, 1};
  const std::size_t want = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
  if (at + want > text.size()) return {0xFFFD, text.size() - at};
  std::uint32_t value = lead & (want == 4 ? 0x07U : want == 3 ? 0x0FU : 0x1FU);
  for (std::size_t i = 1; i < want; ++i)
    value = (value << 6U) | (byte(at + i) & 0x3FU);
  return {value, want};
}

bool is_ascii_letter(std::uint32_t c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

bool in_word(std::uint32_t c) {
  if (c < 0x80) return is_ascii_letter(c) || (c >= '0' && c <= '9') || c == '&';
  if (c < 0xC0) return c == 0xAA || c == 0xBA;
  const bool punctuation = c == 0xD7 || c == 0xF7 || (c >= 0x2000 && c <= 0x206F) || (c >= 0x2190 && c <= 0x2BFF) ||
                           (c >= 0x3000 && c <= 0x303F) || c == 0xFEFF || c == 0xFFFD || (c >= 0xE000 && c <= 0xF8FF);
  return !punctuation;
}

bool is_space(std::uint32_t c) { return c == ' ' || c == '\r' || c == 0xA0 || c == 0x202F || (c >= 0x2000 && c <= 0x200A); }
bool is_dash(std::uint32_t c) { return c == '-' || (c >= 0x2010 && c <= 0x2015) || c == 0x2212; }
bool is_apostrophe(std::uint32_t c) {
  return c == '\'' || c == 0x2019 || c == 0x2018 || c == 0x2BC || c == '`' || c == 0xB4;
}

Gap single_mark(std::uint32_t c) {
  switch (c) {
  case '\n':
  case '\t':
  case '|': return Gap::line;
  case ';': return Gap::semicolon;
  case ',': return Gap::comma;
  case ':': return Gap::colon;
  case '/': return Gap::slash;
  case '.': return Gap::period;
  default: return is_apostrophe(c) ? Gap::apostrophe : is_space(c) ? Gap::space : Gap::none;
  }
}

/// The strongest mark of the bytes between two words.
Gap gap_of(std::string_view between) {
  Gap strongest = Gap::none;
  for (std::size_t at = 0; at < between.size();) {
    const CodePoint point = code_point_at(between, at);
    Gap mark = single_mark(point.value);
    if (mark == Gap::apostrophe && at > 0 && strongest == Gap::space) mark = Gap::space; // "Senator 'Mamello"
    if (is_dash(point.value)) {
      const bool initials = between.front() == '.' && at == 1 && at + point.length == between.size(); // "J.-P."
      const bool alone = !initials && (at > 0 || at + point.length < between.size());
      mark = alone ? Gap::dash : Gap::hyphen;
    } else if (point.value == '/' && at > 0 && at + 1 < between.size()) {
      mark = Gap::dash;
    }
    strongest = std::max(strongest, mark);
    at += point.length;
  }
  return strongest;
}

std::size_t closing_bracket(std::string_view text, std::size_t open) {
  int depth = 0;
  for (std::size_t at = open; at < text.size(); ++at) {
    if (text[at] == '(' || text[at] == '[') ++depth;
    if ((text[at] == ')' || text[at] == ']') && --depth == 0) return at;
  }
  return std::string_view::npos;
}

} // namespace

Line::Line(std::string_view text, const std::vector<std::pair<std::size_t, std::size_t>>& emphasis) : text_(text) {
  std::size_t gap_from = 0;
  std::string between;
  for (std::size_t at = 0; at < text_.size();) {
    if (text_[at] == '(' || text_[at] == '[') {
      const std::size_t close = closing_bracket(text_, at);
      if (close != std::string_view::npos) {
        asides_.push_back({words_.size(), at, close + 1, squeeze(text_.substr(at + 1, close - at - 1))});
        between += text_.substr(gap_from, at - gap_from);
        at = gap_from = close + 1;
        continue;
      }
    }
    const CodePoint point = code_point_at(text_, at);
    if (!in_word(point.value)) {
      at += point.length;
      continue;
    }
    const std::size_t begin = at;
    while (at < text_.size()) {
      const CodePoint next = code_point_at(text_, at);
      const bool maria = text_.substr(begin).starts_with("M.ª") && at == begin + 1; // "M.ª del Mar": María
      if (!in_word(next.value) && !maria) break;
      at += next.length;
    }
    between += text_.substr(gap_from, begin - gap_from);
    add_word(begin, at, gap_of(between));
    between.clear();
    gap_from = at;
  }
  for (Word& word : words_)
    for (const auto& [begin, end] : emphasis)
      if (word.begin >= begin && word.end <= end) word.emphasised = true;
}

void Line::add_word(std::size_t begin, std::size_t end, Gap gap) {
  const std::string_view text = text_.substr(begin, end - begin);
  std::string folded = text == "&" ? std::string("and") : fold(text);
  if (folded.empty()) return;
  Word word;
  word.begin = begin;
  word.end = end;
  word.gap = gap;
  const LetterCase letters = letter_case(text);
  word.upper = letters.upper > 0 && starts_upper(text);
  word.proper = letters.upper > 0;
  word.caps = letters.upper > 1 && letters.lower == 0;
  word.digits = std::any_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
  word.abbreviated = end < text_.size() && text_[end] == '.';
  words_.push_back(word);
  folded_.push_back(std::move(folded));
}

std::string Line::printed(Span span) const {
  span.last = std::min(span.last, words_.size());
  if (span.empty()) return {};
  std::size_t from = words_[span.first].begin;
  const Word& end_word = words_[span.last - 1];
  const std::size_t to =
      end_word.end + (end_word.abbreviated && end_word.upper && end_word.end - end_word.begin <= 4 ? 1 : 0);
  std::string result;
  for (const Aside& aside : asides_) {
    if (aside.after <= span.first || aside.after >= span.last) continue;
    result += text_.substr(from, aside.begin - from);
    from = aside.end;
  }
  result += text_.substr(from, to - from);
  std::string squeezed = squeeze(result);
  // A bracket that was cut out leaves a space before the mark that followed it.
  for (std::size_t at = squeezed.find(" ,"); at != std::string::npos; at = squeezed.find(" ,", at))
    squeezed.erase(at, 1);
  return squeezed;
}

std::size_t Line::word_at(std::size_t byte) const {
  const auto found = std::find_if(words_.begin(), words_.end(), [&](const Word& word) { return word.end > byte; });
  return static_cast<std::size_t>(found - words_.begin());
}

std::size_t Line::next_break(std::size_t from, std::size_t last, Gap gap) const {
  for (std::size_t at = from + 1; at < last; ++at)
    if (words_[at].gap >= gap) return at;
  return last;
}

namespace {

constexpr std::size_t longest_name_of_facts = 24;

/// False when the word that the span begins with begins no name of the kind.
bool may_begin(const Reference& reference, NameOf kind, const Line& line, Span span) {
  if (span.empty() || line.text()[line.words()[span.first].begin] == '&') return true;
  const std::string_view folded = line.folded()[span.first];
  return reference.may_begin(kind, folded.substr(0, folded.find(' ')));
}

/// The remembered answer for a span, else a new one by `look_up`. Names begin with a capital or hold one.
template <typename Answers, typename LookUp> auto remembered(Answers& answers, const Line& line, Span span, LookUp look_up) {
  const auto found = std::find_if(answers.begin(), answers.end(), [&](const auto& answer) { return answer.span == span; });
  if (found != answers.end()) return found->facts;
  const auto& words = line.words();
  const bool possible =
      span.size() <= longest_name_of_facts &&
      std::any_of(words.begin() + static_cast<std::ptrdiff_t>(span.first),
                  words.begin() + static_cast<std::ptrdiff_t>(span.last), [](const Word& word) { return word.proper; });
  answers.push_back({span, possible ? look_up(line.printed(span)) : nullptr});
  return answers.back().facts;
}

} // namespace

const StateFacts* Scan::state(Span span) const {
  if (!may_begin(reference, NameOf::state, line, span)) return nullptr;
  return remembered(states_, line, span, [&](const std::string& text) { return reference.state_named(text); });
}

const OrganisationFacts* Scan::organisation(Span span) const {
  if (!may_begin(reference, NameOf::organisation, line, span)) return nullptr;
  return remembered(organisations_, line, span, [&](const std::string& text) { return reference.organisation_named(text); });
}

const ProcessFacts* Scan::process(Span span) const {
  if (!may_begin(reference, NameOf::process, line, span)) return nullptr;
  return remembered(processes_, line, span, [&](const std::string& text) { return reference.process_named(text); });
}

namespace {

/// "SA": two letters that mean what they say in capitals only.
bool is_two_capitals(std::string_view phrase) {
  return phrase.size() == 2 && phrase.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZ") == std::string_view::npos;
}

} // namespace

const Cue* Scan::cue(const CueList& list, std::size_t at, std::size_t last, std::size_t& length) const {
  if (at >= last) return nullptr;
  if (matches_.empty()) matches_.resize(line.size());
  for (Match& match : matches_[at]) {
    if (match.list == nullptr) {
      match.list = &list;
      match.cue = list.match(line.folded(), at, match.length, language);
      if (match.cue != nullptr && is_two_capitals(match.cue->phrase) && !line.words()[at].caps)
        match.cue = nullptr; // "de Sá"
    }
    if (match.list != &list) continue;
    if (match.cue == nullptr) return nullptr;
    if (at + match.length > last) break;
    length = match.length;
    return match.cue;
  }
  return list.match(line.folded(), at, length, language, last - at);
}

const Cue* Scan::whole(const CueList& list, Span span) const {
  std::size_t length = 0;
  const Cue* found = cue(list, span.first, span.last, length);
  return found != nullptr && length == span.size() ? found : nullptr;
}

std::string_view Scan::joiner(std::size_t at, std::size_t last, std::size_t& length) const {
  // A capital alone is an initial or part of a title ("S.E. M."), whatever small word it folds to.
  if (at < last && line.words()[at].proper && line.words()[at].end - line.words()[at].begin == 1) return {};
  if (at < last && at > 0 && line.words()[at].gap == Gap::hyphen) return {}; // "Saint-Germain-en-Laye"
  const Cue* found = cue(reference.cues().joiners, at, last, length);
  return found == nullptr ? std::string_view{} : std::string_view(found->value);
}

std::size_t Scan::skip_articles(std::size_t at, std::size_t last) const {
  std::size_t length = 0;
  while (at < last && joiner(at, last, length) == "article")
    at += length;
  return at;
}

std::size_t Scan::skip_adjectives(std::size_t at, std::size_t last) const {
  for (int i = 0; i < 4 && at < last; ++i) {
    std::size_t length = 0;
    if (cue(reference.cues().post_adjectives, at, last, length) == nullptr) break;
    at += length;
  }
  return at;
}

namespace {

/// "Secretaría" and "Secretaria" fold alike: true when the word is printed as a cue of `others` is spelt and not as `cue`
/// is.
bool spelt_otherwise(const Scan& scan, const Cue& cue, const CueList& others, std::size_t at, std::size_t last) {
  std::size_t length = 0;
  const Cue* other = scan.cue(others, at, last, length);
  if (other == nullptr) return false;
  const Word& word = scan.line.words()[at];
  const std::string printed = lower(scan.line.text().substr(word.begin, word.end - word.begin));
  const auto first_word = [](const Cue& listed) {
    return lower(std::string_view(listed.phrase).substr(0, listed.phrase.find(' ')));
  };
  return printed == first_word(*other) && printed != first_word(cue);
}

} // namespace

std::size_t Scan::skip_fields(std::size_t at, std::size_t last) const {
  constexpr int most_words = 4;
  std::size_t length = 0;
  for (int n = 0; n < most_words && at < last && line.words()[at].gap <= Gap::space; ++n) {
    if (cue(reference.cues().field_words, at, last, length) == nullptr) break;
    at += length;
  }
  return at;
}

const Cue* Scan::post_at(std::size_t at, std::size_t last, std::size_t& begin, std::size_t& end) const {
  at = skip_articles(at, last);
  for (int i = 0; i < 5 && at < last; ++i) {
    std::size_t length = 0;
    if (const Cue* post = cue(reference.cues().post_words, at, last, length)) {
      if (spelt_otherwise(*this, *post, reference.cues().body_words, at, last)) return nullptr;
      // "Deputy Head of Mission": a noun that also stands before another.
      std::size_t adjective = 0;
      std::size_t ignored = 0;
      if (cue(reference.cues().post_adjectives, at, last, adjective) != nullptr && adjective == length &&
          cue(reference.cues().post_words, at + length, last, ignored) != nullptr) {
        at += length;
        continue;
      }
      begin = at;
      end = at + length;
      return post;
    }
    if (cue(reference.cues().post_adjectives, at, last, length) == nullptr) return nullptr;
    at += length;
  }
  return nullptr;
}

const Cue* Scan::body_at(std::size_t at, std::size_t last, std::size_t& begin, std::size_t& end) const {
  at = skip_articles(at, last);
  for (int i = 0; i < 3 && at < last; ++i) {
    std::size_t length = 0;
    if (const Cue* body = cue(reference.cues().body_words, at, last, length)) {
      if (spelt_otherwise(*this, *body, reference.cues().post_words, at, last)) return nullptr;
      begin = at;
      end = at + length;
      return body;
    }
    if (cue(reference.cues().post_adjectives, at, last, length) == nullptr &&
        cue(reference.cues().body_qualifiers, at, last, length) == nullptr)
      return nullptr;
    at += length;
  }
  return nullptr;
}

const Cue* Scan::ending_at(const CueList& list, std::size_t from, std::size_t end, std::size_t& begin) const {
  const std::size_t earliest = std::max(from, end >= 5 ? end - 5 : 0);
  for (std::size_t at = earliest; at < end; ++at) {
    std::size_t length = 0;
    const Cue* found = cue(list, at, end, length);
    if (found != nullptr && at + length == end) {
      begin = at;
      return found;
    }
  }
  return nullptr;
}

bool is_plural_noun(const Cue& post) {
  const std::string_view phrase = post.folded;
  return phrase.size() > 4 && phrase.find(' ') == std::string_view::npos && phrase.ends_with('s') && !phrase.ends_with("ss");
}

bool only_field_words(const Scan& scan, Span span) {
  const CueList& fields = scan.reference.cues().field_words;
  for (std::size_t at = span.first; at < span.last;) {
    std::size_t length = 0;
    if (scan.cue(fields, at, span.last, length) == nullptr && scan.joiner(at, span.last, length).empty()) return false;
    at += std::max<std::size_t>(length, 1);
  }
  return !span.empty();
}

bool is_quotation(const Scan& scan, Span span) {
  const auto& words = scan.line.words();
  const std::string_view before = trim(scan.line.text().substr(0, words[span.first].begin));
  const std::string_view after = trim(scan.line.text().substr(words[span.last - 1].end));
  const auto opens = [&](std::string_view sign) { return before.ends_with(sign); };
  const auto closes = [&](std::string_view sign) { return after.starts_with(sign); };
  if (!(opens("«") && closes("»")) && !(opens("“") && closes("”")) && !(opens("\"") && closes("\""))) return false;
  std::size_t small = 0;
  for (std::size_t at = span.first + 1; at < span.last; ++at) {
    std::size_t length = 0;
    if (!words[at].upper && !words[at].digits && scan.joiner(at, span.last, length).empty()) ++small;
  }
  return small >= 2;
}

} // namespace entente::entries
