#include "engine/credibility/growth.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "engine/core/parallel_for.h"

namespace vouch::credibility {
namespace {

constexpr std::uint32_t kBlock = 1 << 15;  // creators whose figures are held at once
constexpr std::uint32_t kTask = 1 << 9;    // creators that a thread takes at once

GrowthFigure judge(const catalog::HistoryColumns& history, std::uint32_t creator, std::int64_t as_of_s,
                   const GrowthRules& rules) {
  const std::uint64_t first = history.creator_offsets[creator];
  const std::uint64_t entries = history.creator_offsets[creator + 1] - first;
  return judge_growth(history.at_s.subspan(first, entries), history.followers.subspan(first, entries), as_of_s, rules);
}

/// The figures of all creators as columns.
struct Columns {
  std::vector<std::uint8_t> status, kind;
  std::vector<std::uint32_t> entries, teeth;
  std::vector<std::uint64_t> finding_offsets = {0};
  std::vector<std::int64_t> from_s, to_s, lost_by_s;
  std::vector<double> days, share, low, high;
  std::vector<double> gained, expected, expected_low, expected_high, organic_per_year, lost;

  void add(const GrowthFigure& figure) {
    status.push_back(static_cast<std::uint8_t>(figure.status));
    entries.push_back(figure.entries);
    days.push_back(figure.days);
    share.push_back(figure.share);
    low.push_back(figure.interval.low);
    high.push_back(figure.interval.high);
    for (const GrowthFinding& finding : figure.findings) add(finding);
    finding_offsets.push_back(kind.size());
  }
  void add(const GrowthFinding& finding) {
    kind.push_back(static_cast<std::uint8_t>(finding.kind));
    from_s.push_back(finding.from_s);
    to_s.push_back(finding.to_s);
    gained.push_back(finding.gained);
    expected.push_back(finding.expected);
    expected_low.push_back(finding.interval.low);
    expected_high.push_back(finding.interval.high);
    organic_per_year.push_back(finding.organic_per_year);
    lost.push_back(finding.lost);
    lost_by_s.push_back(finding.lost_by_s);
    teeth.push_back(finding.teeth);
  }
  [[nodiscard]] core::Result<void> write(snapshot::Writer& out) const {
    core::Result<void> written;
    const auto write_one = [&](std::string_view name, const auto& values) {
      if (written) written = out.write(name, std::span(values));
    };
    write_one("growth.status", status);
    write_one("growth.entries", entries);
    write_one("growth.days", days);
    write_one("growth.share", share);
    write_one("growth.low", low);
    write_one("growth.high", high);
    write_one("growth.finding_offsets", finding_offsets);
    write_one("growth.kind", kind);
    write_one("growth.from_s", from_s);
    write_one("growth.to_s", to_s);
    write_one("growth.gained", gained);
    write_one("growth.expected", expected);
    write_one("growth.expected_low", expected_low);
    write_one("growth.expected_high", expected_high);
    write_one("growth.organic_per_year", organic_per_year);
    write_one("growth.lost", lost);
    write_one("growth.lost_by_s", lost_by_s);
    write_one("growth.teeth", teeth);
    return written;
  }
};

/// Opens columns of one length and keeps the first error.
class ColumnReader {
 public:
  explicit ColumnReader(const snapshot::Snapshot& snapshot) : snapshot_(snapshot) {}

  template <class T>
  std::span<const T> column(const std::string& name, std::size_t size) {
    if (error_) return {};
    const auto values = snapshot_.array<T>("growth." + name);
    if (!values) {
      error_ = values.error();
      return {};
    }
    if (values->size() != size) {
      refuse(name, "has " + std::to_string(values->size()) + " elements, expected " + std::to_string(size));
      return {};
    }
    return *values;
  }
  std::span<const double> numbers(const std::string& name, std::size_t size, double most) {
    const auto values = column<double>(name, size);
    if (!std::ranges::all_of(values, [most](double x) { return x >= 0.0 && x <= most; }))
      refuse(name, "has a value out of range");
    return values;
  }
  std::span<const std::uint8_t> codes(const std::string& name, std::size_t size, std::uint8_t last) {
    const auto values = column<std::uint8_t>(name, size);
    if (std::ranges::any_of(values, [last](std::uint8_t code) { return code > last; })) refuse(name, "has an unknown code");
    return values;
  }
  void refuse(const std::string& name, const std::string& what) {
    if (!error_) error_ = {.code = core::ErrorCode::corrupt, .message = "section growth." + name + " " + what, .pointer = {}};
  }
  [[nodiscard]] const std::optional<core::Error>& error() const { return error_; }

 private:
  const snapshot::Snapshot& snapshot_;
  std::optional<core::Error> error_;
};

constexpr double kMostAccounts = 1e30;  // above any sum of counts
constexpr double kMostDays = 1e15;

}  // namespace

core::Result<void> write_growth(const snapshot::Snapshot& so_far, snapshot::Writer& out, const GrowthRules& rules,
                                unsigned threads, const std::function<void(std::uint64_t done, std::uint64_t total)>& progress) {
  const auto catalog = catalog::Catalog::open(so_far);
  if (!catalog) return core::fail(catalog.error());
  const std::uint32_t creators = catalog->creators.size();
  Columns columns;
  std::vector<GrowthFigure> figures;
  for (std::uint32_t begin = 0; begin < creators; begin += kBlock) {
    figures.resize(std::min(kBlock, creators - begin));
    core::parallel_each((figures.size() + kTask - 1) / kTask, threads, [&](std::size_t task) {
      const std::size_t end = std::min<std::size_t>(figures.size(), (task + 1) * kTask);
      for (std::size_t i = task * kTask; i < end; ++i) {
        figures[i] = judge(catalog->history, begin + static_cast<std::uint32_t>(i), catalog->latest_event_s, rules);
      }
    });
    for (const GrowthFigure& figure : figures) columns.add(figure);
    if (progress) progress(begin + figures.size(), creators);
  }
  return columns.write(out);
}

core::Result<Growth> Growth::open(const snapshot::Snapshot& snapshot, const catalog::Catalog& catalog, const GrowthRules& rules) {
  ColumnReader in(snapshot);
  const std::size_t creators = catalog.creators.size();
  Growth opened;
  opened.history_ = catalog.history;
  opened.default_day_s_ = catalog.latest_event_s;
  opened.status_ = in.codes("status", creators, static_cast<std::uint8_t>(GrowthStatus::too_short));
  opened.entries_ = in.column<std::uint32_t>("entries", creators);
  opened.days_ = in.numbers("days", creators, kMostDays);
  opened.share_ = in.numbers("share", creators, 1.0);
  opened.low_ = in.numbers("low", creators, 1.0);
  opened.high_ = in.numbers("high", creators, 1.0);
  opened.finding_offsets_ = in.column<std::uint64_t>("finding_offsets", creators + 1);
  if (in.error()) return core::fail(*in.error());
  const auto offsets = opened.finding_offsets_;
  if (offsets.front() != 0 || !std::ranges::is_sorted(offsets)) in.refuse("finding_offsets", "does not ascend from 0");
  const std::size_t findings = offsets.back();
  opened.kind_ = in.codes("kind", findings, static_cast<std::uint8_t>(GrowthKind::saw_teeth));
  opened.from_s_ = in.column<std::int64_t>("from_s", findings);
  opened.to_s_ = in.column<std::int64_t>("to_s", findings);
  opened.gained_ = in.numbers("gained", findings, kMostAccounts);
  opened.expected_ = in.numbers("expected", findings, kMostAccounts);
  opened.expected_low_ = in.numbers("expected_low", findings, kMostAccounts);
  opened.expected_high_ = in.numbers("expected_high", findings, kMostAccounts);
  opened.organic_per_year_ = in.numbers("organic_per_year", findings, 1.0);
  opened.lost_ = in.numbers("lost", findings, kMostAccounts);
  opened.lost_by_s_ = in.column<std::int64_t>("lost_by_s", findings);
  opened.teeth_ = in.column<std::uint32_t>("teeth", findings);
  if (in.error()) return core::fail(*in.error());
  opened.rules_ = rules;
  return opened;
}

GrowthFigure Growth::of(core::CreatorIndex creator) const {
  const std::uint32_t c = creator.value;
  GrowthFigure figure{.status = static_cast<GrowthStatus>(status_[c]),
                      .entries = entries_[c],
                      .days = days_[c],
                      .share = share_[c],
                      .interval = {.low = low_[c], .high = high_[c]}};
  for (std::uint64_t i = finding_offsets_[c]; i < finding_offsets_[c + 1]; ++i) {
    figure.findings.push_back({.kind = static_cast<GrowthKind>(kind_[i]),
                               .from_s = from_s_[i],
                               .to_s = to_s_[i],
                               .gained = gained_[i],
                               .expected = expected_[i],
                               .interval = {.low = expected_low_[i], .high = expected_high_[i]},
                               .organic_per_year = organic_per_year_[i],
                               .lost = lost_[i],
                               .lost_by_s = lost_by_s_[i],
                               .teeth = teeth_[i]});
  }
  return figure;
}

GrowthFigure Growth::of(core::CreatorIndex creator, std::int64_t as_of_s) const {
  if (as_of_s >= default_day_s_) return of(creator);  // no entry lies after the latest event
  return judge(history_, creator.value, as_of_s, rules_);
}

}  // namespace vouch::credibility
