// Nodes and edges of a GEXF file (Graph Exchange XML Format 1.x, the format of Gephi) as a stream: each is handed over when
// its element ends, so memory is one element whatever the size. XML is read by expat, which keeps no tree, loads nothing
// from elsewhere and limits how far entities may blow up.
#pragma once

#include <functional>
#include <string>
#include <utility>
#include <vector>

#include "datasets/convert/research_lines.h"

namespace vouch::datasets {

struct GexfNode {
  std::string id, label;
  std::vector<std::pair<std::string, std::string>> values;  // id of the attribute, value
};

struct GexfEdge {
  std::string source, target, weight;  // weight is empty where the file gives none
};

/// Says what is wrong with a node or edge (found, expected); empty: nothing.
struct GexfProblem {
  std::string found, expected;
};

struct GexfCalls {
  std::function<GexfProblem(const GexfNode&)> node;
  std::function<GexfProblem(const GexfEdge&)> edge;
};

/// Reads the file to its end. Fails with corrupt, naming file and line: not XML, no GEXF, an element without its
/// attributes, or what a call found wrong.
[[nodiscard]] core::Result<void> read_gexf(ResearchFile file, const GexfCalls& calls, const ConvertProgressCall& progress = {});

}  // namespace vouch::datasets
