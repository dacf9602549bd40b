// The audience that asks: the accounts a brand's request stands for. It is the brand's own audience, one sent with the
// request, or a fallback: the union of the audiences of its past partners or of brands like it.
//
// A fallback never speaks for the candidate itself. For a candidate that is one of its parts, the audience is the union of
// the *other* parts, which is exactly those accounts that at least two parts have, as far as the candidate's own list is
// concerned: so a second list keeps such accounts.
//
// Lists are sorted and as long as the audience, whatever the size of the snapshot: a small audience costs little. A way of
// counting that wants one look-up an account makes an array of its own from them (dense_weights).
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "engine/audience/graph.h"
#include "engine/audience/weights.h"
#include "engine/core/ids.h"

namespace vouch::audience {

enum class AskingKind : std::uint8_t { own, sent, partners, similar_brands };

/// Of an audience sent with a request at least so many ids, and at least this share of them, must be known to the snapshot.
inline constexpr std::uint64_t kSentMinMatched = 100;
inline constexpr double kSentMinShare = 0.01;
[[nodiscard]] bool sent_audience_suffices(std::uint64_t matched_ids, std::uint64_t sent_ids);

/// Accounts behind the pseudonyms of a request: an id that several platforms have stands for an account of each.
struct MatchedAccounts {
  std::vector<std::uint32_t> accounts;  // AccountIndex values, ascending, distinct
  std::uint64_t matched_ids = 0;        // distinct pseudonyms that the snapshot knows
  std::uint64_t sent_ids = 0;           // distinct pseudonyms
};
[[nodiscard]] MatchedAccounts match_accounts(const AudienceGraph& graph, std::vector<std::uint64_t> pseudonyms);

/// Immutable, safe to share; refers to the mapping of graph and weights, which must live longer. An own audience takes no
/// memory, others 4 bytes a member.
class AskingAudience {
 public:
  /// Who follows or engages with the brand.
  [[nodiscard]] static AskingAudience own(const AudienceGraph& graph, const AudienceWeights& weights, core::OwnerIndex brand);
  /// Accounts sent with a request for `brand` (nullopt: a brand that is not in the snapshot); repeated ones count once.
  [[nodiscard]] static AskingAudience sent(const AudienceGraph& graph, const AudienceWeights& weights,
                                           std::span<const std::uint32_t> accounts, std::optional<core::OwnerIndex> brand);
  /// The union of the audiences of `parts`; repeated parts count once. `brand` asks: it is never a part.
  [[nodiscard]] static AskingAudience fallback(AskingKind kind, const AudienceGraph& graph, const AudienceWeights& weights,
                                               std::span<const core::OwnerIndex> parts, std::optional<core::OwnerIndex> brand);

  [[nodiscard]] AskingKind kind() const { return kind_; }
  [[nodiscard]] std::optional<core::OwnerIndex> brand() const { return brand_; }
  [[nodiscard]] std::uint64_t accounts() const { return members().size(); }
  [[nodiscard]] std::uint64_t weight() const { return weight_; }

  /// AccountIndex values, ascending, each once.
  [[nodiscard]] std::span<const std::uint32_t> members() const { return listed_.empty() ? borrowed_ : listed_; }
  /// Those that at least two parts have; empty unless this is a fallback.
  [[nodiscard]] std::span<const std::uint32_t> twice() const { return twice_; }
  [[nodiscard]] std::uint16_t weight_of(std::uint32_t account) const { return weights_[account]; }
  [[nodiscard]] std::span<const core::OwnerIndex> parts() const { return parts_; }  // ascending
  [[nodiscard]] bool is_part(core::OwnerIndex owner) const;

 private:
  AskingAudience(AskingKind kind, const AudienceWeights& weights, std::optional<core::OwnerIndex> brand)
      : kind_(kind), brand_(brand), weights_(weights.all()) {}
  void add_up();

  AskingKind kind_;
  std::optional<core::OwnerIndex> brand_;
  std::span<const std::uint16_t> weights_;  // of all accounts
  std::uint64_t weight_ = 0;
  std::span<const std::uint32_t> borrowed_;  // the brand's own list
  std::vector<std::uint32_t> listed_;        // any other
  std::vector<std::uint32_t> twice_;
  std::vector<core::OwnerIndex> parts_;
};

/// By account in [0, bound): its weight where it is in the sorted list, else 0. One element more than bound, 0, so that
/// four bytes can be read at any account.
[[nodiscard]] std::vector<std::uint16_t> dense_weights(const AskingAudience& asking, std::span<const std::uint32_t> listed,
                                                       std::uint32_t bound);

}  // namespace vouch::audience
