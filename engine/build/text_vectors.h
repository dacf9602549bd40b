// Vectors of texts while records come: of posts, and of what owners say of themselves. Texts wait until there are enough for all
// threads, their vectors go to disk; nothing of the texts is kept. Without an embedder nothing is embedded and the sections are
// empty (engine/values/owner_vectors.h says which).
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/build/external_sort.h"
#include "engine/build/owners.h"
#include "engine/build/spill_file.h"
#include "engine/core/result.h"
#include "engine/snapshot/writer.h"
#include "engine/values/embedder.h"

namespace vouch::build {

class TextVectors {
 public:
  /// `embedder` may be nullptr, and must live longer.
  TextVectors(const values::Embedder* embedder, SortSpace space) : embedder_(embedder), space_(std::move(space)) {}

  /// Of the embedder; empty where there is none.
  [[nodiscard]] std::string_view space() const { return embedder_ == nullptr ? std::string_view() : embedder_->space(); }

  /// `number`: that of the post, each at most once.
  [[nodiscard]] core::Result<void> add_post(std::uint32_t number, std::string_view text);
  /// An owner's own text, at most once an owner.
  [[nodiscard]] core::Result<void> add_owner(SeenOwner owner, std::string_view text);

  /// Writes sections vectors.space, vectors.posts and vectors.texts. `places`: of each post by its number; `posts`: how many
  /// there are. Call once.
  [[nodiscard]] core::Result<void> write(const OwnerOrder& order, std::span<const std::uint32_t> places, std::uint64_t posts,
                                         snapshot::Writer& out);

 private:
  struct Waiting {
    std::uint64_t row = 0;  // of its file
    bool of_post = true;
    std::string text;
  };
  /// Rows of one kind on disk, in the order in which they came.
  struct Kept {
    std::optional<SpillFile> file;
    std::vector<std::uint32_t> numbers;  // whose row it is: of a post, or the value of a SeenOwner
  };
  [[nodiscard]] core::Result<void> add(std::string_view text, bool of_post, std::uint32_t number);
  [[nodiscard]] core::Result<void> flush();
  [[nodiscard]] core::Result<void> write_rows(const Kept& kept, std::span<const std::uint32_t> row_of, std::string_view section,
                                              snapshot::Writer& out) const;

  const values::Embedder* embedder_;
  SortSpace space_;
  std::vector<Waiting> waiting_;
  std::size_t waiting_bytes_ = 0;
  Kept posts_, owners_;
};

}  // namespace vouch::build
