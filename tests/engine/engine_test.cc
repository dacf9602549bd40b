// Laws of ranking on whole engines: a random market is built and asked, then something is changed that may change nothing.
#include "engine/engine.h"

#include <algorithm>
#include <cmath>
#include <map>

#include <gtest/gtest.h>

#include "tests/engine/random_market.h"

namespace vouch {
namespace {

using ranking::Brief;
using ranking::RankedCreator;
using ranking::Shortlist;
using ranking::Status;

Brief all_for(const std::string& brand) {
  Brief brief;
  brief.brand = brand;
  brief.k = 0;
  return brief;
}

std::vector<Brief> variants(const std::string& brand) {
  std::vector<Brief> briefs(4, all_for(brand));
  briefs[1].profile = "awareness";
  briefs[2].profile = "deepen";
  briefs[2].rank_by = ranking::RankBy::lower;
  briefs[3].weights[ranking::position(ranking::Signal::audience)] = 3.7;
  briefs[3].weights[ranking::position(ranking::Signal::engagement)] = 0.0;
  return briefs;
}

/// Everything that a law may not change: order, scores, values and contributions.
std::vector<std::string> essence(const Shortlist& answer) {
  std::vector<std::string> lines;
  for (const RankedCreator& one : answer.creators) {
    std::string line = one.creator.id + " " + std::to_string(one.score_thousandths.value_or(-1));
    for (const auto& signal : one.signals) {
      line += " " + std::to_string(signal.value.value_or(-1.0)) + "/" + std::to_string(signal.contribution_thousandths);
    }
    lines.push_back(line);
  }
  return lines;
}

TEST(EngineLaws, ContributionsSumToTheScoreAndPartsToTheirSignal) {
  for (std::uint64_t seed = 0; seed < 12; ++seed) {
    const RandomMarket market(seed);
    const Engine engine = market.engine();
    for (const std::string& brand : market.brand_ids) {
      for (const Brief& brief : variants(brand)) {
        const Shortlist answer = engine.shortlist(brief).value();
        ASSERT_EQ(answer.creators.size(), market.creator_ids.size());
        for (const RankedCreator& one : answer.creators) {
          std::int64_t sum = 0;
          for (const auto& signal : one.signals) {
            sum += signal.contribution_thousandths;
            std::int64_t parts = 0;
            for (const auto& part : signal.parts) parts += part.contribution_thousandths;
            if (!signal.parts.empty()) {
              EXPECT_EQ(parts, signal.contribution_thousandths);
            }
            EXPECT_EQ(signal.status == Status::unknown, !signal.value.has_value());
          }
          EXPECT_EQ(sum, one.score_thousandths.value_or(0));
          EXPECT_LE(one.interval_thousandths[0], one.score_thousandths.value_or(0));
          EXPECT_GE(one.interval_thousandths[1], one.score_thousandths.value_or(0));
        }
      }
    }
  }
}

TEST(EngineLaws, RemovingCandidatesChangesNeitherOrderNorScoresOfTheOthers) {
  for (std::uint64_t seed = 20; seed < 26; ++seed) {
    RandomMarket market(seed);
    const Engine engine = market.engine();
    for (Brief brief : variants(market.brand_ids[seed % 4])) {
      const auto all = essence(engine.shortlist(brief).value());
      std::vector<std::string> expected;
      for (const std::string& id : market.creator_ids) {
        if (market.random().chance(0.4)) brief.candidates.push_back(id);
      }
      if (brief.candidates.empty()) continue;
      for (const std::string& line : all) {
        const std::string id = line.substr(0, line.find(' '));
        if (std::find(brief.candidates.begin(), brief.candidates.end(), id) != brief.candidates.end()) expected.push_back(line);
      }
      EXPECT_EQ(essence(engine.shortlist(brief).value()), expected);
    }
  }
}

TEST(EngineLaws, DuplicateEventsAndEventsOfWeight0AndTheOrderOfRowsChangeNothing) {
  for (std::uint64_t seed = 40; seed < 46; ++seed) {
    RandomMarket market(seed);
    const Engine plain = market.engine();
    std::vector<catalog::Record> more;
    for (const catalog::Record& record : market.records) {
      if (const auto* event = std::get_if<catalog::AudienceEventRecord>(&record); event && market.random().chance(0.3)) {
        more.push_back(*event);
      }
    }
    for (int i = 0; i < 50; ++i) {
      auto event = build::event(market.keep("new" + std::to_string(i)),
                                build::of_creator(market.creator_ids[market.random().below(25)]), 1);
      event.weight = 0.0;
      more.push_back(event);
    }
    RandomMarket shuffled(seed);
    const auto owners = static_cast<std::ptrdiff_t>(shuffled.creator_ids.size() + shuffled.brand_ids.size());
    std::reverse(shuffled.records.begin(), shuffled.records.begin() + static_cast<std::ptrdiff_t>(shuffled.creator_ids.size()));
    std::reverse(shuffled.records.begin() + owners, shuffled.records.end());
    const Engine changed = market.engine(more);
    const Engine reordered = shuffled.engine();
    EXPECT_EQ(reordered.info().id, plain.info().id);
    for (const std::string& brand : market.brand_ids) {
      const auto expected = essence(plain.shortlist(all_for(brand)).value());
      EXPECT_EQ(essence(changed.shortlist(all_for(brand)).value()), expected);
    }
  }
}

TEST(EngineLaws, RankIsTheOrderOfTheShortlist) {
  const RandomMarket market(7);
  const Engine engine = market.engine();
  for (const std::string& brand : market.brand_ids) {
    for (Brief brief : variants(brand)) {
      brief.k = 9;
      const Shortlist answer = engine.shortlist(brief).value();
      const auto ranking = engine.rank(brief).value();
      ASSERT_EQ(ranking.entries.size(), answer.creators.size());
      for (std::size_t i = 0; i < ranking.entries.size(); ++i) {
        EXPECT_EQ(ranking.entries[i].creator_id, answer.creators[i].creator.id);
        EXPECT_EQ(ranking.entries[i].score_thousandths, answer.creators[i].score_thousandths);
      }
    }
  }
}

TEST(EngineLaws, FollowersWhoNeverEngageNeverRaiseEngagement) {
  RandomMarket market(11);
  const Engine before = market.engine();
  RandomMarket more(11);
  for (catalog::Record& record : more.records) {
    if (auto* creator = std::get_if<catalog::CreatorRecord>(&record);
        creator && creator->creator_id == "cc" && creator->followers) {
      creator->followers = *creator->followers * 3;
    }
  }
  const auto engagement = [](const Engine& engine) {
    Brief brief = all_for("b0");
    brief.candidates = {"cc"};
    const auto answer = engine.shortlist(brief).value();
    return answer.creators.at(0).signals[ranking::position(ranking::Signal::engagement)].value;
  };
  const auto was = engagement(before);
  const auto is = engagement(more.engine());
  ASSERT_EQ(was.has_value(), is.has_value());
  // The curves themselves move a little with the creator.
  EXPECT_LE(is.value_or(0.0), was.value_or(0.0) + 0.05);
}

TEST(Engine, SaysWhichFilterTookACreatorOut) {
  const RandomMarket market(3);
  const Engine engine = market.engine();
  Brief brief = all_for("b1");
  brief.exclude.creators = {"ca", "nobody"};
  const Shortlist answer = engine.shortlist(brief).value();
  EXPECT_EQ(answer.filtered, (std::vector<std::pair<std::string, std::int64_t>>{{"excluded", 1}}));
  EXPECT_EQ(answer.considered, 25);
  EXPECT_TRUE(std::any_of(answer.warnings.begin(), answer.warnings.end(), [](const auto& w) { return w.code == "ids_unknown"; }));
  EXPECT_EQ(engine.why_not(brief, "ca")->filtered_by, "excluded");
  brief.candidates = {"cb"};
  EXPECT_EQ(engine.why_not(brief, "cc")->filtered_by, "not_candidate");
  EXPECT_EQ(engine.why_not(brief, "nobody").error().code, core::ErrorCode::not_found);
}

TEST(Engine, SaysWhatAPostMayReachFromTheViewsThatPostsState) {
  RandomMarket market(3);
  std::vector<catalog::Record> more;
  for (const std::int64_t views : {100, 900, 300}) {
    auto post = build::post(market.keep("views" + std::to_string(views)), build::of_creator("ca"), 1, "x");
    post.views = views;
    more.push_back(post);
  }
  Brief brief = all_for("b1");
  brief.candidates = {"ca"};
  const auto answer = market.engine(more).shortlist(brief).value();
  const auto& evidence = answer.creators.at(0).signals[ranking::position(ranking::Signal::engagement)].evidence;
  const auto reach = std::find_if(evidence.begin(), evidence.end(), [](const auto& f) { return f.first == "expected_reach"; });
  ASSERT_NE(reach, evidence.end());
  EXPECT_EQ(std::get<std::int64_t>(reach->second), 300);
}

TEST(Engine, RefusesWhatItDoesNotKnow) {
  const RandomMarket market(3);
  const Engine engine = market.engine();
  EXPECT_EQ(engine.shortlist(all_for("zzq")).error().message, "brand 'zzq' is not in this snapshot");
  EXPECT_EQ(engine.shortlist(all_for("zzq")).error().code, core::ErrorCode::not_found);
  EXPECT_EQ(engine.creator("zzq").error().code, core::ErrorCode::not_found);
  EXPECT_EQ(engine.brand("ca").error().code, core::ErrorCode::not_found);
  EXPECT_EQ(Engine::open("/nonexistent/x.vouch").error().code, core::ErrorCode::not_found);
}

TEST(Engine, PagesThroughAllCreatorsOnce) {
  const RandomMarket market(5);
  const Engine engine = market.engine();
  std::vector<std::string> seen;
  CreatorQuery query{.limit = 7};
  for (;;) {
    const CreatorPage page = engine.creators(query).value();
    for (const auto& card : page.creators) seen.push_back(card.id);
    if (!page.more) break;
    query.after = page.creators.back().id;
  }
  EXPECT_EQ(seen, market.creator_ids);
}

TEST(Engine, ASentAudienceNeedsAKeyAndAHundredKnownIds) {
  const RandomMarket market(9);
  const Engine engine = market.engine();
  Brief brief = all_for("b1");
  for (int i = 0; i < 150; ++i) brief.audience.accounts.push_back("a" + std::to_string(i));
  const Shortlist answer = engine.shortlist(brief).value();
  EXPECT_EQ(answer.brand.audience_kind, "sent");
  EXPECT_GE(answer.brand.matched_ids.value(), 100);
  brief.audience.accounts.resize(50);
  const Shortlist few = engine.shortlist(brief).value();
  EXPECT_EQ(few.creators[0].signals[0].status, Status::unknown);
}

}  // namespace
}  // namespace vouch
