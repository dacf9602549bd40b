// What tests of whole experiments share: a folder of their own, the head of their configuration, and a figure of the report.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include <gtest/gtest.h>

#include "experiments/experiment.h"
#include "tests/support/temporary_folder.h"

namespace vouch::experiments {

/// A configuration with the models `random` and `audience`; more may follow it. `data` are the lines of [data], `split` and
/// `measures` those of their tables.
inline std::string config_of(std::string_view name, std::string_view data, std::string_view split, std::string_view measures) {
  std::string text = "name = \"";
  text.append(name).append("\"\nseed = 3\n[data]\n").append(data);
  text.append("[split]\nkind = \"time\"\n").append(split);
  text.append("[measures]\n").append(measures);
  return text +
         "[[models]]\nname = \"random\"\nkind = \"random\"\n"
         "[[models]]\nname = \"audience\"\nkind = \"weights\"\nweights = { audience = 1 }\n";
}

/// A measure of a model over all cuts; -1 where the report has none.
inline double pooled_figure(const Report& report, std::string_view model, std::string_view measure) {
  for (const auto& figure : report.pooled.figures) {
    if (figure.run == model && evaluation::name_of(figure.measure) == measure) return figure.value.value_or(-1);
  }
  return -1;
}

class ExperimentTest : public ::testing::Test {
 protected:
  [[nodiscard]] std::filesystem::path path(std::string_view name) const { return folder_ / name; }
  /// Writes the configuration and runs it into the folder `output`.
  [[nodiscard]] core::Result<Report> run(std::string_view config, std::string_view output,
                                         const ExperimentOptions& options = {}) const {
    const std::filesystem::path file = path(std::string(output) + ".toml");
    testing::write_file(file, config);
    return run_experiment(file, path(output), options);
  }

 private:
  testing::TemporaryFolder folder_;
};

}  // namespace vouch::experiments
