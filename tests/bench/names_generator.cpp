#include "tests/bench/names_generator.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <set>
#include <string_view>

namespace entente::bench {
namespace {

using Letters = std::vector<std::string>; ///< a word, one character each

class Random {
public:
  explicit Random(std::uint64_t seed) : state_(seed * 0x9E3779B97F4A7C15ULL + 1) {}
  std::uint64_t next() {
    state_ += 0x9E3779B97F4A7C15ULL;
    std::uint64_t z = state_;
    z = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9ULL;
    z = (z ^ (z >> 27U)) * 0x94D049BB133111EBULL;
    return z ^ (z >> 31U);
  }
  double share() { return static_cast<double>(next() >> 11U) * 0x1p-53; }
  std::size_t below(std::size_t limit) { return static_cast<std::size_t>(share() * static_cast<double>(limit)); }
  template <class List> const auto& pick(const List& list) { return list[below(list.size())]; }

private:
  std::uint64_t state_;
};

constexpr std::array<std::string_view, 27> onsets{"b", "c", "ch", "d",  "f",  "g", "gr", "h", "j", "k", "kh", "l",  "m", "n",
                                                  "p", "r", "s",  "sh", "st", "t", "tr", "v", "w", "y", "z",  "br", "dj"};
constexpr std::array<std::string_view, 18> vowels{"a", "e", "i", "o", "u", "ai", "ou", "á", "é",
                                                  "í", "ó", "ú", "ä", "ö", "ü",  "ø",  "å", "è"};
constexpr std::array<std::string_view, 13> endings{"", "", "", "n", "r", "s", "l", "m", "k", "t", "ń", "š", "ñ"};
constexpr std::array<std::string_view, 12> honorifics{"Dr.",      "Dr",   "Prof.", "Ms.",       "Mr.", "H.E.",
                                                      "H.E. Ms.", "Amb.", "Hon.",  "Prof. Dr.", "Sir", "Mrs."};
constexpr std::array<std::pair<std::string_view, std::string_view>, 14> plain_letters{{{"á", "a"},
                                                                                       {"ä", "a"},
                                                                                       {"å", "a"},
                                                                                       {"é", "e"},
                                                                                       {"è", "e"},
                                                                                       {"í", "i"},
                                                                                       {"ó", "o"},
                                                                                       {"ö", "o"},
                                                                                       {"ø", "o"},
                                                                                       {"ú", "u"},
                                                                                       {"ü", "u"},
                                                                                       {"ń", "n"},
                                                                                       {"š", "s"},
                                                                                       {"ñ", "n"}}};
constexpr std::array<std::pair<std::string_view, std::string_view>, 14> capital_letters{{{"á", "Á"},
                                                                                         {"ä", "Ä"},
                                                                                         {"å", "Å"},
                                                                                         {"é", "É"},
                                                                                         {"è", "È"},
                                                                                         {"í", "Í"},
                                                                                         {"ó", "Ó"},
                                                                                         {"ö", "Ö"},
                                                                                         {"ø", "Ø"},
                                                                                         {"ú", "Ú"},
                                                                                         {"ü", "Ü"},
                                                                                         {"ń", "Ń"},
                                                                                         {"š", "Š"},
                                                                                         {"ñ", "Ñ"}}};

Letters letters_of(std::string_view text) {
  Letters letters;
  for (const char c : text) {
    if ((static_cast<unsigned char>(c) & 0xC0U) == 0x80U) {
      letters.back() += c;
    } else {
      letters.emplace_back(1, c);
    }
  }
  return letters;
}

std::string joined(const Letters& letters) {
  std::string text;
  for (const std::string& letter : letters) {
    text += letter;
  }
  return text;
}

template <class Table> void exchange(std::string& letter, const Table& table) {
  for (const auto& [from, to] : table) {
    if (letter == from) {
      letter = to;
      return;
    }
  }
}

void capitalise(std::string& letter) {
  if (letter.size() == 1 && letter[0] >= 'a' && letter[0] <= 'z') {
    letter[0] = static_cast<char>(letter[0] - 'a' + 'A');
  } else {
    exchange(letter, capital_letters);
  }
}

Letters in_capitals(Letters word) {
  for (std::string& letter : word) {
    capitalise(letter);
  }
  return word;
}

Letters without_accents(Letters word) {
  for (std::string& letter : word) {
    exchange(letter, plain_letters);
  }
  return word;
}

/// Words drawn by Zipf's law.
class Stock {
public:
  Stock(Random& random, std::size_t count, std::size_t least, std::size_t most, double exponent) {
    std::set<std::string> seen;
    while (words_.size() < count) {
      std::string word;
      for (std::size_t left = least + random.below(most - least + 1); left > 0; --left) {
        word += random.pick(onsets);
        word += random.share() < 0.8 ? vowels[random.below(5)] : random.pick(vowels);
        if (random.share() < 0.45) { word += random.pick(endings); }
      }
      if (!seen.insert(word).second) { continue; }
      Letters letters = letters_of(word);
      capitalise(letters.front());
      words_.push_back(std::move(letters));
    }
    double sum = 0;
    for (std::size_t i = 0; i < count; ++i) {
      sum += std::pow(static_cast<double>(i + 1), -exponent);
      sums_.push_back(sum);
    }
  }
  const Letters& draw(Random& random) const {
    const auto at = std::lower_bound(sums_.begin(), sums_.end(), random.share() * sums_.back());
    return words_[static_cast<std::size_t>(at - sums_.begin())];
  }

private:
  std::vector<Letters> words_;
  std::vector<double> sums_;
};

/// Leaves a letter out, adds one, exchanges two neighbours or changes one; the first letter stays.
Letters with_slip(Letters word, Random& random) {
  constexpr std::string_view often = "aeioustrnl";
  const auto letter = [&] { return std::string(1, often[random.below(often.size())]); };
  const std::size_t place = 1 + random.below(std::max<std::size_t>(word.size(), 3) - 2);
  const double kind = random.share();
  const auto at = word.begin() + static_cast<std::ptrdiff_t>(std::min(place, word.size()));
  if (kind < 0.3) {
    if (at != word.end()) { word.erase(at); }
  } else if (kind < 0.6) {
    word.insert(at, letter());
  } else if (kind < 0.85 && place + 1 < word.size()) {
    std::iter_swap(at, at + 1);
  } else if (at != word.end()) {
    *at = letter();
  } else {
    word.push_back(letter());
  }
  return word;
}

struct FullName {
  Letters given;
  Letters middle; ///< may be empty
  Letters family;
};

std::string printed(FullName name, Random& random) {
  if (random.share() < 0.45) {
    for (Letters* word : {&name.given, &name.middle, &name.family}) {
      *word = without_accents(std::move(*word));
    }
  }
  if (random.share() < 0.12) {
    name.family = with_slip(std::move(name.family), random);
  } else if (random.share() < 0.08) {
    name.given = with_slip(std::move(name.given), random);
  }
  std::string middle = joined(name.middle);
  if (!middle.empty() && random.share() < 0.4) {
    middle.clear();
  } else if (!middle.empty() && random.share() < 0.5) {
    middle = name.middle.front() + ".";
  }
  if (random.share() < 0.12) { name.given = {name.given.front(), "."}; }
  const double order = random.share();
  if (order >= 0.18 && order < 0.28) { name.family = in_capitals(std::move(name.family)); }
  const std::string given = joined(name.given);
  const std::string family = joined(name.family);
  std::string text;
  if (order < 0.12) {
    text = family + ", " + given + (middle.empty() ? "" : " " + middle);
  } else if (order < 0.18) {
    text = family + " " + given;
  } else {
    text = given + " " + (middle.empty() ? "" : middle + " ") + family;
  }
  if (random.share() < 0.2) { text = std::string(random.pick(honorifics)) + " " + text; }
  if (random.share() < 0.03) { text += ", PhD"; }
  return random.share() < 0.03 ? joined(in_capitals(letters_of(text))) : text;
}

} // namespace

std::vector<MadeUpName> made_up_names(std::size_t records, std::uint64_t seed) {
  Random random(seed);
  const Stock given(random, 3000, 1, 3, 0.7);
  const Stock family(random, 30000, 2, 4, 0.7);
  std::vector<double> bodies;
  double sum = 0;
  for (std::size_t i = 0; i < 8000; ++i) {
    sum += std::pow(static_cast<double>(i + 1), -0.75);
    bodies.push_back(sum);
  }
  constexpr std::array<int, 7> spellings{1, 1, 2, 2, 2, 3, 5};
  std::vector<MadeUpName> made;
  for (std::uint32_t truth = 0; made.size() < records; ++truth) {
    FullName name{given.draw(random), {}, family.draw(random)};
    if (random.share() < 0.25) { name.middle = given.draw(random); }
    const auto body = std::lower_bound(bodies.begin(), bodies.end(), random.share() * sum) - bodies.begin();
    for (int left = random.pick(spellings); left > 0; --left) {
      std::string text = printed(name, random);
      made.push_back({truth, std::move(text), random.share() < 0.08 ? std::string() : "org" + std::to_string(body)});
    }
  }
  made.resize(records);
  for (std::size_t i = made.size(); i > 1; --i) {
    std::swap(made[i - 1], made[random.below(i)]);
  }
  return made;
}

} // namespace entente::bench
