// The style sheet of the page: sober, printable on A4, no font or image from elsewhere.
#include "api/report/html.h"

namespace vouch::report {
namespace {

constexpr std::string_view kStyle = R"css(
:root { --ink: #17212b; --soft: #55626f; --faint: #8a96a3; --rule: #dde3e8; --ground: #f5f7f8; --accent: #1d4e89; }
* { box-sizing: border-box; }
html { -webkit-print-color-adjust: exact; print-color-adjust: exact; }
body { margin: 0; background: var(--ground); color: var(--ink); font: 15px/1.5 "Inter", "Segoe UI", "Helvetica Neue", Arial, "Liberation Sans", "DejaVu Sans", sans-serif; }
main { max-width: 920px; margin: 32px auto; padding: 48px 56px 40px; background: #fff; border: 1px solid var(--rule); }
h1 { margin: 6px 0 4px; font-size: 30px; line-height: 1.2; font-weight: 650; letter-spacing: -.01em; }
h2 { margin: 40px 0 12px; font-size: 13px; font-weight: 650; letter-spacing: .08em; text-transform: uppercase; color: var(--soft); }
h3 { margin: 0; font-size: 18px; line-height: 1.3; font-weight: 650; overflow-wrap: anywhere; }
p { margin: 0 0 8px; }
.wordmark { font-weight: 700; letter-spacing: .22em; font-size: 12px; color: var(--accent); }
.lead { font-size: 17px; color: var(--soft); }
.facts { display: grid; grid-template-columns: repeat(auto-fit, minmax(150px, 1fr)); gap: 10px 24px; margin: 24px 0 0; padding: 16px 0; border-top: 2px solid var(--ink); border-bottom: 1px solid var(--rule); }
.facts div { min-width: 0; }
.facts .wide { grid-column: 1 / -1; }
.facts dt, .money dt { font-size: 11px; letter-spacing: .04em; text-transform: uppercase; color: var(--faint); }
.facts dd, .money dd { margin: 0; font-size: 14px; overflow-wrap: anywhere; }
dl { margin: 0; }
.legend { display: flex; flex-wrap: wrap; gap: 4px 18px; margin: 14px 0 0; padding: 0; list-style: none; font-size: 13px; color: var(--soft); }
.swatch { width: 10px; height: 10px; margin-right: 6px; vertical-align: -0.5px; }
.defs { position: absolute; }
table { width: 100%; border-collapse: collapse; font-variant-numeric: tabular-nums; }
th { text-align: left; font-size: 11px; font-weight: 600; letter-spacing: .04em; text-transform: uppercase; color: var(--faint); padding: 0 8px 6px 0; border-bottom: 1px solid var(--rule); }
td { padding: 7px 8px 7px 0; border-bottom: 1px solid var(--rule); vertical-align: middle; }
th.n, td.n { text-align: right; }
.overview td { font-size: 14px; }
.overview .who { max-width: 220px; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; font-weight: 550; }
.overview .who a { color: inherit; text-decoration: none; }
.overview .chart { width: 46%; padding-right: 0; }
.stack { display: block; width: 100%; height: auto; }
.strength { display: block; width: 124px; height: 12px; }
.range { stroke: #17212b; stroke-width: 1.4; }
.gap { stroke: #fff; stroke-width: 1.2; }
.mark { fill: #17212b; stroke: #fff; stroke-width: 1.4; }
.warn-list { margin: 20px 0 0; padding: 12px 16px; background: #fbf6ea; border-left: 3px solid #c9a227; list-style: none; font-size: 14px; }
article { display: grid; grid-template-columns: 112px 1fr; gap: 0 28px; padding: 28px 0 24px; border-top: 1px solid var(--rule); break-inside: avoid; }
article:first-of-type { border-top: 2px solid var(--ink); }
.score { font-variant-numeric: tabular-nums; }
.score .place { font-size: 13px; color: var(--faint); }
.score .value { font-size: 38px; line-height: 1.1; font-weight: 650; letter-spacing: -.02em; }
.score .note { font-size: 12px; line-height: 1.4; color: var(--soft); }
.sub { color: var(--soft); font-size: 14px; margin-bottom: 12px; overflow-wrap: anywhere; }
.columns { display: grid; grid-template-columns: minmax(0, 1fr) 150px; gap: 16px 40px; margin-top: 14px; }
.signals td { padding: 4px 8px 4px 0; font-size: 13px; border: 0; white-space: nowrap; }
.signals th { border-bottom: 1px solid var(--rule); }
.signals tr.sum td { border-top: 1px solid var(--ink); font-weight: 650; }
.signals .state { color: var(--soft); font-size: 12px; }
ul.small { margin: 0; padding-left: 18px; }
ul.reasons, ul.warnings { margin: 10px 0 0; padding: 0; list-style: none; font-size: 14px; }
.reasons li, .warnings li { padding-left: 20px; position: relative; margin-bottom: 5px; overflow-wrap: anywhere; }
.reasons li::before { content: "+"; position: absolute; left: 2px; color: var(--accent); font-weight: 700; }
.warnings li::before { content: "!"; position: absolute; left: 4px; color: #9a6b00; font-weight: 700; }
.warnings li { color: #6b4d00; }
.money { align-self: start; }
.money div { padding: 0 0 10px; }
.small { font-size: 13px; color: var(--soft); }
.how { display: grid; grid-template-columns: 1fr 1fr; gap: 4px 32px; font-size: 13px; color: var(--soft); }
footer { margin-top: 32px; padding-top: 12px; border-top: 1px solid var(--rule); font-size: 12px; color: var(--faint); overflow-wrap: anywhere; }
@media (max-width: 720px) {
  main { margin: 0; padding: 24px 18px; border: 0; }
  article, .columns, .how { grid-template-columns: 1fr; gap: 12px; }
  .overview .chart { width: 34%; }
}
@page { size: A4; margin: 14mm 13mm; }
@media print {
  body { background: #fff; font-size: 10.5pt; }
  main { margin: 0; padding: 0; border: 0; max-width: none; }
  h2 { break-after: avoid; }
  tr { break-inside: avoid; }
  .columns { grid-template-columns: minmax(0, 1fr) 130px; }
}
)css";

}  // namespace

std::string_view style_sheet() { return kStyle; }

}  // namespace vouch::report
