#include "engine/credibility/part_peers.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "engine/core/error.h"

namespace vouch::credibility {
namespace {

constexpr std::size_t kIndex = kParts;  // the column of the index

}  // namespace

void PartPeers::Collector::add(catalog::Label platform, const CredibilityParts& parts, const CredibilityFigure& figure) {
  auto& row = figures_[platform];
  for (std::size_t i = 0; i < kParts; ++i) {
    if (parts[i].status != CredibilityStatus::unknown) row[i].push_back(static_cast<float>(parts[i].log_odds));
  }
  if (figure.status != CredibilityStatus::unknown) row[kIndex].push_back(static_cast<float>(figure.log_odds));
}

PartPeers PartPeers::Collector::peers() && {
  PartPeers peers;
  std::array<std::vector<float>, kParts + 1> all;
  for (auto& [platform, columns] : figures_) {
    Row row{};
    for (std::size_t i = 0; i < columns.size(); ++i) {
      all[i].insert(all[i].end(), columns[i].begin(), columns[i].end());
      if (columns[i].size() >= enough_.platform_peers) row[i] = quantiles_of(std::move(columns[i]));
    }
    peers.platforms_.emplace(platform, row);
  }
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (all[i].size() >= enough_.least_peers) peers.all_[i] = quantiles_of(std::move(all[i]));
  }
  return peers;
}

PartPeers::Quantiles PartPeers::quantiles_of(std::vector<float> figures) {
  Quantiles quantiles{.peers = static_cast<std::uint32_t>(figures.size())};
  if (figures.empty()) return quantiles;
  std::ranges::sort(figures);
  for (std::size_t level = 0; level < kLevels; ++level) {
    const std::size_t place = level * (figures.size() - 1) / (kLevels - 1);
    quantiles.at[level] = static_cast<double>(figures[place]);
  }
  return quantiles;
}

std::optional<PartPeers::Standing> PartPeers::of(catalog::Label platform, const CredibilityPart& part) const {
  if (part.status == CredibilityStatus::unknown || !part.counted) return std::nullopt;
  return standing(platform, static_cast<std::size_t>(part.part), part.log_odds);
}

std::optional<PartPeers::Standing> PartPeers::of(catalog::Label platform, const CredibilityFigure& figure) const {
  if (figure.status == CredibilityStatus::unknown) return std::nullopt;
  return standing(platform, kIndex, figure.log_odds);
}

std::optional<PartPeers::Standing> PartPeers::standing(catalog::Label platform, std::size_t column, double log_odds) const {
  const auto own = platforms_.find(platform);
  const Quantiles& quantiles = own != platforms_.end() && own->second[column].peers > 0 ? own->second[column] : all_[column];
  if (quantiles.peers == 0) return std::nullopt;
  const double x = static_cast<double>(static_cast<float>(log_odds));  // as peers were kept
  const auto& at = quantiles.at;
  const auto place = [&](auto where) {  // share of the peers below a bound
    const auto i = static_cast<std::size_t>(where - at.begin());
    if (i == 0) return 0.0;
    if (i == kLevels) return 1.0;
    const double part = (x - at[i - 1]) / (at[i] - at[i - 1]);
    return (static_cast<double>(i - 1) + std::clamp(part, 0.0, 1.0)) / (kLevels - 1);
  };
  const auto low = std::lower_bound(at.begin(), at.end(), x), high = std::upper_bound(at.begin(), at.end(), x);
  const double below = low != at.end() && *low == x ? static_cast<double>(low - at.begin()) / (kLevels - 1) : place(low);
  const double above = low != high ? static_cast<double>(high - at.begin() - 1) / (kLevels - 1) : below;
  return Standing{.percentile = 0.5 * (below + above), .peers = quantiles.peers};
}

void PartPeers::write(core::Encoder& out) const {
  const auto write_row = [&out](const Row& row) {
    for (const Quantiles& one : row) {
      out.write(one.peers);
      for (const double level : one.at) out.write(level);
    }
  };
  write_row(all_);
  out.write(static_cast<std::uint32_t>(platforms_.size()));
  for (const auto& [platform, row] : platforms_) {
    out.write(platform);
    write_row(row);
  }
}

core::Result<PartPeers::Row> PartPeers::read_row(core::Decoder& in) {
  Row row{};
  for (Quantiles& one : row) {
    const auto peers = in.read<std::uint32_t>();
    if (!peers) return core::fail(peers.error());
    one.peers = *peers;
    for (double& level : one.at) {
      const auto read = in.read<double>();
      if (!read) return core::fail(read.error());
      level = *read;
    }
    const bool finite = std::ranges::all_of(one.at, [](double level) { return std::isfinite(level); });
    if (!finite || !std::ranges::is_sorted(one.at)) {
      return core::fail(core::ErrorCode::corrupt, "quantiles of parts do not ascend");
    }
  }
  return row;
}

core::Result<PartPeers> PartPeers::read(core::Decoder& in) {
  PartPeers peers;
  auto all = read_row(in);
  if (!all) return core::fail(std::move(all).error());
  peers.all_ = *all;
  const auto count = in.read<std::uint32_t>();
  if (!count) return core::fail(count.error());
  for (std::uint32_t i = 0; i < *count; ++i) {
    const auto platform = in.read<catalog::Label>();
    if (!platform) return core::fail(platform.error());
    auto row = read_row(in);
    if (!row) return core::fail(std::move(row).error());
    peers.platforms_.emplace(*platform, *row);
  }
  return peers;
}

}  // namespace vouch::credibility
