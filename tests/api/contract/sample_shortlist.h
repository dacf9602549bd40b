// A small made-up answer for tests of what is made from answers: two creators, one with a price and awkward texts, one of
// whom nothing is known.
#pragma once

#include "engine/engine.h"

namespace vouch::contract {

[[nodiscard]] inline ranking::SignalScore sample_signal(ranking::Signal signal, double weight, double strength,
                                                        std::int64_t contribution, ranking::Status status) {
  ranking::SignalScore score;
  score.signal = signal;
  score.weight = weight;
  score.strength = strength;
  score.strength_interval = {.low = strength / 2, .high = strength + (1 - strength) / 2};
  score.contribution_thousandths = contribution;
  score.status = status;
  if (status == ranking::Status::unknown) return score;
  score.value = strength / 4;
  score.value_interval = ranking::Interval{.low = strength / 8, .high = strength / 2};
  score.percentile = 0.99;
  score.evidence = {{"shared", std::int64_t{340}}, {"lift", 4.25}, {"source", std::string("events")}};
  return score;
}

[[nodiscard]] inline ranking::RankedCreator sample_creator() {
  ranking::RankedCreator entry;
  entry.rank = 1;
  entry.creator = {.id = "c01",
                   .platform = "instagram",
                   .handle = "lea_backt",
                   .name = "Lea \"Brot\" <Müller>",
                   .url = {},
                   .category = "food",
                   .country = "DE",
                   .language = "de",
                   .size_band = "micro",
                   .followers = 45'300,
                   .following = {},
                   .posts = 120,
                   .price_cents = 120'000,
                   .price_basis = "net",
                   .currency = "EUR",
                   .verified = false,
                   .audience_members = 20'000,
                   .dated_posts = 88};
  entry.score_thousandths = 83'412;
  entry.interval_thousandths = {79'001, 87'120};
  entry.evidence_share = 0.75;
  entry.signals = {sample_signal(ranking::Signal::audience, 2, 0.9, 45'000, ranking::Status::measured),
                   sample_signal(ranking::Signal::credibility, 1, 0.5, 12'500, ranking::Status::unknown),
                   sample_signal(ranking::Signal::values, 1, 0.95, 25'912, ranking::Status::estimated)};
  entry.signals[2].parts = {{.name = "content",
                             .status = ranking::Status::measured,
                             .value = 0.4,
                             .strength = 0.95,
                             .contribution_thousandths = 25'912,
                             .evidence = {{"terms", std::string("brot, backen")}}}};
  entry.reasons = {
      {"audience_overlap", {{"shared", std::int64_t{340}}, {"audience", std::int64_t{20'000}}, {"share_of_creator", 0.017}}},
      {"content_match", {{"terms", std::string("brot, backen")}}}};
  entry.warnings = {{"few_posts", {{"posts", std::int64_t{2}}}}};
  return entry;
}

[[nodiscard]] inline ranking::Shortlist sample_shortlist() {
  ranking::Shortlist shortlist;
  shortlist.snapshot = "a1b2c3d4e5f60718";
  shortlist.version = "0.1.0";
  shortlist.profile = {.name = "balanced", .version = 1, .audience_measure = "overlap", .weights = {2, 1, 1, 0.5, 0.25, 1, 0}};
  shortlist.brand.id = "b1";
  shortlist.brand.name = "Lindenhof & Söhne";
  shortlist.brand.audience_kind = "own";
  shortlist.brand.audience_members = 1'900;
  shortlist.as_of_s = 1'769'817'600;
  shortlist.considered = 2'000;
  shortlist.filtered = {{"country", 300}, {"partner", 3}};
  shortlist.warnings = {{"coverage_engagers", {}}};
  shortlist.creators.push_back(sample_creator());
  ranking::RankedCreator unknown;
  unknown.rank = 2;
  unknown.creator.id = "=HYPERLINK(\"x\")";
  for (const ranking::Signal signal : ranking::kAllSignals) {
    unknown.signals.push_back(sample_signal(signal, 1, 0.1, 0, ranking::Status::unknown));
  }
  unknown.warnings = {{"audience_unknown", {}}, {"no_posts", {}}};
  shortlist.creators.push_back(unknown);
  return shortlist;
}

}  // namespace vouch::contract
