#include "engine/credibility/credibility.h"

#include <algorithm>
#include <utility>

#include "engine/core/codec.h"
#include "engine/core/error.h"
#include "engine/core/parallel_for.h"

namespace vouch::credibility {
namespace {

constexpr std::uint32_t kBlock = 1 << 14, kTask = 64;

/// Sources of opened parts.
AuditSources sources_of(const OpenedParts& parts, const AudienceQualitySource& audience) {
  return {.habits = {.catalog = &parts.catalog,
                     .graph = &parts.graph,
                     .authentic = &parts.authentic,
                     .engagement = &parts.engagement,
                     .rules = &parts.rules.habits,
                     .engagement_rules = &parts.rules.engagement},
          .audience = &audience,
          .pods = &parts.pods,
          .growth = &parts.growth,
          .trust = &parts.trust,
          .rules = &parts.rules.index,
          .disclosure_rules = &parts.rules.disclosure};
}

/// Calls work(creator) for all, side by side, and done(first, last) for each block in order.
template <class Work, class Done>
void each_creator(std::uint32_t creators, unsigned threads, Work&& work, Done&& done) {
  for (std::uint32_t begin = 0; begin < creators; begin += kBlock) {
    const std::uint32_t end = std::min(creators, begin + kBlock);
    core::parallel_each((end - begin + kTask - 1) / kTask, threads, [&](std::size_t task) {
      const auto first = begin + static_cast<std::uint32_t>(task) * kTask;
      for (std::uint32_t c = first; c < std::min(end, first + kTask); ++c) work(c);
    });
    done(begin, end);
  }
}

struct Peers {
  HabitPeers habits;
  PartPeers parts;
};

core::Result<Peers> read_peers(std::span<const std::byte> bytes) {
  core::Decoder in(bytes);
  auto habits = HabitPeers::read(in);
  if (!habits) return core::fail(std::move(habits).error());
  auto parts = PartPeers::read(in);
  if (!parts) return core::fail(std::move(parts).error());
  if (in.left() != 0) return core::fail(core::ErrorCode::corrupt, "it is longer than its contents");
  return Peers{.habits = *std::move(habits), .parts = *std::move(parts)};
}

}  // namespace

core::Result<void> write_credibility(const snapshot::Snapshot& so_far, snapshot::Writer& out, const Rules& rules,
                                     unsigned threads,
                                     const std::function<void(std::uint64_t done, std::uint64_t total)>& progress) {
  const auto catalog = catalog::Catalog::open(so_far);
  if (!catalog) return core::fail(catalog.error());
  const auto graph = audience::AudienceGraph::open(so_far);
  if (!graph) return core::fail(graph.error());
  const auto authentic = audience::Authenticity::open(so_far, *graph);
  if (!authentic) return core::fail(authentic.error());
  const auto engagement = Engagement::open(so_far, *catalog, rules.engagement);
  if (!engagement) return core::fail(engagement.error());
  const auto pods = Pods::open(so_far, *catalog);
  if (!pods) return core::fail(pods.error());
  const auto growth = Growth::open(so_far, *catalog, rules.growth);
  if (!growth) return core::fail(growth.error());
  const auto trust = Trust::open(so_far, *catalog);
  if (!trust) return core::fail(trust.error());
  const AudienceQualitySource audience(*catalog, *graph, *authentic, rules.index.declared_accounts);
  const OpenedParts opened{.catalog = *catalog,
                           .graph = *graph,
                           .authentic = *authentic,
                           .engagement = *engagement,
                           .pods = *pods,
                           .growth = *growth,
                           .trust = *trust,
                           .rules = rules};
  const AuditSources sources = sources_of(opened, audience);
  const std::uint32_t creators = catalog->creators.size();
  const std::uint64_t total = 2 * std::uint64_t{creators};
  HabitPeers::Collector collector(rules.habits, rules.peers);
  std::vector<HabitFigures> figures(kBlock);
  each_creator(
      creators, threads,
      [&](std::uint32_t c) {
        const core::CreatorIndex creator(c);
        figures[c % kBlock] = habit_figures(sources.habits, creator, catalog->latest_event_s, pods->accounts_around(creator));
      },
      [&](std::uint32_t begin, std::uint32_t end) {
        for (std::uint32_t c = begin; c < end; ++c) collector.add(catalog->creators.platform[c], figures[c % kBlock]);
        if (progress) progress(end, total);
      });
  const HabitPeers peers = std::move(collector).peers();
  std::vector<std::uint8_t> status(creators);
  std::vector<double> index(creators), low(creators), high(creators);
  PartPeers::Collector standings(rules.peers);
  std::vector<CredibilityParts> parts(kBlock);
  each_creator(
      creators, threads,
      [&](std::uint32_t c) {
        const CredibilityAudit audited = audit(sources, peers, core::CreatorIndex(c), catalog->latest_event_s);
        const CredibilityFigure& figure = audited.figure;
        parts[c % kBlock] = audited.parts;
        status[c] = static_cast<std::uint8_t>(figure.status);
        index[c] = figure.index;
        low[c] = figure.interval.low;
        high[c] = figure.interval.high;
      },
      [&](std::uint32_t begin, std::uint32_t end) {
        for (std::uint32_t c = begin; c < end; ++c) {
          standings.add(catalog->creators.platform[c], parts[c % kBlock], index_of(rules.index, parts[c % kBlock]));
        }
        if (progress) progress(creators + std::uint64_t{end}, total);
      });
  core::Encoder encoded;
  peers.write(encoded);
  std::move(standings).peers().write(encoded);
  auto done = out.write<std::uint8_t>("credibility.status", status);
  if (done) done = out.write<double>("credibility.index", index);
  if (done) done = out.write<double>("credibility.low", low);
  if (done) done = out.write<double>("credibility.high", high);
  if (done) done = out.begin("credibility.peers", snapshot::Encoding::bytes);
  return done ? out.append(core::as_bytes(encoded.bytes())) : done;
}

core::Result<Credibility> Credibility::open(const snapshot::Snapshot& snapshot, const OpenedParts& parts) {
  Credibility opened;
  const std::size_t creators = parts.catalog.creators.size();
  const auto status = snapshot.array<std::uint8_t>("credibility.status");
  if (!status) return core::fail(status.error());
  const auto fails = [](const std::string& what) { return core::fail(core::ErrorCode::corrupt, "section credibility." + what); };
  if (status->size() != creators) return fails("status does not belong to this catalog");
  if (std::ranges::any_of(*status, [](std::uint8_t code) { return code > 2; })) return fails("status has an unknown code");
  opened.status_ = *status;
  for (const auto& [name, column] :
       {std::pair{"index", &opened.index_}, std::pair{"low", &opened.low_}, std::pair{"high", &opened.high_}}) {
    const auto values = snapshot.array<double>(std::string("credibility.") + name);
    if (!values) return core::fail(values.error());
    if (values->size() != creators) return fails(std::string(name) + " does not belong to this catalog");
    if (!std::ranges::all_of(*values, [](double x) { return x >= 0.0 && x <= 1.0; })) {
      return fails(std::string(name) + " has a value out of range");
    }
    *column = *values;
  }
  const auto bytes = snapshot.array<std::byte>("credibility.peers");
  if (!bytes) return core::fail(bytes.error());
  auto peers = read_peers(*bytes);
  if (!peers) return core::fail(core::within("section credibility.peers", std::move(peers).error()));
  opened.peers_ = std::move(peers->habits);
  opened.standings_ = std::move(peers->parts);
  opened.audience_ = std::make_shared<const AudienceQualitySource>(parts.catalog, parts.graph, parts.authentic,
                                                                   parts.rules.index.declared_accounts);
  opened.sources_ = sources_of(parts, *opened.audience_);
  opened.default_day_s_ = parts.catalog.latest_event_s;
  return opened;
}

CredibilityFigure Credibility::of(core::CreatorIndex creator) const {
  return {.status = static_cast<CredibilityStatus>(status_[creator.value]),
          .index = index_[creator.value],
          .interval = {.low = low_[creator.value], .high = high_[creator.value]}};
}

CredibilityFigure Credibility::of(core::CreatorIndex creator, std::int64_t as_of_s) const {
  return as_of_s == default_day_s_ ? of(creator) : audit(creator, as_of_s).figure;
}

CredibilityAudit Credibility::audit(core::CreatorIndex creator, std::int64_t as_of_s) const {
  return credibility::audit(sources_, peers_, creator, as_of_s);
}

}  // namespace vouch::credibility
