#include "engine/build/paid_posts.h"

#include <algorithm>

#include "engine/catalog/catalog.h"
#include "engine/core/hash.h"
#include "engine/text/fold.h"

namespace vouch::build {
namespace {

constexpr std::string_view kDeclined = "declined";

std::uint64_t hash_of(std::string_view name) {
  while (name.starts_with('@')) name.remove_prefix(1);
  return core::hash64(text::fold(name));
}

}  // namespace

void PaidPosts::add_name(SeenOwner brand, std::string_view name) {
  if (name.empty()) return;
  const auto [at, is_new] = brands_.emplace(hash_of(name), brand.place());
  if (!is_new && at->second != brand.place()) at->second = kAmbiguous;
}

void PaidPosts::add_post(std::uint32_t post, catalog::Strings mentions, catalog::Strings tagged) {
  for (const catalog::Strings names : {mentions, tagged}) {
    for (const std::string_view name : names) {
      posts_.push_back(post);
      names_.push_back(hash_of(name));
    }
  }
}

void PaidPosts::add(const catalog::CollaborationRecord& record, SeenOwner brand, SeenOwner creator) {
  if (!record.paid.value_or(false) || !record.at_s || record.outcome == kDeclined) return;
  collaborations_.push_back({.creator = creator.place(), .paid = {.brand = brand.place(), .at_s = *record.at_s}});
}

void PaidPosts::sort() {
  std::sort(collaborations_.begin(), collaborations_.end(),
            [](const Collaboration& a, const Collaboration& b) { return a.creator < b.creator; });
}

credibility::Payment PaidPosts::payment_of(std::uint32_t number, const Post& post, std::uint32_t days) const {
  std::vector<std::uint32_t> brands;
  const auto [first, last] = std::equal_range(posts_.begin(), posts_.end(), number);
  for (auto at = first; at != last; ++at) {
    const auto brand = brands_.find(names_[static_cast<std::size_t>(at - posts_.begin())]);
    if (brand != brands_.end() && brand->second != kAmbiguous) brands.push_back(brand->second);
  }
  if (brands.empty() || post.at_s == catalog::kUnknown) return credibility::Payment::unknown;
  std::vector<credibility::PaidCollaboration> own;
  const auto of = std::lower_bound(collaborations_.begin(), collaborations_.end(), post.owner.place(),
                                   [](const Collaboration& one, std::uint32_t creator) { return one.creator < creator; });
  for (auto at = of; at != collaborations_.end() && at->creator == post.owner.place(); ++at) own.push_back(at->paid);
  return credibility::payment_of({.at_s = post.at_s, .brands = brands}, own, days);
}

}  // namespace vouch::build
