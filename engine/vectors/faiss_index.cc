#include "engine/vectors/faiss_index.h"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>

#include "engine/snapshot/publish.h"
#include "engine/vectors/measured_recall.h"

namespace vouch::vectors {
namespace {

constexpr std::string_view kMagic = "VOUCHIX\n";
constexpr std::uint32_t kVersion = 1;
constexpr std::size_t kHeaderBytes = 48;
constexpr std::uint32_t kGraph = 1, kLists = 2;

using Source = std::unique_ptr<CandidateSource>;

core::Error corrupt(std::string what) { return {.code = core::ErrorCode::corrupt, .message = std::move(what), .pointer = {}}; }

core::Result<std::vector<MeasuredEffort>> read_measured(core::Decoder& in) {
  constexpr std::size_t bytes = 3 * sizeof(std::uint32_t) + 2 * sizeof(double);
  const auto count = in.read<std::uint32_t>();
  if (!count || in.left() / bytes < *count) return core::fail(corrupt("index ends before what was measured of it"));
  std::vector<MeasuredEffort> all(*count);
  for (MeasuredEffort& one : all) {
    one.effort = *in.read<std::uint32_t>();
    one.k = *in.read<std::uint32_t>();
    one.percent = *in.read<std::uint32_t>();
    one.recall = *in.read<double>();
    one.looked_at = *in.read<double>();
    if (one.effort == 0 || one.k == 0 || one.percent > 100 || !(one.recall >= 0.0 && one.recall <= 1.0) ||
        !(one.looked_at >= 0.0 && one.looked_at <= 1e18)) {
      return core::fail(corrupt("index has a measured effort out of range"));
    }
  }
  return all;
}

/// Bits of the header, once its checksum was right.
struct Header {
  std::uint32_t kind = 0;
  std::uint64_t table = 0;
};

core::Result<Header> read_header(core::Bytes bytes) {
  const std::string_view text(reinterpret_cast<const char*>(bytes.data()), bytes.size());
  if (!text.starts_with(kMagic) || bytes.size() < kHeaderBytes) {
    return core::fail(corrupt("found " + std::to_string(bytes.size()) + " bytes, expected an index of vectors"));
  }
  core::Decoder in(bytes.subspan(kMagic.size()));
  const auto version = *in.read<std::uint32_t>();
  const Header header = {.kind = *in.read<std::uint32_t>(), .table = *in.read<std::uint64_t>()};
  const auto body_bytes = *in.read<std::uint64_t>(), body_hash = *in.read<std::uint64_t>(), own_hash = *in.read<std::uint64_t>();
  if (own_hash != core::hash64(bytes.first(kHeaderBytes - sizeof own_hash)))
    return core::fail(corrupt("index has a damaged header"));
  if (version != kVersion) {
    return core::fail(core::ErrorCode::invalid_argument,
                      "found an index of version " + std::to_string(version) + ", expected " + std::to_string(kVersion));
  }
  const core::Bytes body = bytes.subspan(kHeaderBytes);
  if (body.size() != body_bytes) {
    return core::fail(
        corrupt("found an index of " + std::to_string(body.size()) + " bytes, expected " + std::to_string(body_bytes)));
  }
  if (core::hash64(body) != body_hash) return core::fail(corrupt("index does not have the bytes that were written"));
  return header;
}

}  // namespace

core::Result<FaissIndex> FaissIndex::build(VectorTable table, const std::variant<GraphOptions, ListOptions>& options,
                                           const SampleOptions& sample) {
  auto source = std::holds_alternative<GraphOptions>(options) ? NeighborGraph::build(table, std::get<GraphOptions>(options))
                                                              : QuantizedLists::build(table, std::get<ListOptions>(options));
  if (!source) return core::fail(std::move(source).error());
  auto measured = measured_recall(table, **source, sample);
  if (!measured) return core::fail(std::move(measured).error());
  return FaissIndex(std::move(table), std::move(*source), std::move(*measured));
}

std::string FaissIndex::encode() const {
  core::Encoder body;
  body.write(static_cast<std::uint32_t>(measured_.size()));
  for (const MeasuredEffort& one : measured_) {
    body.write(one.effort);
    body.write(one.k);
    body.write(one.percent);
    body.write(one.recall);
    body.write(one.looked_at);
  }
  source_->encode(body);
  core::Encoder header;
  for (const char c : kMagic) header.write(c);
  header.write(kVersion);
  header.write(way() == Way::graph ? kGraph : kLists);
  header.write(table_.hash());
  header.write(static_cast<std::uint64_t>(body.bytes().size()));
  header.write(core::hash64(body.bytes()));
  header.write(core::hash64(header.bytes()));
  return header.take() + body.bytes();
}

core::Result<FaissIndex> FaissIndex::decode(core::Bytes bytes, VectorTable table) {
  const auto header = read_header(bytes);
  if (!header) return core::fail(header.error());
  if (header->table != table.hash()) {
    return core::fail(core::ErrorCode::conflict, "index was made for other vectors than these");
  }
  core::Decoder in(bytes.subspan(kHeaderBytes));
  auto measured = read_measured(in);
  if (!measured) return core::fail(std::move(measured).error());
  const core::Bytes rest = bytes.last(in.left());
  if (header->kind != kGraph && header->kind != kLists) {
    return core::fail(corrupt("found an index of kind " + std::to_string(header->kind) + ", expected 1 or 2"));
  }
  auto source = header->kind == kGraph ? NeighborGraph::decode(table, rest) : QuantizedLists::decode(table, rest);
  if (!source) return core::fail(std::move(source).error());
  return FaissIndex(std::move(table), std::move(*source), std::move(*measured));
}

core::Result<FaissIndex> FaissIndex::open(const std::filesystem::path& file, VectorTable table) {
  std::ifstream in(file, std::ios::binary);
  if (!in) return core::fail(core::ErrorCode::not_found, file.string() + " is not there or cannot be read");
  const std::string bytes{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
  auto index = decode(core::as_bytes(bytes), std::move(table));
  if (!index) return core::fail(core::within(file.string(), std::move(index).error()));
  return index;
}

core::Result<void> FaissIndex::save(const std::filesystem::path& file) const {
  auto pending = snapshot::PendingFile::make(file);
  if (!pending) return core::fail(std::move(pending).error());
  if (auto written = pending->write(core::as_bytes(encode()), 0); !written) return written;
  return pending->publish();
}

const MeasuredEffort* FaissIndex::effort_for(std::uint32_t k, std::size_t passing, double wanted_recall) const {
  const MeasuredEffort* best = nullptr;
  for (const MeasuredEffort& one : measured_) {
    if (one.k < k || one.percent * std::uint64_t{size()} > 100 * std::uint64_t{passing} || one.recall < wanted_recall) continue;
    // What was measured nearest to what is asked counts: the largest share, of it the fewest neighbours, of those the least
    // effort.
    const auto rank = [](const MeasuredEffort& m) { return std::tuple(100 - m.percent, m.k, m.effort); };
    if (best == nullptr || rank(one) < rank(*best)) best = &one;
  }
  return best;
}

core::Result<Neighbors> FaissIndex::search(std::span<const float> query, const SearchOptions& options) const {
  const auto filter = filter_of(options, size());
  if (!filter) return core::fail(filter.error());
  const auto asked = table_.query(query);
  if (!asked) return core::fail(asked.error());
  const std::size_t passing = filter->passing();
  if (passing == 0) return Neighbors{.way = way()};
  const MeasuredEffort* effort = effort_for(options.k, passing, options.wanted_recall);
  if (effort == nullptr) {
    for (const MeasuredEffort& one : measured_) {
      const bool fits = one.k >= options.k && one.percent * std::uint64_t{size()} <= 100 * std::uint64_t{passing};
      if (fits && (effort == nullptr || one.recall > effort->recall)) effort = &one;
    }
  }
  const std::uint32_t taken = effort == nullptr ? std::min(source_->most_effort(), std::max(64U, options.k)) : effort->effort;
  const std::size_t k = std::min<std::size_t>(options.k, passing);
  const auto near = source_->find(*asked, *filter, taken, k);
  if (!near) return core::fail(near.error());
  return Neighbors{
      .best = nearest_of(table_, *asked, near->rows, k), .way = way(), .recall = effort == nullptr ? 0.0 : effort->recall};
}

}  // namespace vouch::vectors
