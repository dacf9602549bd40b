// TREC files: order, refusals with their line, blocks and line ends, and writing that reads back in the same order.
#include "engine/evaluation/trec.h"

#include <algorithm>
#include <sstream>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "engine/evaluation/trec_lines.h"

namespace vouch::evaluation {
namespace {

std::vector<std::string> order_of(const Run& run, std::string_view query) {
  std::vector<std::string> documents;
  for (const Run::Entry& entry : run.queries().find(query)->second) documents.emplace_back(run.document(entry.document));
  return documents;
}

std::string run_error(std::string_view text) {
  const auto run = Run::read(text, "x.trec");
  EXPECT_FALSE(run);
  EXPECT_EQ(run.error().code, core::ErrorCode::invalid_argument);
  return run.error().message;
}

std::string qrels_error(std::string_view text) {
  const auto qrels = Qrels::read(text, "q.txt");
  EXPECT_FALSE(qrels);
  EXPECT_EQ(qrels.error().code, core::ErrorCode::invalid_argument);
  return qrels.error().message;
}

TEST(TrecRun, the_score_orders_and_the_rank_column_means_nothing) {
  const auto run = Run::read("q1 Q0 a 1 0.5 tag\nq1\tQ0\tb  7 2.5 tag\n# a comment\n\nq2 Q0 a 1 -1e3 tag\nq1 Q0 c 2 +1.5 tag");
  ASSERT_TRUE(run) << run.error().message;
  EXPECT_EQ(run->tag(), "tag");
  EXPECT_EQ(order_of(*run, "q1"), (std::vector<std::string>{"b", "c", "a"}));
  EXPECT_EQ(order_of(*run, "q2"), (std::vector<std::string>{"a"}));
}

TEST(TrecRun, ties_go_to_the_higher_id_bytewise_in_single_precision) {
  const auto run = Run::read("q Q0 a 1 1 t\nq Q0 b 2 1 t\nq Q0 Z 3 1.00000000001 t\nq Q0 \xc3\xa4 4 1 t\n");
  ASSERT_TRUE(run);
  EXPECT_EQ(order_of(*run, "q"), (std::vector<std::string>{"\xc3\xa4", "b", "a", "Z"}));
}

TEST(TrecRun, what_is_wrong_is_named_with_its_line) {
  EXPECT_EQ(run_error("q1 Q0 d1 1 0.5\n"), "x.trec:1: expected 6 columns (query, Q0, document, rank, score, tag), found 5");
  EXPECT_EQ(run_error("q Q0 d 1 1 t\nq Q0 e 1 1 t more\n"),
            "x.trec:2: expected 6 columns (query, Q0, document, rank, score, tag), found 7");
  for (const char* score : {"high", "nan", "inf", "-inf", "1e999", "1e39", "1.5x", "0x10", "--1"}) {
    EXPECT_EQ(run_error("q1 Q0 d1 1 " + std::string(score) + " t\n"),
              "x.trec:1: expected a finite number as score, found '" + std::string(score) + "'");
  }
  EXPECT_EQ(run_error("q Q0 d 1 3 t\nq Q0 e 2 2 t\nq Q0 d 3 1 t\n"),
            "x.trec:3: document 'd' stands twice for query 'q', first on line 1");
  EXPECT_EQ(run_error(""), "x.trec: expected a TREC run, found no line");
  EXPECT_EQ(run_error("# only this\n\n"), "x.trec: expected a TREC run, found no line");
  EXPECT_EQ(run_error(std::string(kMaxTrecLineBytes + 1, 'x')), "x.trec: line 1 is longer than 65536 bytes");
}

TEST(TrecQrels, what_is_wrong_is_named_with_its_line) {
  EXPECT_EQ(qrels_error("q1 d1 1\n"), "q.txt:1: expected 4 columns (query, iteration, document, grade), found 3");
  EXPECT_EQ(qrels_error("q1 0 d1 1.5\n"), "q.txt:1: expected an integer as grade, found '1.5'");
  EXPECT_EQ(qrels_error("q1 0 d1 99999999999\n"), "q.txt:1: expected an integer as grade, found '99999999999'");
  EXPECT_EQ(qrels_error("q1 0 d1 1\nq2 0 d1 1\nq1 0 d1 0\n"), "q.txt:3: document 'd1' is judged twice for query 'q1'");
  EXPECT_EQ(qrels_error(""), "q.txt: expected qrels, found no line");
}

TEST(TrecRun, the_same_document_may_stand_for_two_queries) { EXPECT_TRUE(Run::read("q1 Q0 d 1 1 t\nq2 Q0 d 1 1 t\n")); }

TEST(TrecJudge, unknown_documents_are_not_relevant_and_missed_ones_are_counted) {
  const auto run = Run::read("q Q0 a 1 4 t\nq Q0 b 2 3 t\nq Q0 c 3 2 t\n");
  const auto qrels = Qrels::read("q 0 b 1\nq 0 gone 3\nq 0 a 0\n");
  const JudgedRanking ranking = judge(*run, "q", qrels->queries().at("q"));
  EXPECT_EQ(ranking.retrieved, 3U);
  EXPECT_EQ(ranking.hits, (std::vector<Hit>{{2, 1, 2, 2}}));
  EXPECT_EQ(ranking.grades, (std::vector<std::int32_t>{3, 1}));
  EXPECT_EQ(judge(*run, "other", qrels->queries().at("q")).retrieved, 0U);
}

TEST(TrecStream, a_stream_over_several_blocks_equals_the_text) {
  std::string text;
  for (int i = 0; text.size() < 3'000'000; ++i) {
    text += "query" + std::to_string(i % 7) + " Q0 document" + std::to_string(i) + " 1 " + std::to_string(i % 1000) + ".25 tag" +
            (i % 2 == 0 ? "\r\n" : "\n");
  }
  std::istringstream stream(text);
  const auto streamed = Run::read(stream);
  const auto whole = Run::read(text);
  ASSERT_TRUE(streamed);
  ASSERT_TRUE(whole);
  EXPECT_EQ(streamed->tag(), "tag");
  for (const auto& [query, entries] : whole->queries()) EXPECT_EQ(order_of(*streamed, query), order_of(*whole, query));
}

TEST(TrecStream, a_line_without_end_is_refused_without_being_stored) {
  std::istringstream stream(std::string(5'000'000, 'x'));
  EXPECT_EQ(Run::read(stream, "x.trec").error().message, "x.trec: line 1 is longer than 65536 bytes");
}

TEST(TrecIds, what_cannot_stand_in_a_column_is_known) {
  for (const char* id : {"a", "creator_1", "\xc3\xa4", "a#b"}) EXPECT_TRUE(is_trec_id(id)) << id;
  for (const char* id : {"", "a b", "a\tb", "#a", "a\n"}) EXPECT_FALSE(is_trec_id(id)) << id;
}

RC_GTEST_PROP(TrecWriting, a_written_run_reads_back_in_its_order, ()) {
  const auto numbers = *rc::gen::unique<std::vector<int>>(rc::gen::inRange(0, 5000));
  RC_PRE(!numbers.empty());
  std::vector<std::string> ids;
  for (const int number : numbers) ids.push_back("d" + std::to_string(number));
  const std::vector<std::string_view> documents(ids.begin(), ids.end());
  std::ostringstream out;
  write_run(out, "q", documents, "tag");
  const auto run = Run::read(out.str());
  RC_ASSERT(run.has_value());
  RC_ASSERT(order_of(*run, "q") == ids);
}

RC_GTEST_PROP(TrecRun, the_order_of_lines_means_nothing, ()) {
  const auto scores = *rc::gen::container<std::vector<int>>(rc::gen::inRange(0, 5));
  RC_PRE(!scores.empty());
  std::vector<std::string> lines;
  for (std::size_t i = 0; i < scores.size(); ++i)
    lines.push_back("q Q0 d" + std::to_string(i) + " 1 " + std::to_string(scores[i]) + " t\n");
  const auto joined = [&] {
    std::string text;
    for (const std::string& line : lines) text += line;
    return text;
  };
  const auto forward = Run::read(joined());
  std::reverse(lines.begin(), lines.end());
  const auto backward = Run::read(joined());
  RC_ASSERT(order_of(*forward, "q") == order_of(*backward, "q"));
}

RC_GTEST_PROP(TrecRun, any_bytes_are_read_or_refused, (const std::string& bytes)) {
  const auto run = Run::read(bytes);
  const auto qrels = Qrels::read(bytes);
  if (!run) RC_ASSERT(run.error().code == core::ErrorCode::invalid_argument);
  if (!qrels) RC_ASSERT(qrels.error().code == core::ErrorCode::invalid_argument);
}

}  // namespace
}  // namespace vouch::evaluation
