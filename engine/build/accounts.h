// Rows of `accounts` become section audience.authentic: p of every account of the graph, judged by a model where its row
// allows, the prior elsewhere, and audience.judged, which of them were. Rows are sorted by account under the memory limit,
// so they may come in any order; of several rows of one account one is taken, the same whatever their order. A dataset of
// whose accounts none can be judged gets no such sections.
#pragma once

#include <compare>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <vector>

#include "engine/audience/graph.h"
#include "engine/build/columns.h"
#include "engine/build/external_sort.h"
#include "engine/catalog/records.h"
#include "engine/credibility/authenticity_model.h"

namespace vouch::build {

/// Gives the model; asked once, where there are rows to judge.
using AuthenticityModelSource = std::function<core::Result<credibility::AuthenticityModel>()>;

class AccountRows {
 public:
  /// Takes an eighth of the memory of `space`.
  explicit AccountRows(SortSpace space)
      : threads_(space.threads),
        rows_({.folder = std::move(space.folder), .memory_bytes = space.memory_bytes / 8, .threads = space.threads}, "accounts") {
  }

  /// Fails where the sorter does; a row whose figures cannot be is a problem.
  [[nodiscard]] core::Result<std::optional<catalog::RowProblem>> add(const catalog::AccountRecord& record,
                                                                     std::uint64_t pseudonym, SeenLabel platform);

  struct Totals {
    std::uint64_t rows = 0;
    std::uint64_t outside = 0;  // of accounts that are in nobody's audience
    std::uint64_t further = 0;  // further rows of an account
    std::uint64_t judged = 0;   // accounts
    std::string model;          // name and version; empty: nobody judged
  };
  /// Writes the sections behind those of the graph; none where `source` is empty. Holds 2 bytes an account. Call once.
  [[nodiscard]] core::Result<Totals> write(const LabelTable& labels, const KeyOrder& order, const AuthenticityModelSource& source,
                                           snapshot::Writer& out);

 private:
  /// Counts up to 2^32 − 2 and lengths up to 254; the largest value of each says that nothing is known.
  struct Row {
    std::uint64_t pseudonym = 0;
    SeenLabel platform = 0;
    std::uint32_t followers = 0, following = 0, posts = 0;
    std::uint8_t username_length = 0, username_digits = 0, has_picture = 0, is_private = 0;
    auto operator<=>(const Row&) const = default;
    void absorb(const Row& /*same*/) {}
  };
  class Judging;

  [[nodiscard]] static credibility::AccountFacts facts_of(const Row& row);

  unsigned threads_;
  ExternalSort<Row> rows_;
  std::uint64_t count_ = 0;
};

}  // namespace vouch::build
