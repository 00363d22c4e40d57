/// @file
/// Functions that may share and check the work, and others, called alike.
#pragma once

#include <functional>
#include <type_traits>
#include <utility>

#include "core/model/table.hpp"
#include "core/network/work.hpp"

namespace entente {

/// A function from the inputs to a table. Those whose answer takes long take the work too, the others leave it out.
template <class... Inputs> class WithWork {
public:
  WithWork() = default;
  template <class Run> WithWork(Run run) { // implicit, so that a function can stand for it
    if constexpr (std::is_invocable_v<const Run&, const Inputs&..., const Work&>) {
      run_ = std::move(run);
    } else {
      run_ = [run = std::move(run)](const Inputs&... inputs, const Work&) { return run(inputs...); };
    }
  }
  /// Throws Cancelled when the work is.
  Table operator()(const Inputs&... inputs, const Work& work = {}) const { return run_(inputs..., work); }

private:
  std::function<Table(const Inputs&..., const Work&)> run_;
};

} // namespace entente
