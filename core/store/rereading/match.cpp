#include "core/store/rereading/match.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "core/store/rereading/pairs.hpp"

namespace entente::store {
namespace {

/// New entities of a resolution on their way to the ids that they had.
template <class New> struct Fresh {
  std::vector<New>& list;
  std::vector<std::int64_t> ids;                ///< 0 for a new one
  std::map<std::int64_t, std::size_t> of_old{}; ///< index by the id it had

  explicit Fresh(std::vector<New>& made) : list(made), ids(made.size(), 0) {}

  void claim(std::size_t index, std::int64_t old) {
    ids[index] = old;
    of_old.emplace(old, index);
  }
  /// Makes the choice the entity that the mention had; `gone` when its row is out and is written again.
  template <class Identifier, class Make>
  void take_back(Choice<Identifier>& choice, std::int64_t old, bool gone, Make&& make) {
    if (!gone) {
      choice = {Identifier(old), 0};
      return;
    }
    if (const auto found = of_old.find(old); found != of_old.end()) {
      choice = {std::nullopt, found->second};
      return;
    }
    if (choice.known || ids[choice.fresh] != 0) {
      choice = {std::nullopt, list.size()};
      list.push_back(make());
      ids.push_back(0);
    }
    claim(choice.fresh, old);
  }
  /// Takes out those that are not in `used`; where the others go, nothing for those that are out.
  std::vector<std::optional<std::size_t>> prune(const std::set<std::size_t>& used) {
    std::vector<std::optional<std::size_t>> place(list.size());
    std::vector<New> kept;
    std::vector<std::int64_t> kept_ids;
    for (std::size_t i = 0; i < list.size(); ++i) {
      if (!used.contains(i)) { continue; }
      place[i] = kept.size();
      kept.push_back(std::move(list[i]));
      kept_ids.push_back(ids[i]);
    }
    list = std::move(kept);
    ids = std::move(kept_ids);
    return place;
  }
};

template <class Identifier> void use(const Choice<Identifier>& choice, std::set<std::size_t>& used) {
  if (!choice.known) { used.insert(choice.fresh); }
}
template <class Identifier>
void move_choice(Choice<Identifier>& choice, const std::vector<std::optional<std::size_t>>& place) {
  if (!choice.known) { choice.fresh = place[choice.fresh].value_or(0); }
}

/// Every record an id: those that are kept, and the least free ones.
void number_rest(RowIds& rows, std::vector<std::int64_t> kept) {
  for (std::int64_t& id : kept) {
    if (id == 0) { id = rows.first++; }
  }
  rows.given = std::move(kept);
}

class Keeping {
public:
  Keeping(const OldReading& old, const Programme& programme, Resolution& resolution)
      : old_(old), programme_(programme), resolution_(resolution), people_(resolution.new_people),
        organisations_(resolution.new_organisations), events_(resolution.new_events) {}

  KeptIds run() {
    kept_.rows = old_.free;
    keep_sessions();
    keep_entries();
    keep_items();
    keep_events();
    keep_people();
    keep_organisations();
    keep_processes();
    keep_review();
    return std::move(kept_);
  }

private:
  template <class Old>
  static std::vector<std::int64_t> ids_of(const Pairs& pairs, const std::vector<Old>& old, std::size_t count) {
    std::vector<std::int64_t> ids(count, 0);
    for (std::size_t i = 0; i < count; ++i) {
      if (pairs[i]) { ids[i] = old[*pairs[i]].id; }
    }
    return ids;
  }

  void keep_sessions() {
    const Pairs pairs = pair_sessions(old_, programme_);
    number_rest(kept_.rows.sessions, ids_of(pairs, old_.sessions, programme_.sessions.size()));
  }

  void keep_entries() {
    const std::vector<NewRow> rows = rows_of(programme_);
    const Pairs pairs = pair_entries(old_, programme_, rows, kept_.rows.sessions.given);
    number_rest(kept_.rows.appearances, ids_of(pairs, old_.entries, rows.size()));
    before_.assign(programme_.entries.size(), nullptr);
    for (std::size_t i = 0; i < rows.size(); ++i) {
      const OldEntry*& before = before_[rows[i].entry];
      if (pairs[i] && (before == nullptr || !rows[i].repeat)) { before = &old_.entries[*pairs[i]]; }
    }
  }

  void keep_items() {
    const auto& sessions = kept_.rows.sessions.given;
    Pairs themes(old_.themes.size(), programme_.themes.size());
    themes.pass(
        old_.themes, programme_.themes,
        [](const OldItem& t) {
          return key({t.text, std::to_string(t.session)});
        },
        [&](const ThemeRecord& t) {
          return key({t.text, std::to_string(t.session ? sessions[*t.session] : 0)});
        });
    themes.pass(
        old_.themes, programme_.themes, [](const OldItem& t) { return t.text; },
        [](const ThemeRecord& t) { return t.text; });
    number_rest(kept_.rows.themes, ids_of(themes, old_.themes, programme_.themes.size()));
    Pairs ties(old_.partnerships.size(), programme_.partnerships.size());
    using Record = PartnershipRecord;
    const auto kind = [](const Record& tie) { return std::string(to_text(tie.kind)); };
    ties.pass(
        old_.partnerships, programme_.partnerships,
        [](const OldItem& t) {
          return key({t.kind, t.text, number(t.line)});
        },
        [&](const Record& t) {
          return key({kind(t), t.evidence.printed, number(t.evidence.line)});
        });
    ties.pass(
        old_.partnerships, programme_.partnerships,
        [](const OldItem& t) {
          return key({t.kind, t.text});
        },
        [&](const Record& t) {
          return key({kind(t), t.evidence.printed});
        });
    number_rest(kept_.rows.partnerships, ids_of(ties, old_.partnerships, programme_.partnerships.size()));
  }

  void keep_review() {
    std::vector<ReviewItem> points = programme_.review;
    points.insert(points.end(), resolution_.review.begin(), resolution_.review.end());
    Pairs pairs(old_.review.size(), points.size());
    using Item = const ReviewItem&;
    pairs.pass(
        old_.review, points,
        [](const OldItem& r) {
          return key({r.kind, r.text, number(r.line), r.reason});
        },
        [](Item r) {
          return key({r.kind, r.evidence.printed, number(r.evidence.line), r.reason});
        });
    pairs.pass(
        old_.review, points,
        [](const OldItem& r) {
          return key({r.kind, r.text, r.reason});
        },
        [](Item r) {
          return key({r.kind, r.evidence.printed, r.reason});
        });
    pairs.pass(
        old_.review, points,
        [](const OldItem& r) {
          return key({r.text, r.kind});
        },
        [](Item r) {
          return key({r.evidence.printed, r.kind});
        });
    kept_.review = ids_of(pairs, old_.review, points.size());
  }

  /// Leaves out those that nothing chooses; gives the places of those that stay.
  template <class New, class Choice> static auto keep_chosen(Fresh<New>& fresh, std::vector<Choice>& choices) {
    std::set<std::size_t> used;
    for (const Choice& choice : choices) {
      use(choice, used);
    }
    auto place = fresh.prune(used);
    for (Choice& choice : choices) {
      move_choice(choice, place);
    }
    return place;
  }

  void keep_events() {
    const Pairs pairs = pair_events(old_, programme_);
    for (std::size_t i = 0; i < programme_.events.size(); ++i) {
      if (!pairs[i]) { continue; }
      const OldEvent& event = old_.events[*pairs[i]];
      events_.take_back(resolution_.event[i], event.id, event.gone, [i] { return i; });
    }
    settle_judgements(Judgement::About::event, keep_chosen(events_, resolution_.event));
    number_rest(kept_.rows.events, std::move(events_.ids));
  }

  void keep_people() {
    for (std::size_t i = 0; i < programme_.entries.size(); ++i) {
      if (before_[i] == nullptr) { continue; }
      const std::int64_t person = before_[i]->person;
      people_.take_back(resolution_.person[i], person, !old_.people_left.contains(person), [&] {
        return NewPerson{programme_.entries[i].name,
                         i < resolution_.person_keys.size() ? resolution_.person_keys[i] : std::vector<std::string>()};
      });
    }
    claim_by_name(people_, old_.people,
                  [](const NewPerson& person, const OldEntity& old) { return person.name == old.name; });
    settle_judgements(Judgement::About::person, keep_chosen(people_, resolution_.person));
    number_rest(kept_.rows.people, std::move(people_.ids));
  }

  /// Entities that no mention brought back, by the name of one that is new.
  template <class New, class Same>
  static void claim_by_name(Fresh<New>& fresh, const std::vector<OldEntity>& old, Same&& same) {
    std::map<std::string_view, const OldEntity*> free;
    for (const OldEntity& entity : old) {
      if (!fresh.of_old.contains(entity.id)) { free.emplace(entity.name, &entity); }
    }
    for (std::size_t i = 0; i < fresh.list.size() && !free.empty(); ++i) {
      const auto found = free.find(fresh.list[i].name);
      if (fresh.ids[i] != 0 || found == free.end() || !same(fresh.list[i], *found->second)) { continue; }
      fresh.claim(i, found->second->id);
      free.erase(found);
    }
  }

  /// The body that the entry named so before, unless its state is another by now.
  static const OldBody* body_before(const OldEntry& before, const BodyRecord& body, std::set<const OldBody*>& taken) {
    const OldBody* best = nullptr;
    for (const OldBody& other : before.bodies) {
      if (taken.contains(&other) || other.name != body.name) { continue; }
      const bool same_state = !body.state || other.state.empty() || *body.state == other.state;
      if (same_state && best == nullptr) { best = &other; }
    }
    if (best != nullptr) { taken.insert(best); }
    return best;
  }

  void keep_organisations() {
    struct Whole {
      std::size_t made = 0, entry = 0, body = 0;
    };
    std::vector<Whole> wholes; ///< of bodies made here
    for (std::size_t i = 0; i < programme_.entries.size(); ++i) {
      if (before_[i] == nullptr) { continue; }
      std::set<const OldBody*> taken;
      const auto& bodies = programme_.entries[i].bodies;
      for (std::size_t b = 0; b < bodies.size(); ++b) {
        const OldBody* const before = body_before(*before_[i], bodies[b], taken);
        if (before == nullptr) { continue; }
        const bool gone = !old_.organisations_left.contains(before->organisation);
        organisations_.take_back(resolution_.bodies[i][b], before->organisation, gone, [&] {
          const BodyRecord& body = bodies[b];
          if (body.parent) { wholes.push_back({organisations_.list.size(), i, *body.parent}); }
          const bool keyed = i < resolution_.body_keys.size() && b < resolution_.body_keys[i].size();
          return NewOrganisation{body.name,
                                 body.acronym,
                                 body.category,
                                 body.state,
                                 {},
                                 body.reference,
                                 keyed ? resolution_.body_keys[i][b] : std::vector<std::string>()};
        });
      }
    }
    for (const Whole& whole : wholes) {
      organisations_.list[whole.made].parent = resolution_.bodies[whole.entry][whole.body];
    }
    claim_by_name(organisations_, old_.organisations,
                  [](const NewOrganisation& body, const OldEntity& old) { return body.state.value_or("") == old.detail; });
    prune_organisations();
    number_rest(kept_.rows.organisations, std::move(organisations_.ids));
  }

  void prune_organisations() {
    std::set<std::size_t> used;
    for (const auto& bodies : resolution_.bodies) {
      for (const auto& choice : bodies) {
        use(choice, used);
      }
    }
    for (std::size_t before = 0; before != used.size();) { // the wholes of those that are used
      before = used.size();
      for (const std::size_t index : std::set(used)) {
        if (const auto& parent = organisations_.list[index].parent) { use(*parent, used); }
      }
    }
    const auto place = organisations_.prune(used);
    for (auto& bodies : resolution_.bodies) {
      for (auto& choice : bodies) {
        move_choice(choice, place);
      }
    }
    for (NewOrganisation& body : organisations_.list) {
      if (body.parent) { move_choice(*body.parent, place); }
    }
    settle_judgements(Judgement::About::organisation, place);
  }

  void keep_processes() {
    std::vector<std::int64_t> ids(resolution_.new_processes.size(), 0);
    for (const OldEntity& process : old_.processes) {
      for (std::size_t i = 0; i < ids.size(); ++i) {
        const NewProcess& made = resolution_.new_processes[i];
        const bool same = made.name == process.name || (!process.detail.empty() && made.reference == process.detail);
        if (ids[i] == 0 && same) {
          ids[i] = process.id;
          break;
        }
      }
    }
    number_rest(kept_.rows.processes, std::move(ids));
  }

  /// Judgements about those that are out, and those that a mention's earlier reading overrules, are left out too.
  void settle_judgements(Judgement::About about, const std::vector<std::optional<std::size_t>>& place) {
    std::erase_if(resolution_.judgements, [&](Judgement& judgement) {
      if (judgement.about != about) { return false; }
      if (!judgement.other) {
        if (judgement.other_fresh >= place.size() || !place[judgement.other_fresh]) { return true; }
        judgement.other_fresh = *place[judgement.other_fresh];
      }
      return judgement.verdict == Judgement::Verdict::same && !holds(judgement);
    });
  }

  template <class Identifier> static bool is(const Choice<Identifier>& choice, const Judgement& judgement) {
    if (judgement.other) { return choice.known && choice.known->text() == *judgement.other; }
    return !choice.known && choice.fresh == judgement.other_fresh;
  }
  /// Whether the mention goes to the entity that it was judged to be.
  [[nodiscard]] bool holds(const Judgement& judgement) const {
    switch (judgement.about) {
    case Judgement::About::person: return is(resolution_.person[judgement.record], judgement);
    case Judgement::About::organisation: return is(resolution_.bodies[judgement.record][judgement.body], judgement);
    case Judgement::About::event: break;
    }
    return is(resolution_.event[judgement.record], judgement);
  }

  const OldReading& old_;
  const Programme& programme_;
  Resolution& resolution_;
  KeptIds kept_;
  std::vector<const OldEntry*> before_; ///< of each entry; null for a new one
  Fresh<NewPerson> people_;
  Fresh<NewOrganisation> organisations_;
  Fresh<std::size_t> events_;
};

} // namespace

KeptIds keep_ids(const OldReading& old, const Programme& programme, Resolution& resolution) {
  return Keeping(old, programme, resolution).run();
}

} // namespace entente::store
