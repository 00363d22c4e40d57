#include <algorithm>
#include <charconv>
#include <iostream>
#include <set>
#include <unistd.h>

#include <fmt/format.h>

#include "core/error.hpp"
#include "core/resolve/linkage_candidates.hpp"
#include "core/text/unicode.hpp"
#include "viz/i18n/messages.hpp"
#include "viz/i18n/said.hpp"
#include "viz/terminal/declare.hpp"
#include "viz/terminal/left_behind.hpp"
#include "viz/terminal/reason.hpp"

namespace entente {
namespace {

/// A question as the command shows it: of the review list ("q5"), or a pair that looks alike ("p3-p17").
struct Question {
  std::string id;
  OpenQuestion open;
};

std::string pair_id(const EntityRef& first, const EntityRef& second) { return id_text(first) + "-" + id_text(second); }

void add_candidates(const Base& base, const std::vector<CandidatePair>& pairs, std::set<std::string>& seen,
                    std::vector<Question>& questions) {
  for (const CandidatePair& pair : pairs) {
    const auto first = parse_entity(pair.first);
    const auto second = parse_entity(pair.second);
    if (!first || !second || judged_different(base, *first, *second)) { continue; }
    Question question;
    question.id = pair_id(*first, *second);
    if (!seen.insert(question.id).second) { continue; }
    question.open.kind = pair.kind == EntityKind::person ? "candidate-person" : "candidate-organisation";
    for (const CandidateReason& reason : pair.reasons) {
      question.open.reason += (question.open.reason.empty() ? "" : "; ") + reason.text;
    }
    question.open.first = first;
    question.open.second = second;
    question.open.score = pair.score;
    questions.push_back(std::move(question));
  }
}

std::vector<Question> questions_of(const Base& base, const Dataset& dataset, bool candidates, const Reference& reference) {
  std::vector<Question> questions;
  std::set<std::string> seen;
  for (OpenQuestion& open : open_questions(base)) {
    if (open.first) { seen.insert(pair_id(*open.first, *open.second)); }
    questions.push_back({fmt::format("q{}", open.id), std::move(open)});
  }
  if (candidates) {
    add_candidates(base, candidate_people(dataset, reference), seen, questions);
    add_candidates(base, candidate_organisations(dataset, reference), seen, questions);
  }
  return questions;
}

Table table_of(const std::vector<Question>& questions, const Dataset& dataset, Language language) {
  Table table{"review",
              {{"id", "", ColumnType::text},
               {"name", "", ColumnType::text},
               {"score", "1", ColumnType::real},
               {"first", "", ColumnType::text},
               {"second", "", ColumnType::text},
               {"reason", "", ColumnType::text},
               {"document", "", ColumnType::text},
               {"line", "", ColumnType::integer},
               {"printed", "", ColumnType::text}},
              {},
              {}};
  const auto entity = [&](const std::optional<EntityRef>& ref) {
    return ref ? Cell(entity_line(*ref, dataset, language)) : Cell();
  };
  for (const auto& [id, open] : questions) {
    const bool placed = !open.document.empty();
    table.rows.push_back(
        {{id, question_kind_text(open.kind, language), open.score ? Cell(*open.score) : Cell(), entity(open.first),
          entity(open.second), reason_text(open.reason, language), placed ? Cell(open.document) : Cell(),
          placed ? Cell(static_cast<std::int64_t>(open.line)) : Cell(), placed ? Cell(open.printed) : Cell()},
         {}});
  }
  return table;
}

/// Below the questions, decisions that a later version left without effect.
void list_left_behind(Table& table, const std::vector<LeftBehind>& waiting, Language language) {
  for (const LeftBehind& decision : waiting) {
    table.rows.push_back({{left_behind_id(decision), question_kind_text("left-behind", language), Cell(), Cell(), Cell(),
                           left_behind_text(decision, language), decision.document, static_cast<std::int64_t>(decision.line),
                           decision.printed},
                          {}});
  }
}

/// "p3-p17", or "q5" with the pair that it is about.
std::optional<std::pair<EntityRef, EntityRef>> pair_of(const std::string& id, const std::vector<OpenQuestion>& open) {
  if (const std::size_t dash = id.find('-'); dash != std::string::npos) {
    const auto first = parse_entity(std::string_view(id).substr(0, dash));
    const auto second = parse_entity(std::string_view(id).substr(dash + 1));
    if (first && second) { return std::pair(*first, *second); }
    return std::nullopt;
  }
  for (const OpenQuestion& question : open) {
    if (id == fmt::format("q{}", question.id) && question.first) { return std::pair(*question.first, *question.second); }
  }
  return std::nullopt;
}

std::optional<std::int64_t> question_number(const std::string& id) {
  std::int64_t number = 0;
  if (id.size() < 2 || id.front() != 'q') { return std::nullopt; }
  const auto [stop, error] = std::from_chars(id.data() + 1, id.data() + id.size(), number);
  return error == std::errc{} && stop == id.data() + id.size() && number > 0 ? std::optional(number) : std::nullopt;
}

/// The appearances printed on the question's line.
std::vector<AppearanceId> on_line(const OpenQuestion& question, const Dataset& dataset) {
  std::vector<AppearanceId> found;
  for (const Appearance& appearance : dataset.appearances) {
    const auto there = [&](const Source& source) {
      const DocumentInfo* const document = source.document ? find(dataset.documents, *source.document) : nullptr;
      return document != nullptr && document->name == question.document && source.line == question.line;
    };
    if (std::ranges::any_of(sources_of(appearance), there)) { found.push_back(appearance.id); }
  }
  return found;
}

/// "role=chair" of the one appearance on the question's line, or "o4 category=ngo"; settles the question.
std::vector<std::int64_t> correct(DecisionTransaction& transaction, const OpenQuestion& question, const std::string& words,
                                  const Dataset& dataset, const Signature& signature, const Context& context) {
  const std::size_t space = words.rfind(' ', words.find('='));
  std::optional<SubjectRef> subject;
  if (space != std::string::npos) {
    subject = subject_named(words.substr(0, space), dataset, context.language);
  } else if (const auto appearances = on_line(question, dataset); appearances.size() == 1) {
    subject = appearances.front();
  } else {
    throw Error(ErrorKind::bad_argument, message(context.language, "review.whose", {words}));
  }
  const std::string assignment = space == std::string::npos ? words : words.substr(space + 1);
  return {declare(transaction, *subject, assignment, dataset, context, signature, question.id)};
}

int answer(const std::string& id, const std::string& verdict, const Arguments& arguments, Context& context) {
  const Signature signature = signature_of(arguments);
  std::vector<OpenQuestion> open;
  {
    const Base base = Base::open(context.db, OpenMode::read_only);
    open = open_questions(base);
  }
  const auto pair = pair_of(id, open);
  const auto number = question_number(id);
  const bool judges = verdict == "same" || verdict == "different";
  const bool corrects = verdict.find('=') != std::string::npos;
  if (!judges && !corrects && verdict != "accept" && verdict != "dismiss") {
    throw Error(ErrorKind::bad_argument, message(context.language, "review.which-answer"));
  }
  const auto question = std::find_if(open.begin(), open.end(),
                                     [&](const OpenQuestion& candidate) { return number && candidate.id == *number; });
  if (number && question == open.end()) {
    throw Error(ErrorKind::not_found, message(context.language, "review.not-open", {id}));
  }
  if ((!pair && !number) || (judges && !pair)) {
    throw Error(number ? ErrorKind::bad_argument : ErrorKind::not_found, message(context.language, "review.no-pair", {id}));
  }
  if (!judges && !number) { throw Error(ErrorKind::bad_argument, message(context.language, "review.pair-only", {id})); }
  return decide(arguments, context, [&](DecisionTransaction& transaction, const Dataset& dataset) {
    if (corrects) { return correct(transaction, *question, verdict, dataset, signature, context); }
    if (verdict == "same") {
      return std::vector{join_or_warn(arguments, context, [&](bool force) {
        return transaction.same(pair->first, pair->second, signature, force, number);
      })};
    }
    if (verdict == "different") { return std::vector{transaction.different(pair->first, pair->second, signature, number)}; }
    return std::vector{transaction.answer(*number, verdict, signature)};
  });
}

/// The question as it stands by now; nothing when it needs no answer any more.
std::optional<Question> still_open(const Base& base, const Question& question) {
  if (question.open.id > 0) {
    const std::vector<OpenQuestion> all = open_questions(base);
    const auto found = std::ranges::find(all, question.open.id, &OpenQuestion::id);
    return found == all.end() ? std::nullopt : std::optional(Question{question.id, *found});
  }
  Question now = question;
  now.open.first = shown_as(base, *question.open.first);
  now.open.second = shown_as(base, *question.open.second);
  if (now.open.first == now.open.second || judged_different(base, *now.open.first, *now.open.second)) {
    return std::nullopt;
  }
  now.id = pair_id(*now.open.first, *now.open.second);
  return now;
}

void show(const Question& question, const Dataset& dataset, Context& context) {
  const Language language = context.language;
  const OpenQuestion& open = question.open;
  context.out << fmt::format("{} {}\n  {}\n", question.id, question_kind_text(open.kind, language),
                             harmless(reason_text(open.reason, language)));
  if (!open.document.empty()) {
    context.out << fmt::format("  {}:{}: {}\n", harmless(open.document), open.line, harmless(open.printed));
  }
  for (const auto& entity : {open.first, open.second}) {
    if (entity) { context.out << "  " << entity_line(*entity, dataset, language) << '\n'; }
  }
  for (const AppearanceId id_on_line : on_line(open, dataset)) {
    const Appearance* const appearance = find(dataset.appearances, id_on_line);
    const Person* const person = find(dataset.people, appearance->person);
    context.out << fmt::format("  {} {}, {}\n", id_on_line.text(), person == nullptr ? "" : harmless(person->name),
                               to_text(appearance->role));
  }
}

/// What was typed as an answer to this question; nothing for what is none.
std::optional<std::string> verdict_of(const std::string& typed, const OpenQuestion& open) {
  const auto is = [&](std::string_view letter, std::string_view whole) { return typed == letter || typed == whole; };
  if (open.first && is("s", "same")) { return "same"; }
  if (open.first && is("d", "different")) { return "different"; }
  if (open.id > 0 && is("a", "accept")) { return "accept"; }
  if (open.id > 0 && is("x", "dismiss")) { return "dismiss"; }
  return open.id > 0 && typed.find('=') != std::string::npos ? std::optional(typed) : std::nullopt;
}

enum class Reply { answered, skipped, left };

/// Asks until what is typed is an answer, or nothing.
Reply ask_one(const Question& question, const Arguments& arguments, Context& context) {
  const Language language = context.language;
  const char* const prompt = !question.open.first   ? "review.ask"
                             : question.open.id > 0 ? "review.ask-pair"
                                                    : "review.ask-candidate";
  while (true) {
    context.out << message(language, prompt) << " " << std::flush;
    std::string typed;
    if (!std::getline(std::cin, typed)) { return Reply::left; }
    typed = std::string(trim(typed));
    if (typed == "q") { return Reply::left; }
    if (typed.empty()) { return Reply::skipped; }
    const auto verdict = verdict_of(typed, question.open);
    if (!verdict) {
      context.out << message(language, "review.no-answer", {harmless(typed)}) << '\n';
      continue;
    }
    try {
      answer(question.id, *verdict, arguments, context);
      return Reply::answered;
    } catch (const Error& error) { context.err << said(error, language) << '\n'; }
  }
}

/// Asks one after the other until the input ends or the person leaves; not what an answer settled on the way.
int ask(const std::vector<Question>& questions, Dataset dataset, const Arguments& arguments, Context& context) {
  std::size_t done = 0;
  bool changed = false;
  for (const Question& listed : questions) {
    ++done;
    std::optional<Question> question = listed;
    if (changed) {
      const Base base = Base::open(context.db, OpenMode::read_only);
      question = still_open(base, listed);
      dataset = base.dataset();
    }
    if (!question) { continue; }
    context.out << fmt::format("\n[{}/{}] ", done, questions.size());
    show(*question, dataset, context);
    const Reply reply = ask_one(*question, arguments, context);
    if (reply == Reply::left) { break; }
    changed = changed || reply == Reply::answered;
  }
  return 0;
}

int run_review(const Arguments& arguments, Context& context) {
  if (arguments.has("ID")) {
    const std::string verdict = arguments.value("ANSWER");
    if (verdict.empty()) { throw Error(ErrorKind::bad_argument, message(context.language, "review.which-answer")); }
    return answer(arguments.value("ID"), verdict, arguments, context);
  }
  std::vector<Question> questions;
  std::vector<LeftBehind> waiting;
  Dataset dataset;
  {
    const Base base = Base::open(context.db, OpenMode::read_only);
    dataset = base.dataset();
    waiting = left_behind(base);
    questions = questions_of(base, dataset, arguments.has("candidates"), context.reference);
    tell_pending(base, context);
  }
  if (arguments.has("kind")) {
    std::erase_if(questions, [&](const Question& question) { return question.open.kind != arguments.value("kind"); });
  }
  if (arguments.has("ask") || (context.out_is_terminal && context.format == TableFormat::table &&
                               ::isatty(STDIN_FILENO) == 1 && !arguments.has("output"))) {
    return ask(questions, std::move(dataset), arguments, context);
  }
  Table table = table_of(questions, dataset, context.language);
  if (!arguments.has("kind") || arguments.value("kind") == "left-behind") {
    list_left_behind(table, waiting, context.language);
  }
  show_table(table, arguments, context);
  return 0;
}

} // namespace

Command review_command() {
  using Kind = OptionSpec::Kind;
  Command command{"review",
                  "review.summary",
                  {{"ID", Kind::positional, "review.id", "", {}, false},
                   {"ANSWER", Kind::positional, "review.answer", "", {}, false},
                   {"--candidates", Kind::flag, "review.candidates", "", {}, false},
                   {"--kind", Kind::value, "review.kind", "", {}, false},
                   {"--ask", Kind::flag, "review.ask-option", "", {}, false},
                   {"--force", Kind::flag, "merge.force", "", {}, false},
                   {"-o,--output", Kind::value, "cli.output", "", {}, false}},
                  {"entente review", "entente review --candidates --format csv", "entente review q5 dismiss",
                   "entente review q7 role=chair", "entente review p3-p17 different --by Ana"},
                  run_review,
                  nullptr,
                  table_formats(),
                  false};
  return signed_command(std::move(command));
}

} // namespace entente
