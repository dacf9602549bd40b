// Posts while records come: figures in columns, what their words say of payment, ids in a table so that comments find their
// post. Texts are not kept here, they go straight into the term counts.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <variant>
#include <vector>

#include "engine/build/columns.h"
#include "engine/build/owners.h"
#include "engine/build/paid_posts.h"
#include "engine/catalog/record_sink.h"
#include "engine/credibility/disclosure.h"
#include "engine/credibility/evenness_reading.h"

namespace vouch::build {

class Posts {
 public:
  /// Keeps the post, or only its id where it is `left_out` (later than the build's until); of a deleted one owner, time and
  /// payment.
  [[nodiscard]] std::optional<catalog::RowProblem> add(const catalog::PostRecord& record, SeenOwner owner, bool left_out,
                                                       LabelTable& labels);
  /// Reads the words of the post that was added last, a creator's, by the rule of `country`.
  void classify_last(const catalog::PostRecord& record, std::string_view country,
                     const credibility::DisclosureClassifier& classifier);
  /// Reads whether the same post praises, names a drawback or corrects something; where it cannot be read it stays unread.
  void read_evenness_of_last(const catalog::PostRecord& record, const credibility::EvennessReader& reader);

  /// A post that comments may stand below: its number, in the order in which posts came, and its owner.
  struct Found {
    std::uint32_t number = 0;
    SeenOwner owner;
    bool deleted = false;
  };
  /// What a comment's post is: unknown, left out (nullopt) or there.
  [[nodiscard]] std::variant<std::optional<Found>, catalog::RowProblem> find(std::string_view post_id) const;
  /// The number of the post that came last.
  [[nodiscard]] std::uint32_t last() const { return rows_.back().key; }

  [[nodiscard]] std::size_t size() const { return rows_.size(); }

  /// Writes sections posts.*, ordered by owner, time (undated first), id; payments known from collaborations within so many
  /// days before. Returns the place of each post by its number, of those left out 0.
  [[nodiscard]] core::Result<std::vector<std::uint32_t>> write(const OwnerOrder& order, const KeyOrder& labels,
                                                               const PaidPosts& paid, std::uint32_t days,
                                                               snapshot::Writer& out) const;

 private:
  struct Row {
    SeenOwner owner;
    std::uint32_t key = 0;
    SeenLabel language = 0;
    std::uint8_t post_class = catalog::kUnreadClass, verdict = 0, confidence = 0, payment = 0, state = 0;
    std::uint8_t evenness = catalog::kUnreadClass;
    std::int64_t at_s = 0, likes = 0, comments = 0, shares = 0, saves = 0, views = 0;
  };
  struct Known {
    SeenOwner owner;
    bool left_out = false, deleted = false;
  };
  catalog::KeyTable keys_;
  std::vector<Known> known_;  // of each key
  std::vector<Row> rows_;
};

}  // namespace vouch::build
