// Growth as sections of a snapshot: what is written is what is judged, and what is not theirs is refused.
#include "engine/credibility/growth.h"

#include <algorithm>
#include <functional>
#include <span>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "engine/credibility/growth_rules.h"
#include "tests/engine/credibility/organic_growth.h"
#include "tests/support/carried_rules.h"
#include "tests/support/small_catalog.h"
#include "tests/support/small_world.h"

namespace vouch::credibility {
namespace {

using vouch::testing::carried_rules;

using vouch::testing::SmallOwner;

SmallOwner grown(vouch::testing::Sampling sampling, std::uint64_t seed, std::vector<vouch::testing::Bought> bought = {}) {
  core::Random random(seed, "grown");
  const auto history = organic_history(vouch::testing::Organic::dispersed, sampling, 400, random, bought);
  SmallOwner owner;
  for (std::size_t i = 0; i < history.at_s.size(); ++i) owner.history.emplace_back(history.at_s[i], history.followers[i]);
  return owner;
}

std::vector<SmallOwner> some_creators() {
  return {grown(vouch::testing::Sampling::weekly, 1), SmallOwner{}, grown(vouch::testing::Sampling::monthly, 2, {{.share = 0.5}}),
          grown(vouch::testing::Sampling::daily, 3, {{.share = 0.4, .at = 0.3, .kept = 0.2}, {.share = 0.3, .at = 0.8}}),
          SmallOwner{.history = {{5, 10}, {6, 20}}}};
}

snapshot::Snapshot snapshot_of(const std::vector<SmallOwner>& creators, unsigned threads = 1) {
  return vouch::testing::sections([&](snapshot::Writer& out) -> core::Result<void> {
    if (auto done = vouch::testing::write_catalog(creators, {}, out); !done) return done;
    const auto so_far = out.so_far();
    if (!so_far) return core::fail(so_far.error());
    return write_growth(*so_far, out, carried_rules().growth, threads);
  });
}

TEST(Growth, OfASnapshotIsWhatItsHistorySays) {
  const auto creators = some_creators();
  const auto snapshot = snapshot_of(creators);
  const auto catalog = catalog::Catalog::open(snapshot).value();
  const auto growth = Growth::open(snapshot, catalog, carried_rules().growth).value();
  std::size_t findings = 0;
  for (std::uint32_t c = 0; c < creators.size(); ++c) {
    std::vector<std::int64_t> at_s, followers;
    for (const auto& [at, count] : creators[c].history) {
      at_s.push_back(at);
      followers.push_back(count);
    }
    const core::CreatorIndex creator(c);
    for (const std::int64_t as_of_s : {catalog.latest_event_s, catalog.latest_event_s - 200 * 86400}) {
      EXPECT_EQ(growth.of(creator, as_of_s), judge_growth(at_s, followers, as_of_s, carried_rules().growth));
    }
    findings += growth.of(creator).findings.size();
  }
  EXPECT_GE(findings, 3U);
  EXPECT_EQ(growth.of(core::CreatorIndex(1U)).status, GrowthStatus::no_history);
  EXPECT_EQ(growth.of(core::CreatorIndex(4U)).status, GrowthStatus::too_few_entries);
}

TEST(Growth, IsTheSameWithAnyNumberOfThreads) {
  std::vector<SmallOwner> creators;
  for (int i = 0; i < 300; ++i) {
    for (const SmallOwner& one : some_creators()) creators.push_back(one);
  }
  const auto one = snapshot_of(creators, 1), many = snapshot_of(creators, 3);
  for (const snapshot::Section& section : one.sections()) {
    if (section.encoding != snapshot::Encoding::f64) continue;
    const auto a = one.array<double>(section.name).value(), b = many.array<double>(section.name).value();
    EXPECT_TRUE(std::equal(a.begin(), a.end(), b.begin(), b.end())) << section.name;
  }
}

std::string growth_refusal(const std::string& replaced, const std::function<core::Result<void>(snapshot::Writer&)>& replace) {
  const auto whole = snapshot_of(some_creators());
  const auto damaged = vouch::testing::sections([&](snapshot::Writer& out) -> core::Result<void> {
    for (const snapshot::Section& section : whole.sections()) {
      if (section.name == replaced) continue;
      core::Result<void> done = out.begin(section.name, section.encoding);
      const auto copy = [&]<class T>(T) {
        if (const auto values = whole.array<T>(section.name); done && values) done = out.append(*values);
      };
      copy(char{});
      copy(std::uint8_t{});
      copy(std::uint16_t{});
      copy(std::uint32_t{});
      copy(std::uint64_t{});
      copy(std::int64_t{});
      copy(double{});
      if (!done) return done;
    }
    return replace(out);
  });
  const auto catalog = catalog::Catalog::open(damaged);
  if (!catalog) return catalog.error().message;
  const auto growth = Growth::open(damaged, *catalog, carried_rules().growth);
  if (growth) return "";
  EXPECT_EQ(growth.error().code, core::ErrorCode::corrupt);
  return growth.error().message;
}

TEST(Growth, RefusesSectionsThatAreNotItsOwn) {
  const auto nothing = [](snapshot::Writer&) { return core::Result<void>(); };
  const auto put = [](std::string name, auto values) {
    return [name, values](snapshot::Writer& out) { return out.write(name, std::span(std::as_const(values))); };
  };
  EXPECT_EQ(growth_refusal("none", nothing), "");
  EXPECT_EQ(growth_refusal("growth.share", nothing), "found no section growth.share in the snapshot");
  EXPECT_EQ(growth_refusal("growth.entries", put("growth.entries", std::vector<std::uint32_t>{1})),
            "section growth.entries has 1 elements, expected 5");
  EXPECT_EQ(growth_refusal("growth.status", put("growth.status", std::vector<std::uint8_t>{0, 0, 0, 0, 4})),
            "section growth.status has an unknown code");
  EXPECT_EQ(growth_refusal("growth.high", put("growth.high", std::vector<double>{0, 0, 0, 0, 1.5})),
            "section growth.high has a value out of range");
  EXPECT_EQ(growth_refusal("growth.finding_offsets", put("growth.finding_offsets", std::vector<std::uint64_t>{0, 1, 0, 0, 0, 0})),
            "section growth.finding_offsets does not ascend from 0");
  EXPECT_EQ(growth_refusal("growth.kind", put("growth.kind", std::vector<std::uint8_t>{})).substr(0, 34),
            "section growth.kind has 0 elements");
}

}  // namespace
}  // namespace vouch::credibility
