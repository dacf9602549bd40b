// vouch text: the text models alone. A text a line in, a JSON object a line out.
#include <fstream>
#include <istream>
#include <memory>

#include "api/cli/commands.h"
#include "api/cli/files.h"
#include "api/cli/text_disclosure.h"
#include "api/cli/text_evenness.h"
#include "api/cli/text_meaning.h"

namespace vouch::cli {
namespace {

using core::ErrorCode;
using core::fail;

struct Options {
  std::string task, file;
  TextDisclosureOptions disclosure;  // language and rules are those of every task
};

core::Result<int> run_task(std::istream& lines, const Options& options, const Session& session) {
  if (options.task == "disclosure") return disclose(lines, options.disclosure, session);
  if (options.task == "even-handedness") {
    return read_evenness(lines, {.language = options.disclosure.language, .rules = options.disclosure.rules}, session);
  }
  if (options.task == "embed") return embed_texts(lines, session);
  if (options.task == "language") return tell_languages(lines, session);
  return fail(ErrorCode::not_available,
              "found text " + options.task +
                  ", expected disclosure, embed, even-handedness or language: " + "this build has no other text model");
}

core::Result<int> text(const Options& options, const Session& session) {
  if (options.file == "-") return run_task(session.streams.in, options, session);
  if (auto there = expect_there(options.file); !there) return fail(std::move(there).error());
  std::error_code ignored;
  if (std::filesystem::is_directory(options.file, ignored)) {
    return fail(ErrorCode::invalid_argument, options.file + " is a folder, expected a file");
  }
  std::ifstream in(options.file, std::ios::binary);
  if (!in) return fail(ErrorCode::unavailable, options.file + ": cannot be read");
  return run_task(in, options, session);
}

}  // namespace

void add_text(CLI::App& program, Session& session) {
  auto options = std::make_shared<Options>();
  const Command command =
      add_command(program, session, "text", "Reads texts with one of the text models, a JSON object a line out",
                  "disclosure captions.txt --country DE\n"
                  "disclosure posts.ndjson > answers.ndjson\n"
                  "even-handedness captions.txt\n"
                  "embed captions.txt\n"
                  "language captions.txt\n"
                  "disclosure - --rules my-rules/ < captions.txt");
  command
      .add_option("task", options->task,
                  "disclosure: does a post say that it is paid for; even-handedness: does it name a drawback or correct "
                  "something; embed: "
                  "what it means, as a vector; language: what it is written in")
      .required()
      .one_of({"embed", "language", "topics", "values", "causes", "safety", "disclosure", "even-handedness"});
  command
      .add_option("file", options->file,
                  "a text a line, or a JSON object a line with text, hashtags, label, sponsors; - is stdin")
      .required();
  command.add_option("--country", options->disclosure.country,
                     "whose disclosure rules apply: AT, CH, DE, EU, GB or US (default EU)");
  command.add_option("--language", options->disclosure.language, "of the texts, such as de; \"\" where it is not known");
  command.add_option("--rules", options->disclosure.rules, "folder with rules to use instead of the program's own");
  command.callback([options, &session] { session.action = [options, &session] { return text(*options, session); }; });
}

}  // namespace vouch::cli
