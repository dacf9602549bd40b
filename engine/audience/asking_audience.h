// The audience that asks: the accounts a brand's request stands for, laid out so that one look tells whether an account
// belongs to it and what it weighs. It is the brand's own audience, one sent with the request, or a fallback: the union of
// the audiences of its past partners or of brands like it.
//
// A fallback never speaks for the candidate itself. For a candidate that is one of its parts, the audience is the union of
// the *other* parts, which is exactly those accounts that at least two parts have, as far as the candidate's own list is
// concerned: so a second array keeps the weights of such accounts.
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

/// Immutable, safe to share. Holds 2 bytes an account of the snapshot, a fallback 4, and 4 a member.
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
  [[nodiscard]] std::uint64_t accounts() const { return members_.size(); }
  [[nodiscard]] std::uint64_t weight() const { return weight_; }

  /// AccountIndex values, each once; in no order.
  [[nodiscard]] std::span<const std::uint32_t> members() const { return members_; }
  /// By account: its weight where it belongs to this audience, else 0.
  [[nodiscard]] std::span<const std::uint16_t> weights() const { return weights_; }
  /// The same where at least two parts have the account; empty unless this is a fallback.
  [[nodiscard]] std::span<const std::uint16_t> twice() const { return twice_; }
  [[nodiscard]] std::span<const core::OwnerIndex> parts() const { return parts_; }  // ascending
  [[nodiscard]] bool is_part(core::OwnerIndex owner) const;

 private:
  AskingAudience(AskingKind kind, const AudienceGraph& graph, std::optional<core::OwnerIndex> brand);
  void add(const AudienceWeights& weights, std::span<const std::uint32_t> accounts);

  AskingKind kind_;
  std::optional<core::OwnerIndex> brand_;
  std::uint64_t weight_ = 0;
  std::vector<std::uint32_t> members_;
  std::vector<std::uint16_t> weights_;
  std::vector<std::uint16_t> twice_;
  std::vector<core::OwnerIndex> parts_;
};

}  // namespace vouch::audience
