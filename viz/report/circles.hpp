/// @file
/// What the report's page on bridges is made from: bodies that sat on panels, the circles they form, and who links these.
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "core/analysis/communities.hpp"
#include "core/network/network.hpp"
#include "viz/report/page.hpp"

namespace entente {

/// Circles beyond these, the smallest, are counted and not listed.
inline constexpr std::uint32_t most_circles = 30;

/// Bodies by the panels they shared. Units that were always spoken for together with the body around them are that body: a
/// directorate and its ministry, printed in one entry, are one seat and not two acquaintances.
class Circles {
public:
  explicit Circles(const Page& page);

  [[nodiscard]] const Page& page() const { return page_; }
  /// The page's facts with one name a seat.
  [[nodiscard]] const Dataset& seats() const { return seats_; }
  [[nodiscard]] const Network& network() const { return network_; }
  [[nodiscard]] const Communities& found() const { return found_; }
  /// Bodies that organise a meeting (organiser_of): they bring others together, and are met by all in any case.
  [[nodiscard]] const std::vector<std::uint32_t>& organisers() const { return organisers_; }
  /// How many circles there are when they are clear, else 0.
  [[nodiscard]] std::uint32_t count() const;

  /// A node's name in the language of the report, with who spoke for it: "IOM (Laura Thompson)"; two people at most.
  [[nodiscard]] std::string with_people(std::uint32_t node) const;
  [[nodiscard]] std::string name(std::uint32_t node) const;
  /// Those who spoke for it, the most frequent first.
  [[nodiscard]] std::vector<std::string> people(std::uint32_t node) const;
  /// The first of them; empty when there is nobody.
  [[nodiscard]] std::string first_person(std::uint32_t node) const;
  /// True when both sat on one panel.
  [[nodiscard]] bool met(PersonId one, PersonId other) const;
  /// A body that no list knows and whose name begins with a small letter: words of a sentence ("global compact for …")
  /// rather than a name.
  [[nodiscard]] bool unnamed(std::uint32_t node) const;
  /// "circle 2, around the Council of Europe".
  [[nodiscard]] std::string circle_name(std::uint32_t circle) const;
  /// What sets it apart: "Geneva, 18–19 July 2017; Americas"; empty when nothing does.
  [[nodiscard]] std::string particular(std::uint32_t circle) const;
  /// Members, those with the most ties first.
  [[nodiscard]] std::vector<std::uint32_t> members(std::uint32_t circle) const;
  /// The circles that a node has ties into, its own among them, in order.
  [[nodiscard]] std::vector<std::uint32_t> touched(std::uint32_t node) const;
  /// The appearances of all these nodes, each once.
  [[nodiscard]] std::vector<AppearanceId> evidence(const std::vector<std::uint32_t>& nodes) const;

private:
  /// Once for each appearance, by id.
  [[nodiscard]] std::vector<PersonId> speakers(std::uint32_t node) const;

  const Page& page_;
  Dataset seats_;
  Network network_;
  Communities found_;
  std::vector<std::uint32_t> organisers_;
  std::vector<std::pair<PersonId, SessionId>> sat_; ///< sorted
};

/// What is missing between the groups, with what would close it; ties that rest on one person; partnerships to consider.
[[nodiscard]] Html missing_part(const Page& page);
[[nodiscard]] Html single_person_part(const Page& page);
[[nodiscard]] Html partnerships_part(const Page& page);
/// How far these can be trusted; made once.
const Html& trust_part(const Page& page);

} // namespace entente
