#include "engine/ranking/ranker.h"

#include <algorithm>
#include <iterator>
#include <limits>

#include "engine/ranking/explain.h"
#include "engine/ranking/filters.h"
#include "engine/ranking/pair_strengths.h"
#include "engine/ranking/profile.h"
#include "engine/ranking/request_notes.h"

namespace vouch::ranking {
namespace {

constexpr FixedScore kNoScore = std::numeric_limits<FixedScore>::min();

/// A creator with what orders it: higher key first, then the earlier id (a lower index).
struct Keyed {
  FixedScore key = kNoScore;
  std::uint32_t creator = 0;
  bool operator<(const Keyed& other) const { return key != other.key ? key > other.key : creator < other.creator; }
};

/// One request with everything that its answer is read from. Not movable: its parts refer to each other.
class Request {
 public:
  Request(const Evidence& evidence, const References& references, Profile profile, Asker asker, std::int64_t as_of_s,
          Eligible eligible, Precision precision, const PrecisionBounds& bounds)
      : evidence_(evidence),
        profile_(profile),
        asker_(std::move(asker)),
        as_of_s_(as_of_s),
        eligible_(std::move(eligible)),
        figures_(read_figures({evidence, references, asker_, profile_, precision, as_of_s, eligible_.creators}, bounds)),
        reader_(evidence, references, asker_, *figures_.raw, as_of_s_) {}
  Request(const Request&) = delete;
  Request& operator=(const Request&) = delete;

  [[nodiscard]] const Asker& asker() const { return asker_; }
  [[nodiscard]] const Profile& profile() const { return profile_; }
  [[nodiscard]] std::int64_t as_of_s() const { return as_of_s_; }
  [[nodiscard]] const Eligible& eligible() const { return eligible_; }
  [[nodiscard]] const std::vector<Message>& notes() const { return figures_.notes; }
  [[nodiscard]] Explaining explaining() const { return {evidence_, asker_, *figures_.raw, reader_, profile_}; }

  [[nodiscard]] std::optional<FixedScore> score_of(std::uint32_t creator) const {
    const auto points = score(profile_, reader_.strengths(core::CreatorIndex(creator)));
    return points ? std::optional(fixed(*points)) : std::nullopt;
  }

  /// All eligible creators in order, or the first k of them; who is in front comes first.
  [[nodiscard]] std::vector<Keyed> order(RankBy rank_by, std::size_t k) const {
    const std::vector<std::uint32_t>& front = figures_.front;
    k = k == 0 ? eligible_.creators.size() : std::min<std::size_t>(k, eligible_.creators.size());
    if (front.empty()) return first_of(eligible_.creators, rank_by, k);
    std::vector<Keyed> ordered = first_of(front, rank_by, std::min(k, front.size()));
    if (k <= front.size()) return ordered;
    std::vector<std::uint32_t> others;
    std::ranges::set_difference(eligible_.creators, front, std::back_inserter(others));
    const std::vector<Keyed> behind = first_of(others, rank_by, k - front.size());
    ordered.insert(ordered.end(), behind.begin(), behind.end());
    return ordered;
  }

 private:
  [[nodiscard]] FixedScore key(std::uint32_t creator, RankBy rank_by) const {
    if (rank_by == RankBy::score) return score_of(creator).value_or(kNoScore);
    const Strengths strengths = reader_.strengths_with_intervals(core::CreatorIndex(creator));
    return score(profile_, strengths) ? fixed(score_interval(profile_, strengths).low) : kNoScore;
  }

  [[nodiscard]] std::vector<Keyed> first_of(const std::vector<std::uint32_t>& creators, RankBy rank_by, std::size_t k) const {
    std::vector<Keyed> keyed(creators.size());
    for (std::size_t i = 0; i < creators.size(); ++i) keyed[i] = {key(creators[i], rank_by), creators[i]};
    std::partial_sort(keyed.begin(), keyed.begin() + static_cast<std::ptrdiff_t>(k), keyed.end());
    keyed.resize(k);
    return keyed;
  }

  const Evidence& evidence_;
  Profile profile_;
  Asker asker_;
  std::int64_t as_of_s_;
  Eligible eligible_;
  CountedFigures figures_;
  PairReader reader_;
};

/// What is asked of, and how.
struct Sources {
  const Evidence& evidence;
  const References& references;
  const std::optional<core::AccountKey>& key;
  const PrecisionBounds& bounds;
};

core::Result<std::unique_ptr<Request>> open_request(const Sources& sources, const Brief& brief, Precision precision) {
  const auto profile = resolve_profile(brief);
  if (!profile) return core::fail(profile.error());
  auto asker = resolve_asker(sources.evidence, brief, sources.key);
  if (!asker) return core::fail(asker.error());
  const std::int64_t as_of_s = brief.as_of_s.value_or(sources.evidence.catalog.latest_event_s);
  auto eligible = eligible_creators(sources.evidence.catalog, brief, as_of_s, asker->partners);
  if (!eligible) return core::fail(std::move(eligible).error());
  return std::make_unique<Request>(sources.evidence, sources.references, *profile, std::move(*asker), as_of_s,
                                   *std::move(eligible), precision, sources.bounds);
}

/// What is not for a reader who waits is exact unless the brief says otherwise.
Precision patient(Precision precision) { return precision == Precision::automatic ? Precision::exact : precision; }

std::vector<Message> request_warnings(const Evidence& evidence, const Request& request) {
  std::vector<Message> warnings = day_warnings(evidence.catalog.latest_event_s, request.as_of_s());
  const BrandCard& card = request.asker().card;
  if (request.asker().sent_too_few) {
    warnings.push_back({"audience_sent_small", {{"matched", *card.matched_ids}, {"sent", *card.sent_ids}}});
  }
  if (!request.asker().audience && !request.asker().text.has_own_text() && request.asker().text.partners() == 0) {
    warnings.push_back({"brand_without_evidence", {}});
  }
  if (auto unknown = unknown_signals_warning(request.profile())) warnings.push_back(*std::move(unknown));
  const std::int64_t unknown_ids = request.eligible().unknown_ids;
  if (unknown_ids > 0) warnings.push_back({"ids_unknown", {{"count", unknown_ids}}});
  warnings.insert(warnings.end(), request.notes().begin(), request.notes().end());
  return warnings;
}

std::vector<std::pair<std::string, std::int64_t>> reason_counts(const Eligible& eligible) {
  std::vector<std::pair<std::string, std::int64_t>> counts;
  for (std::size_t reason = 1; reason < kFilterReasons; ++reason) {
    if (eligible.filtered[reason] > 0) {
      counts.emplace_back(std::string(name_of(static_cast<FilterReason>(reason))), eligible.filtered[reason]);
    }
  }
  return counts;
}

/// What a creator loses against another, signal by signal, the largest first.
std::vector<Message> behind(const RankedCreator& creator, const RankedCreator& other) {
  std::vector<std::pair<std::int64_t, Message>> losses;
  for (std::size_t i = 0; i < kSignals; ++i) {
    const std::int64_t loss = other.signals[i].contribution_thousandths - creator.signals[i].contribution_thousandths;
    if (loss <= 0) continue;
    losses.emplace_back(loss, Message{"behind",
                                      {{"signal", std::string(name_of(creator.signals[i].signal))},
                                       {"points", static_cast<double>(loss) / 1000.0}}});
  }
  std::stable_sort(losses.begin(), losses.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
  std::vector<Message> messages;
  for (auto& [loss, message] : losses) messages.push_back(std::move(message));
  return messages;
}

/// A shortlist that lists nobody yet.
Shortlist head_of(const Evidence& evidence, const Request& request, const Brief& brief) {
  Shortlist head;
  head.profile = used(request.profile());
  head.brand = request.asker().card;
  head.as_of_s = request.as_of_s();
  head.rank_by = brief.rank_by;
  head.considered = request.eligible().considered;
  head.filtered = reason_counts(request.eligible());
  head.warnings = request_warnings(evidence, request);
  return head;
}

}  // namespace

core::Result<Shortlist> Ranker::shortlist(const Brief& brief) const {
  const auto request = open_request({*evidence_, *references_, *account_key_, bounds_}, brief, brief.precision);
  if (!request) return core::fail(request.error());
  Shortlist answer = head_of(*evidence_, **request, brief);
  for (const Keyed& keyed : (*request)->order(brief.rank_by, brief.k)) {
    RankedCreator ranked = explain((*request)->explaining(), core::CreatorIndex(keyed.creator));
    ranked.rank = static_cast<std::uint32_t>(answer.creators.size() + 1);
    answer.creators.push_back(std::move(ranked));
  }
  return answer;
}

core::Result<Ranking> Ranker::rank(const Brief& brief) const {
  const auto request = open_request({*evidence_, *references_, *account_key_, bounds_}, brief, patient(brief.precision));
  if (!request) return core::fail(request.error());
  Ranking ranking;
  for (const Keyed& keyed : (*request)->order(brief.rank_by, brief.k)) {
    // Ordered by score the key is the score; ordered by the lower end it is not.
    const auto points = brief.rank_by == RankBy::lower ? (*request)->score_of(keyed.creator)
                        : keyed.key == kNoScore        ? std::nullopt
                                                       : std::optional(keyed.key);
    ranking.entries.push_back({std::string(evidence_->catalog.creators.keys[keyed.creator]),
                               points ? std::optional(thousandths(*points)) : std::nullopt});
  }
  return ranking;
}

core::Result<Field> Ranker::field(const Brief& brief) const {
  const auto request = open_request({*evidence_, *references_, *account_key_, bounds_}, brief, patient(brief.precision));
  if (!request) return core::fail(request.error());
  Field field{.head = head_of(*evidence_, **request, brief), .order = {}};
  for (const Keyed& keyed : (*request)->order(brief.rank_by, 0)) {
    const auto points = (*request)->score_of(keyed.creator);
    field.order.push_back({keyed.creator, points ? std::optional(thousandths(*points)) : std::nullopt});
  }
  return field;
}

core::Result<WhyNot> Ranker::why_not(const Brief& brief, std::string_view creator_id) const {
  const auto creator = evidence_->catalog.find_creator(creator_id);
  if (!creator)
    return core::fail(core::ErrorCode::not_found, "creator '" + std::string(creator_id) + "' is not in this snapshot");
  const auto request = open_request({*evidence_, *references_, *account_key_, bounds_}, brief, brief.precision);
  if (!request) return core::fail(request.error());
  WhyNot answer;
  answer.ranked = static_cast<std::int64_t>((*request)->eligible().creators.size());
  const auto order = (*request)->order(brief.rank_by, 0);
  const auto at = std::find_if(order.begin(), order.end(), [&](const Keyed& k) { return k.creator == creator->value; });
  if (at == order.end()) {
    // The same brief about this creator alone says which reason took it out.
    Brief alone = brief;
    const bool candidate = brief.candidates.empty() ||
                           std::find(brief.candidates.begin(), brief.candidates.end(), creator_id) != brief.candidates.end();
    alone.candidates = {std::string(creator_id)};
    const auto counted = eligible_creators(evidence_->catalog, alone, (*request)->as_of_s(), (*request)->asker().partners);
    if (!counted) return core::fail(counted.error());
    const auto reasons = reason_counts(*counted);
    answer.filtered_by = candidate && !reasons.empty() ? reasons.front().first : "not_candidate";
    answer.reasons.push_back({"filtered_by", {{"reason", answer.filtered_by}}});
    return answer;
  }
  const auto explaining = (*request)->explaining();
  answer.rank = static_cast<std::uint32_t>(at - order.begin() + 1);
  answer.creator = explain(explaining, *creator);
  answer.creator->rank = answer.rank;
  answer.reasons.push_back({"rank_is", {{"rank", static_cast<std::int64_t>(answer.rank)}, {"ranked", answer.ranked}}});
  const std::size_t listed = brief.k == 0 ? order.size() : std::min<std::size_t>(brief.k, order.size());
  const RankedCreator last = explain(explaining, core::CreatorIndex(order[listed - 1].creator));
  answer.last_listed_thousandths = last.score_thousandths;
  if (answer.rank > listed) {
    for (Message& message : behind(*answer.creator, last)) answer.reasons.push_back(std::move(message));
  }
  answer.reasons.insert(answer.reasons.end(), (*request)->notes().begin(), (*request)->notes().end());
  return answer;
}

}  // namespace vouch::ranking
