#include "engine/values/content.h"

#include <algorithm>
#include <cmath>

#include "engine/core/deterministic_math.h"
#include "engine/core/normal.h"

namespace vouch::values {
namespace {

__extension__ using Wide = unsigned __int128;

double to_double(Wide value) {
  return static_cast<double>(static_cast<std::uint64_t>(value >> 64)) * 0x1.0p64 +
         static_cast<double>(static_cast<std::uint64_t>(value));
}

Wide squares_of(std::span<const std::uint32_t> dense) {
  Wide squares = 0;
  for (const std::uint32_t value : dense) squares += static_cast<std::uint64_t>(value) * value;
  return squares;
}

/// Inner product with a dense vector and the vector's own squares, in one pass over its terms.
struct Products {
  std::uint64_t dot = 0;
  std::uint64_t squares = 0;
};
Products products(const std::vector<std::uint32_t>& dense, SparseVector vector) {
  const std::uint32_t* const sum = dense.data();
  const std::uint32_t* const terms = vector.terms.data();
  const std::uint16_t* const weights = vector.weights.data();
  Products result;
  for (std::size_t i = 0; i < vector.terms.size(); ++i) {
    const std::uint64_t weight = weights[i];
    result.dot += sum[terms[i]] * weight;
    result.squares += weight * weight;
  }
  return result;
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
  squares_ = squares_of(sum_);
  length_ = std::sqrt(to_double(squares_));
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
  const Products p = products(sum_, vector);
  return ratio(static_cast<double>(p.dot), length_, std::sqrt(static_cast<double>(p.squares)));
}

double AskingText::without(SparseVector vector) const {
  // B' = B - x with x = vector + (own factor of |P| less that of |P| - 1) · own, so B'·v = B·v - x·v and
  // |B'|² = |B|² - 2 B·x + |x|²: exact in integers, and in the time of the two sparse vectors.
  const auto less = has_own_text() ? own_factor(partners_.size()) - own_factor(partners_.size() - 1) : 0;
  const SparseVector own = own_.view();
  const Products v = products(sum_, vector);
  std::uint64_t own_with_v = 0;
  std::size_t j = 0;
  for (std::size_t i = 0; less > 0 && i < vector.terms.size(); ++i) {
    while (j < own.terms.size() && own.terms[j] < vector.terms[i]) ++j;
    if (j < own.terms.size() && own.terms[j] == vector.terms[i]) {
      own_with_v += static_cast<std::uint64_t>(own.weights[j]) * vector.weights[i];
    }
  }
  const Products o = less > 0 ? products(sum_, own) : Products{};
  const std::uint64_t dot = v.dot - v.squares - less * own_with_v;
  const Wide with_x = static_cast<Wide>(v.dot) + less * o.dot;
  const Wide x_squares = static_cast<Wide>(v.squares) + 2 * less * own_with_v + less * less * o.squares;
  const Wide squares = squares_ + x_squares - 2 * with_x;
  return ratio(static_cast<double>(dot), std::sqrt(to_double(squares)), std::sqrt(static_cast<double>(v.squares)));
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
  const double half = core::kNormal95 / std::sqrt(static_cast<double>(texts));
  const auto back = [](double x) {
    const double e = core::det_exp(2.0 * x);
    return (e - 1.0) / (e + 1.0);
  };
  return {std::clamp(back(z - half), 0.0, cosine), std::clamp(back(z + half), cosine, 1.0)};
}

}  // namespace vouch::values
