#include "engine/credibility/habit_figures.h"

#include <algorithm>
#include <cmath>
#include <utility>
#include <vector>

#include "engine/core/deterministic_math.h"
#include "engine/core/normal.h"
#include "engine/core/proportion.h"
#include "engine/credibility/post_figures.h"

namespace vouch::credibility {
namespace {

using core::Interval;

constexpr double kRoundOff = 1e-5;  // of a level that peers keep in single precision

double logit(double share) {
  const double cut = std::clamp(share, kLeastShare, 1.0 - kLeastShare);
  return core::det_log(cut / (1.0 - cut));
}

HabitFigure of_share(double value, const Interval& interval, std::uint32_t n) {
  return {.n = n,
          .value = value,
          .interval = interval,
          .level = logit(value),
          .level_interval = {.low = logit(interval.low), .high = logit(interval.high)}};
}

std::optional<HabitFigure> of_counts(double hits, std::uint32_t n) {
  if (n == 0) return std::nullopt;
  const double share = hits / n;
  return of_share(share, core::wilson_interval(share, n), n);
}

HabitFigure of_log(double level, double half, std::uint32_t n) {
  return {.n = n,
          .value = core::det_exp(level),
          .interval = {.low = core::det_exp(level - half), .high = core::det_exp(level + half)},
          .level = level,
          .level_interval = {.low = level - half, .high = level + half}};
}

/// The latest posts at or before the day, latest first.
std::vector<std::uint64_t> latest_posts(const catalog::PostColumns& posts, core::OwnerIndex owner, std::int64_t as_of_s,
                                        std::size_t most) {
  std::vector<std::uint64_t> latest;
  const std::uint64_t first = posts.owner_offsets[owner.value];
  for (std::uint64_t i = posts.owner_offsets[owner.value + 1]; i > first && latest.size() < most; --i) {
    if (posts.at_s[i - 1] <= as_of_s) latest.push_back(i - 1);
  }
  return latest;
}

/// The spread of a ratio among a creator's posts is assumed as that of engagement is.
std::optional<HabitFigure> likes_per_comment(const catalog::PostColumns& posts, std::span<const std::uint64_t> latest,
                                             const EngagementRules& rules) {
  std::vector<double> ratios;
  for (const std::uint64_t post : latest) {
    if (posts.likes[post] < 0 || posts.comments[post] < 0) continue;
    ratios.push_back((static_cast<double>(posts.likes[post]) + 1.0) / (static_cast<double>(posts.comments[post]) + 1.0));
  }
  if (ratios.empty()) return std::nullopt;
  std::ranges::sort(ratios);
  const std::size_t n = ratios.size();
  const double level = core::det_log(0.5 * (ratios[(n - 1) / 2] + ratios[n / 2]));
  double squares = 0.0;
  for (const double ratio : ratios) {
    const double off = core::det_log(ratio) - level;
    squares += off * off;
  }
  const double count = static_cast<double>(n);
  constexpr double kHalfPi = 1.5707963267948966;
  const double assumed = rules.assumed_spread * rules.assumed_spread;
  const double variance = (squares + rules.shrink_posts * assumed) / (count + rules.shrink_posts);
  return of_log(level, core::kNormal95 * std::sqrt(kHalfPi * variance / count), static_cast<std::uint32_t>(n));
}

std::optional<HabitFigure> post_spread(std::vector<double> engagements, double least) {
  if (engagements.size() < 2) return std::nullopt;
  const auto median = median_of(std::move(engagements));
  const double n = median->posts;
  const double deviation = std::sqrt(median->variance * n / (n - 1.0));
  const double level = core::det_log(std::max(least, deviation));
  return of_log(level, core::kNormal95 / std::sqrt(2.0 * (n - 1.0)), median->posts);
}

std::optional<HabitFigure> engagement_level(const EngagementFigure& figure) {
  if (figure.status == EngagementStatus::unknown) return std::nullopt;
  return of_share(figure.percentile, figure.interval, figure.posts);
}

/// Other people's comments below some posts, each looked at once.
class CommentCounts {
 public:
  CommentCounts(const HabitSources& sources, core::OwnerIndex owner, std::span<const std::uint64_t> left_out)
      : sources_(sources), left_out_(left_out), platform_(sources.catalog->creators.platform[owner.value]) {}

  void add_thread(std::uint64_t post, std::int64_t as_of_s) {
    const auto& comments = sources_.catalog->comments;
    const std::int64_t posted = sources_.catalog->posts.at_s[post];
    for (std::uint64_t i = comments.post_offsets[post]; i < comments.post_offsets[post + 1]; ++i) {
      if (accounts_.size() == kMostComments) return;
      if (comments.at_s[i] > as_of_s || (comments.flags[i] & catalog::kByOwner) != 0) continue;
      if (std::ranges::binary_search(left_out_, comments.account[i])) continue;
      accounts_.push_back(comments.account[i]);
      if (comments.words[i] != catalog::kUnknownWords) {
        ++worded_;
        wordless_ += comments.words[i] == 0 ? 1 : 0;
        if (comments.words[i] >= sources_.rules->telling_words && comments.text[i] != 0) {
          texts_.emplace_back(comments.text[i], comments.account[i]);
        }
      }
      if (comments.at_s[i] != catalog::kUnknown && posted != catalog::kUnknown) {
        ++dated_;
        early_ += comments.at_s[i] - posted <= sources_.rules->early_s ? 1 : 0;
      }
    }
  }

  void write(HabitFigures& figures) {
    const auto at = [&figures](Habit habit) -> std::optional<HabitFigure>& { return figures[static_cast<std::size_t>(habit)]; };
    at(Habit::wordless_comments) = of_counts(wordless_, worded_);
    at(Habit::repeated_texts) = of_counts(repeated(), static_cast<std::uint32_t>(texts_.size()));
    at(Habit::early_comments) = of_counts(early_, dated_);
    std::ranges::sort(accounts_);
    at(Habit::same_people) = same_people();
    at(Habit::unlikely_accounts) = unlikely_accounts();
  }

 private:
  /// Comments whose text another account wrote, too.
  std::uint32_t repeated() {
    std::ranges::sort(texts_);
    std::uint32_t count = 0;
    for (std::size_t begin = 0, end = 0; begin < texts_.size(); begin = end) {
      while (end < texts_.size() && texts_[end].first == texts_[begin].first) ++end;
      if (texts_[begin].second != texts_[end - 1].second) count += static_cast<std::uint32_t>(end - begin);
    }
    return count;
  }

  /// Calls with each account and its number of comments. Requires accounts in order.
  template <class Take>
  void each_account(Take&& take) const {
    for (std::size_t begin = 0, end = 0; begin < accounts_.size(); begin = end) {
      while (end < accounts_.size() && accounts_[end] == accounts_[begin]) ++end;
      take(accounts_[begin], end - begin);
    }
  }

  [[nodiscard]] std::optional<HabitFigure> same_people() const {
    const auto n = static_cast<double>(accounts_.size());
    if (n < 2.0) return std::nullopt;
    double pairs = 0.0;
    each_account([&](std::uint64_t, std::size_t count) { pairs += static_cast<double>(count) * static_cast<double>(count - 1); });
    const double share = pairs / (n * (n - 1.0));
    return of_share(share, core::wilson_interval(share, n / 2.0), static_cast<std::uint32_t>(accounts_.size()));
  }

  [[nodiscard]] std::optional<HabitFigure> unlikely_accounts() const {
    if (!sources_.authentic->judged()) return std::nullopt;
    std::uint64_t sum = 0;
    std::uint32_t judged = 0;
    each_account([&](std::uint64_t pseudonym, std::size_t) {
      const auto account = find(pseudonym);
      if (!account || !sources_.authentic->judged(*account)) return;
      sum += audience::Authenticity::kScale - (*sources_.authentic)[*account];
      ++judged;
    });
    return of_counts(audience::people(sum), judged);
  }

  /// The account of a pseudonym: on the creator's platform where it is on several.
  [[nodiscard]] std::optional<std::uint32_t> find(std::uint64_t pseudonym) const {
    const auto [first, last] = std::ranges::equal_range(sources_.graph->pseudonyms(), pseudonym);
    std::optional<std::uint32_t> found;
    for (auto at = first; at != last; ++at) {
      const auto place = static_cast<std::size_t>(at - sources_.graph->pseudonyms().begin());
      const std::uint32_t account = sources_.graph->accounts_by_pseudonym()[place];
      if (!found || sources_.graph->platforms()[account] == platform_) found = account;
    }
    return found;
  }

  const HabitSources& sources_;
  std::span<const std::uint64_t> left_out_;
  catalog::Label platform_;
  std::vector<std::uint64_t> accounts_;                         // of each comment
  std::vector<std::pair<std::uint64_t, std::uint64_t>> texts_;  // text and account of each telling comment
  std::uint32_t worded_ = 0, wordless_ = 0, dated_ = 0, early_ = 0;
};

}  // namespace

double value_of_level(Habit habit, double level) {
  if (habit == Habit::likes_per_comment || habit == Habit::post_spread) return core::det_exp(level);
  if (level <= logit(0.0) + kRoundOff) return 0.0;
  if (level >= logit(1.0) - kRoundOff) return 1.0;
  return 1.0 / (1.0 + core::det_exp(-level));
}

HabitFigures habit_figures(const HabitSources& sources, core::CreatorIndex creator, std::int64_t as_of_s,
                           std::span<const std::uint64_t> left_out) {
  const catalog::Catalog& catalog = *sources.catalog;
  const core::OwnerIndex owner = catalog.owner(creator);
  const PlatformRule rule = rule_of(catalog.label(catalog.creators.platform[creator.value]));
  const EngagementRules& engagement = *sources.engagement_rules;
  const auto latest = latest_posts(catalog.posts, owner, as_of_s, engagement.latest_posts);
  const bool default_day = as_of_s == catalog.latest_event_s;
  HabitFigures figures;
  const auto at = [&figures](Habit habit) -> std::optional<HabitFigure>& { return figures[static_cast<std::size_t>(habit)]; };
  at(Habit::engagement_level) =
      engagement_level(default_day ? sources.engagement->of(creator) : sources.engagement->of(creator, as_of_s));
  at(Habit::likes_per_comment) = likes_per_comment(catalog.posts, latest, engagement);
  at(Habit::post_spread) =
      post_spread(latest_figures(catalog.posts, owner, rule, as_of_s, engagement.latest_posts), sources.rules->least_post_spread);
  CommentCounts comments(sources, owner, left_out);
  for (const std::uint64_t post : latest) comments.add_thread(post, as_of_s);
  comments.write(figures);
  return figures;
}

}  // namespace vouch::credibility
