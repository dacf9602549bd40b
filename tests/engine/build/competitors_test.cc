#include "engine/catalog/competitors.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/engine/build/build_records.h"
#include "tests/support/small_world.h"
#include "tests/support/temporary_folder.h"

namespace vouch::build {
namespace {

using ::testing::ElementsAre;
using vouch::testing::TemporaryFolder;

catalog::BrandRecord rival(std::string_view id, catalog::Strings competitors) {
  catalog::BrandRecord record = brand(id);
  record.competitors = competitors;
  return record;
}

TEST(Competitors, AreThoseThatEitherSideNamesAndTheDatasetHas) {
  const TemporaryFolder folder;
  const std::vector<std::string_view> of_b = {"d", "gone", "b", "a", "d"};
  const std::vector<std::string_view> of_a = {"b"};
  const Built built = build(folder / "x.vouch", {rival("b", of_b), rival("a", of_a), brand("c"), brand("d")});
  const auto competitors = catalog::Competitors::open(built.snapshot, 4).value();
  EXPECT_THAT(competitors.of(core::BrandIndex(0U)), ElementsAre(1U));
  EXPECT_THAT(competitors.of(core::BrandIndex(1U)), ElementsAre(0U, 3U));
  EXPECT_THAT(competitors.of(core::BrandIndex(2U)), ElementsAre());
  EXPECT_TRUE(competitors.compete(core::BrandIndex(3U), core::BrandIndex(1U)));
  EXPECT_FALSE(competitors.compete(core::BrandIndex(3U), core::BrandIndex(0U)));
}

TEST(Competitors, RefuseRowsThatDoNotAscend) {
  const auto made = vouch::testing::sections([&](snapshot::Writer& out) -> core::Result<void> {
    const std::vector<std::uint64_t> offsets = {0, 2, 2};
    const std::vector<std::uint32_t> targets = {1, 1};
    if (auto done = out.write("brands.competitors.offsets", std::span<const std::uint64_t>(offsets)); !done) return done;
    if (auto done = out.begin("brands.competitors.targets", snapshot::Encoding::csr_u32); !done) return done;
    return out.append(std::span<const std::uint32_t>(targets));
  });
  const auto found = catalog::Competitors::open(made, 2);
  ASSERT_FALSE(found);
  EXPECT_EQ(found.error().code, core::ErrorCode::corrupt);
  EXPECT_EQ(found.error().message, "row 0 of section brands.competitors.targets does not ascend below 2");
}

}  // namespace
}  // namespace vouch::build
