// vouch completion: scripts that complete commands and options in bash, zsh and fish, made from the options themselves.
#include <memory>
#include <ostream>

#include <CLI/CLI.hpp>

#include "api/cli/commands.h"

namespace vouch::cli {
namespace {

struct Word {
  std::string name, description;
};

std::vector<Word> commands_of(const CLI::App& program) {
  std::vector<Word> words;
  for (const CLI::App* command : program.get_subcommands([](const CLI::App*) { return true; })) {
    words.push_back({command->get_name(), command->get_description()});
  }
  return words;
}

std::vector<Word> options_of(const CLI::App& command) {
  std::vector<Word> words;
  for (const CLI::Option* option : command.get_options()) {
    for (const std::string& name : option->get_lnames()) words.push_back({"--" + name, option->get_description()});
  }
  return words;
}

std::string joined(const std::vector<Word>& words) {
  std::string all;
  for (const Word& word : words) all += (all.empty() ? "" : " ") + word.name;
  return all;
}

std::string bash(const CLI::App& program) {
  std::string script =
      "_vouch() {\n  local current=${COMP_WORDS[COMP_CWORD]} words=\n"
      "  if [ \"$COMP_CWORD\" -eq 1 ]; then\n    words='" +
      joined(commands_of(program)) + " --help --version'\n  else\n    case ${COMP_WORDS[1]} in\n";
  for (const Word& command : commands_of(program)) {
    script += "      " + command.name + ") words='" + joined(options_of(*program.get_subcommand(command.name))) + "' ;;\n";
  }
  return script +
         "    esac\n  fi\n  if [ \"$COMP_CWORD\" -gt 1 ] && [ \"${current#-}\" = \"$current\" ]; then\n"
         "    COMPREPLY=($(compgen -f -- \"$current\"))\n  else\n"
         "    COMPREPLY=($(compgen -W \"$words\" -- \"$current\"))\n  fi\n}\ncomplete -o filenames -F _vouch vouch\n";
}

std::string fish_quoted(const std::string& text) {
  std::string quoted = "'";
  for (const char c : text) {
    if (c == '\'' || c == '\\') quoted += '\\';
    quoted += c;
  }
  return quoted + "'";
}

std::string fish(const CLI::App& program) {
  std::string script;
  for (const Word& command : commands_of(program)) {
    script +=
        "complete -c vouch -n __fish_use_subcommand -f -a " + command.name + " -d " + fish_quoted(command.description) + "\n";
    for (const Word& option : options_of(*program.get_subcommand(command.name))) {
      script += "complete -c vouch -n '__fish_seen_subcommand_from " + command.name + "' -l " + option.name.substr(2) + " -d " +
                fish_quoted(option.description) + "\n";
    }
  }
  return script;
}

}  // namespace

void add_completion(CLI::App& program, Session& session) {
  auto shell = std::make_shared<std::string>();
  const Command command =
      add_command(program, session, "completion", "Prints a script that completes commands and options in a shell",
                  "bash > /etc/bash_completion.d/vouch\nzsh > ~/.zfunc/_vouch\nfish > ~/.config/fish/completions/vouch.fish");
  command.add_option("shell", *shell, "bash, zsh or fish").required().one_of({"bash", "zsh", "fish"});
  command.callback([shell, &program, &session] {
    session.action = [shell, &program, &session]() -> core::Result<int> {
      if (*shell == "fish") {
        session.streams.out << fish(program);
      } else {
        session.streams.out << (*shell == "zsh" ? "autoload -U +X bashcompinit && bashcompinit\n" : "") << bash(program);
      }
      return kDone;
    };
  });
}

}  // namespace vouch::cli
