#include "core/resolve/people_many.hpp"

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <future>
#include <optional>
#include <string>
#include <tuple>
#include <unordered_map>
#include <vector>

#include <fmt/format.h>

#include "core/resolve/linkage.hpp"
#include "core/resolve/organisations.hpp"
#include "core/resolve/people.hpp"
#include "core/resolve/person_name.hpp"
#include "core/text/unicode.hpp"

namespace entente::matching {
namespace {

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
  ManyPeople(const Programme& programme, const KnownEntities& known, const Reference& reference, Resolution& resolution)
      : programme_(programme), known_(known), reference_(reference), resolution_(resolution) {}

  void run() {
    resolution_.people_wait = programme_.entries.size() >= keys_wait_from && known_.count_people() == 0;
    std::future<std::vector<Keys>> keys;
    if (!resolution_.people_wait) {
      keys = std::async(std::launch::async, [this] { return keys_of_entries(); });
    }
    const Links links = link();
    choose_people(links);
    make_people(links, keys.valid() ? keys.get() : std::vector<Keys>(programme_.entries.size()));
    for (const LinkedPair& pair : links.joined) {
      judge(pair, Judgement::Verdict::same);
    }
    review(links);
  }

private:
  using Keys = std::vector<std::string>;

  [[nodiscard]] std::vector<Keys> keys_of_entries() const {
    std::vector<Keys> keys;
    keys.reserve(programme_.entries.size());
    for (const EntryRecord& entry : programme_.entries) {
      keys.push_back(person_keys(parse_person_name(entry.name, reference_)));
      std::ranges::sort(keys.back());
    }
    return keys;
  }

  [[nodiscard]] int year_of(const EntryRecord& entry) const {
    const std::size_t event =
        entry.session == EntryRecord::no_session ? entry.event : programme_.sessions[entry.session].event;
    const auto& start = programme_.events[event].period.start;
    return start ? static_cast<int>(start->year()) : 0;
  }

  /// A text for each body, the same for the same body.
  [[nodiscard]] std::string_view text_of_body(const Choice<OrganisationId>& choice) {
    const std::int64_t number = choice.known ? choice.known->value : -1 - static_cast<std::int64_t>(choice.fresh);
    auto& text = bodies_[number];
    if (text.empty()) { text = fmt::format("{}", number); }
    return text;
  }

  [[nodiscard]] Links link() {
    std::vector<NameRecord> records;
    records.reserve(programme_.entries.size());
    for (std::size_t i = 0; i < programme_.entries.size(); ++i) {
      const EntryRecord& entry = programme_.entries[i];
      NameRecord& record = records.emplace_back();
      record.name = entry.name;
      const auto& choices = resolution_.bodies[i];
      if (!choices.empty() && !entry.bodies.front().beside) { record.body = text_of_body(choices.front()); }
      if (entry.state) { record.state = *entry.state; }
      record.post = entry.position;
      record.year = year_of(entry);
      if (!entry.gender_by_masculine_form || entry.gender == Gender::f) { record.gender = entry.gender; }
    }
    known_.each_person([&](KnownPerson&& person) { people_.push_back(std::move(person)); });
    for (std::uint32_t number = 1; number <= people_.size(); ++number) {
      add_known(records, number);
    }
    LinkOptions options;
    if (!people_.empty() && known_.any_judged_different()) {
      options.judged_different = [this](std::uint32_t record, std::uint32_t number) {
        return record < programme_.entries.size() &&
               known_.judged_different(programme_.entries[record].name, people_[number - 1].id);
      };
    }
    return link_names(records, reference_, options);
  }

  /// Each name of a known person with each of the bodies, as many as are compared.
  void add_known(std::vector<NameRecord>& records, std::uint32_t number) {
    constexpr std::size_t most_records = 12;
    const KnownPerson& person = people_[number - 1];
    const std::size_t names = person.names.size();
    const std::size_t bodies = std::max<std::size_t>(person.organisations.size(), 1);
    const std::size_t count = std::min(most_records, std::max(names * bodies, person.positions.size()));
    for (std::size_t i = 0; names > 0 && i < count; ++i) {
      NameRecord& record = records.emplace_back();
      record.known = number;
      record.name = person.names[i % names];
      if (!person.organisations.empty()) { record.body = text_of_body({person.organisations[i / names % bodies], 0}); }
      if (!person.states.empty()) { record.state = person.states[i % person.states.size()]; }
      if (!person.positions.empty()) { record.post = person.positions[i % person.positions.size()]; }
      record.gender = person.gender;
      number_of_.push_back(number);
    }
  }

  /// Who each entry is: whom the base knows, or the n-th new person in the order of their first entries.
  void choose_people(const Links& links) {
    const std::size_t count = programme_.entries.size();
    std::vector<std::uint32_t> number(links.clusters, 0);
    for (std::size_t i = 0; i < number_of_.size(); ++i) {
      number[links.cluster[count + i]] = number_of_[i];
    }
    constexpr std::size_t none = static_cast<std::size_t>(-1);
    std::vector<std::size_t> fresh(links.clusters, none);
    std::size_t next = 0;
    resolution_.person.resize(count);
    for (std::size_t i = 0; i < count; ++i) {
      const std::uint32_t cluster = links.cluster[i];
      if (number[cluster] != 0) {
        resolution_.person[i].known = people_[number[cluster] - 1].id;
        continue;
      }
      if (fresh[cluster] == none) { fresh[cluster] = next++; }
      resolution_.person[i].fresh = fresh[cluster];
    }
    resolution_.new_people.resize(next);
  }

  void make_people(const Links& links, std::vector<Keys> keys) {
    std::vector<std::uint32_t> members(links.clusters, 0);
    for (const std::uint32_t cluster : links.cluster) {
      ++members[cluster];
    }
    for (std::size_t i = 0; i < programme_.entries.size(); ++i) {
      const auto& choice = resolution_.person[i];
      if (choice.known) { continue; }
      add(resolution_.new_people[choice.fresh], programme_.entries[i].name, members[links.cluster[i]] > 1,
          std::move(keys[i]));
    }
    if (!people_.empty()) { add_keys(std::move(keys)); }
  }

  /// Of the printed names, for those whom the base knows.
  void add_keys(std::vector<Keys> keys) {
    resolution_.person_keys.resize(programme_.entries.size());
    for (std::size_t i = 0; i < programme_.entries.size(); ++i) {
      if (resolution_.person[i].known) { resolution_.person_keys[i] = std::move(keys[i]); }
    }
  }

  void add(NewPerson& person, const std::string& printed, bool among_others, Keys keys) const {
    if (person.name.empty()) {
      person.name = squeeze(printed);
      person.keys = std::move(keys);
      return;
    }
    if (among_others && person.name != printed &&
        fullness(parse_person_name(printed, reference_), printed) >
            fullness(parse_person_name(person.name, reference_), person.name)) {
      person.name = squeeze(printed);
    }
    person.keys.insert(person.keys.end(), std::make_move_iterator(keys.begin()), std::make_move_iterator(keys.end()));
    std::ranges::sort(person.keys);
    person.keys.erase(std::ranges::unique(person.keys).begin(), person.keys.end());
  }

  void judge(const LinkedPair& pair, Judgement::Verdict verdict) {
    Judgement judgement;
    judgement.verdict = verdict;
    // Of two that are one, the later joins the earlier, or the one that the base knows; of two that may be, the earlier is
    // asked about.
    const std::size_t count = programme_.entries.size();
    const bool known = pair.second >= count;
    const bool same = verdict == Judgement::Verdict::same && !known;
    judgement.record = same ? pair.second : pair.first;
    const std::size_t other = same ? pair.first : pair.second;
    const Choice<PersonId> choice =
        known ? Choice<PersonId>{people_[number_of_[other - count] - 1].id, 0} : resolution_.person[other];
    if (choice.known) {
      judgement.other = choice.known->text();
    } else {
      judgement.other_fresh = choice.fresh;
    }
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
    if (index >= programme_.entries.size()) {
      const KnownPerson& person = people_[number_of_[index - programme_.entries.size()] - 1];
      return fmt::format("\"{}\" ({})", person.names.front(), person.id.text());
    }
    const EntryRecord& entry = programme_.entries[index];
    std::string post = entry.position;
    if (!entry.bodies.empty() && !entry.bodies.front().beside) {
      post += (post.empty() ? "" : ", ") + entry.bodies.front().name;
    }
    return post.empty() ? fmt::format("\"{}\"", entry.name) : fmt::format("\"{}\" ({})", entry.name, post);
  }

  const Programme& programme_;
  const KnownEntities& known_;
  const Reference& reference_;
  Resolution& resolution_;
  std::vector<KnownPerson> people_;                      ///< of the base
  std::vector<std::uint32_t> number_of_;                 ///< per record of one of them, from 1
  std::unordered_map<std::int64_t, std::string> bodies_; ///< texts by handle
};

} // namespace

bool serves_many_people(const Programme& programme, const KnownEntities& known) {
  constexpr std::size_t known_for_each = 20; ///< of whom reading all costs less than looking for one
  return programme.entries.size() >= very_many_entries && known.count_people() <= known_for_each * programme.entries.size();
}

void resolve_many_people(const Programme& programme, const KnownEntities& known, const Reference& reference,
                         Resolution& resolution) {
  ManyPeople(programme, known, reference, resolution).run();
}

} // namespace entente::matching
