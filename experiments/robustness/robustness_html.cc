// The report to read: one self-contained page with a table and two drawings for each attack.
#include "experiments/robustness/robustness_report.h"
#include "experiments/text_forms.h"
#include "experiments/whisker_plot.h"

namespace vouch::experiments {
namespace {

std::string cell(const Estimate& estimate, int decimals) {
  if (estimate.n == 0) return "–";
  return fixed(estimate.value, decimals) + " [" + fixed(estimate.interval.low, decimals) + ", " +
         fixed(estimate.interval.high, decimals) + "]";
}

std::string cell(const CountedShare& share) {
  if (share.n == 0) return "–";
  return fixed(share.value(), 3) + " [" + fixed(share.interval.low, 3) + ", " + fixed(share.interval.high, 3) + "], " +
         std::to_string(share.hits) + " of " + std::to_string(share.n);
}

std::string row(const std::vector<std::string>& cells, std::string_view tag = "td") {
  std::string out = "<tr>";
  for (const std::string& one : cells) out += "<" + std::string(tag) + ">" + escaped_html(one) + "</" + std::string(tag) + ">";
  return out + "</tr>\n";
}

std::string strength_text(double strength) {
  return fixed(strength, strength < 1.0 ? 2 : strength == static_cast<int>(strength) ? 0 : 1);
}

std::vector<std::string> gain_cells(const AttackFigures& figures, std::string first) {
  return {std::move(first),
          std::to_string(figures.attackers),
          cell(figures.mean_gain, 1),
          cell(figures.median_gain, 1),
          cell(figures.gaining, 3),
          cell(figures.entering, 4),
          cell(figures.points, 3),
          cell(figures.credibility_before, 3),
          cell(figures.credibility_after, 3),
          cell(figures.trust_gain, 3),
          figures.others_moved.n == 0 ? "–" : fixed(figures.others_moved.value, 2)};
}

std::string gain_head(const RobustnessReport& report, const std::string& first) {
  return "<table><thead>" +
         row({first, "attackers", "places gained, mean", "median",
              "gain " + std::to_string(report.recipe.success.places) + " places",
              "enter the top " + std::to_string(report.recipe.success.top), "points", "credibility before", "after",
              "trust percentile gained", "others moved"},
             "th") +
         "</thead><tbody>\n";
}

std::string notice_rows(const AttackFigures& figures, const std::string& first) {
  std::string out;
  for (std::size_t i = 0; i < kNotices; ++i) {
    const NoticeFigures& notice = figures.notices[i];
    out += row({first, std::string(kNoticeNames[i]), cell(notice.before), cell(notice.recall), cell(notice.false_alarms),
                cell(notice.precision)});
  }
  return out;
}

std::string notice_head(const std::string& first) {
  return "<table><thead>" + row({first, "noticed by", "before the attack", "recall", "false alarms", "precision"}, "th") +
         "</thead><tbody>\n";
}

WhiskerPoint point_of(const Estimate& estimate) {
  return {.value = estimate.value, .low = estimate.interval.low, .high = estimate.interval.high};
}

std::string drawings(const AttackReport& attack) {
  WhiskerPlot gain{
      .title = "places gained, mean", .axis = attack.strength_name, .places = {}, .series = {{.name = "gain", .points = {}}}};
  WhiskerPlot noticed{.title = "share of the attackers noticed", .axis = attack.strength_name, .places = {}, .series = {}};
  for (std::size_t i = 0; i < kOwnNotices; ++i) noticed.series.push_back({.name = std::string(kNoticeNames[i]), .points = {}});
  for (const AttackFigures& figures : attack.figures) {
    gain.places.push_back(strength_text(figures.strength));
    gain.series[0].points.push_back(point_of(figures.mean_gain));
    for (std::size_t i = 0; i < kOwnNotices; ++i) {
      const CountedShare& recall = figures.notices[i].recall;
      noticed.series[i].points.push_back({.value = recall.value(), .low = recall.interval.low, .high = recall.interval.high});
    }
  }
  noticed.places = gain.places;
  return whisker_svg(gain) + whisker_svg(noticed);
}

std::string attack_html(const RobustnessReport& report, const AttackReport& attack) {
  std::string out = "<h2>" + escaped_html(attack.name) + "</h2>\n" + drawings(attack) + gain_head(report, attack.strength_name);
  for (const AttackFigures& figures : attack.figures) out += row(gain_cells(figures, strength_text(figures.strength)));
  out += "</tbody></table>\n" + notice_head(attack.strength_name);
  for (const AttackFigures& figures : attack.figures) out += notice_rows(figures, strength_text(figures.strength));
  return out + "</tbody></table>\n";
}

std::string search_html(const RobustnessReport& report, const SearchFigures& search) {
  std::string out = "<h2>" + escaped_html(search.search) +
                    "</h2>\n<p>Accounts that follow creator and brand, the fewest that bring "
                    "the creator to the top " +
                    std::to_string(report.recipe.success.top) + ": median " + cell(search.median, 0) +
                    ", as a share of its audience in the data " + cell(search.median_of_audience, 2) + "; " +
                    cell(search.reached) + " get there with up to " + std::to_string(search.most) + ".</p>\n";
  out += gain_head(report, "with the fewest") + row(gain_cells(search.at_fewest, search.search)) + "</tbody></table>\n";
  out += notice_head("with the fewest") + notice_rows(search.at_fewest, search.search) + "</tbody></table>\n";
  out += "<details><summary>Pairs</summary><table><thead>" +
         row({"world", "creator", "brand", "rank before", "fewest", "too few", "audience rows", "brand's rows"}, "th") +
         "</thead><tbody>\n";
  for (const SearchedPair& pair : search.pairs) {
    out += row({pair.market, pair.creator, pair.brand, std::to_string(pair.rank_before),
                pair.fewest ? std::to_string(*pair.fewest) : "–", std::to_string(pair.too_few),
                std::to_string(pair.audience_rows), std::to_string(pair.brand_rows)});
  }
  return out + "</tbody></table></details>\n";
}

std::string worlds_html(const RobustnessReport& report) {
  std::string out = "<h2>Worlds</h2>\n<table><thead>" +
                    row({"world", "creators", "clean", "brands", "audience rows", "profile", "snapshot", "data"}, "th") +
                    "</thead><tbody>\n";
  for (const MarketReport& market : report.markets) {
    out += row({market.label, std::to_string(market.creators), std::to_string(market.clean), std::to_string(market.brands),
                std::to_string(market.audience_rows), market.profile, market.snapshot, market.data_hash});
  }
  return out + "</tbody></table>\n";
}

}  // namespace

std::string robustness_html(const RobustnessReport& report) {
  const SuccessRecipe& success = report.recipe.success;
  std::string out = page_begin(report.recipe.title);
  out += "<p>" + percent(success.level) + " intervals: of gains by " + std::to_string(success.resamples) +
         " resamples, attackers drawn as wholes; of shares that are counted exact.</p>\n";
  for (const AttackReport& attack : report.attacks) out += attack_html(report, attack);
  for (const SearchFigures& search : report.searches) out += search_html(report, search);
  out += worlds_html(report) + "<h2>Notes</h2>\n<ul>\n";
  for (const std::string& note : report.notes) out += "<li>" + escaped_html(note) + "</li>\n";
  return out + "</ul>\n<h2>Provenance</h2>\n<p>Vouch " + escaped_html(report.version) + ", seed " +
         std::to_string(report.recipe.seed) + ", configuration <code>" + escaped_html(report.config_hash) +
         "</code></p>\n</body></html>\n";
}

}  // namespace vouch::experiments
