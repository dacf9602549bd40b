// The set report as one table of CSV (RFC 4180): a line a figure or creator or pair, the first column says which. Columns
// that a line does not have are empty, so that a spreadsheet can filter by the first.
#include <array>
#include <charconv>
#include <cmath>

#include "api/contract/csv_cells.h"
#include "api/contract/set_json.h"

namespace vouch::contract {
namespace {

using ranking::SetReport;

constexpr std::string_view kHeader =
    "line,creator,other,value,accounts,credible,exclusive,credible_exclusive,incremental,credible_incremental,shared_low,"
    "shared_high,overlap_coefficient,jaccard,lift,lift_shrunk,share,share_low,share_high\n";
constexpr std::size_t kColumns = 19;

enum Column : std::size_t {
  kLine,
  kCreator,
  kOther,
  kValue,
  kAccounts,
  kCredible,
  kExclusive,
  kCredibleExclusive,
  kIncremental,
  kCredibleIncremental,
  kSharedLow,
  kSharedHigh,
  kOverlapCoefficient,
  kJaccard,
  kLift,
  kLiftShrunk,
  kShare,
  kShareLow,
  kShareHigh
};

/// One line under way; columns that are not set stay empty.
class Line {
 public:
  explicit Line(std::string_view kind) { cells_[kLine] = kind; }
  Line& text(Column column, std::string_view text) {
    cells_[column].clear();
    append_csv_cell(cells_[column], text);
    return *this;
  }
  Line& whole(Column column, std::int64_t number) {
    cells_[column] = std::to_string(number);
    return *this;
  }
  Line& number(Column column, double number) {
    std::array<char, 32> digits;
    const auto written = std::to_chars(digits.data(), digits.data() + digits.size(), number);
    if (std::isfinite(number)) cells_[column].assign(digits.data(), written.ptr);
    return *this;
  }
  Line& value(Column column, const std::optional<ranking::Estimate>& estimate) {
    return estimate ? number(column, estimate->value) : *this;
  }
  [[nodiscard]] std::string finish() const {
    std::string line = cells_[0];
    for (std::size_t i = 1; i < kColumns; ++i) line.append(",").append(cells_[i]);
    return line + "\n";
  }

 private:
  std::array<std::string, kColumns> cells_;
};

std::string member_line(const ranking::SetMember& member) {
  return Line("creator")
      .text(kCreator, member.creator.id)
      .whole(kAccounts, member.members)
      .number(kCredible, member.credible_members)
      .whole(kExclusive, member.exclusive)
      .number(kCredibleExclusive, member.credible_exclusive)
      .whole(kIncremental, member.incremental)
      .number(kCredibleIncremental, member.credible_incremental)
      .finish();
}

std::string shared_line(std::string_view kind, std::string_view creator, std::string_view other,
                        const ranking::SharedFigures& figures) {
  Line line(kind);
  line.text(kCreator, creator).text(kOther, other).whole(kAccounts, figures.shared);
  if (figures.shared_estimate) {
    line.number(kSharedLow, figures.shared_estimate->interval.low).number(kSharedHigh, figures.shared_estimate->interval.high);
  }
  line.value(kOverlapCoefficient, figures.overlap_coefficient).value(kJaccard, figures.jaccard).value(kLift, figures.lift);
  if (figures.lift_shrunk) line.number(kLiftShrunk, *figures.lift_shrunk);
  return line.finish();
}

std::string region_line(const SetReport& report, const ranking::SetRegion& region) {
  std::string ids;
  for (const std::uint32_t i : region.creators) ids += (ids.empty() ? "" : "|") + report.creators[i].creator.id;
  return Line("region").text(kCreator, ids).whole(kAccounts, region.accounts).finish();
}

}  // namespace

std::string set_report_to_csv(const SetReport& report) {
  std::string text(kHeader);
  text += Line("total").whole(kAccounts, report.potential).number(kCredible, report.credible).finish();
  for (std::size_t k = 0; k < report.by_times.size(); ++k) {
    text += Line("times").whole(kValue, static_cast<std::int64_t>(k + 1)).whole(kAccounts, report.by_times[k]).finish();
  }
  for (const ranking::SetMember& member : report.creators) text += member_line(member);
  for (const ranking::SetMember& member : report.creators) {
    if (!member.with_audience) continue;
    text += shared_line("audience", member.creator.id, report.audience->brand_id, *member.with_audience);
  }
  for (const ranking::SetPair& pair : report.pairs) {
    text += shared_line("pair", report.creators[pair.a].creator.id, report.creators[pair.b].creator.id, pair.figures);
  }
  if (report.regions) {
    for (const ranking::SetRegion& region : *report.regions) text += region_line(report, region);
  }
  for (const ranking::SetShare& share : report.shares) {
    text += Line("share")
                .text(kOther, share.dimension)
                .text(kValue, share.value)
                .number(kShare, share.mean)
                .number(kShareLow, share.low)
                .number(kShareHigh, share.high)
                .finish();
  }
  return text;
}

}  // namespace vouch::contract
