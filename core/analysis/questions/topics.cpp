#include "core/analysis/questions/topics.hpp"

#include <algorithm>
#include <cmath>
#include <libstemmer.h>
#include <memory>
#include <unordered_set>

#include "core/error.hpp"
#include "core/text/lower_words.hpp"
#include "core/text/unicode.hpp"

namespace entente {

namespace {

struct DeleteStemmer {
  void operator()(sb_stemmer* stemmer) const noexcept { sb_stemmer_delete(stemmer); }
};
using Stemmer = std::unique_ptr<sb_stemmer, DeleteStemmer>;

Stemmer make_stemmer(Language language) {
  const std::string name(to_text(language));
  Stemmer stemmer(sb_stemmer_new(name.c_str(), "UTF_8"));
  if (!stemmer) { throw Error(ErrorKind::internal, "the stemmer has no language {}", name); }
  return stemmer;
}

std::string stem(sb_stemmer& stemmer, const std::string& word) {
  std::vector<sb_symbol> bytes(word.begin(), word.end());
  const sb_symbol* stemmed = sb_stemmer_stem(&stemmer, bytes.data(), static_cast<int>(bytes.size()));
  if (stemmed == nullptr) { return word; }
  return {stemmed, stemmed + sb_stemmer_length(&stemmer)};
}

} // namespace

struct ContentWords::Impl {
  Stemmer stemmer;
  std::unordered_set<std::string> stop_words; ///< folded

  [[nodiscard]] bool says_something(const std::string& word, const std::string& folded) const {
    const auto digit = [](char c) { return c >= '0' && c <= '9'; };
    return length(word) > 1 && !std::all_of(word.begin(), word.end(), digit) && !stop_words.contains(folded);
  }

  template <class Use> void each_stem(std::string_view text, const Use& use) const {
    for (const std::string& word : lower_words(text)) {
      if (!says_something(word, fold(word))) { continue; }
      if (std::string key = fold(stem(*stemmer, word)); !key.empty()) { use(std::move(key), word); }
    }
  }
};

ContentWords::ContentWords(Language language, const Cues& cues) : impl_(std::make_unique<Impl>()) {
  impl_->stemmer = make_stemmer(language);
  for (const Cue& cue : cues.stop_words.all()) {
    if (!cue.language || *cue.language == language) { impl_->stop_words.insert(cue.folded); }
  }
}

ContentWords::ContentWords(ContentWords&&) noexcept = default;
ContentWords::~ContentWords() = default;

std::vector<std::string> ContentWords::stems(std::string_view text) const {
  std::vector<std::string> result;
  impl_->each_stem(text, [&](std::string key, const std::string&) { result.push_back(std::move(key)); });
  return result;
}

std::map<std::string, std::string> ContentWords::printed_by_stem(std::string_view text) const {
  std::map<std::string, std::string> result;
  impl_->each_stem(text, [&](std::string key, const std::string& word) { result.emplace(std::move(key), word); });
  return result;
}

std::size_t TopicCollection::add(const std::vector<std::string>& text_stems) {
  const std::size_t text = lengths_.size();
  for (const std::string& stem : text_stems) {
    std::vector<Posting>& list = postings_[stem];
    if (list.empty() || list.back().text != text) { list.push_back({text, 0}); }
    ++list.back().count;
  }
  lengths_.push_back(text_stems.size());
  total_length_ += text_stems.size();
  return text;
}

const std::vector<TopicCollection::Posting>* TopicCollection::postings(const std::string& stem) const {
  const auto place = postings_.find(stem);
  return place == postings_.end() ? nullptr : &place->second;
}

double TopicCollection::weight(const std::string& stem) const {
  const std::vector<Posting>* list = postings(stem);
  const double in = list == nullptr ? 1 : static_cast<double>(list->size());
  const double all = static_cast<double>(lengths_.size());
  return std::log(1 + (all - in + 0.5) / (in + 0.5));
}

double TopicCollection::part(double weight, const Posting& posting) const {
  constexpr double saturation = 1.2;
  constexpr double length_norm = 0.75;
  const double mean = std::max(1.0, static_cast<double>(total_length_) / static_cast<double>(lengths_.size()));
  const double relative = static_cast<double>(lengths_[posting.text]) / mean;
  const double count = posting.count;
  return weight * count * (saturation + 1) / (count + saturation * (1 - length_norm + length_norm * relative));
}

std::vector<double> TopicCollection::scores(const std::set<std::string>& query) const {
  std::vector<double> scores(lengths_.size());
  for (const std::string& stem : query) {
    const std::vector<Posting>* list = postings(stem);
    if (list == nullptr) { continue; }
    const double value = weight(stem);
    for (const Posting& posting : *list) {
      scores[posting.text] += part(value, posting);
    }
  }
  return scores;
}

Nearness TopicCollection::nearness(const std::set<std::string>& query, std::size_t text) const {
  Nearness nearness;
  double found = 0;
  double all = 0;
  for (const std::string& stem : query) {
    const double value = weight(stem);
    all += value;
    const std::vector<Posting>* list = postings(stem);
    if (list == nullptr) { continue; }
    const auto place = std::lower_bound(list->begin(), list->end(), text,
                                        [](const Posting& posting, std::size_t wanted) { return posting.text < wanted; });
    if (place == list->end() || place->text != text) { continue; }
    nearness.score += part(value, *place);
    found += value;
    nearness.matched.push_back(stem);
  }
  nearness.share = all > 0 ? found / all : 0;
  std::stable_sort(nearness.matched.begin(), nearness.matched.end(),
                   [&](const std::string& a, const std::string& b) { return weight(a) > weight(b); });
  return nearness;
}

double tf_idf_cosine(const std::vector<std::string>& one, const std::vector<std::string>& other,
                     const std::map<std::string, std::size_t>& frequency, std::size_t texts) {
  const auto vector_of = [&](const std::vector<std::string>& stems) {
    std::map<std::string, double> weights;
    for (const std::string& stem : stems) {
      const auto place = frequency.find(stem);
      const double in = place == frequency.end() ? 0 : static_cast<double>(place->second);
      weights[stem] += std::log((1 + static_cast<double>(texts)) / (1 + in)) + 1;
    }
    return weights;
  };
  const auto a = vector_of(one);
  const auto b = vector_of(other);
  const auto square = [](const auto& weights) {
    double sum = 0;
    for (const auto& [stem, weight] : weights) {
      sum += weight * weight;
    }
    return sum;
  };
  double product = 0;
  for (const auto& [stem, weight] : a) {
    const auto place = b.find(stem);
    if (place != b.end()) { product += weight * place->second; }
  }
  const double lengths = std::sqrt(square(a) * square(b));
  return lengths > 0 ? product / lengths : 0;
}

} // namespace entente
