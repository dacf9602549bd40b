#include "api/cli/program.h"

#include <algorithm>
#include <ostream>
#include <vector>

#include <CLI/CLI.hpp>

#include "api/cli/commands.h"
#include "engine/core/suggestion.h"
#include "engine/engine.h"

namespace vouch::cli {
namespace {

constexpr int kUsage = 2;
constexpr std::string_view kSummary =
    "Finds the people who can credibly speak for a brand, says why, and how sure it is.\n\n"
    "From files to an answer:\n"
    "  vouch check DATASET                            what is in your files, and what is missing\n"
    "  vouch build DATASET -o x.vouch                 files become a snapshot\n"
    "  vouch shortlist x.vouch --brand ID -k 12       the ranked, explained list\n"
    "  vouch serve x.vouch                            the same over HTTP";

void add_commands(CLI::App& program, Session& session) {
  add_demo(program, session);
  add_generate(program, session);
  add_convert(program, session);
  add_check(program, session);
  add_build(program, session);
  add_inspect(program, session);
  add_shortlist(program, session);
  add_overlap(program, session);
  add_similar(program, session);
  add_audit(program, session);
  add_score(program, session);
  add_plan(program, session);
  add_assign(program, session);
  add_authenticity(program, session);
  add_evaluate(program, session);
  add_experiment(program, session);
  add_models(program, session);
  add_rules(program, session);
  add_text(program, session);
  add_serve(program, session);
  add_hash(program, session);
  add_key(program, session);
  add_completion(program, session);
}

/// ", did you mean '--brand'?" for an option that the command does not have.
std::string suggestion(const CLI::App& program, const std::string& wrong) {
  std::vector<std::string> names;
  const auto parsed = program.get_subcommands();
  const CLI::App& command = parsed.empty() ? program : *parsed.front();
  for (const CLI::Option* option : command.get_options()) {
    for (const std::string& name : option->get_lnames()) names.push_back("--" + name);
  }
  const std::vector<std::string_view> views(names.begin(), names.end());
  return core::did_you_mean(wrong.substr(0, wrong.find('=')), views);
}

int refuse(const Streams& streams, const std::string& message) {
  streams.err << "vouch: " << message << "\n";
  return kUsage;
}

/// A first word that is no command.
std::optional<std::string> unknown_command(const CLI::App& program, std::span<const std::string> arguments) {
  if (arguments.empty() || arguments.front().starts_with('-')) return std::nullopt;
  std::vector<std::string> names;
  for (const CLI::App* command : program.get_subcommands([](const CLI::App*) { return true; }))
    names.push_back(command->get_name());
  if (std::find(names.begin(), names.end(), arguments.front()) != names.end()) return std::nullopt;
  const std::vector<std::string_view> views(names.begin(), names.end());
  return "unknown command '" + arguments.front() + "'" + core::did_you_mean(arguments.front(), views);
}

/// Parses; nullopt where a command is to be run.
std::optional<int> parse(CLI::App& program, std::span<const std::string> arguments, const Streams& streams) {
  if (const auto unknown = unknown_command(program, arguments)) return refuse(streams, *unknown);
  try {
    std::vector<std::string> reversed(arguments.rbegin(), arguments.rend());
    program.parse(std::move(reversed));
    return std::nullopt;
  } catch (const CLI::CallForVersion&) {
    streams.out << version() << "\n";
    return kDone;
  } catch (const CLI::CallForHelp&) {
    const auto parsed = program.get_subcommands();
    streams.out << (parsed.empty() ? program.help() : parsed.front()->help());
    return kDone;
  } catch (const CLI::ExtrasError& error) {
    const auto extra = program.remaining(true);
    const std::string wrong = extra.empty() ? error.what() : extra.front();
    return refuse(streams, "unexpected '" + wrong + "'" + suggestion(program, wrong));
  } catch (const CLI::ParseError& error) {
    return refuse(streams, error.what());
  }
}

}  // namespace

void Session::say(std::string_view line) const { streams.err << line << "\n"; }

int exit_status(core::ErrorCode code) {
  switch (code) {
    case core::ErrorCode::invalid_argument: return 2;
    case core::ErrorCode::not_found: return 3;
    case core::ErrorCode::corrupt: return 6;
    case core::ErrorCode::conflict:
    case core::ErrorCode::exhausted:
    case core::ErrorCode::unavailable:
    case core::ErrorCode::not_available:
    case core::ErrorCode::internal: return 1;
  }
  return 1;
}

Command add_command(CLI::App& program, Session& session, const std::string& name, const std::string& description,
                    const std::string& examples) {
  CLI::App& command = *program.add_subcommand(name, description);
  std::string footer = "Examples:\n";
  for (std::size_t from = 0; from < examples.size();) {
    const std::size_t end = std::min(examples.find('\n', from), examples.size());
    footer += "  vouch " + name + " " + examples.substr(from, end - from) + "\n";
    from = end + 1;
  }
  footer.pop_back();
  command.footer(footer);
  command.add_option_function<std::string>(
      "--lang",
      [&session](const std::string& tag) {
        const auto language = words::language_tagged(tag);
        if (!language) throw CLI::ValidationError("--lang", "found '" + tag + "', expected de or en");
        session.language = *language;
      },
      "language of texts: de or en (default: by locale)");
  return Command(command);
}

int run_program(std::span<const std::string> arguments, const Streams& streams, const Locale& locale) {
  Session session{
      .streams = streams, .language = words::language_of_locale(locale.lc_all, locale.lc_messages, locale.lang), .action = {}};
  CLI::App program(std::string(kSummary), "vouch");
  program.set_version_flag("--version", std::string(version()), "print the version");
  program.require_subcommand(1);
  program.footer("vouch COMMAND --help shows the options of a command and examples.");
  add_commands(program, session);
  if (const auto status = parse(program, arguments, streams)) return *status;
  const auto status = session.action();
  streams.out.flush();
  if (!status) {
    session.say("vouch: " + status.error().message);
    return exit_status(status.error().code);
  }
  if (!streams.out) {
    session.say("vouch: the output could not be written");
    return exit_status(core::ErrorCode::unavailable);
  }
  return *status;
}

}  // namespace vouch::cli
