#include "api/cli/read_options.h"

#include <utility>

namespace vouch::cli {

void add_locale(const Command& command, RowOptions& options) {
  command.add_option("--locale", options.locale, "de or en, for columns that could mean two things");
}

void add_rejects(const Command& command, RowOptions& options) {
  command.add_flag("--strict", options.strict, "stop at the first row that is rejected (exit 6)");
  command.add_flag("--allow-rejects", options.allow_rejects, "exit 0 although rows were rejected (else 7)");
  command.add_option("--rejects", options.rejects, "write rejected rows to this CSV file");
}

core::Result<datasets::ReadOptions> read_options(const RowOptions& options, std::string doing, RejectFile& rejects,
                                                 ProgressLine& progress) {
  datasets::ReadOptions made;
  if (!options.locale.empty()) {
    const auto locale = datasets::locale_from(options.locale);
    if (!locale) return core::fail(core::within("--locale", locale.error()));
    made.locale = *locale;
  }
  made.strict = options.strict;
  made.on_reject = [&rejects](const datasets::Reject& reject) { rejects.add(reject); };
  made.on_progress = [&progress, doing = std::move(doing) + " "](const datasets::ReadProgress& at) {
    progress.show(doing + std::string(at.file), at.bytes_done, at.bytes_total, "B");
  };
  return made;
}

}  // namespace vouch::cli
