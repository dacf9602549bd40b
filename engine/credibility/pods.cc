#include "engine/credibility/pods.h"

#include <algorithm>
#include <cmath>
#include <string>
#include <utility>
#include <vector>

#include "engine/credibility/section_columns.h"

namespace vouch::credibility {
namespace {

/// Of each member, the posts on which others of its pod commented, once for each.
std::vector<std::uint32_t> given_inside(const CommentTies& ties, const std::vector<std::uint32_t>& of) {
  std::vector<std::uint32_t> inside(of.size(), 0);
  for (const CommentTie& tie : ties.ties) {
    if (of[tie.to] != 0 && of[tie.from] == of[tie.to]) inside[tie.to] += tie.posts;
  }
  return inside;
}

constexpr double kMost = 1e18;

}  // namespace

core::Result<void> write_pods(const snapshot::Snapshot& so_far, snapshot::Writer& out, const PodRules& rules, unsigned threads) {
  const auto catalog = catalog::Catalog::open(so_far);
  if (!catalog) return core::fail(catalog.error());
  const auto accounts = CreatorAccounts::open(so_far, *catalog);
  if (!accounts) return core::fail(accounts.error());
  const CommentTies ties = comment_ties(*catalog, *accounts, rules, threads);
  const std::vector<Pod> pods = find_pods(ties, rules);
  std::vector<std::uint32_t> of(catalog->creators.size(), 0), members;
  std::vector<std::uint64_t> member_offsets = {0}, account_offsets = {0}, pseudonyms;
  for (std::uint32_t p = 0; p < pods.size(); ++p) {
    for (const std::uint32_t creator : pods[p].members) of[creator] = p + 1;
    members.insert(members.end(), pods[p].members.begin(), pods[p].members.end());
    const auto own = accounts->pseudonyms_of(pods[p].members);
    pseudonyms.insert(pseudonyms.end(), own.begin(), own.end());
    member_offsets.push_back(members.size());
    account_offsets.push_back(pseudonyms.size());
  }
  SectionColumns columns(out, "pods.");
  columns.write("of", of);
  columns.write("members", members);
  columns.write("member_offsets", member_offsets);
  columns.write("accounts", pseudonyms);
  columns.write("account_offsets", account_offsets);
  columns.write_of<std::uint32_t>("mutual", pods, [](const Pod& pod) { return pod.mutual; });
  columns.write_of<std::uint64_t>("comments", pods, [](const Pod& pod) { return pod.comments; });
  for (const auto& [name, field] :
       {std::pair{"expected", &Pod::expected}, std::pair{"density", &Pod::density}, std::pair{"log10_p", &Pod::log10_p},
        std::pair{"q", &Pod::q}, std::pair{"quick", &Pod::quick}, std::pair{"quick_elsewhere", &Pod::quick_elsewhere}}) {
    columns.write_of<double>(name, pods, [f = field](const Pod& pod) { return pod.*f; });
  }
  columns.write("received", ties.received);
  columns.write("inside", given_inside(ties, of));
  return columns.done();
}

core::Result<Pods> Pods::open(const snapshot::Snapshot& snapshot, const catalog::Catalog& catalog) {
  SectionReader in(snapshot, "pods.");
  const std::size_t creators = catalog.creators.size();
  Pods opened;
  opened.members_ = in.any<std::uint32_t>("members");
  opened.member_offsets_ = in.offsets("member_offsets", opened.members_.size());
  opened.accounts_ = in.any<std::uint64_t>("accounts");
  opened.account_offsets_ = in.offsets("account_offsets", opened.accounts_.size());
  if (in.error()) return core::fail(*in.error());
  const std::size_t pods = opened.member_offsets_.size() - 1;
  if (opened.account_offsets_.size() != pods + 1) in.refuse("account_offsets", "is not of as many pods");
  opened.of_ = in.below("of", in.column<std::uint32_t>("of", creators), pods + 1);
  opened.members_ = in.below("members", opened.members_, creators);
  opened.mutual_ = in.column<std::uint32_t>("mutual", pods);
  opened.comments_ = in.column<std::uint64_t>("comments", pods);
  opened.expected_ = in.numbers("expected", pods, 0.0, kMost);
  opened.density_ = in.numbers("density", pods, 0.0, kMost);
  opened.log10_p_ = in.numbers("log10_p", pods, -kMost, 0.0);
  opened.q_ = in.numbers("q", pods, 0.0, 1.0);
  opened.quick_ = in.numbers("quick", pods, 0.0, 1.0);
  opened.quick_elsewhere_ = in.numbers("quick_elsewhere", pods, 0.0, 1.0);
  opened.received_ = in.column<std::uint32_t>("received", creators);
  opened.inside_ = in.column<std::uint32_t>("inside", creators);
  if (in.error()) return core::fail(*in.error());
  for (std::size_t p = 0; p < pods; ++p) {
    const auto row =
        opened.accounts_.subspan(opened.account_offsets_[p], opened.account_offsets_[p + 1] - opened.account_offsets_[p]);
    if (!std::ranges::is_sorted(row))
      return core::fail(core::ErrorCode::corrupt, "section pods.accounts does not ascend within a pod");
  }
  return opened;
}

std::optional<std::uint32_t> Pods::of(core::CreatorIndex creator) const {
  const std::uint32_t number = of_[creator.value];
  return number == 0 ? std::nullopt : std::optional(number - 1);
}

Pod Pods::pod(std::uint32_t number) const {
  const auto row = members_.subspan(member_offsets_[number], member_offsets_[number + 1] - member_offsets_[number]);
  return {.members = {row.begin(), row.end()},
          .mutual = mutual_[number],
          .comments = comments_[number],
          .expected = expected_[number],
          .density = density_[number],
          .log10_p = log10_p_[number],
          .q = q_[number],
          .quick = quick_[number],
          .quick_elsewhere = quick_elsewhere_[number]};
}

std::span<const std::uint64_t> Pods::accounts_around(core::CreatorIndex creator) const {
  const auto number = of(creator);
  if (!number) return {};
  return accounts_.subspan(account_offsets_[*number], account_offsets_[*number + 1] - account_offsets_[*number]);
}

}  // namespace vouch::credibility
