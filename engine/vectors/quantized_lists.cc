#include "engine/vectors/quantized_lists.h"

#include <algorithm>
#include <cmath>
#include <string>
#include <utility>

#include <faiss/IndexFlat.h>
#include <faiss/IndexIVFPQ.h>
#include <faiss/impl/IDSelector.h>

#include "engine/core/random.h"
#include "engine/vectors/half.h"

// Of the OpenMP that FAISS is built with; its header belongs to one compiler.
extern "C" void omp_set_num_threads(int threads);

namespace vouch::vectors {
namespace {

constexpr std::size_t kAddedAtOnce = 16'384;
constexpr std::uint32_t kCentres = 256;  // of a byte of code

struct Passing final : faiss::IDSelector {
  explicit Passing(const Filter& of) : filter(of) {}
  bool is_member(idx_t id) const override { return filter.passes(static_cast<std::size_t>(id)); }
  const Filter& filter;
};

/// A row as floats: of its halves, or of its bytes.
void write_floats(const VectorTable& table, std::size_t row, float* out) {
  for (std::size_t j = 0; j < table.dimension(); ++j) {
    out[j] = table.has_halves() ? float_of(table.halves(row)[j]) : static_cast<float>(table.scale() * table.rows()[row][j]);
  }
}

core::Error corrupt(std::string what) { return {.code = core::ErrorCode::corrupt, .message = std::move(what), .pointer = {}}; }

/// The options with what 0 stands for.
ListOptions filled_in(const VectorTable& table, ListOptions options) {
  if (options.lists == 0) {
    options.lists = std::max(1U, static_cast<std::uint32_t>(4.0 * std::sqrt(static_cast<double>(table.size()))));
  }
  for (std::uint32_t bytes = std::max(1U, table.dimension() / 8); options.bytes == 0; --bytes) {
    if (table.dimension() % bytes == 0) options.bytes = bytes;
  }
  return options;
}

}  // namespace

struct QuantizedLists::Lists {
  Lists(std::uint32_t dimension, const ListOptions& options)
      : centres(dimension),
        index(&centres, dimension, options.lists, options.bytes, 8, faiss::METRIC_INNER_PRODUCT),
        candidates(options.candidates) {}
  faiss::IndexFlatIP centres;
  faiss::IndexIVFPQ index;
  std::uint32_t candidates;
};

QuantizedLists::QuantizedLists(VectorTable table, std::unique_ptr<Lists> lists)
    : table_(std::move(table)), lists_(std::move(lists)) {}
QuantizedLists::~QuantizedLists() = default;
std::uint32_t QuantizedLists::most_effort() const { return static_cast<std::uint32_t>(lists_->index.nlist); }

core::Result<std::unique_ptr<CandidateSource>> QuantizedLists::build(VectorTable table, const ListOptions& asked) {
  const ListOptions options = filled_in(table, asked);
  if (table.dimension() % options.bytes != 0 || options.candidates == 0) {
    return core::fail(core::ErrorCode::invalid_argument, "found codes of " + std::to_string(options.bytes) +
                                                             " bytes, expected a divisor of the dimension, " +
                                                             std::to_string(table.dimension()));
  }
  if (table.size() < std::max(kCentres, options.lists)) {
    return core::fail(core::ErrorCode::invalid_argument, "found " + std::to_string(table.size()) + " vectors, expected " +
                                                             std::to_string(std::max(kCentres, options.lists)) +
                                                             " or more for lists");
  }
  try {
    omp_set_num_threads(1);
    auto lists = std::make_unique<Lists>(table.dimension(), options);
    const std::size_t d = table.dimension(),
                      trained = std::min<std::size_t>(table.size(), std::max(options.training, options.lists));
    core::Random random(table.size(), "rows to train lists on");
    std::vector<float> rows(trained * d);
    for (std::size_t i = 0; i < trained; ++i) {
      write_floats(table, trained == table.size() ? i : random.below(table.size()), rows.data() + i * d);
    }
    lists->index.cp.min_points_per_centroid = 1;
    lists->index.pq.cp.min_points_per_centroid = 1;
    lists->index.train(static_cast<std::int64_t>(trained), rows.data());
    rows.resize(kAddedAtOnce * d);
    for (std::size_t first = 0; first < table.size(); first += kAddedAtOnce) {
      const std::size_t count = std::min(kAddedAtOnce, table.size() - first);
      for (std::size_t i = 0; i < count; ++i) write_floats(table, first + i, rows.data() + i * d);
      lists->index.add(static_cast<std::int64_t>(count), rows.data());
    }
    return std::unique_ptr<CandidateSource>(new QuantizedLists(std::move(table), std::move(lists)));
  } catch (const std::exception& error) {
    return core::fail(core::ErrorCode::internal, std::string("lists of near vectors cannot be built: ") + error.what());
  }
}

core::Result<ProbablyNear> QuantizedLists::find(const Query& query, const Filter& filter, std::uint32_t effort,
                                                std::size_t k) const {
  try {
    omp_set_num_threads(1);
    const faiss::IndexIVFPQ& index = lists_->index;
    std::vector<float> floats(query.halves.size());
    for (std::size_t j = 0; j < floats.size(); ++j) floats[j] = float_of(query.halves[j]);
    const Passing passing(filter);
    faiss::SearchParametersIVF parameters;
    parameters.nprobe = std::min<std::size_t>(effort, index.nlist);
    if (!filter.passes_all()) parameters.sel = const_cast<Passing*>(&passing);
    std::vector<faiss::Index::idx_t> centres(parameters.nprobe);
    std::vector<float> distances(parameters.nprobe);
    lists_->centres.search(1, floats.data(), static_cast<std::int64_t>(parameters.nprobe), distances.data(), centres.data());
    const std::size_t wanted = std::min<std::size_t>(table_.size(), k * lists_->candidates);
    std::vector<faiss::Index::idx_t> found(wanted, -1);
    std::vector<float> scores(wanted);
    faiss::IndexIVFStats stats;  // its own: the one that FAISS shares is not safe among threads
    index.search_preassigned(1, floats.data(), static_cast<std::int64_t>(wanted), centres.data(), distances.data(), scores.data(),
                             found.data(), false, &parameters, &stats);
    ProbablyNear near;
    near.looked_at = stats.ndis;
    for (const auto row : found) {
      if (row >= 0) near.rows.push_back(static_cast<std::uint32_t>(row));
    }
    return near;
  } catch (const std::exception& error) {
    return core::fail(core::ErrorCode::internal, std::string("lists of near vectors cannot be searched: ") + error.what());
  }
}

void QuantizedLists::encode(core::Encoder& out) const {
  const faiss::IndexIVFPQ& index = lists_->index;
  out.write(static_cast<std::uint32_t>(index.nlist));
  out.write(static_cast<std::uint32_t>(index.pq.M));
  out.write(lists_->candidates);
  const float* const centres = lists_->centres.get_xb();
  for (std::size_t i = 0; i < index.nlist * table_.dimension(); ++i) out.write(centres[i]);
  for (const float x : index.pq.centroids) out.write(x);
  for (std::size_t list = 0; list < index.nlist; ++list) {
    const std::size_t size = index.invlists->list_size(list);
    const faiss::InvertedLists::ScopedIds ids(index.invlists, list);
    faiss::InvertedLists::ScopedCodes codes(index.invlists, list);
    out.write(static_cast<std::uint32_t>(size));
    for (std::size_t i = 0; i < size; ++i) out.write(static_cast<std::uint32_t>(ids[i]));
    for (std::size_t i = 0; i < size * index.code_size; ++i) out.write(codes.get()[i]);
  }
}

namespace {

/// So many finite floats.
core::Result<std::vector<float>> read_floats(core::Decoder& in, std::size_t count) {
  if (in.left() / sizeof(float) < count) return core::fail(corrupt("the lists end before their centres"));
  std::vector<float> values(count);
  for (float& value : values) {
    value = *in.read<float>();
    if (!std::isfinite(value)) return core::fail(corrupt("a centre of the lists is not finite"));
  }
  return values;
}

/// Fills the lists: every row of the table once.
core::Result<void> read_lists(core::Decoder& in, std::uint32_t rows, faiss::IndexIVFPQ& index) {
  std::vector<bool> seen(rows, false);
  std::size_t total = 0;
  for (std::size_t list = 0; list < index.nlist; ++list) {
    const auto size = in.read<std::uint32_t>();
    if (!size || in.left() / (sizeof(std::uint32_t) + index.code_size) < *size) {
      return core::fail(corrupt("list " + std::to_string(list) + " ends too soon"));
    }
    std::vector<faiss::Index::idx_t> ids(*size);
    for (auto& id : ids) {
      const std::uint32_t row = *in.read<std::uint32_t>();
      if (row >= rows || seen[row]) {
        return core::fail(corrupt("list " + std::to_string(list) + " has vector " + std::to_string(row) +
                                  (row >= rows ? ", which is not there" : " once more")));
      }
      seen[row] = true;
      id = row;
    }
    std::vector<std::uint8_t> codes(*size * index.code_size);
    for (std::uint8_t& code : codes) code = *in.read<std::uint8_t>();
    index.invlists->add_entries(list, *size, ids.data(), codes.data());
    total += *size;
  }
  if (total != rows || in.left() != 0) return core::fail(corrupt("the lists do not hold every vector once"));
  return {};
}

}  // namespace

core::Result<std::unique_ptr<CandidateSource>> QuantizedLists::decode(VectorTable table, core::Bytes bytes) {
  core::Decoder in(bytes);
  const auto count = in.read<std::uint32_t>(), code = in.read<std::uint32_t>(), candidates = in.read<std::uint32_t>();
  if (!count || !code || !candidates) return core::fail(corrupt("the lists end before their centres"));
  if (*count == 0 || *count > table.size() || *code == 0 || table.dimension() % *code != 0 || *candidates == 0 ||
      *candidates > 1000) {
    return core::fail(corrupt("found " + std::to_string(*count) + " lists with codes of " + std::to_string(*code) +
                              " bytes, expected such as fit " + std::to_string(table.size()) + " vectors of " +
                              std::to_string(table.dimension()) + " dimensions"));
  }
  const auto centres = read_floats(in, std::size_t{*count} * table.dimension());
  if (!centres) return core::fail(centres.error());
  const auto parts = read_floats(in, std::size_t{kCentres} * table.dimension());
  if (!parts) return core::fail(parts.error());
  try {
    auto lists =
        std::make_unique<Lists>(table.dimension(), ListOptions{.lists = *count, .bytes = *code, .candidates = *candidates});
    lists->centres.add(*count, centres->data());
    lists->index.pq.centroids = *parts;
    lists->index.is_trained = true;
    lists->index.ntotal = table.size();
    if (auto read = read_lists(in, table.size(), lists->index); !read) return core::fail(std::move(read).error());
    return std::unique_ptr<CandidateSource>(new QuantizedLists(std::move(table), std::move(lists)));
  } catch (const std::exception& error) {
    return core::fail(core::ErrorCode::corrupt, std::string("lists of near vectors cannot be read: ") + error.what());
  }
}

}  // namespace vouch::vectors
