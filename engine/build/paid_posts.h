// Which posts name a brand that their creator had a paid collaboration with: brands by the names that posts call them (account
// ids and handles, in any case; a name that two brands have is nobody's), the names that posts mention or tag, and the paid
// collaborations themselves. Rows may come in any order. Memory: 12 bytes a name in a creator's post.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "engine/build/owners.h"
#include "engine/catalog/records.h"
#include "engine/credibility/payment.h"

namespace vouch::build {

class PaidPosts {
 public:
  /// A name of a brand: a handle or account id; an empty one is none.
  void add_name(SeenOwner brand, std::string_view name);
  /// Posts come by ascending number.
  void add_post(std::uint32_t post, catalog::Strings mentions, catalog::Strings tagged);
  /// One that was declined, or has no time, is no evidence.
  void add(const catalog::CollaborationRecord& record, SeenOwner brand, SeenOwner creator);

  struct Post {
    SeenOwner owner;
    std::int64_t at_s = 0;  // catalog::kUnknown: undated
  };
  /// What collaborations say of post number `number`. Call sort() first, once.
  [[nodiscard]] credibility::Payment payment_of(std::uint32_t number, const Post& post, std::uint32_t days) const;
  void sort();

 private:
  struct Collaboration {
    std::uint32_t creator = 0;  // its place
    credibility::PaidCollaboration paid;
  };
  static constexpr std::uint32_t kAmbiguous = SeenOwner::kBrandBit;

  std::unordered_map<std::uint64_t, std::uint32_t> brands_;  // hash of the folded name -> place
  std::vector<std::uint32_t> posts_;                         // number of the post of each name
  std::vector<std::uint64_t> names_;
  std::vector<Collaboration> collaborations_;
};

}  // namespace vouch::build
