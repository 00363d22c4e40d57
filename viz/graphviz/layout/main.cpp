// SPDX-License-Identifier: MIT
// entente-layout: reads a drawing as JSON on standard input, writes the picture on standard output.
// Exit status: 0 drawn, 1 the drawing failed, 2 the input asks for something that cannot be drawn.
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <string>
#include <unistd.h>

#include "viz/graphviz/layout/canvas.hpp"
#include "viz/graphviz/layout/picture.hpp"
#include "viz/graphviz/layout/place.hpp"
#include "viz/graphviz/layout/text.hpp"

namespace {

using namespace entente_layout;

constexpr std::size_t most_input = std::size_t{128} << 20;

std::string read_all() {
  std::string text;
  char buffer[65536];
  for (;;) {
    const ssize_t count = ::read(STDIN_FILENO, buffer, sizeof buffer);
    if (count < 0) { throw std::runtime_error("standard input cannot be read"); }
    if (count == 0) { return text; }
    text.append(buffer, static_cast<std::size_t>(count));
    if (text.size() > most_input) { throw BadInput("the drawing is larger than 128 MiB"); }
  }
}

void write_all(const std::string& bytes) {
  if (std::fwrite(bytes.data(), 1, bytes.size(), stdout) != bytes.size() || std::fflush(stdout) != 0) {
    throw std::runtime_error("standard output cannot be written");
  }
}

std::string draw(const Picture& picture) {
  Graphviz graphviz;
  Canvas canvas;
  canvas.title = clean(picture.title);
  canvas.description = clean(picture.description);
  if (picture.nodes.empty()) {
    const Text text{wrap(clean(picture.empty.empty() ? "—" : picture.empty), 60, 4), 13, false, "#444444", 'n'};
    canvas.marks.push_back(text_mark("label", text, {}, graphviz.measure({text})[0]));
  } else if (picture.engine == Engine::ordered) {
    place_ordered(graphviz, picture, canvas);
  } else if (picture.engine == Engine::tiers) {
    place_tiers(graphviz, picture, canvas);
  } else {
    place_free(graphviz, picture, canvas);
  }
  add_title_and_legend(graphviz, picture, canvas);
  return graphviz.paint(canvas, picture.format);
}

} // namespace

int main() {
  try {
    write_all(draw(read_picture(read_all())));
    return EXIT_SUCCESS;
  } catch (const BadInput& error) {
    std::fprintf(stderr, "entente-layout: %s\n", error.what());
    return 2;
  } catch (const std::exception& error) {
    std::fprintf(stderr, "entente-layout: %s\n", error.what());
    return EXIT_FAILURE;
  }
}
