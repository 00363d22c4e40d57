/// @file
/// The words by which names, posts and bodies are compared, from datasets/reference/matching.csv.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace entente::matching {

/// One phrase of a ministry's field ("affaires étrangères") with the field it names.
struct Portfolio {
  std::vector<std::string> stems;
  std::string field;
};

/// A phrase by which a document says which version of itself it is ("draft", "mis à jour"), or that names such a document
/// ("ordre du jour").
struct VersionPhrase {
  std::vector<std::string> words; ///< folded
  std::string value;              ///< "early", "final", "revision", "dated", or "early-beside", which tells only next to
                                  ///< a word for the document; empty for such a word
};

/// The lists of matching.csv, folded. Immutable; loaded once.
class Words {
public:
  [[nodiscard]] static const Words& builtin();

  /// True for words that say nothing ("de", "the", "para").
  [[nodiscard]] bool is_stop(const std::string& folded) const { return stop_.contains(folded); }
  [[nodiscard]] const std::unordered_set<std::string>& stop_words() const { return stop_; }
  /// How much a word of a post tells, 0 to 1: "directeur" little, "citoyenneté" all.
  [[nodiscard]] double post_weight(const std::string& stem) const;
  /// How much a word of a body's name tells, 0 to 1.
  [[nodiscard]] double body_weight(const std::string& stem) const { return weak_body_.contains(stem) ? 0.3 : 1.0; }
  [[nodiscard]] bool is_weak_place(const std::string& stem) const { return weak_place_.contains(stem); }
  /// True for words that say of a meeting what kind it is or which of a row ("conference", "third"), not which one.
  [[nodiscard]] bool is_weak_title(const std::string& stem) const { return weak_title_.contains(stem); }
  [[nodiscard]] bool is_unit(const std::string& stem) const { return unit_.contains(stem); }
  /// True for words that may stand before an acronym without saying more ("platform ADEPT").
  [[nodiscard]] bool is_carrier(const std::string& stem) const { return carrier_.contains(stem); }
  [[nodiscard]] bool is_particle(const std::string& folded) const { return particle_.contains(folded); }
  [[nodiscard]] bool is_suffix(const std::string& folded) const { return suffix_.contains(folded); }
  [[nodiscard]] const std::unordered_set<std::string>& particles() const { return particle_; }
  [[nodiscard]] const std::unordered_set<std::string>& suffixes() const { return suffix_; }
  /// The fields that a ministry's name lists, sorted, when they and the word for "ministry" are all it says; else empty.
  [[nodiscard]] std::vector<std::string> portfolios(std::string_view body_name) const;

  /// The longest phrase about versions that the folded words have at `from`; null when none.
  [[nodiscard]] const VersionPhrase* version_phrase(const std::vector<std::string>& folded_words, std::size_t from) const;

private:
  Words();
  void add(const std::string& list, const std::string& phrase, const std::string& value);

  std::unordered_set<std::string> stop_, weak_body_, weak_place_, weak_title_, unit_, carrier_, particle_, suffix_;
  std::unordered_map<std::string, double> weak_post_;
  std::vector<std::vector<std::string>> ministries_;
  std::vector<Portfolio> portfolios_;
  std::vector<VersionPhrase> version_phrases_; ///< longest first
};

/// A folded word without the mark of the plural ("migrations" -> "migration").
[[nodiscard]] std::string stem(std::string_view folded);
/// The stems of a text's words that are no stop words, in order.
[[nodiscard]] std::vector<std::string> stems(std::string_view text);

/// Two words that are the same but for one slip of the pen: five letters or more, one edit (two from twelve letters on).
[[nodiscard]] bool nearly_equal(std::string_view a, std::string_view b);

/// Weighted agreement of two bags of words.
struct Agreement {
  double shared = 0;     ///< weight of the shared words
  double only_a = 0;     ///< weight of the words only the first has
  double only_b = 0;     ///< weight of the words only the second has
  std::size_t words = 0; ///< number of shared words
  /// Shared weight over the heavier bag's, 0 to 1.
  [[nodiscard]] double overlap() const;
  /// Shared weight over the lighter bag's, 0 to 1.
  [[nodiscard]] double containment() const;
};

/// Compares two bags of stems, slips of the pen allowed; each word counts `weight(word)`. O(nm).
template <class Weight>
[[nodiscard]] Agreement agree(std::span<const std::string> a, std::span<const std::string> b, Weight weight) {
  Agreement result;
  std::vector<bool> done(a.size(), false);
  std::vector<bool> used(b.size(), false);
  const auto pair_up = [&](auto same) {
    for (std::size_t i = 0; i < a.size(); ++i) {
      for (std::size_t j = 0; j < b.size() && !done[i]; ++j) {
        if (used[j] || !same(a[i], b[j])) { continue; }
        done[i] = used[j] = true;
        result.shared += (weight(a[i]) + weight(b[j])) / 2;
        ++result.words;
      }
    }
  };
  pair_up([](const std::string& x, const std::string& y) { return x == y; });
  pair_up([](const std::string& x, const std::string& y) { return nearly_equal(x, y); });
  for (std::size_t i = 0; i < a.size(); ++i) {
    if (!done[i]) { result.only_a += weight(a[i]); }
  }
  for (std::size_t j = 0; j < b.size(); ++j) {
    if (!used[j]) { result.only_b += weight(b[j]); }
  }
  return result;
}

} // namespace entente::matching
