#include "core/resolve/people_many.hpp"

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <tuple>
#include <vector>

#include <fmt/format.h>

#include "core/resolve/linkage.hpp"
#include "core/resolve/organisations.hpp"
#include "core/resolve/person_name.hpp"
#include "core/text/unicode.hpp"

namespace entente::matching {
namespace {

constexpr std::uint8_t most_reviews = 3; ///< open pairs reported per person

/// "same name; same body".
std::string words_of(ReasonSet reasons) {
  std::string text;
  for (const LinkReason reason : reasons_of(reasons)) {
    text += text.empty() ? "" : "; ";
    text += text_of(reason);
  }
  return text;
}

/// What is printed last wins where more of it is spelt out.
auto fullness(const PersonName& name, const std::string& printed) {
  const auto full = std::ranges::count_if(name.words, [](const NameWord& word) { return !word.initial; });
  const auto marked = std::ranges::count_if(name.words, [](const NameWord& word) { return word.marked; });
  return std::tuple(full, name.words.size(), letter_case(printed).lower > 0, -marked, printed.size());
}

class ManyPeople {
public:
  ManyPeople(const Programme& programme, const Reference& reference, Resolution& resolution)
      : programme_(programme), reference_(reference), resolution_(resolution) {}

  void run() {
    Links links = link();
    make_people(links);
    for (const LinkedPair& pair : links.joined) {
      judge(pair, Judgement::Verdict::same);
    }
    review(links);
  }

private:
  /// A text for each body, the same for the same body.
  [[nodiscard]] std::vector<std::string> body_texts() const {
    std::vector<std::string> texts(resolution_.new_organisations.size());
    for (std::size_t i = 0; i < texts.size(); ++i) {
      texts[i] = fmt::format("{}", i);
    }
    return texts;
  }

  [[nodiscard]] int year_of(const EntryRecord& entry) const {
    const std::size_t event =
        entry.session == EntryRecord::no_session ? entry.event : programme_.sessions[entry.session].event;
    const auto& start = programme_.events[event].period.start;
    return start ? static_cast<int>(start->year()) : 0;
  }

  [[nodiscard]] Links link() const {
    const std::vector<std::string> bodies = body_texts();
    std::vector<std::string> known; // bodies that the base has
    for (const auto& choices : resolution_.bodies) {
      if (!choices.empty() && choices.front().known) { known.push_back(choices.front().known->text()); }
    }
    std::size_t next_known = 0;
    std::vector<NameRecord> records;
    records.reserve(programme_.entries.size());
    for (std::size_t i = 0; i < programme_.entries.size(); ++i) {
      const EntryRecord& entry = programme_.entries[i];
      NameRecord& record = records.emplace_back();
      record.name = entry.name;
      if (const auto& choices = resolution_.bodies[i]; !choices.empty()) {
        record.body = choices.front().known ? std::string_view(known[next_known++]) : bodies[choices.front().fresh];
      }
      if (entry.state) { record.state = *entry.state; }
      record.post = entry.position;
      record.year = year_of(entry);
      if (!entry.gender_by_masculine_form || entry.gender == Gender::f) { record.gender = entry.gender; }
    }
    return link_names(records, reference_);
  }

  void make_people(const Links& links) {
    const std::size_t count = programme_.entries.size();
    resolution_.person.resize(count);
    resolution_.new_people.resize(links.clusters);
    std::vector<std::uint32_t> members(links.clusters, 0);
    for (const std::uint32_t cluster : links.cluster) {
      ++members[cluster];
    }
    for (std::size_t i = 0; i < count; ++i) {
      const std::uint32_t cluster = links.cluster[i];
      resolution_.person[i].fresh = cluster;
      add(resolution_.new_people[cluster], programme_.entries[i].name, members[cluster] > 1);
    }
  }

  void add(NewPerson& person, const std::string& printed, bool among_others) const {
    const PersonName name = parse_person_name(printed, reference_);
    std::vector<std::string> keys = person_keys(name);
    if (person.name.empty()) {
      person.name = squeeze(printed);
      person.keys = std::move(keys);
      std::ranges::sort(person.keys);
      return;
    }
    if (among_others && person.name != printed &&
        fullness(name, printed) > fullness(parse_person_name(person.name, reference_), person.name)) {
      person.name = squeeze(printed);
    }
    person.keys.insert(person.keys.end(), std::make_move_iterator(keys.begin()), std::make_move_iterator(keys.end()));
    std::ranges::sort(person.keys);
    person.keys.erase(std::ranges::unique(person.keys).begin(), person.keys.end());
  }

  void judge(const LinkedPair& pair, Judgement::Verdict verdict) {
    Judgement judgement;
    judgement.verdict = verdict;
    // Of two that are one, the later joins the earlier; of two that may be, the earlier is asked about.
    const bool same = verdict == Judgement::Verdict::same;
    judgement.record = same ? pair.second : pair.first;
    judgement.other_fresh = resolution_.person[same ? pair.first : pair.second].fresh;
    judgement.score = pair.score;
    judgement.reason = words_of(pair.reasons);
    resolution_.judgements.push_back(std::move(judgement));
  }

  void review(const Links& links) {
    std::vector<std::uint8_t> asked(links.clusters, 0);
    for (const LinkedPair& pair : links.open) {
      std::uint8_t& count = asked[links.cluster[pair.first]];
      if (count >= most_reviews) { continue; }
      ++count;
      judge(pair, Judgement::Verdict::unsure);
      resolution_.review.push_back({"same-person",
                                    fmt::format("{} and {} may be one person: {}", describe(pair.first),
                                                describe(pair.second), resolution_.judgements.back().reason),
                                    programme_.entries[pair.first].evidence});
    }
  }

  [[nodiscard]] std::string describe(std::size_t index) const {
    const EntryRecord& entry = programme_.entries[index];
    std::string post = entry.position;
    if (!entry.bodies.empty()) { post += (post.empty() ? "" : ", ") + entry.bodies.front().name; }
    return post.empty() ? fmt::format("\"{}\"", entry.name) : fmt::format("\"{}\" ({})", entry.name, post);
  }

  const Programme& programme_;
  const Reference& reference_;
  Resolution& resolution_;
};

} // namespace

void resolve_many_people(const Programme& programme, const Reference& reference, Resolution& resolution) {
  ManyPeople(programme, reference, resolution).run();
}

} // namespace entente::matching
