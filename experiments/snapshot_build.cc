#include "experiments/snapshot_build.h"

#include "datasets/reference/comment_tables.h"
#include "datasets/reference/credibility_tables.h"
#include "engine/build/build.h"
#include "models/shipped.h"

namespace vouch::experiments {

using core::fail;

core::Result<Engine> build_snapshot(const std::filesystem::path& target, const SnapshotBuild& build,
                                    const std::function<core::Result<void>(catalog::RecordSink&)>& feed) {
  build::BuildOptions options{.account_key = build.key,
                              .until_s = build.until_s,
                              .audience_kinds = {},
                              .threads = build.threads,
                              .progress = build.progress};
  options.authenticity = models::authenticity_model;
  auto embedder = models::embedder();
  if (!embedder) return fail(std::move(embedder).error());
  options.embedder = *std::move(embedder);
  options.wordings = datasets::carried_wordings;
  options.credibility_rules = datasets::carried_credibility_rules;
  auto builder = build::Builder::make(target, std::move(options));
  if (!builder) return fail(std::move(builder).error());
  if (auto fed = feed(*builder); !fed) return fail(std::move(fed).error());
  if (const auto built = builder->finish(); !built) return fail(built.error());
  return Engine::open(target, {.verify = false, .threads = build.threads, .account_key = build.key});
}

}  // namespace vouch::experiments
