#include "importers/document/pdf/worker/marks.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <poppler-image.h>
#include <poppler-page-renderer.h>
#include <poppler-page.h>
#include <utility>

namespace entente_read {

namespace {

constexpr double most_dots = 4e6;
constexpr std::size_t most_marks = 4000;
constexpr int change = 9; ///< of 255 greys
constexpr double shortest_across = 20;
constexpr double shortest_down = 11;

class Picture {
public:
  Picture(const poppler::image& image, double scale)
      : data_(image.const_data()), width_(image.width()), height_(image.height()), stride_(image.bytes_per_row()),
        scale_(scale) {}

  [[nodiscard]] int width() const { return width_; }
  [[nodiscard]] int height() const { return height_; }
  [[nodiscard]] int grey(int x, int y) const {
    return static_cast<unsigned char>(data_[static_cast<std::ptrdiff_t>(y) * stride_ + x]);
  }
  [[nodiscard]] double points(double dots) const { return dots / scale_; }
  [[nodiscard]] double dots(double points) const { return points * scale_; }

private:
  const char* data_;
  int width_;
  int height_;
  int stride_;
  double scale_;
};

/// The direction of a change of grey: 0 none, 1 lighter, -1 darker.
int step_of(int before, int after) { return after - before > change ? 1 : before - after > change ? -1 : 0; }

/// Runs of at least `shortest` equal, non-zero steps; `step(k)` for k in [0, count).
template <typename Step, typename Found> void find_runs(int count, double shortest, Step step, Found found) {
  int begin = 0;
  int direction = 0;
  for (int k = 0; k <= count; ++k) {
    const int next = k < count ? step(k) : 0;
    if (next == direction) { continue; }
    if (direction != 0 && k - begin >= shortest) { found(begin, k); }
    begin = k;
    direction = next;
  }
}

/// Both edges of a line, and pieces that touch, become one rule.
std::vector<Rule> join(std::vector<Rule> rules, double thickness) {
  std::ranges::sort(rules, [](const Rule& a, const Rule& b) { return std::pair(a.at, a.begin) < std::pair(b.at, b.begin); });
  std::vector<Rule> joined;
  std::size_t open = 0; ///< rules before stand too far off
  for (const Rule& rule : rules) {
    while (open < joined.size() && joined[open].at + thickness < rule.at) {
      ++open;
    }
    const auto into = std::find_if(joined.begin() + static_cast<std::ptrdiff_t>(open), joined.end(), [&](const Rule& other) {
      return rule.begin <= other.end + 3 && other.begin <= rule.end + 3;
    });
    if (into == joined.end()) {
      if (joined.size() == most_marks) { break; }
      joined.push_back(rule);
    } else {
      into->begin = std::min(into->begin, rule.begin);
      into->end = std::max(into->end, rule.end);
    }
  }
  return joined;
}

std::vector<Rule> find_across(const Picture& picture) {
  std::vector<Rule> rules;
  for (int y = 1; y < picture.height() && rules.size() < 4 * most_marks; ++y) {
    find_runs(
        picture.width(), picture.dots(shortest_across),
        [&](int x) { return step_of(picture.grey(x, y - 1), picture.grey(x, y)); },
        [&](int begin, int end) {
          rules.push_back({picture.points(y), picture.points(begin), picture.points(end)});
        });
  }
  return join(std::move(rules), 2.6);
}

std::vector<Rule> find_down(const Picture& picture) {
  std::vector<Rule> rules;
  for (int x = 1; x < picture.width() && rules.size() < 4 * most_marks; ++x) {
    find_runs(
        picture.height(), picture.dots(shortest_down),
        [&](int y) { return step_of(picture.grey(x - 1, y), picture.grey(x, y)); },
        [&](int begin, int end) {
          rules.push_back({picture.points(x), picture.points(begin), picture.points(end)});
        });
  }
  return join(std::move(rules), 2.6);
}

/// Small dark spots outside the words.
class Spots {
public:
  Spots(const Picture& picture, const std::vector<Box>& words)
      : picture_(picture), seen_(static_cast<std::size_t>(picture.width()) * static_cast<std::size_t>(picture.height()), 0) {
    for (const Box& word : words) {
      cover(word);
    }
  }

  std::vector<Box> find() {
    std::vector<Box> dots;
    for (int y = 0; y < picture_.height(); ++y) {
      for (int x = 0; x < picture_.width() && dots.size() < most_marks; ++x) {
        if (!dark(x, y)) { continue; }
        const Box box = fill(x, y);
        const double width = box.right - box.left;
        const double height = box.bottom - box.top;
        const bool round = std::max(width, height) <= 1.6 * std::min(width, height);
        if (round && std::min(width, height) >= 1.5 && std::max(width, height) <= 9) { dots.push_back(box); }
      }
    }
    return dots;
  }

private:
  static constexpr int darkest = 160;
  const Picture& picture_;
  std::vector<std::uint8_t> seen_;
  std::vector<std::pair<int, int>> open_;

  [[nodiscard]] std::size_t place(int x, int y) const {
    return static_cast<std::size_t>(y) * static_cast<std::size_t>(picture_.width()) + static_cast<std::size_t>(x);
  }
  [[nodiscard]] bool dark(int x, int y) const { return seen_[place(x, y)] == 0 && picture_.grey(x, y) < darkest; }

  void cover(const Box& word) {
    const auto limit = [](double value, int most) { return static_cast<int>(std::clamp(value, 0.0, double(most))); };
    const int right = limit(std::ceil(picture_.dots(word.right)), picture_.width());
    const int bottom = limit(std::ceil(picture_.dots(word.bottom)), picture_.height());
    for (int y = limit(picture_.dots(word.top), picture_.height()); y < bottom; ++y) {
      for (int x = limit(picture_.dots(word.left), picture_.width()); x < right; ++x) {
        seen_[place(x, y)] = 1;
      }
    }
  }

  Box fill(int x, int y) {
    int left = x;
    int right = x;
    int top = y;
    int bottom = y;
    open_.assign(1, {x, y});
    seen_[place(x, y)] = 1;
    while (!open_.empty()) {
      const auto [cx, cy] = open_.back();
      open_.pop_back();
      left = std::min(left, cx);
      right = std::max(right, cx);
      top = std::min(top, cy);
      bottom = std::max(bottom, cy);
      for (const auto& [dx, dy] : {std::pair(1, 0), std::pair(-1, 0), std::pair(0, 1), std::pair(0, -1)}) {
        const int nx = cx + dx;
        const int ny = cy + dy;
        if (nx < 0 || ny < 0 || nx >= picture_.width() || ny >= picture_.height() || !dark(nx, ny)) { continue; }
        seen_[place(nx, ny)] = 1;
        open_.emplace_back(nx, ny);
      }
    }
    return {picture_.points(left), picture_.points(top), picture_.points(right + 1), picture_.points(bottom + 1)};
  }
};

} // namespace

Marks find_marks(const poppler::page& page, double width, double height, const std::vector<Box>& words) {
  Marks marks;
  if (!(width > 1) || !(height > 1) || !poppler::page_renderer::can_render()) { return marks; }
  const double resolution = std::min(110.0, 72 * std::sqrt(most_dots / (width * height)));
  if (resolution < 60) { return marks; }
  poppler::page_renderer renderer;
  renderer.set_image_format(poppler::image::format_gray8);
  const poppler::image image = renderer.render_page(&page, resolution, resolution);
  if (!image.is_valid() || image.format() != poppler::image::format_gray8) { return marks; }
  const Picture picture(image, resolution / 72);
  marks.across = find_across(picture);
  marks.down = find_down(picture);
  marks.dots = Spots(picture, words).find();
  return marks;
}

} // namespace entente_read
