// Histories of follower counts as people make them, for tests: accounts that come and go day by day. Families differ in how
// their days vary; none is the model of the synthetic world, whose histories are a line with errors of reading.
#pragma once

#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/core/random.h"

namespace vouch::testing {

struct History {
  std::vector<std::int64_t> at_s, followers;
  [[nodiscard]] double years() const;
};

enum class Organic {
  poisson,    // independent accounts at a steady rate
  dispersed,  // gamma-distributed days, busy weekends
  viral,      // on top, a few successes a year with log-normal size that fade over days and partly leave again
  pareto,     // the same with a Pareto tail of exponent 3.2
  seasonal,   // the rate swings over the year
  s_curve,    // becomes known and is known: a logistic curve over two decades
  wandering,  // the logarithm of the rate is an autoregressive walk
  takeoff,    // one day the rate is several times what it was, for good
  rounded,    // viral, shown with three digits
  stored,     // dispersed, read from a tool that looks up once in some days
  heavy,      // as pareto with an exponent of 1.8: beyond what the rules assume
};
inline constexpr int kOrganicFamilies = 10;  // without the last
[[nodiscard]] std::string_view name_of(Organic family);

enum class Sampling { daily, weekly, monthly, irregular };
inline constexpr int kSamplings = 4;
[[nodiscard]] std::string_view name_of(Sampling sampling);

/// Accounts bought on a day, delivered over `days`, of which `kept` stay after some months.
struct Bought {
  double share = 0.0;  // of the followers on that day
  double at = 0.5;     // part of the history that has passed
  double days = 2.0;
  double kept = 1.0;
};

/// A creator's history of so many days.
[[nodiscard]] History organic_history(Organic family, Sampling sampling, int days, core::Random& random,
                                      const std::vector<Bought>& bought = {});

}  // namespace vouch::testing
