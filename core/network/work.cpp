#include "core/network/work.hpp"

#include <algorithm>

namespace entente {
namespace {

constexpr unsigned most_threads = 16;
constexpr int spins = 4000; ///< looks before sleeping: about as long as waking takes

template <class Value> void await_change(const std::atomic<Value>& value, Value from) {
  for (int i = 0; i < spins; ++i) {
    if (value.load(std::memory_order_acquire) != from) { return; }
  }
  while (value.load(std::memory_order_acquire) == from) {
    value.wait(from, std::memory_order_acquire);
  }
}

} // namespace

unsigned Work::thread_count() const {
  const unsigned asked = threads != 0 ? threads : std::max(1U, std::thread::hardware_concurrency());
  return std::min(asked, most_threads);
}

Pool::Pool(const Work& work) : work_(work) {
  const unsigned helpers = work.thread_count() - 1;
  helpers_.reserve(helpers);
  try {
    for (unsigned i = 0; i < helpers; ++i) {
      helpers_.emplace_back([this, i] { serve(i + 1); });
    }
  } catch (const std::exception&) { // no more threads to be had, or no memory for them: those that are there do the work
  }
}

Pool::~Pool() {
  closing_.store(true);
  round_.fetch_add(1, std::memory_order_release);
  round_.notify_all();
  for (std::thread& helper : helpers_) {
    helper.join();
  }
}

void Pool::serve(unsigned worker) {
  unsigned seen = 0;
  while (true) {
    await_change(round_, seen);
    ++seen;
    if (closing_.load()) { return; }
    take_chunks(worker);
    if (busy_.fetch_sub(1, std::memory_order_acq_rel) == 1) { busy_.notify_all(); }
  }
}

void Pool::take_chunks(unsigned worker) {
  while (!failed_.load(std::memory_order_relaxed)) {
    const std::size_t begin = next_.fetch_add(chunk_, std::memory_order_relaxed);
    if (begin >= count_) { return; }
    try {
      work_.check();
      const std::size_t end = std::min(begin + chunk_, count_);
      (*body_)(begin, end, worker);
      if (worker == 0 && tell_ && work_.progress) { work_.progress(static_cast<double>(end) / static_cast<double>(count_)); }
    } catch (...) { note_failure(begin); }
  }
}

// Chunks are handed out in order, so that all before one that fails are done or fail as well: the earliest is known.
void Pool::note_failure(std::size_t begin) {
  const std::lock_guard lock(error_lock_);
  if (!error_ || begin < error_at_) {
    error_ = std::current_exception();
    error_at_ = begin;
  }
  failed_.store(true);
}

void Pool::run(std::size_t count, std::size_t chunk, const Body& body, bool tell) {
  count_ = count;
  chunk_ = std::max<std::size_t>(chunk, 1);
  body_ = &body;
  tell_ = tell;
  failed_.store(false);
  error_ = nullptr;
  next_.store(0);
  turn_.store(0);
  const auto helpers = static_cast<unsigned>(helpers_.size());
  const bool alone = helpers == 0 || count <= chunk_;
  if (!alone) {
    busy_.store(helpers);
    round_.fetch_add(1, std::memory_order_release);
    round_.notify_all();
  }
  take_chunks(0);
  if (!alone) {
    for (unsigned left = busy_.load(std::memory_order_acquire); left != 0; left = busy_.load(std::memory_order_acquire)) {
      await_change(busy_, left);
    }
  }
  if (error_) { std::rethrow_exception(error_); }
}

void Pool::in_order(std::size_t begin, const std::function<void()>& step) {
  while (turn_.load(std::memory_order_acquire) != begin) {
    if (failed_.load(std::memory_order_relaxed)) { return; }
    std::this_thread::yield();
  }
  step();
  turn_.store(std::min(begin + chunk_, count_), std::memory_order_release);
}

} // namespace entente
