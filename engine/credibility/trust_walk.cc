#include "engine/credibility/trust_walk.h"

#include <algorithm>
#include <limits>
#include <utility>

#include "engine/audience/algorithms/csr.h"
#include "engine/core/parallel_for.h"

namespace vouch::credibility {
namespace {

constexpr std::size_t kOwnersATask = 64;

/// Calls work(owner) for all owners, some at a time on each thread.
template <class Work>
void each_owner(std::size_t owners, unsigned threads, Work work) {
  core::parallel_each((owners + kOwnersATask - 1) / kOwnersATask, threads, [&](std::size_t task) {
    const std::size_t last = std::min(owners, (task + 1) * kOwnersATask);
    for (std::size_t o = task * kOwnersATask; o < last; ++o) work(static_cast<std::uint32_t>(o));
  });
}

double square(std::uint64_t mass) {
  const double people = people_of_mass(mass);
  return people * people;
}

/// What owners pass to each other: small beside the graph of accounts.
class OwnerWalk {
 public:
  OwnerWalk(const TrustLinks& links, std::span<const OwnAccount> own, std::span<const std::uint32_t> masses,
            const TrustRules& rules, const TrustWalkOptions& options)
      : rules_(rules), options_(options), start_(links.members.size()), passed_on_(links.members.size()) {
    std::vector<std::pair<std::uint32_t, std::uint32_t>> edges;
    for (const auto& [account, owner] : own) {
      start_[owner] += masses[account];
      for (const std::uint32_t followed : links.owners[account]) edges.emplace_back(owner, followed);
    }
    links_ = audience::directed_csr(static_cast<std::uint32_t>(links.members.size()), edges);
    turned_ = audience::reversed(links_.view());
    const double most = rules.most_passed_on * kPersonMass;
    constexpr double kNone = 0x1p63;
    most_ = most < kNone ? static_cast<std::uint64_t>(most) : std::numeric_limits<std::uint64_t>::max();
  }

  /// Adds what comes by owners to `walk.trust`, which holds what comes by the other accounts, and to the squares.
  void run(TrustWalk& walk) {
    const std::vector<std::uint64_t> constant = walk.trust;
    const std::size_t owners = constant.size();
    std::vector<std::uint8_t> changed((owners + kOwnersATask - 1) / kOwnersATask);
    for (bool rising = true; rising && walk.iterations < options_.iterations; ++walk.iterations) {
      each_owner(owners, options_.threads, [&](std::uint32_t o) { passed_on_[o] = share(o, walk.trust[o]); });
      std::ranges::fill(changed, std::uint8_t{0});
      each_owner(owners, options_.threads, [&](std::uint32_t o) {
        std::uint64_t sum = constant[o];
        for (const std::uint32_t from : turned_.view()[o]) sum += passed_on_[from];
        if (sum != walk.trust[o]) changed[o / kOwnersATask] = 1;
        walk.trust[o] = sum;
      });
      rising = std::ranges::find(changed, std::uint8_t{1}) != changed.end();
    }
    each_owner(owners, options_.threads, [&](std::uint32_t o) {
      for (const std::uint32_t from : turned_.view()[o]) walk.squares[o] += square(passed_on_[from]);
    });
  }

 private:
  /// What an owner with this trust gives along each link.
  [[nodiscard]] std::uint64_t share(std::uint32_t owner, std::uint64_t trust) const {
    const std::uint64_t degree = links_.view().degree(owner);
    if (degree == 0) return 0;
    const std::uint64_t has = start_[owner] + static_cast<std::uint64_t>(rules_.damping * static_cast<double>(trust));
    return std::min(has, most_) / degree;
  }

  const TrustRules& rules_;
  const TrustWalkOptions& options_;
  std::vector<std::uint64_t> start_, passed_on_;
  audience::Csr links_, turned_;
  std::uint64_t most_ = 0;
};

}  // namespace

TrustWalk trust_walk(const TrustLinks& links, std::span<const OwnAccount> own, std::vector<std::uint32_t> masses,
                     const TrustRules& rules, const TrustWalkOptions& options) {
  const std::size_t owners = links.members.size();
  OwnerWalk among_owners(links, own, masses, rules, options);
  for (const OwnAccount& one : own) masses[one.account] = 0;  // these give through their owner
  const auto offsets = links.owners.offsets;
  for (std::size_t a = 0; a < masses.size(); ++a) {
    const std::uint64_t degree = offsets[a + 1] - offsets[a];
    if (degree > 1) masses[a] = static_cast<std::uint32_t>(masses[a] / degree);
  }
  TrustWalk walk{.trust = std::vector<std::uint64_t>(owners), .squares = std::vector<double>(owners)};
  each_owner(owners, options.threads, [&](std::uint32_t o) {
    std::uint64_t sum = 0;
    double squares = 0.0;
    for (const std::uint32_t a : links.members[o]) {
      const auto given = static_cast<double>(masses[a]);
      sum += masses[a];
      squares += given * given;
    }
    walk.trust[o] = sum;
    walk.squares[o] = squares / kPersonMass / kPersonMass;
  });
  among_owners.run(walk);
  return walk;
}

}  // namespace vouch::credibility
