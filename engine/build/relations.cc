#include "engine/build/relations.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <limits>
#include <tuple>

namespace vouch::build {
namespace {

using catalog::RowProblem;

constexpr std::int64_t kUndated = catalog::kUnknown;

/// Sorts rows by a key and keeps one for each identity, the first.
template <class Row, class Key, class Identity>
std::vector<Row> ordered_once(std::vector<Row> rows, Key key, Identity identity) {
  std::sort(rows.begin(), rows.end(), [&](const Row& a, const Row& b) { return key(a) < key(b); });
  rows.erase(std::unique(rows.begin(), rows.end(), [&](const Row& a, const Row& b) { return identity(a) == identity(b); }),
             rows.end());
  return rows;
}

/// A time or count so that the greater comes first and the unknown last.
std::uint64_t descending(std::int64_t value) {
  return std::numeric_limits<std::uint64_t>::max() - (static_cast<std::uint64_t>(value) ^ (std::uint64_t{1} << 63));
}

std::uint8_t rank_of_base(std::string_view of) {
  if (of == "followers") return 0;
  if (of == "viewers") return 1;
  return of == "likers" ? 2 : 3;
}

}  // namespace

void Collaborations::add(const catalog::CollaborationRecord& record, SeenOwner brand, SeenOwner creator, LabelTable& labels) {
  const auto paid = record.paid ? static_cast<std::uint8_t>(*record.paid ? 1 : 0) : std::uint8_t{2};
  rows_.push_back({.brand = brand,
                   .creator = creator,
                   .at_s = record.at_s.value_or(kUndated),
                   .paid = paid,
                   .outcome = labels.insert(record.outcome)});
}

core::Result<std::size_t> Collaborations::write(const OwnerOrder& order, const KeyOrder& labels, snapshot::Writer& writer) const {
  const auto key = [&](const Row& r) {
    return std::tuple(order.brands.rank(r.brand.place()), order.creators.rank(r.creator.place()), r.at_s, r.paid,
                      labels.rank(r.outcome));
  };
  const std::vector<Row> rows = ordered_once(rows_, key, key);
  SectionWriter out(writer);
  out.array<std::uint64_t>("collaborations.brand_offsets", offsets_of(rows, order.brands.size(), [&](const Row& r) {
                             return order.brands.rank(r.brand.place());
                           }));
  out.array<std::uint32_t>("collaborations.creator",
                           column_of<std::uint32_t>(rows, [&](const Row& r) { return order.creators.rank(r.creator.place()); }));
  out.array<std::int64_t>("collaborations.at_s", column_of<std::int64_t>(rows, [](const Row& r) { return r.at_s; }));
  out.array<std::uint8_t>("collaborations.paid", column_of<std::uint8_t>(rows, [](const Row& r) { return r.paid; }));
  out.array<std::uint32_t>("collaborations.outcome",
                           column_of<std::uint32_t>(rows, [&](const Row& r) { return labels.rank(r.outcome); }));
  if (auto done = out.done(); !done) return core::fail(std::move(done).error());
  return rows.size();
}

std::optional<RowProblem> AudienceShares::add(const catalog::AudienceShareRecord& record, SeenOwner owner, LabelTable& labels) {
  if (!(record.share >= 0.0 && record.share <= 1.0)) {
    return RowProblem{"share", std::to_string(record.share), "a share from 0 to 1"};
  }
  rows_.push_back({.owner = owner,
                   .dimension = labels.insert(record.dimension),
                   .value = labels.insert(record.value),
                   .source = labels.insert(record.source),
                   .of = rank_of_base(record.of),
                   .at_s = record.at_s.value_or(kUndated),
                   .share = record.share});
  return std::nullopt;
}

core::Result<void> AudienceShares::write(const OwnerOrder& order, const KeyOrder& labels, snapshot::Writer& writer) const {
  const auto identity = [&](const Row& r) {
    return std::tuple(order.index(r.owner), labels.rank(r.dimension), labels.rank(r.value));
  };
  const auto key = [&](const Row& r) {
    return std::tuple_cat(identity(r), std::tuple(r.of, descending(r.at_s), labels.rank(r.source), r.share));
  };
  const std::vector<Row> rows = ordered_once(rows_, key, identity);
  SectionWriter out(writer);
  out.array<std::uint64_t>("shares.owner_offsets",
                           offsets_of(rows, order.size(), [&](const Row& r) { return order.index(r.owner); }));
  out.array<std::uint32_t>("shares.dimension",
                           column_of<std::uint32_t>(rows, [&](const Row& r) { return labels.rank(r.dimension); }));
  out.array<std::uint32_t>("shares.value", column_of<std::uint32_t>(rows, [&](const Row& r) { return labels.rank(r.value); }));
  out.array<double>("shares.share", column_of<double>(rows, [](const Row& r) { return r.share; }));
  return out.done();
}

std::optional<RowProblem> Metrics::add(const catalog::MetricRecord& record, SeenOwner creator, LabelTable& labels) {
  if (!std::isfinite(record.value)) return RowProblem{"value", std::to_string(record.value), "a finite number"};
  rows_.push_back({.creator = creator,
                   .name = labels.insert(record.name),
                   .source = labels.insert(record.source),
                   .at_s = record.at_s.value_or(kUndated),
                   .n_posts = record.n_posts.value_or(catalog::kUnknown),
                   .value = record.value});
  return std::nullopt;
}

core::Result<void> Metrics::write(const OwnerOrder& order, const KeyOrder& labels, snapshot::Writer& writer) const {
  const auto identity = [&](const Row& r) { return std::tuple(order.index(r.creator), labels.rank(r.name)); };
  const auto key = [&](const Row& r) {
    return std::tuple_cat(identity(r), std::tuple(descending(r.at_s), descending(r.n_posts), labels.rank(r.source), r.value));
  };
  const std::vector<Row> rows = ordered_once(rows_, key, identity);
  SectionWriter out(writer);
  out.array<std::uint64_t>("metrics.creator_offsets",
                           offsets_of(rows, order.creators.size(), [&](const Row& r) { return order.index(r.creator); }));
  out.array<std::uint32_t>("metrics.name", column_of<std::uint32_t>(rows, [&](const Row& r) { return labels.rank(r.name); }));
  out.array<double>("metrics.value", column_of<double>(rows, [](const Row& r) { return r.value; }));
  return out.done();
}

std::optional<RowProblem> Embeddings::add(const catalog::EmbeddingRecord& record, SeenOwner owner, LabelTable& labels) {
  const SeenLabel space = labels.insert(record.space);
  const auto dimensions = static_cast<std::uint32_t>(record.values.size());
  const std::uint32_t expected = dimensions_.emplace(space, dimensions).first->second;
  if (dimensions == 0 || dimensions != expected) {
    return RowProblem{"values", std::to_string(dimensions) + " values",
                      dimensions == 0 ? "at least one" : std::to_string(expected) + ", as in the first row of its space"};
  }
  if (!std::all_of(record.values.begin(), record.values.end(), [](float value) { return std::isfinite(value); })) {
    return RowProblem{"values", "a value that is not finite", "finite numbers"};
  }
  const std::uint64_t identity = std::uint64_t{space} << 32 | owner.value;
  if (!known_.emplace(identity, static_cast<std::uint32_t>(rows_.size())).second) return duplicate("id", record.id.id);
  rows_.push_back({.owner = owner, .space = space, .begin = values_.size(), .dimensions = dimensions});
  for (const float value : record.values) values_.push_back(std::bit_cast<std::uint32_t>(value));
  return std::nullopt;
}

core::Result<void> Embeddings::write(const OwnerOrder& order, const KeyOrder& labels, snapshot::Writer& writer) const {
  const auto key = [&](const Row& r) { return std::tuple(labels.rank(r.space), order.index(r.owner)); };
  const std::vector<Row> rows = ordered_once(rows_, key, key);
  std::vector<std::uint64_t> offsets{0};
  for (const Row& row : rows) offsets.push_back(offsets.back() + row.dimensions);
  SectionWriter out(writer);
  out.array<std::uint32_t>("embeddings.space",
                           column_of<std::uint32_t>(rows, [&](const Row& r) { return labels.rank(r.space); }));
  out.array<std::uint32_t>("embeddings.owner",
                           column_of<std::uint32_t>(rows, [&](const Row& r) { return order.index(r.owner); }));
  out.array<std::uint64_t>("embeddings.offsets", offsets);
  if (auto done = out.done(); !done) return done;
  if (auto begun = writer.begin("embeddings.values", snapshot::Encoding::u32); !begun) return begun;
  for (const Row& row : rows) {
    auto written = writer.append(std::span<const std::uint32_t>(values_).subspan(row.begin, row.dimensions));
    if (!written) return written;
  }
  return {};
}

}  // namespace vouch::build
