// vouch serve: answers over HTTP until it is told to stop.
#include <memory>
#include <ostream>

#include <toml++/toml.h>

#include "api/cli/commands.h"
#include "api/cli/files.h"
#include "api/cli/snapshot_options.h"
#include "api/rest/service.h"
#include "engine/core/suggestion.h"

namespace vouch::cli {
namespace {

using core::ErrorCode;
using core::fail;

constexpr std::chrono::seconds kDrain{8};
constexpr std::int64_t kLargestBody = 1LL << 30;

struct Options {
  SnapshotOptions snapshot;  // or a folder of snapshots
  std::string listen, config;
  std::optional<unsigned> threads;
  std::optional<std::int64_t> max_body_bytes;
};

constexpr auto kConfigKeys = std::to_array<std::string_view>({"listen", "threads", "max_body_bytes", "account_key"});

/// Takes from the file what no flag has set.
core::Result<Options> with_config(Options options) {
  if (options.config.empty()) return options;
  const auto text = read_file(options.config);
  if (!text) return fail(text.error());
  try {
    const toml::table table = toml::parse(*text, options.config);
    for (const auto& [key, value] : table) {
      if (std::find(kConfigKeys.begin(), kConfigKeys.end(), key.str()) == kConfigKeys.end()) {
        return fail(ErrorCode::invalid_argument, options.config + ": unknown key '" + std::string(key.str()) + "'" +
                                                     core::did_you_mean(key.str(), kConfigKeys));
      }
    }
    const auto number = [&table](std::string_view key) { return table[key].value_exact<std::int64_t>(); };
    for (const std::string_view key : {"threads", "max_body_bytes"}) {
      if (table.contains(key) && (!number(key) || *number(key) < 0)) {
        return fail(ErrorCode::invalid_argument, options.config + ": " + std::string(key) + " is no whole number from 0");
      }
    }
    for (const std::string_view key : {"listen", "account_key"}) {
      if (table.contains(key) && !table[key].is_string()) {
        return fail(ErrorCode::invalid_argument, options.config + ": " + std::string(key) + " is no text");
      }
    }
    if (options.listen.empty()) options.listen = table["listen"].value_or(std::string());
    if (options.snapshot.account_key.empty()) options.snapshot.account_key = table["account_key"].value_or(std::string());
    if (!options.threads && number("threads")) options.threads = static_cast<unsigned>(*number("threads"));
    if (!options.max_body_bytes) options.max_body_bytes = number("max_body_bytes");
  } catch (const toml::parse_error& error) {
    return fail(ErrorCode::invalid_argument,
                options.config + ":" + std::to_string(error.source().begin.line) + ": " + std::string(error.description()));
  }
  return options;
}

core::Result<rest::ServiceOptions> service_options(const Options& given) {
  const auto options = with_config(given);
  if (!options) return fail(options.error());
  const auto address = rest::listen_address_from(options->listen.empty() ? "127.0.0.1:8080" : options->listen);
  if (!address) return fail(address.error());
  rest::ServiceOptions made;
  made.target = options->snapshot.file;
  made.host = address->host;
  made.port = address->port;
  made.threads = options->threads.value_or(0);
  if (options->max_body_bytes)
    made.max_body_bytes = static_cast<std::size_t>(std::clamp<std::int64_t>(*options->max_body_bytes, 1, kLargestBody));
  const auto open = open_options_of(options->snapshot);
  if (!open) return fail(open.error());
  made.open = *open;
  return made;
}

core::Result<int> serve(const Options& options, const Session& session) {
  if (auto there = expect_there(options.snapshot.file); !there) return fail(std::move(there).error());
  rest::block_stop_signals();
  auto starting = service_options(options);
  if (!starting) return fail(std::move(starting).error());
  starting->log = [&session](const std::string& line) { session.say(line); };
  auto service = rest::Service::start(*std::move(starting));
  if (!service) return fail(std::move(service).error());
  session.say("serving " + options.snapshot.file + " on " + service->url() + ", Ctrl-C stops");
  rest::wait_for_stop_signal();
  session.say("stopping");
  service->drain(kDrain);
  return kDone;
}

}  // namespace

void add_serve(CLI::App& program, Session& session) {
  auto options = std::make_shared<Options>();
  const Command command =
      add_command(program, session, "serve", "Answers over HTTP; a newly published snapshot is taken up without a stop",
                  "x.vouch\nsnapshots/ --listen 127.0.0.1:8080\nx.vouch --config serve.toml");
  command.add_option("target", options->snapshot.file, "a snapshot, or a folder whose symlink `current` names one").required();
  command.add_option("--listen", options->listen, "address and port; port 0 takes a free one (default 127.0.0.1:8080)");
  command.add_option("--config", options->config, "a TOML file with listen, threads, max_body_bytes, account_key");
  command.add_option("--threads", options->threads, "that answer requests; 0 = as many as the machine has");
  command.add_option("--max-body-bytes", options->max_body_bytes, "largest body of a request (default 8388608)");
  add_account_key(command, options->snapshot);
  add_no_verify(command, options->snapshot);
  command.callback([options, &session] { session.action = [options, &session] { return serve(*options, session); }; });
}

}  // namespace vouch::cli
