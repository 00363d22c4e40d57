#include "core/resolve/words.hpp"

#include <algorithm>
#include <charconv>
#include <utility>

#include "core/error.hpp"
#include "core/text/csv.hpp"
#include "core/text/similarity.hpp"
#include "core/text/unicode.hpp"

namespace entente::embedded {
std::vector<std::pair<std::string_view, std::string_view>> matching_files();
}

namespace entente::matching {
namespace {

std::vector<std::string> stems_but(std::string_view text, const std::unordered_set<std::string>& stop) {
  std::vector<std::string> kept;
  for (const std::string& word : fold_words(text)) {
    if (!stop.contains(word)) { kept.push_back(stem(word)); }
  }
  return kept;
}

} // namespace

const Words& Words::builtin() {
  static const Words words;
  return words;
}

Words::Words() {
  for (const auto& [name, bytes] : embedded::matching_files()) {
    const auto rows = parse_csv(bytes);
    // Stop words first: the other lists' phrases are read without them.
    for (const bool stop : {true, false}) {
      for (std::size_t i = 1; i < rows.size(); ++i) {
        if (rows[i].size() < 3) { throw Error(ErrorKind::unreadable, "{}: a row has too few fields", name); }
        if ((rows[i][0] == "stop") == stop) { add(rows[i][0], rows[i][1], rows[i][2]); }
      }
    }
  }
  std::stable_sort(portfolios_.begin(), portfolios_.end(),
                   [](const Portfolio& a, const Portfolio& b) { return a.stems.size() > b.stems.size(); });
  std::stable_sort(version_phrases_.begin(), version_phrases_.end(),
                   [](const VersionPhrase& a, const VersionPhrase& b) { return a.words.size() > b.words.size(); });
}

void Words::add(const std::string& list, const std::string& phrase, const std::string& value) {
  const std::string folded = fold(phrase);
  if (list == "stop") {
    stop_.insert(folded);
  } else if (list == "weak-post") {
    double weight = 1;
    if (std::from_chars(value.data(), value.data() + value.size(), weight).ec != std::errc{}) {
      throw Error(ErrorKind::unreadable, "matching.csv: '{}' has no weight", phrase);
    }
    weak_post_.emplace(stem(folded), weight);
  } else if (list == "weak-body") {
    weak_body_.insert(stem(folded));
  } else if (list == "weak-place") {
    weak_place_.insert(stem(folded));
  } else if (list == "weak-title") {
    weak_title_.insert(stem(folded));
  } else if (list == "unit") {
    unit_.insert(stem(folded));
  } else if (list == "carrier") {
    carrier_.insert(stem(folded));
  } else if (list == "particle") {
    particle_.insert(folded);
  } else if (list == "suffix") {
    suffix_.insert(folded);
  } else if (list == "ministry") {
    ministries_.push_back(stems_but(phrase, stop_));
  } else if (list == "version-mark" || list == "version-noun") {
    version_phrases_.push_back({fold_words(phrase), value});
  } else if (list == "portfolio") {
    portfolios_.push_back({stems_but(phrase, stop_), value});
  } else {
    throw Error(ErrorKind::unreadable, "matching.csv: unknown list '{}'", list);
  }
}

double Words::post_weight(const std::string& stem) const {
  const auto found = weak_post_.find(stem);
  return found == weak_post_.end() ? 1.0 : found->second;
}

std::vector<std::string> Words::portfolios(std::string_view body_name) const {
  const std::vector<std::string> words = stems(body_name);
  std::size_t at = 0;
  for (const auto& head : ministries_) {
    if (head.size() > at && words.size() > head.size() && std::equal(head.begin(), head.end(), words.begin())) {
      at = head.size();
    }
  }
  std::vector<std::string> fields;
  while (at > 0 && at < words.size()) {
    if (weak_body_.contains(words[at])) {
      ++at;
      continue;
    }
    const auto found = std::find_if(portfolios_.begin(), portfolios_.end(), [&](const Portfolio& portfolio) {
      return at + portfolio.stems.size() <= words.size() &&
             std::equal(portfolio.stems.begin(), portfolio.stems.end(), words.begin() + static_cast<std::ptrdiff_t>(at));
    });
    if (found == portfolios_.end()) { return {}; }
    fields.push_back(found->field);
    at += found->stems.size();
  }
  std::sort(fields.begin(), fields.end());
  fields.erase(std::unique(fields.begin(), fields.end()), fields.end());
  return fields;
}

const VersionPhrase* Words::version_phrase(const std::vector<std::string>& folded_words, std::size_t from) const {
  for (const VersionPhrase& phrase : version_phrases_) {
    if (from + phrase.words.size() <= folded_words.size() &&
        std::equal(phrase.words.begin(), phrase.words.end(), folded_words.begin() + static_cast<std::ptrdiff_t>(from))) {
      return &phrase;
    }
  }
  return nullptr;
}

std::string stem(std::string_view folded) {
  if (folded.size() > 4 && (folded.back() == 's' || folded.back() == 'x') && folded[folded.size() - 2] != 's') {
    folded.remove_suffix(1);
  }
  return std::string(folded);
}

std::vector<std::string> stems(std::string_view text) { return stems_but(text, Words::builtin().stop_words()); }

bool nearly_equal(std::string_view a, std::string_view b) {
  const std::size_t shorter = std::min(a.size(), b.size());
  const std::size_t longer = std::max(a.size(), b.size());
  if (shorter < 5 || longer - shorter > 2 || a.front() != b.front()) { return false; }
  const int limit = shorter >= 12 ? 2 : 1;
  return edit_distance(a, b, limit) <= limit && jaro_winkler(a, b) >= 0.85;
}

double Agreement::overlap() const {
  const double heavier = shared + std::max(only_a, only_b);
  return heavier > 0 ? shared / heavier : 0;
}

double Agreement::containment() const {
  const double lighter = shared + std::min(only_a, only_b);
  return lighter > 0 ? shared / lighter : 0;
}

} // namespace entente::matching
