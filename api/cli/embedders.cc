#include "api/cli/embedders.h"

#include "api/cli/files.h"
#include "api/cli/model_folder.h"
#include "models/packages/packages.h"

namespace vouch::cli {
namespace {

using core::fail;
using Shared = std::shared_ptr<const values::Embedder>;

core::Result<Shared> installed(const models::ModelPackage& package) {
  const auto folder = model_folder("");
  if (!folder) return fail(folder.error());
  const auto file = *folder / package.file();
  std::error_code ignored;
  if (!std::filesystem::exists(file, ignored)) {
    return fail(core::ErrorCode::not_found, "the model " + std::string(package.name) + " is not installed, expected it as " +
                                                file.string() + ": vouch models install " + std::string(package.name));
  }
  auto bytes = read_file(file);
  if (!bytes) return fail(std::move(bytes).error());
  return models::open_package(package, *bytes);
}

}  // namespace

core::Result<Shared> embedder_named(const std::string& name) {
  if (name == "none") return Shared();
  if (name.empty() || name == "built-in") {
    auto made = models::embedder();
    if (!made) return fail(std::move(made).error());
    return Shared(*std::move(made));
  }
  const models::ModelPackage* const package = models::find_package(name);
  if (package == nullptr) {
    return fail(core::ErrorCode::not_found,
                "found no embedder '" + name + "', expected built-in, none or a model of vouch models list");
  }
  return installed(*package);
}

Shared embedder_of(std::string_view space) {
  if (auto made = models::embedder(); made && (*made)->space() == space) return *std::move(made);
  for (const models::ModelPackage& package : models::model_packages()) {
    if (package.space != space) continue;
    if (auto made = installed(package)) return *std::move(made);
  }
  return nullptr;
}

}  // namespace vouch::cli
