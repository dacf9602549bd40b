// What a snapshot knows of the comments below posts: who wrote when, as an answer to what, and what sort of words it was. Texts
// are read and classified in the build (engine/credibility/comment_reading.h) and not stored.
#pragma once

#include <cstdint>
#include <limits>
#include <span>

namespace vouch::catalog {

/// What is known of a comment, as bits of CommentColumns::flags.
enum CommentFlag : std::uint8_t {
  kByOwner = 1,    // written by the owner of the post
  kReply = 2,      // answers another comment, be that in the data or not
  kAccepted = 4,   // marked as the answer that helped
  kWordsRead = 8,  // its words were read: the three below are known
  kQuestion = 16,
  kCriticism = 32,
  kThanks = 64,
};

inline constexpr std::uint16_t kUnknownWords = std::numeric_limits<std::uint16_t>::max();
inline constexpr std::uint32_t kUnknownLikes = std::numeric_limits<std::uint32_t>::max();

/// Comments of all posts, ordered by post, time (undated first), id.
struct CommentColumns {
  std::span<const std::uint64_t> post_offsets;  // [posts + 1]
  std::span<const std::uint64_t> account;       // pseudonym of who wrote it
  std::span<const std::int64_t> at_s;           // kUnknown: undated
  std::span<const std::uint32_t> parent;        // 1 + place among the post's comments of the one it answers; 0: none known
  std::span<const std::uint32_t> likes;         // kUnknownLikes; more are cut to one less
  std::span<const std::uint16_t> words;         // 0: signs and emoji alone; kUnknownWords; more are cut to one less
  std::span<const std::uint64_t> text;          // the same for the same words, whoever wrote them; 0: no words, or unknown
  std::span<const std::uint8_t> flags;          // CommentFlag
};

}  // namespace vouch::catalog
