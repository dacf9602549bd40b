#include "engine/credibility/even_handedness.h"

#include <algorithm>
#include <functional>
#include <string>
#include <vector>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "engine/catalog/disclosure_records.h"
#include "engine/catalog/evenness_records.h"
#include "engine/core/codec.h"
#include "engine/credibility/evenness_rules.h"
#include "engine/credibility/payment.h"
#include "tests/support/carried_rules.h"
#include "tests/support/small_catalog.h"
#include "tests/support/small_world.h"

namespace vouch::credibility {
namespace {

using catalog::EvennessClass;
using catalog::PostClass;
using vouch::testing::carried_rules;
using vouch::testing::SmallOwner;
using vouch::testing::SmallPost;

SmallPost opinion_post(std::int64_t at_s, EvennessClass evenness, PostClass post_class = PostClass::none) {
  return {.at_s = at_s, .post_class = static_cast<std::uint8_t>(post_class), .evenness = static_cast<std::uint8_t>(evenness)};
}

struct EvennessWorld {
  explicit EvennessWorld(const std::vector<SmallOwner>& creators, unsigned threads = 1)
      : base(vouch::testing::sections([&](snapshot::Writer& out) { return vouch::testing::write_catalog(creators, {}, out); })),
        peers(vouch::testing::sections([&](snapshot::Writer& out) {
          return write_evenness(base, out, carried_rules().evenness, carried_rules().peers, threads);
        })),
        catalog(catalog::Catalog::open(base).value()),
        evenness(EvenHandedness::open(peers, catalog, carried_rules().evenness).value()) {}
  [[nodiscard]] EvennessFigure of(std::uint32_t creator, std::int64_t as_of_s = 1'000'000) const {
    return evenness.of(catalog, core::CreatorIndex(creator), as_of_s);
  }
  snapshot::Snapshot base, peers;
  catalog::Catalog catalog;
  EvenHandedness evenness;
};

TEST(EvenHandedness, CountsWhatPostsSay) {
  SmallPost undisclosed = opinion_post(60, EvennessClass::praise);  // says nothing, and is known to be paid
  undisclosed.payment = static_cast<std::uint8_t>(Payment::sponsors);
  const EvennessWorld world(
      {{.posts = {opinion_post(10, EvennessClass::praise), opinion_post(20, EvennessClass::drawback),
                  opinion_post(30, EvennessClass::praise, PostClass::paid), opinion_post(40, EvennessClass::correction),
                  opinion_post(50, EvennessClass::neutral), undisclosed, SmallPost{.at_s = 70}}}});
  const EvennessFigure figure = world.of(0);
  EXPECT_EQ(figure.status, EvennessStatus::experimental);
  EXPECT_EQ(figure.posts, 7u);
  EXPECT_EQ(figure.read, 6u) << "one is not readable";
  EXPECT_EQ(figure.praises, 3u);
  EXPECT_EQ(figure.drawbacks, 1u);
  EXPECT_EQ(figure.named, sampled_share(1, 4));
  EXPECT_EQ(figure.named_paid, sampled_share(0, 2)) << "what is known to be paid is, whatever it says";
  EXPECT_EQ(figure.drawback_posts, std::vector<std::uint64_t>{1});
  EXPECT_EQ(figure.correction_posts, std::vector<std::uint64_t>{3});
  EXPECT_FALSE(figure.usual || figure.all_praise || figure.praises_everything) << "nobody to compare with";
  EXPECT_EQ(world.of(0, 15).praises, 1u);
  EXPECT_EQ(world.of(0, 5).status, EvennessStatus::unknown);
}

TEST(EvenHandedness, IsUnknownWithoutAReadablePost) {
  const EvennessWorld world({{.posts = {SmallPost{.at_s = 10}}}, {}});
  for (const std::uint32_t creator : {0U, 1U}) {
    EXPECT_EQ(world.of(creator).status, EvennessStatus::unknown);
    EXPECT_FALSE(world.of(creator).named || world.of(creator).named_paid);
  }
  const EvennessWorld silent({{.posts = {opinion_post(10, EvennessClass::neutral)}}});
  EXPECT_EQ(silent.of(0).status, EvennessStatus::experimental);
  EXPECT_FALSE(silent.of(0).named) << "no opinion is no share of 0";
}

/// Creators with so many praises and drawbacks each.
std::vector<SmallOwner> creators_with(const std::vector<std::pair<int, int>>& counts) {
  std::vector<SmallOwner> creators;
  for (const auto& [praises, drawbacks] : counts) {
    SmallOwner owner;
    for (int i = 0; i < praises + drawbacks; ++i) {
      owner.posts.push_back(opinion_post(10 * (i + 1), i < praises ? EvennessClass::praise : EvennessClass::drawback));
    }
    creators.push_back(owner);
  }
  return creators;
}

TEST(EvenHandedness, CallsPraiseOfEverythingUnusualWherePeersNameDrawbacks) {
  std::vector<std::pair<int, int>> counts(40, {30, 10});
  counts.emplace_back(60, 0);
  counts.emplace_back(6, 0);
  const EvennessWorld world(creators_with(counts));
  const EvennessFigure flatterer = world.of(40), newcomer = world.of(41), peer = world.of(0);
  EXPECT_TRUE(flatterer.praises_everything);
  EXPECT_LT(flatterer.all_praise.value(), carried_rules().evenness.rare_all_praise);
  EXPECT_FALSE(newcomer.praises_everything) << "six posts may be chance";
  EXPECT_GT(newcomer.all_praise.value(), carried_rules().evenness.rare_all_praise);
  EXPECT_FALSE(peer.all_praise) << "names drawbacks";
  const EvennessWorld praising(creators_with(std::vector<std::pair<int, int>>(40, {60, 0})));
  EXPECT_EQ(praising.of(0).all_praise, 1.0) << "where nobody names any, it says nothing";
}

RC_GTEST_PROP(EvenHandedness, AddsUpAndDoesNotDependOnThreads, ()) {
  const auto codes = *rc::gen::container<std::vector<std::vector<std::uint8_t>>>(
      rc::gen::container<std::vector<std::uint8_t>>(rc::gen::element<std::uint8_t>(0, 1, 2, 3, catalog::kUnreadClass)));
  std::vector<SmallOwner> creators;
  for (const auto& row : codes) {
    SmallOwner owner;
    for (std::size_t i = 0; i < row.size(); ++i) {
      owner.posts.push_back({.at_s = static_cast<std::int64_t>(i), .evenness = row[i]});
    }
    creators.push_back(owner);
  }
  const EvennessWorld one(creators), four(creators, 4);
  const auto bytes = [](const EvennessWorld& world) {
    const auto span = world.peers.array<std::byte>("evenness.peers").value();
    return std::vector<std::byte>(span.begin(), span.end());
  };
  RC_ASSERT(bytes(one) == bytes(four));
  for (std::uint32_t c = 0; c < creators.size(); ++c) {
    const EvennessFigure figure = one.of(c);
    const auto plain = [&](std::uint8_t code) { return static_cast<std::size_t>(std::ranges::count(codes[c], code)); };
    RC_ASSERT(figure.praises == plain(1) && figure.drawbacks == plain(2) && figure.correction_posts.size() == plain(3));
    RC_ASSERT(figure.drawback_posts.size() == plain(2) && figure.read == codes[c].size() - plain(catalog::kUnreadClass));
    RC_ASSERT(std::ranges::is_sorted(figure.drawback_posts, std::greater<>{}));
    RC_ASSERT(figure.named.has_value() == (figure.praises + figure.drawbacks > 0));
    RC_ASSERT(!figure.praises_everything || figure.drawbacks == 0);
  }
}

std::string refusal(const std::function<void(core::Encoder&)>& write) {
  const EvennessWorld world(creators_with({{1, 1}}));
  core::Encoder encoded;
  write(encoded);
  const auto damaged = vouch::testing::sections([&](snapshot::Writer& out) -> core::Result<void> {
    auto done = out.begin("evenness.peers", snapshot::Encoding::bytes);
    return done ? out.append(core::as_bytes(encoded.bytes())) : done;
  });
  const auto opened = EvenHandedness::open(damaged, world.catalog, carried_rules().evenness);
  return opened ? "" : opened.error().message;
}

TEST(EvenHandedness, RefusesSectionsThatDoNotFit) {
  const auto peers = [](std::uint32_t creators) {
    EvennessPeers::Collector collector(carried_rules().evenness, {.platform_peers = 30, .least_peers = 1});
    for (std::uint32_t i = 0; i < creators; ++i) collector.add(0, 5, 5);
    return std::move(collector).peers();
  };
  EXPECT_EQ(refusal([&](core::Encoder& out) { peers(1).write(out); }), "");
  EXPECT_EQ(refusal([&](core::Encoder& out) { peers(2).write(out); }), "section evenness.peers does not belong to this catalog");
  EXPECT_EQ(refusal([&](core::Encoder& out) {
              peers(1).write(out);
              out.write(std::uint8_t{0});
            }),
            "section evenness.peers is longer than its contents");
  EXPECT_EQ(refusal([](core::Encoder& out) { out.write(std::uint16_t{0}); }),
            "section evenness.peers: found 2 bytes, expected at least 4");
}

}  // namespace
}  // namespace vouch::credibility
