// How long does one shortlist take in the engine, over all creators of a snapshot? Brands are drawn by a seed; each asks
// for an explained list of 20, for the mere order of everybody, and as a description without a place in the data; in turn,
// one thread. The value is the median over brands (p50) or the time that 99 of 100 stay under (p99).
// Usage: shortlist_latency NAME FILE [brands]
#include "benchmarks/measurement.h"
#include "engine/core/random.h"
#include "engine/engine.h"

namespace {

using namespace vouch;

constexpr std::uint64_t kSeed = 20240131;

struct Question {
  const char* name;
  bool (*ask)(const Engine& engine, const std::string& brand);
  std::vector<double> ms{};
};

ranking::Brief brief_of(const std::string& brand) {
  ranking::Brief brief;
  brief.brand = brand;
  brief.k = 20;
  return brief;
}

bool explained(const Engine& engine, const std::string& brand) { return engine.shortlist(brief_of(brand)).has_value(); }

bool awareness(const Engine& engine, const std::string& brand) {
  ranking::Brief brief = brief_of(brand);
  brief.profile = "awareness";
  return engine.shortlist(brief).has_value();
}

bool filtered(const Engine& engine, const std::string& brand) {
  ranking::Brief brief = brief_of(brand);
  brief.filters.size_band = {"micro"};
  brief.exclude.partners = true;
  return engine.shortlist(brief).has_value();
}

bool order(const Engine& engine, const std::string& brand) {
  ranking::Brief brief = brief_of(brand);
  brief.k = 0;
  return engine.rank(brief).has_value();
}

bool described(const Engine& engine, const std::string&) {
  ranking::Brief brief;
  brief.brand = ranking::BrandDescription{.name = "Lindenhof", .text = "organic bread from a stone oven", .category = "food"};
  brief.k = 20;
  return engine.shortlist(brief).has_value();
}

}  // namespace

int main(int argc, char** argv) {
  const auto engine = argc < 3 ? core::Result<Engine>(core::fail(core::ErrorCode::invalid_argument, "")) : Engine::open(argv[2]);
  if (!engine) {
    std::fprintf(stderr, "usage: shortlist_latency NAME FILE [brands]\n");
    return 2;
  }
  const std::string name = argv[1];
  std::vector<std::string> brands = engine->brand_ids();
  const std::size_t wanted = std::min(brands.size(), argc > 3 ? std::stoul(argv[3]) : 100UL);
  core::Random random(kSeed, "brands");
  for (std::size_t i = 0; i < wanted; ++i) std::swap(brands[i], brands[i + random.below(brands.size() - i)]);
  std::vector<Question> questions = {{"k = 20, explained", explained},
                                     {"k = 20, awareness", awareness},
                                     {"k = 20, micro, no partners", filtered},
                                     {"everybody, order alone", order},
                                     {"k = 20, brand described by a text", described}};
  if (!explained(*engine, brands.front())) return 1;
  for (std::size_t i = 0; i < wanted; ++i) {
    for (Question& question : questions) {
      const benchmarks::Stopwatch watch;
      if (!question.ask(*engine, brands[i])) return 1;
      question.ms.push_back(watch.seconds() * 1e3);
    }
  }
  const std::string note = std::to_string(engine->info().creators) + " creators, " + std::to_string(engine->info().links) +
                           " links, " + std::to_string(wanted) + " brands by seed " + std::to_string(kSeed) + ", 1 thread";
  for (const Question& question : questions) {
    const std::string what = name + ": " + question.name;
    benchmarks::report("shortlist_latency", what + ", p50", question.ms, "ms", note, benchmarks::quantile(question.ms, 0.50));
    benchmarks::report("shortlist_latency", what + ", p99", question.ms, "ms", note, benchmarks::quantile(question.ms, 0.99));
  }
  return 0;
}
