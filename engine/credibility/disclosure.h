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
//   certain  only for clear wordings with borders that are not hidden among hashtags, and for platform data; disguised letters,
//            quotes and contradictions are uncertain; that a text says nothing is never certain
// Phrases, rules and thresholds are data (catalog/disclosure_records.h), each with source and date.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string_view>

#include "engine/catalog/disclosure_records.h"
#include "engine/core/result.h"
#include "engine/credibility/disclosure_answer.h"

namespace vouch::credibility {

struct DisclosureInput {
  std::string_view text;
  std::span<const std::string_view> hashtags = {};  // those that stand in the text, too, count once
  std::string_view label = {};                      // the platform's own label; empty or a word for no: none
  bool sponsors = false;                            // the platform or the data names who paid
  std::string_view country = {};                    // whose rule applies; of a country without one that of the EU
  std::string_view language = {};                   // of the post; empty: unknown
};

inline constexpr std::size_t kMostEvidence = 16;

/// Whether the value of a platform's label field says that there is a label: not empty, and no word for no.
[[nodiscard]] bool is_label(std::string_view label);

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
