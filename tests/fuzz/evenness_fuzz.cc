// Any bytes as a caption: spans lie within the text, a class has a span that counts, and a neutral sentence on a line of its own
// changes nothing.
#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "datasets/reference/evenness_tables.h"
#include "engine/credibility/evenness_reading.h"
#include "tests/support/carried_rules.h"

namespace {

using namespace vouch::credibility;

void require(bool holds) {
  if (!holds) std::abort();
}

const EvennessReader& reader() {
  static const auto made =
      vouch::testing::evenness_reader(vouch::datasets::read_evenness_phrases(vouch::datasets::carried_evenness_phrases()).value())
          .value();
  return made;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string text(reinterpret_cast<const char*>(data), size);
  const EvennessReading answer = reader().read(text);
  for (const EvennessSpan& one : answer.spans)
    require(one.byte < one.byte_end && one.byte_end <= size && one.character <= one.byte);
  const bool counts = std::ranges::any_of(answer.spans, [](const EvennessSpan& one) { return one.counts(); });
  require(answer.spans.size() == 16 || counts == (answer.post_class != vouch::catalog::EvennessClass::neutral));
  require(reader().read(text + "\nThe train leaves at nine.").post_class == answer.post_class);
  return 0;
}
