// Shortlists whose overlap is estimated from a sample for all but the front, beside the exact ones.
#include <algorithm>
#include <deque>
#include <iostream>
#include <map>
#include <span>

#include <gtest/gtest.h>

#include "engine/core/random.h"
#include "engine/engine.h"
#include "tests/engine/build/build_records.h"
#include "tests/support/temporary_folder.h"

namespace vouch {
namespace {

using ranking::Brief;
using ranking::Precision;
using ranking::RankedCreator;
using ranking::Shortlist;

constexpr std::uint32_t kCrowdCreators = 240, kCrowdAccounts = 6000;
constexpr ranking::PrecisionBounds kEagerBounds{.exact_price = 0, .least_drawn = 150, .front = 100, .front_links = 0};

/// Creators and brands over accounts with tastes; b0 and b1 have audiences, b2 has partners alone, b3 a small audience.
class Crowd {
 public:
  explicit Crowd(std::uint64_t seed) : random_(seed, "crowd") {
    for (std::uint32_t c = 0; c < kCrowdCreators; ++c) {
      const std::string_view id = keep("c" + std::to_string(1000 + c));
      auto record = build::creator(id);
      record.followers = static_cast<std::int64_t>(1000 + random_.below(90'000));
      record.country = c % 3 == 0 ? "DE" : "AT";
      records.push_back(record);
      follow(build::of_creator(id), c % 11, 0.01 + 0.1 * random_.uniform() * random_.uniform());
    }
    for (const std::string_view brand : {"b0", "b1", "b2", "b3"}) records.push_back(build::brand(brand, "fresh bread"));
    follow(build::of_brand("b0"), 3, 0.2);
    follow(build::of_brand("b1"), 7, 0.4);
    for (const std::string_view partner : {"c1003", "c1014", "c1025", "c1036"}) {
      records.push_back(build::collaboration("b2", partner, 5));
      follow(build::of_creator(partner), 3, 0.2);
    }
    follow(build::of_brand("b3"), 5, 0.02);
  }

  [[nodiscard]] Engine engine(const audience::SampleShape& samples, const ranking::PrecisionBounds& bounds) const {
    const testing::TemporaryFolder folder;
    build::BuildOptions options = build::test_options();
    options.samples = samples;
    (void)build::build(folder / "x.vouch", records, options);
    return Engine::open(folder / "x.vouch", {.account_key = build::test_key(), .precision = bounds}).value();
  }

  std::vector<catalog::Record> records;

 private:
  [[nodiscard]] std::string_view keep(std::string text) { return texts_.emplace_back(std::move(text)); }
  /// Of the accounts whose taste this is five times as many follow.
  void follow(catalog::OwnerKey owner, std::uint32_t taste, double share) {
    for (std::uint32_t a = 0; a < kCrowdAccounts; ++a) {
      if (random_.chance(a % 11 == taste ? std::min(1.0, 5 * share) : share)) {
        records.push_back(build::event(keep("a" + std::to_string(a)), owner));
      }
    }
  }
  core::Random random_;
  std::deque<std::string> texts_;
};

const audience::SampleShape kCrowdSamples{.least_links = 1, .rates = {2, 3}};

const Engine& sampled_engine() {
  static const Engine engine = Crowd(1).engine(kCrowdSamples, kEagerBounds);
  return engine;
}

Brief precise_brief(const std::string& brand, Precision precision, std::uint32_t k) {
  Brief brief;
  brief.brand = brand;
  brief.precision = precision;
  brief.k = k;
  return brief;
}

std::string figures_of(const RankedCreator& one) {
  std::string line = one.creator.id + " " + std::to_string(one.score_thousandths.value_or(-1)) + " " +
                     std::to_string(one.interval_thousandths[0]) + " " + std::to_string(one.interval_thousandths[1]);
  for (const auto& signal : one.signals) {
    line += " " + std::to_string(signal.value.value_or(-1)) + "/" + std::to_string(static_cast<int>(signal.status)) + "/" +
            std::to_string(signal.contribution_thousandths);
  }
  return line;
}

std::vector<std::string> figures_of(const Shortlist& answer) {
  std::vector<std::string> lines;
  for (const RankedCreator& one : answer.creators) lines.push_back(figures_of(one));
  return lines;
}

/// Codes of what the answer says of its precision.
std::vector<std::string> notes_of(const Shortlist& answer) {
  std::vector<std::string> codes;
  for (const auto& warning : answer.warnings) {
    if (warning.code == "overlap_sampled" || warning.code.starts_with("exact_")) codes.push_back(warning.code);
  }
  return codes;
}

using Codes = std::vector<std::string>;

/// Where the true best are all in front, the list is the exact one.
TEST(SampledShortlist, ListsExactFiguresInExactOrder) {
  int whole = 0;
  for (const std::string brand : {"b0", "b1", "b2"}) {
    for (const auto rank_by : {ranking::RankBy::score, ranking::RankBy::lower}) {
      for (const char* profile : {"balanced", "deepen"}) {
        Brief brief = precise_brief(brand, Precision::exact, 0);
        brief.profile = profile;
        brief.rank_by = rank_by;
        const auto exact = figures_of(sampled_engine().shortlist(brief).value());
        brief.precision = Precision::sampled;
        brief.k = 100;
        const Shortlist answer = sampled_engine().shortlist(brief).value();
        EXPECT_EQ(notes_of(answer), Codes{"overlap_sampled"});
        const auto front = figures_of(answer);
        std::vector<std::string> expected;  // the exact answer, of those who are in front
        for (const std::string& line : exact) {
          if (std::ranges::count(front, line) > 0) expected.push_back(line);
        }
        EXPECT_EQ(front, expected) << brand << " " << profile;
        const std::vector top(exact.begin(), exact.begin() + 20);
        const bool inside = std::ranges::all_of(top, [&](const auto& line) { return std::ranges::count(front, line) > 0; });
        const bool same = std::ranges::equal(top, std::span(front).first(20));
        EXPECT_EQ(same, inside) << brand << " " << profile;
        whole += same ? 1 : 0;
      }
    }
  }
  EXPECT_GE(whole, 9);  // of 12
}

TEST(SampledShortlist, EstimatesAllOthersAndSaysSo) {
  std::map<std::string, double> exact;
  std::size_t others = 0, held = 0;
  for (const std::string brand : {"b0", "b1", "b2"}) {
    const Shortlist counted_all = sampled_engine().shortlist(precise_brief(brand, Precision::exact, 0)).value();
    for (const RankedCreator& one : counted_all.creators) {
      exact[one.creator.id] = one.signals[0].value.value();
    }
    const Shortlist answer = sampled_engine().shortlist(precise_brief(brand, Precision::sampled, 0)).value();
    ASSERT_EQ(answer.creators.size(), kCrowdCreators);
    for (const RankedCreator& one : answer.creators) {
      const auto& audience = one.signals[0];
      const bool part = brand == "b2" && (one.creator.id == "c1003" || one.creator.id == "c1014" || one.creator.id == "c1025" ||
                                          one.creator.id == "c1036");
      const bool counted = one.rank <= 100 || part;
      const auto names = [&](const char* name) {
        return std::ranges::count(audience.evidence, name, [](const auto& e) { return e.first; });
      };
      EXPECT_EQ(names("shared_low"), counted ? 0 : 1) << brand << " " << one.rank;
      std::int64_t sum = 0;
      for (const auto& signal : one.signals) sum += signal.contribution_thousandths;
      EXPECT_EQ(sum, one.score_thousandths.value());
      if (counted) continue;
      EXPECT_EQ(audience.status, ranking::Status::estimated);
      ++others;
      held += audience.value_interval->low <= exact[one.creator.id] && exact[one.creator.id] <= audience.value_interval->high;
    }
  }
  const double share = static_cast<double>(held) / static_cast<double>(others);
  std::cout << "exact values within sampled intervals: " << share << " of " << others << "\n";
  EXPECT_GE(share, 0.89);
}

TEST(SampledShortlist, CountsMoreWhereListsAreSmall) {
  const auto counted = [](std::uint64_t links) {
    const Engine engine =
        Crowd(1).engine(kCrowdSamples, {.exact_price = 0, .least_drawn = 150, .front = 20, .front_links = links});
    const Shortlist answer = engine.shortlist(precise_brief("b0", Precision::sampled, 0)).value();
    for (const auto& warning : answer.warnings) {
      if (warning.code != "overlap_sampled") continue;
      for (const auto& [name, figure] : warning.params) {
        if (name == "counted") return std::get<std::int64_t>(figure);
      }
    }
    return std::int64_t{-1};
  };
  EXPECT_EQ(counted(0), 20);
  EXPECT_GT(counted(60'000), 40);
  EXPECT_LT(counted(60'000), 200);
  EXPECT_EQ(counted(100'000'000), kCrowdCreators);
}

TEST(SampledShortlist, IsTakenByAutoWhereExactAnswersTakeLong) {
  const Engine& eager = sampled_engine();
  const auto of = [](const Engine& engine, Precision precision) {
    return engine.shortlist(precise_brief("b0", precision, 0)).value();
  };
  EXPECT_EQ(figures_of(of(eager, Precision::automatic)), figures_of(of(eager, Precision::sampled)));
  EXPECT_EQ(notes_of(of(eager, Precision::automatic)), Codes{"overlap_sampled"});
  EXPECT_NE(figures_of(of(eager, Precision::exact)), figures_of(of(eager, Precision::sampled)));
  EXPECT_EQ(notes_of(of(eager, Precision::exact)), Codes{});
  const Engine patient = Crowd(1).engine(kCrowdSamples, {});
  EXPECT_EQ(figures_of(of(patient, Precision::automatic)), figures_of(of(eager, Precision::exact)));
  EXPECT_EQ(notes_of(of(patient, Precision::automatic)), Codes{});
}

TEST(SampledShortlist, IsNotTakenForRankingsUnlessAsked) {
  const auto ids = [](Precision precision) {
    std::vector<std::string> found;
    const ranking::Ranking ranking = sampled_engine().rank(precise_brief("b0", precision, 0)).value();
    for (const auto& entry : ranking.entries) {
      found.push_back(entry.creator_id + " " + std::to_string(entry.score_thousandths.value()));
    }
    return found;
  };
  EXPECT_EQ(ids(Precision::automatic), ids(Precision::exact));
  EXPECT_NE(ids(Precision::sampled), ids(Precision::exact));
}

TEST(SampledShortlist, IsExactAndSaysWhyWhereItCannotBeSampled) {
  const auto said = [](const Engine& engine, Brief brief) {
    const Shortlist answer = engine.shortlist(brief).value();
    brief.precision = Precision::exact;
    EXPECT_EQ(figures_of(answer), figures_of(engine.shortlist(brief).value()));
    return notes_of(answer);
  };
  const Engine without = Crowd(1).engine({}, kEagerBounds);
  EXPECT_EQ(said(without, precise_brief("b0", Precision::sampled, 0)), Codes{"exact_without_samples"});
  EXPECT_EQ(said(without, precise_brief("b0", Precision::automatic, 0)), Codes{});
  EXPECT_EQ(said(sampled_engine(), precise_brief("b3", Precision::sampled, 0)), Codes{"exact_since_small"});
  EXPECT_EQ(said(sampled_engine(), precise_brief("b3", Precision::automatic, 0)), Codes{});
  Brief brief = precise_brief("b0", Precision::sampled, 0);
  brief.profile = "awareness";
  EXPECT_EQ(said(sampled_engine(), brief), Codes{"exact_measure"});
  brief.profile = "balanced";
  for (int c = 1000; c < 1100; ++c) brief.candidates.push_back("c" + std::to_string(c));
  EXPECT_EQ(said(sampled_engine(), brief), Codes{"exact_since_small"});
  brief.candidates.emplace_back("c1100");
  EXPECT_EQ(notes_of(sampled_engine().shortlist(brief).value()), Codes{"overlap_sampled"});
}

TEST(SampledShortlist, KeepsFiltersAndSaysWhereSomebodyStands) {
  Brief brief = precise_brief("b1", Precision::sampled, 20);
  brief.filters.country = {"AT"};
  brief.exclude.creators = {"c1003"};
  const Shortlist first = sampled_engine().shortlist(brief).value();
  ASSERT_EQ(first.creators.size(), 20U);
  brief.k = 0;
  const Shortlist all = sampled_engine().shortlist(brief).value();
  ASSERT_EQ(all.creators.size(), 2 * kCrowdCreators / 3);
  auto lines = figures_of(all);
  lines.resize(20);
  EXPECT_EQ(figures_of(first), lines);
  for (const RankedCreator& one : all.creators) {
    EXPECT_EQ(one.creator.country, "AT");
    const auto why = sampled_engine().why_not(brief, one.creator.id).value();
    EXPECT_EQ(why.rank, one.rank);
    EXPECT_EQ(figures_of(*why.creator), figures_of(one));
    EXPECT_EQ(why.reasons.back().code, "overlap_sampled");
  }
}

}  // namespace
}  // namespace vouch
