// Who is like whom by the people they share, as plain structs: creators like a creator, and partner brands of a brand with
// the creators who bridge both. Figures are as shown, six decimals.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/ranking/shortlist.h"

namespace vouch::ranking {

struct SimilarQuery {
  std::string id;             // of the creator or brand
  std::uint32_t limit = 20;   // how many; 0: all who share somebody
  std::uint32_t bridges = 5;  // of each partner brand so many creators at most
};

/// What two audiences share. Absent: not to be said from these data.
struct SharedPeople {
  std::int64_t shared = 0;
  double value = 0.0;                         // of audience/overlap.h or audience/counted_similar.h
  Interval interval;                          // 90 %
  std::optional<double> overlap_coefficient;  // shared ÷ the smaller audience
  std::optional<double> jaccard;              // shared ÷ both together
  std::optional<double> lift;                 // shrunk, of audience/lift.h
  std::optional<Interval> lift_interval;
};

/// On what an answer about a creator rests.
enum class SimilarBy : std::uint8_t {
  audience,         // accounts that are in both audiences
  counted_sizes,    // overlaps counted elsewhere, divided by stated audience sizes
  counted_overlaps  // the same, divided by the sums of counted overlaps
};
inline constexpr std::array<std::string_view, 3> kSimilarByNames = {"audience", "counted_sizes", "counted_overlaps"};
[[nodiscard]] constexpr std::string_view name_of(SimilarBy by) { return kSimilarByNames[static_cast<std::size_t>(by)]; }

struct SimilarCreator {
  std::uint32_t rank = 0;  // 1..
  CreatorCard creator;
  SharedPeople people;
};

struct SimilarCreators {
  std::string snapshot, version;  // set by the facade
  CreatorCard creator;
  SimilarBy by = SimilarBy::audience;
  std::int64_t considered = 0;  // other creators of whom an audience, or an overlap with this one, is known
  std::int64_t sharing = 0;     // of these, who share somebody
  std::vector<SimilarCreator> creators;
  std::vector<Message> warnings;
};

/// A creator who reaches people of both brands.
struct BridgeCreator {
  CreatorCard creator;
  std::int64_t shared = 0;  // people of both brands in the creator's audience
  double expected = 0.0;    // of audience/three_way.h
  double lift = 1.0;        // found to expected, shrunk
  Interval lift_interval;   // 90 %
};

struct PartnerBrand {
  std::uint32_t rank = 0;  // 1..
  BrandCard brand;         // audience_kind own or partners
  bool same_category = false;
  SharedPeople people;
  std::vector<BridgeCreator> bridges;
};

struct PartnerBrands {
  std::string snapshot, version;  // set by the facade
  BrandCard brand;
  std::int64_t considered = 0;   // other brands with people of their own or of past partners, competitors left out
  std::int64_t sharing = 0;      // of these, who share somebody
  std::int64_t competitors = 0;  // left out
  std::vector<PartnerBrand> brands;
  std::vector<Message> warnings;
};

}  // namespace vouch::ranking
