// Does the creator say when a post is paid? One post's text, hashtags and platform label give its class (paid, gifted,
// affiliate, own brand: commercial; declared unpaid: a cautious author's organic mention; none) and a verdict on how it says so.
//
// Wordings are found as phrases (phrase_matcher.h) and read in their surroundings (disclosure_reading.h): a bare "Werbung"
// counts only with borders around it, a negation denies, "unbezahlt" takes a bare mark back. Then, of what is left:
//   class    a paid statement, else a bare mark with the class that the text gives it (gift, affiliate link, own brand), else a
//            gift, an affiliate link or code, an own brand, else declared unpaid, else none; a filled sponsors field or a
//            platform's label makes a post commercial whatever it says
//   verdict  not_needed where the class asks for nothing; clear where a wording that the country's rule accepts stands in
//            sight: before the fold and not hidden among hashtags; weak where it says so in another way; missing where only
//            outside knowledge says that it is commercial
//   certain  only for clear wordings with borders and for platform data; disguised letters, quotes and contradictions are
//            uncertain; that a text says nothing is never certain
// Phrases, rules and thresholds are data (catalog/disclosure_records.h), each with source and date.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/catalog/disclosure_records.h"
#include "engine/core/result.h"

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

[[nodiscard]] std::string_view name_of(catalog::PostClass post_class);
[[nodiscard]] std::string_view name_of(Verdict verdict);
[[nodiscard]] std::string_view name_of(Confidence confidence);
[[nodiscard]] std::string_view name_of(DisclosurePlace place);
[[nodiscard]] std::string_view name_of(catalog::Strength strength);

/// Paid, gifted, affiliate or own brand.
[[nodiscard]] constexpr bool is_commercial(catalog::PostClass post_class) {
  return post_class != catalog::PostClass::none && post_class != catalog::PostClass::declared_unpaid;
}

struct DisclosureInput {
  std::string_view text;
  std::span<const std::string_view> hashtags = {};  // those that stand in the text, too, count once
  std::string_view label = {};                      // the platform's own label; empty or a word for no: none
  bool sponsors = false;                            // the platform or the data names who paid
  std::string_view country = {};                    // whose rule applies; of a country without one that of the EU
  std::string_view language = {};                   // of the post; empty: unknown
};

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

inline constexpr std::size_t kMostEvidence = 16;

/// Immutable, safe to share. Answers refer to strings of the classifier.
class DisclosureClassifier {
 public:
  /// Fails with invalid_argument for phrases that cannot be read (phrase_matcher.h), without a rule for each commercial class
  /// in the EU, and for a version that is empty.
  [[nodiscard]] static core::Result<DisclosureClassifier> make(catalog::DisclosureRecords records);

  DisclosureClassifier(DisclosureClassifier&& other) noexcept;
  DisclosureClassifier& operator=(DisclosureClassifier&& other) noexcept;
  ~DisclosureClassifier();

  /// Any bytes; linear in the text. Requires less than 4 GiB.
  [[nodiscard]] Disclosure classify(const DisclosureInput& post) const;
  [[nodiscard]] std::string_view version() const;
  [[nodiscard]] const catalog::DisclosureSettings& settings() const;
  /// Whether there are rules for the country; otherwise those of the EU are used.
  [[nodiscard]] bool knows_country(std::string_view country) const;

 private:
  struct Parts;
  explicit DisclosureClassifier(std::unique_ptr<const Parts> parts);
  std::unique_ptr<const Parts> parts_;
};

}  // namespace vouch::credibility
