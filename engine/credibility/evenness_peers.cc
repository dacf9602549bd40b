#include "engine/credibility/evenness_peers.h"

#include <algorithm>
#include <utility>

#include "engine/core/deterministic_math.h"
#include "engine/core/error.h"
#include "engine/core/proportion.h"

namespace vouch::credibility {

double all_praise_bound(const UsualEvenness& usual, std::uint32_t opinions) {
  const double named = usual.interval.low;
  if (opinions == 0 || named <= 0.0) return 1.0;
  return named >= 1.0 ? 0.0 : core::det_pow(1.0 - named, static_cast<double>(opinions));
}

void EvennessPeers::Collector::add(catalog::Label platform, std::uint32_t praises, std::uint32_t drawbacks) {
  if (std::uint64_t{praises} + drawbacks < least_posts_) return;
  creators_[platform].push_back({.praises = praises, .drawbacks = drawbacks});
}

EvennessPeers EvennessPeers::Collector::peers() && {
  EvennessPeers peers;
  std::vector<Counts> all;
  for (const auto& [platform, creators] : creators_) {
    all.insert(all.end(), creators.begin(), creators.end());
    if (creators.size() >= enough_.platform_peers) peers.platforms_.emplace(platform, row_of(creators));
  }
  if (all.size() >= enough_.least_peers) peers.all_ = row_of(all);
  return peers;
}

EvennessPeers::Row EvennessPeers::row_of(const std::vector<Collector::Counts>& creators) {
  Row row{.peers = static_cast<std::uint32_t>(creators.size())};
  if (creators.empty()) return row;
  std::vector<double> shares;
  shares.reserve(creators.size());
  for (const auto& [praises, drawbacks] : creators) {
    row.praises += praises;
    row.drawbacks += drawbacks;
    shares.push_back(static_cast<double>(drawbacks) / (static_cast<double>(praises) + drawbacks));
  }
  std::ranges::sort(shares);
  const auto at = [&shares](std::size_t quarter) { return shares[quarter * (shares.size() - 1) / 4]; };
  row.q25 = at(1);
  row.q50 = at(2);
  row.q75 = at(3);
  return row;
}

std::optional<UsualEvenness> EvennessPeers::of(catalog::Label platform) const {
  const auto own = platforms_.find(platform);
  const Row& row = own != platforms_.end() ? own->second : all_;
  if (row.peers == 0) return std::nullopt;
  const double share = static_cast<double>(row.drawbacks) / static_cast<double>(row.praises + row.drawbacks);
  return UsualEvenness{.peers = row.peers,
                       .own_platform = own != platforms_.end(),
                       .q25 = row.q25,
                       .q50 = row.q50,
                       .q75 = row.q75,
                       .share = share,
                       .interval = core::wilson_interval(share, row.peers)};
}

bool EvennessPeers::fits(std::uint64_t labels, std::uint64_t creators) const {
  if (all_.peers > creators) return false;
  return std::ranges::all_of(platforms_, [&](const auto& one) { return one.first < labels && one.second.peers <= creators; });
}

void EvennessPeers::write(core::Encoder& out) const {
  const auto write_row = [&out](const Row& row) {
    out.write(row.peers);
    out.write(row.praises);
    out.write(row.drawbacks);
    for (const double quartile : {row.q25, row.q50, row.q75}) out.write(quartile);
  };
  write_row(all_);
  out.write(static_cast<std::uint32_t>(platforms_.size()));
  for (const auto& [platform, row] : platforms_) {
    out.write(platform);
    write_row(row);
  }
}

core::Result<EvennessPeers::Row> EvennessPeers::read_row(core::Decoder& in) {
  Row row;
  const auto peers = in.read<std::uint32_t>();
  if (!peers) return core::fail(peers.error());
  row.peers = *peers;
  for (std::uint64_t* const count : {&row.praises, &row.drawbacks}) {
    const auto read = in.read<std::uint64_t>();
    if (!read) return core::fail(read.error());
    *count = *read;
  }
  for (double* const quartile : {&row.q25, &row.q50, &row.q75}) {
    const auto read = in.read<double>();
    if (!read) return core::fail(read.error());
    *quartile = *read;
  }
  const bool ascend = row.q25 >= 0.0 && row.q25 <= row.q50 && row.q50 <= row.q75 && row.q75 <= 1.0;
  constexpr std::uint64_t kMost = std::uint64_t{1} << 62;  // so that both together fit
  const bool enough = row.praises < kMost && row.drawbacks < kMost && row.praises + row.drawbacks >= row.peers;
  if (!ascend || !enough) return core::fail(core::ErrorCode::corrupt, "shares of drawbacks among peers do not fit together");
  return row;
}

core::Result<EvennessPeers> EvennessPeers::read(core::Decoder& in) {
  EvennessPeers peers;
  const auto all = read_row(in);
  if (!all) return core::fail(all.error());
  peers.all_ = *all;
  const auto count = in.read<std::uint32_t>();
  if (!count) return core::fail(count.error());
  for (std::uint32_t i = 0; i < *count; ++i) {
    const auto platform = in.read<catalog::Label>();
    if (!platform) return core::fail(platform.error());
    const auto row = read_row(in);
    if (!row) return core::fail(row.error());
    peers.platforms_.emplace(*platform, *row);
  }
  return peers;
}

}  // namespace vouch::credibility
