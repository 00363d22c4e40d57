#include "viz/terminal/interrupt.hpp"

#include <atomic>
#include <csignal>
#include <utility>

#include "viz/terminal/output.hpp"

namespace entente {
namespace {

constexpr std::size_t steps = 100; ///< of the bar

// A handler of signals reaches nothing but what is global.
std::atomic<bool> interrupted{false};
static_assert(std::atomic<bool>::is_always_lock_free);

extern "C" void on_interrupt(int /*signal*/) { interrupted.store(true, std::memory_order_relaxed); }

} // namespace

struct LongWork::State {
  State(Context& context, std::string name) : progress(context), what(std::move(name)) {}
  Progress progress;
  std::string what;
  std::size_t shown = steps + 1;
  Work work;
  struct sigaction before {};
};

LongWork::LongWork(Context& context, std::string what) : state_(std::make_unique<State>(context, std::move(what))) {
  interrupted.store(false);
  State& state = *state_;
  state.work.cancel = &interrupted;
  state.work.progress = [&state](double done) {
    const auto step = static_cast<std::size_t>(done * steps);
    if (std::exchange(state.shown, step) != step) { state.progress.show(step, steps, state.what); }
  };
  struct sigaction action {};
  action.sa_handler = on_interrupt;
  action.sa_flags = static_cast<int>(SA_RESETHAND); // a second Ctrl-C does what it did before
  sigemptyset(&action.sa_mask);
  sigaction(SIGINT, &action, &state.before);
}

LongWork::~LongWork() {
  sigaction(SIGINT, &state_->before, nullptr);
  state_->progress.clear();
}

const Work& LongWork::work() const { return state_->work; }

} // namespace entente
