// A worker to try the process functions with: does what its first argument says.
#include <cerrno>
#include <cstdlib>
#include <iostream>
#include <string>
#include <unistd.h>
#include <vector>

namespace {

std::string everything() {
  std::string text;
  char buffer[65536];
  for (ssize_t count = 0; (count = ::read(STDIN_FILENO, buffer, sizeof buffer)) > 0;) {
    text.append(buffer, static_cast<std::size_t>(count));
  }
  return text;
}

int open_descriptors() {
  int count = 0;
  for (int number = 3; number < 64; ++number) {
    count += ::lseek(number, 0, SEEK_CUR) >= 0 || errno != EBADF ? 1 : 0;
  }
  return count;
}

int run(const std::string& what, const std::vector<std::string>& rest) {
  if (what == "echo") {
    std::cout << everything();
  } else if (what == "talk-first") { // prints much before it reads anything
    std::cout << std::string(std::size_t{1} << 20, 'x') << std::flush;
    std::cout << everything().size();
  } else if (what == "arguments") {
    for (const std::string& argument : rest) {
      std::cout << '[' << argument << ']';
    }
  } else if (what == "fail") {
    std::cerr << "went wrong\n";
    return 3;
  } else if (what == "abort") {
    std::abort();
  } else if (what == "sleep") {
    ::sleep(60);
  } else if (what == "close-and-sleep") {
    ::close(STDOUT_FILENO);
    ::close(STDERR_FILENO);
    ::sleep(60);
  } else if (what == "chatter") {
    for (;;) {
      std::cout << std::string(4096, 'y');
    }
  } else if (what == "errors") {
    std::cerr << std::string(std::size_t{1} << 20, 'e');
  } else if (what == "memory") {
    void* const block = std::malloc(std::size_t{1} << 30); // a gibibyte
    std::cout << (block != nullptr ? "got it" : "refused");
    std::free(block);
  } else if (what == "descriptors") {
    std::cout << open_descriptors();
  }
  return 0;
}

} // namespace

int main(int count, char** values) {
  const std::vector<std::string> words(values + 1, values + count);
  return words.empty() ? 2 : run(words.front(), {words.begin() + 1, words.end()});
}
