#include "engine/credibility/payment.h"

#include <algorithm>

namespace vouch::credibility {
namespace {

constexpr std::int64_t kDayS = 86'400;

bool is_part_of(const KnownPost& post, const PaidCollaboration& one, std::uint32_t days) {
  if (!post.at_s || *post.at_s < one.at_s || *post.at_s - one.at_s > static_cast<std::int64_t>(days) * kDayS) return false;
  return std::find(post.brands.begin(), post.brands.end(), one.brand) != post.brands.end();
}

}  // namespace

Payment payment_of(const KnownPost& post, std::span<const PaidCollaboration> collaborations, std::uint32_t days) {
  if (is_label(post.label)) return Payment::platform_label;
  if (post.sponsors) return Payment::sponsors;
  const bool part = std::any_of(collaborations.begin(), collaborations.end(),
                                [&](const PaidCollaboration& one) { return is_part_of(post, one, days); });
  return part ? Payment::collaboration : Payment::unknown;
}

Openness openness_of(Payment payment, catalog::PostClass words) {
  if (payment == Payment::unknown) return Openness::unknown;
  if (payment == Payment::platform_label) return Openness::open;
  const bool denies = words == catalog::PostClass::declared_unpaid;
  if (denies && payment == Payment::collaboration) return Openness::disputed;
  return is_commercial(words) ? Openness::open : Openness::undisclosed;
}

catalog::PostClass known_class(Payment payment, catalog::PostClass words) {
  return openness_of(payment, words) == Openness::undisclosed ? catalog::PostClass::paid : words;
}

}  // namespace vouch::credibility
