#include "engine/credibility/trust.h"

#include <algorithm>
#include <limits>
#include <numeric>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "engine/audience/authenticity.h"
#include "engine/credibility/own_accounts.h"
#include "engine/credibility/trust_figures.h"

namespace vouch::credibility {
namespace {

std::string lower_case(std::string_view text) {
  std::string lower(text);
  for (char& c : lower) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  return lower;
}

bool covers_followers(std::uint8_t coverage) {
  return coverage == static_cast<std::uint8_t>(catalog::Coverage::all_followers) ||
         coverage == static_cast<std::uint8_t>(catalog::Coverage::random_sample);
}

/// Whether any of them was judged; stops at the first.
bool any_judged(const audience::Authenticity& authentic, std::span<const std::uint32_t> accounts) {
  return authentic.judged() && std::ranges::any_of(accounts, [&](std::uint32_t a) { return authentic.judged(a); });
}

TrustedCreator known_of(const catalog::Catalog& catalog, std::uint32_t c, std::span<const std::uint32_t> members,
                        const audience::Authenticity& authentic, const TrustWalk& walk) {
  const catalog::OwnerColumns& creators = catalog.creators;
  const std::int64_t followers = creators.followers[c];
  TrustedCreator known{.platform = lower_case(catalog.label(creators.platform[c])),
                       .score = people_of_mass(walk.trust[c]),
                       .squares = walk.squares[c]};
  known.band = catalog::size_band(known.platform, followers == catalog::kUnknown ? std::nullopt : std::optional(followers));
  if (members.empty()) return known;
  const bool covered = covers_followers(creators.coverage[c]);
  known.status = covered && any_judged(authentic, members) ? TrustStatus::measured : TrustStatus::estimated;
  const auto count = static_cast<double>(members.size());
  if (creators.coverage[c] == static_cast<std::uint8_t>(catalog::Coverage::random_sample))
    known.weight = std::max(1.0, static_cast<double>(followers) / count);
  return known;
}

core::Result<void> write_figures(const std::vector<TrustFigure>& figures, snapshot::Writer& out) {
  core::Result<void> written;
  const auto column = [&]<class T>(std::string_view name, T (*value)(const TrustFigure&)) {
    std::vector<T> values;
    values.reserve(figures.size());
    for (const TrustFigure& figure : figures) values.push_back(value(figure));
    if (written) written = out.write(name, std::span<const T>(values));
  };
  using F = const TrustFigure&;
  column("trust.status", +[](F f) { return static_cast<std::uint8_t>(f.status); });
  column("trust.score", +[](F f) { return f.score; });
  column("trust.low", +[](F f) { return f.interval.low; });
  column("trust.high", +[](F f) { return f.interval.high; });
  column("trust.percentile", +[](F f) { return f.percentile; });
  column("trust.percentile_low", +[](F f) { return f.percentiles.low; });
  column("trust.percentile_high", +[](F f) { return f.percentiles.high; });
  column("trust.peers", +[](F f) { return f.peers; });
  column("trust.wide", +[](F f) { return static_cast<std::uint8_t>(f.all_platforms ? 1 : 0); });
  return written;
}

/// Opens columns of one length and keeps the first error.
class TrustColumns {
 public:
  TrustColumns(const snapshot::Snapshot& snapshot, std::size_t size) : snapshot_(snapshot), size_(size) {}

  template <class T>
  std::span<const T> column(const std::string& name, T most) {
    const auto values = snapshot_.array<T>("trust." + name);
    if (!values) {
      if (!error_) error_ = values.error();
      return {};
    }
    if (values->size() != size_)
      refuse(name, "has " + std::to_string(values->size()) + " elements, expected " + std::to_string(size_));
    if (!std::ranges::all_of(*values, [most](T x) { return x >= T{0} && x <= most; })) refuse(name, "has a value out of range");
    return *values;
  }
  [[nodiscard]] const std::optional<core::Error>& error() const { return error_; }

 private:
  void refuse(const std::string& name, const std::string& what) {
    if (!error_) error_ = {.code = core::ErrorCode::corrupt, .message = "section trust." + name + " " + what, .pointer = {}};
  }
  const snapshot::Snapshot& snapshot_;
  std::size_t size_;
  std::optional<core::Error> error_;
};

constexpr double kMostPeople = 1e30;  // above any score and the upper end of its interval

}  // namespace

core::Result<void> write_trust(const snapshot::Snapshot& so_far, snapshot::Writer& out, const TrustRules& rules,
                               const TrustOptions& options) {
  const auto catalog = catalog::Catalog::open(so_far);
  if (!catalog) return core::fail(catalog.error());
  const auto graph = audience::AudienceGraph::open(so_far);
  if (!graph) return core::fail(graph.error());
  const auto authentic = audience::Authenticity::open(so_far, *graph);
  if (!authentic) return core::fail(authentic.error());
  const auto own = own_accounts(so_far, *catalog, *graph);
  if (!own) return core::fail(own.error());
  auto masses = seeded_masses(credible_masses(graph->accounts(), *authentic), options.seeds, rules.seeded_uniform_share);
  const double all = people_of_mass(std::accumulate(masses.begin(), masses.end(), std::uint64_t{0}));
  const double mean_mass = all > 0.0 ? all / graph->accounts() : 1.0;
  const TrustWalk walk = trust_walk({.members = graph->member_rows(), .owners = graph->owner_rows()}, *own, std::move(masses),
                                    rules, {.threads = options.threads});
  std::vector<TrustedCreator> known;
  for (std::uint32_t c = 0; c < catalog->creators.size(); ++c) {
    known.push_back(known_of(*catalog, c, graph->members(core::OwnerIndex(c)), *authentic, walk));
  }
  return write_figures(trust_figures(known, mean_mass, rules), out);
}

core::Result<Trust> Trust::open(const snapshot::Snapshot& snapshot, const catalog::Catalog& catalog) {
  TrustColumns in(snapshot, catalog.creators.size());
  Trust opened;
  opened.status_ = in.column<std::uint8_t>("status", static_cast<std::uint8_t>(TrustStatus::unknown));
  opened.score_ = in.column<double>("score", kMostPeople);
  opened.low_ = in.column<double>("low", kMostPeople);
  opened.high_ = in.column<double>("high", kMostPeople);
  opened.percentile_ = in.column<double>("percentile", 1.0);
  opened.percentile_low_ = in.column<double>("percentile_low", 1.0);
  opened.percentile_high_ = in.column<double>("percentile_high", 1.0);
  opened.peers_ = in.column<std::uint32_t>("peers", std::numeric_limits<std::uint32_t>::max());
  opened.wide_ = in.column<std::uint8_t>("wide", 1);
  if (in.error()) return core::fail(*in.error());
  return opened;
}

TrustFigure Trust::of(core::CreatorIndex creator) const {
  const std::uint32_t c = creator.value;
  return {.status = static_cast<TrustStatus>(status_[c]),
          .score = score_[c],
          .interval = {.low = low_[c], .high = high_[c]},
          .percentile = percentile_[c],
          .percentiles = {.low = percentile_low_[c], .high = percentile_high_[c]},
          .peers = peers_[c],
          .all_platforms = wide_[c] != 0};
}

}  // namespace vouch::credibility
