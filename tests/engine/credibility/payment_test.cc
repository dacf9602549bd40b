#include "engine/credibility/payment.h"

#include <vector>

#include <gtest/gtest.h>

namespace vouch::credibility {
namespace {

constexpr std::int64_t kPaymentDay = 86'400;

TEST(Payment, IsKnownByLabelSponsorsOrACollaborationThatThePostNames) {
  const std::vector<PaidCollaboration> collaborations{{.brand = 7, .at_s = 100 * kPaymentDay}};
  const std::vector<std::uint32_t> mill{3, 7}, oven{3};
  const auto payment = [&](const KnownPost& post) { return payment_of(post, collaborations, 30); };
  EXPECT_EQ(payment({.at_s = 100 * kPaymentDay, .brands = mill}), Payment::collaboration);
  EXPECT_EQ(payment({.at_s = 130 * kPaymentDay, .brands = mill}), Payment::collaboration);
  EXPECT_EQ(payment({.at_s = 130 * kPaymentDay + 1, .brands = mill}), Payment::unknown);
  EXPECT_EQ(payment({.at_s = 99 * kPaymentDay, .brands = mill}), Payment::unknown);
  EXPECT_EQ(payment({.at_s = 100 * kPaymentDay, .brands = oven}), Payment::unknown);
  EXPECT_EQ(payment({.brands = mill}), Payment::unknown);
  EXPECT_EQ(payment({.sponsors = true}), Payment::sponsors);
  EXPECT_EQ(payment({.label = "paid partnership", .sponsors = true}), Payment::platform_label);
  EXPECT_EQ(payment({.label = "no"}), Payment::unknown);
}

TEST(Payment, AndWordsTogetherSayHowOpenAPostIs) {
  constexpr auto silent = catalog::PostClass::none, paid = catalog::PostClass::paid, unpaid = catalog::PostClass::declared_unpaid;
  EXPECT_EQ(openness_of(Payment::unknown, silent), Openness::unknown);
  EXPECT_EQ(openness_of(Payment::collaboration, silent), Openness::undisclosed);
  EXPECT_EQ(openness_of(Payment::sponsors, silent), Openness::undisclosed);
  EXPECT_EQ(openness_of(Payment::platform_label, silent), Openness::open);
  EXPECT_EQ(openness_of(Payment::collaboration, paid), Openness::open);
  EXPECT_EQ(openness_of(Payment::collaboration, unpaid), Openness::disputed);
  EXPECT_EQ(openness_of(Payment::sponsors, unpaid), Openness::undisclosed);
  EXPECT_EQ(known_class(Payment::sponsors, silent), paid);
  EXPECT_EQ(known_class(Payment::unknown, silent), silent);
  EXPECT_EQ(known_class(Payment::collaboration, unpaid), unpaid);
  EXPECT_EQ(known_class(Payment::sponsors, catalog::PostClass::gifted), catalog::PostClass::gifted);
}

}  // namespace
}  // namespace vouch::credibility
