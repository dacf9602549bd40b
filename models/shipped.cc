#include "models/shipped.h"

#include "models/models.h"

namespace vouch::models {

core::Result<credibility::AuthenticityModel> authenticity_model() {
  const AuthenticityFiles files = authenticity();
  return credibility::AuthenticityModel::make(files.description, files.trees);
}

}  // namespace vouch::models
