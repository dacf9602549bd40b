#include "engine/credibility/asked_thread.h"

#include <algorithm>

#include "engine/catalog/catalog.h"

namespace vouch::credibility {

AskedThread::AskedThread(const catalog::CommentColumns& comments, std::uint64_t post, std::int64_t as_of_s,
                         std::span<const std::uint64_t> left_out)
    : comments_(&comments),
      left_out_(left_out),
      post_begin_(comments.post_offsets[post]),
      begin_(post_begin_),
      end_(post_begin_) {
  const std::uint64_t post_end = comments.post_offsets[post + 1];
  while (begin_ < post_end && comments.at_s[begin_] == catalog::kUnknown) ++begin_;  // undated ones come first
  end_ = begin_;
  while (end_ < post_end && comments.at_s[end_] <= as_of_s) ++end_;
}

bool AskedThread::has_owner_comment() const {
  for (std::uint64_t i = begin_; i < end_; ++i) {
    if (by_owner(i)) return true;
  }
  return false;
}

bool AskedThread::owner_names_parents() const {
  for (std::uint64_t i = begin_; i < end_; ++i) {
    if (by_owner(i) && comments_->parent[i] != 0) return true;
  }
  return false;
}

bool AskedThread::is_asked(std::uint64_t comment) const {
  if (by_owner(comment)) return false;
  if (!left_out_.empty() && std::ranges::binary_search(left_out_, comments_->account[comment])) return false;
  const std::uint32_t parent = comments_->parent[comment];
  if (parent != 0) return by_owner(post_begin_ + parent - 1);
  return (comments_->flags[comment] & catalog::kReply) == 0;  // a reply to nobody knows whom
}

std::vector<AskedComment> AskedThread::asked(bool by_parent) const {
  std::vector<std::uint64_t> places;
  std::vector<AskedComment> asked;
  for (std::uint64_t i = begin_; i < end_; ++i) {
    if (!is_asked(i)) continue;
    places.push_back(i);
    asked.push_back({.at_s = comments_->at_s[i],
                     .question = (comments_->flags[i] & catalog::kQuestion) != 0,
                     .criticism = (comments_->flags[i] & catalog::kCriticism) != 0,
                     .by_order = !by_parent});
  }
  by_parent ? answer_by_parent(places, asked) : answer_by_order(asked);
  return asked;
}

void AskedThread::answer_by_parent(const std::vector<std::uint64_t>& places, std::vector<AskedComment>& asked) const {
  for (std::uint64_t i = begin_; i < end_; ++i) {
    if (!by_owner(i) || comments_->parent[i] == 0) continue;
    const auto place = std::ranges::lower_bound(places, post_begin_ + comments_->parent[i] - 1);
    if (place == places.end() || *place != post_begin_ + comments_->parent[i] - 1) continue;
    AskedComment& one = asked[static_cast<std::size_t>(place - places.begin())];
    if (!one.answered_s && comments_->at_s[i] >= one.at_s) one.answered_s = comments_->at_s[i];
  }
}

void AskedThread::answer_by_order(std::vector<AskedComment>& asked) const {
  std::size_t next = 0;
  for (std::uint64_t i = begin_; i < end_; ++i) {
    if (!by_owner(i)) continue;
    if (next < asked.size() && asked[next].at_s <= comments_->at_s[i]) asked[next++].answered_s = comments_->at_s[i];
  }
}

}  // namespace vouch::credibility
