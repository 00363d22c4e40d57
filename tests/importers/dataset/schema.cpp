#include "tests/importers/dataset/schema.hpp"

#include <fstream>
#include <set>
#include <sstream>
#include <stdexcept>

#include <boost/json.hpp>
#include <fmt/format.h>
#include <re2/re2.h>

namespace sample {
namespace {

namespace json = boost::json;

std::string_view plain(const json::string& text) { return {text.data(), text.size()}; }

class Checker {
public:
  explicit Checker(json::object schema) : root_(std::move(schema)) {}

  std::vector<std::string> run(const json::value& value) {
    check(value, root_, "$");
    return std::move(found_);
  }

private:
  void report(const std::string& place, const std::string& what) { found_.push_back(place + ": " + what); }

  static bool is_type(const json::value& value, std::string_view type) {
    if (type == "object") { return value.is_object(); }
    if (type == "array") { return value.is_array(); }
    if (type == "string") { return value.is_string(); }
    if (type == "integer") { return value.is_int64() || value.is_uint64(); }
    if (type == "boolean") { return value.is_bool(); }
    if (type == "null") { return value.is_null(); }
    throw std::logic_error("unknown type in the schema");
  }

  void check_type(const json::value& value, const json::value& type, const std::string& place) {
    if (type.is_string()) {
      if (!is_type(value, plain(type.get_string()))) { report(place, "wrong type"); }
      return;
    }
    for (const json::value& one : type.as_array()) {
      if (is_type(value, plain(one.as_string()))) { return; }
    }
    report(place, "wrong type");
  }

  void check_properties(const json::value& value, const json::object& properties, const std::string& place) {
    if (!value.is_object()) { return; }
    for (const auto& property : properties) {
      if (const json::value* const field = value.get_object().if_contains(property.key())) {
        check(*field, property.value().as_object(),
              fmt::format("{}.{}", place, std::string_view(property.key().data(), property.key().size())));
      }
    }
  }

  void check_required(const json::value& value, const json::array& names, const std::string& place) {
    if (!value.is_object()) { return; }
    for (const json::value& name : names) {
      if (!value.get_object().contains(name.as_string())) { report(place, "lacks " + std::string(plain(name.as_string()))); }
    }
  }

  void check_word(const json::value& value, std::string_view word, const json::value& rule, const std::string& place) {
    if (word == "type") {
      check_type(value, rule, place);
    } else if (word == "required") {
      check_required(value, rule.as_array(), place);
    } else if (word == "properties") {
      check_properties(value, rule.as_object(), place);
    } else if (word == "items") {
      if (!value.is_array()) { return; }
      std::size_t index = 0;
      for (const json::value& item : value.get_array()) {
        check(item, rule.as_object(), fmt::format("{}[{}]", place, index++));
      }
    } else if (word == "const") {
      if (value != rule) { report(place, "not the constant"); }
    } else if (word == "enum") {
      bool any = false;
      for (const json::value& one : rule.as_array()) {
        any = any || value == one;
      }
      if (!any) { report(place, "none of the words"); }
    } else if (word == "pattern") {
      if (value.is_string() &&
          !RE2::PartialMatch(std::string(plain(value.get_string())), std::string(plain(rule.as_string())))) {
        report(place, "does not fit the pattern");
      }
    } else if (word == "minLength") {
      if (value.is_string() && value.get_string().empty()) { report(place, "empty text"); }
    } else if (word == "minimum") {
      if (value.is_number() && value.to_number<double>() < rule.to_number<double>()) { report(place, "too small"); }
    } else if (word == "$ref") {
      const std::string_view name = plain(rule.as_string()).substr(std::string_view("#/$defs/").size());
      check(value, root_.at("$defs").as_object().at(json::string_view(name.data(), name.size())).as_object(), place);
    } else if (word != "$schema" && word != "title" && word != "$defs") {
      throw std::logic_error("a word of the schema that is not checked");
    }
  }

  void check(const json::value& value, const json::object& schema, const std::string& place) {
    for (const auto& rule : schema) {
      check_word(value, std::string_view(rule.key().data(), rule.key().size()), rule.value(), place);
    }
  }

  json::object root_;
  std::vector<std::string> found_;
};

} // namespace

std::vector<std::string> breaches_of_schema(std::string_view text) {
  std::ifstream file(ENTENTE_SOURCE_DIR "/tests/importers/dataset/dataset.schema.json");
  std::ostringstream schema;
  schema << file.rdbuf();
  return Checker(json::parse(schema.str()).as_object()).run(json::parse(json::string_view(text.data(), text.size())));
}

} // namespace sample
