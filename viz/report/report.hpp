/// @file
/// The report: one self-contained HTML file, findings first.
#pragma once

#include <string>
#include <vector>

#include "core/analysis/questions/question.hpp"
#include "core/model/dataset.hpp"
#include "core/reference/reference.hpp"

namespace entente {

struct ReportOptions {
  Language language = Language::en;
  Population population;
  bool pictures = true; ///< maps and charts; without them no worker is started
};

/// A printed line that figures lead back to.
struct PrintedLine {
  DocumentId document;
  int line = 0;
  std::string text;
};

/// The page. The same input gives the same bytes; it loads nothing from anywhere.
[[nodiscard]] std::string make_report(const Dataset& dataset, const std::vector<PrintedLine>& lines,
                                      const Reference& reference, const ReportOptions& options);

} // namespace entente
