// One coordinated sample of accounts for the whole snapshot, at several rates: account a is drawn at rate 2^-r where its
// pseudonym, a keyed hash that is uniform over 64 bits, lies below 2^(64-r). Whether an account is drawn depends on nothing
// else, so every audience is seen through the same accounts (two audiences share a drawn account where they share it at all,
// which two samples drawn apart would not show), and the drawn of one rate are among those of every denser one. After
// A. Broder ("On the resemblance and containment of documents", 1997) and E. Cohen ("Size-estimation framework", 1997).
//
// A sample is a bipartite graph of its own: drawn accounts are numbered densely in the order of the whole, with all their
// owners and with the weights that they have there, so whatever counts on the whole graph counts on a sample unchanged.
//
// Sections (FORMAT.md): samples.rates, and for each rate samples.R.accounts, .members, .owners, .weights, .weight_sums. A
// snapshot has them only from a number of links on (SampleShape): below it everything is counted exactly in less time.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "engine/audience/asking_audience.h"
#include "engine/audience/graph.h"
#include "engine/audience/weights.h"
#include "engine/core/result.h"
#include "engine/snapshot/reader.h"
#include "engine/snapshot/writer.h"

namespace vouch::audience {

/// What is drawn by a build. An asking audience is answered from a sample that keeps tens of thousands of its accounts, and
/// exactly where none does: at r = 5 those of less than about a million, which take less than 0.1 s. r = 8 leaves 1 to 4 million
/// links of the largest graphs that one machine holds. Both together add 4 % to the links of a snapshot.
struct SampleShape {
  std::uint64_t least_links = std::uint64_t{1} << 24;  // of the graph; below: no samples
  std::vector<std::uint32_t> rates = {5, 8};           // r, rising, from 1 to 32
};

/// Whether an account is drawn. Requires r in [1, 32].
[[nodiscard]] constexpr bool is_drawn(std::uint64_t pseudonym, std::uint32_t rate) { return pseudonym >> (64 - rate) == 0; }
/// How many of the ascending pseudonyms are drawn at rate 2^-r: so many of the first. Requires r in [1, 32].
[[nodiscard]] std::uint64_t drawn_of(std::span<const std::uint64_t> pseudonyms, std::uint32_t rate);

/// The drawn accounts of one rate. Immutable, safe to share.
class AccountSample {
 public:
  /// Fails with corrupt where the sections do not belong to this graph and these weights.
  [[nodiscard]] static core::Result<AccountSample> open(const snapshot::Snapshot& snapshot, const AudienceGraph& whole,
                                                        const AudienceWeights& weights, std::uint32_t rate);

  [[nodiscard]] std::uint32_t rate() const { return rate_; }  // r
  /// 2^-r
  [[nodiscard]] double share() const { return 1.0 / static_cast<double>(std::uint64_t{1} << rate_); }
  /// The account in the whole of each drawn one, ascending.
  [[nodiscard]] std::span<const std::uint32_t> accounts() const { return accounts_; }
  [[nodiscard]] const AudienceGraph& graph() const { return graph_; }
  [[nodiscard]] const AudienceWeights& weights() const { return weights_; }

  /// The drawn accounts of an audience of the whole, as one that asks in this sample's graph. Complexity: the drawn members
  /// of the brand or of the parts; of an audience that was sent, the fewer of its accounts and the drawn, times a logarithm.
  [[nodiscard]] AskingAudience drawn(const AskingAudience& asking) const;

 private:
  std::uint32_t rate_ = 0;
  std::span<const std::uint32_t> accounts_;
  AudienceGraph graph_;
  AudienceWeights weights_;
};

/// All samples of a snapshot, the densest first; none where it has none. Immutable, safe to share.
class Samples {
 public:
  [[nodiscard]] static core::Result<Samples> open(const snapshot::Snapshot& snapshot, const AudienceGraph& whole,
                                                  const AudienceWeights& weights);
  [[nodiscard]] std::span<const AccountSample> all() const { return samples_; }

 private:
  std::vector<AccountSample> samples_;
};

/// Writes the sections from graph and weights among the sections so far. Reads the graph once a rate, in order; holds 16
/// bytes an owner, a bit and a half an account, and 4 bytes a drawn account.
[[nodiscard]] core::Result<void> write_samples(const snapshot::Snapshot& so_far, snapshot::Writer& out, const SampleShape& shape);

}  // namespace vouch::audience
