// What the converters make of small tables in the shape of the published ones, and of the real ones where they are there.
#include "datasets/convert/convert.h"

#include <string>

#include <gtest/gtest.h>

#include "tests/datasets/convert/converted.h"
#include "tests/datasets/dataset_fixture.h"
#include "tests/support/temporary_folder.h"

namespace vouch::datasets {
namespace {

/// Five creators: u1 and u2 listed with figures, u3 and u4 by file, u5 known by its post alone.
struct InstagramSource : TemporaryDataset {
  InstagramSource()
      : TemporaryDataset(
            {{"creators.tsv",
              "creator\tcategory\tfollowers\tfollowing\tposts\nu1\tfood\t100\t5\t9\nu2\tpet\t200\t6\t8\nu3\tpet\t1\t1\t1\nu4\tpet"
              "\t1\t1\t1\n"},
             {"posts.tsv",
              "post_id\tcreator\ttaken_at\tlikes\tcomments\tis_video\tsponsors\ttagged\tmentions\thashtags\tcaption\n"
              "p1\tu1\t1500000001\t10\t2\t0\tacme\tacme,u2\tacme\tfun,sun\tline one\\nsays \"hi\", \\\\ok\n"
              "p2\tu2\t1500000002\t20\t0\t1\t\tacme\t\t\t\n"
              "p3\tu3\t1500000003\t30\t0\t0\t\t\tacme\t\tc\n"
              "p4\tu4\t1500000004\t40\t0\t0\t\tacme,rare\t\t\td\n"
              "p5\tu5\t1500000005\t50\t0\t0\t\tacme\trare,u1\t\te\n"},
             {"comments.tsv",
              "post_id\tcommenter\tis_owner\tcreated_at\tlikes\tchars\twords\tmentions\tno_word_chars\ttext_crc32\tis_reply\n"
              "p1\t7\t0\t1500000100\t1\t5\t2\t0\t0\tabcd\t0\n"
              "p1\t8\t1\t1500000101\t0\t6\t1\t0\t0\tabce\t1\n"
              "p5\t7\t0\t1500000102\t0\t7\t1\t0\t0\tabcf\t0\n"
              "gone\t9\t0\t1500000103\t0\t7\t1\t0\t0\tabcf\t0\n"},
             {"commenter_is_creator.tsv", "commenter\tcreator\n8\tu1\n"}}) {}
};

TEST(ConvertInstagramTest, MakesADatasetThatReadsBackAsThis) {
  const InstagramSource source;
  const TemporaryDataset folder;
  const auto result = converted("instagram-2020", source.path(), folder.path());
  ASSERT_TRUE(result.summary) << result.summary.error().message;
  EXPECT_EQ(result.rejected, 0U);
  // u5 only posts: a creator without figures. acme is named by five creators, rare by two. The comment of u1 below its own
  // post is no audience; the one below a post that is not there is left out. A sponsor has paid; who is tagged may have.
  EXPECT_EQ(result.all(), R"(creator u1 account_id=8 platform=instagram followers=100 following=5 posts=9 category=food coverage=3
creator u2 platform=instagram followers=200 following=6 posts=8 category=pet coverage=3
creator u3 platform=instagram followers=1 following=1 posts=1 category=pet coverage=3
creator u4 platform=instagram followers=1 following=1 posts=1 category=pet coverage=3
creator u5 platform=instagram coverage=3
brand acme name=acme
event 7 creator:u1 platform=instagram kind=2 weight=1 at_s=1500000100
event 7 creator:u5 platform=instagram kind=2 weight=1 at_s=1500000102
post p1 creator:u1 at_s=1500000001 text=line one
says "hi", \ok format=image likes=10 comments=2 hashtags=[fun;sun] mentions=[acme] tagged=[acme;u2] sponsors=[acme]
post p2 creator:u2 at_s=1500000002 format=video likes=20 comments=0 tagged=[acme]
post p3 creator:u3 at_s=1500000003 text=c format=image likes=30 comments=0 mentions=[acme]
post p4 creator:u4 at_s=1500000004 text=d format=image likes=40 comments=0 tagged=[acme;rare]
post p5 creator:u5 at_s=1500000005 text=e format=image likes=50 comments=0 mentions=[rare;u1] tagged=[acme]
comment p1 7 at_s=1500000100 is_owner=no
comment p1 8 at_s=1500000101 is_owner=yes
comment p5 7 at_s=1500000102 is_owner=no
tie acme u1 at_s=1500000001 paid=yes
tie acme u2 at_s=1500000002
tie acme u3 at_s=1500000003
tie acme u4 at_s=1500000004
tie acme u5 at_s=1500000005
)");
  EXPECT_EQ(result.summary->creators, 5U);
  EXPECT_EQ(result.summary->audience_events, 2U);
  EXPECT_EQ(result.summary->comments, 3U);
  EXPECT_EQ(result.summary->collaborations, 5U);
}

TEST(ConvertInstagramTest, TakesForABrandWhatEnoughCreatorsNameAndIsNoCreator) {
  const InstagramSource source;
  for (const auto& [least, brands] : {std::pair{5U, 1U}, std::pair{2U, 2U}, std::pair{6U, 0U}}) {
    const TemporaryDataset folder;
    const auto result = converted("instagram-2020", source.path(), folder.path(), {.min_creators = least});
    ASSERT_TRUE(result.summary) << result.summary.error().message;
    EXPECT_EQ(result.summary->brands, brands) << "named by at least " << least;
  }
}

TEST(ConvertMm19Test, BringsBrandsInfluencersPairsAndVectors) {
  const TemporaryDataset folder;
  const TemporaryDataset source(
      {{"brands.tsv", "brand_id\tbrand\tcategory\n1\tacme\tfood\n2\tzeta\tcars\n"},
       {"brand_bio_tokens.tsv", "brand_id\tbusiness_category\tbio_tokens\n2\tx\tfast wheels\n1\ty\tbread daily\n"},
       {"brand_lda19.tsv", "brand_id\tvalues\n1\t0.5 0.25\n2\t1e-05 1\n"},
       {"brand_node2vec128.tsv", "brand_id\tvalues\n1\t-1 2\n2\t3 4\n"},
       {"influencer_lda19.tsv", "influencer_id\tvalues\n1\t0.5 0.5\n9\t0 1\n"},
       {"influencer_node2vec128.tsv", "influencer_id\tvalues\n1\t1 1\n9\t2 2\n"},
       {"positives.tsv", "brand_id\tinfluencer_id\n1\t9\n2\t1\n"}});
  const auto result = converted("mm19", source.path(), folder.path());
  ASSERT_TRUE(result.summary) << result.summary.error().message;
  EXPECT_EQ(result.rejected, 0U);
  EXPECT_EQ(result.summary->brands, 2U);
  EXPECT_EQ(result.summary->creators, 2U);
  EXPECT_EQ(result.summary->collaborations, 2U);
  EXPECT_EQ(result.summary->embeddings, 8U);
  EXPECT_EQ(result.all(), R"(creator 1 platform=instagram
creator 9 platform=instagram
brand 1 name=acme category=food
brand 2 name=zeta category=cars
tie 1 9
tie 2 1
embedding brand:1 space=lda19 v=0.5 v=0.25
embedding brand:2 space=lda19 v=1e-05 v=1
embedding brand:1 space=node2vec128 v=-1 v=2
embedding brand:2 space=node2vec128 v=3 v=4
embedding creator:1 space=lda19 v=0.5 v=0.5
embedding creator:9 space=lda19 v=0 v=1
embedding creator:1 space=node2vec128 v=1 v=1
embedding creator:9 space=node2vec128 v=2 v=2
)");
  EXPECT_EQ(vouch::testing::read_file(folder.path() / "brands.csv"),
            "brand_id,name,bio,category\n1,acme,bread daily,food\n2,zeta,fast wheels,cars\n");
}

TEST(ConvertTest, NamesTheKnownFormatsAndTheClosest) {
  const TemporaryDataset folder;
  const auto done = convert("instagram2020", folder.path(), folder.path());
  ASSERT_FALSE(done);
  EXPECT_EQ(done.error().code, core::ErrorCode::invalid_argument);
  EXPECT_EQ(done.error().message,
            "found format 'instagram2020', expected instagram-2020, mm19, lightgcn, hetrec2011 or twitch-gexf, did you mean "
            "'instagram-2020'?");
}

TEST(ConvertTest, NamesTheMissingFileAndWritesNothing) {
  const TemporaryDataset source, parent;
  for (const auto& [format, file] :
       {std::pair{"instagram-2020", "creators.tsv"}, std::pair{"mm19", "brands.tsv"}, std::pair{"lightgcn", "train.txt"},
        std::pair{"hetrec2011", "artists.dat"}, std::pair{"twitch-gexf", "webdata.gexf"}}) {
    const auto done = convert(format, source.path(), parent.path() / "out");
    ASSERT_FALSE(done);
    EXPECT_EQ(done.error().code, core::ErrorCode::not_found);
    EXPECT_NE(done.error().message.find((source.path() / file).string()), std::string::npos) << done.error().message;
    EXPECT_FALSE(std::filesystem::exists(parent.path() / "out"));
  }
}

TEST(ConvertTest, SaysWhereATableIsBroken) {
  const InstagramSource source;
  source.write("posts.tsv", "post_id\tcreator\n");
  const TemporaryDataset parent;
  auto done = convert("instagram-2020", source.path(), parent.path() / "a");
  ASSERT_FALSE(done);
  EXPECT_EQ(done.error().code, core::ErrorCode::corrupt);
  EXPECT_EQ(done.error().message, "posts.tsv:1: found no such column, expected the column 'taken_at'");
  source.write(
      "posts.tsv",
      "post_id\tcreator\ttaken_at\tlikes\tcomments\tis_video\tsponsors\ttagged\tmentions\thashtags\tcaption\np1\tu1\t5\n");
  done = convert("instagram-2020", source.path(), parent.path() / "b");
  ASSERT_FALSE(done);
  EXPECT_EQ(done.error().code, core::ErrorCode::corrupt);
  EXPECT_EQ(done.error().message, "posts.tsv:2: found 3 fields, expected 11");
}

TEST(ConvertTest, KeepsWhatIsInTheFolder) {
  const InstagramSource source;
  const TemporaryDataset folder({{"mine.txt", "mine"}});
  const auto done = convert("instagram-2020", source.path(), folder.path());
  ASSERT_FALSE(done);
  EXPECT_EQ(done.error().code, core::ErrorCode::conflict);
}

}  // namespace
}  // namespace vouch::datasets
