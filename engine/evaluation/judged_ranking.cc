// The measures of one query. Sources: trec_eval 10 (m_P.c, m_recall.c, m_map_cut.c, m_recip_rank.c, m_ndcg_cut.c, m_Rprec.c)
// for definitions and tie rules; K. Jaervelin, J. Kekaelaeinen, "Cumulated Gain-Based Evaluation of IR Techniques", 2002
// for nDCG; J. Hanley, B. McNeil, "The Meaning and Use of the Area under a ROC Curve", 1982 for AUC as a share of pairs.
#include "engine/evaluation/judged_ranking.h"

#include <algorithm>
#include <cassert>
#include <functional>
#include <limits>

#include "engine/core/deterministic_math.h"

namespace vouch::evaluation {
namespace {

std::uint32_t depth_of(Measure measure) {
  return measure.cutoff == 0 ? std::numeric_limits<std::uint32_t>::max() : measure.cutoff;
}

/// Hits among the first `depth` ranks.
std::size_t hits_within(const JudgedRanking& ranking, std::uint32_t depth) {
  const auto end =
      std::partition_point(ranking.hits.begin(), ranking.hits.end(), [&](const Hit& hit) { return hit.rank <= depth; });
  return static_cast<std::size_t>(end - ranking.hits.begin());
}

double share(std::size_t part, std::size_t whole) {
  return whole == 0 ? 0.0 : static_cast<double>(part) / static_cast<double>(whole);
}

double average_precision(const JudgedRanking& ranking, std::uint32_t depth) {
  if (ranking.grades.empty()) return 0;
  double sum = 0;
  for (std::size_t i = 0; i < ranking.hits.size() && ranking.hits[i].rank <= depth; ++i) {
    sum += static_cast<double>(i + 1) / static_cast<double>(ranking.hits[i].rank);
  }
  return sum / static_cast<double>(ranking.grades.size());
}

double discounted(std::int32_t grade, std::uint32_t rank) {
  return static_cast<double>(grade) * core::det_log(2) / core::det_log(static_cast<double>(rank) + 1);
}

double ndcg(const JudgedRanking& ranking, std::uint32_t depth) {
  double gained = 0;
  double ideal = 0;
  for (std::size_t i = 0; i < ranking.hits.size() && ranking.hits[i].rank <= depth; ++i) {
    gained += discounted(ranking.hits[i].grade, ranking.hits[i].rank);
  }
  for (std::size_t i = 0; i < ranking.grades.size() && i < depth; ++i) {
    ideal += discounted(ranking.grades[i], static_cast<std::uint32_t>(i + 1));
  }
  return ideal > 0 ? gained / ideal : 0;
}

/// Twice the number of pairs in the right order, a tie counted as one: an integer, so that the quotient is exact.
std::optional<double> auc(const JudgedRanking& ranking) {
  const std::uint64_t positives = ranking.hits.size();
  const std::uint64_t others = ranking.retrieved - positives;
  if (positives == 0 || others == 0) return std::nullopt;
  std::uint64_t twice = 0;
  std::uint64_t positives_above = 0;  // in groups with a higher score
  for (std::size_t i = 0; i < ranking.hits.size();) {
    const Hit& hit = ranking.hits[i];
    std::size_t end = i;
    while (end < ranking.hits.size() && ranking.hits[end].tie_first == hit.tie_first) ++end;
    const std::uint64_t group = end - i;
    const std::uint64_t tied = hit.tie_last - hit.tie_first + 1 - group;
    const std::uint64_t above = hit.tie_first - 1 - positives_above;
    twice += group * (2 * (others - above - tied) + tied);
    positives_above += group;
    i = end;
  }
  return static_cast<double>(twice) / (2.0 * static_cast<double>(positives) * static_cast<double>(others));
}

}  // namespace

JudgedRanking judge(std::span<const std::int32_t> ranked_grades, std::span<const float> scores,
                    std::span<const std::int32_t> missed_grades) {
  assert(scores.empty() || scores.size() == ranked_grades.size());
  JudgedRanking ranking;
  ranking.retrieved = static_cast<std::uint32_t>(ranked_grades.size());
  for (std::size_t first = 0; first < ranked_grades.size();) {
    std::size_t last = first;
    while (!scores.empty() && last + 1 < scores.size() && scores[last + 1] == scores[first]) ++last;
    for (std::size_t i = first; i <= last; ++i) {
      if (ranked_grades[i] <= 0) continue;
      ranking.hits.push_back({static_cast<std::uint32_t>(i + 1), ranked_grades[i], static_cast<std::uint32_t>(first + 1),
                              static_cast<std::uint32_t>(last + 1)});
      ranking.grades.push_back(ranked_grades[i]);
    }
    first = last + 1;
  }
  std::copy_if(missed_grades.begin(), missed_grades.end(), std::back_inserter(ranking.grades),
               [](std::int32_t grade) { return grade > 0; });
  std::sort(ranking.grades.begin(), ranking.grades.end(), std::greater<>());
  return ranking;
}

std::optional<double> value_of(Measure measure, const JudgedRanking& ranking) {
  const std::uint32_t depth = depth_of(measure);
  const std::uint32_t first = ranking.hits.empty() ? std::numeric_limits<std::uint32_t>::max() : ranking.hits.front().rank;
  const bool found = !ranking.hits.empty() && first <= depth;
  switch (measure.kind) {
    case MeasureKind::recall: return share(hits_within(ranking, depth), ranking.grades.size());
    case MeasureKind::precision:
      return share(hits_within(ranking, depth), measure.cutoff == 0 ? ranking.retrieved : measure.cutoff);
    case MeasureKind::average_precision: return average_precision(ranking, depth);
    case MeasureKind::reciprocal_rank: return found ? 1.0 / static_cast<double>(first) : 0.0;
    case MeasureKind::ndcg: return ndcg(ranking, depth);
    case MeasureKind::success: return found ? 1.0 : 0.0;
    case MeasureKind::r_precision: {
      const std::size_t relevant = ranking.grades.size();
      return share(hits_within(ranking, static_cast<std::uint32_t>(relevant)), relevant);
    }
    case MeasureKind::auc: return auc(ranking);
    case MeasureKind::median_rank: return found ? static_cast<double>(first) : std::numeric_limits<double>::infinity();
    case MeasureKind::retrieved: return static_cast<double>(ranking.retrieved);
    case MeasureKind::relevant: return static_cast<double>(ranking.grades.size());
    case MeasureKind::relevant_retrieved: return static_cast<double>(ranking.hits.size());
  }
  return std::nullopt;
}

}  // namespace vouch::evaluation
