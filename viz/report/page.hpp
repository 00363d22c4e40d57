/// @file
/// What every section of the report shares: the facts, the language, and the way from a figure to its printed lines.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/analysis/betweenness.hpp"
#include "core/model/dataset.hpp"
#include "core/model/table.hpp"
#include "core/network/network.hpp"
#include "core/network/work.hpp"
#include "viz/report/html.hpp"
#include "viz/report/memo.hpp"
#include "viz/report/report.hpp"

namespace entente {

/// Where a printed line stands.
using LinePlace = std::pair<DocumentId, int>;

class Circles;

/// All its functions may be called from several threads at once.
class Page {
public:
  Page(const Dataset& dataset, const std::vector<PrintedLine>& lines, const Reference& reference,
       const ReportOptions& options);
  Page(const Page&) = delete;
  Page& operator=(const Page&) = delete;
  ~Page();

  [[nodiscard]] const Dataset& dataset() const { return dataset_; }
  [[nodiscard]] const Reference& reference() const { return reference_; }
  [[nodiscard]] const ReportOptions& options() const { return options_; }
  [[nodiscard]] Language language() const { return options_.language; }
  [[nodiscard]] const std::map<LinePlace, std::string>& lines() const { return lines_; }
  /// Those that a link leads to so far; not to be asked while a section is being made.
  [[nodiscard]] const std::set<LinePlace>& linked() const { return linked_; }
  /// What one calculation of a section may take, as sections are made side by side.
  [[nodiscard]] const Work& work() const { return work_; }

  /// A question's answer in the language of the report, asked once.
  [[nodiscard]] const Table& ask(const std::string& question) const;

  /// The network of all facts, weighted by how often; made once.
  [[nodiscard]] const Network& network(NetworkKind kind) const;
  /// Who stands between others there, in pairs; reckoned once, and estimated where the network is large.
  [[nodiscard]] const SampledBetweenness& between(NetworkKind kind) const;
  /// The bodies by the panels they shared, and the circles they form; found once.
  [[nodiscard]] const Circles& circles() const;
  /// A part of the page by its name, made once.
  const Html& part(const std::string& name, const std::function<Html()>& make) const;

  /// The message in the language of the report, with the spaces that its typography asks for.
  [[nodiscard]] std::string say(std::string_view key, const std::vector<std::string>& arguments = {}) const;
  /// `key`, or `key.one` where there is one and the number is 1.
  [[nodiscard]] std::string say_count(std::string_view key, std::int64_t number,
                                      const std::vector<std::string>& arguments) const;
  [[nodiscard]] std::string number(double value, int decimals) const;
  [[nodiscard]] std::string percent(double share) const;
  /// "a, b and c".
  [[nodiscard]] std::string list(const std::vector<std::string>& items) const;

  /// "18–19 April 2017", "30 June – 2 July 2017", the printed period where there are no dates, "" where nothing is printed.
  [[nodiscard]] std::string dates(const Event& event) const;
  /// The title in quotation marks and, in brackets, the dates.
  [[nodiscard]] std::string event_name(const Event& event, std::size_t most = 70) const;

  /// What the population is called in a sentence.
  [[nodiscard]] std::string population_name() const;
  [[nodiscard]] std::string state_name(std::string_view iso3) const;
  /// The reference data's name where the body is known there, else the name as read.
  [[nodiscard]] std::string organisation_name(const Organisation& organisation) const;
  /// The name of a row of a coverage table in the language of the report.
  [[nodiscard]] std::string row_name(const Table& table, const Row& row) const;

  /// A link to the printed line, or the text itself where no line is at hand.
  [[nodiscard]] Html line_link(const Source& source, std::string_view label) const;
  /// What opens to the printed lines of the appearances; the summary alone when there are none.
  [[nodiscard]] Html evidence(std::span<const AppearanceId> appearances, std::string_view summary) const;
  /// The same with "n printed lines" as summary; nothing when there are none.
  [[nodiscard]] Html evidence(std::span<const AppearanceId> appearances) const;

private:
  const Dataset& dataset_;
  const Reference& reference_;
  const ReportOptions& options_;
  std::map<LinePlace, std::string> lines_;
  Work work_;
  mutable std::mutex linking_;
  mutable std::set<LinePlace> linked_;
  mutable Memo<std::string, Table> answers_;
  mutable Memo<NetworkKind, Network> networks_;
  mutable Memo<NetworkKind, SampledBetweenness> between_;
  mutable Memo<std::string, Html> parts_;
  mutable Memo<int, std::unique_ptr<Circles>> circles_; ///< one
};

/// The anchor of a printed line ("d1-42").
[[nodiscard]] std::string anchor(DocumentId document, int line);
/// "Panel 1: title", shortened to about `most` characters at a word.
[[nodiscard]] std::string session_name(const Session& session, std::size_t most = 90);
[[nodiscard]] std::string shortened(std::string_view text, std::size_t most);
/// Cells by the name of their column; nothing, 0 or "" where the cell is empty or of another type.
[[nodiscard]] std::string cell_text(const Table& table, const Row& row, std::string_view column);
[[nodiscard]] std::int64_t cell_count(const Table& table, const Row& row, std::string_view column);
[[nodiscard]] std::optional<double> cell_number(const Table& table, const Row& row, std::string_view column);
/// The row with this id; null when it is not there.
[[nodiscard]] const Row* find_row(const Table& table, std::string_view id);

} // namespace entente
