/// @file
/// How much of the machine a long calculation may take, how it is stopped, and the threads that share it.
#pragma once

#include <atomic>
#include <cstddef>
#include <exception>
#include <functional>
#include <mutex>
#include <stdexcept>
#include <thread>
#include <vector>

namespace entente {

/// Thrown by a calculation whose `Work::cancel` became true; nothing of it remains.
class Cancelled : public std::runtime_error {
public:
  Cancelled() : std::runtime_error("the calculation was cancelled") {}
};

/// Results are the same bytes whatever the number of threads.
struct Work {
  unsigned threads = 0;                      ///< 0: as many as the machine has, 16 at most
  const std::atomic<bool>* cancel = nullptr; ///< looked at often; may be set from any thread
  std::function<void(double)> progress;      ///< called on the calling thread with what is done, 0 to 1

  /// `threads`, with 0 replaced.
  [[nodiscard]] unsigned thread_count() const;
  /// Throws Cancelled when asked to stop.
  void check() const {
    if (cancel != nullptr && cancel->load(std::memory_order_relaxed)) { throw Cancelled(); }
  }
};

/// Threads that wait for work; the calling thread is one of them. Not to be used from two threads at once.
class Pool {
public:
  explicit Pool(const Work& work);
  Pool(const Pool&) = delete;
  Pool& operator=(const Pool&) = delete;
  ~Pool();

  [[nodiscard]] unsigned threads() const { return static_cast<unsigned>(helpers_.size()) + 1; }

  /// `body(begin, end, worker)` for all chunks of [0, count), handed out in order; workers are numbered from 0. Returns when
  /// all is done, also when a body throws: then no more chunks are handed out, and what the earliest of those that failed
  /// threw is thrown, the same with any number of threads; or Cancelled.
  using Body = std::function<void(std::size_t, std::size_t, unsigned)>;
  void run(std::size_t count, std::size_t chunk, const Body& body, bool tell = false);

  /// Within a body: waits until all chunks before the one that begins at `begin` have passed here, then calls `step`. What
  /// is added up so comes out the same with any number of threads.
  void in_order(std::size_t begin, const std::function<void()>& step);

private:
  void serve(unsigned worker);
  void take_chunks(unsigned worker);
  void note_failure(std::size_t begin);

  const Work work_;
  std::vector<std::thread> helpers_;
  std::atomic<unsigned> round_{0}; ///< grows with each run; helpers wait for it to change
  std::atomic<unsigned> busy_{0};  ///< helpers at work in this run
  std::atomic<bool> closing_{false};
  std::atomic<bool> failed_{false};
  std::atomic<std::size_t> next_{0};
  std::atomic<std::size_t> turn_{0};
  std::size_t count_ = 0;
  std::size_t chunk_ = 1;
  bool tell_ = false;
  const Body* body_ = nullptr;
  std::mutex error_lock_;
  std::exception_ptr error_;
  std::size_t error_at_ = 0; ///< where the chunk begins that threw it
};

} // namespace entente
