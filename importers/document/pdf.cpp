#include "importers/document/pdf.hpp"

#include <chrono>
#include <filesystem>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "core/error.hpp"
#include "core/process/child.hpp"
#include "core/text/sha256.hpp"
#include "core/text/unicode.hpp"
#include "importers/document/file_name.hpp"
#include "importers/document/pdf/compose.hpp"
#include "importers/document/pdf/literal.hpp"
#include "importers/document/pdf/margins.hpp"
#include "importers/document/pdf/pages.hpp"
#include "importers/document/pdf/parts.hpp"
#include "importers/document/piped.hpp"
#include "importers/document/tagged.hpp"

namespace entente {

namespace {

constexpr std::size_t largest_pdf = std::size_t{64} << 20U;
constexpr std::size_t header_reach = 1024;
constexpr ChildLimits limits{std::chrono::milliseconds{9'000}, std::size_t{768} << 20U, std::size_t{96} << 20U};
constexpr int damaged = 3; ///< exit statuses of the worker
constexpr int locked = 4;
constexpr int too_many_pages = 5;

[[noreturn]] void refuse(std::string_view name, const Wording& why) {
  throw Error(ErrorKind::unreadable, "{}: {}", name, why);
}

bool succeeded(const ChildResult& result) {
  return !result.timed_out && !result.output_exceeded && result.signal == 0 && result.exit_code == 0;
}

/// What the worker finds. When drawing the pages, which finds their rules, fails or takes too long, words alone must do.
std::string records_of(const Input& input) {
  const std::filesystem::path worker = executable_folder() / "entente-read";
  ChildResult result = run_child(worker, {}, input.bytes, limits);
  const bool told = result.exit_code == damaged || result.exit_code == locked || result.exit_code == too_many_pages;
  if (!succeeded(result) && !told) { result = run_child(worker, {"--words"}, input.bytes, limits); }
  if (succeeded(result)) { return std::move(result.output); }
  if (result.timed_out) { refuse(input.name, Wording("reading it took longer than 18 seconds")); }
  if (result.output_exceeded) { refuse(input.name, Wording("it holds more text than can be read (96 MB)")); }
  if (result.signal == 0 && result.exit_code == locked) { refuse(input.name, Wording("encrypted (locked by a password)")); }
  if (result.signal == 0 && result.exit_code == too_many_pages) { refuse(input.name, Wording("more than 2,000 pages")); }
  refuse(input.name, Wording("a damaged PDF"));
}

bool accepts_pdf(const Input& input) { return input.bytes.substr(0, header_reach).find("%PDF-") != std::string_view::npos; }

ReadResult read_pdf_document(const Input& input) { return read_pdf(input); }

} // namespace

Document compose_pdf(std::string_view records) {
  Document document;
  std::vector<pdf::Page> pages = pdf::read_pages(records);
  std::vector<std::vector<std::string>> furniture = pdf::take_margins(pages);
  if (pdf::read_literal(pages, document)) {
    for (const std::vector<std::string>& lines : furniture) {
      document.lines.insert(document.lines.end(), lines.begin(), lines.end());
    }
    return document;
  }
  std::vector<pdf::Sheet> sheets;
  for (std::size_t n = 0; n < pages.size(); ++n) {
    const double width = pages[n].width;
    sheets.push_back({width, pdf::read_parts(std::move(pages[n])), std::move(furniture[n])});
  }
  pdf::compose(sheets, document);
  document::split_tagged(document.blocks);
  document::split_piped(document.blocks);
  return document;
}

Document read_pdf(const Input& input) {
  if (input.bytes.size() > largest_pdf) { refuse(input.name, Wording("larger than 64 MB")); }
  if (trim(input.bytes.substr(0, header_reach)).empty()) { refuse(input.name, Wording("empty")); }
  if (!accepts_pdf(input)) { refuse(input.name, Wording("not a PDF document")); }
  Document document = compose_pdf(records_of(input));
  if (document.blocks.empty()) { refuse(input.name, Wording("no text (a scan?)")); }
  document.name = document::file_name(input.name);
  document.sha256 = sha256(input.bytes);
  return document;
}

const Importer& pdf_importer() {
  static const Importer importer{"pdf", "PDF with text", {".pdf"}, &accepts_pdf, &read_pdf_document};
  return importer;
}

} // namespace entente
