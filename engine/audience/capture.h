// What two audiences share in truth where the data holds a part of them: estimates and 90 % intervals of the shared count,
// and from it of overlap coefficient, Jaccard and lift, which grow with it.
//
// Two ways in which a part may have been taken, each with the sizes |A|, |B| of the whole known:
//   capture     each list is a random sample of its own, n_A of |A| and n_B of |B| rows, taken without regard to each other
//               (the data: rows ÷ audience_size). Of N shared accounts X are in A's list (hypergeometric), and of these K in
//               B's: E K = N s_A s_B. The model of two independent catches of G. Seber ("The estimation of animal
//               abundance", 1982, chapter 3), with the sizes known and the number in both sought.
//   coordinated one random sample of accounts, the same for every list (sample.h): K of N shared are among the n of the
//               smaller list that were drawn, hypergeometric: E K = N n ÷ |A|.
// The interval holds every N for which K is neither in the lowest nor in the highest 5 %: tails of a binomial with the mean
// and variance of K under N (core/binomial.h), the observed K itself counting half in both tails (H. O. Lancaster,
// "Significance tests in discrete distributions", 1961: mid-P), and wholly where K is small, so that cover does not fall
// short there. A list that is not a random sample of its audience is not covered by this.
#pragma once

#include <cstdint>

#include "engine/core/interval.h"

namespace vouch::audience {

/// A figure of the whole, as far as the data tells it.
struct Estimate {
  double value = 0.0;
  core::Interval interval;  // 90 %; of no width where all is known
  bool operator==(const Estimate&) const = default;
};

/// What of one audience was seen: `rows` accounts, the part `share` of the whole.
struct Seen {
  std::uint64_t rows = 0;
  double share = 1.0;
  [[nodiscard]] double whole() const { return static_cast<double>(rows) / share; }
};

/// The number of accounts in both, from K that were seen in both. Requires K <= rows of both, shares in (0, 1].
[[nodiscard]] Estimate captured_shared(std::uint64_t shared, const Seen& a, const Seen& b);
/// The same where one sample of accounts, of rate `rate`, was drawn for both: rows are those drawn, `size_a` and `size_b` the
/// whole audiences.
struct Drawn {
  std::uint64_t rows = 0;
  std::uint64_t size = 0;
};
[[nodiscard]] Estimate drawn_shared(std::uint64_t shared, const Drawn& a, const Drawn& b);

/// Figures that grow with the shared count, from it and the sizes of the whole. Requires sizes > 0.
[[nodiscard]] Estimate overlap_coefficient(const Estimate& shared, double size_a, double size_b);
[[nodiscard]] Estimate jaccard(const Estimate& shared, double size_a, double size_b);
/// `universe`: accounts with any event; held fixed.
[[nodiscard]] Estimate lift(const Estimate& shared, double size_a, double size_b, double universe);
/// Accounts in at least one of the two: falls with the shared count.
[[nodiscard]] Estimate reach_of_two(const Estimate& shared, double size_a, double size_b);

}  // namespace vouch::audience
