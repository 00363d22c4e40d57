/// @file
/// What the parts of the reader share: the agenda, where its reading stands, and what was read.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "core/model/document.hpp"
#include "core/model/programme.hpp"
#include "core/reference/reference.hpp"
#include "importers/agenda/course.hpp"
#include "importers/agenda/header.hpp"
#include "importers/agenda/items.hpp"
#include "importers/agenda/people.hpp"
#include "importers/agenda/sessions.hpp"
#include "importers/agenda/topic_list.hpp"

namespace entente::agenda {

/// One agenda while it is read. Its lines and head stay as they are, but for hours that prove to end those above; records
/// are added to the programme, never taken away.
struct Reading {
  Reading(const Document& document, const Reference& known);
  Reading(const Reading&) = delete;
  Reading& operator=(const Reading&) = delete;

  const Reference& reference;
  const Cues& cues;
  std::vector<Item> items;
  std::vector<bool> taken; ///< items read together with an earlier one
  std::vector<bool> names; ///< items that are names alone, with capital surnames, above posts and bodies
  Programme programme;
  Header header;
  std::size_t hours = 0; ///< items that print hours

  Sessions sessions;     ///< of the programme
  std::size_t at = 0;    ///< the item being read
  std::size_t event = 0; ///< the event that items belong to
  Course course;
  ActiveRole role;                ///< of the people on the lines to come
  TopicList list;                 ///< of the items to come
  std::optional<Item> body_above; ///< the body that a heading says the people right below it belong to
  bool bodies_head = false;       ///< below the role at hand bodies stand above their people, without blank lines

  /// Sessions print their hours.
  [[nodiscard]] bool timed() const { return hours >= 2; }
  /// Where one of the items stands among them.
  [[nodiscard]] std::size_t index_of(const Item& item) const { return static_cast<std::size_t>(&item - items.data()); }
  /// What headings said of the lines below them holds no longer.
  void end_headings();
  /// Turns to the event that a sentence speaks of, where the agenda has several.
  void follow_event(const Item& sentence);
  /// Puts a line, or a part of one, on the review list.
  void review(const Item& item, std::string reason);
};

[[nodiscard]] Evidence evidence_of(const Item& item);
/// `likelihood` and `split_people` with what the reading knows.
[[nodiscard]] double likelihood(const Item& item, const ActiveRole& role, const Reading& reading);
[[nodiscard]] std::vector<Item> split_people(const Item& item, const ActiveRole& role, const Reading& reading);

} // namespace entente::agenda
