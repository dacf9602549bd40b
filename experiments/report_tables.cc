// The report as comma-separated values: one file for figures, one for comparisons, one for values per query.
#include "experiments/report.h"

namespace vouch::experiments {
namespace {

constexpr int kDecimals = 6;

void append_figures(std::string& out, std::string_view cut, const std::vector<evaluation::Figure>& figures) {
  for (const evaluation::Figure& f : figures) {
    out.append(cut).append(",").append(f.run).append(",").append(evaluation::name_of(f.measure)).append(",");
    if (f.value) {
      out.append(fixed(*f.value, kDecimals)).append(",").append(fixed(f.interval.low, kDecimals)).append(",");
      out.append(fixed(f.interval.high, kDecimals)).append(",");
    } else {
      out.append(",,,");
    }
    out.append(std::to_string(f.queries)).append(",").append(std::to_string(f.clusters)).append("\n");
  }
}

}  // namespace

std::string report_csv(const Report& report) {
  std::string out = "cut,model,measure,value,low,high,queries,brands\n";
  append_figures(out, "all", report.pooled.figures);
  for (const CutReport& cut : report.cuts) append_figures(out, cut.label, cut.figures);
  return out;
}

std::string comparisons_csv(const Report& report) {
  std::string out = "first,second,measure,difference,low,high,p_value,exact,queries,brands\n";
  for (const evaluation::Comparison& c : report.pooled.comparisons) {
    out += c.first + "," + c.second + "," + evaluation::name_of(c.measure) + "," + fixed(c.difference, kDecimals) + "," +
           fixed(c.interval.low, kDecimals) + "," + fixed(c.interval.high, kDecimals) + "," + fixed(c.p_value, kDecimals) + "," +
           (c.exact ? "true," : "false,") + std::to_string(c.queries) + "," + std::to_string(c.clusters) + "\n";
  }
  return out;
}

std::string queries_csv(const Report& report) {
  std::string out = "query,model";
  if (report.scores.empty()) return out + "\n";
  for (const evaluation::Measure measure : report.scores.front().measures) out += "," + evaluation::name_of(measure);
  out += "\n";
  for (const evaluation::RunScores& scores : report.scores) {
    for (std::size_t q = 0; q < scores.queries.size(); ++q) {
      out += csv_field(scores.queries[q]) + "," + scores.run;
      for (std::size_t m = 0; m < scores.measures.size(); ++m) {
        const auto value = scores.value(q, m);
        out += "," + (value ? fixed(*value, kDecimals) : std::string());
      }
      out += "\n";
    }
  }
  return out;
}

}  // namespace vouch::experiments
