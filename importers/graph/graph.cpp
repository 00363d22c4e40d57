#include "importers/graph/graph.hpp"

#include <array>

#include <fmt/format.h>

#include "core/error.hpp"
#include "core/text/sha256.hpp"
#include "core/text/unicode.hpp"
#include "importers/graph/records.hpp"
#include "importers/graph/texts.hpp"
#include "importers/table/cells.hpp"

namespace entente {
namespace graph {
namespace {

/// The first of the attributes that is there and not empty.
template <std::size_t N>
std::optional<std::string> first_of(const Attributes& attributes, const std::array<std::string_view, N>& names) {
  for (const std::string_view name : names) {
    const auto found = attributes.find(std::string(name));
    if (found != attributes.end() && !trim(found->second).empty()) { return squeeze(found->second); }
  }
  return std::nullopt;
}

constexpr std::array<std::string_view, 8> name_words{"name",   "label",     "title",    "nom",
                                                     "nombre", "full name", "fullname", "libellé"};
constexpr std::array<std::string_view, 7> kind_words{"kind",     "type",  "entity",   "node type",
                                                     "nodetype", "class", "node_type"};
constexpr std::array<std::string_view, 5> state_words{"state", "country", "pays", "país", "pais"};
constexpr std::array<std::string_view, 4> category_words{"category", "catégorie", "categoría", "stakeholder category"};
constexpr std::array<std::string_view, 5> gender_words{"gender", "sex", "genre", "sexe", "género"};
constexpr std::array<std::string_view, 4> acronym_words{"acronym", "sigle", "sigla", "short name"};
constexpr std::array<std::string_view, 7> tie_words{"kind",         "tie",   "type",      "relation",
                                                    "relationship", "label", "edge label"};
constexpr std::array<std::string_view, 4> from_words{"from", "start", "since", "start date"};
constexpr std::array<std::string_view, 4> to_words{"to", "end", "until", "end date"};

std::optional<EntityKind> kind_in(const std::string& text, const Cues& cues) {
  const Cue* const cue = cues.end_values.exact(text);
  return cue == nullptr ? parse_entity_kind(text) : parse_entity_kind(cue->value);
}

/// What the edge's words stand for; nothing when they are none of a partnership.
std::optional<PartnershipKind> tie_in(const std::string& text, const Cues& cues) {
  if (const auto kind = parse_partnership_kind(lower(text))) { return kind; }
  const Cue* const cue = cues.tie_values.exact(text);
  return cue == nullptr ? std::nullopt : parse_partnership_kind(cue->value);
}

} // namespace

Records::Records(const Input& input)
    : file_(input.name), reference_(Reference::builtin()), remarks_(file_),
      builder_({DocumentId(1), file_, sha256(input.bytes), std::nullopt, std::nullopt}, reference_) {}

table::EndFacts Records::facts_of(const std::string& name, const Attributes& attributes) const {
  const Cues& cues = reference_.cues();
  table::EndFacts facts;
  facts.name = name;
  if (const auto kind = first_of(attributes, kind_words)) { facts.kind = kind_in(*kind, cues); }
  facts.acronym = first_of(attributes, acronym_words);
  if (const auto state = first_of(attributes, state_words)) {
    if (const auto known = table::state_in_cell(*state, reference_)) { facts.state = known->iso3; }
  }
  if (const auto category = first_of(attributes, category_words)) {
    facts.category = table::category_in(*category, reference_);
  }
  if (const auto gender = first_of(attributes, gender_words)) {
    if (const Cue* const cue = cues.gender_values.exact(*gender)) { facts.gender = parse_gender(cue->value); }
  }
  return facts;
}

void Records::tell_full(int line, Wording remark) {
  if (!full_) { remarks_.add_of_row(line, std::move(remark)); }
  full_ = true;
}

void Records::node(const std::string& id, std::string_view label, const Attributes& attributes, int line) {
  if (id.empty()) { return remarks_.add_of_row(line, Wording("a node without an id is left out")); }
  if (ends_.contains(id)) {
    return remarks_.add_of_row(line, Wording("a second node \"{}\" is left out", graph::quoted(id)));
  }
  if (ends_.size() >= max_nodes) { return tell_full(line, Wording("only the first {} nodes are read", max_nodes)); }
  std::string name = first_of(attributes, name_words).value_or(squeeze(label));
  if (name.empty()) { name = squeeze(id); }
  if (name.empty() || length(name) > table::longest_name) {
    return remarks_.add_of_row(line, Wording("a name of {} characters is none; the node is left out", length(name)));
  }
  table::EndFacts facts = facts_of(name, attributes);
  // A state node of ours carries its code, whatever language its name is in.
  if (facts.kind == EntityKind::state && !table::state_in_cell(name, reference_) && reference_.state(id) != nullptr) {
    facts.name = id;
  }
  ends_.emplace(id, std::pair(builder_.add(facts), std::move(name)));
}

void Records::edge(std::string source, std::string target, const Attributes& attributes, int line) {
  if (source.empty() || target.empty()) {
    return remarks_.add_of_row(line, Wording("an edge without two ends is left out"));
  }
  if (edges_.size() >= max_edges) { return tell_full(line, Wording("only the first {} edges are read", max_edges)); }
  edges_.push_back({std::move(source), std::move(target), attributes, line});
}

table::TieDate Records::date_in(const std::optional<std::string>& text, bool last, int line, const std::string& printed) {
  if (!text) { return {}; }
  if (const auto period = table::read_date(*text, {})) { return table::tie_date(*period, last); }
  remarks_.add_of_row(line, Wording("\"{}\" is no date that is understood", text->substr(0, 80)));
  review_.push_back(
      {"doubtful-date", fmt::format("\"{}\" is no date that is understood.", text->substr(0, 80)), {line, printed}});
  return {};
}

void Records::tie(const Edge& edge) {
  const auto source = ends_.find(edge.source);
  const auto target = ends_.find(edge.target);
  if (source == ends_.end() || target == ends_.end()) {
    const std::string& missing = source == ends_.end() ? edge.source : edge.target;
    return remarks_.add_of_row(edge.line,
                               Wording("an edge to \"{}\", which is no node, is left out", graph::quoted(missing)));
  }
  const auto& [from, from_name] = source->second;
  const auto& [to, to_name] = target->second;
  if (from == to) {
    return remarks_.add_of_row(edge.line, Wording("an edge from \"{}\" to itself is left out", graph::quoted(from_name)));
  }
  const auto word = first_of(edge.attributes, tie_words);
  const auto kind = word ? tie_in(*word, reference_.cues()) : std::nullopt;
  std::string printed = from_name + " – " + to_name;
  if (word) { printed += " (" + *word + ")"; }
  table::TieDate since = date_in(first_of(edge.attributes, from_words), false, edge.line, printed);
  table::TieDate until = date_in(first_of(edge.attributes, to_words), true, edge.line, printed);
  builder_.tie(from, to, kind.value_or(PartnershipKind::partner), std::move(since), std::move(until), edge.line,
               std::move(printed));
}

ReadDataset Records::take() {
  if (ends_.empty()) { throw Error(ErrorKind::unreadable, "{}: there are no nodes in it", file_); }
  for (const Edge& edge : edges_) {
    tie(edge);
  }
  return {builder_.take(), remarks_.take(), {}, std::move(review_)};
}

} // namespace graph

namespace {

bool begins_with_root(const Input& input, std::string_view root) {
  // UTF-16 files hold zero bytes between the letters.
  std::string head;
  for (const char c : input.bytes.substr(0, 8192)) {
    if (c != '\0') { head += c; }
  }
  return head.find("<" + std::string(root)) != std::string::npos || head.find(":" + std::string(root)) != std::string::npos;
}

bool accepts_graphml(const Input& input) { return begins_with_root(input, "graphml"); }
bool accepts_gexf(const Input& input) { return begins_with_root(input, "gexf"); }
ReadResult read_graphml_file(const Input& input) { return read_graphml(input); }
ReadResult read_gexf_file(const Input& input) { return read_gexf(input); }

} // namespace

const Importer& graphml_importer() {
  static const Importer importer{"graphml", "GraphML networks", {".graphml"}, &accepts_graphml, &read_graphml_file};
  return importer;
}

const Importer& gexf_importer() {
  static const Importer importer{"gexf", "GEXF networks", {".gexf"}, &accepts_gexf, &read_gexf_file};
  return importer;
}

} // namespace entente
