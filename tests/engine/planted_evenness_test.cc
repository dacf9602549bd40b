// Even-handedness on planted creators: each has a true share of posts that name a drawback; its posts are the sentences of
// evenness_phrasings.csv, which were written before the wordings of the reader, drawn by chance. What the audit counts is what
// was planted, flatterers are told from the even-handed, and who praises alone by chance in few posts is not called unusual. The
// reader's own errors on real texts are measured elsewhere (models/evenness).
#include <algorithm>
#include <array>
#include <cstdio>
#include <fstream>
#include <iterator>
#include <map>
#include <set>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "datasets/reference/comment_tables.h"
#include "datasets/reference/reference_table.h"
#include "engine/core/random.h"
#include "engine/engine.h"
#include "tests/engine/build/build_records.h"
#include "tests/support/temporary_folder.h"

namespace vouch {
namespace {

using catalog::Record;
using credibility::EvennessStatus;

/// Sentences by class, German and English.
std::map<std::string, std::vector<std::string>> sentences() {
  std::ifstream in(VOUCH_PHRASINGS, std::ios::binary);
  const std::string bytes((std::istreambuf_iterator<char>(in)), std::istreambuf_iterator<char>());
  constexpr std::array<std::string_view, 2> kColumns{"class", "text"};
  auto table = datasets::ReferenceTable::open("evenness_phrasings.csv", bytes, kColumns).value();
  std::map<std::string, std::vector<std::string>> by_class;
  while (table.next().value()) by_class[std::string(table.cell(0))].emplace_back(table.cell(1));
  return by_class;
}

struct Kind {
  std::string name;
  std::uint32_t creators = 0, posts = 0;
  double share = 0.0;  // of posts with an opinion that name a drawback
};
struct Planted {
  std::uint32_t praises = 0, drawbacks = 0, corrections = 0;
};

/// A dataset of kinds of creators, and what was planted in each.
class PlantedWorld {
 public:
  PlantedWorld(const std::vector<Kind>& kinds, std::uint64_t seed) : random_(seed), sentences_(sentences()) {
    for (const Kind& kind : kinds) {
      for (std::uint32_t c = 0; c < kind.creators; ++c) add(kind, keep(kind.name + std::to_string(c)));
    }
    records_.insert(records_.end(), posts_.begin(), posts_.end());
  }
  [[nodiscard]] const std::vector<Record>& records() const { return records_; }
  [[nodiscard]] const std::map<std::string, Planted>& planted() const { return planted_; }

 private:
  std::string_view keep(std::string text) { return *texts_.insert(std::move(text)).first; }

  void add(const Kind& kind, std::string_view id) {
    records_.emplace_back(build::creator(id));
    Planted& planted = planted_[std::string(id)];
    for (std::uint32_t i = 0; i < kind.posts; ++i) {
      const double drawn = random_.uniform();
      const bool drawback = random_.uniform() < kind.share;
      const std::string post_class = drawn < 0.35 ? "neutral" : drawn < 0.38 ? "correction" : drawback ? "drawback" : "praise";
      planted.corrections += post_class == "correction" ? 1 : 0;
      planted.drawbacks += post_class == "drawback" ? 1 : 0;
      planted.praises += post_class == "praise" ? 1 : 0;
      const auto& of_class = sentences_.at(post_class);
      const auto text = keep(of_class[random_.below(of_class.size())]);
      posts_.emplace_back(
          build::post(keep(std::string(id) + "-" + std::to_string(i)), build::of_creator(id), 1000 * (i + 1), text));
    }
  }

  core::Random random_;
  std::map<std::string, std::vector<std::string>> sentences_;
  std::set<std::string, std::less<>> texts_;
  std::vector<Record> records_, posts_;
  std::map<std::string, Planted> planted_;
};

Engine engine_of(const PlantedWorld& world, const vouch::testing::TemporaryFolder& folder) {
  build::BuildOptions options = build::test_options();
  options.wordings = datasets::carried_wordings;
  const auto built = build::build(folder / "x.vouch", world.records(), options);
  EXPECT_EQ(built.problems, std::vector<std::string>{});
  return Engine::open(folder / "x.vouch").value();
}

TEST(PlantedEvenness, IsCountedAsPlantedAndFlatterersAreTold) {
  const vouch::testing::TemporaryFolder folder;
  const PlantedWorld world({{"even", 20, 80, 0.3}, {"usual", 40, 80, 0.15}, {"flatterer", 20, 80, 0.0}, {"newcomer", 20, 6, 0.0}},
                           20261124);
  const Engine engine = engine_of(world, folder);
  std::map<std::string, int> called;
  for (const auto& [id, planted] : world.planted()) {
    const AuditAnswer answer = engine.audit({.id = id, .as_of_s = {}}).value();
    const auto& figure = answer.evenness;
    ASSERT_EQ(figure.status, EvennessStatus::experimental);
    EXPECT_EQ(figure.praises, planted.praises) << id;
    EXPECT_EQ(figure.drawbacks, planted.drawbacks) << id;
    EXPECT_EQ(answer.drawbacks.count, planted.drawbacks) << id;
    EXPECT_EQ(answer.corrections.count, planted.corrections) << id;
    ASSERT_TRUE(figure.usual);
    EXPECT_EQ(figure.all_praise.has_value(), planted.drawbacks == 0 && planted.praises > 0) << id;
    if (figure.praises_everything) ++called[id.substr(0, id.find_first_of("0123456789"))];
  }
  std::printf("called praising everything: flatterers %d of 20, usual %d of 40, even %d of 20, newcomers %d of 20\n",
              called["flatterer"], called["usual"], called["even"], called["newcomer"]);
  EXPECT_EQ(called["flatterer"], 20);
  EXPECT_EQ(called["even"], 0);
  EXPECT_LE(called["usual"], 2) << "one creator in twenty at most by chance";
  EXPECT_EQ(called["newcomer"], 0) << "so few posts may be chance";
}

TEST(PlantedEvenness, CountsNothingInTheIndex) {
  const vouch::testing::TemporaryFolder one, other;
  const Engine flattering = engine_of(PlantedWorld({{"c", 8, 40, 0.0}}, 7), one);
  const Engine even = engine_of(PlantedWorld({{"c", 8, 40, 0.5}}, 7), other);
  for (int c = 0; c < 8; ++c) {
    const std::string id = "c" + std::to_string(c);
    const auto a = flattering.audit({.id = id, .as_of_s = {}}).value(), b = even.audit({.id = id, .as_of_s = {}}).value();
    EXPECT_EQ(a.total_thousandths, b.total_thousandths);
    EXPECT_EQ(a.figure.index, b.figure.index);
    EXPECT_EQ(a.figure.interval, b.figure.interval);
    EXPECT_NE(a.evenness.drawbacks, b.evenness.drawbacks);
  }
}

TEST(PlantedEvenness, IsUnknownWithoutReadablePosts) {
  const vouch::testing::TemporaryFolder folder;
  const std::vector<Record> records = {build::creator("anna"), build::creator("ben"),
                                       build::post("p1", build::of_creator("anna"), 1000, "🎉")};
  build::BuildOptions options = build::test_options();
  options.wordings = datasets::carried_wordings;
  (void)build::build(folder / "x.vouch", records, options);
  const Engine engine = Engine::open(folder / "x.vouch").value();
  for (const std::string id : {"anna", "ben"}) {
    const auto figure = engine.audit({.id = id, .as_of_s = {}}).value().evenness;
    EXPECT_EQ(figure.status, EvennessStatus::unknown);
    EXPECT_EQ(figure.read, 0u);
    EXPECT_FALSE(figure.named || figure.named_paid || figure.all_praise || figure.usual || figure.praises_everything);
  }
}

TEST(PlantedEvenness, OfAnEarlierDayLeavesLaterPostsOut) {
  const vouch::testing::TemporaryFolder folder;
  const Engine engine = engine_of(PlantedWorld({{"c", 6, 30, 0.4}}, 3), folder);
  const auto early = engine.audit({.id = "c1", .as_of_s = 10'500}).value().evenness;
  const auto late = engine.audit({.id = "c1", .as_of_s = {}}).value().evenness;
  EXPECT_EQ(early.posts, 10u);
  EXPECT_EQ(late.posts, 30u);
  EXPECT_LT(early.praises + early.drawbacks, late.praises + late.drawbacks);
}

}  // namespace
}  // namespace vouch
