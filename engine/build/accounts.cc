#include "engine/build/accounts.h"

#include <algorithm>
#include <limits>
#include <string>
#include <utility>

#include "engine/audience/authenticity.h"
#include "engine/core/parallel_for.h"

namespace vouch::build {
namespace {

using core::fail;
using core::Result;

template <class Kept>
constexpr Kept kNothing = std::numeric_limits<Kept>::max();

/// A number as it is kept: cut at the largest that can be, nothing as the one above.
template <class Kept>
Kept kept(const std::optional<std::int64_t>& value) {
  return value ? static_cast<Kept>(std::min<std::int64_t>(*value, kNothing<Kept> - 1)) : kNothing<Kept>;
}
std::uint8_t kept_flag(const std::optional<bool>& value) { return value ? (*value ? 1 : 0) : kNothing<std::uint8_t>; }

template <class Kept>
std::optional<std::int64_t> given(Kept value) {
  return value == kNothing<Kept> ? std::nullopt : std::optional<std::int64_t>(value);
}
std::optional<bool> given_flag(std::uint8_t value) {
  return value == kNothing<std::uint8_t> ? std::nullopt : std::optional<bool>(value != 0);
}

}  // namespace

credibility::AccountFacts AccountRows::facts_of(const Row& row) {
  return {.followers = given(row.followers),
          .following = given(row.following),
          .posts = given(row.posts),
          .username_length = given(row.username_length),
          .username_digits = given(row.username_digits),
          .has_picture = given_flag(row.has_picture),
          .is_private = given_flag(row.is_private)};
}

Result<std::optional<catalog::RowProblem>> AccountRows::add(const catalog::AccountRecord& record, std::uint64_t pseudonym,
                                                            SeenLabel platform) {
  const credibility::AccountFacts facts = credibility::facts_of(record);
  if (const auto problem = credibility::problem_of(facts))
    return catalog::RowProblem{problem->column, problem->found, problem->expected};
  ++count_;
  auto added = rows_.add({.pseudonym = pseudonym,
                          .platform = platform,
                          .followers = kept<std::uint32_t>(facts.followers),
                          .following = kept<std::uint32_t>(facts.following),
                          .posts = kept<std::uint32_t>(facts.posts),
                          .username_length = kept<std::uint8_t>(facts.username_length),
                          .username_digits = kept<std::uint8_t>(facts.username_digits),
                          .has_picture = kept_flag(facts.has_picture),
                          .is_private = kept_flag(facts.is_private)});
  if (!added) return fail(std::move(added).error());
  return std::optional<catalog::RowProblem>();
}

/// Finds the account of each row, and judges so many at a time.
class AccountRows::Judging {
 public:
  Judging(const audience::AudienceGraph& graph, const LabelTable& labels, const KeyOrder& order,
          const credibility::AuthenticityModel& model, unsigned threads)
      : graph_(&graph),
        labels_(&labels),
        order_(&order),
        model_(&model),
        threads_(threads),
        p_(graph.accounts(), audience::Authenticity::kPrior),
        judged_((graph.accounts() + 63) / 64) {}

  /// Rows of one pseudonym follow one another.
  Result<void> take(const Row& row) {
    if (!group_.empty() && group_.front().pseudonym != row.pseudonym) {
      if (auto done = end_group(); !done) return done;
    }
    group_.push_back(row);
    return {};
  }

  Result<void> finish(snapshot::Writer& out, Totals& totals) {
    if (auto done = end_group(); !done) return done;
    if (auto done = judge(); !done) return done;
    totals.outside = totals_.outside;
    totals.further = totals_.further;
    totals.judged = totals_.judged;
    if (totals.judged == 0) return {};
    if (auto written = out.write<std::uint16_t>("audience.authentic", p_); !written) return written;
    return out.write<std::uint64_t>("audience.judged", judged_);
  }

 private:
  struct Found {
    std::uint32_t account = 0;
    Row row;
  };

  /// For each account that has the pseudonym: its platform's row, else one that names none, else the only one there is where
  /// the account's own platform is unknown.
  Result<void> end_group() {
    if (group_.empty()) return {};
    const auto pseudonyms = graph_->pseudonyms();
    const std::uint64_t pseudonym = group_.front().pseudonym;
    while (next_ < pseudonyms.size() && pseudonyms[next_] < pseudonym) ++next_;
    std::ranges::sort(group_, {}, [&](const Row& row) { return std::pair(order_->rank(row.platform), row); });
    std::size_t used = 0;
    for (std::size_t i = next_; i < pseudonyms.size() && pseudonyms[i] == pseudonym; ++i) {
      const std::uint32_t account = graph_->accounts_by_pseudonym()[i];
      const Row* row = row_for(graph_->platforms()[account]);
      if (row == nullptr) continue;
      ++used;
      found_.push_back({account, *row});
    }
    if (used == 0) totals_.outside += group_.size();
    if (used > 0 && group_.size() > used) totals_.further += group_.size() - used;
    group_.clear();
    return found_.size() < kAtATime ? Result<void>() : judge();
  }

  const Row* row_for(std::uint32_t platform) const {
    const auto of = [&](std::uint32_t wanted) -> const Row* {
      const auto row = std::ranges::find(group_, wanted, [&](const Row& one) { return order_->rank(one.platform); });
      return row == group_.end() ? nullptr : &*row;
    };
    if (const Row* own = of(platform)) return own;
    if (const Row* unnamed = of(0)) return unnamed;
    return platform == 0 && group_.size() == 1 ? group_.data() : nullptr;
  }

  /// A row's platform, else its account's.
  std::string_view platform_of(const Found& found) const {
    if (found.row.platform != 0) return labels_->keys().key(found.row.platform);
    const std::uint32_t rank = graph_->platforms()[found.account];
    return labels_->keys().key(order_->order()[rank]);
  }

  Result<void> judge() {
    const double assumed = model_->card().assumed_share;
    const std::size_t parts = (found_.size() + kPart - 1) / kPart;
    std::vector<std::vector<double>> p(parts);
    auto done = core::parallel_for(parts, threads_, [&](std::size_t part) -> Result<void> {
      std::vector<credibility::Account> accounts;
      const std::size_t end = std::min(found_.size(), (part + 1) * kPart);
      for (std::size_t i = part * kPart; i < end; ++i) accounts.push_back({platform_of(found_[i]), facts_of(found_[i].row)});
      auto judged = model_->authentic(accounts, assumed);
      if (!judged) return fail(std::move(judged).error());
      p[part] = *std::move(judged);
      return {};
    });
    if (!done) return done;
    for (std::size_t i = 0; i < found_.size(); ++i) {
      const Found& found = found_[i];
      if (!model_->measures(platform_of(found), credibility::columns_of(facts_of(found.row)))) continue;
      p_[found.account] = static_cast<std::uint16_t>(p[i / kPart][i % kPart] * audience::Authenticity::kScale + 0.5);
      judged_[found.account / 64] |= std::uint64_t{1} << found.account % 64;
      ++totals_.judged;
    }
    found_.clear();
    return {};
  }

  static constexpr std::size_t kPart = 4096, kAtATime = 16 * kPart;

  const audience::AudienceGraph* graph_;
  const LabelTable* labels_;
  const KeyOrder* order_;
  const credibility::AuthenticityModel* model_;
  unsigned threads_;
  std::vector<std::uint16_t> p_;
  std::vector<std::uint64_t> judged_;  // a bit an account
  std::vector<Row> group_;             // rows of the pseudonym at work
  std::vector<Found> found_;
  std::size_t next_ = 0;  // in the graph's pseudonyms
  Totals totals_;
};

Result<AccountRows::Totals> AccountRows::write(const LabelTable& labels, const KeyOrder& order,
                                               const AuthenticityModelSource& source, snapshot::Writer& out) {
  Totals totals{.rows = count_};
  if (count_ == 0 || !source) return totals;
  const auto model = source();
  if (!model) return fail(model.error());
  const auto so_far = out.so_far();
  if (!so_far) return fail(so_far.error());
  const auto graph = audience::AudienceGraph::open(*so_far);
  if (!graph) return fail(graph.error());
  Judging judging(*graph, labels, order, *model, threads_);
  if (auto done = rows_.drain([&](const Row& row) { return judging.take(row); }); !done) return fail(std::move(done).error());
  if (auto done = judging.finish(out, totals); !done) return fail(std::move(done).error());
  totals.model = model->card().name + "@" + std::to_string(model->card().version);
  return totals;
}

}  // namespace vouch::build
