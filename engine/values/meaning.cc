#include "engine/values/meaning.h"

#include <algorithm>
#include <cmath>

namespace vouch::values {
namespace {

double cosine_of(std::span<const std::int64_t> a, Components b) {
  std::int64_t product = 0, squares = 0;  // |a| ≤ 127 · 2 · partners, dims ≤ 2¹⁵: far below 2⁶³
  double length = 0.0;
  for (std::size_t j = 0; j < a.size(); ++j) {
    product += a[j] * b[j];
    squares += std::int64_t{b[j]} * b[j];
    length += static_cast<double>(a[j]) * static_cast<double>(a[j]);
  }
  const double lengths = std::sqrt(length) * std::sqrt(static_cast<double>(squares));
  return lengths > 0.0 ? static_cast<double>(product) / lengths : 0.0;
}

}  // namespace

AskingMeaning::AskingMeaning(const OwnerVectors& vectors, Components own, std::span<const std::uint32_t> partners)
    : vectors_(&vectors), own_(own.begin(), own.end()), sum_(vectors.dims(), 0) {
  own_.resize(vectors.dims(), 0);
  has_own_ = std::ranges::any_of(own_, [](std::int8_t x) { return x != 0; });
  for (const std::uint32_t partner : partners) {
    const core::OwnerIndex owner(partner);
    if (vectors.texts(owner) == 0) continue;
    partners_.push_back(partner);
    const Components row = vectors.of(owner);
    for (std::size_t j = 0; j < row.size(); ++j) sum_[j] += row[j];
  }
}

std::vector<std::int64_t> AskingMeaning::asking(core::CreatorIndex candidate) const {
  const bool partner = std::ranges::binary_search(partners_, candidate.value);
  const std::size_t left = partners_.size() - (partner ? 1 : 0);
  if (!has_own_ && left == 0) return {};
  std::vector<std::int64_t> asking = sum_;
  const Components row = vectors_->of(core::OwnerIndex(candidate.value));
  const auto factor = static_cast<std::int64_t>(std::max<std::size_t>(1, left));
  for (std::size_t j = 0; j < asking.size(); ++j) asking[j] += factor * own_[j] - (partner ? row[j] : 0);
  return asking;
}

std::optional<double> AskingMeaning::cosine(core::CreatorIndex candidate) const {
  const core::OwnerIndex owner(candidate.value);
  if (vectors_->dims() == 0 || vectors_->texts(owner) == 0) return std::nullopt;
  const auto b = asking(candidate);
  if (b.empty()) return std::nullopt;
  return std::clamp(cosine_of(b, vectors_->of(owner)), 0.0, 1.0);
}

std::vector<AskingMeaning::PostCosine> AskingMeaning::posts(const catalog::Catalog& catalog, core::CreatorIndex candidate,
                                                            std::int64_t as_of_s) const {
  std::vector<PostCosine> found;
  const auto b = vectors_->dims() == 0 ? std::vector<std::int64_t>() : asking(candidate);
  if (b.empty()) return found;
  const auto& posts = catalog.posts;
  for (std::uint64_t i = posts.owner_offsets[candidate.value]; i < posts.owner_offsets[candidate.value + 1]; ++i) {
    const Components row = vectors_->of_post(i);
    if (posts.at_s[i] > as_of_s || std::ranges::all_of(row, [](std::int8_t x) { return x == 0; })) continue;
    found.push_back({.post = i, .cosine = cosine_of(b, row)});
  }
  std::ranges::sort(found, [](const PostCosine& x, const PostCosine& y) {
    return x.cosine != y.cosine ? x.cosine > y.cosine : x.post < y.post;
  });
  return found;
}

}  // namespace vouch::values
