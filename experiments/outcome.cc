// Queries are independent tasks that write to their own place, so threads change nothing.
#include "experiments/outcome.h"

#include <algorithm>
#include <mutex>

#include "engine/core/hash.h"
#include "engine/core/parallel_for.h"
#include "engine/core/random.h"

namespace vouch::experiments {
namespace {

using core::ErrorCode;
using core::fail;
using core::Result;

/// Grades from the top; an order that holds a partner, or a candidate twice or not at all, is a defect of the model.
Result<std::vector<std::int32_t>> grade(const Query& query, const Cut& cut, const std::vector<std::uint32_t>& order) {
  enum : std::int8_t { seen = -1, other = 0, positive = 1 };
  std::vector<std::int8_t> state(cut.candidates.size(), other);
  for (const std::uint32_t known : query.known) state[known] = seen;
  for (const std::uint32_t candidate : query.positives) state[candidate] = positive;
  std::vector<std::int32_t> grades;
  grades.reserve(order.size());
  for (const std::uint32_t candidate : order) {
    if (candidate >= state.size() || state[candidate] == seen) {
      return fail(ErrorCode::internal, "query " + query.id + ": a known partner or no candidate was ranked");
    }
    grades.push_back(state[candidate]);
    state[candidate] = seen;
  }
  if (order.size() + query.known.size() != state.size()) {
    return fail(ErrorCode::internal, "query " + query.id + ": expected " + std::to_string(state.size() - query.known.size()) +
                                         " candidates in the ranking, found " + std::to_string(order.size()));
  }
  return grades;
}

/// Counts what several threads finish and reports now and then.
class Counter {
 public:
  Counter(std::uint64_t total, const OutcomeOptions& options) : total_(total), options_(options) {}
  void step() {
    if (!options_.progress) return;
    const std::lock_guard lock(mutex_);
    ++done_;
    if (done_ % kQueriesPerReport == 0 || done_ == total_) options_.progress(done_, total_);
  }

 private:
  static constexpr std::uint64_t kQueriesPerReport = 16;
  std::uint64_t total_;
  const OutcomeOptions& options_;
  std::mutex mutex_;
  std::uint64_t done_ = 0;
};

std::uint64_t lot(std::uint64_t seed, const Query& query, std::string_view candidate) {
  return core::hash64(candidate, core::hash64(query.id, seed));
}

}  // namespace

Result<Outcome> rank_queries(const Split& split, const OrderCandidates& order, const OutcomeOptions& options) {
  Outcome outcome;
  outcome.rankings.resize(split.queries.size());
  outcome.tops.resize(split.queries.size());
  Counter counter(split.queries.size(), options);
  auto done = core::parallel_for(split.queries.size(), options.threads, [&](std::size_t q) -> Result<void> {
    const Query& query = split.queries[q];
    auto ranked = order(query);
    if (!ranked) return fail(core::within("query " + query.id, std::move(ranked).error()));
    const auto grades = grade(query, split.cuts[query.cut], ranked->candidates);
    if (!grades) return fail(grades.error());
    outcome.rankings[q] = evaluation::judge(*grades, ranked->scores);
    auto& top = outcome.tops[q] = std::move(ranked->candidates);
    if (options.depth > 0 && top.size() > options.depth) top.resize(options.depth);
    top.shrink_to_fit();
    counter.step();
    return {};
  });
  if (!done) return fail(std::move(done).error());
  return outcome;
}

OrderCandidates random_order(const Split& split, std::uint64_t seed) { return order_by(split, seed, {}); }

OrderCandidates order_by(const Split& split, std::uint64_t seed,
                         std::function<const std::vector<std::uint32_t>&(const Cut&)> figures) {
  return [&split, seed, figures = std::move(figures)](const Query& query) -> Result<Ordered> {
    const Cut& cut = split.cuts[query.cut];
    struct Place {
      std::uint32_t figure;
      std::uint64_t lot;
      std::uint32_t candidate;
    };
    std::vector<Place> places;
    places.reserve(cut.candidates.size());
    for (std::uint32_t c = 0; c < cut.candidates.size(); ++c) {
      if (std::binary_search(query.known.begin(), query.known.end(), c)) continue;
      places.push_back({figures ? figures(cut)[c] : 0U, lot(seed, query, cut.candidates[c]), c});
    }
    std::sort(places.begin(), places.end(), [](const Place& a, const Place& b) {
      if (a.figure != b.figure) return a.figure > b.figure;
      return a.lot != b.lot ? a.lot < b.lot : a.candidate < b.candidate;
    });
    Ordered ordered;
    ordered.candidates.reserve(places.size());
    for (const Place& place : places) {
      ordered.candidates.push_back(place.candidate);
      if (figures) ordered.scores.push_back(static_cast<float>(place.figure));
    }
    return ordered;
  };
}

}  // namespace vouch::experiments
