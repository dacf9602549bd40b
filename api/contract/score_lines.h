// Scores of pairs as text: a line a pair, the same for files, streams and REST. Lines are made by the million, so they are
// written figure by figure instead of through a JSON document; figures have at most six decimals, points three.
//
// NDJSON: every line stands for itself and names snapshot, version, profile and day:
//   {"snapshot":…,"version":…,"profile":"balanced@1","as_of":…,"brand":…,"creator":…,"score":83.412,"interval":[…,…],
//    "evidence_share":…,"signals":[{"name":"audience","value":…,"strength":…,"strength_interval":[…,…],
//    "contribution":…,"status":"measured"},…]}
// A weight that replaces the profile's stands behind its name: "balanced@1;audience=2".
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "engine/engine.h"

namespace vouch::contract {

/// What all lines of a batch share. Immutable, safe to share.
class ScoreLines {
 public:
  enum class Format { ndjson, csv };
  /// `replaced`: the weights that the request gave in place of the profile's.
  ScoreLines(Format format, const ScoreHead& head, const std::array<std::optional<double>, ranking::kSignals>& replaced);

  /// What stands before the first line: the names of the columns of CSV, else nothing.
  [[nodiscard]] std::string header() const;
  /// Appends the line of one pair.
  void append(std::string& lines, std::string_view brand, std::string_view creator, const ranking::PairScore& score) const;

 private:
  Format format_;
  std::string front_;  // of every line
};

/// "balanced@1", with replaced weights behind it.
[[nodiscard]] std::string profile_text(const ranking::ProfileUsed& profile,
                                       const std::array<std::optional<double>, ranking::kSignals>& replaced);

/// One pair as a JSON object, the fields of a line without what the head says.
void append_pair_json(std::string& json, std::string_view brand, std::string_view creator, const ranking::PairScore& score);

}  // namespace vouch::contract
