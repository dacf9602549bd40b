// A set report with every field filled, for the tests of its forms.
#pragma once

#include "engine/engine.h"

namespace vouch::contract {

inline ranking::SharedFigures sample_shared(std::int64_t shared, double part) {
  const auto estimate = [](double value) { return ranking::Estimate{value, {value * 0.9, value * 1.1}}; };
  return {.shared = shared,
          .shared_estimate = estimate(static_cast<double>(shared) * 10),
          .overlap_coefficient = estimate(part),
          .jaccard = estimate(part / 2),
          .lift = estimate(4.25),
          .lift_shrunk = 4.1};
}

inline ranking::SetReport sample_set() {
  ranking::SetReport report;
  report.snapshot = "a1b2c3d4e5f60718";
  report.version = "0.1.0";
  report.kind = "mixed";
  for (const char* id : {"anna", "=ben", "cleo"}) {
    ranking::SetMember member;
    member.creator.id = id;
    member.creator.name = std::string(id) == "anna" ? "Anna <b>Bäck</b>" : "";
    member.coverage = "random_sample";
    member.audience_size = 45'300;
    member.known_share = 0.1;
    member.members = 4530;
    member.credible_members = 4077.0;
    member.exclusive = 1234;
    member.incremental = 2345;
    member.with_audience = sample_shared(12, 0.2);
    report.creators.push_back(member);
  }
  report.creators[2].members = 0;
  report.creators[2].with_audience.reset();
  report.potential = 7890;
  report.credible = 7101.0;
  report.potential_estimate = ranking::Estimate{78'900, {70'000, 80'000}};
  report.duplication = 1.15;
  report.by_times = {6720, 1170, 0};
  report.pairs = {{0, 1, sample_shared(1170, 0.258)}, {0, 2, {}}, {1, 2, {}}};
  report.regions = {{{{0}, 3360}, {{1}, 3360}, {{0, 1}, 1170}}};
  report.audience = ranking::ComparedAudience{
      .kind = "own", .brand_id = "mill", .coverage = "engagers", .members = 300, .reached = 120, .new_people = 7770};
  report.shares = {{.dimension = "country", .value = "DE", .mean = 0.7, .low = 0.6, .high = 0.75, .creators = 2}};
  report.same_person = {{0, 2}};
  report.warnings = {{"set_estimated", {{"count", std::int64_t{2}}}}};
  return report;
}

}  // namespace vouch::contract
