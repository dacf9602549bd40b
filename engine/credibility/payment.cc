#include "engine/credibility/payment.h"

#include <algorithm>

#include "engine/text/fold.h"

namespace vouch::credibility {
namespace {

constexpr std::int64_t kDayS = 86'400;

bool is_part_of(const KnownPost& post, const PaidCollaboration& one, std::uint32_t days) {
  if (!post.at_s || *post.at_s < one.at_s || *post.at_s - one.at_s > static_cast<std::int64_t>(days) * kDayS) return false;
  const std::string brand = text::fold(one.brand);
  return std::any_of(post.brands.begin(), post.brands.end(), [&](std::string_view named) { return text::fold(named) == brand; });
}

}  // namespace

Payment payment_of(const KnownPost& post, std::span<const PaidCollaboration> collaborations, std::uint32_t days) {
  if (is_label(post.label)) return Payment::platform_label;
  if (post.sponsors) return Payment::sponsors;
  const bool part = std::any_of(collaborations.begin(), collaborations.end(),
                                [&](const PaidCollaboration& one) { return is_part_of(post, one, days); });
  return part ? Payment::collaboration : Payment::unknown;
}

Openness openness_of(Payment payment, const Disclosure& words) {
  if (payment == Payment::unknown) return Openness::unknown;
  if (payment == Payment::platform_label) return Openness::open;
  const bool denies = words.post_class == catalog::PostClass::declared_unpaid;
  if (denies && payment == Payment::collaboration) return Openness::disputed;
  return is_commercial(words.post_class) ? Openness::open : Openness::undisclosed;
}

}  // namespace vouch::credibility
