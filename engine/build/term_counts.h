// In how many texts of an owner a term occurs: each text's terms once, counted by external sort, because (owner, term)
// pairs are the most numerous thing in a build besides audience links.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "engine/build/columns.h"
#include "engine/build/external_sort.h"
#include "engine/build/owners.h"
#include "engine/catalog/records.h"

namespace vouch::build {

class TermCounts {
 public:
  explicit TermCounts(const SortSpace& space);

  /// Marks that came beside a text. Who is tagged in a picture counts like who is mentioned in the words.
  struct Marks {
    catalog::Strings hashtags, mentions, tagged;
  };
  /// Counts the terms of one text and of its marks, each once.
  [[nodiscard]] core::Result<void> add_text(SeenOwner owner, std::string_view text, const Marks& marks);
  /// Writes sections terms.texts, terms.rows, terms.text_counts and terms.owner_texts. Call once.
  [[nodiscard]] core::Result<void> write(const OwnerOrder& order, snapshot::Writer& out);

 private:
  struct Count {
    std::uint32_t owner = 0;
    std::uint32_t term = 0;
    std::uint32_t texts = 0;
    friend bool operator<(const Count& a, const Count& b) {
      return (std::uint64_t{a.owner} << 32 | a.term) < (std::uint64_t{b.owner} << 32 | b.term);
    }
    void absorb(const Count& same) { texts += same.texts; }
  };
  [[nodiscard]] core::Result<void> write_rows(ExternalSort<Count>& counts, std::uint32_t owners, snapshot::Writer& out);

  SortSpace space_;
  catalog::KeyTable terms_;
  ExternalSort<Count> seen_;                      // owners and terms as they were seen
  std::vector<std::uint32_t> of_text_;            // terms of the text at hand
  std::vector<std::uint32_t> creators_, brands_;  // texts with a term, by place
};

}  // namespace vouch::build
