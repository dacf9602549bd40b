// twitch-gexf: which Twitch channels share viewers, measured by K. Gershenfeld ("Twitch Atlas", December 2022) and published
// as a graph. A channel is a creator, an edge an overlap counted elsewhere: its weight is the number of shared viewers.
// A channel's `count` is kept as a declared figure of that name. It is not its number of viewers: every one is a multiple of
// 15, the minutes between two samples, and they are hundreds of times the shared viewers; it grows with time watched.
#include <array>
#include <charconv>
#include <cmath>
#include <string>

#include "datasets/convert/formats.h"
#include "datasets/convert/gexf_reader.h"
#include "datasets/writing/dataset_folder.h"
#include "datasets/writing/table_writer.h"
#include "engine/catalog/key_table.h"

namespace vouch::datasets {
namespace {

constexpr std::string_view kSource = "webdata.gexf";
constexpr std::array<std::string_view, 4> kCreatorColumns{"creator_id", "platform", "handle", "name"};
constexpr std::array<std::string_view, 4> kMetricColumns{"creator_id", "name", "value", "source"};
constexpr std::array<std::string_view, 3> kOverlapColumns{"creator_a", "creator_b", "shared"};
constexpr double kMostShared = 9007199254740992.0;  // 2^53: beyond it a double is no count

/// A count as GEXF writes it, "3591.0" or "3591"; -1: it is none.
std::int64_t whole_weight(std::string_view text) {
  double value = -1.0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  const bool whole = error == std::errc{} && end == text.data() + text.size() && value >= 0.0 && value < kMostShared &&
                     std::floor(value) == value;
  return whole ? static_cast<std::int64_t>(value) : -1;
}

struct Tables {
  TableWriter creators, metrics, overlaps;
  catalog::KeyTable channels;
};

GexfProblem take_node(Tables& tables, const GexfNode& node) {
  if (node.id.empty() || node.id.size() > 255) return {"an id of " + std::to_string(node.id.size()) + " bytes", "1 to 255"};
  if (!tables.channels.insert(node.id).second) return {"a second node '" + node.id + "'", "ids that occur once"};
  tables.creators.text(node.id);
  tables.creators.plain("twitch");
  tables.creators.text(node.id);
  tables.creators.text(node.label);
  tables.creators.end_row();
  for (const auto& [attribute, value] : node.values) {
    if (attribute != "count") continue;
    const std::int64_t count = whole_weight(value);
    if (count < 0) return {"the count '" + value + "'", "a whole number"};
    tables.metrics.text(node.id);
    tables.metrics.plain("count");
    tables.metrics.whole(count);
    tables.metrics.plain("twitch-gexf");
    tables.metrics.end_row();
  }
  return {};
}

GexfProblem take_edge(Tables& tables, const GexfEdge& edge) {
  for (const std::string* id : {&edge.source, &edge.target}) {
    if (!tables.channels.find(*id)) return {"an edge of '" + *id + "'", "one of the nodes before it"};
  }
  const std::int64_t shared = whole_weight(edge.weight);
  if (shared < 0) return {"the weight '" + edge.weight + "'", "a number of shared viewers"};
  tables.overlaps.text(edge.source);
  tables.overlaps.text(edge.target);
  tables.overlaps.whole(shared);
  tables.overlaps.end_row();
  return {};
}

}  // namespace

core::Result<ConvertSummary> convert_twitch_gexf(const std::filesystem::path& source, const std::filesystem::path& folder,
                                                 const ConvertOptions&, const ConvertProgressCall& progress) {
  auto file = open_research_file(source, kSource);
  if (!file) return core::fail(file.error());
  if (auto done = make_dataset_folder(folder); !done) return core::fail(done.error());
  if (auto done = write_published_account_key(folder); !done) return core::fail(done.error());
  auto creators = TableWriter::open(folder / "creators.csv", kCreatorColumns);
  if (!creators) return core::fail(creators.error());
  auto metrics = TableWriter::open(folder / "metrics.csv", kMetricColumns);
  if (!metrics) return core::fail(metrics.error());
  auto overlaps = TableWriter::open(folder / "overlaps.csv", kOverlapColumns);
  if (!overlaps) return core::fail(overlaps.error());
  Tables tables{
      .creators = std::move(*creators), .metrics = std::move(*metrics), .overlaps = std::move(*overlaps), .channels = {}};
  const GexfCalls calls{.node = [&tables](const GexfNode& node) { return take_node(tables, node); },
                        .edge = [&tables](const GexfEdge& edge) { return take_edge(tables, edge); }};
  if (auto done = read_gexf(std::move(*file), calls, progress); !done) return core::fail(done.error());
  ConvertSummary summary;
  if (auto done = tables.creators.finish_into(summary.creators); !done) return core::fail(done.error());
  if (auto done = tables.metrics.finish_into(summary.metrics); !done) return core::fail(done.error());
  if (auto done = tables.overlaps.finish_into(summary.overlaps); !done) return core::fail(done.error());
  return summary;
}

}  // namespace vouch::datasets
