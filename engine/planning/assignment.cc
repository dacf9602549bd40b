#include "engine/planning/assignment.h"

#include <algorithm>
#include <map>
#include <utility>

#include <boost/graph/adjacency_list.hpp>
#include <boost/graph/successive_shortest_path_nonnegative_weights.hpp>

namespace vouch::planning {
namespace {

using Traits = boost::adjacency_list_traits<boost::vecS, boost::vecS, boost::directedS>;
struct Link {
  std::int64_t capacity = 0, residual = 0, cost = 0;
  Traits::edge_descriptor reverse;
};
using Network = boost::adjacency_list<boost::vecS, boost::vecS, boost::directedS, boost::no_property, Link>;

/// Returns the edge from `from` to `to`; its twin goes back with nothing on it.
Traits::edge_descriptor connect(Network& network, std::size_t from, std::size_t to, std::int64_t capacity, std::int64_t cost) {
  const auto forward = boost::add_edge(from, to, network).first;
  const auto back = boost::add_edge(to, from, network).first;
  network[forward] = {.capacity = capacity, .residual = 0, .cost = cost, .reverse = back};
  network[back] = {.capacity = 0, .residual = 0, .cost = -cost, .reverse = forward};
  return forward;
}

/// Creators and briefs of one group as vertices: source, sink, then those of the maps.
class GroupNetwork {
 public:
  GroupNetwork(std::span<const BriefPlaces> briefs, std::span<const Offer> offers, const std::vector<std::uint32_t>& of_group) {
    for (const std::uint32_t i : of_group) {
      creators_.emplace(offers[i].creator, 0);
      briefs_.emplace(offers[i].brief, 0);
      largest_ = std::max(largest_, offers[i].worth);
    }
    std::size_t next = 2;
    for (auto& [creator, vertex] : creators_) vertex = next++;
    for (auto& [brief, vertex] : briefs_) vertex = next++;
    network_ = Network(next);
    // A unit that takes an offer costs what the best offer has over it; one that takes none, the whole of the best.
    for (const auto& [creator, vertex] : creators_) {
      connect(network_, kSource, vertex, 1, 0);
      connect(network_, vertex, kSink, 1, largest_);
    }
    for (const auto& [brief, vertex] : briefs_) connect(network_, vertex, kSink, briefs[brief].places, 0);
    for (const std::uint32_t i : of_group) {
      edges_.push_back(
          connect(network_, creators_.at(offers[i].creator), briefs_.at(offers[i].brief), 1, largest_ - offers[i].worth));
    }
  }

  /// Of the offers of the group, in their order, whether each is taken.
  [[nodiscard]] std::vector<bool> solve() {
    boost::successive_shortest_path_nonnegative_weights(network_, kSource, kSink,
                                                        boost::capacity_map(boost::get(&Link::capacity, network_))
                                                            .residual_capacity_map(boost::get(&Link::residual, network_))
                                                            .weight_map(boost::get(&Link::cost, network_))
                                                            .reverse_edge_map(boost::get(&Link::reverse, network_)));
    std::vector<bool> taken;
    for (const auto& edge : edges_) taken.push_back(network_[edge].residual == 0);
    return taken;
  }

 private:
  static constexpr std::size_t kSource = 0, kSink = 1;
  std::map<std::uint32_t, std::size_t> creators_, briefs_;
  std::int64_t largest_ = 0;
  Network network_;
  std::vector<Traits::edge_descriptor> edges_;
};

}  // namespace

std::vector<std::uint32_t> assign(std::span<const BriefPlaces> briefs, std::span<const Offer> offers) {
  std::map<std::uint32_t, std::vector<std::uint32_t>> groups;
  for (std::uint32_t i = 0; i < offers.size(); ++i) {
    if (offers[i].worth > 0) groups[briefs[offers[i].brief].group].push_back(i);
  }
  std::vector<std::uint32_t> chosen;
  for (const auto& [group, of_group] : groups) {
    const std::vector<bool> taken = GroupNetwork(briefs, offers, of_group).solve();
    for (std::size_t k = 0; k < of_group.size(); ++k) {
      if (taken[k]) chosen.push_back(of_group[k]);
    }
  }
  std::sort(chosen.begin(), chosen.end());
  return chosen;
}

}  // namespace vouch::planning
