// The facade's growth of a creator.
#include "engine/engine.h"
#include "engine/engine_parts.h"

namespace vouch {

core::Result<GrowthAnswer> Engine::growth(std::string_view creator_id, std::optional<std::int64_t> as_of_s) const {
  const ranking::Evidence& evidence = *parts_->evidence;
  const auto creator = evidence.catalog.find_creator(creator_id);
  if (!creator) {
    return core::fail(core::ErrorCode::not_found, "creator '" + std::string(creator_id) + "' is not in this snapshot");
  }
  const std::int64_t day = as_of_s.value_or(evidence.catalog.latest_event_s);
  return GrowthAnswer{.snapshot = parts_->info.id,
                      .version = std::string(version()),
                      .rules = evidence.rules.version,
                      .creator = std::string(creator_id),
                      .as_of_s = day,
                      .figure = evidence.growth.of(*creator, day)};
}

}  // namespace vouch
