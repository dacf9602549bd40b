#include "engine/values/content.h"

#include <algorithm>
#include <cmath>

#include "engine/core/deterministic_math.h"

namespace vouch::values {
namespace {

__extension__ using Wide = unsigned __int128;

double to_double(Wide value) {
  return static_cast<double>(static_cast<std::uint64_t>(value >> 64)) * 0x1.0p64 +
         static_cast<double>(static_cast<std::uint64_t>(value));
}

double length_of(std::span<const std::uint32_t> dense) {
  Wide squares = 0;
  for (const std::uint32_t value : dense) squares += static_cast<std::uint64_t>(value) * value;
  return std::sqrt(to_double(squares));
}

double length_of(SparseVector vector) {
  std::uint64_t squares = 0;
  for (const std::uint16_t weight : vector.weights) squares += static_cast<std::uint64_t>(weight) * weight;
  return std::sqrt(static_cast<double>(squares));
}

double ratio(double dot, double a, double b) { return a > 0.0 && b > 0.0 ? std::min(1.0, dot / (a * b)) : 0.0; }

}  // namespace

AskingText::AskingText(const TermVectors& vectors, SparseVector own, std::span<const std::uint32_t> partners)
    : vectors_(vectors), sum_(vectors.terms(), 0) {
  own_.terms.assign(own.terms.begin(), own.terms.end());
  own_.weights.assign(own.weights.begin(), own.weights.end());
  for (const std::uint32_t partner : partners) {
    const SparseVector vector = vectors.of(core::OwnerIndex(partner));
    if (vector.empty()) continue;
    partners_.push_back(partner);
    for (std::size_t i = 0; i < vector.terms.size(); ++i) sum_[vector.terms[i]] += vector.weights[i];
  }
  if (has_own_text()) {
    const auto factor = static_cast<std::uint32_t>(own_factor(partners_.size()));
    for (std::size_t i = 0; i < own_.terms.size(); ++i) {
      sum_[own_.terms[i]] += factor * own_.weights[i];
    }
  }
  length_ = length_of(sum_);
}

std::uint64_t AskingText::own_factor(std::size_t partners) const { return std::max<std::size_t>(1, partners); }

bool AskingText::is_partner(core::CreatorIndex candidate) const {
  return std::binary_search(partners_.begin(), partners_.end(), candidate.value);
}

bool AskingText::empty_for(core::CreatorIndex candidate) const {
  return !has_own_text() && partners_.size() == (is_partner(candidate) ? 1U : 0U);
}

std::optional<double> AskingText::cosine(core::CreatorIndex candidate) const {
  const SparseVector vector = vectors_.of(core::OwnerIndex(candidate.value));
  if (vector.empty() || empty_for(candidate)) return std::nullopt;
  if (is_partner(candidate)) return without(vector);
  std::uint64_t dot = 0;
  for (std::size_t i = 0; i < vector.terms.size(); ++i) {
    dot += static_cast<std::uint64_t>(sum_[vector.terms[i]]) * vector.weights[i];
  }
  return ratio(static_cast<double>(dot), length_, length_of(vector));
}

double AskingText::without(SparseVector vector) const {
  // B' = B - vector - (own factor of |P| less that of |P| - 1) · own. Rare, so the whole vector is made anew.
  std::vector<std::uint32_t> sum = sum_;
  for (std::size_t i = 0; i < vector.terms.size(); ++i) sum[vector.terms[i]] -= vector.weights[i];
  const auto less = static_cast<std::uint32_t>(own_factor(partners_.size()) - own_factor(partners_.size() - 1));
  if (has_own_text() && less > 0) {
    for (std::size_t i = 0; i < own_.terms.size(); ++i) sum[own_.terms[i]] -= less * own_.weights[i];
  }
  std::uint64_t dot = 0;
  for (std::size_t i = 0; i < vector.terms.size(); ++i) {
    dot += static_cast<std::uint64_t>(sum[vector.terms[i]]) * vector.weights[i];
  }
  return ratio(static_cast<double>(dot), length_of(sum), length_of(vector));
}

std::vector<std::uint32_t> AskingText::strongest_terms(core::CreatorIndex candidate, std::size_t n) const {
  const SparseVector vector = vectors_.of(core::OwnerIndex(candidate.value));
  const bool partner = is_partner(candidate);
  std::vector<std::pair<std::uint64_t, std::uint32_t>> carried;
  for (std::size_t i = 0; i < vector.terms.size(); ++i) {
    const std::uint32_t term = vector.terms[i];
    const std::uint64_t weight = sum_[term] - (partner ? vector.weights[i] : 0U);
    if (weight > 0 && vector.weights[i] > 0) carried.emplace_back(weight * vector.weights[i], term);
  }
  const auto stronger = [](const auto& a, const auto& b) { return a.first != b.first ? a.first > b.first : a.second < b.second; };
  n = std::min(n, carried.size());
  std::partial_sort(carried.begin(), carried.begin() + static_cast<std::ptrdiff_t>(n), carried.end(), stronger);
  std::vector<std::uint32_t> terms;
  for (std::size_t i = 0; i < n; ++i) terms.push_back(carried[i].second);
  return terms;
}

std::pair<double, double> cosine_interval(double cosine, std::uint32_t texts) {
  if (texts == 0) return {0.0, 1.0};
  const double v = std::clamp(cosine, 0.0, 1.0 - 1e-12);
  const double z = 0.5 * core::det_log((1.0 + v) / (1.0 - v));
  const double half = 1.6448536269514722 / std::sqrt(static_cast<double>(texts));
  const auto back = [](double x) {
    const double e = core::det_exp(2.0 * x);
    return (e - 1.0) / (e + 1.0);
  };
  return {std::clamp(back(z - half), 0.0, cosine), std::clamp(back(z + half), cosine, 1.0)};
}

}  // namespace vouch::values
