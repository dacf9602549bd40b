#include "engine/credibility/comment_ties.h"

#include <algorithm>
#include <string>
#include <tuple>

#include "engine/core/parallel_for.h"

namespace vouch::credibility {
namespace {

constexpr std::uint32_t kTask = 256;  // creators

/// A comment of one creator below a post of another.
struct Said {
  std::uint32_t from = 0;
  std::uint64_t post = 0;
  bool quick = false;
};

/// What comes to one creator's posts.
class Reading {
 public:
  Reading(const catalog::Catalog& catalog, const CreatorAccounts& accounts, const PodRules& rules)
      : catalog_(catalog), accounts_(accounts), rules_(rules) {}

  void read(std::uint32_t to, CommentTies& totals, std::vector<CommentTie>& ties) {
    said_.clear();
    const auto& offsets = catalog_.posts.owner_offsets;
    totals.posts[to] = static_cast<std::uint32_t>(offsets[to + 1] - offsets[to]);
    for (std::uint64_t post = offsets[to]; post < offsets[to + 1]; ++post) totals.received[to] += read_post(to, post);
    std::ranges::sort(said_, [](const Said& a, const Said& b) {
      return std::tuple(a.from, a.post, !a.quick) < std::tuple(b.from, b.post, !b.quick);
    });
    for (std::size_t i = 0; i < said_.size(); ++i) {
      if (i > 0 && said_[i - 1].from == said_[i].from && said_[i - 1].post == said_[i].post) continue;
      if (ties.empty() || ties.back().to != to || ties.back().from != said_[i].from) {
        ties.push_back({.from = said_[i].from, .to = to, .posts = 0, .quick = 0});
      }
      ++ties.back().posts;
      ties.back().quick += said_[i].quick ? 1 : 0;
    }
  }

 private:
  std::uint32_t read_post(std::uint32_t to, std::uint64_t post) {
    const auto& comments = catalog_.comments;
    const std::int64_t posted = catalog_.posts.at_s[post];
    const catalog::Label platform = catalog_.creators.platform[to];
    people_.clear();
    for (std::uint64_t i = comments.post_offsets[post]; i < comments.post_offsets[post + 1]; ++i) {
      if ((comments.flags[i] & catalog::kByOwner) != 0) continue;
      const std::uint32_t from = accounts_.creator_of(comments.account[i], platform);
      if (from == to) continue;
      people_.push_back(comments.account[i]);
      if (from == CreatorAccounts::kNobody) continue;
      const bool dated = posted != catalog::kUnknown && comments.at_s[i] != catalog::kUnknown;
      said_.push_back({.from = from, .post = post, .quick = dated && comments.at_s[i] - posted <= rules_.quick_s});
    }
    std::ranges::sort(people_);
    return static_cast<std::uint32_t>(std::ranges::unique(people_).begin() - people_.begin());
  }

  const catalog::Catalog& catalog_;
  const CreatorAccounts& accounts_;
  const PodRules& rules_;
  std::vector<Said> said_;
  std::vector<std::uint64_t> people_;  // of a post
};

core::Error misfit(const std::string& what) {
  return {.code = core::ErrorCode::corrupt, .message = "section profiles." + what, .pointer = {}};
}

}  // namespace

core::Result<CreatorAccounts> CreatorAccounts::open(const snapshot::Snapshot& snapshot, const catalog::Catalog& catalog) {
  CreatorAccounts opened;
  const auto& creators = catalog.creators;
  for (std::uint32_t c = 0; c < creators.size(); ++c) {
    if (creators.accounts[c] != 0) opened.own_.push_back({creators.accounts[c], creators.platform[c], c});
  }
  const auto offsets = snapshot.array<std::uint64_t>("profiles.owner_offsets");
  if (!offsets) return core::fail(offsets.error());
  const auto accounts = snapshot.array<std::uint64_t>("profiles.accounts");
  if (!accounts) return core::fail(accounts.error());
  const auto platforms = snapshot.array<std::uint32_t>("profiles.platform");
  if (!platforms) return core::fail(platforms.error());
  if (offsets->size() != catalog.owners() + std::size_t{1} || offsets->front() != 0 || !std::ranges::is_sorted(*offsets) ||
      offsets->back() != accounts->size() || platforms->size() != accounts->size()) {
    return core::fail(misfit("owner_offsets does not fit the catalog"));
  }
  for (std::uint32_t c = 0; c < creators.size(); ++c) {
    for (std::uint64_t i = (*offsets)[c]; i < (*offsets)[c + 1]; ++i) {
      if ((*accounts)[i] != 0) opened.own_.push_back({(*accounts)[i], (*platforms)[i], c});
    }
  }
  opened.by_creator_ = opened.own_;
  std::ranges::sort(opened.own_);
  std::ranges::sort(opened.by_creator_, {}, [](const Own& own) { return std::tuple(own.creator, own.pseudonym); });
  return opened;
}

std::uint32_t CreatorAccounts::creator_of(std::uint64_t pseudonym, catalog::Label platform) const {
  const auto fits = [platform](const Own& own) { return own.platform == platform || own.platform == 0 || platform == 0; };
  for (auto at = std::ranges::lower_bound(own_, pseudonym, {}, &Own::pseudonym); at != own_.end() && at->pseudonym == pseudonym;
       ++at) {
    if (fits(*at)) return at->creator;
  }
  return kNobody;
}

std::vector<std::uint64_t> CreatorAccounts::pseudonyms_of(std::span<const std::uint32_t> creators) const {
  std::vector<std::uint64_t> pseudonyms;
  for (const std::uint32_t creator : creators) {
    for (const Own& own : std::ranges::equal_range(by_creator_, creator, {}, &Own::creator)) pseudonyms.push_back(own.pseudonym);
  }
  std::ranges::sort(pseudonyms);
  const auto repeated = std::ranges::unique(pseudonyms);
  pseudonyms.erase(repeated.begin(), repeated.end());
  return pseudonyms;
}

CommentTies comment_ties(const catalog::Catalog& catalog, const CreatorAccounts& accounts, const PodRules& rules,
                         unsigned threads) {
  const std::uint32_t creators = catalog.creators.size();
  CommentTies all{.ties = {},
                  .posts = std::vector<std::uint32_t>(creators),
                  .given = std::vector<std::uint32_t>(creators),
                  .received = std::vector<std::uint32_t>(creators)};
  std::vector<std::vector<CommentTie>> parts((creators + kTask - 1) / kTask);
  core::parallel_each(parts.size(), threads, [&](std::size_t task) {
    Reading reading(catalog, accounts, rules);
    const auto first = static_cast<std::uint32_t>(task) * kTask;
    for (std::uint32_t to = first; to < std::min(creators, first + kTask); ++to) reading.read(to, all, parts[task]);
  });
  for (std::vector<CommentTie>& part : parts) {
    all.ties.insert(all.ties.end(), part.begin(), part.end());
    part = {};
  }
  std::ranges::sort(all.ties,
                    [](const CommentTie& a, const CommentTie& b) { return std::tuple(a.from, a.to) < std::tuple(b.from, b.to); });
  for (const CommentTie& tie : all.ties) all.given[tie.from] += tie.posts;
  for (const std::uint32_t received : all.received) all.total += received;
  return all;
}

}  // namespace vouch::credibility
