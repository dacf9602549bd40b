// What an opened engine holds. Internal: the files that make up the facade share it.
#pragma once

#include <memory>
#include <optional>

#include "engine/engine.h"
#include "engine/ranking/evidence.h"
#include "engine/ranking/ranker.h"
#include "engine/ranking/references.h"

namespace vouch {

/// Immutable once opened.
struct Engine::Parts {
  std::unique_ptr<const ranking::Evidence> evidence;
  ranking::References references;
  std::optional<core::AccountKey> account_key;
  SnapshotInfo info;
  ranking::PrecisionBounds precision;

  [[nodiscard]] ranking::Ranker ranker() const { return {*evidence, references, account_key, precision}; }
};

}  // namespace vouch
