#include "engine/planning/visible_share.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <utility>

namespace vouch::planning {
namespace {

constexpr std::size_t kLatestPosts = 30;
constexpr double kGroupPosts = 10.0;     // that the group's median weighs as much as
constexpr double kDeclaredPosts = 10.0;  // that a declared median weighs as much as
constexpr std::size_t kLeastGroup = 5;

double median_of(std::vector<double> values) {
  std::sort(values.begin(), values.end());
  return 0.5 * (values[(values.size() - 1) / 2] + values[values.size() / 2]);
}

std::optional<catalog::Label> find_label(const catalog::Catalog& catalog, std::string_view text) {
  const std::size_t found = catalog.labels.find_sorted(text);
  if (found == catalog.labels.size()) return std::nullopt;
  return static_cast<catalog::Label>(found);
}

std::optional<double> metric(const catalog::MetricColumns& metrics, core::CreatorIndex creator,
                             std::optional<catalog::Label> name) {
  if (!name) return std::nullopt;
  for (std::uint64_t i = metrics.creator_offsets[creator.value]; i < metrics.creator_offsets[creator.value + 1]; ++i) {
    if (metrics.name[i] == *name && std::isfinite(metrics.value[i]) && metrics.value[i] >= 0.0) return metrics.value[i];
  }
  return std::nullopt;
}

}  // namespace

std::string_view name_of(VisibleSource source) {
  constexpr std::array<std::string_view, 4> kNames = {"posts", "declared", "group", "assumption"};
  return kNames[static_cast<std::size_t>(source)];
}

VisibleShares::VisibleShares(const catalog::Catalog& catalog, std::int64_t as_of_s, double assumed)
    : catalog_(&catalog),
      assumed_(assumed),
      reach_(find_label(catalog, "reach")),
      median_views_(find_label(catalog, "median_views")) {
  std::map<std::pair<catalog::Label, ranking::SizeBand>, std::vector<double>> by_band;
  std::map<catalog::Label, std::vector<double>> by_platform;
  std::vector<double> all;
  own_.reserve(catalog.creators.size());
  for (std::uint32_t i = 0; i < catalog.creators.size(); ++i) {
    own_.push_back(own(core::CreatorIndex(i), as_of_s));
    if (own_.back().posts == 0) continue;
    const catalog::Label platform = catalog.creators.platform[i];
    by_band[{platform, band(core::CreatorIndex(i))}].push_back(own_.back().median);
    by_platform[platform].push_back(own_.back().median);
    all.push_back(own_.back().median);
  }
  for (const auto& [key, medians] : by_band) {
    if (medians.size() >= kLeastGroup) bands_.push_back({key.first, key.second, median_of(medians)});
  }
  for (const auto& [platform, medians] : by_platform) {
    if (medians.size() >= kLeastGroup) platforms_.push_back({platform, ranking::SizeBand::unknown, median_of(medians)});
  }
  if (all.size() >= kLeastGroup) all_ = median_of(std::move(all));
}

VisibleShares::Own VisibleShares::own(core::CreatorIndex creator, std::int64_t as_of_s) const {
  const std::int64_t followers = catalog_->creators.followers[creator.value];
  if (followers <= 0) return {};
  const auto& posts = catalog_->posts;
  std::vector<double> shares;
  const std::uint64_t first = posts.owner_offsets[creator.value];
  for (std::uint64_t i = posts.owner_offsets[creator.value + 1]; i > first && shares.size() < kLatestPosts; --i) {
    if (posts.at_s[i - 1] > as_of_s || posts.views[i - 1] < 0) continue;
    shares.push_back(std::min(1.0, static_cast<double>(posts.views[i - 1]) / static_cast<double>(followers)));
  }
  if (!shares.empty()) {
    const auto n = static_cast<std::uint32_t>(shares.size());
    return {.median = median_of(std::move(shares)), .posts = n, .known = true};
  }
  auto declared = metric(catalog_->metrics, creator, reach_);
  if (!declared) declared = metric(catalog_->metrics, creator, median_views_);
  if (!declared) return {};
  return {.median = std::min(1.0, *declared / static_cast<double>(followers)), .posts = 0, .known = true};
}

ranking::SizeBand VisibleShares::band(core::CreatorIndex creator) const {
  const std::int64_t followers = catalog_->creators.followers[creator.value];
  return ranking::size_band(catalog_->label(catalog_->creators.platform[creator.value]),
                            followers == catalog::kUnknown ? std::nullopt : std::optional(followers));
}

std::optional<double> VisibleShares::usual(core::CreatorIndex creator) const {
  const catalog::Label platform = catalog_->creators.platform[creator.value];
  const ranking::SizeBand size = band(creator);
  for (const Group& group : bands_) {
    if (group.platform == platform && group.band == size) return group.median;
  }
  for (const Group& group : platforms_) {
    if (group.platform == platform) return group.median;
  }
  return all_;
}

VisibleShare VisibleShares::of(core::CreatorIndex creator) const {
  const Own& own = own_[creator.value];
  const std::optional<double> group = usual(creator);
  if (!own.known) {
    return group ? VisibleShare{*group, VisibleSource::group, 0} : VisibleShare{assumed_, VisibleSource::assumption, 0};
  }
  const double n = own.posts > 0 ? static_cast<double>(own.posts) : kDeclaredPosts;
  const double share = (n * own.median + kGroupPosts * group.value_or(assumed_)) / (n + kGroupPosts);
  return {std::min(1.0, share), own.posts > 0 ? VisibleSource::posts : VisibleSource::declared, own.posts};
}

}  // namespace vouch::planning
