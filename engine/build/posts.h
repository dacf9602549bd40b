// Posts while records come: figures in columns, ids in a table so that comments find their post's owner. Texts are not
// kept here, they go straight into the term counts.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <variant>
#include <vector>

#include "engine/build/columns.h"
#include "engine/build/owners.h"
#include "engine/catalog/record_sink.h"

namespace vouch::build {

class Posts {
 public:
  /// Keeps the post, or only its id where it is `left_out` (later than the build's until).
  [[nodiscard]] std::optional<catalog::RowProblem> add(const catalog::PostRecord& record, SeenOwner owner, bool left_out,
                                                       LabelTable& labels);

  /// What a comment's post is: unknown, left out (nullopt) or its owner.
  [[nodiscard]] std::variant<std::optional<SeenOwner>, catalog::RowProblem> owner_of(std::string_view post_id) const;

  [[nodiscard]] std::size_t size() const { return rows_.size(); }

  /// Writes sections posts.*, ordered by owner, time (undated first), id.
  [[nodiscard]] core::Result<void> write(const OwnerOrder& order, const KeyOrder& labels, snapshot::Writer& out) const;

 private:
  struct Row {
    SeenOwner owner;
    std::uint32_t key = 0;
    SeenLabel language = 0;
    std::int64_t at_s = 0, likes = 0, comments = 0, shares = 0, saves = 0, views = 0;
  };
  struct Known {
    SeenOwner owner;
    bool left_out = false;
  };
  catalog::KeyTable keys_;
  std::vector<Known> known_;  // of each key
  std::vector<Row> rows_;
};

}  // namespace vouch::build
