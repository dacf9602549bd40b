// How a run says how far it is.
#pragma once

#include <cstdint>
#include <functional>
#include <string_view>

namespace vouch::experiments {

/// Stage, done, total.
using Progress = std::function<void(std::string_view stage, std::uint64_t done, std::uint64_t total)>;

}  // namespace vouch::experiments
