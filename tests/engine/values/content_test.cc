#include "engine/values/content.h"

#include <cmath>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "engine/core/random.h"
#include "tests/engine/values/posting_world.h"

namespace vouch::values {
namespace {

/// Posts of a few words out of a small vocabulary, different for each owner.
std::vector<Posting> random_owners(core::Random& random, std::string_view prefix, std::size_t count) {
  const std::vector<std::string> words = {"bread", "oven", "flour", "hut", "hike", "#glow", "#skin", "@mill", "serum", "train"};
  std::vector<Posting> owners;
  for (std::size_t i = 0; i < count; ++i) {
    Posting one{.id = std::string(prefix) + static_cast<char>('a' + i), .posts = {}};
    for (std::uint64_t post = random.below(4); post > 0; --post) {
      std::string text;
      for (std::uint64_t word = 1 + random.below(5); word > 0; --word) text += words[random.below(words.size())] + " ";
      one.posts.push_back(text);
    }
    owners.push_back(one);
  }
  return owners;
}

using Terms = std::map<std::string, double>;

void add(Terms& sum, const Terms& vector, double factor) {
  for (const auto& [term, weight] : vector) sum[term] += factor * weight;
}

double naive_cosine(const Terms& a, const Terms& b) {
  double dot = 0.0;
  double aa = 0.0;
  double bb = 0.0;
  for (const auto& [term, weight] : a) {
    aa += weight * weight;
    if (const auto at = b.find(term); at != b.end()) dot += weight * at->second;
  }
  for (const auto& [term, weight] : b) bb += weight * weight;
  return aa > 0.0 && bb > 0.0 ? dot / std::sqrt(aa * bb) : 0.0;
}

/// What the header says, from the vectors by term: the candidate is never among the partners.
std::optional<double> by_definition(const PostingWorld& world, bool own_text, std::vector<std::uint32_t> partners,
                                    std::uint32_t candidate) {
  std::erase_if(partners, [&](std::uint32_t p) { return p == candidate || world.vectors->of(core::OwnerIndex(p)).empty(); });
  const Terms own = own_text ? world.vector(core::OwnerIndex(world.catalog->creators.size())) : Terms{};
  const Terms mine = world.vector(core::OwnerIndex(candidate));
  if (mine.empty() || (own.empty() && partners.empty())) return std::nullopt;
  Terms sum;
  add(sum, own, static_cast<double>(std::max<std::size_t>(1, partners.size())));
  for (const std::uint32_t partner : partners) add(sum, world.vector(core::OwnerIndex(partner)), 1.0);
  return naive_cosine(sum, mine);
}

RC_GTEST_PROP(AskingTextLaws, TheCosineIsThatOfTheDefinitionAlsoForPartners, ()) {
  core::Random random(*rc::gen::arbitrary<std::uint64_t>(), "content");
  const PostingWorld world(random_owners(random, "c", 8), random_owners(random, "b", 1));
  std::vector<std::uint32_t> partners;
  for (std::uint32_t i = 0; i < 8; ++i) {
    if (random.chance(0.4)) partners.push_back(i);
  }
  const bool own_text = random.chance(0.5);
  const SparseVector own = own_text ? world.vectors->of(core::OwnerIndex(8U)) : SparseVector{};
  const AskingText text(*world.vectors, own, partners);
  for (std::uint32_t candidate = 0; candidate < 8; ++candidate) {
    const auto cosine = text.cosine(core::CreatorIndex(candidate));
    const auto expected = by_definition(world, own_text, partners, candidate);
    RC_ASSERT(cosine.has_value() == expected.has_value());
    if (cosine) RC_ASSERT(std::abs(*cosine - *expected) < 1e-6);
  }
}

TEST(AskingText, NamesTheTermsThatCarryTheCosine) {
  const PostingWorld world({{"a", {"bread oven @mill"}}, {"b", {"bread hut"}}, {"c", {"hike"}}, {"d", {"@mill oven"}}}, {});
  const std::vector<std::uint32_t> partners = {3};
  const AskingText text(*world.vectors, {}, partners);
  const auto terms = text.strongest_terms(core::CreatorIndex(0U), 5);
  ASSERT_EQ(terms.size(), 2U);  // bread is not shared
  EXPECT_EQ(world.catalog->terms.terms[terms[0]], "@mill");
  EXPECT_EQ(world.catalog->terms.terms[terms[1]], "oven");
}

TEST(AskingText, APartnerAloneKnowsNothingOfItself) {
  const PostingWorld world({{"a", {"bread"}}, {"b", {"bread"}}, {"c", {"hut"}}}, {});
  const std::vector<std::uint32_t> partners = {0};
  const AskingText text(*world.vectors, {}, partners);
  EXPECT_EQ(text.cosine(core::CreatorIndex(0U)), std::nullopt);
  EXPECT_NEAR(text.cosine(core::CreatorIndex(1U)).value(), 1.0, 1e-9);
  EXPECT_EQ(text.cosine(core::CreatorIndex(2U)), 0.0);
}

RC_GTEST_PROP(CosineIntervalLaws, HoldsTheCosineAndFewerTextsNeverRaiseTheLowerEnd, ()) {
  const double cosine = *rc::gen::inRange(0, 1001) / 1000.0;
  std::pair<double, double> narrower = {cosine, cosine};
  for (const std::uint32_t texts : {10000U, 300U, 30U, 5U, 1U, 0U}) {
    const auto [low, high] = cosine_interval(cosine, texts);
    RC_ASSERT(low >= 0.0 && high <= 1.0 && low <= cosine && cosine <= high);
    RC_ASSERT(low <= narrower.first + 1e-12 && high >= narrower.second - 1e-12);
    narrower = {low, high};
  }
}

}  // namespace
}  // namespace vouch::values
