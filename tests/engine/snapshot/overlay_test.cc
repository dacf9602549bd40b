#include "engine/snapshot/overlay.h"

#include <set>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "engine/snapshot/writer.h"
#include "tests/support/temporary_folder.h"

namespace vouch::snapshot {
namespace {

using core::ErrorCode;
using vouch::testing::TemporaryFolder;
using vouch::testing::write_file;

TEST(ErasureOverlay, HoldsAccountsCreatorsAndBrandsApart) {
  const ErasureOverlay overlay({9, 3, 9}, {"zoe", "anna"}, {"acme"});
  EXPECT_FALSE(overlay.empty());
  EXPECT_TRUE(overlay.contains_account(3) && overlay.contains_account(9));
  EXPECT_FALSE(overlay.contains_account(4));
  EXPECT_TRUE(overlay.contains_creator("anna") && overlay.contains_creator("zoe"));
  EXPECT_FALSE(overlay.contains_creator("acme") || overlay.contains_creator("") || overlay.contains_creator("ann"));
  EXPECT_TRUE(overlay.contains_brand("acme"));
  EXPECT_FALSE(overlay.contains_brand("anna"));
}

TEST(ErasureOverlay, IsOpenedWithItsSnapshot) {
  const TemporaryFolder folder;
  const auto write = [&] {
    Writer out = Writer::make(folder / "x.vouch").value();
    return out.publish();
  };
  ASSERT_TRUE(write());
  EXPECT_TRUE(Snapshot::open(folder / "x.vouch")->erased().empty());
  const ErasureOverlay overlay({1, 2}, {"anna"}, {});
  ASSERT_TRUE(overlay.publish(folder / "x.vouch"));
  EXPECT_EQ(Snapshot::open(folder / "x.vouch")->erased(), overlay);
  write_file(folder / "x.vouch.erased", "damaged");
  const auto refused = Snapshot::open(folder / "x.vouch");
  ASSERT_FALSE(refused) << "nobody may be counted again because a file is damaged";
  EXPECT_EQ(refused.error().code, ErrorCode::corrupt);
}

TEST(ErasureOverlay, FindsEveryTruncationAndEveryFlippedBit) {
  const std::string whole = ErasureOverlay({1, 2}, {"anna"}, {"b", "c"}).encode();
  ASSERT_TRUE(ErasureOverlay::decode(core::as_bytes(whole)));
  for (std::size_t length = 0; length < whole.size(); ++length) {
    EXPECT_EQ(ErasureOverlay::decode(core::as_bytes(whole).first(length)).error().code, ErrorCode::corrupt) << length;
  }
  for (std::size_t place = 0; place < 8 * whole.size(); ++place) {
    std::string changed = whole;
    changed[place / 8] = static_cast<char>(changed[place / 8] ^ (1 << place % 8));
    EXPECT_EQ(ErasureOverlay::decode(core::as_bytes(changed)).error().code, ErrorCode::corrupt) << place;
  }
  EXPECT_FALSE(ErasureOverlay::decode(core::as_bytes(whole + std::string(8, '\0'))));
}

RC_GTEST_PROP(ErasureOverlay, GivesBackAnyLists,
              (const std::vector<std::uint64_t>& accounts, const std::vector<std::string>& creators,
               const std::vector<std::string>& brands)) {
  const ErasureOverlay overlay(accounts, creators, brands);
  const auto read = ErasureOverlay::decode(core::as_bytes(overlay.encode()));
  RC_ASSERT(read.has_value());
  RC_ASSERT(*read == overlay);
  for (const std::uint64_t account : accounts) RC_ASSERT(read->contains_account(account));
  for (const std::string& id : creators) RC_ASSERT(read->contains_creator(id));
  for (const std::string& id : brands) RC_ASSERT(read->contains_brand(id));
}

}  // namespace
}  // namespace vouch::snapshot
