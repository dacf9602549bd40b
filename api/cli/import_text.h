// What reading and building say, as text and as JSON, and the file of rejected rows. Texts are in the language asked for;
// in JSON that is the `text` of what is missing, while `expected` and `message`, as in the file of rejected rows, are
// English whatever the language, so that programs and searches find them.
#pragma once

#include <cstdio>
#include <filesystem>
#include <memory>
#include <string>

#include "api/words/language.h"
#include "datasets/dataset_reader.h"
#include "engine/build/build.h"

namespace vouch::cli {

/// A CSV file with the columns file, line, column, found, expected. Without a name it takes rejects and keeps nothing.
class RejectFile {
 public:
  [[nodiscard]] core::Result<void> open(const std::filesystem::path& file);
  void add(const datasets::Reject& reject);
  [[nodiscard]] core::Result<void> close();

 private:
  struct CloseFile {
    void operator()(std::FILE* file) const { std::fclose(file); }
  };
  std::filesystem::path path_;
  std::unique_ptr<std::FILE, CloseFile> file_;
};

[[nodiscard]] std::string build_json(const std::string& output, const build::BuildReport& built, const datasets::ReadReport& read,
                                     words::Language language);
[[nodiscard]] std::string build_text(const std::string& output, const build::BuildReport& built, const datasets::ReadReport& read,
                                     words::Language language);

/// "3 rows were rejected, such as creators.csv:3: …".
[[nodiscard]] std::string rejects_text(const datasets::ReadReport& read, const std::string& rejects_file,
                                       words::Language language);

[[nodiscard]] std::string check_json(const datasets::ReadReport& read, words::Language language);
[[nodiscard]] std::string check_text(const datasets::ReadReport& read, words::Language language, std::size_t width);

}  // namespace vouch::cli
