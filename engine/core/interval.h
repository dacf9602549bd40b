// A 90 % interval of a figure: where the rate lies that the observed events are a sample of. Evaluation reports have
// their own, of 95 %.
#pragma once

namespace vouch::core {

struct Interval {
  double low = 0.0;
  double high = 0.0;
  bool operator==(const Interval&) const = default;
};

}  // namespace vouch::core
