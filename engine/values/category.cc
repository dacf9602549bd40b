#include "engine/values/category.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <string>

#include "engine/core/deterministic_math.h"
#include "engine/core/normal.h"
#include "engine/text/fold.h"

namespace vouch::values {

Categories::Categories(const catalog::Catalog& catalog)
    : labels_(catalog.creators.category), class_of_label_(catalog.labels.size(), kNone), names_(1), share_(1, 0.0) {
  std::map<std::string, std::uint32_t, std::less<>> known;
  std::uint64_t given = 0;
  for (const catalog::Label label : labels_) {
    if (label == 0) continue;
    ++given;
    if (class_of_label_[label] == kNone) {
      const auto [at, is_new] = known.try_emplace(text::fold(catalog.label(label)), size());
      if (is_new) {
        names_.push_back(at->first);
        share_.push_back(0.0);
      }
      class_of_label_[label] = at->second;
    }
    share_[class_of_label_[label]] += 1.0;
  }
  for (double& share : share_) share /= static_cast<double>(std::max<std::uint64_t>(given, 1));
}

std::uint32_t Categories::named(std::string_view category) const {
  if (category.empty()) return kNone;
  const auto at = std::find(names_.begin() + 1, names_.end(), text::fold(category));
  return at == names_.end() ? kNone : static_cast<std::uint32_t>(at - names_.begin());
}

AskingCategory::AskingCategory(const Categories& categories, std::uint32_t stated, std::span<const std::uint32_t> partners)
    : categories_(categories), count_(categories.size(), 0.0) {
  if (stated != Categories::kNone) {
    count_[stated] += kStatedCount;
    all_ += kStatedCount;
  }
  for (const std::uint32_t partner : partners) {
    const std::uint32_t category = categories.of(core::CreatorIndex(partner));
    if (category == Categories::kNone) continue;
    partners_.push_back(partner);
    count_[category] += 1.0;
    all_ += 1.0;
  }
}

AskingCategory::Counts AskingCategory::counts(core::CreatorIndex candidate) const {
  const std::uint32_t category = categories_.of(candidate);
  Counts counts{.all = all_, .same = category == Categories::kNone ? 0.0 : count_[category]};
  if (std::binary_search(partners_.begin(), partners_.end(), candidate.value)) {
    counts.all -= 1.0;
    counts.same -= 1.0;
  }
  return counts;
}

std::optional<double> AskingCategory::lift(core::CreatorIndex candidate) const {
  const std::uint32_t category = categories_.of(candidate);
  const Counts n = counts(candidate);
  if (category == Categories::kNone || n.all <= 0.0) return std::nullopt;
  const double q = categories_.share(category);
  return (n.same + kPrior * q) / ((n.all + kPrior) * q);
}

std::pair<double, double> lift_interval(double lift, AskingCategory::Counts counts, double market_share) {
  const double n = counts.all + kPrior;
  const double p = std::clamp(lift * market_share, 1e-9, 1.0 - 1e-9);
  const double half = core::kNormal95 / std::sqrt(n * p * (1.0 - p) + 1e-9);
  const double odds = core::det_log(p / (1.0 - p));
  const auto back = [](double x) { return 1.0 / (1.0 + core::det_exp(-x)); };
  const double low = back(odds - half) / market_share;
  const double high = back(odds + half) / market_share;
  return {std::min(low, lift), std::max(high, lift)};
}

}  // namespace vouch::values
