// The report as comma-separated values, and as a table for a terminal.
#include <algorithm>

#include "experiments/robustness/robustness_report.h"
#include "experiments/run_files.h"
#include "experiments/text_forms.h"

namespace vouch::experiments {
namespace {

constexpr int kDecimals = 6;

void append(std::string& out, const Estimate& estimate) {
  if (estimate.n == 0) {
    out += ",,,";
    return;
  }
  for (const double value : {estimate.value, estimate.interval.low, estimate.interval.high}) out += "," + fixed(value, kDecimals);
}

void append(std::string& out, const CountedShare& share) {
  out += "," + std::to_string(share.hits) + "," + std::to_string(share.n) + "," +
         (share.n == 0 ? std::string() : fixed(share.value(), kDecimals)) + "," + fixed(share.interval.low, kDecimals) + "," +
         fixed(share.interval.high, kDecimals);
}

void append_figures(std::string& out, const AttackFigures& figures) {
  out += csv_field(figures.attack) + "," + fixed(figures.strength, kDecimals) + "," + std::to_string(figures.attackers) + "," +
         std::to_string(figures.added_accounts);
  for (const Estimate* estimate : {&figures.mean_gain, &figures.median_gain, &figures.gaining, &figures.entering, &figures.points,
                                   &figures.credibility_before, &figures.credibility_after, &figures.trust_gain}) {
    append(out, *estimate);
  }
  out += "," + (figures.others_moved.n == 0 ? std::string() : fixed(figures.others_moved.value, kDecimals)) + "\n";
}

void append_notices(std::string& out, const AttackFigures& figures) {
  for (std::size_t i = 0; i < kNotices; ++i) {
    const NoticeFigures& notice = figures.notices[i];
    out += csv_field(figures.attack) + "," + fixed(figures.strength, kDecimals) + "," + std::string(kNoticeNames[i]);
    for (const CountedShare* share : {&notice.before, &notice.recall, &notice.false_alarms, &notice.precision})
      append(out, *share);
    out += "\n";
  }
}

std::string with_interval(std::string_view prefix, std::initializer_list<std::string_view> names, bool counted) {
  std::string out(prefix);
  for (const std::string_view name : names) {
    const std::string column(name);
    if (counted) out += "," + column + "_hits," + column + "_n";
    out += "," + column + "," + column + "_low," + column + "_high";
  }
  return out;
}

std::string cell(const Estimate& estimate, int decimals) {
  if (estimate.n == 0) return "-";
  return fixed(estimate.value, decimals) + " [" + fixed(estimate.interval.low, decimals) + ", " +
         fixed(estimate.interval.high, decimals) + "]";
}

std::string cell(const CountedShare& share) {
  if (share.n == 0) return "-";
  return fixed(share.value(), 2) + " [" + fixed(share.interval.low, 2) + ", " + fixed(share.interval.high, 2) + "]";
}

/// Cells padded to the widest of their column.
std::string aligned(const std::vector<std::vector<std::string>>& rows) {
  std::vector<std::size_t> widths;
  for (const auto& row : rows) {
    widths.resize(std::max(widths.size(), row.size()), 0);
    for (std::size_t i = 0; i < row.size(); ++i) widths[i] = std::max(widths[i], row[i].size());
  }
  std::string out;
  for (const auto& row : rows) {
    for (std::size_t i = 0; i < row.size(); ++i)
      out += row[i] + (i + 1 == row.size() ? "\n" : std::string(widths[i] - row[i].size() + 2, ' '));
  }
  return out;
}

}  // namespace

std::string attacks_csv(const RobustnessReport& report) {
  std::string out = with_interval("attack,strength,attackers,added_accounts",
                                  {"mean_gain", "median_gain", "gaining", "entering", "points", "credibility_before",
                                   "credibility_after", "trust_gain"},
                                  false) +
                    ",others_moved\n";
  for (const AttackReport& attack : report.attacks) {
    for (const AttackFigures& figures : attack.figures) append_figures(out, figures);
  }
  for (const SearchFigures& search : report.searches) append_figures(out, search.at_fewest);
  return out;
}

std::string notices_csv(const RobustnessReport& report) {
  std::string out = with_interval("attack,strength,notice", {"before", "recall", "false_alarms", "precision"}, true) + "\n";
  for (const AttackReport& attack : report.attacks) {
    for (const AttackFigures& figures : attack.figures) append_notices(out, figures);
  }
  for (const SearchFigures& search : report.searches) append_notices(out, search.at_fewest);
  return out;
}

std::string searches_csv(const RobustnessReport& report) {
  std::string out =
      with_interval("search,most", {"reached"}, true) + with_interval("", {"fewest", "fewest_of_audience"}, false) + "\n";
  for (const SearchFigures& search : report.searches) {
    out += csv_field(search.search) + "," + std::to_string(search.most);
    append(out, search.reached);
    append(out, search.median);
    append(out, search.median_of_audience);
    out += "\n";
  }
  return out;
}

std::string pairs_csv(const RobustnessReport& report) {
  std::string out = "search,world,creator,brand,rank_before,fewest,too_few,audience_rows,brand_rows,credibility\n";
  for (const SearchFigures& search : report.searches) {
    for (const SearchedPair& pair : search.pairs) {
      out += csv_field(search.search) + "," + csv_field(pair.market) + "," + csv_field(pair.creator) + "," +
             csv_field(pair.brand) + "," + std::to_string(pair.rank_before) + "," +
             (pair.fewest ? std::to_string(*pair.fewest) : std::string()) + "," + std::to_string(pair.too_few) + "," +
             std::to_string(pair.audience_rows) + "," + std::to_string(pair.brand_rows) + "," +
             (pair.judged.credibility ? fixed(*pair.judged.credibility, kDecimals) : std::string()) + "\n";
    }
  }
  return out;
}

std::string robustness_text(const RobustnessReport& report) {
  std::vector<std::vector<std::string>> rows = {
      {"attack", "strength", "n", "places gained", "gain enough", "enter top", "credibility", "noticed"}};
  const auto row = [&](const AttackFigures& figures) {
    rows.push_back({figures.attack, fixed(figures.strength, 2), std::to_string(figures.attackers), cell(figures.mean_gain, 1),
                    cell(figures.gaining, 2), cell(figures.entering, 2),
                    fixed(figures.credibility_before.value, 2) + " -> " + fixed(figures.credibility_after.value, 2),
                    cell(figures.notices[static_cast<std::size_t>(Notice::any)].recall)});
  };
  for (const AttackReport& attack : report.attacks) {
    for (const AttackFigures& figures : attack.figures) row(figures);
  }
  std::string out = aligned(rows);
  for (const SearchFigures& search : report.searches) {
    out += search.search + ": fakes to the top " + cell(search.median, 0) + " (median), " + cell(search.reached) +
           " of the pairs get there with up to " + std::to_string(search.most) + "\n";
  }
  return out;
}

core::Result<void> write_robustness(const RobustnessReport& report, const std::filesystem::path& folder) {
  return write_files(folder, std::vector<OutputFile>{{"robustness.json", robustness_json(report)},
                                                     {"attacks.csv", attacks_csv(report)},
                                                     {"notices.csv", notices_csv(report)},
                                                     {"searches.csv", searches_csv(report)},
                                                     {"pairs.csv", pairs_csv(report)},
                                                     {"robustness.html", robustness_html(report)}});
}

}  // namespace vouch::experiments
