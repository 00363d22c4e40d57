#include "core/resolve/person_name.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "core/resolve/words.hpp"
#include "core/text/unicode.hpp"

namespace entente::matching {
namespace {

/// Letters that spellings of one sound exchange, longest first.
constexpr std::array<std::pair<std::string_view, std::string_view>, 18> sounds_as{{{"sch", "s"},
                                                                                   {"tch", "s"},
                                                                                   {"sh", "s"},
                                                                                   {"ch", "s"},
                                                                                   {"ph", "f"},
                                                                                   {"kh", "k"},
                                                                                   {"gh", "g"},
                                                                                   {"dh", "d"},
                                                                                   {"th", "t"},
                                                                                   {"dj", "j"},
                                                                                   {"ck", "k"},
                                                                                   {"qu", "k"},
                                                                                   {"ce", "se"},
                                                                                   {"ci", "si"},
                                                                                   {"c", "k"},
                                                                                   {"q", "k"},
                                                                                   {"w", "v"},
                                                                                   {"z", "s"}}};

} // namespace

std::string plain_consonants(std::string_view word) {
  std::string out;
  for (std::size_t at = 0; at < word.size();) {
    const auto found = std::find_if(sounds_as.begin(), sounds_as.end(),
                                    [&](const auto& pair) { return word.substr(at).starts_with(pair.first); });
    out += found == sounds_as.end() ? word.substr(at, 1) : found->second;
    at += found == sounds_as.end() ? 1 : found->first.size();
  }
  return out;
}

namespace {

/// First letter (vowels are one class) and the consonants after it, doubles and h left out; p before s, t and after m
/// is silent often enough to go too ("Thompson").
/// Other scripts stand for themselves.
std::string sound_of(std::string_view word) {
  if (std::any_of(word.begin(), word.end(), [](char c) { return static_cast<unsigned char>(c) >= 0x80; })) {
    return std::string(word);
  }
  const std::string plain = plain_consonants(word);
  std::string out;
  for (std::size_t i = 0; i < plain.size(); ++i) {
    const char c = plain[i];
    const bool silent_p = c == 'p' && i > 0 && plain[i - 1] == 'm' && i + 1 < plain.size() && !is_vowel(plain[i + 1]);
    if (i == 0) {
      out += is_vowel(c) ? 'a' : c;
    } else if (!is_vowel(c) && c != 'h' && !silent_p && c != out.back()) {
      out += c;
    }
  }
  return out;
}

/// The first `count` characters.
std::string beginning(std::string_view text, std::size_t count) {
  std::size_t at = 0;
  for (; at < text.size(); ++at) {
    const bool starts_character = (static_cast<unsigned char>(text[at]) & 0xC0U) != 0x80U;
    if (starts_character && count-- == 0) { break; }
  }
  return std::string(text.substr(0, at));
}

struct Token {
  std::string printed;
  bool before_comma = false;
};

/// The printed words: brackets and quotes with their content gone, "J.C." two words, hyphens and spaces alike.
std::vector<Token> tokens_of(std::string_view printed) {
  std::string text = squeeze(printed);
  for (const auto& [open, close] :
       {std::pair<std::string_view, std::string_view>{"(", ")"}, {"“", "”"}, {"\"", "\""}, {"«", "»"}}) {
    const std::size_t from = text.find(open);
    const std::size_t to = from == std::string::npos ? from : text.find(close, from + open.size());
    if (to != std::string::npos) { text = text.substr(0, from) + ' ' + text.substr(to + close.size()); }
  }
  for (const std::string_view apostrophe : {"'", "’", "‘", "ʼ", "`", "´"}) {
    for (std::size_t at = text.find(apostrophe); at != std::string::npos; at = text.find(apostrophe, at)) {
      text.erase(at, apostrophe.size());
    }
  }
  std::vector<Token> tokens;
  std::string word;
  const auto close_word = [&] {
    if (!fold(word).empty()) { tokens.push_back({word, false}); }
    word.clear();
  };
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (c == ',') {
      close_word();
      const bool first = std::none_of(tokens.begin(), tokens.end(), [](const Token& token) { return token.before_comma; });
      const std::string rest = fold(std::string_view(text).substr(i + 1));
      const std::string next = rest.substr(0, rest.find(' '));
      if (first && !tokens.empty() && !next.empty() && !Words::builtin().is_suffix(next)) {
        for (Token& token : tokens) {
          token.before_comma = true;
        }
      }
    } else if (c == ' ' || c == '-' || c == '.') {
      close_word();
    } else if (std::string_view(text).substr(i).starts_with("‑") || std::string_view(text).substr(i).starts_with("‐")) {
      close_word();
      i += 2;
    } else {
      word += c;
    }
  }
  close_word();
  return tokens;
}

bool all_capitals(std::string_view printed) {
  const LetterCase counted = letter_case(printed);
  return counted.upper >= 2 && counted.lower == 0;
}

/// Two capitals without a vowel before a surname: initials written together ("JP Dumont").
bool joined_initials(const std::vector<Token>& tokens, std::size_t i) {
  if (i + 1 >= tokens.size() || !all_capitals(tokens[i].printed)) { return false; }
  const std::string folded = fold(tokens[i].printed);
  return folded.size() == 2 && !is_vowel(folded[0]) && !is_vowel(folded[1]) && folded != "ng";
}

/// Drops honorifics and ranks at the front while two words remain. A single letter may be an initial; only the
/// French "M." goes.
void drop_honorifics(std::vector<Token>& tokens, const Reference& reference) {
  const auto letters = [](const Token& token) { return length(token.printed); };
  while (tokens.size() > 2) {
    std::vector<std::string> folded;
    for (std::size_t i = 0; i < std::min<std::size_t>(tokens.size(), 5); ++i) {
      folded.push_back(fold(tokens[i].printed));
    }
    std::size_t count = 0;
    const bool lone_m = folded[0] == "m" && letters(tokens[1]) > 1;
    if (lone_m) {
      count = 1;
    } else if (reference.cues().honorifics.match(folded, 0, count) == nullptr || (count == 1 && folded[0].size() == 1)) {
      return;
    }
    const auto full =
        static_cast<std::size_t>(std::count_if(tokens.begin() + static_cast<std::ptrdiff_t>(std::min(count, tokens.size())),
                                               tokens.end(), [&](const Token& token) { return letters(token) > 1; }));
    const bool turned = count < tokens.size() && tokens[count].before_comma && !tokens.back().before_comma;
    if (count == 0 || count >= tokens.size() || full < (turned ? 1 : 2)) { return; }
    tokens.erase(tokens.begin(), tokens.begin() + static_cast<std::ptrdiff_t>(count));
  }
}

void drop_suffixes(std::vector<Token>& tokens, PersonName& name) {
  while (tokens.size() > 2 && Words::builtin().is_suffix(fold(tokens.back().printed))) {
    const std::string suffix = fold(tokens.back().printed);
    const bool generation = suffix == "jr" || suffix == "sr" || suffix == "ii" || suffix == "iii" || suffix == "iv";
    if (generation) { name.suffix = suffix; }
    tokens.pop_back();
  }
}

} // namespace

PersonName parse_person_name(std::string_view printed, const Reference& reference) {
  PersonName name;
  std::vector<Token> tokens = tokens_of(printed);
  drop_honorifics(tokens, reference); // "Mr. Smith, John"
  std::stable_partition(tokens.begin(), tokens.end(), [](const Token& token) { return !token.before_comma; });
  drop_honorifics(tokens, reference);
  drop_suffixes(tokens, name);
  if (tokens.size() > most_name_words) { tokens.resize(most_name_words); }
  const bool mixed =
      std::any_of(tokens.begin(), tokens.end(), [](const Token& token) { return letter_case(token.printed).lower > 0; });
  const auto particle = [&](const Token& token) { return Words::builtin().is_particle(fold(token.printed)); };
  const auto content = static_cast<std::size_t>(
      std::count_if(tokens.begin(), tokens.end(), [&](const Token& token) { return !particle(token); }));
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    std::string folded = fold(tokens[i].printed);
    std::erase(folded, ' ');
    const bool marked =
        tokens[i].before_comma || (mixed && all_capitals(tokens[i].printed) && length(tokens[i].printed) > 1);
    name.whole += folded;
    if (joined_initials(tokens, i)) {
      for (const char letter : folded) {
        name.words.push_back({std::string(1, letter), std::string(1, letter), true, false});
      }
    } else if (length(folded) == 1) {
      name.words.push_back({folded, folded, true, false});
    } else if (content < 2 || !particle(tokens[i])) {
      std::string sound = sound_of(folded);
      name.words.push_back({std::move(folded), std::move(sound), false, marked});
    }
  }
  return name;
}

std::vector<std::string> person_keys(const PersonName& name) {
  std::vector<const NameWord*> full;
  for (const NameWord& word : name.words) {
    if (!word.initial) { full.push_back(&word); }
  }
  std::vector<std::string> keys;
  if (!name.whole.empty()) { keys.push_back("w:" + name.whole); }
  for (std::size_t i = 0; i < full.size() && i < 6; ++i) {
    for (std::size_t j = i + 1; j < full.size() && j < 6; ++j) {
      const auto [low, high] = std::minmax(full[i]->sound, full[j]->sound);
      keys.push_back("p:" + low + "+" + high);
    }
  }
  // A surname with a given name's initial, and a given name with the surname, for initials and slips.
  for (std::size_t i = 0; i < name.words.size(); ++i) {
    const NameWord& surname = name.words[i];
    const bool late = i + 1 == name.words.size() || (i + 2 == name.words.size() && i > 0 && name.words.size() > 2);
    if (surname.initial || !(late || surname.marked)) { continue; }
    for (std::size_t j = 0; j < name.words.size() && j < 2; ++j) {
      if (j == i) { continue; }
      keys.push_back((name.words[j].initial ? "i:" : "I:") + surname.sound + "/" + beginning(name.words[j].text, 1));
      if (!name.words[j].initial) { keys.push_back("g:" + name.words[j].text + "/" + surname.text); }
    }
  }
  std::sort(keys.begin(), keys.end());
  keys.erase(std::unique(keys.begin(), keys.end()), keys.end());
  return keys;
}

std::string slip_prefix(std::string_view key) {
  if (!key.starts_with("g:")) { return {}; }
  const std::size_t surname = key.rfind('/') + 1;
  return std::string(key.substr(0, surname)) + beginning(key.substr(surname), 3);
}

bool may_slip(std::string_view key, std::string_view other) {
  const std::string_view a = key.substr(key.rfind('/') + 1);
  const std::string_view b = other.substr(other.rfind('/') + 1);
  return a.starts_with(b) || b.starts_with(a) || nearly_equal(a, b);
}

std::vector<std::string> keys_to_search(const std::vector<std::string>& keys) {
  std::vector<std::string> searched;
  for (const std::string& key : keys) {
    if (!key.starts_with("I:") && !key.starts_with("g:")) { searched.push_back(key); }
    if (key.starts_with("i:")) { searched.push_back("I:" + key.substr(2)); }
    if (key.starts_with("I:")) { searched.push_back("i:" + key.substr(2)); }
  }
  std::sort(searched.begin(), searched.end());
  searched.erase(std::unique(searched.begin(), searched.end()), searched.end());
  return searched;
}

} // namespace entente::matching
