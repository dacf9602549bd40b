// vouch rules: writes the rules that the program carries as files, to read them or to start one's own from.
#include <filesystem>
#include <memory>
#include <ostream>

#include "api/cli/commands.h"
#include "api/cli/files.h"
#include "datasets/reference/rule_files.h"

namespace vouch::cli {
namespace {

struct Options {
  std::string folder;
};

core::Result<int> write_rules(const Options& options, const Session& session) {
  const std::filesystem::path folder = options.folder;
  const auto files = datasets::carried_rule_files();
  std::error_code error;
  for (const datasets::RuleFile& file : files) {
    if (std::filesystem::exists(folder / file.name, error)) {
      return core::fail(core::ErrorCode::conflict, (folder / file.name).string() + " is there already");
    }
  }
  std::filesystem::create_directories(folder, error);
  if (error) return core::fail(core::ErrorCode::unavailable, folder.string() + " cannot be made: " + error.message());
  for (const datasets::RuleFile& file : files) {
    if (auto written = write_file(folder / file.name, file.bytes, true); !written) return core::fail(std::move(written).error());
    session.streams.out << (folder / file.name).string() << "\n";
  }
  return kDone;
}

}  // namespace

void add_rules(CLI::App& program, Session& session) {
  auto options = std::make_shared<Options>();
  const Command command =
      add_command(program, session, "rules", "Writes the rules that the program carries as files to change", "my-rules/");
  command.add_option("folder", options->folder, "where to; none of the files may be there").required();
  command.callback([options, &session] { session.action = [options, &session] { return write_rules(*options, session); }; });
}

}  // namespace vouch::cli
