#include <algorithm>

#include <fmt/format.h>

#include "core/error.hpp"
#include "core/reference/facts.hpp"
#include "core/reference/rows.hpp"

namespace entente::detail {
namespace {

struct NameColumns {
  std::size_t en, fr, es;
  NameColumns(const Rows& rows, std::string_view stem)
      : en(rows.column(fmt::format("{}_en", stem))), fr(rows.column(fmt::format("{}_fr", stem))),
        es(rows.column(fmt::format("{}_es", stem))) {}
  [[nodiscard]] Names at(const Rows& rows, std::size_t row) const {
    return {rows.at(row, en), rows.at(row, fr), rows.at(row, es)};
  }
};

void add_id(TextMap<std::size_t>& ids, const Rows& rows, std::size_t row, const std::string& id, std::size_t place) {
  if (id.empty()) { rows.fail(row, Wording("no id")); }
  if (!ids.emplace(id, place).second) { rows.fail(row, Wording("'{}' is listed twice", id)); }
}

void add_name(TextMap<std::size_t>& index, std::string_view printed, std::size_t place) {
  const std::string folded = fold(printed);
  if (folded.empty()) { return; }
  const auto [known, is_new] = index.try_emplace(folded, place);
  if (!is_new && known->second != place) { known->second = several; }
}

void add_names(NameIndex& index, const Names& names, const Names& acronyms, std::size_t place) {
  for (const std::string* name : {&names.en, &names.fr, &names.es}) {
    add_name(index.names, *name, place);
    // "Colibri Network (CN)" is printed with and without its acronym; a bracketed country is part of the name.
    const auto bracket = name->find(" (");
    if (bracket != std::string::npos && name->ends_with(')') && is_acronym(std::string_view(*name).substr(bracket))) {
      add_name(index.names, std::string_view(*name).substr(0, bracket), place);
    }
  }
  for (const std::string* acronym : {&acronyms.en, &acronyms.fr, &acronyms.es}) {
    for (const std::string_view part : parts(*acronym)) {
      add_name(index.acronyms, part, place);
    }
  }
}

void load_regions(Facts& facts, const NamedTexts& files) {
  const Rows rows("m49.csv", text_of(files, "m49.csv"));
  const NameColumns name(rows, "name");
  const auto code = rows.column("m49");
  const auto level = rows.column("level");
  const auto parent = rows.column("parent");
  for (std::size_t i = 0; i < rows.size(); ++i) {
    add_id(facts.region_ids, rows, i, rows.at(i, code), facts.regions.size());
    facts.regions.push_back({rows.at(i, code), rows.at(i, level), name.at(rows, i), rows.at(i, parent)});
  }
}

void load_processes(Facts& facts, const NamedTexts& files) {
  const Rows rows("processes.csv", text_of(files, "processes.csv"));
  const NameColumns name(rows, "name");
  const NameColumns acronym(rows, "acronym");
  const auto id = rows.column("id");
  const auto kind = rows.column("kind");
  const auto region = rows.column("region");
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const std::size_t place = facts.processes.size();
    add_id(facts.process_ids, rows, i, rows.at(i, id), place);
    facts.processes.push_back({rows.at(i, id), name.at(rows, i), acronym.at(rows, i), rows.at(i, kind), rows.at(i, region)});
    add_names(facts.process_names, facts.processes.back().name, facts.processes.back().acronym, place);
  }
}

void load_memberships(Facts& facts, const NamedTexts& files) {
  const Rows rows("memberships.csv", text_of(files, "memberships.csv"));
  const auto process = rows.column("process_id");
  const auto state = rows.column("state_iso3");
  const auto role = rows.column("role");
  const auto from = rows.column("from_year");
  const auto to = rows.column("to_year");
  facts.memberships.reserve(rows.size());
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (!facts.process_ids.contains(rows.at(i, process))) {
      rows.fail(i, Wording("unknown process {}", rows.at(i, process)));
    }
    if (!facts.state_ids.contains(rows.at(i, state))) { rows.fail(i, Wording("unknown state {}", rows.at(i, state))); }
    facts.memberships.push_back(
        {rows.at(i, process), rows.at(i, state), rows.at(i, role), rows.year(i, from), rows.year(i, to)});
  }
}

void load_categories(Facts& facts, const NamedTexts& files) {
  const Rows rows("stakeholder_categories.csv", text_of(files, "stakeholder_categories.csv"));
  const NameColumns name(rows, "name");
  const NameColumns cues(rows, "cues");
  const auto id = rows.column("id");
  const auto parent = rows.column("parent");
  const auto level = rows.column("level");
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const std::size_t place = facts.categories.size();
    add_id(facts.category_ids, rows, i, rows.at(i, id), place);
    facts.categories.push_back({rows.at(i, id), name.at(rows, i), rows.at(i, parent), rows.at(i, level)});
    for (const std::size_t column : {cues.en, cues.fr, cues.es}) {
      for (const std::string_view cue : parts(rows.at(i, column))) {
        Phrase phrase;
        phrase.item = static_cast<std::uint32_t>(place);
        phrase.capitals = is_acronym(cue);
        phrase.rank = static_cast<std::uint8_t>(std::min<std::size_t>(place, 255));
        facts.category_cues.add(cue, phrase);
      }
    }
  }
}

void load_organisations(Facts& facts, const NamedTexts& files) {
  const Rows rows("organisations.csv", text_of(files, "organisations.csv"));
  const NameColumns name(rows, "name");
  const NameColumns acronym(rows, "acronym");
  const auto id = rows.column("id");
  const auto category = rows.column("category_id");
  const auto state = rows.column("state_iso3");
  const auto parent = rows.column("parent");
  const auto aliases = rows.column("aliases");
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const std::size_t place = facts.organisations.size();
    add_id(facts.organisation_ids, rows, i, rows.at(i, id), place);
    if (!facts.category_ids.contains(rows.at(i, category))) {
      rows.fail(i, Wording("unknown category {}", rows.at(i, category)));
    }
    if (!rows.at(i, state).empty() && !facts.state_ids.contains(rows.at(i, state))) {
      rows.fail(i, Wording("unknown state {}", rows.at(i, state)));
    }
    facts.organisations.push_back({rows.at(i, id),
                                   name.at(rows, i),
                                   acronym.at(rows, i),
                                   rows.at(i, category),
                                   rows.at(i, state),
                                   rows.at(i, parent),
                                   {}});
    OrganisationFacts& added = facts.organisations.back();
    add_names(facts.organisation_names, added.name, added.acronym, place);
    for (const std::string_view alias : parts(rows.at(i, aliases))) {
      added.aliases.emplace_back(alias);
      add_name(is_acronym(alias) ? facts.organisation_names.acronyms : facts.organisation_names.names, alias, place);
    }
  }
}

void load_objectives(Facts& facts, const NamedTexts& files) {
  const Rows rows("gcm_objectives.csv", text_of(files, "gcm_objectives.csv"));
  const NameColumns title(rows, "title");
  const NameColumns cues(rows, "cues");
  const auto number = rows.column("number");
  for (std::size_t i = 0; i < rows.size(); ++i) {
    facts.objectives.push_back({rows.year(i, number).value_or(0), title.at(rows, i), cues.at(rows, i)});
  }
}

void add_starts(NameStarts& starts, const TextMap<std::size_t>& names, std::uint8_t kinds) {
  for (const auto& [name, place] : names) {
    starts[name.substr(0, name.find(' '))] |= kinds;
  }
}

void add_starts(NameStarts& starts, const CueList& cues, std::uint8_t kinds) {
  for (const Cue& cue : cues.all()) {
    starts[cue.folded.substr(0, cue.folded.find(' '))] |= kinds;
  }
}

void index_starts(Facts& facts) {
  for (const TextMap<std::size_t>* names : {&facts.organisation_names.names, &facts.organisation_names.acronyms}) {
    add_starts(facts.name_starts, *names, bit_of(NameOf::organisation));
  }
  for (const TextMap<std::size_t>* names : {&facts.process_names.names, &facts.process_names.acronyms}) {
    add_starts(facts.name_starts, *names, bit_of(NameOf::process));
  }
  add_starts(facts.name_starts, facts.polities, bit_of(NameOf::state));
  add_starts(facts.name_starts, facts.cues.articles,
             bit_of(NameOf::state) | bit_of(NameOf::organisation) | bit_of(NameOf::process));
}

} // namespace

std::string_view text_of(const NamedTexts& files, std::string_view name) {
  const auto found = std::find_if(files.begin(), files.end(), [&](const auto& file) { return file.first == name; });
  if (found == files.end()) { throw Error(ErrorKind::unreadable, "{}: the file is missing", name); }
  return found->second;
}

void load_facts(Facts& facts, const NamedTexts& files) {
  load_cues(facts, files);
  load_columns(facts.cues, files);
  load_regions(facts, files);
  load_states(facts, files);
  load_processes(facts, files);
  load_memberships(facts, files);
  load_categories(facts, files);
  load_organisations(facts, files);
  load_objectives(facts, files);
  index_starts(facts);
}

} // namespace entente::detail
