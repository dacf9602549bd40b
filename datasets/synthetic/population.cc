#include "datasets/synthetic/population.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "datasets/synthetic/names.h"
#include "engine/core/deterministic_math.h"

namespace vouch::datasets {
namespace {

constexpr double kCreatorEdges = 0.78, kBrandEdges = 0.18;  // shares of the edges; the rest is bought followers and customers
constexpr double kFollowersTypical = 24000.0;
constexpr double kBuyers = 0.08, kPodMembers = 0.06, kOverCautious = 0.05;
constexpr std::uint64_t kPodSize = 9;

double lognormal(core::Random& random, double typical, double spread) {
  return typical * core::det_exp(spread * random.normal());
}

std::string_view draw_country(Language language, core::Random& random) {
  struct Share {
    std::string_view country;
    double up_to;
  };
  static constexpr std::array<Share, 3> kGerman{{{"DE", 0.74}, {"AT", 0.88}, {"CH", 1.0}}};
  static constexpr std::array<Share, 5> kEnglish{{{"GB", 0.42}, {"US", 0.7}, {"NL", 0.82}, {"IE", 0.92}, {"DE", 1.0}}};
  const double u = random.uniform();
  if (language == Language::german) {
    for (const auto& share : kGerman) {
      if (u < share.up_to) return share.country;
    }
  }
  for (const auto& share : kEnglish) {
    if (u < share.up_to) return share.country;
  }
  return "DE";
}

std::uint64_t number_of_pods(std::uint64_t creators) {
  return static_cast<std::uint64_t>(kPodMembers * static_cast<double>(creators)) / kPodSize;
}

void draw_size(Creator& creator, const World& world, std::uint64_t index, double typical_audience) {
  auto random = world.stream("size", index);
  const double size = random.normal();
  const double local = random.normal();
  creator.followers = static_cast<std::int64_t>(std::clamp(kFollowersTypical * core::det_exp(1.35 * size), 1200.0, 950000.0));
  const double most = 0.25 * static_cast<double>(world.crowd.accounts());
  creator.audience = std::min(most, std::max(6.0, typical_audience * core::det_exp(0.15 * size + 0.22 * local)));
  auto posts = world.stream("number of posts", index);
  creator.posts = static_cast<std::uint32_t>(std::clamp(lognormal(posts, 20.0, 0.4), 5.0, 60.0));
}

void draw_conduct(Creator& creator, const World& world, std::uint64_t index) {
  auto buying = world.stream("bought", index);
  if (buying.chance(kBuyers)) creator.bought_share = 0.12 + 0.4 * buying.uniform();
  auto pods = world.stream("pods", index);
  const auto groups = number_of_pods(world.options.creators);
  if (groups > 0 && pods.chance(kPodMembers)) creator.pod = static_cast<std::int64_t>(pods.below(groups));
  auto labels = world.stream("over-cautious labels", index);
  creator.over_cautious = labels.chance(kOverCautious);
}

void draw_market(Creator& creator, const World& world, std::uint64_t index) {
  const double followers = static_cast<double>(creator.followers);
  auto engagement = world.stream("engagement", index);
  const double honest = 0.034 * core::det_pow(followers / 10000.0, -0.14) * core::det_exp(0.5 * engagement.normal());
  creator.engagement_rate = std::min(0.3, honest * (1.0 - creator.bought_share));
  auto price = world.stream("price", index);
  const double euros = 16.0 * core::det_pow(followers / 1000.0, 0.86) * core::det_exp(0.3 * price.normal());
  creator.price_cents = std::max<std::int64_t>(4000, static_cast<std::int64_t>(euros / 5.0) * 500);
}

/// Two stars whom everybody follows: large figures everywhere, a good match nowhere in particular.
void make_famous(Creator& creator, const World& world, double topic) {
  creator.famous = true;
  creator.leaning.community_focus = 0.0;
  creator.leaning.topic = topic;
  creator.leaning.value = 0.55;  // power and achievement
  creator.leaning.cause = 0.6;
  creator.language = Language::german;
  creator.country = "DE";
  creator.bought_share = 0.0;
  creator.pod = kNoPod;
  creator.audience =
      std::min(0.12 * static_cast<double>(world.crowd.accounts()), 0.02 * static_cast<double>(world.options.edges));
}

Creator draw_creator(const World& world, std::uint64_t index, double typical_audience) {
  Creator creator;
  auto leaning = world.stream("leaning", index);
  creator.leaning = draw_leaning(leaning);
  auto place = world.stream("place", index);
  creator.language = place.chance(0.65) ? Language::german : Language::english;
  creator.country = draw_country(creator.language, place);
  draw_size(creator, world, index, typical_audience);
  draw_conduct(creator, world, index);
  const auto n = world.options.creators;
  if (n >= 50 && index == n * 31 / 100) make_famous(creator, world, 0.56);  // between music and gaming
  if (n >= 50 && index == n * 74 / 100) make_famous(creator, world, 0.44);  // between fashion and beauty
  if (creator.famous) creator.followers = 4200000 + static_cast<std::int64_t>(index % 997) * 1013;
  draw_market(creator, world, index);
  return creator;
}

Brand draw_brand(const World& world, std::uint64_t index, double typical_audience) {
  Brand brand;
  auto leaning = world.stream("brand leaning", index);
  brand.leaning = draw_leaning(leaning);
  auto place = world.stream("brand place", index);
  brand.language = place.chance(0.65) ? Language::german : Language::english;
  brand.country = draw_country(brand.language, place);
  if (index == 0) {  // the brand of the sample brief: organic food, nature, fairness
    brand.leaning.topic = 0.9 / static_cast<double>(kTopics);
    brand.leaning.community = brand.leaning.topic;
    brand.leaning.value = 0.03;
    brand.leaning.cause = 0.02;
    brand.language = Language::german;
    brand.country = "DE";
  }
  auto size = world.stream("brand size", index);
  const double most = 0.1 * static_cast<double>(world.crowd.accounts());
  brand.audience = std::min(most, std::max(30.0, lognormal(size, typical_audience, 0.35)));
  brand.posts = 28 + static_cast<std::uint32_t>(size.below(9));
  const auto named = brand_name(world.options.seed, index, category_of(brand.leaning), brand.language);
  brand.name = named.name;
  brand.handle = named.handle;
  return brand;
}

std::string padded(char letter, std::uint64_t number, std::size_t digits) {
  const std::string text = std::to_string(number);
  return letter + std::string(digits - std::min(digits, text.size()), '0') + text;
}

}  // namespace

World make_world(const WorldOptions& options) {
  World world{.options = options, .crowd = Crowd(options.accounts, options.seed), .law = {}, .creators = {}, .brands = {}};
  const double edges = static_cast<double>(options.edges);
  const double for_creator = edges * kCreatorEdges / static_cast<double>(options.creators) / 1.04;  // mean of the spread
  world.creators.reserve(options.creators);
  for (std::uint64_t c = 0; c < options.creators; ++c) world.creators.push_back(draw_creator(world, c, for_creator));
  const double for_brand = edges * kBrandEdges / static_cast<double>(options.brands) / 1.06;
  world.brands.reserve(options.brands);
  for (std::uint64_t b = 0; b < options.brands; ++b) world.brands.push_back(draw_brand(world, b, for_brand));
  return world;
}

std::string creator_id(std::uint64_t creator) { return padded('c', creator + 1, 5); }
std::string brand_id(std::uint64_t brand) { return padded('b', brand + 1, 4); }
std::string creator_account(std::uint64_t creator) { return padded('k', creator + 1, 7); }

std::string_view category_of(const Leaning& leaning) {
  const auto place = static_cast<std::size_t>(std::floor(leaning.topic * static_cast<double>(kTopics) + 0.5));
  return topic_entries()[place % kTopics].name;
}

std::int64_t draw_time(core::Random& random) {
  return kWorldBegins + static_cast<std::int64_t>(random.below(static_cast<std::uint64_t>(kWorldEnds - kWorldBegins + 1)));
}

}  // namespace vouch::datasets
