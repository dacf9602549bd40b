// Lists of users and items (lightgcn) and listeners, artists and tags (hetrec2011), in the shape of the published files.
#include <string>

#include <gtest/gtest.h>

#include "tests/datasets/convert/converted.h"
#include "tests/support/temporary_folder.h"

namespace vouch::datasets {
namespace {

TEST(ConvertLightGcnTest, MakesUsersBrandsAndItemsCreatorsAndKeepsTheSplitInTwoFiles) {
  const TemporaryDataset source({{"train.txt", "0 0 7 12\n1 7\n"}, {"test.txt", "0 3\n1 12 0 \n2\n\n"}});
  const TemporaryDataset folder;
  const auto result = converted("lightgcn", source.path(), folder.path());
  ASSERT_TRUE(result.summary) << result.summary.error().message;
  EXPECT_EQ(result.rejected, 0U);
  EXPECT_EQ(result.summary->brands, 3U);
  EXPECT_EQ(result.summary->creators, 4U);
  EXPECT_EQ(result.summary->collaborations, 7U);
  EXPECT_EQ(vouch::testing::read_file(folder.path() / "brands.csv"), "brand_id\n0\n1\n2\n");
  EXPECT_EQ(vouch::testing::read_file(folder.path() / "creators.csv"), "creator_id\n0\n7\n12\n3\n");
  EXPECT_EQ(vouch::testing::read_file(folder.path() / "collaborations-train.csv"), "brand_id,creator_id\n0,0\n0,7\n0,12\n1,7\n");
  EXPECT_EQ(vouch::testing::read_file(folder.path() / "collaborations-test.csv"), "brand_id,creator_id\n0,3\n1,12\n1,0\n");
  EXPECT_NE(result.all().find("tie 1 12\n"), std::string::npos) << result.all();
}

TEST(ConvertLightGcnTest, RefusesAnIdThatIsTooLong) {
  const TemporaryDataset source({{"train.txt", "0 1\n0 " + std::string(256, '9') + "\n"}, {"test.txt", "0 3\n"}});
  const TemporaryDataset parent;
  const auto done = convert("lightgcn", source.path(), parent.path() / "out");
  ASSERT_FALSE(done);
  EXPECT_EQ(done.error().code, core::ErrorCode::corrupt);
  EXPECT_EQ(done.error().message, "train.txt:2: found an id of 256 bytes, expected at most 255");
}

/// Artist 1 has two tags, rock given twice; artist 2 two tags given once each; artist 3 none. Tag 9 is Windows-1252.
struct LastFmSource : TemporaryDataset {
  LastFmSource()
      : TemporaryDataset(
            {{"artists.dat",
              "id\tname\turl\tpictureURL\n1\tThe \"A\"s\thttp://x/A\tp\n2\tB, C\thttp://x/B\tp\n3\tD\thttp://x/D\t\n"},
             {"tags.dat", "tagID\ttagValue\n7\trock\n8\tpop\n9\tespa\xf1ol\n"},
             {"user_taggedartists.dat",
              "userID\tartistID\ttagID\tday\tmonth\tyear\n20\t1\t8\t1\t1\t2009\n20\t1\t7\t1\t1\t2009\n21\t1\t7\t1\t1\t2009\n"
              "20\t2\t7\t1\t1\t2009\n20\t2\t9\t1\t1\t2009\n20\t99\t7\t1\t1\t2009\n"},
             {"user_artists.dat", "userID\tartistID\tweight\n20\t1\t13883\n20\t2\t5\n21\t1\t1\n"},
             {"user_friends.dat", "userID\tfriendID\n20\t21\n21\t20\n21\t30\n30\t21\n"}}) {}
};

TEST(ConvertHetRec2011Test, MakesArtistsCreatorsAndListenersAccounts) {
  const LastFmSource source;
  const TemporaryDataset folder;
  const auto result = converted("hetrec2011", source.path(), folder.path());
  ASSERT_TRUE(result.summary) << result.summary.error().message;
  EXPECT_EQ(result.rejected, 0U);
  EXPECT_EQ(result.all(), R"(creator 1 platform=lastfm url=http://x/A name=The "A"s bio=rock, pop category=rock coverage=3
creator 2 platform=lastfm url=http://x/B name=B, C bio=español, rock category=español coverage=3
creator 3 platform=lastfm url=http://x/D name=D coverage=3
account 20 platform=lastfm followers=1 following=1
account 21 platform=lastfm followers=2 following=2
account 30 platform=lastfm followers=1 following=1
event 20 creator:1 platform=lastfm kind=4 weight=13883
event 20 creator:2 platform=lastfm kind=4 weight=5
event 21 creator:1 platform=lastfm kind=4 weight=1
)");
  EXPECT_EQ(result.summary->creators, 3U);
  EXPECT_EQ(result.summary->accounts, 3U);
  EXPECT_EQ(result.summary->audience_events, 3U);
}

TEST(ConvertHetRec2011Test, RefusesATagThatTheListLacks) {
  const LastFmSource source;
  source.write("user_taggedartists.dat", "userID\tartistID\ttagID\n20\t1\t77\n");
  const TemporaryDataset parent;
  const auto done = convert("hetrec2011", source.path(), parent.path() / "out");
  ASSERT_FALSE(done);
  EXPECT_EQ(done.error().code, core::ErrorCode::corrupt);
  EXPECT_EQ(done.error().message, "user_taggedartists.dat:2: found the tag 77, expected one of tags.dat");
}

}  // namespace
}  // namespace vouch::datasets
