#include "engine/audience/sample.h"

#include <algorithm>
#include <bit>
#include <string>
#include <utility>

namespace vouch::audience {
namespace {

using core::ErrorCode;
using core::fail;
using core::Result;

constexpr std::uint32_t kMostRate = 32;

std::string name_of(std::uint32_t rate) { return "samples." + std::to_string(rate); }

bool valid(std::span<const std::uint32_t> rates) {
  return !rates.empty() && rates.front() >= 1 && rates.back() <= kMostRate &&
         std::ranges::adjacent_find(rates, std::greater_equal<>()) == rates.end();
}

/// The number of each drawn account among the drawn: a bit an account, and the drawn before each 64 of them.
class Numbers {
 public:
  Numbers(std::span<const std::uint32_t> drawn, std::uint32_t accounts)
      : words_(std::size_t{accounts} / 64 + 1), before_(words_.size()) {
    for (const std::uint32_t a : drawn) words_[a / 64] |= std::uint64_t{1} << a % 64;
    std::uint32_t sum = 0;
    for (std::size_t i = 0; i < words_.size(); ++i) {
      before_[i] = sum;
      sum += static_cast<std::uint32_t>(std::popcount(words_[i]));
    }
  }
  [[nodiscard]] bool has(std::uint32_t account) const { return (words_[account / 64] >> account % 64 & 1) != 0; }
  /// Requires has(account).
  [[nodiscard]] std::uint32_t of(std::uint32_t account) const {
    const std::uint64_t lower = words_[account / 64] & ((std::uint64_t{1} << account % 64) - 1);
    return before_[account / 64] + static_cast<std::uint32_t>(std::popcount(lower));
  }

 private:
  std::vector<std::uint64_t> words_;
  std::vector<std::uint32_t> before_;
};

/// Drawn accounts, their weights and owners.
Result<void> write_accounts(const AudienceGraph& graph, const AudienceWeights& weights, const std::string& name,
                            std::span<const std::uint32_t> drawn, snapshot::Writer& out) {
  if (auto done = out.write(name + ".accounts", drawn); !done) return done;
  if (auto begun = out.begin(name + ".weights", snapshot::Encoding::u16); !begun) return begun;
  for (const std::uint32_t a : drawn) {
    if (auto done = out.append(weights.all().subspan(a, 1)); !done) return done;
  }
  if (auto begun = out.begin(name + ".owners.targets", snapshot::Encoding::csr_u32); !begun) return begun;
  for (const std::uint32_t a : drawn) {
    if (auto done = out.append(graph.owners_of(core::AccountIndex(a))); !done) return done;
  }
  if (auto begun = out.begin(name + ".owners.offsets", snapshot::Encoding::u64); !begun) return begun;
  std::uint64_t end = 0;
  if (auto done = out.append(std::span<const std::uint64_t>(&end, 1)); !done) return done;
  for (const std::uint32_t a : drawn) {
    end += graph.owners_of(core::AccountIndex(a)).size();
    if (auto done = out.append(std::span<const std::uint64_t>(&end, 1)); !done) return done;
  }
  return {};
}

/// The drawn members of every owner, and the sums of their weights.
Result<void> write_members(const AudienceGraph& graph, const AudienceWeights& weights, const std::string& name,
                           std::span<const std::uint32_t> drawn, snapshot::Writer& out) {
  const Numbers numbers(drawn, graph.accounts());
  std::vector<std::uint64_t> offsets = {0}, sums(graph.owners());
  offsets.reserve(graph.owners() + std::size_t{1});
  if (auto begun = out.begin(name + ".members.targets", snapshot::Encoding::csr_u32); !begun) return begun;
  std::vector<std::uint32_t> row;
  for (std::uint32_t o = 0; o < graph.owners(); ++o) {
    row.clear();
    for (const std::uint32_t a : graph.members(core::OwnerIndex(o))) {
      if (!numbers.has(a)) continue;
      row.push_back(numbers.of(a));
      sums[o] += weights[a];
    }
    offsets.push_back(offsets.back() + row.size());
    if (auto done = out.append(std::span<const std::uint32_t>(row)); !done) return done;
  }
  if (auto done = out.write(name + ".members.offsets", std::span<const std::uint64_t>(offsets)); !done) return done;
  return out.write(name + ".weight_sums", std::span<const std::uint64_t>(sums));
}

/// The first place from `at` on whose element is not less than `wanted`, by steps that double (J. Bentley and A. Yao, "An
/// almost optimal algorithm for unbounded searching", 1976).
std::size_t first_from(std::span<const std::uint32_t> list, std::size_t at, std::uint32_t wanted) {
  std::size_t step = 1;
  while (at + step < list.size() && list[at + step] < wanted) {
    at += step;
    step *= 2;
  }
  const auto near = list.subspan(at, std::min(step + 1, list.size() - at));
  return at + static_cast<std::size_t>(std::ranges::lower_bound(near, wanted) - near.begin());
}

core::Error misfit(const std::string& name, const std::string& what) {
  return {.code = ErrorCode::corrupt, .message = "section " + name + ": " + what, .pointer = {}};
}

}  // namespace

std::uint64_t drawn_of(std::span<const std::uint64_t> pseudonyms, std::uint32_t rate) {
  const auto first_left_out = std::ranges::partition_point(pseudonyms, [&](std::uint64_t p) { return is_drawn(p, rate); });
  return static_cast<std::uint64_t>(first_left_out - pseudonyms.begin());
}

Result<AccountSample> AccountSample::open(const snapshot::Snapshot& snapshot, const AudienceGraph& whole,
                                          const AudienceWeights& weights, std::uint32_t rate) {
  const std::string name = name_of(rate);
  const auto accounts = snapshot.array<std::uint32_t>(name + ".accounts");
  if (!accounts) return fail(accounts.error());
  const std::uint64_t expected = drawn_of(whole.pseudonyms(), rate);
  const bool ascend = std::ranges::adjacent_find(*accounts, std::greater_equal<>()) == accounts->end();
  if (accounts->size() != expected || !ascend || (!accounts->empty() && accounts->back() >= whole.accounts())) {
    return fail(misfit(name + ".accounts", "found " + std::to_string(accounts->size()) + " accounts, expected " +
                                               std::to_string(expected) + " that ascend below " +
                                               std::to_string(whole.accounts())));
  }
  auto graph = AudienceGraph::open_part(snapshot, name, whole.owners(), accounts->size());
  if (!graph) return fail(std::move(graph).error());
  auto drawn_weights = AudienceWeights::open(snapshot, *graph, name);
  if (!drawn_weights) return fail(std::move(drawn_weights).error());
  for (std::uint32_t i = 0; i < accounts->size(); ++i) {
    const std::uint32_t account = (*accounts)[i];
    const std::size_t owners = whole.owners_of(core::AccountIndex(account)).size();
    if (graph->owners_of(core::AccountIndex(i)).size() != owners || (*drawn_weights)[i] != weights[account]) {
      return fail(misfit(name + ".accounts", "drawn account " + std::to_string(i) + " has not the " + std::to_string(owners) +
                                                 " owners and the weight of account " + std::to_string(account)));
    }
  }
  AccountSample sample;
  sample.rate_ = rate;
  sample.accounts_ = *accounts;
  sample.graph_ = *std::move(graph);
  sample.weights_ = *drawn_weights;
  return sample;
}

AskingAudience AccountSample::drawn(const AskingAudience& asking) const {
  if (asking.kind() == AskingKind::own) return AskingAudience::own(graph_, weights_, *asking.brand());
  if (asking.kind() != AskingKind::sent) {
    return AskingAudience::fallback(asking.kind(), graph_, weights_, asking.parts(), asking.brand());
  }
  std::vector<std::uint32_t> listed;
  const std::span<const std::uint32_t> members = asking.members();
  for (std::size_t i = 0, m = 0; i < accounts_.size() && m < members.size();) {
    if (accounts_[i] < members[m]) {
      i = first_from(accounts_, i, members[m]);
    } else if (members[m] < accounts_[i]) {
      m = first_from(members, m, accounts_[i]);
    } else {
      listed.push_back(static_cast<std::uint32_t>(i++));
      ++m;
    }
  }
  return AskingAudience::sent(graph_, weights_, listed, asking.brand());
}

Result<Samples> Samples::open(const snapshot::Snapshot& snapshot, const AudienceGraph& whole, const AudienceWeights& weights) {
  Samples samples;
  if (!snapshot.has("samples.rates")) return samples;
  const auto rates = snapshot.array<std::uint32_t>("samples.rates");
  if (!rates) return fail(rates.error());
  if (!valid(*rates)) return fail(misfit("samples.rates", "rates do not rise from 1 to " + std::to_string(kMostRate)));
  for (const std::uint32_t rate : *rates) {
    auto sample = AccountSample::open(snapshot, whole, weights, rate);
    if (!sample) return fail(std::move(sample).error());
    samples.samples_.push_back(*std::move(sample));
  }
  return samples;
}

Result<void> write_samples(const snapshot::Snapshot& so_far, snapshot::Writer& out, const SampleShape& shape) {
  const auto graph = AudienceGraph::open(so_far);
  if (!graph) return fail(graph.error());
  if (graph->links() < shape.least_links || shape.rates.empty()) return {};
  if (!valid(shape.rates)) {
    return fail(ErrorCode::invalid_argument, "found rates of samples that do not rise from 1 to 32, expected such");
  }
  const auto weights = AudienceWeights::open(so_far, *graph);
  if (!weights) return fail(weights.error());
  if (auto done = out.write("samples.rates", std::span<const std::uint32_t>(shape.rates)); !done) return done;
  for (const std::uint32_t rate : shape.rates) {
    const auto first = graph->accounts_by_pseudonym().first(drawn_of(graph->pseudonyms(), rate));
    std::vector<std::uint32_t> drawn(first.begin(), first.end());
    std::ranges::sort(drawn);
    if (auto done = write_accounts(*graph, *weights, name_of(rate), drawn, out); !done) return done;
    if (auto done = write_members(*graph, *weights, name_of(rate), drawn, out); !done) return done;
  }
  return {};
}

}  // namespace vouch::audience
