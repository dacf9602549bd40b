// Posts of the synthetic world as rows: their ids, times and reactions, shared by the layers that write or refer to posts.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

#include "datasets/synthetic/grammar.h"
#include "datasets/synthetic/population.h"
#include "datasets/writing/table_writer.h"

namespace vouch::datasets {

inline constexpr std::array<std::string_view, 15> kPostColumns{"post_id",  "owner_id", "owner_kind", "at",    "text",
                                                               "format",   "likes",    "comments",   "views", "hashtags",
                                                               "mentions", "tagged",   "sponsors",   "label", "language"};

struct PostRow {
  std::string_view post_id, owner_id, owner_kind;
  std::int64_t at = 0;
  const Text& text;
  std::string_view mention, sponsor, label;
  Language language = Language::german;
};

/// How a post fared.
struct Reactions {
  std::string_view format;
  std::int64_t likes = 0, comments = 0, views = 0;
};

/// "p00017-03".
[[nodiscard]] std::string post_id(std::uint64_t creator, std::uint32_t post);
/// When that post went up, for whoever needs it.
[[nodiscard]] std::int64_t posted_at(const World& world, std::uint64_t creator, std::uint32_t post);
[[nodiscard]] Reactions draw_reactions(const Creator& creator, core::Random& random);
void write_post(TableWriter& table, const PostRow& row, const Reactions& reactions);

}  // namespace vouch::datasets
