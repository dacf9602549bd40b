// Named, versioned weights of the signals, and which profile a brief's goal picks. A brief's own weights override single
// entries; the name stays, so that an answer says both.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "engine/core/result.h"
#include "engine/ranking/brief.h"
#include "engine/ranking/signal.h"

namespace vouch::ranking {

/// Which measure of the audience signal a profile uses; each has reference distributions of its own.
enum class AudienceMeasure : std::uint8_t {
  overlap,    // people the brand already has
  new_reach,  // people outside the brand's audience who are like it
};

[[nodiscard]] std::string_view name_of(AudienceMeasure measure);

struct Profile {
  std::string_view name;
  int version = 1;
  AudienceMeasure measure = AudienceMeasure::overlap;
  std::array<double, kSignals> weights{};  // in the order of kAllSignals; >= 0, at least one > 0
};

/// The profiles of this version: balanced, awareness, deepen.
[[nodiscard]] std::span<const Profile> profiles();

/// The profile of a brief with its weights applied. Fails with invalid_argument (unknown name, goal beside profile,
/// weights that are negative, not finite or all zero), with not_available for a profile that needs what this build lacks.
[[nodiscard]] core::Result<Profile> resolve_profile(const Brief& brief);

}  // namespace vouch::ranking
