#include <algorithm>
#include <map>
#include <random>
#include <set>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "core/resolve/linkage.hpp"
#include "tests/bench/names_generator.hpp"

using namespace entente;

namespace {

NameRecord record(std::string_view name, std::string_view body = {}, std::string_view state = {},
                  std::string_view post = {}) {
  NameRecord made;
  made.name = name;
  made.body = body;
  made.state = state;
  made.post = post;
  return made;
}

Links link(const std::vector<NameRecord>& records) { return link_names(records, Reference::builtin()); }

/// The groups of names, each sorted.
std::multiset<std::multiset<std::string>> groups(const std::vector<NameRecord>& records, const Links& links) {
  std::map<std::uint32_t, std::multiset<std::string>> members;
  for (std::size_t i = 0; i < records.size(); ++i) {
    members[links.cluster[i]].insert(std::string(records[i].name) + "/" + std::string(records[i].body));
  }
  std::multiset<std::multiset<std::string>> all;
  for (const auto& [cluster, names] : members) {
    all.insert(names);
  }
  return all;
}

std::vector<NameRecord> records_of(const std::vector<bench::MadeUpName>& names) {
  std::vector<NameRecord> records;
  for (const bench::MadeUpName& name : names) {
    records.push_back(record(name.name, name.body));
  }
  return records;
}

struct Scores {
  double precision = 0;
  double recall = 0;
};

/// By counting every pair of records.
Scores all_pairs(const std::vector<bench::MadeUpName>& names, const Links& links) {
  double both = 0;
  double found = 0;
  double truth = 0;
  for (std::size_t i = 0; i < names.size(); ++i) {
    for (std::size_t j = i + 1; j < names.size(); ++j) {
      const bool same = names[i].truth == names[j].truth;
      const bool joined = links.cluster[i] == links.cluster[j];
      truth += same ? 1 : 0;
      found += joined ? 1 : 0;
      both += same && joined ? 1 : 0;
    }
  }
  return {both / found, both / truth};
}

bool has_reason(const LinkedPair& pair, LinkReason reason) { return (pair.reasons & bit_of(reason)) != 0; }

} // namespace

TEST_CASE("Spellings of one name with one body are one person") {
  const std::vector<std::vector<std::string>> people = {
      {"Ashley William Gois", "William Gois", "GOIS, William", "Mr. William GOIS"},
      {"Ana María García López", "Ana Garcia Lopez", "GARCÍA LÓPEZ, Ana María", "Sra. Ana María García"},
      {"Ludwig van der Waals", "VAN DER WAALS, Ludwig", "L. van der Waals", "Ludwig Van der Waals"},
      {"Abd al-Rahman Yusuf", "Abd Al Rahman Yusuf", "S.E. M. Abd al-Rahman YUSUF"},
      {"Ahmed ben Ali Haddad", "Ahmed Ben Ali HADDAD", "HADDAD, Ahmed ben Ali"},
      {"Nguyễn Thị Minh Khai", "Nguyen Thi Minh Khai", "Minh Khai Nguyen Thi"},
      {"Li Wei", "LI Wei", "Wei Li"},
      {"Jean-Pierre Dupont", "Jean Pierre DUPONT", "M. Jean-Pierre Dupont", "DUPONT Jean-Pierre"},
      {"Søren Ångström", "Soren Angstrom", "Dr. Søren ÅNGSTRÖM"},
      {"Gebre Christos Haile", "Gebrechristos Haile", "H.E. Amb. Gebre-Christos Haile"},
      {"Mechthilde Fuhrer", "Mechtilde Fuhrer", "Mme Mechthilde FUHRER"},
  };
  for (const auto& names : people) {
    std::vector<NameRecord> records;
    for (const std::string& name : names) {
      records.push_back(record(name, "body"));
    }
    const Links links = link(records);
    INFO(names.front());
    CHECK(links.clusters == 1);
  }
}

TEST_CASE("Names that print different words at one place are two people, whatever else they share") {
  const std::vector<std::pair<std::string, std::string>> pairs = {{"Ahmed Hassan", "Omar Hassan"},
                                                                  {"Peter Thomson", "Laura Thompson"},
                                                                  {"Maria Elena Rossi", "Maria Carla Rossi"},
                                                                  {"John A. Smith", "John B. Smith"},
                                                                  {"Juan García López", "Juan García Pérez"},
                                                                  {"Martin King Jr.", "Martin King Sr."},
                                                                  {"Nguyen Van Anh", "Nguyen Thi Anh"}};
  for (const auto& [a, b] : pairs) {
    const std::vector<NameRecord> records{record(a, "body", "CHE", "Director of Migration"),
                                          record(b, "body", "CHE", "Director of Migration")};
    const Links links = link(records);
    INFO(a << " / " << b);
    CHECK(links.clusters == 2);
    CHECK(links.open.empty());
  }
}

TEST_CASE("An initial that two people fit stays open with both and says so") {
  const std::vector<NameRecord> records{record("John Smith", "body"), record("James Smith", "body"),
                                        record("J. Smith", "body")};
  const Links links = link(records);
  CHECK(links.clusters == 3);
  REQUIRE(links.open.size() == 2);
  for (const LinkedPair& pair : links.open) {
    CHECK(pair.second == 2);
    CHECK(has_reason(pair, LinkReason::rival));
    CHECK(has_reason(pair, LinkReason::initials));
    CHECK(has_reason(pair, LinkReason::same_body));
  }
  // With one of them it is that one: -0.8 for two words, -0.6 for the initial, 2.5 for the body.
  CHECK(link({records[0], records[2]}).clusters == 1);
}

TEST_CASE("A name alone does not join, a body, a state with a post, or companions do") {
  CHECK(link({record("Maria Garcia"), record("María García")}).clusters == 2);
  CHECK(link({record("Maria Garcia", "a"), record("María García", "b")}).clusters == 2);
  CHECK(link({record("Maria Garcia", "a"), record("María García", "a")}).clusters == 1);
  CHECK(link({record("Maria Garcia", "", "ESP", "Consejera de inmigración"),
              record("María García", "", "ESP", "Consejera de inmigración")})
            .clusters == 1);
  // -0.2 for three words, 1.2 for two shared companions: 1 / (1 + exp(-1)) = 0.73.
  const std::vector<std::uint32_t> panel{4, 5};
  NameRecord a = record("Maria Elena Garcia");
  a.companions = panel;
  const Links links = link({a, a});
  CHECK(links.clusters == 1);
  CHECK(has_reason(links.joined.at(0), LinkReason::shared_companions));
}

TEST_CASE("Marks of gender, other states, generations of years and one panel keep records apart") {
  NameRecord woman = record("Andrea Rossi", "a");
  NameRecord man = woman;
  woman.gender = Gender::f;
  man.gender = Gender::m;
  CHECK(link({woman, man}).clusters == 2);
  CHECK(link({record("Mohamed Ahmed", "a", "EGY"), record("Mohamed Ahmed", "a", "SDN")}).clusters == 2);
  NameRecord early = record("Andrea Rossi", "a");
  NameRecord late = early;
  early.year = 1951;
  late.year = 2019;
  CHECK(link({early, late}).clusters == 2);
  const std::vector<std::uint32_t> first{2};
  const std::vector<std::uint32_t> second{1};
  NameRecord left = record("Andrea Rossi", "a");
  NameRecord right = record("A. Rossi", "a");
  left.number = 1;
  right.number = 2;
  left.companions = first;
  right.companions = second;
  CHECK(link({left, right}).clusters == 2);
}

TEST_CASE("A lone surname is proposed with its body, not joined") {
  const Links links = link({record("William Gois", "body"), record("Gois", "body"), record("Gois", "other")});
  CHECK(links.clusters == 3);
  REQUIRE_FALSE(links.open.empty());
  CHECK(links.open[0].first == 0);
  CHECK(links.open[0].second == 1);
  CHECK(has_reason(links.open[0], LinkReason::surname_alone));
}

TEST_CASE("Names without a word, without names and none at all are taken") {
  CHECK(link({}).clusters == 0);
  const Links links = link({record(""), record("."), record("", "body"), record("Ana Gil")});
  CHECK(links.cluster.size() == 4);
  CHECK(links.cluster[3] != links.cluster[0]);
}

TEST_CASE("Among many made-up names nearly all pairs are found and nearly none is wrong") {
  for (const std::uint64_t seed : {1U, 2U}) {
    const auto names = bench::made_up_names(6000, seed);
    const Links links = link(records_of(names));
    const Scores scores = all_pairs(names, links);
    INFO("seed " << seed);
    CHECK(scores.precision >= 0.97);
    CHECK(scores.recall >= 0.97);
    // Less than one pair in five hundred is compared.
    CHECK(links.compared < 6000U * 5999U / 2 / 500);
  }
}

TEST_CASE("The order of the records changes nothing") {
  auto names = bench::made_up_names(3000, 5);
  const auto first = records_of(names);
  const auto expected = groups(first, link(first));
  std::mt19937 random(11);
  for (int round = 0; round < 3; ++round) {
    std::shuffle(names.begin(), names.end(), random);
    const auto records = records_of(names);
    CHECK(groups(records, link(records)) == expected);
  }
}

TEST_CASE("Unrelated names change nothing about these") {
  std::vector<NameRecord> records{
      record("Ashley William Gois", "mfa"), record("William Gois", "mfa"), record("John Smith", "iom"),
      record("James Smith", "iom"),         record("J. Smith", "iom"),     record("Maria Garcia", "a"),
      record("María García", "b")};
  const Links alone = link(records);
  const auto others = bench::made_up_names(500, 3);
  for (const NameRecord& other : records_of(others)) {
    records.push_back(other);
  }
  const Links among = link(records);
  for (std::size_t i = 0; i < 7; ++i) {
    for (std::size_t j = 0; j < 7; ++j) {
      CHECK((alone.cluster[i] == alone.cluster[j]) == (among.cluster[i] == among.cluster[j]));
    }
  }
}

TEST_CASE("Every reason has a key of its own and words") {
  std::set<std::string_view> keys;
  for (std::size_t i = 0; i < link_reasons; ++i) {
    const auto reason = static_cast<LinkReason>(i);
    keys.insert(key_of(reason));
    CHECK_FALSE(text_of(reason).empty());
  }
  CHECK(keys.size() == link_reasons);
  CHECK(reasons_of(bit_of(LinkReason::slip) | bit_of(LinkReason::same_body)) ==
        std::vector<LinkReason>{LinkReason::slip, LinkReason::same_body});
}
