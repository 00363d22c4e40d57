#include <algorithm>
#include <array>
#include <optional>
#include <tuple>

#include "core/resolve/person_name.hpp"
#include "core/resolve/words.hpp"
#include "core/text/similarity.hpp"

namespace entente::matching {
namespace {

/// How two words of two names meet, best first.
enum class WordMeeting { equal, joined, sound, initial, slip };

/// "haque" is "haq": the silent letters of short names.
std::string_view without_silent_end(std::string_view word) {
  if (word.size() <= 6 && word.ends_with("que")) { word.remove_suffix(2); }
  return word;
}

/// The vowel a name ends in where it tells two names apart ("Daniel", "Daniela", "Daniele"), else '-'.
char ending(std::string_view word) {
  word = without_silent_end(word);
  while (word.size() > 2 && word.back() == 'h') {
    word.remove_suffix(1);
  }
  const char last = word.empty() ? '-' : word.back();
  return last == 'a' || last == 'o' || last == 'e' ? last : '-';
}

/// The word with each sound written one way, doubles single and h left out: "ousmane" and "usman" become alike.
/// `merge` also makes o and u one vowel, and e and i, as Arabic names are spelt both ways.
std::string plain(std::string_view word, bool merge) {
  const std::string text = plain_consonants(without_silent_end(word));
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const std::string_view two = std::string_view(text).substr(i, 2);
    char c = text[i];
    if (two == "ou" || two == "oo") {
      c = 'u';
      ++i;
    } else if (two == "ee" || two == "ie" || two == "ei" || two == "ey") {
      c = 'i';
      ++i;
    } else if (two == "oe") {
      c = merge ? 'u' : 'o';
      ++i;
    } else if (c == 'y') {
      c = 'i';
    } else if (c == 'h' && i > 0) {
      continue;
    } else if (merge) {
      c = c == 'o' ? 'u' : c == 'e' ? 'i' : c;
    }
    if (out.empty() || out.back() != c) { out += c; }
  }
  return out;
}

bool sound_alike(const NameWord& a, const NameWord& b) {
  if (a.initial || b.initial || a.sound != b.sound || a.sound.size() < 2 || ending(a.text) != ending(b.text)) {
    return false;
  }
  if (plain(a.text, false) == plain(b.text, false)) { return true; }
  return std::min(a.text.size(), b.text.size()) >= 5 && edit_distance(plain(a.text, true), plain(b.text, true), 1) <= 1;
}

bool initial_fits(const NameWord& a, const NameWord& b) {
  return a.initial != b.initial && (a.initial ? b.text.starts_with(a.text) : a.text.starts_with(b.text));
}

/// A slip of the pen, or an e at the end, which may be a woman's name as well as another spelling.
bool slip_between(const NameWord& a, const NameWord& b) {
  if (a.initial || b.initial) { return false; }
  const char x = std::min(ending(a.text), ending(b.text));
  const char y = std::max(ending(a.text), ending(b.text));
  if (x == y) { return nearly_equal(a.text, b.text); }
  return x == '-' && y == 'e' && a.sound == b.sound && std::min(a.text.size(), b.text.size()) >= 5 &&
         edit_distance(plain(a.text, true), plain(b.text, true), 2) <= 2;
}

struct WordPairing {
  std::vector<std::optional<std::size_t>> of_a; ///< per word of a, the first word of b it meets
  std::vector<std::optional<std::size_t>> of_b;
  std::array<std::size_t, 5> met{}; ///< per WordMeeting
  std::size_t full = 0;             ///< pairs of whole words
  std::size_t shared = 0;
};

void pair_up(WordPairing& pairing, std::size_t i, std::size_t j, WordMeeting how) {
  pairing.of_a[i] = j;
  pairing.of_b[j] = i;
  ++pairing.met[static_cast<std::size_t>(how)];
  ++pairing.shared;
}

/// "gebre christos" and "gebrechristos": two neighbours of one name are one word of the other.
void pair_joined(WordPairing& pairing, const PersonName& a, const PersonName& b) {
  const auto join = [&](const PersonName& two, const PersonName& one, bool two_is_a) {
    auto& of_two = two_is_a ? pairing.of_a : pairing.of_b;
    auto& of_one = two_is_a ? pairing.of_b : pairing.of_a;
    for (std::size_t i = 0; i + 1 < two.words.size(); ++i) {
      for (std::size_t j = 0; j < one.words.size(); ++j) {
        if (of_two[i] || of_two[i + 1] || of_one[j] || two.words[i].text + two.words[i + 1].text != one.words[j].text) {
          continue;
        }
        of_two[i] = of_two[i + 1] = j;
        of_one[j] = i;
        ++pairing.met[static_cast<std::size_t>(WordMeeting::joined)];
        ++pairing.shared;
        ++pairing.full;
      }
    }
  };
  join(a, b, true);
  join(b, a, false);
}

WordPairing pair_words(const PersonName& a, const PersonName& b) {
  WordPairing pairing;
  pairing.of_a.resize(a.words.size());
  pairing.of_b.resize(b.words.size());
  const auto pass = [&](WordMeeting how, auto meets) {
    for (std::size_t i = 0; i < a.words.size(); ++i) {
      for (std::size_t j = 0; j < b.words.size() && !pairing.of_a[i]; ++j) {
        if (pairing.of_b[j] || !meets(a.words[i], b.words[j])) { continue; }
        pair_up(pairing, i, j, how);
        pairing.full += a.words[i].initial || b.words[j].initial ? 0 : 1;
      }
    }
  };
  pass(WordMeeting::equal, [](const NameWord& x, const NameWord& y) { return x.text == y.text; });
  pair_joined(pairing, a, b);
  pass(WordMeeting::sound, sound_alike);
  pass(WordMeeting::initial, initial_fits);
  pass(WordMeeting::slip, slip_between);
  return pairing;
}

/// Where the words of one name that the other lacks stand.
struct MissingWords {
  bool clash = false; ///< both names print a word of their own at one place
  bool both = false;  ///< each lacks a word of the other
  bool first = false, middle = false, last = false;
  bool turned = false;    ///< the words stand in another order
  bool scrambled = false; ///< and no turning round explains it
};

constexpr std::size_t no_turn = static_cast<std::size_t>(-1);

/// The word of `b` to begin with so that its words follow `a`'s order; `no_turn` when no turning round does it.
std::size_t turn_of(const WordPairing& pairing) {
  std::vector<std::size_t> places;
  for (const auto& place : pairing.of_a) {
    if (place) { places.push_back(*place); }
  }
  std::size_t falls = 0;
  for (std::size_t i = 1; i < places.size(); ++i) {
    falls += places[i] < places[i - 1] ? 1 : 0;
  }
  if (falls == 0) { return 0; }
  return falls == 1 && places.back() < places.front() ? places.front() : no_turn;
}

MissingWords find_missing(const WordPairing& pairing, std::size_t size_a, std::size_t size_b) {
  MissingWords missing;
  const std::size_t turn = turn_of(pairing);
  missing.scrambled = turn == no_turn;
  missing.turned = turn != 0;
  const std::size_t shift = missing.scrambled ? 0 : turn;
  // Gaps: before the k-th shared word of each name, in a's order.
  std::vector<bool> gap_a(pairing.shared + 1, false);
  std::vector<bool> gap_b(pairing.shared + 1, false);
  std::size_t seen = 0;
  for (std::size_t i = 0; i < size_a; ++i) {
    if (pairing.of_a[i]) {
      seen += i == 0 || pairing.of_a[i] != pairing.of_a[i - 1] ? 1 : 0;
    } else {
      gap_a[std::min(seen, pairing.shared)] = true;
    }
  }
  seen = 0;
  for (std::size_t k = 0; k < size_b; ++k) {
    const std::size_t j = (k + shift) % size_b;
    if (pairing.of_b[j]) {
      seen += k == 0 || pairing.of_b[j] != pairing.of_b[(k + shift - 1) % size_b] ? 1 : 0;
    } else {
      gap_b[std::min(seen, pairing.shared)] = true;
    }
  }
  bool any_a = false;
  bool any_b = false;
  for (std::size_t gap = 0; gap <= pairing.shared; ++gap) {
    missing.clash = missing.clash || (gap_a[gap] && gap_b[gap]);
    any_a = any_a || gap_a[gap];
    any_b = any_b || gap_b[gap];
    if (!gap_a[gap] && !gap_b[gap]) { continue; }
    (gap == 0 ? missing.first : gap == pairing.shared ? missing.last : missing.middle) = true;
  }
  missing.both = any_a && any_b;
  return missing;
}

bool surnames_clash(const PersonName& a, const PersonName& b) {
  const auto marked = [](const NameWord& word) { return word.marked; };
  if (std::none_of(a.words.begin(), a.words.end(), marked) || std::none_of(b.words.begin(), b.words.end(), marked)) {
    return false;
  }
  return std::none_of(a.words.begin(), a.words.end(), [&](const NameWord& x) {
    return x.marked && std::any_of(b.words.begin(), b.words.end(), [&](const NameWord& y) {
             return y.marked && (x.text == y.text || sound_alike(x, y) || slip_between(x, y));
           });
  });
}

bool surname_marked(const PersonName& name) {
  return std::any_of(name.words.begin(), name.words.end(), [](const NameWord& word) { return word.marked; });
}

void add_reason(std::string& reason, std::string_view part) {
  if (!reason.empty()) { reason += ", "; }
  reason += part;
}

/// A name of one word says little: it must be the other's first, last or marked word.
NameFit compare_lone(const PersonName& one, const PersonName& other) {
  NameFit fit;
  if (one.words.empty() || other.words.empty() || one.words[0].initial) { return fit; }
  const NameWord& word = one.words[0];
  const bool end = other.words.back().text == word.text ||
                   std::any_of(other.words.begin(), other.words.end(),
                               [&](const NameWord& w) { return w.marked && w.text == word.text; });
  if (!end) { return fit; }
  fit.fits = true;
  fit.shared = 1;
  fit.same = other.words.size() == 1;
  fit.weight = fit.same ? -1.6 : -2.2;
  fit.reason = fit.same ? "same name of one word" : "the surname alone";
  return fit;
}

/// Weights in log odds; a two-part name met again is somebody else more often than not.
NameFit weigh(const WordPairing& pairing, const MissingWords& missing, bool marked) {
  NameFit fit;
  fit.fits = true;
  fit.shared = pairing.shared;
  const auto met = [&](WordMeeting how) { return static_cast<double>(pairing.met[static_cast<std::size_t>(how)]); };
  fit.same = met(WordMeeting::equal) + met(WordMeeting::joined) == static_cast<double>(pairing.shared) && !missing.first &&
             !missing.middle && !missing.last;
  fit.weight = pairing.full >= 4 ? 0.6 : pairing.full == 3 ? -0.2 : -0.8;
  if (fit.same) { add_reason(fit.reason, "same name"); }
  if (met(WordMeeting::joined) > 0) { add_reason(fit.reason, "joined or parted"); }
  if (met(WordMeeting::initial) > 0) {
    add_reason(fit.reason, "the initials fit");
    fit.weight -= std::min(0.4 + 0.2 * met(WordMeeting::initial), 0.8);
  }
  if (met(WordMeeting::sound) > 0) {
    add_reason(fit.reason, "spelt another way");
    fit.weight -= 0.5;
  }
  if (met(WordMeeting::slip) > 0) {
    add_reason(fit.reason, "a letter or two apart");
    fit.weight -= 1.2 * met(WordMeeting::slip);
  }
  if (missing.first || missing.middle || missing.last) {
    add_reason(fit.reason, "one name has a further given name or surname");
    fit.weight -=
        (missing.middle ? 0.2 : 0.0) + (missing.first ? 0.5 : 0.0) + (missing.last ? 0.5 : 0.0) + (missing.both ? 0.6 : 0.0);
  }
  if (missing.turned) {
    add_reason(fit.reason, "the words in another order");
    fit.weight -= marked ? 0.0 : missing.scrambled ? 0.8 : 0.4;
  }
  return fit;
}

bool before(const PersonName& a, const PersonName& b) {
  const auto text = [](const PersonName& name) {
    std::string all;
    for (const NameWord& word : name.words) {
      all += (word.marked ? word.text + "!" : word.text) + " ";
    }
    return all;
  };
  return std::tuple(a.words.size(), text(a), a.whole) < std::tuple(b.words.size(), text(b), b.whole);
}

} // namespace

std::string spelling_class(std::string_view folded_word) { return plain(folded_word, true) + ending(folded_word); }

NameFit compare_names(const PersonName& left, const PersonName& right) {
  const bool in_order = before(left, right);
  const PersonName& a = in_order ? left : right;
  const PersonName& b = in_order ? right : left;
  if (a.words.empty() || (!a.suffix.empty() && !b.suffix.empty() && a.suffix != b.suffix)) { return {}; }
  if (a.words.size() == 1 && b.words.size() == 1) { return compare_lone(a, b); }
  const WordPairing pairing = pair_words(a, b);
  if (a.words.size() == 1 && pairing.met[static_cast<std::size_t>(WordMeeting::joined)] == 0) { return compare_lone(a, b); }
  const bool closed_up = a.whole == b.whole;
  if (!closed_up && (pairing.shared < 2 || pairing.full < 1 || surnames_clash(a, b))) { return {}; }
  const MissingWords missing = find_missing(pairing, a.words.size(), b.words.size());
  if (missing.clash || (missing.scrambled && missing.both)) {
    if (!closed_up) { return {}; }
    return {true, true, -0.8, std::max<std::size_t>(pairing.shared, 1), "same name, joined or parted"};
  }
  return weigh(pairing, missing, surname_marked(a) || surname_marked(b));
}

} // namespace entente::matching
