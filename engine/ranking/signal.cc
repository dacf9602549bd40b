#include "engine/ranking/signal.h"

#include <algorithm>

namespace vouch::ranking {

std::optional<Signal> signal_named(std::string_view name) {
  const auto at = std::find(kSignalNames.begin(), kSignalNames.end(), name);
  if (at == kSignalNames.end()) return std::nullopt;
  return kAllSignals[static_cast<std::size_t>(at - kSignalNames.begin())];
}

std::string_view name_of(Status status) {
  switch (status) {
    case Status::measured: return "measured";
    case Status::estimated: return "estimated";
    case Status::unknown: return "unknown";
  }
  return "unknown";
}

}  // namespace vouch::ranking
