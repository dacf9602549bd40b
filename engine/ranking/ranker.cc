#include "engine/ranking/ranker.h"

#include <algorithm>

#include "engine/ranking/request.h"
#include "engine/ranking/request_notes.h"

namespace vouch::ranking {
namespace {

core::Result<std::unique_ptr<Request>> open_request(const Sources& sources, const Brief& brief, Precision precision) {
  auto asked = resolve(sources, brief);
  if (!asked) return core::fail(std::move(asked).error());
  return std::make_unique<Request>(sources, *std::move(asked), precision);
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
Shortlist head_of(const Request& request, const Brief& brief) {
  Shortlist head;
  head.profile = used(request.profile());
  head.brand = request.asker().card;
  head.as_of_s = request.as_of_s();
  head.rank_by = brief.rank_by;
  head.considered = request.eligible().considered;
  head.filtered = reason_counts(request.eligible());
  head.warnings = request.warnings();
  return head;
}

}  // namespace

Sources Ranker::sources() const { return {*evidence_, *references_, *account_key_, bounds_}; }

core::Result<Shortlist> Ranker::shortlist(const Brief& brief) const {
  const auto request = open_request(sources(), brief, brief.precision);
  if (!request) return core::fail(request.error());
  Shortlist answer = head_of(**request, brief);
  for (const Keyed& keyed : (*request)->order(brief.rank_by, brief.k)) {
    RankedCreator ranked = explain((*request)->explaining(), core::CreatorIndex(keyed.creator));
    ranked.rank = static_cast<std::uint32_t>(answer.creators.size() + 1);
    answer.creators.push_back(std::move(ranked));
  }
  return answer;
}

core::Result<Ranking> Ranker::rank(const Brief& brief) const {
  const auto request = open_request(sources(), brief, patient(brief.precision));
  if (!request) return core::fail(request.error());
  return ranking_of(**request, brief);
}

core::Result<void> Ranker::rank_each(std::span<const Brief> briefs, unsigned threads, const TakeRanking& take) const {
  return ranking::rank_each(sources(), briefs, threads, take);
}

core::Result<Field> Ranker::field(const Brief& brief) const {
  const auto request = open_request(sources(), brief, patient(brief.precision));
  if (!request) return core::fail(request.error());
  Field field{.head = head_of(**request, brief), .order = {}};
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
  const auto request = open_request(sources(), brief, brief.precision);
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
    const auto counted = eligible_creators(*evidence_, alone, (*request)->as_of_s(), (*request)->asker().partners);
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
