// A random small market as records, for laws that hold on any data: creators with audiences, posts, categories and
// followers, some of everything missing; brands with and without an audience, texts and partners.
#pragma once

#include <cstdint>
#include <deque>
#include <filesystem>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "engine/core/random.h"
#include "engine/engine.h"
#include "tests/engine/build/build_records.h"

namespace vouch {

class RandomMarket {
 public:
  explicit RandomMarket(std::uint64_t seed, std::size_t creators = 25, std::size_t brands = 4) : random_(seed, "market") {
    creator_ids.reserve(creators);
    brand_ids.reserve(brands);
    for (std::size_t i = 0; i < creators; ++i) add_creator(i);
    for (std::size_t i = 0; i < brands; ++i) add_brand(i);
    for (std::size_t i = 0; i < creators; ++i) add_followers(build::of_creator(creator_ids[i]), random_.below(60));
    for (std::size_t i = 0; i < brands; ++i) {
      if (i % 2 == 0) add_followers(build::of_brand(brand_ids[i]), 20 + random_.below(60));
      for (std::size_t c = 0; c < creators; ++c) {
        if (random_.chance(0.2)) records.push_back(build::collaboration(brand_ids[i], creator_ids[c], day()));
      }
    }
    for (std::size_t i = 0; i < creators; ++i) add_posts(creator_ids[i]);
  }

  /// The engine over these records and more.
  [[nodiscard]] Engine engine(const std::vector<catalog::Record>& more = {}, const ranking::PrecisionBounds& bounds = {}) const {
    static int serial = 0;
    const auto file = std::filesystem::path(::testing::TempDir()) / ("market" + std::to_string(++serial) + ".vouch");
    std::vector<catalog::Record> all = records;
    all.insert(all.end(), more.begin(), more.end());
    EXPECT_EQ(build::build(file, all).problems, std::vector<std::string>{});
    auto engine = Engine::open(file, {.account_key = build::test_key(), .precision = bounds});
    std::filesystem::remove(file);
    std::filesystem::remove(file.string() + ".key");
    return std::move(engine).value();
  }

  [[nodiscard]] std::string_view keep(std::string text) { return texts_.emplace_back(std::move(text)); }
  [[nodiscard]] core::Random& random() { return random_; }

  std::vector<catalog::Record> records;
  std::vector<std::string> creator_ids, brand_ids, account_ids;

 private:
  static constexpr std::int64_t kStart = 1'700'000'000;
  std::int64_t day() { return kStart + 86400 * static_cast<std::int64_t>(random_.below(300)); }
  std::string words() {
    static const std::vector<std::string> kWords = {"bread", "oven", "hut", "hike", "#glow", "skin", "@mill", "serum"};
    std::string text;
    for (std::uint64_t n = 1 + random_.below(5); n > 0; --n) text += kWords[random_.below(kWords.size())] + " ";
    return text;
  }

  void add_creator(std::size_t i) {
    creator_ids.push_back(std::string("c") + static_cast<char>('a' + i));
    auto record = build::creator(keep(creator_ids.back()), random_.chance(0.8) ? "instagram" : "tiktok");
    if (random_.chance(0.9)) record.followers = static_cast<std::int64_t>(1000 + random_.below(900'000));
    static constexpr std::array<std::string_view, 3> kCategories = {"food", "travel", "beauty"};
    if (random_.chance(0.8)) record.category = kCategories[random_.below(3)];
    static constexpr std::array<std::string_view, 3> kCountries = {"DE", "AT", "US"};
    if (random_.chance(0.8)) record.country = kCountries[random_.below(3)];
    records.push_back(record);
  }
  void add_brand(std::size_t i) {
    brand_ids.push_back("b" + std::to_string(i));
    auto record = build::brand(keep(brand_ids.back()), random_.chance(0.6) ? keep(words()) : std::string_view());
    if (random_.chance(0.5)) record.category = "food";
    records.push_back(record);
  }
  void add_followers(catalog::OwnerKey owner, std::uint64_t count) {
    for (; count > 0; --count) {
      account_ids.push_back("a" + std::to_string(random_.below(150)));
      records.push_back(build::event(keep(account_ids.back()), owner, day()));
    }
  }
  void add_posts(std::string_view creator) {
    for (std::uint64_t n = random_.below(5); n > 0; --n) {
      auto post =
          build::post(keep("p" + std::to_string(++posts_)), build::of_creator(keep(std::string(creator))), day(), keep(words()));
      post.likes = static_cast<std::int64_t>(random_.below(5000));
      post.comments = static_cast<std::int64_t>(random_.below(200));
      records.push_back(post);
    }
  }

  core::Random random_;
  std::deque<std::string> texts_;
  int posts_ = 0;
};

}  // namespace vouch
