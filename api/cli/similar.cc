// vouch similar: creators like a creator, or partner brands of a brand with the creators who bridge both.
#include <memory>
#include <ostream>

#include "api/cli/commands.h"
#include "api/cli/snapshot_options.h"
#include "api/contract/similar_json.h"
#include "api/report/similar_table.h"

namespace vouch::cli {
namespace {

struct Options {
  SnapshotOptions snapshot;
  std::string creator, brand, by = "audience", format = "table";
  std::uint32_t limit = 20, bridges = 5;
};

core::Result<void> check(const Options& options) {
  if (options.creator.empty() == options.brand.empty()) {
    return core::fail(core::ErrorCode::invalid_argument,
                      std::string("found ") +
                          (options.creator.empty() ? "neither --creator nor --brand" : "--creator and --brand") +
                          ", expected one of them");
  }
  if (options.by != "audience") {
    return core::fail(core::ErrorCode::not_available, "found --by " + options.by +
                                                          ", expected audience: this version compares by "
                                                          "shared audiences alone");
  }
  return {};
}

core::Result<std::string> like_creator(const Engine& engine, const Options& options, const Session& session) {
  const auto answer = engine.similar_creators({.id = options.creator, .limit = options.limit});
  if (!answer) return core::fail(answer.error());
  if (options.format == "json") return contract::similar_creators_to_json(*answer, session.language) + "\n";
  if (options.format == "csv") return contract::similar_creators_to_csv(*answer);
  return report::similar_creators_table(*answer, {.width = session.streams.width, .language = session.language});
}

core::Result<std::string> like_brand(const Engine& engine, const Options& options, const Session& session) {
  const auto answer = engine.partner_brands({.id = options.brand, .limit = options.limit, .bridges = options.bridges});
  if (!answer) return core::fail(answer.error());
  if (options.format == "json") return contract::partner_brands_to_json(*answer, session.language) + "\n";
  if (options.format == "csv") return contract::partner_brands_to_csv(*answer);
  return report::partner_brands_table(*answer, {.width = session.streams.width, .language = session.language});
}

core::Result<int> similar(const Options& options, const Session& session) {
  if (auto fine = check(options); !fine) return core::fail(std::move(fine).error());
  const auto engine = open_engine(options.snapshot);
  if (!engine) return core::fail(engine.error());
  const auto text = options.brand.empty() ? like_creator(*engine, options, session) : like_brand(*engine, options, session);
  if (!text) return core::fail(text.error());
  session.streams.out << *text;
  return kDone;
}

}  // namespace

void add_similar(CLI::App& program, Session& session) {
  auto options = std::make_shared<Options>();
  const Command command = add_command(program, session, "similar", "Finds creators like a creator, and partner brands of a brand",
                                      "x.vouch --creator anna\nx.vouch --brand lindenhof -k 10 --format json");
  add_snapshot_options(command, options->snapshot);
  command.add_option("--creator", options->creator, "creator id: who shares its audience");
  command.add_option("--brand", options->brand, "brand id: brands with the same people, competitors left out");
  command.add_option("-k,--limit", options->limit, "how many; 0 = all (default 20)");
  command.add_option("--bridges", options->bridges, "creators who bridge both brands, of each (default 5)");
  command.add_option("--by", options->by, "by what: audience (default audience)").one_of({"audience", "content", "affinity"});
  add_format(command, options->format, {"table", "json", "csv"});
  command.callback([options, &session] { session.action = [options, &session] { return similar(*options, session); }; });
}

}  // namespace vouch::cli
