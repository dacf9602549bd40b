#include "engine/ranking/precision.h"

#include <algorithm>
#include <iterator>
#include <limits>

#include "engine/audience/cost_model.h"
#include "engine/audience/sampled_overlap.h"

namespace vouch::ranking {
namespace {

/// The sample that a request is answered from; none: exactly, and why that is not what was asked for.
struct Choice {
  const audience::AccountSample* sample = nullptr;
  const char* why_exact = nullptr;
};

/// Accounts of the asking audience that a sample keeps, without listing those of a fallback or of a sent audience.
double expected_drawn(const audience::AskingAudience& asking, const audience::AccountSample& sample) {
  return static_cast<double>(asking.accounts()) * sample.share();
}

Choice choose(const FigureRequest& request, const PrecisionBounds& bounds) {
  if (request.precision == Precision::exact || !request.asker.audience) return {};
  if (request.profile.measure != AudienceMeasure::overlap) return {.why_exact = "exact_measure"};
  const auto samples = request.evidence.samples.all();
  if (samples.empty()) return {.why_exact = "exact_without_samples"};
  const audience::AccountSample* sparsest = nullptr;  // that keeps enough
  for (const audience::AccountSample& sample : samples) {
    if (expected_drawn(*request.asker.audience, sample) >= static_cast<double>(bounds.least_drawn)) sparsest = &sample;
  }
  if (sparsest == nullptr || request.eligible.size() <= bounds.front) return {.why_exact = "exact_since_small"};
  if (request.precision == Precision::sampled) return {.sample = sparsest};
  const std::uint64_t price =
      audience::price_of_cheapest(*request.asker.audience, request.evidence.graph, request.evidence.catalog.creators.size());
  return price > bounds.exact_price ? Choice{.sample = sparsest} : Choice{};
}

CountedFigures exact(const FigureRequest& request, const PrecisionBounds& bounds, const Choice& choice) {
  CountedFigures figures;
  const bool few = request.profile.measure == AudienceMeasure::overlap && request.eligible.size() <= bounds.front;
  figures.raw = few ? std::make_unique<const RawFigures>(request.evidence, request.asker, std::span(request.eligible))
                    : std::make_unique<const RawFigures>(request.evidence, request.asker, request.profile.measure);
  if (request.precision == Precision::sampled && choice.why_exact != nullptr) figures.notes.push_back({choice.why_exact, {}});
  return figures;
}

/// A creator by its score; those without any come last, and the earlier id goes first.
struct Scored {
  FixedScore score = std::numeric_limits<FixedScore>::min();
  std::uint32_t creator = 0;
  bool operator<(const Scored& other) const { return score != other.score ? score > other.score : creator < other.creator; }
};

/// The eligible creators with the best scores, ascending by index.
std::vector<std::uint32_t> front_of(const FigureRequest& request, const RawFigures& raw, const PrecisionBounds& bounds) {
  constexpr std::size_t kSorted = 64;  // times the least number of creators in front are looked at for more
  const PairReader reader(request.evidence, request.references, request.asker, raw, request.as_of_s);
  std::vector<Scored> best;
  best.reserve(request.eligible.size());
  for (const std::uint32_t creator : request.eligible) {
    const auto points = score(request.profile, reader.strengths(core::CreatorIndex(creator)));
    best.push_back({.creator = creator});
    if (points) best.back().score = fixed(*points);
  }
  const std::size_t sorted = std::min(best.size(), kSorted * bounds.front);
  std::partial_sort(best.begin(), best.begin() + static_cast<std::ptrdiff_t>(sorted), best.end());
  best.resize(sorted);
  std::vector<std::uint32_t> front;
  std::uint64_t links = 0;
  for (const Scored& one : best) {
    links += request.evidence.graph.members(request.evidence.catalog.owner(core::CreatorIndex(one.creator))).size();
    if (front.size() >= bounds.front && links > bounds.front_links) break;
    front.push_back(one.creator);
  }
  std::ranges::sort(front);
  return front;
}

}  // namespace

CountedFigures read_figures(const FigureRequest& request, const PrecisionBounds& bounds) {
  const Choice choice = choose(request, bounds);
  if (choice.sample == nullptr) return exact(request, bounds, choice);
  const Evidence& evidence = request.evidence;
  const auto sampled = std::make_shared<const audience::SampledOverlap>(*request.asker.audience, evidence.graph, evidence.weights,
                                                                        *choice.sample, evidence.catalog.creators.size());
  std::vector<std::uint32_t> parts;  // of a fallback: never estimated
  for (const core::OwnerIndex part : request.asker.audience->parts()) {
    if (part.value < evidence.catalog.creators.size()) parts.push_back(part.value);
  }
  CountedFigures figures;
  figures.front = front_of(request, RawFigures(evidence, request.asker, sampled, parts), bounds);
  std::vector<std::uint32_t> counted;
  std::ranges::set_union(figures.front, parts, std::back_inserter(counted));
  figures.raw = std::make_unique<const RawFigures>(evidence, request.asker, sampled, counted);
  figures.notes.push_back({"overlap_sampled",
                           {{"drawn", static_cast<std::int64_t>(sampled->drawn_accounts())},
                            {"accounts", static_cast<std::int64_t>(request.asker.audience->accounts())},
                            {"counted", static_cast<std::int64_t>(figures.front.size())}}});
  return figures;
}

}  // namespace vouch::ranking
