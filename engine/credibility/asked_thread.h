// One post's comments as questions to its owner and the owner's answers; responsiveness.h says what counts as which.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "engine/catalog/comment_columns.h"
#include "engine/credibility/responsiveness.h"

namespace vouch::credibility {

/// Immutable; refers to the columns.
class AskedThread {
 public:
  /// Comments up to as_of_s; undated ones are left out. Comments by accounts `left_out`, ascending, ask nothing.
  AskedThread(const catalog::CommentColumns& comments, std::uint64_t post, std::int64_t as_of_s,
              std::span<const std::uint64_t> left_out = {});

  [[nodiscard]] bool has_owner_comment() const;
  /// Whether a comment of the owner says what it answers.
  [[nodiscard]] bool owner_names_parents() const;
  /// By time. `by_parent`: answers are those that name what they answer; else by order.
  [[nodiscard]] std::vector<AskedComment> asked(bool by_parent) const;

 private:
  [[nodiscard]] bool by_owner(std::uint64_t comment) const { return (comments_->flags[comment] & catalog::kByOwner) != 0; }
  [[nodiscard]] bool is_asked(std::uint64_t comment) const;
  void answer_by_parent(const std::vector<std::uint64_t>& places, std::vector<AskedComment>& asked) const;
  void answer_by_order(std::vector<AskedComment>& asked) const;

  const catalog::CommentColumns* comments_;
  std::span<const std::uint64_t> left_out_;
  std::uint64_t post_begin_ = 0, begin_ = 0, end_ = 0;  // of the post; of the dated ones up to as_of
};

}  // namespace vouch::credibility
