// What is said of how one post discloses advertising: the answer of disclosure.h as plain structs, with the words for its
// values. Headers alone, so that what writes answers links nothing.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "engine/catalog/disclosure_records.h"

namespace vouch::credibility {

enum class Verdict : std::uint8_t { not_needed, clear, weak, missing };
enum class Confidence : std::uint8_t { uncertain, likely, certain };

/// Where a wording stands.
enum class DisclosurePlace : std::uint8_t {
  lead,            // begins before the fold
  below,           // after it
  block,           // hidden in a block of hashtags
  hashtags,        // in the list of hashtags alone
  platform_label,  // the platform's own
  sponsors,        // the sponsors field: known, not shown
};

/// Paid, gifted, affiliate or own brand.
[[nodiscard]] constexpr bool is_commercial(catalog::PostClass post_class) {
  return post_class != catalog::PostClass::none && post_class != catalog::PostClass::declared_unpaid;
}

struct DisclosureEvidence {
  std::string_view phrase, language;  // of the rules; empty for a platform's label and sponsors
  catalog::PostClass post_class = catalog::PostClass::none;
  catalog::Strength strength = catalog::Strength::weak;
  DisclosurePlace place = DisclosurePlace::lead;
  std::uint32_t byte = 0;       // where it begins in the text; 0 outside the text
  std::uint32_t character = 0;  // the same in code points
  bool denied = false;          // "not sponsored", "Werbung, unbezahlt"
  bool disguised = false;       // written with letters that look like others
  bool quoted = false;
};

struct Disclosure {
  catalog::PostClass post_class = catalog::PostClass::none;
  Verdict verdict = Verdict::not_needed;
  Confidence confidence = Confidence::uncertain;
  std::string_view country;                  // of the rule used
  std::vector<DisclosureEvidence> evidence;  // at most kMostEvidence, platform's first, then in the order of the text
};

[[nodiscard]] constexpr std::string_view name_of(catalog::PostClass post_class) {
  switch (post_class) {
    case catalog::PostClass::none: return "none";
    case catalog::PostClass::declared_unpaid: return "declared_unpaid";
    case catalog::PostClass::paid: return "paid";
    case catalog::PostClass::gifted: return "gifted";
    case catalog::PostClass::affiliate: return "affiliate";
    case catalog::PostClass::own_brand: return "own_brand";
  }
  return {};
}

[[nodiscard]] constexpr std::string_view name_of(Verdict verdict) {
  switch (verdict) {
    case Verdict::not_needed: return "not_needed";
    case Verdict::clear: return "clear";
    case Verdict::weak: return "weak";
    case Verdict::missing: return "missing";
  }
  return {};
}

[[nodiscard]] constexpr std::string_view name_of(Confidence confidence) {
  switch (confidence) {
    case Confidence::uncertain: return "uncertain";
    case Confidence::likely: return "likely";
    case Confidence::certain: return "certain";
  }
  return {};
}

[[nodiscard]] constexpr std::string_view name_of(DisclosurePlace place) {
  switch (place) {
    case DisclosurePlace::lead: return "lead";
    case DisclosurePlace::below: return "below";
    case DisclosurePlace::block: return "block";
    case DisclosurePlace::hashtags: return "hashtags";
    case DisclosurePlace::platform_label: return "platform_label";
    case DisclosurePlace::sponsors: return "sponsors";
  }
  return {};
}

[[nodiscard]] constexpr std::string_view name_of(catalog::Strength strength) {
  switch (strength) {
    case catalog::Strength::weak: return "weak";
    case catalog::Strength::clear: return "clear";
  }
  return {};
}

}  // namespace vouch::credibility
