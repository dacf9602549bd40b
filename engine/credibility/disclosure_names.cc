// The words for what a disclosure says, as they stand in answers.
#include "engine/credibility/disclosure.h"

namespace vouch::credibility {

std::string_view name_of(catalog::PostClass post_class) {
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

std::string_view name_of(Verdict verdict) {
  switch (verdict) {
    case Verdict::not_needed: return "not_needed";
    case Verdict::clear: return "clear";
    case Verdict::weak: return "weak";
    case Verdict::missing: return "missing";
  }
  return {};
}

std::string_view name_of(Confidence confidence) {
  switch (confidence) {
    case Confidence::uncertain: return "uncertain";
    case Confidence::likely: return "likely";
    case Confidence::certain: return "certain";
  }
  return {};
}

std::string_view name_of(DisclosurePlace place) {
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

std::string_view name_of(catalog::Strength strength) {
  switch (strength) {
    case catalog::Strength::weak: return "weak";
    case catalog::Strength::clear: return "clear";
  }
  return {};
}

}  // namespace vouch::credibility
