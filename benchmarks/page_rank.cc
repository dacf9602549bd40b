// How fast is PageRank, on a graph in the order as given and in an order of our own, against Boost.Graph in the same program?
// The graph is made by the recursive matrix of D. Chakrabarti, Y. Zhan, C. Faloutsos ("R-MAT", 2004) with the constants of
// the Graph500 and scrambled numbers, undirected; other programs read the same edges.
// Usage: page_rank NAME SCALE [edges a vertex] [rounds]       results as JSON lines
//        page_rank --edges SCALE [edges a vertex] FILE.el     its edges as text, a pair a line
#include "engine/audience/algorithms/page_rank.h"

#include <ctime>
#include <fstream>

#include <boost/graph/compressed_sparse_row_graph.hpp>
#include <boost/graph/page_rank.hpp>

#include "benchmarks/measurement.h"
#include "engine/core/random.h"

namespace {

using namespace vouch;
using Edges = std::vector<std::pair<std::uint32_t, std::uint32_t>>;
using BoostGraph = boost::compressed_sparse_row_graph<boost::bidirectionalS>;

/// Of all threads of this program: what does not depend on who else uses the machine.
double processor_seconds() { return static_cast<double>(std::clock()) / CLOCKS_PER_SEC; }

constexpr unsigned kSteps = 20;  // of every program, whatever it has reached by then

Edges made(unsigned scale, unsigned edges_a_vertex) {
  core::Random random(20240131, "r-mat");
  const std::uint32_t mask = (1U << scale) - 1;
  Edges edges(static_cast<std::size_t>(edges_a_vertex) << scale);
  for (auto& [a, b] : edges) {
    for (unsigned bit = 0; bit < scale; ++bit) {
      const std::uint64_t part = random.below(100);  // 57, 19, 19, 5
      a = a << 1 | (part >= 76 ? 1U : 0U);
      b = b << 1 | ((part >= 57 && part < 76) || part >= 95 ? 1U : 0U);
    }
    a = (a * 2654435761U + 40503U) & mask;  // a bijection: numbers say nothing of degrees
    b = (b * 2654435761U + 40503U) & mask;
  }
  return edges;
}

int write_edges(const Edges& edges, const char* file) {
  std::ofstream out(file);
  for (const auto& [a, b] : edges) out << a << ' ' << b << '\n';
  return out ? 0 : 1;
}

std::vector<double> by_boost(const BoostGraph& graph, std::uint32_t vertices) {
  std::vector<double> ranks(vertices), next(vertices);
  boost::graph::page_rank(graph, boost::make_iterator_property_map(ranks.begin(), boost::get(boost::vertex_index, graph)),
                          boost::graph::n_iterations(kSteps), 0.85, static_cast<std::size_t>(vertices),
                          boost::make_iterator_property_map(next.begin(), boost::get(boost::vertex_index, graph)));
  return ranks;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc == 5 && std::string_view(argv[1]) == "--edges") {
    return write_edges(made(static_cast<unsigned>(std::stoul(argv[2])), static_cast<unsigned>(std::stoul(argv[3]))), argv[4]);
  }
  if (argc < 3) {
    std::fprintf(stderr, "usage: page_rank NAME SCALE [edges a vertex] [rounds] | --edges SCALE EDGES FILE\n");
    return 2;
  }
  const auto scale = static_cast<unsigned>(std::stoul(argv[2]));
  const auto edges = made(scale, static_cast<unsigned>(argc > 3 ? std::stoul(argv[3]) : 16));
  const int rounds = argc > 4 ? std::stoi(argv[4]) : 3;
  const audience::Csr given = audience::undirected_csr(1U << scale, edges);
  const audience::Csr own = audience::renumbered(given.view(), audience::by_falling_degree(given.view()));
  std::vector<std::pair<std::uint32_t, std::uint32_t>> links;
  for (std::uint32_t v = 0; v < given.view().vertices(); ++v) {
    for (const std::uint32_t to : given.view()[v]) links.emplace_back(v, to);
  }
  const BoostGraph boosted(boost::edges_are_unsorted_multi_pass, links.begin(), links.end(), given.view().vertices());
  const audience::PageRankOptions options{.tolerance = 0.0, .iterations = kSteps, .threads = 1};
  std::vector<double> as_given, in_own, boost_one, rate;
  for (int i = 0; i < rounds; ++i) {
    for (const auto& [graph, times] : {std::pair{&given, &as_given}, std::pair{&own, &in_own}}) {
      const double before = processor_seconds();
      if (audience::page_rank(graph->view(), graph->view(), {}, options).ranks.empty()) return 1;
      times->push_back(processor_seconds() - before);
    }
    const double before = processor_seconds();
    if (by_boost(boosted, given.view().vertices()).empty()) return 1;
    boost_one.push_back(processor_seconds() - before);
    rate.push_back(static_cast<double>(given.targets.size()) * kSteps / in_own.back() / 1e6);
  }
  const std::string note = std::to_string(given.view().vertices()) + " vertices, " + std::to_string(given.targets.size() / 2) +
                           " edges in both rows, " + std::to_string(kSteps) + " steps, processor time of 1 thread";
  const std::string name = argv[1];
  benchmarks::report("page_rank", name + ": order as given", as_given, "s", note);
  benchmarks::report("page_rank", name + ": own order", in_own, "s", note);
  benchmarks::report("page_rank", name + ": own order, links a second", rate, "million/s", note);
  benchmarks::report("page_rank", name + ": Boost.Graph", boost_one, "s", note);
  return 0;
}
