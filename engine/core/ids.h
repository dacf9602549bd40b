// Dense ids as types that do not convert into each other: an AccountIndex can not be passed for a CreatorIndex.
// An index counts from 0 within one snapshot and means nothing outside it.
#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <limits>

namespace vouch::core {

template <class Tag>
struct Index {
  std::uint32_t value = 0;

  constexpr Index() = default;
  constexpr explicit Index(std::uint32_t v) : value(v) {}
  constexpr explicit Index(std::size_t v) : value(static_cast<std::uint32_t>(v)) {}

  constexpr auto operator<=>(const Index&) const = default;
};

using AccountIndex = Index<struct AccountTag>;  // an account of some audience
using CreatorIndex = Index<struct CreatorTag>;
using BrandIndex = Index<struct BrandTag>;
using OwnerIndex = Index<struct OwnerTag>;  // creators first, then brands: see catalog/owners.h
using PostIndex = Index<struct PostTag>;
using TermIndex = Index<struct TermTag>;  // a word or hashtag of the snapshot's vocabulary

inline constexpr std::uint32_t kNoIndex = std::numeric_limits<std::uint32_t>::max();

}  // namespace vouch::core

template <class Tag>
struct std::hash<vouch::core::Index<Tag>> {
  std::size_t operator()(vouch::core::Index<Tag> index) const noexcept { return std::hash<std::uint32_t>{}(index.value); }
};
