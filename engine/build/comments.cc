#include "engine/build/comments.h"

#include <algorithm>
#include <numeric>
#include <optional>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "engine/catalog/catalog.h"
#include "engine/core/hash.h"

namespace vouch::build {
namespace {

using core::fail;
using core::Result;

std::uint64_t hash_of(std::string_view id) { return id.empty() ? 0 : std::max<std::uint64_t>(1, core::hash64(id)); }

unsigned flag(bool holds, catalog::CommentFlag bit) { return holds ? static_cast<unsigned>(bit) : 0U; }

/// The count, cut below the value that says unknown; a count below 0 is unknown.
template <class T>
T cut(std::optional<std::int64_t> count) {
  constexpr T kUnknown = std::numeric_limits<T>::max();
  if (!count || *count < 0) return kUnknown;
  return static_cast<T>(std::min<std::int64_t>(*count, kUnknown - 1));
}

}  // namespace

Comments::Comments(const SortSpace& space)
    : space_({.folder = space.folder, .memory_bytes = space.memory_bytes / 8, .threads = space.threads}),
      rows_(space_, "comments") {}

Result<void> Comments::add(const catalog::CommentRecord& record, std::uint32_t post, std::uint64_t account, bool by_owner,
                           const credibility::CommentReader* reader) {
  Row row{.at_s = record.at_s.value_or(catalog::kUnknown),
          .id = hash_of(record.comment_id),
          .account = account,
          .text = hash_of(record.text_hash),
          .parent = hash_of(record.parent_id),
          .post = post,
          .likes = cut<std::uint32_t>(record.likes),
          .words = cut<std::uint16_t>(record.words)};
  unsigned flags = flag(by_owner, catalog::kByOwner) | flag(record.is_reply.value_or(row.parent != 0), catalog::kReply) |
                   flag(record.accepted.value_or(false), catalog::kAccepted);
  if (reader != nullptr && !record.text.empty()) {
    const credibility::CommentReading read = reader->read(record.text);
    if (row.text == 0) row.text = read.hash;
    if (!record.words) row.words = cut<std::uint16_t>(read.words);
    flags |= flag(true, catalog::kWordsRead) | flag(read.question, catalog::kQuestion) |
             flag(read.criticism, catalog::kCriticism) | flag(read.thanks, catalog::kThanks);
  }
  row.flags = static_cast<std::uint8_t>(flags);
  if (row.words == 0) row.text = 0;
  ++rows_taken_;
  return rows_.add(row);
}

/// Takes rows in order and writes each thread when it is complete.
class Comments::Threads {
 public:
  Threads(std::uint64_t posts, snapshot::Writer& out) : out_(out), offsets_(posts + 1, 0) {}

  Result<void> begin(const SortSpace& space) {
    for (const auto& [spool, name] :
         {std::pair{&at_s_, "comment-times"}, std::pair{&parents_, "comment-parents"}, std::pair{&likes_, "comment-likes"},
          std::pair{&words_, "comment-words"}, std::pair{&texts_, "comment-texts"}, std::pair{&flags_, "comment-flags"}}) {
      auto made = Spool::make(space.folder, name);
      if (!made) return fail(std::move(made).error());
      *spool = *std::move(made);
    }
    return out_.begin("comments.account", snapshot::Encoding::u64);
  }

  Result<void> take(const Row& row) {
    if (!thread_.empty() && thread_.front().post != row.post) {
      if (auto done = end_thread(); !done) return done;
    }
    repeated_ += row.copies - 1;
    const bool again = row.id != 0 ? !ids_.insert(row.id).second : is_same_event(row);
    if (again) {
      ++repeated_;
    } else {
      thread_.push_back(row);
    }
    return {};
  }

  Result<void> finish() {
    if (auto done = end_thread(); !done) return done;
    for (auto& [spool, name, encoding] : {std::tuple{&at_s_, "comments.at_s", snapshot::Encoding::i64},
                                          std::tuple{&parents_, "comments.parent", snapshot::Encoding::u32},
                                          std::tuple{&likes_, "comments.likes", snapshot::Encoding::u32},
                                          std::tuple{&words_, "comments.words", snapshot::Encoding::u16},
                                          std::tuple{&texts_, "comments.text", snapshot::Encoding::u64},
                                          std::tuple{&flags_, "comments.flags", snapshot::Encoding::u8}}) {
      if (auto done = (*spool)->write_to(out_, name, encoding); !done) return done;
    }
    std::partial_sum(offsets_.begin(), offsets_.end(), offsets_.begin());
    return out_.write<std::uint64_t>("comments.post_offsets", offsets_);
  }

  [[nodiscard]] std::uint64_t repeated() const { return repeated_; }

 private:
  /// Rows without an id of the same account, time and words follow one another.
  [[nodiscard]] bool is_same_event(const Row& row) const {
    if (thread_.empty()) return false;
    const Row& last = thread_.back();
    return last.id == 0 && last.at_s == row.at_s && last.account == row.account && last.text == row.text;
  }

  Result<void> end_thread() {
    if (thread_.empty()) return {};
    std::unordered_map<std::uint64_t, std::uint32_t> places;
    for (std::uint32_t i = 0; i < thread_.size(); ++i) places.emplace(thread_[i].id, i + 1);
    places.erase(0);
    for (const Row& row : thread_) {
      const auto parent = row.parent == row.id ? places.end() : places.find(row.parent);
      if (auto kept = append(row, parent == places.end() ? 0 : parent->second); !kept) return kept;
    }
    offsets_[thread_.front().post + std::size_t{1}] = thread_.size();
    thread_.clear();
    ids_.clear();
    return {};
  }

  Result<void> append(const Row& row, std::uint32_t parent) {
    auto done = out_.append(std::span<const std::uint64_t>(&row.account, 1));
    if (done) done = at_s_->append(row.at_s);
    if (done) done = parents_->append(parent);
    if (done) done = likes_->append(row.likes);
    if (done) done = words_->append(row.words);
    if (done) done = texts_->append(row.text);
    if (done) done = flags_->append(row.flags);
    return done;
  }

  snapshot::Writer& out_;
  std::vector<std::uint64_t> offsets_;
  std::optional<Spool> at_s_, parents_, likes_, words_, texts_, flags_;
  std::vector<Row> thread_;
  std::unordered_set<std::uint64_t> ids_;
  std::uint64_t repeated_ = 0;
};

Result<void> Comments::write(std::span<const std::uint32_t> places, std::uint64_t posts, snapshot::Writer& out) {
  ExternalSort<Row> ordered(space_, "ordered-comments");
  auto placed = rows_.drain([&](Row row) -> Result<void> {
    row.post = places[row.post];
    return ordered.add(row);
  });
  if (!placed) return placed;
  Threads threads(posts, out);
  if (auto begun = threads.begin(space_); !begun) return begun;
  if (auto taken = ordered.drain([&](const Row& row) { return threads.take(row); }); !taken) return taken;
  repeated_ = threads.repeated();
  return threads.finish();
}

}  // namespace vouch::build
