// Comments while records come, sorted by post and time under the memory limit, then written thread by thread: a comment's parent
// becomes its place in the thread. A comment id occurs once in a post, and without ids the same account, time and words are one
// comment; what comes again is left out and counted.
//
// Sections: comments.post_offsets, .account, .text (u64), .at_s (i64), .parent, .likes (u32), .words (u16), .flags (u8).
#pragma once

#include <cstdint>
#include <span>
#include <tuple>
#include <vector>

#include "engine/build/external_sort.h"
#include "engine/catalog/records.h"
#include "engine/core/result.h"
#include "engine/credibility/comment_reading.h"
#include "engine/snapshot/writer.h"

namespace vouch::build {

class Comments {
 public:
  /// Takes an eighth of the memory of `space`.
  explicit Comments(const SortSpace& space);

  /// `post` as Posts numbers them. `reader`: nullptr where there are no rules, and texts are not read.
  [[nodiscard]] core::Result<void> add(const catalog::CommentRecord& record, std::uint32_t post, std::uint64_t account,
                                       bool by_owner, const credibility::CommentReader* reader);
  /// Writes the sections. `places`: of each post's number, its place in the file. Call once.
  [[nodiscard]] core::Result<void> write(std::span<const std::uint32_t> places, std::uint64_t posts, snapshot::Writer& out);

  [[nodiscard]] std::uint64_t size() const { return rows_taken_ - repeated_; }
  [[nodiscard]] std::uint64_t repeated() const { return repeated_; }  // known after write()

 private:
  struct Row {
    std::int64_t at_s = 0;
    std::uint64_t id = 0, account = 0, text = 0;  // id: hash of comment_id, 0 none
    std::uint64_t parent = 0;                     // hash of parent_id, 0 none
    std::uint32_t post = 0;                       // its number, in write() its place
    std::uint32_t likes = 0;
    std::uint16_t words = 0;
    std::uint8_t flags = 0;
    std::uint32_t copies = 1;  // of the very same row
    [[nodiscard]] auto key() const { return std::tie(post, at_s, id, account, text, parent, likes, words, flags); }
    friend bool operator<(const Row& a, const Row& b) { return a.key() < b.key(); }
    void absorb(const Row& same) { copies += same.copies; }
  };
  class Threads;

  SortSpace space_;
  ExternalSort<Row> rows_;
  std::uint64_t rows_taken_ = 0;
  std::uint64_t repeated_ = 0;
};

}  // namespace vouch::build
