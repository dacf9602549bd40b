#include "engine/audience/weights.h"

#include <algorithm>
#include <cmath>
#include <string>
#include <utility>
#include <vector>

#include "engine/core/deterministic_math.h"

namespace vouch::audience {
namespace {

constexpr std::size_t kTabulated = 4096;  // nearly all accounts have fewer owners than this

/// The formula itself, for p in 65535ths.
std::uint16_t weight_at(double p, std::uint64_t distinct_owners) {
  const double d = static_cast<double>(std::max<std::uint64_t>(distinct_owners, 1));
  const double weight = std::floor(p * core::det_log(3.0) / core::det_log(2.0 + d) + 0.5);
  return static_cast<std::uint16_t>(std::max(weight, 1.0));
}

std::vector<std::uint16_t> weights_of_accounts(const AudienceGraph& graph, const Authenticity& authentic) {
  std::vector<std::uint16_t> table(kTabulated);
  for (std::size_t d = 0; d < kTabulated; ++d) table[d] = weight_of(d);
  std::vector<std::uint16_t> weights(graph.accounts());
  for (std::uint32_t a = 0; a < graph.accounts(); ++a) {
    const std::size_t d = graph.owners_of(core::AccountIndex(a)).size();
    const std::uint16_t p = authentic[a];
    weights[a] = p != Authenticity::kPrior ? weight_at(p, d) : d < kTabulated ? table[d] : weight_of(d);
  }
  return weights;
}

}  // namespace

std::uint16_t weight_of(std::uint64_t distinct_owners) {
  return weight_at(Authenticity::kScale * kPriorAuthentic, distinct_owners);
}

core::Result<void> write_weights(const snapshot::Snapshot& so_far, snapshot::Writer& out) {
  const auto graph = AudienceGraph::open(so_far);
  if (!graph) return core::fail(graph.error());
  const auto authentic = Authenticity::open(so_far, *graph);
  if (!authentic) return core::fail(authentic.error());
  const std::vector<std::uint16_t> weights = weights_of_accounts(*graph, *authentic);
  std::vector<std::uint64_t> sums(graph->owners());
  for (std::uint32_t o = 0; o < graph->owners(); ++o) {
    for (const std::uint32_t a : graph->members(core::OwnerIndex(o))) sums[o] += weights[a];
  }
  if (auto written = out.write("audience.weights", std::span<const std::uint16_t>(weights)); !written) return written;
  return out.write("audience.weight_sums", std::span<const std::uint64_t>(sums));
}

core::Result<AudienceWeights> AudienceWeights::open(const snapshot::Snapshot& snapshot, const AudienceGraph& graph) {
  return open(snapshot, graph, "audience");
}

core::Result<AudienceWeights> AudienceWeights::open(const snapshot::Snapshot& snapshot, const AudienceGraph& graph,
                                                    std::string_view name) {
  const auto weights = snapshot.array<std::uint16_t>(std::string(name) + ".weights");
  if (!weights) return core::fail(weights.error());
  const auto sums = snapshot.array<std::uint64_t>(std::string(name) + ".weight_sums");
  if (!sums) return core::fail(sums.error());
  if (weights->size() != graph.accounts() || sums->size() != graph.owners()) {
    return core::fail(core::ErrorCode::corrupt, std::string(name) + " weights: found " + std::to_string(weights->size()) +
                                                    " accounts and " + std::to_string(sums->size()) + " owners, expected " +
                                                    std::to_string(graph.accounts()) + " and " + std::to_string(graph.owners()));
  }
  AudienceWeights opened;
  opened.weights_ = *weights;
  opened.sums_ = *sums;
  return opened;
}

}  // namespace vouch::audience
