// The part `category` of value fit: how much more often the brand works in a creator's category than the market does.
//
//   lift(k) = (n_k + α·q_k) / ((n + α) · q_k)
//
// n_k: past partners of the brand in category k (the candidate left out; a category that the brand itself states counts as
// kStatedCount partners); n: their sum; q_k: share of creators in k; α = kPrior: how many partners the market's mix counts.
// The estimate is the posterior mean of a Dirichlet prior at the market's mix (S. Zabell, "W. E. Johnson's sufficientness
// postulate", 1982). Categories are compared without case.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/catalog/catalog.h"
#include "engine/core/ids.h"

namespace vouch::values {

inline constexpr double kPrior = 10.0;
inline constexpr double kStatedCount = 5.0;

/// Categories of all creators, folded, with the market's mix. Immutable, safe to share; lives as long as the catalog.
class Categories {
 public:
  explicit Categories(const catalog::Catalog& catalog);

  static constexpr std::uint32_t kNone = 0;  // not given
  [[nodiscard]] std::uint32_t size() const { return static_cast<std::uint32_t>(share_.size()); }
  [[nodiscard]] std::uint32_t of(core::CreatorIndex creator) const { return class_of_label_[labels_[creator.value]]; }
  /// The class of a category as users write it; kNone where no creator has it.
  [[nodiscard]] std::uint32_t named(std::string_view category) const;
  /// Share of the creators with a category that are in this one.
  [[nodiscard]] double share(std::uint32_t category) const { return share_[category]; }

 private:
  std::span<const catalog::Label> labels_;
  std::vector<std::uint32_t> class_of_label_;
  std::vector<std::string> names_;  // folded, per class
  std::vector<double> share_;       // per class; [0] is 0
};

/// The brand's side of one request.
class AskingCategory {
 public:
  /// `stated` is Categories::kNone where the brand states none; partners ascend.
  AskingCategory(const Categories& categories, std::uint32_t stated, std::span<const std::uint32_t> partners);

  /// nullopt where the creator has no category or nothing is known of the brand's.
  [[nodiscard]] std::optional<double> lift(core::CreatorIndex candidate) const;
  /// How many partners (the candidate left out) the lift rests on, and how many of them are in the candidate's category.
  struct Counts {
    double all = 0.0, same = 0.0;
  };
  [[nodiscard]] Counts counts(core::CreatorIndex candidate) const;

 private:
  const Categories& categories_;
  std::vector<std::uint32_t> partners_;  // ascending, those with a category
  std::vector<double> count_;            // per class
  double all_ = 0.0;
};

/// 90 % interval of a lift: the share among partners as a Beta posterior, approximated on the log-odds scale, ± 1.645
/// standard errors; scaled like the lift. Fewer partners widen it.
[[nodiscard]] std::pair<double, double> lift_interval(double lift, AskingCategory::Counts counts, double market_share);

}  // namespace vouch::values
