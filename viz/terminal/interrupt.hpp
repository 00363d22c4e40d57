/// @file
/// Long calculations on the command line: a bar while they run, and Ctrl-C ends them.
#pragma once

#include <memory>
#include <string>

#include "core/network/work.hpp"
#include "viz/terminal/command.hpp"

namespace entente {

/// While it lives, the first Ctrl-C cancels the work, so that Cancelled is thrown where it is next checked; a second one
/// ends the program at once, as ever. One at a time.
class LongWork {
public:
  /// `what` stands beside the bar.
  LongWork(Context& context, std::string what);
  LongWork(const LongWork&) = delete;
  LongWork& operator=(const LongWork&) = delete;
  ~LongWork();
  [[nodiscard]] const Work& work() const;

private:
  struct State;
  std::unique_ptr<State> state_;
};

} // namespace entente
