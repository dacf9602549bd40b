#include "experiments/attacks/follower_counts.h"

#include <algorithm>
#include <cmath>

#include "engine/core/civil_time.h"

namespace vouch::experiments {
namespace {

std::int64_t seconds_of(double days) { return std::llround(days * static_cast<double>(core::kDaySeconds)); }

/// How much of a delivery is there by a moment.
double delivered(const Delivery& delivery, std::int64_t at_s) {
  if (!delivery.begin_s) return 1.0;
  const auto lasts = static_cast<double>(std::max<std::int64_t>(1, seconds_of(delivery.days)));
  return std::clamp(static_cast<double>(at_s - *delivery.begin_s) / lasts, 0.0, 1.0);
}

}  // namespace

void raise_followers(DatasetRows& rows, Attackers attackers, const std::vector<Delivery>& deliveries) {
  std::vector<std::int64_t> more(attackers.size(), 0);
  auto& creators = rows.of<catalog::CreatorRecord>();
  for (std::size_t i = 0; i < attackers.size(); ++i) {
    catalog::CreatorRecord& creator = creators[attackers[i].creator];
    if (creator.followers) {
      more[i] = scaled(*creator.followers, deliveries[i].share);
      *creator.followers += more[i];
    }
    if (creator.audience_size) *creator.audience_size += scaled(*creator.audience_size, deliveries[i].share);
  }
  const AttackerById by_id = attackers_by_id(rows, attackers);
  for (auto& entry : rows.of<catalog::FollowerHistoryRecord>()) {
    const auto i = attacker_of(by_id, {.id = entry.creator_id, .kind = catalog::OwnerKind::creator});
    if (!i || !entry.at_s || !entry.followers) continue;
    *entry.followers += scaled(more[*i], delivered(deliveries[*i], *entry.at_s));
  }
}

double share_of_rows(std::uint64_t n, std::uint64_t rows) {
  return static_cast<double>(n) / static_cast<double>(std::max<std::uint64_t>(1, rows));
}

std::optional<std::int64_t> begin_of_delivery(const std::optional<DataSpan>& span, double days, core::Random& random) {
  if (!span) return std::nullopt;
  const std::int64_t room = std::max<std::int64_t>(1, span->last_s - span->first_s - seconds_of(days));
  return span->first_s + static_cast<std::int64_t>(random.below(static_cast<std::uint64_t>(room)));
}

std::optional<std::int64_t> moment_of(std::optional<std::int64_t> begin_s, double days, core::Random& random) {
  if (!begin_s) return std::nullopt;
  return *begin_s +
         static_cast<std::int64_t>(random.below(static_cast<std::uint64_t>(std::max<std::int64_t>(1, seconds_of(days)))));
}

}  // namespace vouch::experiments
