#include "engine/ranking/explain.h"

#include <algorithm>
#include <cmath>

#include "engine/audience/lift.h"
#include "engine/core/apportion.h"
#include "engine/ranking/pair_score.h"
#include "engine/ranking/reasons.h"

namespace vouch::ranking {
namespace {

std::optional<std::int64_t> known(std::int64_t figure) {
  return figure == catalog::kUnknown ? std::nullopt : std::optional(figure);
}

void explain_audience(const Explaining& request, core::CreatorIndex creator, SignalScore& signal) {
  const auto value = request.raw.audience(creator);
  const auto members = static_cast<std::int64_t>(request.evidence.graph.members(request.evidence.catalog.owner(creator)).size());
  signal.evidence = {{"kind", request.asker.card.audience_kind},
                     {"measure", std::string(name_of(request.profile.measure))},
                     {"audience", members}};
  if (!value) return;
  const auto shared = request.raw.shared(creator);
  signal.value = shown(*value);
  const Interval interval = request.raw.audience_interval(creator);
  signal.value_interval = {shown(interval.low), shown(interval.high)};
  signal.percentile = shown(request.reader.audience_reference().tail.percentile(*value));
  signal.evidence.emplace_back("shared", static_cast<std::int64_t>(shared.accounts));
  if (const auto estimated = request.raw.estimated(creator)) {  // a whole number at most so far off
    signal.evidence.emplace_back("shared_low", static_cast<std::int64_t>(std::ceil(estimated->interval.low)));
    signal.evidence.emplace_back("shared_high", static_cast<std::int64_t>(std::floor(estimated->interval.high)));
  }
  signal.evidence.emplace_back("brand_audience", static_cast<std::int64_t>(shared.asking_accounts));
  const auto ratio = [&](std::uint64_t whole) {
    return whole == 0 ? 0.0 : shown(static_cast<double>(shared.accounts) / static_cast<double>(whole));
  };
  signal.evidence.emplace_back("share_of_creator", ratio(static_cast<std::uint64_t>(members)));
  signal.evidence.emplace_back("share_of_brand", ratio(shared.asking_accounts));
  signal.evidence.emplace_back(
      "lift", shown(audience::shrunk_lift(shared.accounts, shared.asking_accounts, static_cast<std::uint64_t>(members),
                                          request.evidence.graph.accounts())));
  if (request.profile.measure == AudienceMeasure::new_reach) {
    signal.evidence.emplace_back("new_people", static_cast<std::int64_t>(request.raw.new_reach(creator).accounts));
  }
  if (request.asker.card.audience_kind == "partners") signal.evidence.emplace_back("partners", request.asker.card.partners);
}

Part content_part(const Explaining& request, core::CreatorIndex creator, const PartStrength& part) {
  Part shown_one;
  shown_one.name = "content";
  shown_one.strength = shown(part.strength);
  const auto texts = request.evidence.catalog.terms.owner_texts[creator.value];
  shown_one.evidence.emplace_back("posts", static_cast<std::int64_t>(texts));
  if (!part.raw) return shown_one;
  shown_one.status = request.asker.text.has_own_text() ? Status::measured : Status::estimated;
  shown_one.value = shown(*part.raw);
  std::string terms;
  for (const std::uint32_t term : request.asker.text.strongest_terms(creator, 5)) {
    terms += (terms.empty() ? "" : ", ") + std::string(request.evidence.catalog.terms.terms[term]);
  }
  shown_one.evidence.emplace_back("terms", terms);
  shown_one.evidence.emplace_back("partners", static_cast<std::int64_t>(request.asker.text.partners()));
  return shown_one;
}

/// The ids of some posts, in this order.
std::string ids_of(const Explaining& request, std::span<const values::AskingMeaning::PostCosine> posts) {
  std::string ids;
  for (const auto& one : posts) ids.append(ids.empty() ? "" : ", ").append(request.evidence.catalog.posts.keys[one.post]);
  return ids;
}

Part meaning_part(const Explaining& request, core::CreatorIndex creator, const PartStrength& part) {
  constexpr std::size_t kNearest = 3;
  Part shown_one;
  shown_one.name = "meaning";
  shown_one.strength = shown(part.strength);
  const core::OwnerIndex owner = request.evidence.catalog.owner(creator);
  shown_one.evidence.emplace_back("texts", static_cast<std::int64_t>(request.evidence.meaning.texts(owner)));
  if (!part.raw) return shown_one;
  shown_one.status = request.asker.meaning.has_own() ? Status::measured : Status::estimated;
  shown_one.value = shown(*part.raw);
  shown_one.evidence.emplace_back("spread", shown(request.evidence.meaning.spread(owner)));
  shown_one.evidence.emplace_back("partners", static_cast<std::int64_t>(request.asker.meaning.partners()));
  const auto posts = request.asker.meaning.posts(request.evidence.catalog, creator, request.reader.as_of_s());
  if (posts.empty()) return shown_one;
  shown_one.evidence.emplace_back("posts_for", ids_of(request, std::span(posts).first(std::min(kNearest, posts.size()))));
  if (posts.size() > kNearest) shown_one.evidence.emplace_back("post_against", ids_of(request, std::span(posts).last(1)));
  return shown_one;
}

Part category_part(const Explaining& request, core::CreatorIndex creator, const PartStrength& part) {
  Part shown_one;
  shown_one.name = "category";
  shown_one.strength = shown(part.strength);
  const auto label = request.evidence.catalog.creators.category[creator.value];
  shown_one.evidence.emplace_back("category", std::string(request.evidence.catalog.label(label)));
  if (!part.raw) return shown_one;
  const auto counts = request.asker.category.counts(creator);
  shown_one.status = request.asker.kind_of(ValuePart::category) == EvidenceKind::partners ? Status::estimated : Status::measured;
  shown_one.value = shown(*part.raw);
  shown_one.evidence.emplace_back("partners_in_category", counts.same);
  shown_one.evidence.emplace_back("partners", counts.all);
  shown_one.evidence.emplace_back("market_share",
                                  shown(request.evidence.categories.share(request.evidence.categories.of(creator))));
  return shown_one;
}

Part shown_part(const Explaining& request, core::CreatorIndex creator, ValuePart part, const PartStrength& found) {
  switch (part) {
    case ValuePart::content: return content_part(request, creator, found);
    case ValuePart::meaning: return meaning_part(request, creator, found);
    case ValuePart::category: return category_part(request, creator, found);
  }
  return {};
}

void explain_values(const Explaining& request, core::CreatorIndex creator, SignalScore& signal) {
  const ValuesParts parts = request.reader.values_parts(creator);
  std::vector<double> shares;
  for (const ValuePart part : kAllValueParts) {
    if (!request.evidence.has(part)) continue;
    signal.parts.push_back(shown_part(request, creator, part, parts.of(part)));
    shares.push_back(share_of(part) * parts.of(part).strength);
  }
  const auto split = core::apportion(signal.contribution_thousandths, shares);
  for (std::size_t i = 0; i < signal.parts.size(); ++i) signal.parts[i].contribution_thousandths = split[i];
  const auto value = parts.value();
  if (!value) return;
  signal.value = shown(*value);
  const Interval interval = request.reader.values_interval(creator, parts);
  signal.value_interval = {shown(interval.low), shown(interval.high)};
  signal.percentile = shown(request.reader.values_reference().tail.percentile(*value));
}

/// What a post of the creator may reach: the median views of the latest 30 posts at or before the day that state them.
/// Views count repeated looks, so this is an upper estimate of people.
std::optional<std::int64_t> expected_reach(const Explaining& request, core::CreatorIndex creator) {
  constexpr std::size_t kPosts = 30;
  const auto& posts = request.evidence.catalog.posts;
  std::vector<std::int64_t> views;
  for (auto i = posts.owner_offsets[creator.value + 1]; i > posts.owner_offsets[creator.value] && views.size() < kPosts; --i) {
    const bool late = posts.at_s[i - 1] != catalog::kUnknown && posts.at_s[i - 1] > request.reader.as_of_s();
    if (!late && posts.views[i - 1] != catalog::kUnknown) views.push_back(posts.views[i - 1]);
  }
  if (views.empty()) return std::nullopt;
  const auto middle = views.begin() + static_cast<std::ptrdiff_t>(views.size() / 2);
  std::nth_element(views.begin(), middle, views.end());
  return *middle;
}

void explain_engagement(const Explaining& request, core::CreatorIndex creator, SignalScore& signal) {
  const auto figure = request.reader.engagement(creator);
  signal.evidence.emplace_back("posts", static_cast<std::int64_t>(figure.posts));
  if (const auto followers = known(request.evidence.catalog.creators.followers[creator.value])) {
    signal.evidence.emplace_back("followers", *followers);
  }
  if (const auto reach = expected_reach(request, creator)) signal.evidence.emplace_back("expected_reach", *reach);
  if (signal.status == Status::unknown) return;
  signal.evidence.emplace_back("median", shown(figure.median));
  signal.evidence.emplace_back("source", std::string(figure.declared ? "declared" : "posts"));
  signal.value = shown(figure.percentile);
  signal.value_interval = {shown(figure.interval.low), shown(figure.interval.high)};
  signal.percentile = signal.value;
}

/// The index as its base and parts: each part's log-odds times the slope of the index between base and sum, which add up to it.
void explain_credibility(const Explaining& request, core::CreatorIndex creator, SignalScore& signal) {
  const auto audit = request.evidence.credibility.audit(creator, request.reader.as_of_s());
  const credibility::IndexRules& rules = request.evidence.rules.index;
  signal.evidence = {{"rules", request.evidence.rules.version}};
  std::vector<double> shares = {credibility::share_of_base(rules)};
  signal.parts.push_back({.name = "base", .status = signal.status});
  for (const credibility::CredibilityPart& part : audit.parts) {
    if (!part.counted) continue;
    Part shown_part{.name = std::string(credibility::name_of(part.part))};
    shown_part.evidence = {{"n", static_cast<std::int64_t>(part.n)}, {"log_odds", shown(part.log_odds)}};
    if (part.status == credibility::CredibilityStatus::unknown) {
      shown_part.evidence.emplace_back("why", std::string(part.why));
    } else {
      const bool measured = part.status == credibility::CredibilityStatus::measured;
      shown_part.status = measured ? Status::measured : Status::estimated;
      shown_part.value = shown(part.value);
    }
    shares.push_back(credibility::share_of_part(rules, audit.figure, part));
    signal.parts.push_back(std::move(shown_part));
  }
  if (signal.status == Status::unknown) {  // the contribution is that of the prior
    signal.parts.clear();
    return;
  }
  const double scale = audit.figure.index > 0.0 ? static_cast<double>(signal.contribution_thousandths) / audit.figure.index : 0.0;
  for (double& share : shares) share *= scale;
  const auto split = core::round_to_sum(signal.contribution_thousandths, shares);
  for (std::size_t i = 0; i < signal.parts.size(); ++i) signal.parts[i].contribution_thousandths = split[i];
  signal.value = shown(audit.figure.index);
  signal.value_interval = {shown(audit.figure.interval.low), shown(audit.figure.interval.high)};
}

void explain_signal(const Explaining& request, core::CreatorIndex creator, SignalScore& signal) {
  switch (signal.signal) {
    case Signal::audience: explain_audience(request, creator, signal); break;
    case Signal::values: explain_values(request, creator, signal); break;
    case Signal::engagement: explain_engagement(request, creator, signal); break;
    case Signal::credibility: explain_credibility(request, creator, signal); break;
    case Signal::advocacy:
    case Signal::affinity:
    case Signal::price: signal.evidence.emplace_back("why", std::string("not_computed")); break;
  }
}

}  // namespace

CreatorCard creator_card(const Evidence& evidence, core::CreatorIndex creator) {
  const auto& c = evidence.catalog.creators;
  const std::uint32_t i = creator.value;
  const auto label = [&](catalog::Label code) { return std::string(evidence.catalog.label(code)); };
  CreatorCard card;
  card.id = c.keys[i];
  card.name = c.names[i];
  card.handle = c.handles[i];
  card.url = c.urls[i];
  card.platform = label(c.platform[i]);
  card.category = label(c.category[i]);
  card.country = label(c.country[i]);
  card.language = label(c.language[i]);
  card.followers = known(c.followers[i]);
  card.following = known(c.following[i]);
  card.posts = known(c.posts[i]);
  card.price_cents = known(c.price_cents[i]);
  card.price_basis = label(c.price_basis[i]);
  card.currency = label(c.currency[i]);
  if (c.verified[i] < 2) card.verified = c.verified[i] == 1;
  card.size_band = name_of(evidence.band(creator));
  card.audience_members = static_cast<std::int64_t>(evidence.graph.members(evidence.catalog.owner(creator)).size());
  const auto& offsets = evidence.catalog.posts.owner_offsets;
  card.dated_posts = static_cast<std::int64_t>(offsets[i + 1] - offsets[i]);
  return card;
}

RankedCreator explain(const Explaining& request, core::CreatorIndex creator) {
  const PairScore pair = score_pair(request, creator);
  RankedCreator ranked;
  ranked.creator = creator_card(request.evidence, creator);
  ranked.score_thousandths = pair.score_thousandths;
  ranked.interval_thousandths = pair.interval_thousandths;
  ranked.evidence_share = pair.evidence_share;
  for (const Signal name : kAllSignals) {
    const PairSignal& found = pair.signals[position(name)];
    SignalScore signal;
    signal.signal = name;
    signal.weight = request.profile.weights[position(name)];
    signal.strength = found.strength;
    signal.strength_interval = found.strength_interval;
    signal.contribution_thousandths = found.contribution_thousandths;
    signal.status = found.status;
    explain_signal(request, creator, signal);
    ranked.signals.push_back(std::move(signal));
  }
  add_reasons(request, creator, ranked);
  return ranked;
}

}  // namespace vouch::ranking
