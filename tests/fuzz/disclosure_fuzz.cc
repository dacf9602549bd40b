// Any bytes as a caption: the answer keeps its laws, evidence lies within the text, and a filled sponsors field never makes a
// post less commercial.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "datasets/reference/disclosure_tables.h"
#include "engine/credibility/disclosure.h"

namespace {

using namespace vouch::credibility;

void require(bool holds) {
  if (!holds) std::abort();
}

const DisclosureClassifier& classifier() {
  static const auto made =
      DisclosureClassifier::make(vouch::datasets::read_disclosure_files(vouch::datasets::carried_disclosure_files()).value())
          .value();
  return made;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const std::string_view tags[] = {text.substr(0, size / 2), text};
  const Disclosure answer = classifier().classify({.text = text, .country = "DE"});
  require((answer.verdict == Verdict::not_needed) == !is_commercial(answer.post_class));
  require(answer.post_class != vouch::catalog::PostClass::none || answer.confidence != Confidence::certain);
  require(answer.verdict != Verdict::missing);  // a text alone cannot show that
  for (const DisclosureEvidence& one : answer.evidence) require(one.byte < size && one.character <= one.byte);
  require(is_commercial(classifier().classify({.text = text, .hashtags = tags, .sponsors = true, .country = "US"}).post_class));
  return 0;
}
