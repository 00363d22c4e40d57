/// @file
/// One thread that does one step after the other beside the caller's own work.
#pragma once

#include <exception>
#include <functional>
#include <semaphore>
#include <thread>
#include <utility>

namespace entente {

/// The thread lives as long as this does: one for each step would give back and fetch its memory every time.
class Beside {
public:
  Beside() : thread_([this] { work(); }) {}
  Beside(const Beside&) = delete;
  Beside& operator=(const Beside&) = delete;
  ~Beside() {
    if (running_) { done_.acquire(); }
    step_ = nullptr;
    start_.release();
    thread_.join();
  }

  /// Begins a step. Precondition: the last one was waited for.
  void begin(std::function<void()> step) {
    step_ = std::move(step);
    running_ = true;
    start_.release();
  }
  /// Waits for the step; throws what it threw.
  void wait() {
    done_.acquire();
    running_ = false;
    if (failure_) { std::rethrow_exception(std::exchange(failure_, nullptr)); }
  }

private:
  void work() {
    for (start_.acquire(); step_; start_.acquire()) {
      try {
        step_();
      } catch (...) { failure_ = std::current_exception(); }
      done_.release();
    }
  }

  std::function<void()> step_;
  std::exception_ptr failure_;
  bool running_ = false;
  std::binary_semaphore start_{0};
  std::binary_semaphore done_{0};
  std::thread thread_;
};

} // namespace entente
