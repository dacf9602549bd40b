// One brand × creator pair as a batch lists it: score, interval and what each signal says, without evidence, parts and
// reasons. The figures are those of the shortlist's entry for the same pair, which is made from this.
#pragma once

#include <array>
#include <cstdint>
#include <optional>

#include "engine/core/ids.h"
#include "engine/ranking/signal.h"

namespace vouch::ranking {

struct Explaining;

struct PairSignal {
  Status status = Status::unknown;
  std::optional<double> value;  // absent where unknown
  double strength = 0.0;        // 0..1; the reference mean where unknown
  Interval strength_interval;   // 90 %
  std::int64_t contribution_thousandths = 0;
  bool operator==(const PairSignal&) const = default;
};

struct PairScore {
  std::optional<std::int64_t> score_thousandths;  // of a point; 0..100000; absent where nothing at all is known
  std::array<std::int64_t, 2> interval_thousandths{};
  double evidence_share = 0.0;               // of the weight that rests on evidence
  std::array<PairSignal, kSignals> signals;  // in the order of kAllSignals; contributions sum to the score
  bool operator==(const PairScore&) const = default;
};

/// A share or value as it is shown: six decimals, so that it reads the same everywhere.
[[nodiscard]] double shown(double value);

[[nodiscard]] PairScore score_pair(const Explaining& request, core::CreatorIndex creator);

}  // namespace vouch::ranking
