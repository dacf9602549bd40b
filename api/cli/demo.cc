// vouch demo: everything once, from nothing to an explained list. A sample world becomes a snapshot, a server opens it, the
// demo asks that server over HTTP as any client would, shows the answer, and writes it as a page.
#include <memory>
#include <ostream>

#include "api/cli/commands.h"
#include "api/cli/embedders.h"
#include "api/cli/files.h"
#include "api/cli/http_client.h"
#include "api/cli/progress.h"
#include "api/contract/answer_reader.h"
#include "api/contract/brief_json.h"
#include "api/report/page.h"
#include "api/report/table.h"
#include "api/rest/service.h"
#include "api/words/text.h"
#include "datasets/dataset_reader.h"
#include "datasets/reference/comment_tables.h"
#include "datasets/reference/credibility_tables.h"
#include "datasets/synthetic/synthetic_world.h"
#include "engine/build/build.h"
#include "models/shipped.h"

namespace vouch::cli {
namespace {

using core::ErrorCode;
using core::fail;

constexpr std::string_view kBrief =
    R"({"brand": "b0001", "k": 12, "filters": {"country": ["DE", "AT", "CH"]}, "exclude": {"partners": true}})";
constexpr std::string_view kPage = "shortlist.html";
constexpr std::string_view kServeCommand = "vouch demo --serve --listen 127.0.0.1:8080";
constexpr std::chrono::seconds kDrain{8};

struct Options {
  std::string listen = "127.0.0.1:0";
  bool serve = false;
  bool json = false;
};

/// Says which of the four steps begins.
void announce(const Session& session, int step, std::string_view name) {
  session.say("[" + std::to_string(step) + "/4] " + words::label(name, session.language));
}

core::Result<void> make_snapshot(const std::filesystem::path& folder, const std::filesystem::path& snapshot,
                                 const Session& session) {
  ProgressLine progress(session);
  announce(session, 1, "demo_world");
  const auto world = datasets::generate_world(
      folder, {}, [&progress](const datasets::WorldProgress& at) { progress.show(at.layer, at.done, at.total); });
  if (!world) return fail(world.error());
  progress.clear();
  announce(session, 2, "demo_build");
  const auto key = read_account_key(folder / "account.key");
  if (!key) return fail(key.error());
  build::BuildOptions building{.account_key = *key, .until_s = {}, .audience_kinds = {}, .progress = {}};
  building.authenticity = models::authenticity_model;
  auto embedder = embedder_named("built-in");
  if (!embedder) return fail(std::move(embedder).error());
  building.embedder = *std::move(embedder);
  building.wordings = datasets::carried_wordings;
  building.credibility_rules = datasets::carried_credibility_rules;
  building.progress = [&progress](std::string_view stage, std::uint64_t done, std::uint64_t total) {
    progress.show(stage, done, total);
  };
  auto builder = build::Builder::make(snapshot, std::move(building));
  if (!builder) return fail(std::move(builder).error());
  datasets::ReadOptions reading;
  reading.on_progress = [&progress](const datasets::ReadProgress& at) {
    progress.show("reading " + std::string(at.file), at.bytes_done, at.bytes_total, "B");
  };
  if (auto read = datasets::read_dataset(folder, reading, *builder); !read) return fail(std::move(read).error());
  if (auto built = builder->finish(); !built) return fail(std::move(built).error());
  return {};
}

core::Result<rest::Service> start_service(const Options& options, const std::filesystem::path& snapshot, const Session& session) {
  announce(session, 3, "demo_serve");
  const auto address = rest::listen_address_from(options.listen);
  if (!address) return fail(address.error());
  rest::ServiceOptions serving;
  serving.target = snapshot;
  serving.host = address->host;
  serving.port = address->port;
  return rest::Service::start(std::move(serving));
}

core::Result<std::string> ask(const rest::Service& service, const Session& session) {
  announce(session, 4, "demo_ask");
  const auto reply = post_json(service.port(), "/v1/shortlists", kBrief, words::tag_of(session.language));
  if (!reply) return fail(reply.error());
  if (reply->status == 200) return reply->body;
  return fail(ErrorCode::internal, "the server answered " + std::to_string(reply->status) + ": " + reply->body);
}

/// The creator with the most followers among those who fit but are not listed.
core::Result<std::vector<contract::NamedWhyNot>> ask_about_the_famous(const Engine& engine, const ranking::Shortlist& listed) {
  const auto brief = contract::brief_from_json(kBrief);
  if (!brief) return fail(brief.error());
  CreatorQuery query{.filters = brief->filters, .after = {}, .limit = 200};
  std::string famous;
  std::int64_t most = -1;
  for (bool more = true; more;) {
    const auto page = engine.creators(query);
    if (!page) return fail(page.error());
    for (const ranking::CreatorCard& card : page->creators) {
      const auto same = [&card](const ranking::RankedCreator& one) { return one.creator.id == card.id; };
      if (card.followers.value_or(0) <= most || std::any_of(listed.creators.begin(), listed.creators.end(), same)) continue;
      most = card.followers.value_or(0);
      famous = card.id;
    }
    more = page->more && !page->creators.empty();
    if (more) query.after = page->creators.back().id;
  }
  if (famous.empty()) return std::vector<contract::NamedWhyNot>{};
  auto answer = engine.why_not(*brief, famous);
  if (!answer) return fail(std::move(answer).error());
  return std::vector<contract::NamedWhyNot>{{famous, *std::move(answer)}};
}

std::string curl_line(const std::string& url, words::Language language) {
  return "curl -s " + url +
         "/v1/shortlists -H 'Content-Type: application/json' -H 'Accept-Language: " + std::string(words::tag_of(language)) +
         "' -d '" + std::string(kBrief) + "'";
}

std::string next_steps(const Options& options, const rest::Service& service, words::Language language) {
  const auto label = [language](std::string_view name) { return words::label(name, language); };
  std::string out =
      "\n" + words::text("label.page_written", {{"file", std::string(kPage)}}, language) + "\n\n" + label("curl") + "\n";
  if (!options.serve) out += "  " + std::string(kServeCommand) + " &\n";
  out += "  " + curl_line(options.serve ? service.url() : "http://127.0.0.1:8080", language) + "\n\n" + label("next") + "\n";
  out +=
      "  - " + label("next_own") +
      "\n      vouch check my-data/\n      vouch build my-data/ -o my.vouch\n      vouch shortlist my.vouch --brand ID -k 12\n";
  if (!options.serve) out += "  - " + label("next_serve") + "\n      " + std::string(kServeCommand) + "\n";
  return out + "  - " + label("next_page") + "\n      vouch shortlist my.vouch --brand ID --format html > shortlist.html\n";
}

core::Result<int> demo(const Options& options, const Session& session) {
  if (options.serve) rest::block_stop_signals();
  const auto folder = TemporaryFolder::make();
  if (!folder) return fail(folder.error());
  const std::filesystem::path snapshot = folder->path() / "sample.vouch";
  if (auto made = make_snapshot(folder->path() / "sample", snapshot, session); !made) return fail(std::move(made).error());
  auto service = start_service(options, snapshot, session);
  if (!service) return fail(std::move(service).error());
  const auto json = ask(*service, session);
  if (!json) return fail(json.error());
  const auto shortlist = contract::shortlist_from_json(*json);
  if (!shortlist) return fail(shortlist.error());
  const auto engine = Engine::open(snapshot, {.verify = false});
  if (!engine) return fail(engine.error());
  const auto why_not = ask_about_the_famous(*engine, *shortlist);
  if (!why_not) return fail(why_not.error());
  const std::string page = report::shortlist_page(*shortlist, session.language, *why_not);
  if (auto written = write_file(std::string(kPage), page); !written) return fail(std::move(written).error());
  if (options.json) {
    session.streams.out << *json << "\n";
  } else {
    const report::TextOptions text{.width = session.streams.width, .language = session.language};
    session.streams.out << "\n" << report::shortlist_cards(*shortlist, text);
    for (const contract::NamedWhyNot& one : *why_not) session.streams.out << report::why_not_text(one, text);
    session.streams.out << next_steps(options, *service, session.language);
  }
  if (!options.serve) return kDone;
  session.streams.out.flush();
  session.say("serving on " + service->url() + ", Ctrl-C stops");
  rest::wait_for_stop_signal();
  service->drain(kDrain);
  return kDone;
}

}  // namespace

void add_demo(CLI::App& program, Session& session) {
  auto options = std::make_shared<Options>();
  const Command command =
      add_command(program, session, "demo", "Sample world, snapshot, server, and an explained shortlist asked over HTTP",
                  "\n--lang de\n--serve --listen 127.0.0.1:8080");
  command.add_flag("--serve", options->serve, "keep the server running until Ctrl-C");
  command.add_option("--listen", options->listen, "address and port (default: a free port of 127.0.0.1)");
  command.add_flag("--json", options->json, "print the answer as JSON");
  command.callback([options, &session] { session.action = [options, &session] { return demo(*options, session); }; });
}

}  // namespace vouch::cli
