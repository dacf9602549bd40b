#include "engine/ranking/request.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "engine/ranking/request_notes.h"

namespace vouch::ranking {
namespace {

CountedFigures figures_of(const Sources& sources, const Asked& asked, Precision precision) {
  return read_figures(
      {sources.evidence, sources.references, asked.asker, asked.profile, precision, asked.as_of_s, asked.eligible.creators},
      sources.bounds);
}

CountedFigures figures_of(const Sources& sources, const Asked& asked, std::vector<audience::SharedAudience> counted) {
  return {.raw = std::make_unique<const RawFigures>(sources.evidence, asked.asker, std::move(counted)), .front = {}, .notes = {}};
}

}  // namespace

core::Result<std::shared_ptr<const Asked>> resolve(const Sources& sources, const Brief& brief) {
  const auto profile = resolve_profile(brief);
  if (!profile) return core::fail(profile.error());
  auto asker = resolve_asker(sources.evidence, brief, sources.key);
  if (!asker) return core::fail(asker.error());
  const std::int64_t as_of_s = brief.as_of_s.value_or(sources.evidence.catalog.latest_event_s);
  auto eligible = eligible_creators(sources.evidence, brief, as_of_s, asker->partners);
  if (!eligible) return core::fail(std::move(eligible).error());
  return std::make_shared<const Asked>(Asked{*profile, *std::move(asker), as_of_s, *std::move(eligible)});
}

Request::Request(const Sources& sources, std::shared_ptr<const Asked> asked, Precision precision)
    : evidence_(sources.evidence),
      asked_(std::move(asked)),
      figures_(figures_of(sources, *asked_, precision)),
      reader_(sources.evidence, sources.references, asked_->asker, *figures_.raw, asked_->as_of_s) {}

Request::Request(const Sources& sources, std::shared_ptr<const Asked> asked, std::vector<audience::SharedAudience> counted)
    : evidence_(sources.evidence),
      asked_(std::move(asked)),
      figures_(figures_of(sources, *asked_, std::move(counted))),
      reader_(sources.evidence, sources.references, asked_->asker, *figures_.raw, asked_->as_of_s) {}

Explaining Request::explaining() const { return {evidence_, asker(), *figures_.raw, reader_, profile()}; }

std::vector<Message> Request::warnings() const {
  std::vector<Message> warnings = day_warnings(evidence_.catalog.latest_event_s, as_of_s());
  const BrandCard& card = asker().card;
  if (asker().sent_too_few) {
    warnings.push_back({"audience_sent_small", {{"matched", *card.matched_ids}, {"sent", *card.sent_ids}}});
  }
  if (!asker().audience && !asker().text.has_own_text() && asker().text.partners() == 0) {
    warnings.push_back({"brand_without_evidence", {}});
  }
  if (auto unknown = unknown_signals_warning(profile())) warnings.push_back(*std::move(unknown));
  const std::int64_t unknown_ids = eligible().unknown_ids;
  if (unknown_ids > 0) warnings.push_back({"ids_unknown", {{"count", unknown_ids}}});
  warnings.insert(warnings.end(), notes().begin(), notes().end());
  return warnings;
}

std::optional<FixedScore> Request::score_of(std::uint32_t creator) const {
  const auto points = score(profile(), reader_.strengths(core::CreatorIndex(creator)));
  return points ? std::optional(fixed(*points)) : std::nullopt;
}

std::vector<Keyed> Request::order(RankBy rank_by, std::size_t k) const {
  const std::vector<std::uint32_t>& front = figures_.front;
  const std::vector<std::uint32_t>& creators = eligible().creators;
  k = k == 0 ? creators.size() : std::min<std::size_t>(k, creators.size());
  if (front.empty()) return first_of(creators, rank_by, k);
  std::vector<Keyed> ordered = first_of(front, rank_by, std::min(k, front.size()));
  if (k <= front.size()) return ordered;
  std::vector<std::uint32_t> others;
  std::ranges::set_difference(creators, front, std::back_inserter(others));
  const std::vector<Keyed> behind = first_of(others, rank_by, k - front.size());
  ordered.insert(ordered.end(), behind.begin(), behind.end());
  return ordered;
}

FixedScore Request::key(std::uint32_t creator, RankBy rank_by) const {
  if (rank_by == RankBy::score) return score_of(creator).value_or(kNoScore);
  const Strengths strengths = reader_.strengths_with_intervals(core::CreatorIndex(creator));
  return score(profile(), strengths) ? fixed(score_interval(profile(), strengths).low) : kNoScore;
}

std::vector<Keyed> Request::first_of(const std::vector<std::uint32_t>& creators, RankBy rank_by, std::size_t k) const {
  std::vector<Keyed> keyed(creators.size());
  for (std::size_t i = 0; i < creators.size(); ++i) keyed[i] = {key(creators[i], rank_by), creators[i]};
  std::partial_sort(keyed.begin(), keyed.begin() + static_cast<std::ptrdiff_t>(k), keyed.end());
  keyed.resize(k);
  return keyed;
}

}  // namespace vouch::ranking
