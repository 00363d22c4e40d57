/// @file
/// One record of the exchange format and its place, read field by field; what is wrong becomes a diagnostic.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "core/model/dataset.hpp"
#include "core/model/diagnostic.hpp"
#include "core/wording.hpp"

namespace boost::json {
class array;
class object;
class value;
} // namespace boost::json

namespace entente::exchange {

/// Where diagnostics go.
struct Remarks {
  std::string file;
  std::vector<Diagnostic> list;
  void add(Severity severity, const std::string& place, const Wording& what);
};

/// The ids of one list, as the file spells them.
template <class Identifier> using Ids = std::unordered_map<std::string, Identifier>;

class Record {
public:
  Record(const boost::json::object& fields, std::string place, Remarks& remarks)
      : fields_(fields), place_(std::move(place)), remarks_(remarks) {}

  /// False once anything that the record cannot do without was wrong.
  [[nodiscard]] bool sound() const { return sound_; }
  [[nodiscard]] const std::string& place() const { return place_; }

  /// Whether the record has the field; the others are for fields that every record of its kind has.
  [[nodiscard]] bool has(std::string_view name) const;
  [[nodiscard]] std::string text(std::string_view name);
  [[nodiscard]] std::optional<std::string> maybe_text(std::string_view name);
  [[nodiscard]] std::vector<std::string> texts(std::string_view name);
  [[nodiscard]] std::optional<int> maybe_count(std::string_view name);
  [[nodiscard]] bool boolean(std::string_view name);
  [[nodiscard]] std::optional<Date> maybe_date(std::string_view name);
  [[nodiscard]] std::optional<ClockTime> maybe_clock(std::string_view name);
  [[nodiscard]] std::optional<std::string> maybe_period(std::string_view name);
  /// Three capital letters.
  [[nodiscard]] std::optional<std::string> maybe_state(std::string_view name);
  [[nodiscard]] std::string sha256(std::string_view name);

  /// A word of a closed vocabulary that must be there.
  template <class Value> [[nodiscard]] Value word(std::string_view name, std::optional<Value> (*parse)(std::string_view)) {
    const std::string printed = text(name);
    if (printed.empty()) { return Value{}; }
    const auto value = parse(printed);
    if (!value) { fail(name, Wording("\"{}\" is none of the words of this field", printed)); }
    return value.value_or(Value{});
  }
  template <class Value>
  [[nodiscard]] std::optional<Value> maybe_word(std::string_view name, std::optional<Value> (*parse)(std::string_view)) {
    const auto printed = maybe_text(name);
    if (!printed) { return std::nullopt; }
    const auto value = parse(*printed);
    if (!value) { warn(name, Wording("\"{}\" is none of the words of this field", *printed)); }
    return value;
  }

  /// The record that must be there.
  template <class Identifier> [[nodiscard]] Identifier reference(std::string_view name, const Ids<Identifier>& ids) {
    const std::string id = text(name);
    if (id.empty()) { return Identifier{}; }
    const auto found = ids.find(id);
    if (found == ids.end()) { fail(name, Wording("there is no \"{}\"", id)); }
    return found == ids.end() ? Identifier{} : found->second;
  }
  /// A record that may be absent, but not unknown: the record is unsound then.
  template <class Identifier>
  [[nodiscard]] std::optional<Identifier> needed_reference(std::string_view name, const Ids<Identifier>& ids) {
    const auto id = maybe_text(name);
    if (!id) { return std::nullopt; }
    const auto found = ids.find(*id);
    if (found == ids.end()) { fail(name, Wording("there is no \"{}\"", *id)); }
    return found == ids.end() ? std::nullopt : std::optional<Identifier>(found->second);
  }
  /// A record that may be absent; an unknown one is left out with a warning.
  template <class Identifier>
  [[nodiscard]] std::optional<Identifier> maybe_reference(std::string_view name, const Ids<Identifier>& ids) {
    const auto id = maybe_text(name);
    if (!id) { return std::nullopt; }
    const auto found = ids.find(*id);
    if (found == ids.end()) { warn(name, Wording("there is no \"{}\"; left out", *id)); }
    return found == ids.end() ? std::nullopt : std::optional<Identifier>(found->second);
  }
  template <class Identifier>
  [[nodiscard]] std::vector<Identifier> references(std::string_view name, const Ids<Identifier>& ids) {
    std::vector<Identifier> found;
    for (const std::string& id : texts(name)) {
      const auto at = ids.find(id);
      if (at == ids.end()) {
        warn(name, Wording("there is no \"{}\"; left out", id));
      } else {
        found.push_back(at->second);
      }
    }
    return found;
  }
  /// An object within the record; null and unsound when it is missing.
  [[nodiscard]] const boost::json::object* part(std::string_view name);

  /// The objects of a list within the record; what is none is left out with a warning.
  [[nodiscard]] std::vector<Record> parts(std::string_view name);

  void fail(std::string_view name, const Wording& what);
  void warn(std::string_view name, const Wording& what);

private:
  [[nodiscard]] const boost::json::value* field(std::string_view name);
  /// The field's list; null where there is none, and with a remark where it is something else.
  [[nodiscard]] const boost::json::array* list(std::string_view name);

  const boost::json::object& fields_;
  std::string place_;
  Remarks& remarks_;
  bool sound_ = true;
};

} // namespace entente::exchange
