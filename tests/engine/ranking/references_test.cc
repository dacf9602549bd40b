#include "engine/ranking/references.h"

#include <gtest/gtest.h>

namespace vouch::ranking {
namespace {

std::vector<PriorTable::Observation> observed(catalog::Label platform, SizeBand band, int count, float strength) {
  return std::vector<PriorTable::Observation>(static_cast<std::size_t>(count), {platform, band, strength});
}

TEST(PriorTable, IsOfTheCellThenThePlatformThenEverybody) {
  auto all = observed(1, SizeBand::micro, 60, 0.25F);  // enough for a cell of its own
  for (const auto& more : {observed(1, SizeBand::mega, 40, 0.75F), observed(2, SizeBand::mega, 10, 1.0F)}) {
    all.insert(all.end(), more.begin(), more.end());
  }
  const auto table = PriorTable::from(all, kUninformedTail);
  EXPECT_DOUBLE_EQ(table.of(1, SizeBand::micro).mean, 0.25);
  EXPECT_DOUBLE_EQ(table.of(1, SizeBand::mega).mean, (60 * 0.25 + 40 * 0.75) / 100);  // its platform's
  EXPECT_DOUBLE_EQ(table.of(2, SizeBand::mega).mean, (60 * 0.25 + 40 * 0.75 + 10) / 110);
  EXPECT_DOUBLE_EQ(table.of(9, SizeBand::nano).mean, table.of(2, SizeBand::mega).mean);
}

TEST(PriorTable, WithoutObservationsIsUninformed) {
  const auto table = PriorTable::from({}, kUninformedLevel);
  EXPECT_EQ(table.of(1, SizeBand::micro).mean, 0.5);
  EXPECT_EQ(table.of(1, SizeBand::micro).high, 0.95);
}

TEST(PriorTable, ReadsBackWhatWasWrittenAndNothingShorter) {
  const auto table = PriorTable::from(observed(3, SizeBand::mid, 100, 0.5F), kUninformedTail);
  core::Encoder encoder;
  table.write(encoder);
  const std::string bytes = encoder.take();
  core::Decoder decoder(core::as_bytes(bytes));
  EXPECT_DOUBLE_EQ(PriorTable::read(decoder)->of(3, SizeBand::mid).mean, 0.5);
  for (std::size_t cut = 0; cut < bytes.size(); ++cut) {
    core::Decoder shorter(core::as_bytes(std::string_view(bytes).substr(0, cut)));
    EXPECT_FALSE(PriorTable::read(shorter).has_value()) << cut;
  }
}

TEST(References, TakeTheNearestKindWhereTheDataHasNoSuchPairs) {
  References references;
  const auto put = [&](EvidenceKind kind, double value) {
    auto& row = references.tables[static_cast<std::size_t>(Measured::overlap)];
    row[static_cast<std::size_t>(kind)].tail = TailReference::from({0.0, value});
  };
  put(EvidenceKind::partners, 0.5);
  EXPECT_EQ(references.of(Measured::overlap, EvidenceKind::own).tail.pairs(), 2U);
  put(EvidenceKind::own, 0.9);
  EXPECT_GT(references.of(Measured::overlap, EvidenceKind::own).tail.tail(0.9), 0.3 - 1e-9);
  EXPECT_EQ(references.of(ValuePart::content, EvidenceKind::own).tail.pairs(), 0U);
}

}  // namespace
}  // namespace vouch::ranking
