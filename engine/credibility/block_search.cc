#include "engine/credibility/block_search.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <iterator>
#include <numeric>
#include <optional>
#include <utility>

#include "engine/core/binomial.h"
#include "engine/core/deterministic_math.h"
#include "engine/core/proportion.h"

namespace vouch::credibility {
namespace {

using audience::BipartiteView;
using audience::Csr;
using audience::CsrView;

/// What is known of the accounts of one owner.
struct Judged {
  std::uint64_t accounts = 0, unlikely = 0;
};

/// What is usual among owners.
struct Usual {
  double share = 0.0;   // of unlikely accounts
  double spread = 1.0;  // of z
  [[nodiscard]] double expected(const Judged& owner) const { return share * static_cast<double>(owner.accounts); }
  [[nodiscard]] double surplus(const Judged& owner) const { return static_cast<double>(owner.unlikely) - expected(owner); }
  /// Distance in standard deviations of a binomial count; where nothing unlikely is usual, of one account.
  [[nodiscard]] double z(const Judged& owner) const {
    return surplus(owner) / std::sqrt(std::max(1.0, expected(owner) * (1.0 - share)));
  }
};

/// Requires values. Of an even number the lower one in the middle.
double quantile(std::vector<double> values, double at) {
  const auto place = static_cast<std::ptrdiff_t>(at * static_cast<double>(values.size() - 1));
  std::ranges::nth_element(values, values.begin() + place);
  return values[static_cast<std::size_t>(place)];
}

std::vector<Judged> judged_of(const CsrView& owners, std::span<const AccountMark> marks) {
  std::vector<Judged> judged(owners.vertices());
  for (std::uint32_t o = 0; o < owners.vertices(); ++o) {
    for (const std::uint32_t account : owners[o]) {
      judged[o].accounts += marks[account] != AccountMark::not_judged ? 1 : 0;
      judged[o].unlikely += marks[account] == AccountMark::unlikely ? 1 : 0;
    }
  }
  return judged;
}

std::optional<Usual> usual_of(const std::vector<Judged>& owners, const BlockRules& rules) {
  constexpr double kQuartilesOfNormal = 1.349;
  std::vector<double> values;
  for (const Judged& owner : owners) {
    if (owner.accounts >= rules.least_judged)
      values.push_back(static_cast<double>(owner.unlikely) / static_cast<double>(owner.accounts));
  }
  if (values.size() < rules.least_peers) return std::nullopt;
  Usual usual{.share = quantile(values, 0.5)};
  values.clear();
  for (const Judged& owner : owners) {
    if (owner.accounts >= rules.least_judged) values.push_back(usual.z(owner));
  }
  usual.spread = std::max(1.0, (quantile(values, 0.75) - quantile(values, 0.25)) / kQuartilesOfNormal);
  return usual;
}

/// Unlikely accounts and the owners with more of them than usual, numbered anew, with what a link weighs.
struct Suspects {
  std::vector<std::uint32_t> accounts, owners, weights;
  Csr rows, columns;
};

std::vector<bool> above_usual(const std::vector<Judged>& judged, const Usual& usual, const BlockRules& rules) {
  std::vector<bool> above(judged.size());
  for (std::size_t o = 0; o < judged.size(); ++o) {
    above[o] = judged[o].accounts >= rules.least_judged && usual.z(judged[o]) >= rules.owner_z * usual.spread &&
               usual.surplus(judged[o]) >= static_cast<double>(rules.least_surplus);
  }
  return above;
}

Suspects suspects_of(const BipartiteView& graph, std::span<const AccountMark> marks, const std::vector<Judged>& judged,
                     const Usual& usual, const BlockRules& rules) {
  const std::vector<bool> above = above_usual(judged, usual, rules);
  Suspects found;
  std::vector<std::uint32_t> numbers(judged.size(), 0);
  for (std::uint32_t o = 0; o < judged.size(); ++o) {
    if (!above[o]) continue;
    numbers[o] = static_cast<std::uint32_t>(found.owners.size());
    found.owners.push_back(o);
    const double share = usual.surplus(judged[o]) / static_cast<double>(judged[o].unlikely);
    found.weights.push_back(static_cast<std::uint32_t>(share * audience::column_weight(graph.columns.degree(o)) + 0.5));
  }
  for (std::uint32_t account = 0; account < marks.size(); ++account) {
    if (marks[account] != AccountMark::unlikely) continue;
    const auto owners = graph.rows[account];
    if (std::ranges::count_if(owners, [&](std::uint32_t o) { return above[o]; }) < rules.least_shared) continue;
    for (const std::uint32_t o : owners) {
      if (above[o]) found.rows.targets.push_back(numbers[o]);
    }
    found.rows.offsets.push_back(found.rows.targets.size());
    found.accounts.push_back(account);
  }
  found.columns.offsets.assign(found.owners.size() + 1, 0);
  for (const std::uint32_t o : found.rows.targets) ++found.columns.offsets[o + std::size_t{1}];
  std::partial_sum(found.columns.offsets.begin(), found.columns.offsets.end(), found.columns.offsets.begin());
  found.columns.targets.resize(found.rows.targets.size());
  std::vector<std::uint64_t> next = found.columns.offsets;
  for (std::uint32_t i = 0; i < found.accounts.size(); ++i) {
    for (const std::uint32_t o : found.rows.view()[i]) found.columns.targets[next[o]++] = i;
  }
  return found;
}

/// ln of n over k.
double log_choices(std::uint64_t n, std::uint64_t k) {
  const auto all = static_cast<double>(n), some = static_cast<double>(k);
  return core::log_gamma(all + 1.0) - core::log_gamma(some + 1.0) - core::log_gamma(all - some + 1.0);
}

/// Requires more links than by chance, or says 1.
double log10_bound(double links, double expected, double log_blocks) {
  constexpr double kLn10 = 2.302585092994046;
  if (links <= expected || expected <= 0.0) return 0.0;
  return std::min(0.0, (log_blocks - links * core::det_log(links / expected) + links - expected) / kLn10);
}

/// Rows and columns that are one block; ascending.
struct Group {
  std::vector<std::uint32_t> rows, columns;
  double highest = 0.0;
};

std::vector<std::uint32_t> united(const std::vector<std::uint32_t>& a, const std::vector<std::uint32_t>& b) {
  std::vector<std::uint32_t> both;
  std::ranges::set_union(a, b, std::back_inserter(both));
  return both;
}

/// A farm's accounts come off in shells, the busiest first: what mostly has the owners of an earlier block belongs to that.
void add_to(std::vector<Group>& groups, const audience::WeightedBlock& found) {
  for (Group& group : groups) {
    std::vector<std::uint32_t> both;
    std::ranges::set_intersection(group.columns, found.columns, std::back_inserter(both));
    if (2 * both.size() < std::min(group.columns.size(), found.columns.size())) continue;
    group.rows = united(group.rows, found.rows);
    group.columns = united(group.columns, found.columns);
    return;
  }
  groups.push_back({.rows = found.rows, .columns = found.columns, .highest = found.highest});
}

/// Counts links and their weight between the two sides.
void count_links(const Suspects& suspects, const Group& group, AccountBlock& block) {
  std::uint64_t weight = 0;
  for (const std::uint32_t row : group.rows) {
    for (const std::uint32_t column : suspects.rows.view()[row]) {
      if (!std::ranges::binary_search(group.columns, column)) continue;
      ++block.links;
      weight += suspects.weights[column];
    }
  }
  block.density = static_cast<double>(weight) / static_cast<double>(group.rows.size() + group.columns.size());
  block.highest = std::max(block.density, group.highest);
}

/// Lower 95 % limit of the share of unlikely ones among the judged accounts that are concentrated on these owners.
double least_unlikely_share(const BipartiteView& graph, std::span<const AccountMark> marks,
                            const std::vector<std::uint32_t>& owners, const BlockRules& rules) {
  std::vector<std::uint32_t> inside(marks.size(), 0);
  double links = 0.0;
  for (const std::uint32_t o : owners) {
    for (const std::uint32_t account : graph.columns[o]) ++inside[account];
    links += static_cast<double>(graph.columns.degree(o));
  }
  const double share = links / static_cast<double>(graph.columns.targets.size());
  double judged = 0.0, unlikely = 0.0;
  for (std::uint32_t account = 0; account < marks.size(); ++account) {
    if (marks[account] == AccountMark::not_judged || inside[account] < rules.least_shared) continue;
    const double expected = share * static_cast<double>(graph.rows.degree(account));
    if (log10_bound(inside[account], expected, 0.0) > rules.concentrated_log10_p) continue;
    judged += 1.0;
    unlikely += marks[account] == AccountMark::unlikely ? 1.0 : 0.0;
  }
  return judged == 0.0 ? 0.0 : core::wilson_interval(unlikely / judged, judged).low;
}

AccountBlock describe(const BipartiteView& graph, const Suspects& suspects, const Group& group, const std::vector<Judged>& judged,
                      std::uint64_t unlikely_accounts) {
  AccountBlock block;
  count_links(suspects, group, block);
  Judged of_owners;
  std::uint64_t owner_links = 0, account_links = 0;
  for (const std::uint32_t column : group.columns) {
    const std::uint32_t o = block.owners.emplace_back(suspects.owners[column]);
    owner_links += graph.columns.degree(o);
    of_owners.accounts += judged[o].accounts;
    of_owners.unlikely += judged[o].unlikely;
  }
  for (const std::uint32_t row : group.rows) {
    account_links += graph.rows.degree(block.accounts.emplace_back(suspects.accounts[row]));
  }
  block.expected =
      static_cast<double>(account_links) * static_cast<double>(owner_links) / static_cast<double>(graph.columns.targets.size());
  block.unlikely = static_cast<double>(of_owners.unlikely) / static_cast<double>(of_owners.accounts);
  const double log_blocks =
      log_choices(unlikely_accounts, block.accounts.size()) + log_choices(graph.columns.vertices(), block.owners.size());
  block.log10_p = log10_bound(static_cast<double>(block.links), block.expected, log_blocks);
  return block;
}

/// Of the i-th smallest p of m, the least of p_j · m · (1 + 1/2 + … + 1/m) ÷ j over j ≥ i.
void add_q_values(std::vector<AccountBlock>& blocks) {
  std::vector<std::size_t> order(blocks.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::stable_sort(order, {}, [&blocks](std::size_t i) { return blocks[i].log10_p; });
  double factor = 0.0, least = 1.0;
  for (std::size_t j = 1; j <= blocks.size(); ++j) factor += static_cast<double>(blocks.size()) / static_cast<double>(j);
  for (std::size_t i = order.size(); i > 0; --i) {
    least = std::min(least, core::det_pow(10.0, blocks[order[i - 1]].log10_p) * factor / static_cast<double>(i));
    blocks[order[i - 1]].q = least;
  }
}

}  // namespace

AccountBlocks find_blocks(const BipartiteView& graph, std::span<const AccountMark> marks, const BlockRules& rules) {
  assert(marks.size() == graph.rows.vertices());
  AccountBlocks answer;
  const std::vector<Judged> judged = judged_of(graph.columns, marks);
  const auto usual = usual_of(judged, rules);
  if (!usual) return answer;
  answer.status = BlockStatus::measured;
  answer.usual = usual->share;
  const Suspects suspects = suspects_of(graph, marks, judged, *usual, rules);
  const auto unlikely = static_cast<std::uint64_t>(std::ranges::count(marks, AccountMark::unlikely));
  const BipartiteView among{.rows = suspects.rows.view(), .columns = suspects.columns.view()};
  std::vector<Group> groups;
  for (const auto& found : audience::dense_blocks_of(among, suspects.weights, rules.most_blocks)) {
    if (found.columns.size() >= rules.least_owners && found.rows.size() >= rules.least_accounts) add_to(groups, found);
  }
  for (const Group& group : groups) {
    AccountBlock& block = answer.blocks.emplace_back(describe(graph, suspects, group, judged, unlikely));
    block.concentrated = least_unlikely_share(graph, marks, block.owners, rules);
  }
  add_q_values(answer.blocks);
  std::erase_if(answer.blocks, [&rules](const AccountBlock& block) {
    return block.q > rules.false_discovery || block.concentrated < rules.least_concentrated;
  });
  return answer;
}

std::vector<AccountMark> marks_by_looks(const audience::AudienceGraph& graph, const audience::Authenticity& authentic) {
  if (!authentic.judged()) return {};
  std::vector<AccountMark> marks(graph.accounts(), AccountMark::not_judged);
  for (std::uint32_t account = 0; account < marks.size(); ++account) {
    if (!authentic.judged(account)) continue;
    marks[account] = 2 * authentic[account] < audience::Authenticity::kScale ? AccountMark::unlikely : AccountMark::likely;
  }
  return marks;
}

}  // namespace vouch::credibility
