// Whether somebody is known to have paid for a post, from outside its words: the platform's label, the sponsors field, or a
// brand that the post mentions or tags within some days after a paid collaboration with it (setting collaboration_days).
// Advertising is undisclosed where a payment is known and neither the words nor the platform's label say so. An author who says
// that the post is unpaid contradicts a collaboration, which may have been about another post: such a post is disputed, not
// undisclosed.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include "engine/credibility/disclosure.h"

namespace vouch::credibility {

enum class Payment : std::uint8_t { unknown, collaboration, sponsors, platform_label };

/// A past cooperation of the post's creator.
struct PaidCollaboration {
  std::uint32_t brand = 0;  // as the caller numbers brands
  std::int64_t at_s = 0;
};

struct KnownPost {
  std::optional<std::int64_t> at_s;
  std::span<const std::uint32_t> brands = {};  // mentioned or tagged
  std::string_view label = {};
  bool sponsors = false;
};

/// The strongest evidence there is. An undated post has none from collaborations.
[[nodiscard]] Payment payment_of(const KnownPost& post, std::span<const PaidCollaboration> collaborations, std::uint32_t days);

enum class Openness : std::uint8_t {
  unknown,      // no payment is known
  open,         // clearly or weakly, the words or the platform's label say so
  disputed,     // the words say unpaid, only a collaboration says otherwise
  undisclosed,  // nothing says so
};

/// What a known payment and the post's own words come to. `words`: the class of its text, hashtags and label.
[[nodiscard]] Openness openness_of(Payment payment, catalog::PostClass words);

/// How the post came about by all that is known: undisclosed advertising is paid, whatever its words say.
[[nodiscard]] catalog::PostClass known_class(Payment payment, catalog::PostClass words);

}  // namespace vouch::credibility
