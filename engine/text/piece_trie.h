// Finds all pieces of a vocabulary that a text begins with, shortest first. A trie over bytes: the children of a node lie side by
// side, ascending, so that a step is a search among few bytes; nodes with many children have a table of 256. Nodes are in
// breadth-first order, so those near the root share cache lines. A step costs one or two dependent look-ups; building is linear
// in the bytes.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace vouch::text {

/// Immutable, safe to share.
class PieceTrie {
 public:
  using Node = std::uint32_t;
  static constexpr Node kNowhere = 0xFFFFFFFF;
  static constexpr Node kRoot = 0;
  static constexpr std::int32_t kNoPiece = -1;

  PieceTrie() = default;
  /// Requires pieces that ascend strictly bytewise, none of them empty. Those whose `left_out` is not 0 are never found.
  PieceTrie(std::span<const std::string_view> pieces, std::span<const std::uint8_t> left_out);

  [[nodiscard]] Node step(Node from, char byte) const {
    const Children& node = nodes_[from];
    const auto wanted = static_cast<std::uint8_t>(byte);
    if (node.table != kNoTable) return tables_[std::size_t{node.table} * 256 + wanted];
    for (std::uint32_t i = 0; i < node.count; ++i) {
      if (labels_[node.first + i] == wanted) return node.first + i;
    }
    return kNowhere;
  }
  /// The place of the piece that ends here, else kNoPiece.
  [[nodiscard]] std::int32_t piece(Node node) const { return nodes_[node].piece; }
  [[nodiscard]] std::size_t nodes() const { return nodes_.size(); }

 private:
  static constexpr std::uint16_t kNoTable = 0xFFFF;
  static constexpr std::uint32_t kSearched = 6;  // children that are searched one by one; more get a table while there are any
  struct Children {
    std::uint32_t first = 0;  // the node of the first child
    std::int32_t piece = kNoPiece;
    std::uint16_t count = 0;
    std::uint16_t table = kNoTable;
  };
  void add_table(Node node);

  std::vector<Children> nodes_ = std::vector<Children>(1);
  std::vector<std::uint8_t> labels_ = std::vector<std::uint8_t>(1);  // of the step that leads to a node
  std::vector<Node> tables_;
};

}  // namespace vouch::text
