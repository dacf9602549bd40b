// TREC files: a run holds what a system ranked (`query Q0 document rank score tag`, blanks or tabs between), qrels hold
// what is relevant (`query iteration document grade`). Reading is strict: the wrong number of columns, a score that is no finite
// number, a grade that is no integer or a document that stands twice for a query is an error with its line. As in trec_eval the
// rank column, the second column and the order of lines mean nothing; the score alone orders, in single precision, and
// ties go to the document whose id is higher bytewise.
#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <istream>
#include <map>
#include <ostream>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "engine/core/result.h"
#include "engine/evaluation/judged_ranking.h"

namespace vouch::evaluation {

/// What one system ranked. Immutable after reading, safe to share.
class Run {
 public:
  struct Entry {
    float score = 0;
    std::uint32_t document = 0;  // for document()
    std::uint32_t line = 0;
  };

  /// `source` names the file in messages. Fails with invalid_argument as the head of this file says, or without any line.
  [[nodiscard]] static core::Result<Run> read(std::istream& in, std::string_view source = "run");
  [[nodiscard]] static core::Result<Run> read(std::string_view text, std::string_view source = "run");

  /// The last column of the first line.
  [[nodiscard]] const std::string& tag() const { return tag_; }
  /// Query ids, bytewise, each with its ranking from the top.
  [[nodiscard]] const std::map<std::string, std::vector<Entry>, std::less<>>& queries() const { return queries_; }
  [[nodiscard]] std::string_view document(std::uint32_t index) const { return names_[index]; }

 private:
  friend class RunReader;
  std::string tag_;
  std::map<std::string, std::vector<Entry>, std::less<>> queries_;
  std::deque<std::string> names_;
};

/// What is relevant. Immutable after reading, safe to share.
class Qrels {
 public:
  using Grades = std::map<std::string, std::int32_t, std::less<>>;  // document -> grade; > 0 is relevant

  [[nodiscard]] static core::Result<Qrels> read(std::istream& in, std::string_view source = "qrels");
  [[nodiscard]] static core::Result<Qrels> read(std::string_view text, std::string_view source = "qrels");

  [[nodiscard]] const std::map<std::string, Grades, std::less<>>& queries() const { return queries_; }

 private:
  friend class QrelsReader;
  std::map<std::string, Grades, std::less<>> queries_;
};

/// Holds the run's ranking for a query against its grades. A query that the run lacks is an empty ranking.
[[nodiscard]] JudgedRanking judge(const Run& run, std::string_view query, const Qrels::Grades& grades);

/// Writes one query of a run: rank from 1, and count - rank + 1 as the score, so that the order survives any reader.
/// Requires that ids hold no blank: see is_trec_id.
void write_run(std::ostream& out, std::string_view query, std::span<const std::string_view> documents, std::string_view tag);

/// Writes one judgement.
void write_qrels_line(std::ostream& out, std::string_view query, std::string_view document, std::int32_t grade);

/// True for what can stand in a column: not empty, no blank or control character, no '#' in front.
[[nodiscard]] bool is_trec_id(std::string_view id);

}  // namespace vouch::evaluation
