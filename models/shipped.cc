#include "models/shipped.h"

#include <utility>

#include "engine/values/static_embedder.h"
#include "models/models.h"

namespace vouch::models {

core::Result<credibility::AuthenticityModel> authenticity_model() {
  const AuthenticityFiles files = authenticity();
  return credibility::AuthenticityModel::make(files.description, files.trees);
}

core::Result<std::unique_ptr<values::Embedder>> embedder() {
  auto made = values::StaticEmbedder::make(embedder_file());
  if (!made) return core::fail(std::move(made).error());
  return std::make_unique<values::StaticEmbedder>(*std::move(made));
}

}  // namespace vouch::models
