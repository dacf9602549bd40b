#include "engine/ranking/evidence.h"

#include <algorithm>
#include <mutex>
#include <string>
#include <utility>

namespace vouch::ranking {

namespace {

/// Asks the source at the first call.
std::function<std::shared_ptr<const values::Embedder>()> opened_once(EmbedderSource source, const values::OwnerVectors& meaning) {
  struct Once {
    std::once_flag flag;
    std::shared_ptr<const values::Embedder> embedder;
  };
  return
      [source = std::move(source), space = std::string(meaning.space()), dims = meaning.dims(), once = std::make_shared<Once>()] {
        std::call_once(once->flag, [&] {
          if (source && dims > 0) once->embedder = source(space);
          if (once->embedder && once->embedder->dims() != dims) once->embedder.reset();
        });
        return once->embedder;
      };
}

}  // namespace

core::Result<std::unique_ptr<const Evidence>> Evidence::open(const snapshot::Snapshot& snapshot, const EmbedderSource& source) {
  auto catalog = catalog::Catalog::open(snapshot);
  if (!catalog) return core::fail(catalog.error());
  auto graph = audience::AudienceGraph::open(snapshot);
  if (!graph) return core::fail(graph.error());
  if (graph->owners() != catalog->owners()) {
    return core::fail(core::ErrorCode::corrupt, "the audience graph has " + std::to_string(graph->owners()) +
                                                    " owners, the catalog " + std::to_string(catalog->owners()));
  }
  auto weights = audience::AudienceWeights::open(snapshot, *graph);
  if (!weights) return core::fail(weights.error());
  auto samples = audience::Samples::open(snapshot, *graph, *weights);
  if (!samples) return core::fail(samples.error());
  auto authentic = audience::Authenticity::open(snapshot, *graph);
  if (!authentic) return core::fail(authentic.error());
  auto member_days = audience::MemberDays::open(snapshot, *graph);
  if (!member_days) return core::fail(member_days.error());
  auto persons = audience::Persons::open(snapshot, *graph);
  if (!persons) return core::fail(persons.error());
  auto vectors = values::TermVectors::open(snapshot, *catalog);
  if (!vectors) return core::fail(vectors.error());
  auto meaning = values::OwnerVectors::open(snapshot, *catalog);
  if (!meaning) return core::fail(meaning.error());
  auto rules = credibility::Rules::open(snapshot);
  if (!rules) return core::fail(std::move(rules).error());
  auto engagement = credibility::Engagement::open(snapshot, *catalog, rules->engagement);
  if (!engagement) return core::fail(engagement.error());
  auto growth = credibility::Growth::open(snapshot, *catalog, rules->growth);
  if (!growth) return core::fail(growth.error());
  auto pods = credibility::Pods::open(snapshot, *catalog);
  if (!pods) return core::fail(pods.error());
  auto blocks = credibility::Blocks::open(snapshot, *graph);
  if (!blocks) return core::fail(blocks.error());
  auto trust = credibility::Trust::open(snapshot, *catalog);
  if (!trust) return core::fail(trust.error());
  auto evenness = credibility::EvenHandedness::open(snapshot, *catalog, rules->evenness);
  if (!evenness) return core::fail(evenness.error());
  auto overlaps = audience::CountedOverlaps::open(snapshot, catalog->creators.size());
  if (!overlaps) return core::fail(overlaps.error());
  auto competitors = catalog::Competitors::open(snapshot, catalog->brands.size());
  if (!competitors) return core::fail(competitors.error());
  auto embedder = opened_once(source, *meaning);
  values::Categories categories(*catalog);
  std::vector<double> known_shares = audience::known_shares(*catalog, *graph);
  auto evidence = std::unique_ptr<Evidence>(new Evidence{.snapshot = snapshot,
                                                         .catalog = std::move(*catalog),
                                                         .graph = std::move(*graph),
                                                         .weights = std::move(*weights),
                                                         .samples = std::move(*samples),
                                                         .authentic = *authentic,
                                                         .member_days = *member_days,
                                                         .persons = *persons,
                                                         .vectors = std::move(*vectors),
                                                         .meaning = *std::move(meaning),
                                                         .categories = std::move(categories),
                                                         .rules = *std::move(rules),
                                                         .engagement = std::move(*engagement),
                                                         .pods = *pods,
                                                         .blocks = *blocks,
                                                         .growth = std::move(*growth),
                                                         .trust = *trust,
                                                         .evenness = *std::move(evenness),
                                                         .credibility = {},
                                                         .known_shares = std::move(known_shares),
                                                         .overlaps = *overlaps,
                                                         .competitors = *competitors,
                                                         .embedder = std::move(embedder)});
  auto credibility = credibility::Credibility::open(snapshot, {.catalog = evidence->catalog,
                                                               .graph = evidence->graph,
                                                               .authentic = evidence->authentic,
                                                               .engagement = evidence->engagement,
                                                               .pods = evidence->pods,
                                                               .growth = evidence->growth,
                                                               .trust = evidence->trust,
                                                               .rules = evidence->rules});
  if (!credibility) return core::fail(credibility.error());
  evidence->credibility = *std::move(credibility);
  return evidence;
}

SizeBand Evidence::band(core::CreatorIndex creator) const {
  const std::int64_t followers = catalog.creators.followers[creator.value];
  return size_band(catalog.label(catalog.creators.platform[creator.value]),
                   followers == catalog::kUnknown ? std::nullopt : std::optional(followers));
}

std::optional<Message> partly_judged(const Evidence& evidence) {
  const std::uint64_t judged = evidence.authentic.judged_accounts();
  if (judged == 0 || judged == evidence.graph.accounts()) return std::nullopt;
  return Message{"credible_partly",
                 {{"count", static_cast<std::int64_t>(judged)},
                  {"of", static_cast<std::int64_t>(evidence.graph.accounts())},
                  {"prior", audience::kPriorAuthentic}}};
}

std::vector<std::uint32_t> Evidence::partners(core::BrandIndex brand) const {
  const auto& c = catalog.collaborations;
  const std::uint64_t first = c.brand_offsets[brand.value];
  const auto rows = c.creator.subspan(first, c.brand_offsets[brand.value + 1] - first);
  std::vector<std::uint32_t> partners(rows.begin(), rows.end());
  partners.erase(std::unique(partners.begin(), partners.end()), partners.end());
  return partners;
}

}  // namespace vouch::ranking
