#include "engine/ranking/references.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <span>
#include <utility>

namespace vouch::ranking {
namespace {

constexpr std::size_t kEnough = 50;

/// Mean and quantiles of strengths, which are sorted in place.
Prior prior_of(std::vector<float>& strengths) {
  std::sort(strengths.begin(), strengths.end());
  double sum = 0.0;
  for (const float strength : strengths) sum += static_cast<double>(strength);
  const auto at = [&](double share) {
    const auto place = static_cast<std::size_t>(share * static_cast<double>(strengths.size() - 1) + 0.5);
    return static_cast<double>(strengths[place]);
  };
  const double mean = sum / static_cast<double>(strengths.size());
  return {mean, std::min(at(0.05), mean), std::max(at(0.95), mean)};
}

void write_prior(core::Encoder& out, const Prior& prior) {
  out.write(prior.mean);
  out.write(prior.low);
  out.write(prior.high);
}

core::Result<Prior> read_prior(core::Decoder& in) {
  const auto mean = in.read<double>();
  const auto low = in.read<double>();
  const auto high = in.read<double>();
  if (!mean || !low || !high) return core::fail(core::ErrorCode::corrupt, "a prior ends too soon");
  if (!(*low >= 0.0 && *low <= *mean && *mean <= *high && *high <= 1.0)) {
    return core::fail(core::ErrorCode::corrupt, "a prior is not an interval within 0 and 1");
  }
  return Prior{*mean, *low, *high};
}

}  // namespace

PriorTable PriorTable::from(std::vector<Observation> observations, Prior uninformed) {
  PriorTable table;
  table.all_ = uninformed;
  std::vector<float> everything;
  std::map<catalog::Label, std::vector<float>> by_platform;
  std::map<std::pair<catalog::Label, SizeBand>, std::vector<float>> by_cell;
  for (const Observation& one : observations) {
    everything.push_back(one.strength);
    by_platform[one.platform].push_back(one.strength);
    by_cell[{one.platform, one.band}].push_back(one.strength);
  }
  if (!everything.empty()) table.all_ = prior_of(everything);
  for (auto& [platform, strengths] : by_platform) {
    const Prior of_platform = strengths.size() >= kEnough ? prior_of(strengths) : table.all_;
    for (std::size_t band = 0; band < kSizeBands; ++band) {
      const auto cell = by_cell.find({platform, static_cast<SizeBand>(band)});
      const bool enough = cell != by_cell.end() && cell->second.size() >= kEnough;
      table.cells_.push_back({platform, static_cast<SizeBand>(band), enough ? prior_of(cell->second) : of_platform});
    }
  }
  return table;
}

Prior PriorTable::of(catalog::Label platform, SizeBand band) const {
  const auto key = std::make_pair(platform, band);
  const auto at = std::lower_bound(cells_.begin(), cells_.end(), key,
                                   [](const Cell& c, const auto& k) { return std::make_pair(c.platform, c.band) < k; });
  return at != cells_.end() && at->platform == platform && at->band == band ? at->prior : all_;
}

void PriorTable::write(core::Encoder& out) const {
  write_prior(out, all_);
  out.write(static_cast<std::uint32_t>(cells_.size()));
  for (const Cell& cell : cells_) {
    out.write(cell.platform);
    out.write(cell.band);
    write_prior(out, cell.prior);
  }
}

core::Result<PriorTable> PriorTable::read(core::Decoder& in) {
  PriorTable table;
  const auto all = read_prior(in);
  const auto size = in.read<std::uint32_t>();
  if (!all || !size) return core::fail(core::ErrorCode::corrupt, "a table of priors ends too soon");
  table.all_ = *all;
  for (std::uint32_t i = 0; i < *size; ++i) {
    const auto platform = in.read<catalog::Label>();
    const auto band = in.read<std::uint8_t>();
    const auto prior = read_prior(in);
    if (!platform || !band || !prior) return core::fail(core::ErrorCode::corrupt, "a table of priors ends too soon");
    if (*band >= kSizeBands) return core::fail(core::ErrorCode::corrupt, "a table of priors has an unknown size band");
    table.cells_.push_back({*platform, static_cast<SizeBand>(*band), *prior});
  }
  return table;
}

namespace {

/// The reference of a kind, or of the kind nearest to it that has pairs.
const Reference& nearest(const References::Row& row, EvidenceKind kind) {
  using enum EvidenceKind;
  constexpr std::array<std::array<EvidenceKind, kEvidenceKinds>, kEvidenceKinds> kNearest = {{
      {own, own_and_partners, partners, similar_brands},
      {partners, own_and_partners, similar_brands, own},
      {own_and_partners, partners, own, similar_brands},
      {similar_brands, partners, own_and_partners, own},
  }};
  for (const EvidenceKind near : kNearest[static_cast<std::size_t>(kind)]) {
    if (row[static_cast<std::size_t>(near)].tail.pairs() > 0) return row[static_cast<std::size_t>(near)];
  }
  return row[static_cast<std::size_t>(kind)];
}

void write_row(const References::Row& row, core::Encoder& out) {
  for (const Reference& reference : row) {
    reference.tail.write(out);
    reference.priors.write(out);
  }
}

core::Result<References::Row> read_row(core::Decoder& in) {
  References::Row row;
  for (Reference& reference : row) {
    auto tail = TailReference::read(in);
    if (!tail) return core::fail(tail.error());
    auto priors = PriorTable::read(in);
    if (!priors) return core::fail(priors.error());
    reference = {std::move(*tail), std::move(*priors)};
  }
  return row;
}

}  // namespace

const Reference& References::of(Measured measured, EvidenceKind kind) const {
  return nearest(tables[static_cast<std::size_t>(measured)], kind);
}

const Reference& References::of(ValuePart part, EvidenceKind kind) const { return nearest(parts[position(part)], kind); }

core::Result<void> References::write(snapshot::Writer& out) const {
  core::Encoder encoder;
  for (const Row& row : tables) write_row(row, encoder);
  for (const Row& row : parts) write_row(row, encoder);
  engagement.write(encoder);
  credibility.write(encoder);
  if (auto begun = out.begin("ranking.references", snapshot::Encoding::bytes); !begun) return begun;
  return out.append(core::as_bytes(encoder.bytes()));
}

core::Result<References> References::open(const snapshot::Snapshot& snapshot) {
  const auto bytes = snapshot.array<char>("ranking.references");
  if (!bytes) return core::fail(bytes.error());
  core::Decoder decoder(std::as_bytes(*bytes));
  References references;
  const auto read = [&decoder](std::span<Row> rows) -> core::Result<void> {
    for (Row& row : rows) {
      auto one = read_row(decoder);
      if (!one) return core::fail(one.error());
      row = *std::move(one);
    }
    return {};
  };
  if (auto done = read(references.tables); !done) return core::fail(done.error());
  if (auto done = read(references.parts); !done) return core::fail(done.error());
  auto engagement = PriorTable::read(decoder);
  if (!engagement) return core::fail(engagement.error());
  references.engagement = std::move(*engagement);
  auto credibility = PriorTable::read(decoder);
  if (!credibility) return core::fail(credibility.error());
  references.credibility = std::move(*credibility);
  if (decoder.left() != 0) return core::fail(core::ErrorCode::corrupt, "ranking.references is longer than its contents");
  return references;
}

}  // namespace vouch::ranking
