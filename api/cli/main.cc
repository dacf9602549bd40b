// The program `vouch`: hands the real streams and the environment to run_program, and turns what nobody caught into an
// exit status.
#include <csignal>
#include <cstdlib>
#include <exception>
#include <iostream>
#include <string>
#include <vector>

#include <sys/ioctl.h>
#include <unistd.h>

#include "api/cli/program.h"

namespace {

std::string environment(const char* name) {
  const char* value = std::getenv(name);
  return value == nullptr ? std::string() : std::string(value);
}

/// Columns of the terminal, else of COLUMNS, else 100.
std::size_t terminal_width() {
  winsize size{};
  if (::ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0) return size.ws_col;
  const std::string columns = environment("COLUMNS");
  const unsigned long given = std::strtoul(columns.c_str(), nullptr, 10);
  return given >= 20 && given <= 1000 ? given : 100;
}

}  // namespace

int main(int argc, char** argv) {
  std::signal(SIGPIPE, SIG_IGN);
  std::ios::sync_with_stdio(false);
  try {
    const std::vector<std::string> arguments(argv + 1, argv + argc);
    const vouch::cli::Streams streams{.in = std::cin,
                                      .out = std::cout,
                                      .err = std::cerr,
                                      .err_is_terminal = ::isatty(STDERR_FILENO) != 0,
                                      .width = terminal_width()};
    return vouch::cli::run_program(
        arguments, streams,
        {.lc_all = environment("LC_ALL"), .lc_messages = environment("LC_MESSAGES"), .lang = environment("LANG")});
  } catch (const std::bad_alloc&) {
    std::cerr << "vouch: out of memory\n";
  } catch (const std::exception& error) {
    std::cerr << "vouch: internal error: " << error.what() << "\n";
  }
  return 1;
}
