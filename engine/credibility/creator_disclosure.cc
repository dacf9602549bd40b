#include "engine/credibility/creator_disclosure.h"

#include "engine/credibility/payment.h"
#include "engine/credibility/post_figures.h"

namespace vouch::credibility {
CreatorDisclosure disclosure_of(const catalog::Catalog& catalog, core::CreatorIndex creator, std::int64_t as_of_s,
                                const DisclosureHabitRules& rules, const EngagementRules& engagement) {
  const catalog::PostColumns& posts = catalog.posts;
  const PlatformRule rule = rule_of(catalog.label(catalog.creators.platform[creator.value]));
  CreatorDisclosure found;
  std::vector<ClassifiedPost> classified;
  double open = 0.0;
  for (std::uint64_t i = posts.owner_offsets[creator.value + 1]; i > posts.owner_offsets[creator.value]; --i) {
    const std::uint64_t post = i - 1;
    if (posts.at_s[post] > as_of_s || posts.state[post] == static_cast<std::uint8_t>(catalog::PostState::deleted)) continue;
    ++found.posts;
    if (posts.post_class[post] == catalog::kUnreadClass) continue;
    ++found.read;
    const auto words = static_cast<catalog::PostClass>(posts.post_class[post]);
    const auto payment = static_cast<Payment>(posts.payment[post]);
    const auto verdict = static_cast<Verdict>(posts.verdict[post]);
    const Openness openness = openness_of(payment, words);
    const bool dated = posts.at_s[post] != catalog::kUnknown;
    classified.push_back({.at_s = dated ? std::optional(posts.at_s[post]) : std::nullopt,
                          .post_class = known_class(payment, words),
                          .verdict = openness == Openness::undisclosed ? Verdict::missing : verdict,
                          .known_paid = openness == Openness::open || openness == Openness::undisclosed,
                          .engagement = engagement_of({.likes = posts.likes[post],
                                                       .comments = posts.comments[post],
                                                       .shares = posts.shares[post],
                                                       .views = posts.views[post]},
                                                      rule)});
    if (openness == Openness::disputed) found.disputed.push_back(post);
    if (openness == Openness::undisclosed) found.undisclosed.push_back(post);
    if (!classified.back().known_paid) continue;
    ++found.known;
    if (openness == Openness::open && verdict != Verdict::clear) found.weak.push_back(post);
    if (openness == Openness::open) open += verdict == Verdict::clear ? 1.0 : rules.weak;
  }
  found.habits = habits_of(classified, rules, engagement);
  if (found.known > 0) found.openness = open / found.known;
  return found;
}

}  // namespace vouch::credibility
