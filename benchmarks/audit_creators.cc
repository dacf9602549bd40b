// What does judging the credibility of all creators cost in a build, stage by stage? Each stage is run on a built snapshot, into
// a file that is thrown away; no other program answers the same question. Usage: audit_creators NAME SNAPSHOT [rounds] [threads]
// results as JSON lines
#include <array>
#include <cstdio>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "benchmarks/carried_rules.h"
#include "benchmarks/measurement.h"
#include "engine/audience/graph.h"
#include "engine/catalog/catalog.h"
#include "engine/credibility/blocks.h"
#include "engine/credibility/credibility.h"
#include "engine/credibility/engagement.h"
#include "engine/credibility/growth.h"
#include "engine/credibility/pods.h"
#include "engine/credibility/trust.h"
#include "engine/snapshot/writer.h"

namespace {

using namespace vouch;
using Sections = core::Result<void>;

struct Stage {
  const char* name;
  std::function<Sections(const snapshot::Snapshot&, snapshot::Writer&, unsigned threads)> run;
};

const std::array<Stage, 6> kStages = {{
    {"engagement",
     [](const auto& so_far, auto& out, unsigned) {
       const credibility::Rules& rules = benchmarks::carried_rules();
       return credibility::write_engagement(so_far, out, rules.engagement, rules.peers);
     }},
    {"growth",
     [](const auto& so_far, auto& out, unsigned threads) {
       return credibility::write_growth(so_far, out, benchmarks::carried_rules().growth, threads);
     }},
    {"trust",
     [](const auto& so_far, auto& out, unsigned threads) {
       return credibility::write_trust(so_far, out, benchmarks::carried_rules().trust, {.seeds = {}, .threads = threads});
     }},
    {"pods", [](const auto& so_far, auto& out,
                unsigned threads) { return credibility::write_pods(so_far, out, benchmarks::carried_rules().pods, threads); }},
    {"blocks",
     [](const auto& so_far, auto& out, unsigned threads) {
       const credibility::Rules& rules = benchmarks::carried_rules();
       return credibility::write_blocks(so_far, out, rules.blocks, rules.arrivals, threads);
     }},
    {"credibility",
     [](const auto& so_far, auto& out, unsigned threads) {
       return credibility::write_credibility(so_far, out, benchmarks::carried_rules(), threads);
     }},
}};

int failed(const core::Error& error) {
  std::fprintf(stderr, "audit_creators: %s\n", error.message.c_str());
  return 1;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 3) {
    std::fprintf(stderr, "usage: audit_creators NAME SNAPSHOT [rounds] [threads]\n");
    return 2;
  }
  const int rounds = argc > 3 ? std::stoi(argv[3]) : 3;
  const unsigned threads = argc > 4 ? static_cast<unsigned>(std::stoul(argv[4])) : 2;
  const auto file = snapshot::Snapshot::open(argv[2]);
  if (!file) return failed(file.error());
  const auto catalog = catalog::Catalog::open(*file);
  if (!catalog) return failed(catalog.error());
  const auto graph = audience::AudienceGraph::open(*file);
  if (!graph) return failed(graph.error());
  const std::string size =
      std::to_string(catalog->creators.size()) + " creators, " + std::to_string(graph->accounts()) + " accounts, " +
      std::to_string(graph->links()) + " links, " + std::to_string(catalog->posts.keys.size()) + " posts, " +
      std::to_string(catalog->comments.account.size()) + " comments, " + std::to_string(threads) + " threads";
  const auto scratch = std::filesystem::path(argv[2]).replace_extension(".audit_creators");
  for (const Stage& stage : kStages) {
    std::vector<double> seconds;
    for (int round = 0; round < rounds; ++round) {
      auto out = snapshot::Writer::make(scratch);
      if (!out) return failed(out.error());
      const benchmarks::Stopwatch watch;
      if (const auto done = stage.run(*file, *out, threads); !done) return failed(done.error());
      seconds.push_back(watch.seconds());
    }
    benchmarks::report("audit_creators", std::string(argv[1]) + ", " + stage.name, seconds, "s", size);
  }
  return 0;
}
