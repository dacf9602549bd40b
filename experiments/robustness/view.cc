#include "experiments/robustness/view.h"

#include <algorithm>
#include <unordered_map>

#include "engine/core/parallel_for.h"
#include "experiments/snapshot_build.h"

namespace vouch::experiments {
namespace {

using core::fail;
using core::Result;

std::optional<Notice> notice_of(std::string_view code) {
  if (code.starts_with("audit_audience")) return Notice::audience;
  if (code.starts_with("audit_burst") || code == "audit_saw_teeth") return Notice::growth;
  if (code == "audit_pod") return Notice::pod;
  if (code.starts_with("audit_block")) return Notice::block;
  if (code.starts_with("audit_habit")) return Notice::habits;
  return std::nullopt;
}

using PlaceOfCreator = std::unordered_map<std::string_view, std::uint32_t>;

PlaceOfCreator places_of(const Market& market) {
  PlaceOfCreator places;
  for (const auto& creator : market.rows.of<catalog::CreatorRecord>())
    places.emplace(creator.creator_id, static_cast<std::uint32_t>(places.size()));
  return places;
}

ranking::Brief brief_for(const Market& market, std::size_t brand) {
  ranking::Brief brief;
  brief.brand = std::string(market.rows.of<catalog::BrandRecord>()[brand].brand_id);
  brief.k = 0;
  brief.precision = ranking::Precision::exact;
  return brief;
}

/// take(creator of the market, rank, score) for each that is ranked.
template <class Take>
void each_ranked(const ranking::Ranking& ranking, const PlaceOfCreator& places, Take&& take) {
  std::uint32_t rank = 0;
  for (const auto& entry : ranking.entries) {
    const auto place = places.find(entry.creator_id);
    if (place != places.end()) take(place->second, ++rank, entry.score_thousandths.value_or(0));
  }
}

Result<void> rank_all(const Engine& engine, const Market& market, unsigned threads, View& view) {
  const PlaceOfCreator places = places_of(market);
  std::vector<ranking::Brief> briefs;
  for (std::size_t b = 0; b < market.rows.of<catalog::BrandRecord>().size(); ++b) briefs.push_back(brief_for(market, b));
  view.ranks.assign(briefs.size() * view.creators, 0);
  view.scores.assign(briefs.size() * view.creators, 0);
  return engine.rank_each(briefs, threads, [&](std::size_t b, ranking::Ranking&& ranking) -> Result<void> {
    each_ranked(ranking, places, [&](std::size_t creator, std::uint32_t rank, std::int64_t score) {
      view.ranks[view.place(b, creator)] = rank;
      view.scores[view.place(b, creator)] = score;
    });
    return {};
  });
}

}  // namespace

Result<Engine> build_world(const Market& market, const DatasetRows& rows, const ViewOptions& options) {
  const SnapshotBuild build{.key = market.key, .threads = options.threads};
  return build_snapshot(options.folder / "world.vouch", build, [&](catalog::RecordSink& sink) -> Result<void> {
    const auto refused = rows.deliver(sink);
    if (!refused) return fail(refused.error());
    return {};
  });
}

Result<Judged> judge(const Engine& engine, std::string_view creator, double credibility_below) {
  const auto audit = engine.audit({.id = std::string(creator), .as_of_s = {}});
  if (!audit) return fail(audit.error());
  Judged judged;
  const auto notice = [&](Notice what) {
    judged.noticed[static_cast<std::size_t>(what)] = true;
    judged.noticed[static_cast<std::size_t>(Notice::any)] = true;
    if (what != Notice::habits) judged.noticed[static_cast<std::size_t>(Notice::but_habits)] = true;
  };
  if (audit->figure.status != credibility::CredibilityStatus::unknown) {
    judged.credibility = audit->figure.index;
    if (audit->figure.index < credibility_below) notice(Notice::credibility);
  }
  if (audit->trust.peers > 0) judged.trust = audit->trust.percentile;
  for (const ranking::Message& finding : audit->findings) {
    if (const auto what = notice_of(finding.code)) notice(*what);
  }
  return judged;
}

Result<View> view_of(const Market& market, const DatasetRows& rows, const ViewOptions& options) {
  const auto engine = build_world(market, rows, options);
  if (!engine) return fail(engine.error());
  const auto& creators = market.rows.of<catalog::CreatorRecord>();
  const auto scorer = engine->scorer({});
  if (!scorer) return fail(scorer.error());
  const ranking::ProfileUsed profile = scorer->profile();
  View view{.snapshot = engine->info().id,
            .profile = profile.name + "@" + std::to_string(profile.version),
            .creators = creators.size(),
            .ranks = {},
            .scores = {},
            .judged = {}};
  if (auto ranked = rank_all(*engine, market, options.threads, view); !ranked) return fail(std::move(ranked).error());
  view.judged.resize(creators.size());
  auto done = core::parallel_for(creators.size(), options.threads, [&](std::size_t c) -> Result<void> {
    auto judged = judge(*engine, creators[c].creator_id, options.credibility_below);
    if (!judged) return fail(std::move(judged).error());
    view.judged[c] = *judged;
    return {};
  });
  if (!done) return fail(std::move(done).error());
  return view;
}

Result<std::vector<std::uint32_t>> ranks_of(const Engine& engine, const Market& market, Attackers attackers, unsigned threads) {
  const PlaceOfCreator places = places_of(market);
  std::vector<ranking::Brief> briefs;
  for (const Attacker& attacker : attackers) briefs.push_back(brief_for(market, attacker.brand));
  std::vector<std::uint32_t> ranks(attackers.size(), 0);
  auto done = engine.rank_each(briefs, threads, [&](std::size_t i, ranking::Ranking&& ranking) -> Result<void> {
    each_ranked(ranking, places, [&](std::size_t creator, std::uint32_t rank, std::int64_t) {
      if (creator == attackers[i].creator) ranks[i] = rank;
    });
    return {};
  });
  if (!done) return fail(std::move(done).error());
  return ranks;
}

}  // namespace vouch::experiments
