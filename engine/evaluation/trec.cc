// Reading of TREC files: columns, numbers, duplicates; then the order of trec_eval (form_res_rels.c: score as float,
// highest first, ties by document id, highest first). A document's name is stored once for the whole run.
#include "engine/evaluation/trec.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <optional>

#include "engine/evaluation/trec_lines.h"

namespace vouch::evaluation {

using core::ErrorCode;
using core::fail;
using core::Result;

namespace {

/// Cuts a line at blanks. Returns the number of columns, which may exceed N; only the first N are kept.
template <std::size_t N>
std::size_t split_columns(std::string_view line, std::array<std::string_view, N>& columns) {
  std::size_t count = 0;
  for (auto at = line.find_first_not_of(" \t"); at != std::string_view::npos; at = line.find_first_not_of(" \t", at)) {
    const auto end = std::min(line.find_first_of(" \t", at), line.size());
    if (count < N) columns[count] = line.substr(at, end - at);
    ++count;
    at = end;
  }
  return count;
}

template <class T>
std::optional<T> parse_number(std::string_view text) {
  if (!text.empty() && text.front() == '+') text.remove_prefix(1);
  T value{};
  const auto [stop, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || stop != text.data() + text.size()) return std::nullopt;
  return value;
}

std::optional<float> parse_score(std::string_view text) {
  const auto value = parse_number<double>(text);
  if (!value || !(std::abs(*value) <= static_cast<double>(std::numeric_limits<float>::max()))) return std::nullopt;
  return static_cast<float>(*value);
}

std::string quoted(std::string_view text) {
  constexpr std::size_t kShown = 80;
  return "'" + std::string(text.substr(0, kShown)) + (text.size() > kShown ? "...'" : "'");
}

Result<void> wrong(std::string_view source, std::size_t line, const std::string& what) {
  return fail(ErrorCode::invalid_argument, at_line(source, line, what));
}

}  // namespace

class RunReader {
 public:
  explicit RunReader(std::string_view source) : source_(source) {}

  Result<void> accept(std::string_view line, std::size_t number) {
    std::array<std::string_view, 6> columns{};
    if (const auto count = split_columns(line, columns); count != columns.size()) {
      return wrong(source_, number, "expected 6 columns (query, Q0, document, rank, score, tag), found " + std::to_string(count));
    }
    const auto score = parse_score(columns[4]);
    if (!score) return wrong(source_, number, "expected a finite number as score, found " + quoted(columns[4]));
    if (number > std::numeric_limits<std::uint32_t>::max()) return wrong(source_, number, "expected fewer than 2^32 lines");
    if (run_.tag_.empty()) run_.tag_ = columns[5];
    entries_of(columns[0]).push_back({*score, index_of(columns[2]), static_cast<std::uint32_t>(number)});
    return {};
  }

  Result<Run> finish() && {
    if (run_.queries_.empty())
      return fail(ErrorCode::invalid_argument, std::string(source_) + ": expected a TREC run, found no line");
    for (auto& [query, entries] : run_.queries_) {
      if (auto unique = refuse_duplicates(query, entries); !unique) return fail(std::move(unique).error());
      std::sort(entries.begin(), entries.end(), [&](const Run::Entry& a, const Run::Entry& b) {
        return a.score != b.score ? a.score > b.score : run_.names_[a.document] > run_.names_[b.document];
      });
    }
    return std::move(run_);
  }

 private:
  std::vector<Run::Entry>& entries_of(std::string_view query) {
    if (last_ != nullptr && last_query_ == query) return *last_;
    auto found = run_.queries_.find(query);
    if (found == run_.queries_.end()) found = run_.queries_.emplace(std::string(query), std::vector<Run::Entry>{}).first;
    last_query_ = found->first;
    last_ = &found->second;
    return *last_;
  }

  std::uint32_t index_of(std::string_view document) {
    const auto found = indices_.find(document);
    if (found != indices_.end()) return found->second;
    const auto index = static_cast<std::uint32_t>(run_.names_.size());
    indices_.emplace(run_.names_.emplace_back(document), index);
    return index;
  }

  Result<void> refuse_duplicates(std::string_view query, std::vector<Run::Entry>& entries) const {
    std::sort(entries.begin(), entries.end(), [](const Run::Entry& a, const Run::Entry& b) {
      return a.document != b.document ? a.document < b.document : a.line < b.line;
    });
    const auto same = [](const Run::Entry& a, const Run::Entry& b) { return a.document == b.document; };
    const auto twice = std::adjacent_find(entries.begin(), entries.end(), same);
    if (twice == entries.end()) return {};
    return wrong(source_, std::next(twice)->line,
                 "document " + quoted(run_.names_[twice->document]) + " stands twice for query " + quoted(query) +
                     ", first on line " + std::to_string(twice->line));
  }

  std::string_view source_;
  Run run_;
  std::unordered_map<std::string_view, std::uint32_t> indices_;
  std::string_view last_query_;
  std::vector<Run::Entry>* last_ = nullptr;
};

class QrelsReader {
 public:
  explicit QrelsReader(std::string_view source) : source_(source) {}

  Result<void> accept(std::string_view line, std::size_t number) {
    std::array<std::string_view, 4> columns{};
    if (const auto count = split_columns(line, columns); count != columns.size()) {
      return wrong(source_, number, "expected 4 columns (query, iteration, document, grade), found " + std::to_string(count));
    }
    const auto grade = parse_number<std::int32_t>(columns[3]);
    if (!grade) return wrong(source_, number, "expected an integer as grade, found " + quoted(columns[3]));
    const auto [at, is_new] = qrels_.queries_[std::string(columns[0])].emplace(std::string(columns[2]), *grade);
    if (!is_new)
      return wrong(source_, number, "document " + quoted(columns[2]) + " is judged twice for query " + quoted(columns[0]));
    return {};
  }

  Result<Qrels> finish() && {
    if (qrels_.queries_.empty())
      return fail(ErrorCode::invalid_argument, std::string(source_) + ": expected qrels, found no line");
    return std::move(qrels_);
  }

 private:
  std::string_view source_;
  Qrels qrels_;
};

namespace {

template <class Reader, class Input>
auto read_with(Input&& in, std::string_view source) -> decltype(std::declval<Reader>().finish()) {
  Reader reader(source);
  const auto done = read_trec_lines(in, [&](std::string_view line, std::size_t number) { return reader.accept(line, number); });
  if (!done) {
    const bool names_source = done.error().message.starts_with(std::string(source) + ":");
    return fail(names_source ? done.error() : core::within(source, done.error()));
  }
  return std::move(reader).finish();
}

}  // namespace

Result<Run> Run::read(std::istream& in, std::string_view source) { return read_with<RunReader>(in, source); }
Result<Run> Run::read(std::string_view text, std::string_view source) { return read_with<RunReader>(text, source); }
Result<Qrels> Qrels::read(std::istream& in, std::string_view source) { return read_with<QrelsReader>(in, source); }
Result<Qrels> Qrels::read(std::string_view text, std::string_view source) { return read_with<QrelsReader>(text, source); }

JudgedRanking judge(const Run& run, std::string_view query, const Qrels::Grades& grades) {
  std::vector<std::int32_t> ranked;
  std::vector<float> scores;
  std::unordered_map<std::string_view, std::int32_t> unseen(grades.begin(), grades.end());
  if (const auto found = run.queries().find(query); found != run.queries().end()) {
    ranked.reserve(found->second.size());
    scores.reserve(found->second.size());
    for (const Run::Entry& entry : found->second) {
      const auto grade = unseen.find(run.document(entry.document));
      ranked.push_back(grade == unseen.end() ? 0 : grade->second);
      scores.push_back(entry.score);
      if (grade != unseen.end()) unseen.erase(grade);
    }
  }
  std::vector<std::int32_t> missed;
  missed.reserve(unseen.size());
  for (const auto& [document, grade] : unseen) missed.push_back(grade);
  return judge(ranked, scores, missed);
}

}  // namespace vouch::evaluation
