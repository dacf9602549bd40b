#include "api/cli/model_folder.h"

#include <cstdlib>

#include "engine/core/error.h"

namespace vouch::cli {

core::Result<std::filesystem::path> model_folder(const std::string& named) {
  if (!named.empty()) return named;
  const auto variable = [](const char* name) {
    const char* const value = std::getenv(name);
    return std::filesystem::path(value == nullptr ? "" : value);
  };
  if (const auto models = variable("VOUCH_MODELS"); !models.empty()) return models;
  if (const auto data = variable("XDG_DATA_HOME"); !data.empty()) return data / "vouch" / "models";
  if (const auto home = variable("HOME"); !home.empty()) return home / ".local" / "share" / "vouch" / "models";
  return core::fail(core::ErrorCode::invalid_argument, "found no home folder, expected --folder or VOUCH_MODELS");
}

}  // namespace vouch::cli
