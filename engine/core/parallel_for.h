// Work on n independent tasks with some threads. What a task computes may depend on its number alone, and it writes only
// to its own place, so results never depend on the number of threads. Errors: the one of the lowest task wins.
#pragma once

#include <cstddef>
#include <functional>

#include "engine/core/result.h"

namespace vouch::core {

/// Calls task(i) once for each i in [0, n), on up to `threads` threads (0: as many as the machine has), in no order.
/// Returns the error of the lowest failing task; after a failure tasks that were not begun are left out.
[[nodiscard]] Result<void> parallel_for(std::size_t n, unsigned threads, const std::function<Result<void>(std::size_t)>& task);

/// The same for tasks that cannot fail.
void parallel_each(std::size_t n, unsigned threads, const std::function<void(std::size_t)>& task);

}  // namespace vouch::core
