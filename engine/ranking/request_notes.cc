#include "engine/ranking/request_notes.h"

#include <string>

namespace vouch::ranking {

ProfileUsed used(const Profile& profile) {
  return {std::string(profile.name), profile.version, std::string(name_of(profile.measure)), profile.weights};
}

std::vector<Message> day_warnings(std::int64_t latest_s, std::int64_t as_of_s) {
  if (as_of_s < latest_s) return {{"as_of_before_latest", {{"as_of_s", as_of_s}, {"latest_s", latest_s}}}};
  if (as_of_s > latest_s) return {{"as_of_after_latest", {{"as_of_s", as_of_s}, {"latest_s", latest_s}}}};
  return {};
}

std::optional<Message> unknown_signals_warning(const Profile& profile) {
  std::string names;
  for (const Signal signal : {Signal::advocacy, Signal::affinity, Signal::price}) {
    if (profile.weights[position(signal)] > 0.0) names += (names.empty() ? "" : ", ") + std::string(name_of(signal));
  }
  if (names.empty()) return std::nullopt;
  return Message{"signals_unknown", {{"names", names}}};
}

}  // namespace vouch::ranking
