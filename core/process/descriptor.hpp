/// @file
/// An open file of the operating system, closed when its owner goes.
#pragma once

#include <unistd.h>
#include <utility>

namespace entente {

class Descriptor {
public:
  Descriptor() = default;
  /// What `open` and its like gave; a negative number is none.
  explicit Descriptor(int number) : number_(number) {}
  Descriptor(Descriptor&& other) noexcept : number_(std::exchange(other.number_, -1)) {}
  Descriptor& operator=(Descriptor&& other) noexcept {
    std::swap(number_, other.number_);
    return *this;
  }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  ~Descriptor() { close(); }

  [[nodiscard]] int number() const { return number_; }
  [[nodiscard]] bool open() const { return number_ >= 0; }
  /// False when the system says that the last bytes could not be kept; errno says why.
  bool close() {
    const int number = std::exchange(number_, -1);
    return number < 0 || ::close(number) == 0;
  }

private:
  int number_ = -1;
};

} // namespace entente
