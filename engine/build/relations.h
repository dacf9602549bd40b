// Tables that hang on owners: collaborations, declared audience shares, declared metrics and embeddings. Where rows speak
// of the same thing, which one counts is decided by what they say, not by where they stand in a file.
#pragma once

#include <cstdint>
#include <optional>
#include <unordered_map>
#include <vector>

#include "engine/build/columns.h"
#include "engine/build/owners.h"
#include "engine/catalog/record_sink.h"

namespace vouch::build {

/// Ordered by brand, creator, time, paid, outcome; the same row twice counts once.
class Collaborations {
 public:
  void add(const catalog::CollaborationRecord& record, SeenOwner brand, SeenOwner creator, LabelTable& labels);
  /// Writes sections collaborations.*; returns how many there are.
  [[nodiscard]] core::Result<std::size_t> write(const OwnerOrder& order, const KeyOrder& labels, snapshot::Writer& out) const;

 private:
  struct Row {
    SeenOwner brand, creator;
    std::int64_t at_s = 0;
    std::uint8_t paid = 2;
    SeenLabel outcome = 0;
  };
  std::vector<Row> rows_;
};

/// One share for each owner, dimension and value: of followers before viewers, likers and others, the latest of these.
class AudienceShares {
 public:
  [[nodiscard]] std::optional<catalog::RowProblem> add(const catalog::AudienceShareRecord& record, SeenOwner owner,
                                                       LabelTable& labels);
  [[nodiscard]] core::Result<void> write(const OwnerOrder& order, const KeyOrder& labels, snapshot::Writer& out) const;

 private:
  struct Row {
    SeenOwner owner;
    SeenLabel dimension = 0, value = 0, source = 0;
    std::uint8_t of = 0;  // 0 followers, 1 viewers, 2 likers, 3 not given or other
    std::int64_t at_s = 0;
    double share = 0.0;
  };
  std::vector<Row> rows_;
};

/// One value for each creator and name: the latest, of these the one that rests on most posts.
class Metrics {
 public:
  [[nodiscard]] std::optional<catalog::RowProblem> add(const catalog::MetricRecord& record, SeenOwner creator,
                                                       LabelTable& labels);
  [[nodiscard]] core::Result<void> write(const OwnerOrder& order, const KeyOrder& labels, snapshot::Writer& out) const;

 private:
  struct Row {
    SeenOwner creator;
    SeenLabel name = 0, source = 0;
    std::int64_t at_s = 0, n_posts = 0;
    double value = 0.0;
  };
  std::vector<Row> rows_;
};

/// Vectors of owners, by space. All vectors of a space have the length of its first.
class Embeddings {
 public:
  [[nodiscard]] std::optional<catalog::RowProblem> add(const catalog::EmbeddingRecord& record, SeenOwner owner,
                                                       LabelTable& labels);
  /// Writes embeddings.space, .owner, .offsets and .values (bit patterns of 32-bit floats), ordered by space and owner.
  [[nodiscard]] core::Result<void> write(const OwnerOrder& order, const KeyOrder& labels, snapshot::Writer& out) const;
  [[nodiscard]] std::size_t size() const { return rows_.size(); }

 private:
  struct Row {
    SeenOwner owner;
    SeenLabel space = 0;
    std::uint64_t begin = 0;  // in values_
    std::uint32_t dimensions = 0;
  };
  std::vector<Row> rows_;
  std::vector<std::uint32_t> values_;
  std::unordered_map<std::uint64_t, std::uint32_t> known_;   // space and owner -> row
  std::unordered_map<SeenLabel, std::uint32_t> dimensions_;  // of each space
};

}  // namespace vouch::build
