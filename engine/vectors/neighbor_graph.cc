#include "engine/vectors/neighbor_graph.h"

#include <algorithm>
#include <limits>
#include <mutex>
#include <numeric>
#include <string>
#include <utility>

#include <faiss/impl/AuxIndexStructures.h>
#include <faiss/impl/DistanceComputer.h>
#include <faiss/impl/HNSW.h>
#include <faiss/impl/IDSelector.h>

#include "engine/core/random.h"

namespace vouch::vectors {
namespace {

constexpr std::uint32_t kLeastLinks = 2, kMostLinks = 64;

/// Nearer is a larger product, so its negative is the distance.
class Products final : public faiss::DistanceComputer {
 public:
  explicit Products(const VectorTable& table) : rows_(table.rows()), score_(kernels_of(preferred_instruction_set()).rows) {}
  void set_query(const float*) override {}  // queries come as bytes
  void set_bytes(const std::int8_t* query) { query_ = query; }
  float operator()(idx_t i) override { return distance(static_cast<std::size_t>(i), query_); }
  float symmetric_dis(idx_t i, idx_t j) override {
    return distance(static_cast<std::size_t>(i), rows_[static_cast<std::size_t>(j)]);
  }

 private:
  float distance(std::size_t row, const std::int8_t* other) {
    std::int32_t score = 0;
    score_(rows_, row, 1, other, &score);
    return -static_cast<float>(score);
  }
  ByteRows rows_;
  decltype(DotKernels::rows) score_;
  const std::int8_t* query_ = nullptr;
};

struct Passing final : faiss::IDSelector {
  explicit Passing(const Filter& of) : filter(of) {}
  bool is_member(idx_t id) const override { return filter.passes(static_cast<std::size_t>(id)); }
  const Filter& filter;
};

/// FAISS links rows of a level under locks; one thread has nobody to wait for, but they must be there.
struct Locks {
  explicit Locks(std::size_t n) : all(n) {
    for (omp_lock_t& lock : all) omp_init_lock(&lock);
  }
  Locks(const Locks&) = delete;
  Locks& operator=(const Locks&) = delete;
  ~Locks() {
    for (omp_lock_t& lock : all) omp_destroy_lock(&lock);
  }
  std::vector<omp_lock_t> all;
};

}  // namespace

struct NeighborGraph::Links {
  explicit Links(std::uint32_t m) : links(m), graph(static_cast<int>(m)) {}

  /// A table of visited rows: a search marks in it and hands it back, so that it is made once a thread and not once a search.
  [[nodiscard]] std::unique_ptr<faiss::VisitedTable> borrow(std::size_t n) {
    const std::scoped_lock lock(mutex);
    if (spare.empty()) return std::make_unique<faiss::VisitedTable>(static_cast<int>(n));
    auto table = std::move(spare.back());
    spare.pop_back();
    return table;
  }
  void hand_back(std::unique_ptr<faiss::VisitedTable> table) {
    const std::scoped_lock lock(mutex);
    spare.push_back(std::move(table));
  }

  std::uint32_t links;
  faiss::HNSW graph;
  std::mutex mutex;
  std::vector<std::unique_ptr<faiss::VisitedTable>> spare;
};

NeighborGraph::NeighborGraph(VectorTable table, std::unique_ptr<Links> links)
    : table_(std::move(table)), links_(std::move(links)) {}
NeighborGraph::~NeighborGraph() = default;

core::Result<std::unique_ptr<CandidateSource>> NeighborGraph::build(VectorTable table, const GraphOptions& options) {
  if (options.links < kLeastLinks || options.links > kMostLinks || options.effort == 0) {
    return core::fail(core::ErrorCode::invalid_argument, "found a graph of " + std::to_string(options.links) +
                                                             " links with effort " + std::to_string(options.effort) +
                                                             ", expected 2 to 64 links and effort 1 or more");
  }
  if (table.size() > std::uint32_t{std::numeric_limits<int>::max()}) {
    return core::fail(core::ErrorCode::invalid_argument, "found more than 2147483647 vectors, expected fewer for a graph");
  }
  try {
    auto links = std::make_unique<Links>(options.links);
    faiss::HNSW& graph = links->graph;
    graph.efConstruction = static_cast<int>(options.effort);
    graph.prepare_level_tab(table.size());
    // The few rows of high levels first, as the walks of all others begin there; within a level in a drawn order, as rows that
    // lie behind each other are often alike.
    std::vector<std::uint32_t> order(table.size());
    std::iota(order.begin(), order.end(), 0U);
    core::Random random(table.size(), "order of the graph");
    for (std::size_t i = order.size(); i > 1; --i) std::swap(order[i - 1], order[random.below(i)]);
    std::ranges::stable_sort(order, [&](std::uint32_t a, std::uint32_t b) { return graph.levels[a] > graph.levels[b]; });
    Locks locks(table.size());
    faiss::VisitedTable visited(static_cast<int>(table.size()));
    Products products(table);
    for (const std::uint32_t row : order) {
      products.set_bytes(table.rows()[row]);
      graph.add_with_locks(products, graph.levels[row] - 1, static_cast<int>(row), locks.all, visited);
    }
    return std::unique_ptr<CandidateSource>(new NeighborGraph(std::move(table), std::move(links)));
  } catch (const std::exception& error) {
    return core::fail(core::ErrorCode::internal, std::string("the graph of neighbours cannot be built: ") + error.what());
  }
}

core::Result<ProbablyNear> NeighborGraph::find(const Query& query, const Filter& filter, std::uint32_t effort,
                                               std::size_t) const {
  ProbablyNear near;
  if (table_.size() == 0) return near;
  try {
    Products products(table_);
    products.set_bytes(query.bytes.data());
    const Passing passing(filter);
    faiss::SearchParametersHNSW parameters;
    parameters.efSearch = static_cast<int>(std::min(effort, most_effort()));
    if (!filter.passes_all()) parameters.sel = const_cast<Passing*>(&passing);
    // As many are asked for as are kept in view: FAISS 1.7.3 keeps the larger of this and its own default.
    std::vector<faiss::HNSW::idx_t> found(static_cast<std::size_t>(parameters.efSearch), -1);
    std::vector<float> distances(found.size(), 0.0F);
    auto visited = links_->borrow(table_.size());
    const faiss::HNSWStats stats =
        links_->graph.search(products, parameters.efSearch, found.data(), distances.data(), *visited, &parameters);
    links_->hand_back(std::move(visited));
    near.looked_at = stats.n3;
    for (const auto row : found) {
      if (row >= 0) near.rows.push_back(static_cast<std::uint32_t>(row));
    }
    return near;
  } catch (const std::exception& error) {
    return core::fail(core::ErrorCode::internal, std::string("the graph of neighbours cannot be walked: ") + error.what());
  }
}

void NeighborGraph::encode(core::Encoder& out) const {
  const faiss::HNSW& graph = links_->graph;
  out.write(links_->links);
  out.write(table_.size());
  out.write(static_cast<std::int32_t>(graph.entry_point));
  for (const int level : graph.levels) out.write(static_cast<std::uint8_t>(level));
  for (const int neighbor : graph.neighbors) out.write(static_cast<std::int32_t>(neighbor));
}

namespace {

core::Error corrupt(std::string what) { return {.code = core::ErrorCode::corrupt, .message = std::move(what), .pointer = {}}; }

/// Fills levels and offsets. Returns whether the levels are those of a graph.
core::Result<void> read_levels(core::Decoder& in, std::uint32_t n, faiss::HNSW& graph) {
  const auto most = graph.cum_nneighbor_per_level.size() - 1;
  graph.levels.reserve(n);
  graph.offsets.assign(1, 0);
  for (std::uint32_t i = 0; i < n; ++i) {
    const auto level = in.read<std::uint8_t>();
    if (!level) return core::fail(level.error());
    if (*level == 0 || *level > most) return core::fail(corrupt("vector " + std::to_string(i) + " is on no level of the graph"));
    graph.levels.push_back(*level);
    graph.offsets.push_back(graph.offsets.back() + static_cast<std::size_t>(graph.cum_nb_neighbors(*level)));
  }
  return {};
}

/// Fills the links: each to a vector that is on the link's level, or to none.
core::Result<void> read_links(core::Decoder& in, std::uint32_t n, faiss::HNSW& graph) {
  if (in.left() != graph.offsets.back() * sizeof(std::int32_t)) {
    return core::fail(corrupt("found " + std::to_string(in.left()) + " bytes of links, expected " +
                              std::to_string(graph.offsets.back() * sizeof(std::int32_t))));
  }
  graph.neighbors.reserve(graph.offsets.back());
  for (std::uint32_t i = 0; i < n; ++i) {
    for (int level = 0; level < graph.levels[i]; ++level) {
      for (int j = 0; j < graph.nb_neighbors(level); ++j) {
        const std::int32_t to = *in.read<std::int32_t>();
        if (to < -1 || to >= static_cast<std::int64_t>(n) || (to >= 0 && graph.levels[static_cast<std::size_t>(to)] <= level)) {
          return core::fail(corrupt("vector " + std::to_string(i) + " is linked to " + std::to_string(to) + " on level " +
                                    std::to_string(level) + ", where there is none"));
        }
        graph.neighbors.push_back(to);
      }
    }
  }
  return {};
}

}  // namespace

core::Result<std::unique_ptr<CandidateSource>> NeighborGraph::decode(VectorTable table, core::Bytes bytes) {
  core::Decoder in(bytes);
  const auto m = in.read<std::uint32_t>();
  const auto n = in.read<std::uint32_t>();
  const auto entry = in.read<std::int32_t>();
  if (!m || !n || !entry) return core::fail(corrupt("the graph of neighbours ends before its levels"));
  if (*m < kLeastLinks || *m > kMostLinks || *n != table.size() || *n > in.left()) {
    return core::fail(corrupt("found a graph of " + std::to_string(*n) + " vectors with " + std::to_string(*m) +
                              " links, expected one of " + std::to_string(table.size()) + " with 2 to 64"));
  }
  auto links = std::make_unique<Links>(*m);
  if (auto read = read_levels(in, *n, links->graph); !read) return core::fail(std::move(read).error());
  if (auto read = read_links(in, *n, links->graph); !read) return core::fail(std::move(read).error());
  if (*n == 0 ? *entry != -1 : *entry < 0 || *entry >= static_cast<std::int64_t>(*n)) {
    return core::fail(corrupt("the graph begins at vector " + std::to_string(*entry) + ", which is not there"));
  }
  links->graph.entry_point = *entry;
  links->graph.max_level = *n == 0 ? -1 : links->graph.levels[static_cast<std::size_t>(*entry)] - 1;
  return std::unique_ptr<CandidateSource>(new NeighborGraph(std::move(table), std::move(links)));
}

}  // namespace vouch::vectors
