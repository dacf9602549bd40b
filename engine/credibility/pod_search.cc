#include "engine/credibility/pod_search.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <span>
#include <tuple>
#include <utility>

#include "engine/core/binomial.h"
#include "engine/core/deterministic_math.h"

namespace vouch::credibility {
namespace {

using Group = std::vector<std::uint32_t>;

/// Ties of one creator to others.
std::span<const CommentTie> ties_from(const CommentTies& ties, std::uint32_t from) {
  const auto [first, last] = std::ranges::equal_range(ties.ties, from, {}, &CommentTie::from);
  return {first, last};
}

const CommentTie* tie_between(const CommentTies& ties, std::uint32_t from, std::uint32_t to) {
  const auto own = ties_from(ties, from);
  const auto at = std::ranges::lower_bound(own, to, {}, &CommentTie::to);
  return at != own.end() && at->to == to ? &*at : nullptr;
}

/// Mutual strong ties as rows of neighbours, ascending.
class TieGraph {
 public:
  TieGraph(const CommentTies& ties, const PodRules& rules) : offsets_(ties.posts.size() + 1, 0) {
    const auto strong = [&](const CommentTie& tie) {
      const std::uint32_t posts = ties.posts[tie.to];
      return posts >= rules.least_posts && tie.posts >= rules.least_posts &&
             static_cast<double>(tie.posts) >= rules.strong_tie * posts;
    };
    for (const CommentTie& tie : ties.ties) {
      if (!strong(tie)) continue;
      const CommentTie* const back = tie_between(ties, tie.to, tie.from);
      if (back == nullptr || !strong(*back)) continue;
      targets_.push_back(tie.to);
      ++offsets_[tie.from + std::size_t{1}];
    }
    std::partial_sum(offsets_.begin(), offsets_.end(), offsets_.begin());
  }

  [[nodiscard]] std::span<const std::uint32_t> of(std::uint32_t creator) const {
    return std::span(targets_).subspan(offsets_[creator], offsets_[creator + std::size_t{1}] - offsets_[creator]);
  }
  [[nodiscard]] std::uint32_t size() const { return static_cast<std::uint32_t>(offsets_.size() - 1); }
  [[nodiscard]] std::uint32_t ties_into(std::uint32_t creator, const Group& group) const {
    return static_cast<std::uint32_t>(
        std::ranges::count_if(of(creator), [&group](std::uint32_t other) { return std::ranges::binary_search(group, other); }));
  }

 private:
  std::vector<std::size_t> offsets_;
  std::vector<std::uint32_t> targets_;
};

class Search {
 public:
  Search(const TieGraph& graph, const PodRules& rules)
      : graph_(graph), rules_(rules), degree_(graph.size(), 0), part_(graph.size(), false) {}

  /// Groups of one connected part, whose vertices are given.
  void search(Group part, std::vector<Group>& groups) {
    while (part.size() >= rules_.least_members) {
      Group group = densest_of(part);
      if (group.empty()) return;
      std::ranges::sort(group);
      join(part, group);
      Group rest;
      std::ranges::set_difference(part, group, std::back_inserter(rest));
      part = std::move(rest);
      groups.push_back(std::move(group));
    }
  }

 private:
  [[nodiscard]] bool tied_enough(std::uint32_t ties, std::size_t others) const {
    return static_cast<double>(ties) >= rules_.tied_share * static_cast<double>(others);
  }

  /// Takes out the vertex with the fewest ties until all have enough; empty where too few are left. Vertices wait in buckets by
  /// degree; of equal ones the one with the highest number goes first.
  Group densest_of(const Group& part) {
    for (const std::uint32_t v : part) part_[v] = true;
    std::vector<Group> buckets;
    for (const std::uint32_t v : part) {
      degree_[v] =
          static_cast<std::uint32_t>(std::ranges::count_if(graph_.of(v), [this](std::uint32_t other) { return part_[other]; }));
      if (degree_[v] >= buckets.size()) buckets.resize(degree_[v] + std::size_t{1});
      buckets[degree_[v]].push_back(v);
    }
    std::size_t left = part.size(), least = 0;
    while (left >= rules_.least_members) {
      while (least < buckets.size() && buckets[least].empty()) ++least;
      const std::uint32_t v = buckets[least].back();
      if (!part_[v] || degree_[v] != least) {  // moved to another bucket since
        buckets[least].pop_back();
        continue;
      }
      if (tied_enough(degree_[v], left - 1)) break;
      buckets[least].pop_back();
      part_[v] = false;
      --left;
      for (const std::uint32_t other : graph_.of(v)) {
        if (!part_[other]) continue;
        buckets[--degree_[other]].push_back(other);
        least = std::min<std::size_t>(least, degree_[other]);
      }
    }
    Group group;
    for (const std::uint32_t v : part) {
      if (part_[v] && left >= rules_.least_members) group.push_back(v);
      part_[v] = false;
    }
    return group;
  }

  /// Others of the part who are tied to enough of the group.
  void join(const Group& part, Group& group) const {
    Group joining;
    for (const std::uint32_t v : part) {
      if (std::ranges::binary_search(group, v)) continue;
      const std::uint32_t ties = graph_.ties_into(v, group);
      if (ties >= rules_.least_members - 1 && tied_enough(ties, group.size())) joining.push_back(v);
    }
    group.insert(group.end(), joining.begin(), joining.end());
    std::ranges::sort(group);
  }

  const TieGraph& graph_;
  const PodRules& rules_;
  std::vector<std::uint32_t> degree_;
  std::vector<bool> part_;
};

/// Connected parts with enough vertices, each ascending.
std::vector<Group> parts_of(const TieGraph& graph, std::uint32_t least) {
  std::vector<Group> parts;
  std::vector<bool> seen(graph.size(), false);
  for (std::uint32_t v = 0; v < graph.size(); ++v) {
    if (seen[v] || graph.of(v).empty()) continue;
    Group part = {v};
    seen[v] = true;
    for (std::size_t i = 0; i < part.size(); ++i) {
      for (const std::uint32_t other : graph.of(part[i])) {
        if (!seen[other]) part.push_back(other);
        seen[other] = true;
      }
    }
    std::ranges::sort(part);
    if (part.size() >= least) parts.push_back(std::move(part));
  }
  return parts;
}

/// log10 of the bound: Chernoff's tail times the number of groups of this size.
double log10_bound(double x, double expected, std::uint64_t creators, std::size_t members) {
  constexpr double kLn10 = 2.302585092994046;
  if (x <= expected || expected <= 0.0) return 0.0;
  const double tail = x * core::det_log(x / expected) - x + expected;
  const auto n = static_cast<double>(creators), k = static_cast<double>(members);
  const double groups = core::log_gamma(n + 1.0) - core::log_gamma(k + 1.0) - core::log_gamma(n - k + 1.0);
  return std::min(0.0, (groups - tail) / kLn10);
}

Pod describe(const CommentTies& ties, const TieGraph& graph, Group members) {
  Pod pod;
  std::uint64_t quick = 0, elsewhere = 0, quick_elsewhere = 0;
  double shares = 0.0;
  for (const std::uint32_t from : members) {
    pod.mutual += graph.ties_into(from, members);
    for (const CommentTie& tie : ties_from(ties, from)) {
      if (!std::ranges::binary_search(members, tie.to)) {
        elsewhere += tie.posts;
        quick_elsewhere += tie.quick;
        continue;
      }
      pod.comments += tie.posts;
      quick += tie.quick;
      shares += static_cast<double>(tie.posts) / ties.posts[tie.to];
    }
    for (const std::uint32_t to : members) {
      if (to == from || ties.total == 0) continue;
      pod.expected += static_cast<double>(ties.given[from]) * ties.received[to] / static_cast<double>(ties.total);
    }
  }
  pod.mutual /= 2;
  pod.density = shares / static_cast<double>(members.size() * (members.size() - 1));
  pod.log10_p = log10_bound(static_cast<double>(pod.comments), pod.expected, ties.posts.size(), members.size());
  if (pod.comments > 0) pod.quick = static_cast<double>(quick) / static_cast<double>(pod.comments);
  if (elsewhere > 0) pod.quick_elsewhere = static_cast<double>(quick_elsewhere) / static_cast<double>(elsewhere);
  pod.members = std::move(members);
  return pod;
}

/// q-values: of the i-th smallest p of m, the least of p_j · m ÷ j over j ≥ i.
void add_q_values(std::vector<Pod>& pods) {
  std::ranges::sort(pods,
                    [](const Pod& a, const Pod& b) { return std::tie(a.log10_p, a.members) < std::tie(b.log10_p, b.members); });
  double least = 1.0;
  const auto m = static_cast<double>(pods.size());
  for (std::size_t i = pods.size(); i > 0; --i) {
    least = std::min(least, core::det_pow(10.0, pods[i - 1].log10_p) * m / static_cast<double>(i));
    pods[i - 1].q = least;
  }
}

}  // namespace

std::vector<Pod> find_pods(const CommentTies& ties, const PodRules& rules) {
  const TieGraph graph(ties, rules);
  std::vector<Group> groups;
  Search search(graph, rules);
  for (Group& part : parts_of(graph, rules.least_members)) search.search(std::move(part), groups);
  std::vector<Pod> pods;
  for (Group& group : groups) {
    Pod pod = describe(ties, graph, std::move(group));
    if (pod.density >= rules.least_density) pods.push_back(std::move(pod));
  }
  add_q_values(pods);
  std::erase_if(pods, [&rules](const Pod& pod) { return pod.q > rules.false_discovery; });
  std::ranges::sort(pods, {}, &Pod::members);
  return pods;
}

}  // namespace vouch::credibility
