// The report to read: a LaTeX table for a paper, and one self-contained page that loads nothing from elsewhere.
#include <algorithm>

#include "engine/core/civil_time.h"
#include "experiments/report.h"

namespace vouch::experiments {
namespace {

constexpr int kDecimals = 4;

std::string escaped_tex(std::string_view text) {
  std::string out;
  for (const char c : text) {
    switch (c) {
      case '&':
      case '%':
      case '$':
      case '#':
      case '_':
      case '{':
      case '}': out.append({'\\', c}); break;
      case '~': out += "\\textasciitilde{}"; break;
      case '^': out += "\\textasciicircum{}"; break;
      case '\\': out += "\\textbackslash{}"; break;
      default: out.push_back(c);
    }
  }
  return out;
}

std::vector<evaluation::Measure> measures_of(const Report& report) {
  return report.scores.empty() ? std::vector<evaluation::Measure>{} : report.scores.front().measures;
}

std::string cell(const evaluation::Figure& figure) {
  if (!figure.value) return "–";
  return fixed(*figure.value, kDecimals) + " [" + fixed(figure.interval.low, kDecimals) + ", " +
         fixed(figure.interval.high, kDecimals) + "]";
}

/// Rows of models, columns of measures: the figures come model by model in the measures' order.
std::string figures_html(const Report& report, const std::vector<evaluation::Figure>& figures) {
  const auto measures = measures_of(report);
  std::string out = "<table><thead><tr><th>Model</th>";
  for (const auto measure : measures) out += "<th>" + escaped_html(evaluation::name_of(measure)) + "</th>";
  out += "</tr></thead><tbody>\n";
  for (std::size_t m = 0; m < report.models.size(); ++m) {
    out += "<tr><td>" + escaped_html(report.models[m].name) + "</td>";
    for (std::size_t i = 0; i < measures.size(); ++i)
      out += "<td>" + escaped_html(cell(figures[m * measures.size() + i])) + "</td>";
    out += "</tr>\n";
  }
  return out + "</tbody></table>\n";
}

std::string comparisons_html(const Report& report) {
  std::string out =
      "<table><thead><tr><th>First</th><th>Second</th><th>Measure</th><th>Difference</th><th>p</th></tr></thead><tbody>\n";
  for (const auto& c : report.pooled.comparisons) {
    out += "<tr><td>" + escaped_html(c.first) + "</td><td>" + escaped_html(c.second) + "</td><td>" +
           escaped_html(evaluation::name_of(c.measure)) + "</td><td>" + fixed(c.difference, kDecimals) + " [" +
           fixed(c.interval.low, kDecimals) + ", " + fixed(c.interval.high, kDecimals) + "]</td><td>" +
           fixed(c.p_value, kDecimals) + "</td></tr>\n";
  }
  return out + "</tbody></table>\n";
}

std::string models_html(const Report& report) {
  std::string out = "<table><thead><tr><th>Model</th><th>Kind</th><th>What it ranks by</th></tr></thead><tbody>\n";
  for (const ModelReport& model : report.models) {
    std::string detail = model.detail;
    for (std::size_t f = 0; f < model.folds.size(); ++f) {
      detail += (f == 0 ? "" : "; ") + std::string("fold ") + std::to_string(f + 1) + ": " + text_of(model.folds[f].weights) +
                " (chosen on " + std::to_string(model.folds[f].chosen_on_queries) + " queries of other brands)";
    }
    out += "<tr><td>" + escaped_html(model.name) + "</td><td>" + escaped_html(model.kind) + "</td><td>" + escaped_html(detail) +
           "</td></tr>\n";
  }
  return out + "</tbody></table>\n";
}

std::string cuts_html(const Report& report) {
  std::string out =
      "<table><thead><tr><th>Cut</th><th>Until</th><th>Posts</th><th>Ties</th><th>Candidates</th><th>Queries</th><th>Positives</"
      "th>"
      "<th>Snapshot</th></tr></thead><tbody>\n";
  for (const CutReport& cut : report.cuts) {
    out += "<tr><td>" + escaped_html(cut.label) + " %</td><td>" + core::iso_time(cut.until_s) + "</td>";
    for (const std::size_t count : {cut.posts, cut.ties, cut.candidates, cut.queries, cut.positives})
      out += "<td>" + std::to_string(count) + "</td>";
    out += "<td><code>" + escaped_html(cut.snapshot) + "</code></td></tr>\n";
  }
  return out + "</tbody></table>\n";
}

}  // namespace

std::string report_tex(const Report& report) {
  const auto measures = measures_of(report);
  std::string out = "% " + report.name + ", data " + report.data_hash + ", configuration " + report.config_hash + ", Vouch " +
                    report.version + "\n";
  out += "\\begin{tabular}{l" + std::string(measures.size(), 'l') + "}\n\\hline\nModel";
  for (const auto measure : measures) out += " & " + escaped_tex(evaluation::name_of(measure));
  out += " \\\\\n\\hline\n";
  for (std::size_t m = 0; m < report.models.size(); ++m) {
    out += escaped_tex(report.models[m].name);
    for (std::size_t i = 0; i < measures.size(); ++i) {
      const evaluation::Figure& figure = report.pooled.figures[m * measures.size() + i];
      out += " & " + (figure.value ? cell(figure) : std::string("--"));
    }
    out += " \\\\\n";
  }
  return out + "\\hline\n\\end{tabular}\n";
}

std::string report_html(const Report& report) {
  const std::string level = percent(report.resampling.level);
  std::string out = page_begin(report.title);
  out += "<p>Means over the queries of all cuts with " + level + " intervals: " + std::to_string(report.resampling.resamples) +
         " resamples, brands drawn as wholes.</p>\n" + figures_html(report, report.pooled.figures);
  out +=
      "<h2>Differences</h2>\n<p>First less second, paired by query, with the two-sided p value of a randomisation test.</p>\n" +
      comparisons_html(report);
  out += "<h2>Models</h2>\n" + models_html(report) + "<h2>Split</h2>\n" + cuts_html(report);
  for (const CutReport& cut : report.cuts)
    out += "<h3>Cut at " + escaped_html(cut.label) + " %</h3>\n" + figures_html(report, cut.figures);
  if (!report.notes.empty()) {
    out += "<h2>Notes</h2>\n<ul>\n";
    for (const std::string& note : report.notes) out += "<li>" + escaped_html(note) + "</li>\n";
    out += "</ul>\n";
  }
  out += "<h2>Provenance</h2>\n<p>Vouch " + escaped_html(report.version) + ", seed " + std::to_string(report.seed) +
         ", data <code>" + escaped_html(report.data_hash) + "</code>, configuration <code>" + escaped_html(report.config_hash) +
         "</code></p>\n</body></html>\n";
  return out;
}

std::string figures_text(const Report& report) {
  const auto measures = measures_of(report);
  constexpr std::size_t kCellWidth = 26;
  std::size_t name_width = std::string_view("model").size();
  for (const ModelReport& model : report.models) name_width = std::max(name_width, model.name.size());
  std::string out;
  const auto append = [&](const std::string& text, std::size_t width, bool is_last) {
    out += text;
    out += is_last ? std::string("\n") : std::string(std::max(width, text.size()) - text.size() + 2, ' ');
  };
  append("model", name_width, measures.empty());
  for (std::size_t i = 0; i < measures.size(); ++i)
    append(evaluation::name_of(measures[i]), kCellWidth, i + 1 == measures.size());
  for (std::size_t m = 0; m < report.models.size(); ++m) {
    append(report.models[m].name, name_width, measures.empty());
    for (std::size_t i = 0; i < measures.size(); ++i) {
      const auto& figure = report.pooled.figures[m * measures.size() + i];
      append(figure.value ? cell(figure) : "-", kCellWidth, i + 1 == measures.size());
    }
  }
  return out;
}

}  // namespace vouch::experiments
