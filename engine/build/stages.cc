#include "engine/build/stages.h"

#include <array>
#include <mutex>
#include <utility>

#include "engine/audience/tiles.h"
#include "engine/audience/weights.h"
#include "engine/core/error.h"
#include "engine/credibility/blocks.h"
#include "engine/credibility/credibility.h"
#include "engine/credibility/engagement.h"
#include "engine/credibility/even_handedness.h"
#include "engine/credibility/growth.h"
#include "engine/credibility/pods.h"
#include "engine/credibility/trust.h"
#include "engine/ranking/reference_stage.h"
#include "engine/values/owner_vectors.h"
#include "engine/values/term_vectors.h"

namespace vouch::build {
namespace {

using StageProgress = std::function<void(std::uint64_t done, std::uint64_t total)>;

/// One stage: its name as progress shows it, and its work.
struct Stage {
  std::string_view name;
  core::Result<void> (*run)(const snapshot::Snapshot& so_far, snapshot::Writer& out, const StageOptions& options,
                            const StageProgress& progress);
};

/// A stage that is too short to say how far it is.
template <core::Result<void> (*write)(const snapshot::Snapshot&, snapshot::Writer&)>
core::Result<void> plain(const snapshot::Snapshot& so_far, snapshot::Writer& out, const StageOptions& /*options*/,
                         const StageProgress& /*progress*/) {
  return write(so_far, out);
}

core::Result<void> samples(const snapshot::Snapshot& so_far, snapshot::Writer& out, const StageOptions& options,
                           const StageProgress& /*progress*/) {
  return audience::write_samples(so_far, out, options.samples);
}

core::Result<void> engagement(const snapshot::Snapshot& so_far, snapshot::Writer& out, const StageOptions& options,
                              const StageProgress& /*progress*/) {
  return credibility::write_engagement(so_far, out, options.rules.engagement, options.rules.peers);
}

core::Result<void> growth(const snapshot::Snapshot& so_far, snapshot::Writer& out, const StageOptions& options,
                          const StageProgress& progress) {
  return credibility::write_growth(so_far, out, options.rules.growth, options.threads, progress);
}

core::Result<void> even_handedness(const snapshot::Snapshot& so_far, snapshot::Writer& out, const StageOptions& options,
                                   const StageProgress& progress) {
  return credibility::write_evenness(so_far, out, options.rules.evenness, options.rules.peers, options.threads, progress);
}

core::Result<void> trust(const snapshot::Snapshot& so_far, snapshot::Writer& out, const StageOptions& options,
                         const StageProgress& /*progress*/) {
  return credibility::write_trust(so_far, out, options.rules.trust, {.seeds = options.trusted, .threads = options.threads});
}

core::Result<void> pods(const snapshot::Snapshot& so_far, snapshot::Writer& out, const StageOptions& options,
                        const StageProgress& /*progress*/) {
  return credibility::write_pods(so_far, out, options.rules.pods, options.threads);
}

core::Result<void> blocks(const snapshot::Snapshot& so_far, snapshot::Writer& out, const StageOptions& options,
                          const StageProgress& /*progress*/) {
  return credibility::write_blocks(so_far, out, options.rules.blocks, options.rules.arrivals, options.threads);
}

core::Result<void> credibility_index(const snapshot::Snapshot& so_far, snapshot::Writer& out, const StageOptions& options,
                                     const StageProgress& progress) {
  return credibility::write_credibility(so_far, out, options.rules, options.threads, progress);
}

core::Result<void> owner_vectors(const snapshot::Snapshot& so_far, snapshot::Writer& out, const StageOptions& options,
                                 const StageProgress& /*progress*/) {
  return values::write_owner_vectors(so_far, out, options.threads);
}

core::Result<void> references(const snapshot::Snapshot& so_far, snapshot::Writer& out, const StageOptions& options,
                              const StageProgress& progress) {
  return ranking::write_references(so_far, out, options.threads, progress);
}

constexpr std::array kStages = {
    Stage{"tiles", plain<audience::write_tiles>},
    Stage{"weights", plain<audience::write_weights>},
    Stage{"samples", samples},
    Stage{"engagement", engagement},
    Stage{"growth", growth},
    Stage{"even-handedness", even_handedness},
    Stage{"trust", trust},
    Stage{"pods", pods},
    Stage{"blocks", blocks},
    Stage{"credibility", credibility_index},
    Stage{"term vectors", plain<values::write_term_vectors>},
    Stage{"meaning", owner_vectors},
    Stage{"reference distributions", references},
};

}  // namespace

core::Result<void> run_stages(snapshot::Writer& out, const StageOptions& options, const Progress& progress) {
  std::mutex one_at_a_time;
  for (const Stage& stage : kStages) {
    const auto say = [&](std::uint64_t done, std::uint64_t total) {
      const std::scoped_lock lock(one_at_a_time);
      if (progress) progress(stage.name, done, total);
    };
    say(0, 0);
    const auto so_far = out.so_far();
    if (!so_far) return core::fail(so_far.error());
    if (auto done = stage.run(*so_far, out, options, say); !done) {
      return core::fail(core::within("stage " + std::string(stage.name), std::move(done).error()));
    }
  }
  return {};
}

}  // namespace vouch::build
