// Batches against the oracle: the shortlist's entry for the same pair, whatever the order, the windows and the threads.
#include "engine/ranking/pair_scorer.h"

#include <algorithm>
#include <map>

#include <gtest/gtest.h>

#include "tests/engine/random_market.h"

namespace vouch {
namespace {

using ranking::Pair;
using ranking::PairScore;
using ranking::ScoreChoice;

std::vector<ScoreChoice> choices() {
  std::vector<ScoreChoice> all(4);
  all[1].profile = "awareness";
  all[2].goal = ranking::Goal::deepen;
  all[2].as_of_s = 1'710'000'000;
  all[3].weights[ranking::position(ranking::Signal::audience)] = 3.7;
  all[3].weights[ranking::position(ranking::Signal::engagement)] = 0.0;
  return all;
}

/// The shortlist's entry as a pair's score.
PairScore scored(const ranking::RankedCreator& entry) {
  PairScore pair{.score_thousandths = entry.score_thousandths,
                 .interval_thousandths = entry.interval_thousandths,
                 .evidence_share = entry.evidence_share,
                 .signals = {}};
  for (const auto& signal : entry.signals) {
    pair.signals[ranking::position(signal.signal)] = {.status = signal.status,
                                                      .value = signal.value,
                                                      .strength = signal.strength,
                                                      .strength_interval = signal.strength_interval,
                                                      .contribution_thousandths = signal.contribution_thousandths};
  }
  return pair;
}

using Truth = std::map<std::pair<std::string, std::string>, PairScore>;

Truth truth_of(const Engine& engine, const RandomMarket& market, const ScoreChoice& choice) {
  Truth truth;
  for (const std::string& brand : market.brand_ids) {
    ranking::Brief brief;
    brief.brand = brand;
    brief.k = 0;
    brief.goal = choice.goal;
    brief.profile = choice.profile;
    brief.weights = choice.weights;
    brief.as_of_s = choice.as_of_s;
    const ranking::Shortlist answer = engine.shortlist(brief).value();
    for (const auto& entry : answer.creators) truth[{brand, entry.creator.id}] = scored(entry);
  }
  return truth;
}

std::vector<Pair> random_pairs(RandomMarket& market, const Engine& engine, std::size_t count) {
  std::vector<Pair> pairs;
  for (std::size_t i = 0; i < count; ++i) {
    pairs.push_back({*engine.find_brand(market.brand_ids[market.random().below(market.brand_ids.size())]),
                     *engine.find_creator(market.creator_ids[market.random().below(market.creator_ids.size())])});
  }
  return pairs;
}

void expect_truth(const Engine& engine, const Truth& truth, const std::vector<Pair>& pairs,
                  const std::vector<PairScore>& scores) {
  ASSERT_EQ(scores.size(), pairs.size());
  for (std::size_t i = 0; i < pairs.size(); ++i) {
    const auto key = std::pair(std::string(engine.id_of(pairs[i].brand)), std::string(engine.id_of(pairs[i].creator)));
    ASSERT_EQ(scores[i], truth.at(key)) << i << ": " << key.first << " " << key.second;
  }
}

TEST(PairScorer, GivesEachPairTheFiguresOfItsShortlistEntryInAnyOrderWindowAndNumberOfThreads) {
  for (std::uint64_t seed = 0; seed < 6; ++seed) {
    RandomMarket market(seed);
    const Engine engine = market.engine();
    for (ScoreChoice choice : choices()) {
      const Truth truth = truth_of(engine, market, choice);
      for (const unsigned threads : {1U, 2U}) {
        choice.threads = threads;
        auto scorer = engine.scorer(choice).value();
        const std::vector<Pair> pairs = random_pairs(market, engine, 300);
        expect_truth(engine, truth, pairs, scorer.score(pairs));
        std::vector<PairScore> windows;
        for (std::size_t from = 0; from < pairs.size();) {
          const std::size_t size = std::min<std::size_t>(1 + market.random().below(40), pairs.size() - from);
          for (const PairScore& one : scorer.score(std::span(pairs).subspan(from, size))) windows.push_back(one);
          from += size;
        }
        expect_truth(engine, truth, pairs, windows);
      }
    }
  }
}

TEST(PairScorer, ManyPairsOfOneBrandAreSharedOutToThreads) {
  RandomMarket market(77);
  const Engine engine = market.engine();
  for (ScoreChoice choice : choices()) {
    choice.threads = 2;
    std::vector<Pair> pairs = random_pairs(market, engine, 30'000);
    std::stable_sort(pairs.begin(), pairs.begin() + 25'000, [](const Pair& a, const Pair& b) { return a.brand < b.brand; });
    auto scorer = engine.scorer(choice).value();
    expect_truth(engine, truth_of(engine, market, choice), pairs, scorer.score(pairs));
  }
}

TEST(PairScorer, NoPairsGiveNoScores) {
  const RandomMarket market(1);
  const Engine engine = market.engine();
  EXPECT_TRUE(engine.scorer({}).value().score({}).empty());
}

TEST(Scores, NamesPairsOrEveryBrandWithEveryCandidate) {
  const RandomMarket market(3);
  const Engine engine = market.engine();
  const ScoreAnswer listed = engine.scores({.pairs = {{"b1", "cc"}, {"b0", "ca"}, {"b1", "cc"}}}).value();
  ASSERT_EQ(listed.scores.size(), 3U);
  EXPECT_EQ(listed.pairs[1].creator, "ca");
  EXPECT_EQ(listed.scores[0], listed.scores[2]) << "a pair that stands twice is scored twice";
  const ScoreAnswer each = engine.scores({.brands = {"b0", "b1"}, .candidates = {"cc", "ca"}}).value();
  ASSERT_EQ(each.scores.size(), 4U);
  EXPECT_EQ(each.scores[1], listed.scores[1]);
  EXPECT_EQ(each.scores[2], listed.scores[0]);
  EXPECT_EQ(engine.scores({.brands = {"b0"}}).value().scores.size(), market.creator_ids.size());
  EXPECT_EQ(each.head.snapshot, engine.info().id);
  EXPECT_EQ(each.head.profile.name, "balanced");
}

TEST(Scores, SaysWhichFieldOfARequestIsWrong) {
  const RandomMarket market(3);
  const Engine engine = market.engine();
  std::vector<ScoreRequest::Ids> many(kMaxScoredPairs + 1, {"b0", "ca"});
  ScoreRequest wrong_profile{.pairs = {{"b0", "ca"}}};
  wrong_profile.choice.profile = "nonsense";
  const struct {
    ScoreRequest request;
    core::ErrorCode code;
    std::string message, pointer;
  } cases[] = {
      {{}, core::ErrorCode::invalid_argument, "found no pair to score, expected pairs, or brands", "/pairs"},
      {{.candidates = {"ca"}}, core::ErrorCode::invalid_argument, "found no pair to score, expected pairs, or brands", "/pairs"},
      {{.pairs = {{"b0", "ca"}}, .brands = {"b0"}},
       core::ErrorCode::invalid_argument,
       "found pairs beside brands or candidates, expected one of them",
       "/pairs"},
      {{.pairs = many}, core::ErrorCode::invalid_argument, "found 10001 pairs, expected at most 10000 in one request", "/pairs"},
      {{.brands = std::vector<std::string>(401, "b0")},
       core::ErrorCode::invalid_argument,
       "found 10025 pairs, expected at most 10000 in one request",
       "/brands"},
      {{.pairs = {{"b0", "ca"}, {"b9", "ca"}}},
       core::ErrorCode::not_found,
       "brand 'b9' is not in this snapshot",
       "/pairs/1/brand"},
      {{.pairs = {{"b0", "zz"}}}, core::ErrorCode::not_found, "creator 'zz' is not in this snapshot", "/pairs/0/creator"},
      {{.brands = {"b0", "b9"}}, core::ErrorCode::not_found, "brand 'b9' is not in this snapshot", "/brands/1"},
      {{.brands = {"b0"}, .candidates = {"ca", "zz"}},
       core::ErrorCode::not_found,
       "creator 'zz' is not in this snapshot",
       "/candidates/1"},
  };
  for (const auto& one : cases) {
    const auto answer = engine.scores(one.request);
    ASSERT_FALSE(answer) << one.message;
    EXPECT_EQ(answer.error(), (core::Error{one.code, one.message, one.pointer}));
  }
  EXPECT_EQ(engine.scores(wrong_profile).error().pointer, "/profile");
}

}  // namespace
}  // namespace vouch
