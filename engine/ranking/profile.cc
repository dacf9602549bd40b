#include "engine/ranking/profile.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <vector>

#include "engine/core/suggestion.h"

namespace vouch::ranking {
namespace {

//                                                        audience credib. values advocacy engagem. affinity price
constexpr std::array<Profile, 3> kProfiles = {{
    {"balanced", 1, AudienceMeasure::overlap, {{/*****/ 0.4, 0.1, 1.0, 0.4, 0.05, 0.4, 0.2}}},
    {"awareness", 1, AudienceMeasure::new_reach, {{/**/ 0.8, 0.1, 1.0, 0.2, 0.05, 0.2, 0.2}}},
    {"deepen", 1, AudienceMeasure::overlap, {{/*******/ 1.6, 0.1, 0.5, 0.8, 0.05, 0.2, 0.1}}},
}};

/// Profiles of the design that rest on signals which this version does not compute.
constexpr std::array<std::string_view, 4> kNotYet = {"advocates", "trust", "values", "learned"};

std::string_view of_goal(Goal goal) {
  switch (goal) {
    case Goal::new_people: return "awareness";
    case Goal::deepen: return "deepen";
    case Goal::launch: return "balanced";
  }
  return "balanced";
}

core::Result<Profile> named(std::string_view name) {
  const std::string_view stem = name.substr(0, name.find('@'));
  if (std::find(kNotYet.begin(), kNotYet.end(), stem) != kNotYet.end()) {
    return core::fail(core::ErrorCode::not_available,
                      "profile '" + std::string(name) + "' needs signals that this build does not compute", "/profile");
  }
  std::vector<std::string_view> known;
  for (const Profile& profile : kProfiles) {
    const std::string versioned = std::string(profile.name) + "@" + std::to_string(profile.version);
    if (name == profile.name || name == versioned) return profile;
    known.push_back(profile.name);
  }
  return core::fail(
      core::ErrorCode::invalid_argument,
      "found profile '" + std::string(name) + "', expected balanced, awareness or deepen" + core::did_you_mean(name, known),
      "/profile");
}

}  // namespace

std::string_view name_of(AudienceMeasure measure) {
  switch (measure) {
    case AudienceMeasure::overlap: return "overlap";
    case AudienceMeasure::new_reach: return "new_reach";
  }
  return "overlap";
}

std::span<const Profile> profiles() { return kProfiles; }

core::Result<Profile> resolve_profile(const Brief& brief) {
  if (brief.goal && brief.profile) {
    return core::fail(core::ErrorCode::invalid_argument,
                      "found goal and profile together, expected one of them (a goal picks a profile)", "/goal");
  }
  auto profile = named(brief.goal ? of_goal(*brief.goal) : brief.profile ? std::string_view(*brief.profile) : "balanced");
  if (!profile) return profile;
  for (const Signal signal : kAllSignals) {
    const auto& weight = brief.weights[position(signal)];
    if (!weight) continue;
    if (!std::isfinite(*weight) || *weight < 0.0) {
      return core::fail(
          core::ErrorCode::invalid_argument,
          "found a weight of " + std::string(name_of(signal)) + " that is negative or not finite, expected 0 or more",
          "/weights/" + std::string(name_of(signal)));
    }
    profile->weights[position(signal)] = *weight;
  }
  if (!(std::accumulate(profile->weights.begin(), profile->weights.end(), 0.0) > 0.0)) {
    return core::fail(core::ErrorCode::invalid_argument, "found weights that are all 0, expected at least one above 0",
                      "/weights");
  }
  return profile;
}

}  // namespace vouch::ranking
