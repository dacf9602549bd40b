// A dataset in, records and rejects out: the rules of the data dictionary at the level of whole files.
#include "datasets/dataset_reader.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/datasets/dataset_fixture.h"

namespace vouch::datasets {
namespace {

using core::ErrorCode;
using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::UnorderedElementsAre;

TEST(DatasetReader, ReadsFilesInTheOrderThatTheSinkAsksFor) {
  const auto outcome = read_files({{"audience.csv", "account_id,owner_id,owner_kind,kind,at\na,u,creator,follow,1700000000\n"},
                                   {"brands.csv", "brand_id,name,causes\nb,Brand,climate|animals\n"},
                                   {"creators-1.csv", "creator_id,followers\nu,1\n"},
                                   {"creators-zwei.tsv", "followers\tcreator_id\n2\tv\n"},
                                   {"creators-3.ndjson", "{\"creator_id\": \"w\"}\n"}});
  ASSERT_TRUE(outcome.report) << outcome.report.error().message;
  EXPECT_THAT(outcome.records,
              ElementsAre("creator u followers=1", "creator w", "creator v followers=2",
                          "brand b name=Brand causes=[climate;animals]", "event a creator:u kind=0 weight=1 at_s=1700000000"));
  EXPECT_THAT(outcome.rejects, IsEmpty());
  EXPECT_EQ(outcome.report->rows, 5U);
}

TEST(DatasetReader, BadRowsAreRejectedWithFileLineColumnFoundAndExpected) {
  const auto outcome = read_files({{"creators.csv", "creator_id,followers\nu,1000\nv,zzq-many\nw,3000\n"}});
  ASSERT_TRUE(outcome.report);
  EXPECT_THAT(outcome.records, ElementsAre("creator u followers=1000", "creator w followers=3000"));
  EXPECT_THAT(outcome.rejects,
              ElementsAre("creators.csv:3: column followers: found 'zzq-many', expected a whole number of at least "
                          "0, such as 12500 or 12.5K"));
  EXPECT_EQ(outcome.report->rejected, 1U);
}

TEST(DatasetReader, StrictStopsAtTheFirstRejectWithCorrupt) {
  const TemporaryDataset dataset({{"creators.csv", "creator_id,followers\nu,1000\nv,zzq-many\nw,3000\n"}});
  RecordingSink sink;
  const auto report = read_dataset(dataset.path(), {.strict = true}, sink);
  ASSERT_FALSE(report);
  EXPECT_EQ(report.error().code, ErrorCode::corrupt);
  EXPECT_THAT(report.error().message, HasSubstr("creators.csv:3: column followers: found 'zzq-many'"));
  EXPECT_THAT(sink.lines, ElementsAre("creator u followers=1000"));
}

TEST(DatasetReader, RequiredColumnsAreNamedWhereTheyAreMissing) {
  const auto no_id = read_files({{"creators.csv", "name,followers\nu,1\n"}});
  ASSERT_FALSE(no_id.report);
  EXPECT_EQ(no_id.report.error().code, ErrorCode::invalid_argument);
  EXPECT_EQ(no_id.report.error().message, "creators.csv: found no such column, expected the required column creator_id");
  const auto no_owner = read_files({{"creators.csv", "creator_id\nu\n"}, {"audience.csv", "account_id,kind\na,follow\n"}});
  ASSERT_FALSE(no_owner.report);
  EXPECT_EQ(no_owner.report.error().message, "audience.csv: found no such column, expected the required column owner_id");
}

TEST(DatasetReader, EmptyOrMissingCreatorsAreAnErrorThatNamesThem) {
  const auto empty = read_files({{"creators.csv", ""}});
  ASSERT_FALSE(empty.report);
  EXPECT_EQ(empty.report.error().message, "creators.csv: found an empty file, expected the required column creator_id");
  const auto none = read_files({{"brands.csv", "brand_id\nb\n"}});
  ASSERT_FALSE(none.report);
  EXPECT_EQ(none.report.error().code, ErrorCode::invalid_argument);
  EXPECT_THAT(none.report.error().message, HasSubstr("found no file of creators, expected creators.csv"));
  const auto header_only = read_files({{"creators.csv", "creator_id\n"}});
  ASSERT_FALSE(header_only.report);
  EXPECT_EQ(header_only.report.error().message, "creators.csv: found no row that is a creator, expected at least one");
}

TEST(DatasetReader, OptionalFilesWithAHeaderAloneTakeNothingAway) {
  const auto outcome = read_files({{"creators.csv", "creator_id\nu\n"},
                                   {"audience.csv", "account_id,owner_id,owner_kind\n"},
                                   {"posts.csv", "post_id,owner_id,owner_kind\n"},
                                   {"comments.ndjson", ""}});
  ASSERT_TRUE(outcome.report) << outcome.report.error().message;
  EXPECT_THAT(outcome.records, ElementsAre("creator u"));
}

TEST(DatasetReader, NothingAtThePathIsNotFound) {
  RecordingSink sink;
  const auto report = read_dataset("/nonexistent/zzq-gone", {}, sink);
  ASSERT_FALSE(report);
  EXPECT_EQ(report.error().code, ErrorCode::not_found);
  EXPECT_THAT(report.error().message, HasSubstr("zzq-gone"));
}

TEST(DatasetReader, WhatIsAmbiguousIsAskedForAndReadWithALocale) {
  const TemporaryDataset::Files files = {{"creators.csv", "creator_id;followers\nu;12.345\nv;23.456\n"}};
  const auto asked = read_files(files);
  ASSERT_FALSE(asked.report);
  EXPECT_EQ(asked.report.error().code, ErrorCode::invalid_argument);
  EXPECT_THAT(asked.report.error().message, HasSubstr("creators.csv: column followers: found '12.345'"));
  EXPECT_THAT(asked.report.error().message, HasSubstr("--locale"));
  EXPECT_THAT(read_files(files, Locale::german).records, ElementsAre("creator u followers=12345", "creator v followers=23456"));
  EXPECT_THAT(read_files(files, Locale::english).rejects.size(), 2U) << "12.345 followers are no whole number";
}

TEST(DatasetReader, UnknownColumnsAreReportedAndLeftOut) {
  const auto outcome = read_files({{"creators.csv", "creator_id,zzq_extra\nu,1\n"}});
  ASSERT_TRUE(outcome.report);
  EXPECT_THAT(outcome.records, ElementsAre("creator u"));
  const auto& columns = outcome.report->files.front().columns;
  ASSERT_EQ(columns.size(), 2U);
  EXPECT_EQ(columns[1].header, "zzq_extra");
  EXPECT_EQ(columns[1].column, "");
}

TEST(DatasetReader, OwnerKindComesFromTheColumnThatNamesTheOwner) {
  const auto outcome = read_files({{"creators.csv", "creator_id\nu\n"},
                                   {"audience-1.csv", "account_id,creator_id\na,u\n"},
                                   {"audience-2.csv", "account_id,brand_id,owner_kind\na,b,\n"},
                                   {"audience-3.csv", "account_id,owner_id\na,u\n"}});
  EXPECT_THAT(outcome.records, ElementsAre("creator u", "event a creator:u kind=0 weight=1", "event a brand:b kind=0 weight=1",
                                           "event a ?:u kind=0 weight=1"));
}

TEST(DatasetReader, NegativeWeightsAreRejectsZeroIsNot) {
  const auto outcome = read_files(
      {{"creators.csv", "creator_id\nu\n"}, {"audience.csv", "account_id,owner_id,weight\na,u,0\nb,u,2.5\nc,u,\nd,u,-1\n"}});
  EXPECT_THAT(outcome.records, ElementsAre("creator u", "event a ?:u kind=0 weight=0", "event b ?:u kind=0 weight=2.5",
                                           "event c ?:u kind=0 weight=1"));
  EXPECT_THAT(outcome.rejects, ElementsAre("audience.csv:5: column weight: found '-1', expected a number of at least 0"));
}

TEST(DatasetReader, HistoriesAreCountsOfFollowersAtTimes) {
  const auto outcome =
      read_files({{"creators.csv", "creator_id\nu\n"},
                  {"follower_history.csv", "creator_id,at,followers\nu,2026-01-31,45.3K\nu,2026-02-01,\nu,,7\n"}});
  ASSERT_TRUE(outcome.report) << outcome.report.error().message;
  EXPECT_THAT(outcome.records,
              ElementsAre("creator u", "history u at_s=1769817600 followers=45300", "history u at_s=1769904000"));
  EXPECT_EQ(outcome.rejects.size(), 1U) << "a count without time";
}

TEST(DatasetReader, TablesWithoutRecordsAreCheckedAllTheSame) {
  const auto outcome = read_files({{"creators.csv", "creator_id\nu\n"},
                                   {"responses.csv", "brand_id,account_id,nps\nb,a,9\nb,c,11\nb,d,\n"},
                                   {"persons.csv", "person_id,creator_id,account_id\np,,\np,u,\n"}});
  EXPECT_THAT(outcome.records, ElementsAre("creator u", "person p creator_id=u"));
  EXPECT_THAT(outcome.rejects, ElementsAre("persons.csv:2: column creator_id: found '', expected creator_id or account_id",
                                           "responses.csv:3: column nps: found '11', expected a whole number from 0 to 10"));
}

TEST(DatasetReader, EmbeddingsComeAsOneColumnOrAsMany) {
  const auto outcome =
      read_files({{"creators.csv", "creator_id\nu\n"},
                  {"embeddings-1.csv", "id,owner_kind,space,values\nu,creator,use,0.5 -1e-2\n"},
                  {"embeddings-2.csv", "id,owner_kind,space,v0,v1,v2\nu,creator,lda,1,2,3\n"},
                  {"embeddings-3.ndjson", "{\"id\":\"u\",\"owner_kind\":\"creator\",\"space\":\"x\",\"values\":[1.5,2]}\n"}});
  ASSERT_TRUE(outcome.report) << outcome.report.error().message;
  EXPECT_THAT(outcome.records, ElementsAre("creator u", "embedding creator:u space=use v=0.5 v=-0.01",
                                           "embedding creator:u space=lda v=1 v=2 v=3", "embedding creator:u space=x v=1.5 v=2"));
}

TEST(DatasetReader, FilesThatNobodyKnowsAreLeftOutAndListed) {
  const auto outcome = read_files({{"creators.csv", "creator_id\nu\n"}, {"notes.csv", "when,what\n1,x\n"}, {"account.key", "k"}});
  ASSERT_TRUE(outcome.report);
  ASSERT_EQ(outcome.report->files.size(), 2U);
  EXPECT_EQ(outcome.report->files[1].file, "notes.csv");
  EXPECT_EQ(outcome.report->files[1].table, "");
}

TEST(DatasetReader, ProgressEndsAtItsTotal) {
  const TemporaryDataset dataset({{"creators.csv", "creator_id\nu\nv\n"}});
  RecordingSink sink;
  ReadProgress last;
  ReadOptions options;
  options.on_progress = [&last](const ReadProgress& now) {
    EXPECT_GE(now.bytes_done, last.bytes_done);
    last = now;
  };
  ASSERT_TRUE(read_dataset(dataset.path(), options, sink));
  EXPECT_EQ(last.bytes_total, 30U);
  EXPECT_EQ(last.bytes_done, 30U);
  EXPECT_EQ(last.rows, 2U);
}

TEST(DatasetReader, OneRowOfBrokenBytesHarmsNoOther) {
  const std::string nul("creator_id,name\nu,a\nbad\0id,b\nv,c\n", 33);
  const auto with_nul = read_files({{"creators.csv", nul}});
  EXPECT_THAT(with_nul.records, ElementsAre("creator u name=a", "creator v name=c"));
  EXPECT_THAT(with_nul.rejects,
              ElementsAre("creators.csv:3: column creator_id: found 'bad\\x00id', expected text in valid UTF-8 without NUL"));
  const auto broken = read_files({{"creators.csv", "creator_id,name\nu,Grüße\nbad\xff\xfe\xc3\x28,b\nv,日本\nw,ü\n"}});
  EXPECT_THAT(broken.records, ElementsAre("creator u name=Grüße", "creator v name=日本", "creator w name=ü"));
  EXPECT_EQ(broken.rejects.size(), 1U);
}

TEST(DatasetReader, AFileOfWindows1252IsReadAsSuchFromHeaderToEnd) {
  const auto outcome = read_files({{"creators.csv", "creator_id;W\xe4hrung;Preis\nbj\xf6rn;EUR;1.200 \x80\nu;EUR;80 \x80\n"}});
  EXPECT_THAT(outcome.records,
              ElementsAre("creator björn price_cents=120000 currency=EUR", "creator u price_cents=8000 currency=EUR"));
  ASSERT_TRUE(outcome.report);
  EXPECT_EQ(outcome.report->files[0].encoding, "windows-1252");
}

TEST(DatasetReader, ColumnsOfAFileFollowTheMarkThatItsOtherColumnsProve) {
  const auto outcome = read_files({{"creators.csv", "creator_id;followers;Engagement Rate\nu;12.345;3,45 %\nv;23.456;2,1 %\n"}});
  EXPECT_THAT(outcome.records, testing::IsSupersetOf({"creator u followers=12345", "metric v name=engagement_rate value=0.021"}));
  ASSERT_TRUE(outcome.report);
  EXPECT_EQ(outcome.report->files[0].columns[1].reading, "decimal comma");
}

TEST(DatasetReader, ADamagedFileIsNeverTakenForWhole) {
  const auto outcome =
      read_files({{"creators.csv", "creator_id\nu\n"}, {"audience.csv.gz", std::string("\x1f\x8b\x08\0\0\0\0\0\0\3\x4b", 11)}});
  ASSERT_FALSE(outcome.report);
  EXPECT_EQ(outcome.report.error().code, ErrorCode::corrupt);
  EXPECT_THAT(outcome.report.error().message, HasSubstr("audience.csv.gz: gzip data ends too soon"));
  EXPECT_THAT(outcome.records, IsEmpty()) << "nothing is delivered before all files were seen whole";
}

TEST(DatasetReader, TheListSeparatorBelongsToTheColumn) {
  const auto outcome = read_files({{"creators.csv", "creator_id\nu\n"},
                                   {"brands-1.csv", "brand_id,causes\na,climate change|animals\nb,climate change\n"},
                                   {"brands-2.csv", "brand_id,causes\nc,climate animals\n"},
                                   {"brands-3.tsv", "brand_id\tcauses\nd\tclimate change,animals\n"}});
  EXPECT_THAT(outcome.records,
              ElementsAre("creator u", "brand a causes=[climate change;animals]", "brand b causes=[climate change]",
                          "brand c causes=[climate;animals]", "brand d causes=[climate change;animals]"));
}

TEST(DatasetReader, TheSinkMayRefuseARowOrStopTheReading) {
  class Refusing final : public catalog::RecordSink {
   public:
    core::Result<std::optional<catalog::RowProblem>> accept(const catalog::Record&) override {
      if (++calls == 3) return core::fail(ErrorCode::unavailable, "disk full");
      return catalog::RowProblem{"creator_id", "duplicate", "another id"};
    }
    int calls = 0;
  };
  const TemporaryDataset dataset({{"creators.csv", "Creator-ID\nu\nv\nw\nx\n"}});
  Refusing sink;
  std::vector<std::string> rejects;
  ReadOptions options;
  options.on_reject = [&rejects](const Reject& reject) { rejects.push_back(text_of(reject)); };
  const auto report = read_dataset(dataset.path(), options, sink);
  ASSERT_FALSE(report);
  EXPECT_EQ(report.error().message, "disk full");
  EXPECT_THAT(rejects, ElementsAre("creators.csv:2: column Creator-ID: found 'duplicate', expected another id",
                                   HasSubstr("creators.csv:3")));
}

TEST(ReadTable, TakesAFileForTheTableWhateverItsNameAndColumns) {
  const TemporaryDataset dataset({{"list.csv", "followers,shoe,posts\n12,41,3\nmany,42,4\n7,43,\n"}});
  RecordingSink sink;
  const auto report = read_table(dataset.path() / "list.csv", "accounts", {}, sink);
  ASSERT_TRUE(report) << report.error().message;
  EXPECT_EQ(sink.lines.size(), 2U) << "no ids, and none is asked for";
  EXPECT_EQ(report->rejected, 1U);
  EXPECT_THAT(sink.lines.front(), HasSubstr("followers=12"));
}

TEST(ReadTable, RefusesWhatIsNoFileOfThatTable) {
  const TemporaryDataset dataset({{"other.csv", "shoe,size\na,41\n"}, {"note.txt", "x"}});
  RecordingSink sink;
  const auto refused = [&](const std::filesystem::path& file, std::string_view table = "accounts") {
    const auto report = read_table(file, table, {}, sink);
    return report ? std::string("taken") : report.error().message;
  };
  EXPECT_THAT(refused(dataset.path() / "other.csv"), HasSubstr("expected the required column account_id"));
  EXPECT_THAT(refused(dataset.path() / "note.txt"), HasSubstr("expected a name ending in .csv"));
  EXPECT_THAT(refused(dataset.path()), HasSubstr("found a folder, expected a file of accounts"));
  EXPECT_THAT(refused(dataset.path() / "none.csv"), HasSubstr("found nothing there"));
  EXPECT_THAT(refused(dataset.path() / "other.csv", "shoes"), HasSubstr("found no table 'shoes'"));
}

TEST(CheckDataset, ListsWhatIsMissingAndWhatItCosts) {
  const TemporaryDataset dataset({{"creators.csv", "creator_id,followers\nu,1\n"}});
  const auto report = check_dataset(dataset.path(), {});
  ASSERT_TRUE(report);
  std::vector<std::string> codes;
  for (const MissingInput& one : report->missing) codes.push_back(one.code);
  EXPECT_THAT(
      codes, testing::IsSupersetOf({"missing_audience", "missing_posts", "missing_collaborations", "missing_creators_category"}));
  EXPECT_THAT(codes, testing::Not(Contains("missing_creators_followers")));
}

TEST(CheckDataset, GoesOnWhereReadingWouldFailAndListsTheProblems) {
  const TemporaryDataset dataset(
      {{"creators.csv", "creator_id;followers\nu;12.345\n"}, {"audience.csv", "account_id,kind\na,follow\n"}});
  const auto report = check_dataset(dataset.path(), {});
  ASSERT_TRUE(report);
  ASSERT_EQ(report->problems.size(), 2U);
  EXPECT_THAT(report->problems[0].message, HasSubstr("audience.csv"));
  EXPECT_THAT(report->problems[1].message, HasSubstr("--locale"));
  EXPECT_EQ(report->rows, 1U);
}

TEST(CheckDataset, FindsWhatNoRowShowsByItself) {
  const TemporaryDataset dataset({{"creators.csv", "creator_id\nx\ny\nx\n"},
                                  {"brands.csv", "brand_id\nx\nz\n"},
                                  {"audience.csv", "account_id,owner_id\na,x\nb,y\nc,nobody\n"}});
  std::vector<std::string> rejects;
  ReadOptions options;
  options.on_reject = [&rejects](const Reject& reject) { rejects.push_back(text_of(reject)); };
  const auto report = check_dataset(dataset.path(), options);
  ASSERT_TRUE(report);
  EXPECT_THAT(
      rejects,
      ElementsAre("creators.csv:4: column creator_id: found 'duplicate 'x'', expected an id that no earlier row has",
                  "audience.csv:2: column owner_kind: found 'none for 'x'', expected creator or brand, because a creator and a "
                  "brand have this id",
                  "audience.csv:4: column owner_id: found 'unknown owner 'nobody'', expected the id of a creator or brand"));
  EXPECT_EQ(report->rejected, 3U);
}

TEST(CheckDataset, FindsCountsOfFollowersThatABuildWouldReject) {
  const TemporaryDataset dataset({{"creators.csv", "creator_id\nu\n"},
                                  {"follower_history.csv", "creator_id,at,followers\nu,100,5\nu,100,6\ngone,100,5\nu,200,\n"}});
  std::vector<std::string> rejects;
  ReadOptions options;
  options.on_reject = [&rejects](const Reject& reject) { rejects.push_back(text_of(reject)); };
  ASSERT_TRUE(check_dataset(dataset.path(), options));
  EXPECT_THAT(
      rejects,
      ElementsAre("follower_history.csv:3: column at: found 'a second count of 'u' at 1970-01-01T00:01:40Z', expected a time "
                  "that no earlier row of this creator has",
                  "follower_history.csv:4: column creator_id: found 'unknown creator 'gone'', expected the id of a creator",
                  "follower_history.csv:5: column followers: found '', expected a whole number of at least 0"));
}

TEST(CheckDataset, ASingleFileNeedsNoCreatorsBesideIt) {
  const TemporaryDataset dataset({{"audience.csv", "account_id,owner_id\na,x\n"}});
  const auto report = check_dataset(dataset.path() / "audience.csv", {});
  ASSERT_TRUE(report);
  EXPECT_THAT(report->problems, IsEmpty());
  EXPECT_EQ(report->rejected, 0U);
}

TEST(LocaleFrom, TakesLanguagesWithAndWithoutRegion) {
  EXPECT_EQ(locale_from("de").value(), Locale::german);
  EXPECT_EQ(locale_from("de_AT.UTF-8").value(), Locale::german);
  EXPECT_EQ(locale_from("en-GB").value(), Locale::english);
  EXPECT_EQ(locale_from("fr").error().message, "found locale 'fr', expected de or en");
}

}  // namespace
}  // namespace vouch::datasets
