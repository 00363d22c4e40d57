/// @file
/// How near a short text is to others by the words they share.
#pragma once

#include <cstddef>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "core/model/enums.hpp"
#include "core/reference/reference.hpp"

namespace entente {

/// Splits texts of one language into content words: stop words left out, the rest stemmed (Snowball, Porter 2001) and
/// folded. Words of one letter and numbers say nothing and are left out.
class ContentWords {
public:
  ContentWords(Language language, const Cues& cues);
  ContentWords(ContentWords&&) noexcept;
  ~ContentWords();

  /// In the order of the text, repeated as often as they stand there.
  [[nodiscard]] std::vector<std::string> stems(std::string_view text) const;
  /// Stems with the word as first printed, in lower case.
  [[nodiscard]] std::map<std::string, std::string> printed_by_stem(std::string_view text) const;

private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

/// What two texts share.
struct Nearness {
  double score = 0;                 ///< BM25 of the query's words in the text
  double share = 0;                 ///< weight of the query's words found in the text, over the weight of all, 0 to 1
  std::vector<std::string> matched; ///< stems, heaviest first
};

/// A collection of texts of one language, for nearness by BM25 (Robertson and Zaragoza 2009, Found. Trends Inf. Retr. 3,
/// 333-389; k1 = 1.2, b = 0.75). A word's weight is ln(1 + (N - df + 1/2)/(df + 1/2)) over the N texts: what is in every
/// text weighs next to nothing, and a word that no text has weighs as much as one that a single text has.
class TopicCollection {
public:
  /// Adds a text by its stems; gives its index.
  std::size_t add(const std::vector<std::string>& text_stems);
  /// O(words of the query).
  [[nodiscard]] Nearness nearness(const std::set<std::string>& query, std::size_t text) const;
  /// The score of every text, by index. O(occurrences of the query's words).
  [[nodiscard]] std::vector<double> scores(const std::set<std::string>& query) const;
  [[nodiscard]] double weight(const std::string& stem) const;
  [[nodiscard]] std::size_t size() const { return lengths_.size(); }

private:
  struct Posting {
    std::size_t text = 0;
    int count = 0;
  };
  /// Where a word stands, by text; null when nowhere.
  [[nodiscard]] const std::vector<Posting>* postings(const std::string& stem) const;
  [[nodiscard]] double part(double weight, const Posting& posting) const;

  std::unordered_map<std::string, std::vector<Posting>> postings_;
  std::vector<std::size_t> lengths_;
  std::size_t total_length_ = 0;
};

/// The cosine of two texts by TF-IDF over a collection: `frequency` tells in how many of `texts` texts a stem stands; 0
/// where either is empty.
[[nodiscard]] double tf_idf_cosine(const std::vector<std::string>& one, const std::vector<std::string>& other,
                                   const std::map<std::string, std::size_t>& frequency, std::size_t texts);

} // namespace entente
