#include "engine/credibility/peer_groups.h"

#include <algorithm>
#include <cmath>
#include <functional>

namespace vouch::credibility {
namespace {

std::string lower_case(std::string_view text) {
  std::string lower(text);
  for (char& c : lower) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  return lower;
}

using Members = std::vector<const EngagedCreator*>;

/// Square root of the mean variance among posts of one creator, with the assumed one as so many further posts.
double pooled_spread(const Members& members, const EngagementRules& rules) {
  double squares = rules.assumed_posts * rules.assumed_spread * rules.assumed_spread;
  double freedom = rules.assumed_posts;
  for (const EngagedCreator* creator : members) {
    const double n = creator->engagement.posts;
    if (n < 2.0) continue;
    squares += n * creator->engagement.variance;
    freedom += n - 1.0;
  }
  return std::sqrt(squares / freedom);
}

PeerGroup group_of(const Members& members, bool measured, const EngagementRules& rules) {
  std::vector<Peer> peers;
  for (const EngagedCreator* creator : members) {
    peers.push_back({.log_followers = creator->log_followers, .log_engagement = creator->engagement.log_median()});
  }
  return {.curve = QuantileCurve::fit(std::move(peers)), .spread = pooled_spread(members, rules), .measured = measured};
}

Members with_posts(const Members& members) {
  Members some;
  std::ranges::copy_if(members, std::back_inserter(some), [](const EngagedCreator* c) { return c->engagement.posts > 0; });
  return some;
}

void write_group(core::Encoder& out, const PeerGroup& group) {
  out.write(static_cast<std::uint8_t>(group.measured));
  out.write(group.spread);
  group.curve.write(out);
}

core::Result<PeerGroup> read_group(core::Decoder& in) {
  const auto measured = in.read<std::uint8_t>();
  const auto spread = in.read<double>();
  if (!spread) return core::fail(spread.error());
  if (!(std::isfinite(*spread) && *spread >= 0.0))
    return core::fail(core::ErrorCode::corrupt, "a group of peers has no valid spread");
  auto curve = QuantileCurve::read(in);
  if (!curve) return core::fail(curve.error());
  return PeerGroup{.curve = std::move(*curve), .spread = *spread, .measured = *measured != 0};
}

}  // namespace

PeerGroups PeerGroups::of(const std::vector<EngagedCreator>& creators, const EngagementRules& rules, const PeerRules& enough) {
  std::map<std::string, Members, std::less<>> by_platform;
  std::array<Members, 2> by_measure;
  for (const EngagedCreator& creator : creators) {
    by_platform[lower_case(creator.platform)].push_back(&creator);
    by_measure[static_cast<std::size_t>(rule_of(creator.platform).measure)].push_back(&creator);
  }
  PeerGroups groups;
  for (const auto& [platform, members] : by_platform) {
    const Members measured = with_posts(members);
    if (measured.size() >= enough.platform_peers) {
      groups.platforms_.emplace(platform, group_of(measured, true, rules));
    } else if (members.size() >= enough.platform_peers) {
      groups.platforms_.emplace(platform, group_of(members, false, rules));
    }
  }
  for (std::size_t measure = 0; measure < by_measure.size(); ++measure) {
    if (by_measure[measure].size() >= enough.least_peers) groups.measures_[measure] = group_of(by_measure[measure], false, rules);
  }
  return groups;
}

const PeerGroup* PeerGroups::group(std::string_view platform) const {
  const auto own = platforms_.find(lower_case(platform));
  if (own != platforms_.end()) return &own->second;
  const auto& pooled = measures_[static_cast<std::size_t>(rule_of(platform).measure)];
  return pooled ? &*pooled : nullptr;
}

void PeerGroups::write(core::Encoder& out) const {
  out.write(static_cast<std::uint32_t>(platforms_.size()));
  for (const auto& [platform, group] : platforms_) {
    out.write_text(platform);
    write_group(out, group);
  }
  for (const auto& group : measures_) {
    out.write(static_cast<std::uint8_t>(group.has_value()));
    if (group) write_group(out, *group);
  }
}

core::Result<PeerGroups> PeerGroups::read(core::Decoder& in) {
  PeerGroups groups;
  const auto count = in.read<std::uint32_t>();
  if (!count) return core::fail(count.error());
  for (std::uint32_t i = 0; i < *count; ++i) {
    const auto platform = in.read_text();
    if (!platform) return core::fail(platform.error());
    auto group = read_group(in);
    if (!group) return core::fail(group.error());
    groups.platforms_.emplace(*platform, std::move(*group));
  }
  for (auto& measure : groups.measures_) {
    const auto there = in.read<std::uint8_t>();
    if (!there) return core::fail(there.error());
    if (*there == 0) continue;
    auto group = read_group(in);
    if (!group) return core::fail(group.error());
    measure = std::move(*group);
  }
  return groups;
}

}  // namespace vouch::credibility
