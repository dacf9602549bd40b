#include "experiments/attacks/fake_accounts.h"

#include "engine/core/deterministic_math.h"

namespace vouch::experiments {
namespace {

std::int64_t lognormal(core::Random& random, double typical, double spread) {
  return static_cast<std::int64_t>(typical * core::det_exp(spread * random.normal()));
}

}  // namespace

std::string_view fake_id(std::string_view farm, std::uint64_t number, TextStore& texts) {
  return texts.keep("fake-" + std::string(farm) + "-" + std::to_string(number));
}

void add_profile(DatasetRows& rows, std::string_view account, std::string_view platform, const FakeProfile& profile,
                 core::Random& random) {
  catalog::AccountRecord& row = rows.of<catalog::AccountRecord>().emplace_back();
  row.account_id = account;
  row.platform = platform;
  row.followers = lognormal(random, profile.followers, profile.spread);
  row.following = lognormal(random, profile.following, profile.spread);
  row.posts = lognormal(random, profile.posts, profile.spread);
  row.has_picture = !random.chance(profile.no_picture);
  row.is_private = random.chance(profile.is_private);
  const auto digits = static_cast<std::int64_t>(random.poisson(profile.name_digits));
  row.username_digits = digits;
  row.username_length = 1 + digits + static_cast<std::int64_t>(random.poisson(profile.name_length));
}

void add_follow(DatasetRows& rows, std::string_view account, std::string_view platform, const catalog::OwnerKey& owner,
                std::optional<std::int64_t> at_s) {
  rows.of<catalog::AudienceEventRecord>().push_back(
      {.account_id = account, .platform = platform, .owner = owner, .kind = catalog::AudienceKind::follow, .at_s = at_s});
}

}  // namespace vouch::experiments
