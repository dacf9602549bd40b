// What a split by time needs of a dataset: when each creator posted, and when each brand was tied to a creator. A sink that
// keeps these few columns of a read and lets the rest pass.
#pragma once

#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "engine/catalog/record_sink.h"

namespace vouch::experiments {

/// Ids as they are in the data, numbered by first occurrence.
class Names {
 public:
  Names() = default;
  Names(const Names&) = delete;  // the views point into the names
  Names& operator=(const Names&) = delete;
  Names(Names&&) noexcept = default;
  Names& operator=(Names&&) noexcept = default;

  std::uint32_t add(std::string_view id);
  [[nodiscard]] std::string_view operator[](std::uint32_t index) const { return ids_[index]; }
  [[nodiscard]] std::size_t size() const { return ids_.size(); }

 private:
  std::deque<std::string> ids_;
  std::unordered_map<std::string_view, std::uint32_t> indices_;
};

class History final : public catalog::RecordSink {
 public:
  struct Post {
    std::uint32_t creator = 0;
    std::int64_t at_s = 0;
  };
  struct Tie {
    std::uint32_t brand = 0;
    std::uint32_t creator = 0;
    std::int64_t at_s = 0;
  };

  core::Result<std::optional<catalog::RowProblem>> accept(const catalog::Record& record) override;

  [[nodiscard]] const Names& creators() const { return creators_; }
  [[nodiscard]] const Names& brands() const { return brands_; }
  [[nodiscard]] const std::vector<Post>& posts() const { return posts_; }
  [[nodiscard]] const std::vector<Tie>& ties() const { return ties_; }
  /// Posts and ties without a date: no split by time can place them, so they count for nothing.
  [[nodiscard]] std::uint64_t undated() const { return undated_; }

 private:
  void add(const catalog::PostRecord& post);
  void add(const catalog::CollaborationRecord& collaboration);

  std::unordered_set<std::string> listed_brands_;  // ids of the brands file
  Names creators_;
  Names brands_;
  std::vector<Post> posts_;
  std::vector<Tie> ties_;
  std::uint64_t undated_ = 0;
};

}  // namespace vouch::experiments
