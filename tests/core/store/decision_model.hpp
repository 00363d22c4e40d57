/// @file
/// A plain model of decisions in memory, and the made-up meetings it is tried on: a map from cells to values that is made
/// anew from the decisions that stand. It knows nothing of how the base does it.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <random>
#include <set>
#include <string>
#include <unordered_map>
#include <vector>

#include "core/model/dataset.hpp"
#include "core/store/base.hpp"
#include "core/store/decisions.hpp"
#include "core/store/rereading/reread.hpp"

namespace decision_model {

/// What one mention prints.
struct PrintedBody {
  std::string name, acronym;
  std::optional<std::string> category;
  std::optional<std::size_t> whole; ///< place in the entry
  std::int64_t owner = 0;
};
struct Printed {
  std::string name;
  std::vector<PrintedBody> bodies;
};

/// A base of four meetings of two processes with some fifty people in several spellings, ministries with departments, and
/// partnerships.
struct World {
  std::vector<Printed> mentions;      ///< appearance 1, 2, …
  std::vector<std::mt19937> meetings; ///< what document 1, 2, … is made from
};
[[nodiscard]] World fill(entente::Base& base);
/// Reads document `number` again, as it was or as `change` makes it.
using Rewrite = std::function<void(entente::Document&, entente::Programme&, entente::Resolution&)>;
entente::RereadCounts read_again(entente::Base& base, const World& world, int number, const Rewrite& change = {});

/// One step of the test.
struct Step {
  enum class Kind { merge, split, different, rename, set, undo, redo };
  Kind kind = Kind::merge;
  std::vector<entente::EntityRef> entities;
  std::vector<entente::MentionRef> mentions;
  std::string text; ///< name or value
  entente::SubjectRef subject;
  entente::DeclaredField field = entente::DeclaredField::role;
  bool force = false;
  std::optional<std::int64_t> decision;
};
[[nodiscard]] std::string to_text(const Step& step);
/// Takes the step in the base; false when it is refused.
bool take(entente::DecisionTransaction& transaction, const Step& step);
/// Keys of names for the tests: the name itself.
[[nodiscard]] entente::KeyMakers keys();

class Model {
public:
  Model(entente::Dataset start, World world);
  /// A step that may or may not be legal.
  [[nodiscard]] Step random_step(std::mt19937& random) const;
  /// False when the step must be refused; nothing changes then.
  bool take(const Step& step);
  /// What the base must show.
  [[nodiscard]] entente::Dataset dataset() const;
  /// The decisions that stand, in the order of their taking.
  [[nodiscard]] std::vector<std::int64_t> standing() const;

private:
  using Value = std::optional<std::string>;
  /// A field's letter, a row and a part.
  struct Key {
    char field = ' ';
    std::int64_t row = 0;
    std::int64_t part = 0;
    friend auto operator<=>(const Key&, const Key&) = default;
  };
  struct Change {
    Key key;
    Value before, after;
  };
  using Entity = std::pair<char, std::int64_t>; ///< 'p', 'o', 'e' or 'c', and the number
  [[nodiscard]] static char join_field(char kind);
  [[nodiscard]] static char name_field(char kind);
  [[nodiscard]] static char pair_field(char kind);
  struct Decision {
    std::vector<Change> changes;
    std::set<Entity> entities;
    std::optional<Entity> made;
    char kind = ' '; ///< which groups it may upset, or none
    bool stands = true;
  };
  struct KeyHash {
    std::size_t operator()(const Key& key) const {
      return std::hash<std::int64_t>{}((key.row * 4099 + key.part) * 131 + key.field);
    }
  };
  using Cells = std::unordered_map<Key, Value, KeyHash>;

  [[nodiscard]] Value initial(const Key& key) const;
  [[nodiscard]] Value value(const Key& key) const;
  [[nodiscard]] std::int64_t number(const Key& key) const;
  [[nodiscard]] Change change(const Key& key, Value after) const { return {key, value(key), std::move(after)}; }
  [[nodiscard]] std::vector<std::int64_t> live(char kind) const;
  /// 0 when the joins go in a circle.
  [[nodiscard]] std::int64_t root(Entity entity) const;
  [[nodiscard]] std::map<std::int64_t, std::vector<std::int64_t>> groups(char kind) const;
  [[nodiscard]] std::int64_t whole(std::int64_t body, const std::map<std::int64_t, std::vector<std::int64_t>>& groups) const;
  [[nodiscard]] std::int64_t stored_whole(std::int64_t body) const;
  [[nodiscard]] bool sound(char kind) const;
  void move_partnerships(std::int64_t row, char kind, std::int64_t owner, std::int64_t made, Decision& decision) const;
  [[nodiscard]] bool add(Decision decision);
  [[nodiscard]] bool apply_if_sound(std::size_t decision, bool stands);
  void rebuild();
  [[nodiscard]] Entity entity_of(const entente::EntityRef& entity) const;
  [[nodiscard]] bool later_on_same_cell(std::size_t decision) const;
  /// Of a split: whether all whose mentions it took are one with what it parted.
  [[nodiscard]] bool takes_of_one(std::size_t decision) const;
  /// Standing splits that do so, and may by the joins of a decision.
  [[nodiscard]] std::vector<std::size_t> splits_on(std::size_t decision) const;

  bool merge(const Step& step);
  bool split(const Step& step);
  bool split_event(const Step& step);
  bool split_sessions(const Step& step);
  bool split_process(const Step& step);
  bool different(const Step& step);
  bool rename(const Step& step);
  bool set(const Step& step);
  bool undo(const Step& step);
  bool redo(const Step& step);

  /// The event that a document was read to speak of.
  [[nodiscard]] std::int64_t read_as(std::int64_t document) const;
  /// Those that its sessions were given to, too, in the order of their ids.
  [[nodiscard]] std::set<std::int64_t> parts_of(std::int64_t document) const;
  [[nodiscard]] std::int64_t event_of(std::int64_t document, std::int64_t part) const;
  [[nodiscard]] std::int64_t event_of(const entente::Session& session) const;
  /// Parts of documents that are of the group.
  [[nodiscard]] std::size_t parts_under(Entity event) const;
  /// Documents that speak of the event, by id; of one that was made those that it was made of come first.
  [[nodiscard]] std::vector<std::int64_t> documents_of(std::int64_t event) const;
  /// Where the first session is printed that decisions gave to the event out of the document; nothing when it speaks of the
  /// event as a whole.
  [[nodiscard]] std::optional<entente::Source> first_parted(std::int64_t event, std::int64_t document) const;
  /// What they print of the event.
  [[nodiscard]] entente::Event printed_event(std::int64_t event) const;
  void choose_parts(char kind, std::mt19937& random, Step& step) const;

  void show_people(entente::Dataset& shown) const;
  void show_bodies(entente::Dataset& shown) const;
  void show_appearances(entente::Dataset& shown) const;
  void show_partnerships(entente::Dataset& shown) const;
  void show_meetings(entente::Dataset& shown) const;

  entente::Dataset start_;
  World world_;
  std::map<std::int64_t, entente::Person> made_people_;
  std::map<std::int64_t, entente::Organisation> made_bodies_;
  struct MadeEvent {
    std::vector<std::int64_t> documents;
    std::int64_t process = 0;
  };
  std::map<std::int64_t, MadeEvent> made_events_;
  std::map<std::int64_t, std::string> made_processes_;
  std::map<Entity, std::int64_t> made_joined_; ///< what a made entity is joined into while its decision does not stand
  std::map<Entity, std::size_t> makers_;
  std::vector<Decision> decisions_;
  std::set<std::size_t> standing_;
  std::vector<std::size_t> taken_;  ///< in the order of taking and taking again
  std::vector<std::size_t> undone_; ///< in the order of undoing
  Cells cells_;
};

} // namespace decision_model
