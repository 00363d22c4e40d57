// entente-read: reads a PDF on standard input, writes its words with their places on standard output, one record a line,
// fields separated by tabs, lengths in points from the upper left corner of the page:
//   entente-read 1 <pages>
//   page <width> <height>
//   word <left> <top> <right> <bottom> <font size> <flags> <turn> <text>   flags: b bold, i italic, m fixed pitch,
//                                                                          s white space follows, - none of them
//   across <left> <right> <y>          a rule or the edge of a shaded area
//   down <x> <top> <bottom>
//   dot <left> <top> <right> <bottom>  a small mark that is no text
// With "--words" nothing but words is looked for. Exit status: 0 read, 1 failed, 3 damaged, 4 locked by a password,
// 5 too many pages.
#include <algorithm>
#include <array>
#include <cctype>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <memory>
#include <poppler-document.h>
#include <poppler-global.h>
#include <poppler-page.h>
#include <stdexcept>
#include <string>
#include <string_view>
#include <unistd.h>
#include <vector>

#include "importers/document/pdf/worker/marks.hpp"

namespace {

using namespace entente_read;

constexpr std::size_t most_input = std::size_t{256} << 20;
constexpr int most_pages = 2000;
constexpr int most_drawn_pages = 150;
constexpr std::size_t most_words = 1'500'000;

enum Exit { read_well = 0, failed = 1, damaged = 3, locked = 4, too_many_pages = 5 };

std::string read_all() {
  std::string bytes;
  std::array<char, 65536> buffer{};
  for (;;) {
    const ssize_t count = ::read(STDIN_FILENO, buffer.data(), buffer.size());
    if (count < 0) { throw std::runtime_error("standard input cannot be read"); }
    if (count == 0) { return bytes; }
    bytes.append(buffer.data(), static_cast<std::size_t>(count));
    if (bytes.size() > most_input) { throw std::runtime_error("the file is larger than 256 MiB"); }
  }
}

std::string lower(std::string text) {
  std::ranges::transform(text, text.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return text;
}

bool names(const std::string& font, std::initializer_list<std::string_view> parts) {
  return std::ranges::any_of(parts, [&](std::string_view part) { return font.find(part) != std::string::npos; });
}

/// What the name of a font tells ("ABCDEF+LiberationSans-BoldItalic").
std::string flags_of(const poppler::text_box& box) {
  std::string flags;
  if (box.has_font_info()) {
    std::string font = lower(box.get_font_name());
    if (font.size() > 7 && font[6] == '+') { font.erase(0, 7); }
    if (names(font, {"bold", "black", "heavy", "semibold", "demi"}) || font.ends_with("-bd") || font.ends_with(",b")) {
      flags += 'b';
    }
    if (names(font, {"italic", "oblique", "slanted"}) || font.ends_with("-it") || font.ends_with("boldit")) { flags += 'i'; }
    if (names(font, {"mono", "courier", "consol", "typewriter", "fixed", "menlo"})) { flags += 'm'; }
  }
  if (box.has_space_after()) { flags += 's'; }
  return flags.empty() ? "-" : flags;
}

/// Without control characters, which would break the records.
std::string clean(const poppler::byte_array& bytes) {
  std::string text(bytes.begin(), bytes.end());
  std::erase_if(text, [](unsigned char c) { return c < 0x20 || c == 0x7F; });
  return text;
}

bool sensible(const poppler::rectf& box) {
  const auto fits = [](double value) { return std::isfinite(value) && std::abs(value) < 100'000; };
  return fits(box.left()) && fits(box.top()) && fits(box.right()) && fits(box.bottom());
}

class Printer {
public:
  void run(const std::string& bytes, bool with_marks) {
    const std::unique_ptr<poppler::document> document(
        poppler::document::load_from_raw_data(bytes.data(), static_cast<int>(bytes.size())));
    if (document == nullptr) { std::exit(damaged); }
    if (document->is_locked()) { std::exit(locked); }
    const int pages = document->pages();
    if (pages > most_pages) { std::exit(too_many_pages); }
    if (pages < 1) { std::exit(damaged); }
    std::printf("entente-read 1 %d\n", pages);
    for (int n = 0; n < pages; ++n) {
      const std::unique_ptr<poppler::page> page(document->create_page(n));
      if (page == nullptr) {
        std::printf("page\t0\t0\n");
        continue;
      }
      print(*page, with_marks && n < most_drawn_pages);
    }
    if (std::fflush(stdout) != 0) { throw std::runtime_error("standard output cannot be written"); }
  }

private:
  std::size_t words_ = 0;

  void print(const poppler::page& page, bool with_marks) {
    const poppler::rectf rect = page.page_rect();
    const bool turned = page.orientation() == poppler::page::landscape || page.orientation() == poppler::page::seascape;
    const double width = turned ? rect.height() : rect.width();
    const double height = turned ? rect.width() : rect.height();
    std::printf("page\t%.2f\t%.2f\n", width, height);
    std::vector<Box> boxes;
    for (const poppler::text_box& word : page.text_list(poppler::page::text_list_include_font)) {
      const poppler::rectf box = word.bbox();
      const std::string text = clean(word.text().to_utf8());
      if (text.empty() || !sensible(box)) { continue; }
      if (++words_ > most_words) { throw std::runtime_error("more than 1,500,000 words"); }
      const double size = word.has_font_info() ? word.get_font_size() : box.height();
      std::printf("word\t%.2f\t%.2f\t%.2f\t%.2f\t%.2f\t%s\t%d\t%s\n", box.left(), box.top(), box.right(), box.bottom(),
                  std::isfinite(size) ? size : 0.0, flags_of(word).c_str(), word.rotation(), text.c_str());
      boxes.push_back({box.left(), box.top(), box.right(), box.bottom()});
    }
    if (with_marks && !boxes.empty()) { print_marks(page, width, height, boxes); }
  }

  static void print_marks(const poppler::page& page, double width, double height, const std::vector<Box>& words) {
    const Marks marks = find_marks(page, width, height, words);
    for (const Rule& rule : marks.across) {
      std::printf("across\t%.2f\t%.2f\t%.2f\n", rule.begin, rule.end, rule.at);
    }
    for (const Rule& rule : marks.down) {
      std::printf("down\t%.2f\t%.2f\t%.2f\n", rule.at, rule.begin, rule.end);
    }
    for (const Box& dot : marks.dots) {
      std::printf("dot\t%.2f\t%.2f\t%.2f\t%.2f\n", dot.left, dot.top, dot.right, dot.bottom);
    }
  }
};

} // namespace

int main(int count, char** values) {
  try {
    poppler::set_debug_error_function([](const std::string&, void*) {}, nullptr);
    const bool with_marks = !(count > 1 && std::string_view(values[1]) == "--words");
    Printer().run(read_all(), with_marks);
    return read_well;
  } catch (const std::exception& error) {
    std::fprintf(stderr, "%s\n", error.what());
    return failed;
  }
}
