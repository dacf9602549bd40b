#include "engine/credibility/engagement.h"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "engine/core/codec.h"

namespace vouch::credibility {
namespace {

PeerGroups groups_of(const catalog::Catalog& catalog, const EngagementSource& source, const PeerRules& enough) {
  std::vector<EngagedCreator> engaged;
  for (std::uint32_t c = 0; c < catalog.creators.size(); ++c) {
    const core::CreatorIndex creator(c);
    const auto engagement = source.of(creator, catalog.latest_event_s);
    if (!engagement) continue;
    engaged.push_back({.platform = std::string(source.platform(creator)),
                       .log_followers = source.log_followers(creator),
                       .engagement = *engagement});
  }
  return PeerGroups::of(engaged, source.rules(), enough);
}

/// The figures of all creators as columns.
struct Columns {
  std::vector<std::uint8_t> status, declared;
  std::vector<std::uint32_t> posts;
  std::vector<double> median, percentile, low, high;

  void add(const EngagementFigure& figure) {
    status.push_back(static_cast<std::uint8_t>(figure.status));
    declared.push_back(figure.declared ? 1 : 0);
    posts.push_back(figure.posts);
    median.push_back(figure.median);
    percentile.push_back(figure.percentile);
    low.push_back(figure.interval.low);
    high.push_back(figure.interval.high);
  }
  [[nodiscard]] core::Result<void> write(snapshot::Writer& out) const {
    auto written = out.write("engagement.status", std::span(status));
    if (written) written = out.write("engagement.declared", std::span(declared));
    if (written) written = out.write("engagement.posts", std::span(posts));
    if (written) written = out.write("engagement.median", std::span(median));
    if (written) written = out.write("engagement.percentile", std::span(percentile));
    if (written) written = out.write("engagement.low", std::span(low));
    if (written) written = out.write("engagement.high", std::span(high));
    return written;
  }
};

/// A section of exactly one value a creator.
template <class T>
core::Result<std::span<const T>> column(const snapshot::Snapshot& snapshot, const std::string& name, std::size_t creators) {
  auto values = snapshot.array<T>(name);
  if (values && values->size() != creators) {
    return core::fail(core::ErrorCode::corrupt, "section " + name + " has " + std::to_string(values->size()) +
                                                    " elements, expected " + std::to_string(creators));
  }
  return values;
}

template <class... Results>
std::optional<core::Error> first_error(const Results&... results) {
  std::optional<core::Error> error;
  const auto keep = [&error](const auto& result) {
    if (!error && !result) error = result.error();
  };
  (keep(results), ...);
  return error;
}

bool are_shares(std::span<const double> values) {
  return std::ranges::all_of(values, [](double x) { return x >= 0.0 && x <= 1.0; });
}

}  // namespace

EngagementFigure figure_among(const EngagementSource& source, const PeerGroups& peers, core::CreatorIndex creator,
                              std::int64_t as_of_s) {
  EngagementFigure figure;
  figure.interval = {.low = 0.0, .high = 1.0};
  const auto engagement = source.of(creator, as_of_s);
  if (!engagement) return figure;
  figure.declared = engagement->posts == 0;
  figure.posts = engagement->posts;
  figure.median = engagement->median;
  const PeerGroup* group = peers.group(source.platform(creator));
  if (group == nullptr) return figure;
  const double followers = source.log_followers(creator);
  const auto percentile = [&](double y) { return group->curve.percentile({.log_followers = followers, .log_engagement = y}); };
  const core::Interval logs = log_interval(*engagement, group->spread, source.rules().shrink_posts);
  figure.percentile = percentile(engagement->log_median());
  figure.interval = {.low = std::min(figure.percentile, percentile(logs.low)),
                     .high = std::max(figure.percentile, percentile(logs.high))};
  figure.status = group->measured && !figure.declared ? EngagementStatus::measured : EngagementStatus::estimated;
  return figure;
}

core::Result<void> write_engagement(const snapshot::Snapshot& so_far, snapshot::Writer& out, const EngagementRules& rules,
                                    const PeerRules& enough) {
  const auto catalog = catalog::Catalog::open(so_far);
  if (!catalog) return core::fail(catalog.error());
  const EngagementSource source(*catalog, rules);
  const PeerGroups groups = groups_of(*catalog, source, enough);
  Columns columns;
  for (std::uint32_t c = 0; c < catalog->creators.size(); ++c) {
    columns.add(figure_among(source, groups, core::CreatorIndex(c), catalog->latest_event_s));
  }
  if (auto written = columns.write(out); !written) return written;
  core::Encoder curves;
  groups.write(curves);
  if (auto begun = out.begin("engagement.curves", snapshot::Encoding::bytes); !begun) return begun;
  return out.append(core::as_bytes(curves.bytes()));
}

core::Result<Engagement> Engagement::open(const snapshot::Snapshot& snapshot, const catalog::Catalog& catalog,
                                          const EngagementRules& rules) {
  const std::size_t creators = catalog.creators.size();
  const auto status = column<std::uint8_t>(snapshot, "engagement.status", creators);
  const auto declared = column<std::uint8_t>(snapshot, "engagement.declared", creators);
  const auto posts = column<std::uint32_t>(snapshot, "engagement.posts", creators);
  const auto median = column<double>(snapshot, "engagement.median", creators);
  const auto percentile = column<double>(snapshot, "engagement.percentile", creators);
  const auto low = column<double>(snapshot, "engagement.low", creators);
  const auto high = column<double>(snapshot, "engagement.high", creators);
  const auto curves = snapshot.array<std::byte>("engagement.curves");
  if (const auto error = first_error(status, declared, posts, median, percentile, low, high, curves)) return core::fail(*error);
  const auto known = [](std::uint8_t code) { return code <= static_cast<std::uint8_t>(EngagementStatus::unknown); };
  if (!std::ranges::all_of(*status, known) || !are_shares(*percentile) || !are_shares(*low) || !are_shares(*high)) {
    return core::fail(core::ErrorCode::corrupt, "sections engagement.* have values that are none of theirs");
  }
  core::Decoder decoder(*curves);
  auto groups = PeerGroups::read(decoder);
  if (!groups) return core::fail(core::within("section engagement.curves", groups.error()));
  Engagement opened;
  opened.source_ = EngagementSource(catalog, rules);
  opened.groups_ = *std::move(groups);
  opened.default_day_s_ = catalog.latest_event_s;
  opened.status_ = *status;
  opened.declared_ = *declared;
  opened.posts_ = *posts;
  opened.median_ = *median;
  opened.percentile_ = *percentile;
  opened.low_ = *low;
  opened.high_ = *high;
  return opened;
}

EngagementFigure Engagement::of(core::CreatorIndex creator) const {
  const std::uint32_t c = creator.value;
  return {.status = static_cast<EngagementStatus>(status_[c]),
          .declared = declared_[c] != 0,
          .posts = posts_[c],
          .median = median_[c],
          .percentile = percentile_[c],
          .interval = {.low = low_[c], .high = high_[c]}};
}

EngagementFigure Engagement::of(core::CreatorIndex creator, std::int64_t as_of_s) const {
  if (as_of_s >= default_day_s_) return of(creator);  // nothing lies after the latest event
  return figure_among(source_, groups_, creator, as_of_s);
}

}  // namespace vouch::credibility
