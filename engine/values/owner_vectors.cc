#include "engine/values/owner_vectors.h"

#include <algorithm>
#include <optional>
#include <vector>

#include "engine/core/error.h"
#include "engine/core/parallel_for.h"
#include "engine/values/pooling.h"

namespace vouch::values {
namespace {

constexpr std::uint32_t kTask = 256;

/// Rows of one section.
struct Rows {
  std::span<const std::int8_t> values;
  std::size_t dims = 0;
  [[nodiscard]] Components operator[](std::uint64_t row) const { return values.subspan(row * dims, dims); }
};

std::int64_t engagements(const catalog::PostColumns& posts, std::uint64_t post) {
  const auto known = [](std::int64_t x) { return x == catalog::kUnknown ? 0 : x; };
  return known(posts.likes[post]) + known(posts.comments[post]) + known(posts.shares[post]);
}

/// The middle one of an owner's engagements; nullopt where no post has any.
std::optional<double> usual_engagement(const catalog::PostColumns& posts, std::uint64_t first, std::uint64_t last) {
  std::vector<std::int64_t> known;
  for (std::uint64_t post = first; post < last; ++post) {
    if (const auto some = engagements(posts, post); some > 0) known.push_back(some);
  }
  if (known.empty()) return std::nullopt;
  const auto middle = known.begin() + static_cast<std::ptrdiff_t>(known.size() / 2);
  std::ranges::nth_element(known, middle);
  return static_cast<double>(*middle);
}

PooledVector pool_of(const catalog::Catalog& catalog, std::uint32_t owner, const Rows& rows, const Rows& texts) {
  const catalog::PostColumns& posts = catalog.posts;
  const std::uint64_t first = posts.owner_offsets[owner], last = posts.owner_offsets[owner + 1];
  const auto usual = usual_engagement(posts, first, last);
  std::int64_t latest = catalog::kUnknown;
  for (std::uint64_t post = first; post < last; ++post) latest = std::max(latest, posts.at_s[post]);
  std::vector<PooledPost> pooled = {{.vector = texts[owner]}};
  for (std::uint64_t post = first; post < last; ++post) {
    const bool dated = posts.at_s[post] != catalog::kUnknown;
    const auto some = static_cast<double>(engagements(posts, post));
    pooled.push_back({.vector = rows[post],
                      .age_s = dated ? latest - posts.at_s[post] : 0,
                      .engagement = usual && some > 0.0 ? std::optional(some / *usual) : std::nullopt});
  }
  return pool_posts(pooled, rows.dims);
}

/// A section of rows of dims numbers.
core::Result<Components> rows_of(const snapshot::Snapshot& snapshot, const std::string& name, std::uint64_t rows,
                                 std::size_t dims) {
  const auto values = snapshot.array<std::int8_t>(name);
  if (!values) return core::fail(values.error());
  if (values->size() != rows * dims) {
    return core::fail(core::ErrorCode::corrupt, "section " + name + " has " + std::to_string(values->size()) +
                                                    " numbers, expected " + std::to_string(rows * dims));
  }
  return *values;
}

struct Base {
  std::string space;
  Rows posts, texts;
};

/// What was written while records came. The number of dimensions is that of the rows of owners' texts.
core::Result<Base> open_base(const snapshot::Snapshot& snapshot, const catalog::Catalog& catalog) {
  const auto space = snapshot.array<char>("vectors.space");
  if (!space) return core::fail(space.error());
  Base base{.space = std::string(space->begin(), space->end()), .posts = {}, .texts = {}};
  const auto texts = snapshot.array<std::int8_t>("vectors.texts");
  if (!texts) return core::fail(texts.error());
  const std::size_t dims = base.space.empty() || catalog.owners() == 0 ? 0 : texts->size() / catalog.owners();
  const auto of_owners = rows_of(snapshot, "vectors.texts", catalog.owners(), dims);
  if (!of_owners) return core::fail(of_owners.error());
  const auto of_posts = rows_of(snapshot, "vectors.posts", catalog.posts.at_s.size(), dims);
  if (!of_posts) return core::fail(of_posts.error());
  base.texts = {.values = *of_owners, .dims = dims};
  base.posts = {.values = *of_posts, .dims = dims};
  return base;
}

}  // namespace

core::Result<void> write_owner_vectors(const snapshot::Snapshot& so_far, snapshot::Writer& out, unsigned threads) {
  const auto catalog = catalog::Catalog::open(so_far);
  if (!catalog) return core::fail(catalog.error());
  const auto base = open_base(so_far, *catalog);
  if (!base) return core::fail(base.error());
  const std::uint32_t owners = catalog->owners();
  const std::size_t dims = base->posts.dims;
  std::vector<std::int8_t> rows(owners * dims);
  std::vector<double> spread(owners, 1.0);
  std::vector<std::uint32_t> counts(owners, 0);
  const std::size_t tasks = dims == 0 ? 0 : (owners + kTask - 1) / kTask;
  core::parallel_each(tasks, threads, [&](std::size_t task) {
    const auto first = static_cast<std::uint32_t>(task) * kTask;
    for (std::uint32_t owner = first; owner < std::min(owners, first + kTask); ++owner) {
      const PooledVector pooled = pool_of(*catalog, owner, base->posts, base->texts);
      std::ranges::copy(pooled.mean, rows.begin() + static_cast<std::ptrdiff_t>(owner * dims));
      spread[owner] = pooled.spread.value_or(1.0);
      counts[owner] = pooled.posts;
    }
  });
  auto done = out.write<std::int8_t>("vectors.owners", rows);
  if (done) done = out.write<double>("vectors.spread", spread);
  if (done) done = out.write<std::uint32_t>("vectors.counts", counts);
  return done;
}

core::Result<OwnerVectors> OwnerVectors::open(const snapshot::Snapshot& snapshot, const catalog::Catalog& catalog) {
  auto base = open_base(snapshot, catalog);
  if (!base) return core::fail(std::move(base).error());
  OwnerVectors opened;
  opened.dims_ = base->posts.dims;
  opened.space_ = std::move(base->space);
  opened.posts_ = base->posts.values;
  const auto owners = rows_of(snapshot, "vectors.owners", catalog.owners(), opened.dims_);
  if (!owners) return core::fail(owners.error());
  const auto spread = snapshot.array<double>("vectors.spread");
  if (!spread) return core::fail(spread.error());
  const auto counts = snapshot.array<std::uint32_t>("vectors.counts");
  if (!counts) return core::fail(counts.error());
  if (spread->size() != catalog.owners() || counts->size() != catalog.owners()) {
    return core::fail(core::ErrorCode::corrupt, "sections vectors.spread and .counts do not belong to this catalog");
  }
  if (!std::ranges::all_of(*spread, [](double x) { return x >= 0.0 && x <= 1.0; })) {
    return core::fail(core::ErrorCode::corrupt, "section vectors.spread has a value out of range");
  }
  opened.owners_ = *owners;
  opened.spread_ = *spread;
  opened.counts_ = *counts;
  return opened;
}

}  // namespace vouch::values
