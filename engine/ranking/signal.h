// The seven signals: fixed names, in the order in which answers list them, and the state of their evidence.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

#include "engine/core/interval.h"

namespace vouch::ranking {

enum class Signal : std::uint8_t { audience, credibility, values, advocacy, engagement, affinity, price };

inline constexpr std::size_t kSignals = 7;
inline constexpr std::array<Signal, kSignals> kAllSignals = {
    Signal::audience, Signal::credibility, Signal::values, Signal::advocacy, Signal::engagement, Signal::affinity, Signal::price};
inline constexpr std::array<std::string_view, kSignals> kSignalNames = {"audience",   "credibility", "values", "advocacy",
                                                                        "engagement", "affinity",    "price"};

[[nodiscard]] constexpr std::size_t position(Signal signal) { return static_cast<std::size_t>(signal); }
[[nodiscard]] constexpr std::string_view name_of(Signal signal) { return kSignalNames[position(signal)]; }
[[nodiscard]] constexpr std::optional<Signal> signal_named(std::string_view name) {
  const auto* const at = std::find(kSignalNames.begin(), kSignalNames.end(), name);
  if (at == kSignalNames.end()) return std::nullopt;
  return kAllSignals[static_cast<std::size_t>(at - kSignalNames.begin())];
}

/// measured: from events of the data; estimated: from a fallback or a figure that somebody declared; unknown: from
/// nothing, so a prior stands in its place.
enum class Status : std::uint8_t { measured, estimated, unknown };

inline constexpr std::array<std::string_view, 3> kStatusNames = {"measured", "estimated", "unknown"};
[[nodiscard]] constexpr std::string_view name_of(Status status) { return kStatusNames[static_cast<std::size_t>(status)]; }

using core::Interval;  // 90 %

}  // namespace vouch::ranking
