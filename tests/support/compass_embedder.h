// An embedder for tests whose vectors can be worked out by hand: texts are points of the compass, "n", "e", "s", "w", as often as
// they stand there as words; any other text is unknown.
#pragma once

#include <algorithm>
#include <array>
#include <cmath>
#include <sstream>
#include <string>
#include <vector>

#include "engine/values/embedder.h"

namespace vouch::testing {

class CompassEmbedder final : public values::Embedder {
 public:
  [[nodiscard]] std::size_t dims() const override { return 2; }
  [[nodiscard]] std::string_view space() const override { return "compass@1"; }
  [[nodiscard]] core::Result<values::Embeddings> embed(std::span<const std::string_view> texts, unsigned) const override {
    values::Embeddings embedded{.dims = 2, .values = {}, .texts = {}};
    for (const std::string_view text : texts) {
      std::array<double, 2> at{};
      std::uint32_t words = 0;
      std::istringstream in{std::string(text)};
      for (std::string word; in >> word;) {
        const std::size_t point = std::string("nesw").find(word);
        if (word.size() != 1 || point == std::string::npos) continue;
        at[point % 2] += point < 2 ? 1.0 : -1.0;
        ++words;
      }
      const double length = std::hypot(at[0], at[1]);
      const bool known = words > 0 && length > 0.0;
      for (const double x : at) {
        embedded.values.push_back(known ? static_cast<std::int8_t>(std::lround(100.0 * x / length)) : std::int8_t{0});
      }
      embedded.texts.push_back(
          {.status = known ? values::EmbeddingStatus::known : values::EmbeddingStatus::unknown, .pieces = words});
    }
    return embedded;
  }
};

}  // namespace vouch::testing
