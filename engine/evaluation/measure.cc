// Reading and printing of measure names; the table below is the only place where names stand.
#include "engine/evaluation/measure.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>

#include "engine/core/suggestion.h"

namespace vouch::evaluation {
namespace {

using core::ErrorCode;
using core::fail;
using core::Result;

enum class Cutoff { none, optional, needed };

struct Spelling {
  std::string_view name;  // the first spelling of a kind is the canonical one
  MeasureKind kind;
  Cutoff cutoff;
};

constexpr std::array kSpellings = {
    Spelling{"R", MeasureKind::recall, Cutoff::needed},
    Spelling{"recall", MeasureKind::recall, Cutoff::needed},
    Spelling{"P", MeasureKind::precision, Cutoff::needed},
    Spelling{"precision", MeasureKind::precision, Cutoff::needed},
    Spelling{"AP", MeasureKind::average_precision, Cutoff::optional},
    Spelling{"MAP", MeasureKind::average_precision, Cutoff::optional},
    Spelling{"map_cut", MeasureKind::average_precision, Cutoff::needed},
    Spelling{"RR", MeasureKind::reciprocal_rank, Cutoff::optional},
    Spelling{"MRR", MeasureKind::reciprocal_rank, Cutoff::optional},
    Spelling{"recip_rank", MeasureKind::reciprocal_rank, Cutoff::optional},
    Spelling{"nDCG", MeasureKind::ndcg, Cutoff::optional},
    Spelling{"ndcg_cut", MeasureKind::ndcg, Cutoff::needed},
    Spelling{"Success", MeasureKind::success, Cutoff::needed},
    Spelling{"HR", MeasureKind::success, Cutoff::needed},
    Spelling{"hit", MeasureKind::success, Cutoff::needed},
    Spelling{"Rprec", MeasureKind::r_precision, Cutoff::none},
    Spelling{"AUC", MeasureKind::auc, Cutoff::none},
    Spelling{"MedR", MeasureKind::median_rank, Cutoff::none},
    Spelling{"NumRet", MeasureKind::retrieved, Cutoff::none},
    Spelling{"num_ret", MeasureKind::retrieved, Cutoff::none},
    Spelling{"NumRel", MeasureKind::relevant, Cutoff::none},
    Spelling{"num_rel", MeasureKind::relevant, Cutoff::none},
    Spelling{"NumRelRet", MeasureKind::relevant_retrieved, Cutoff::none},
    Spelling{"num_rel_ret", MeasureKind::relevant_retrieved, Cutoff::none},
};

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

bool same_letters(std::string_view a, std::string_view b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](char x, char y) { return lower(x) == lower(y); });
}

const Spelling* spelling_of(std::string_view name) {
  const auto* found = std::find_if(kSpellings.begin(), kSpellings.end(), [&](const Spelling& s) { return s.name == name; });
  if (found == kSpellings.end()) {
    found = std::find_if(kSpellings.begin(), kSpellings.end(), [&](const Spelling& s) { return same_letters(s.name, name); });
  }
  return found == kSpellings.end() ? nullptr : &*found;
}

/// "R@50" and "recall_50" in two parts; the second is empty where there is no cutoff.
struct Parts {
  std::string_view base;
  std::string_view cutoff;
};

Parts split(std::string_view name) {
  if (const auto at = name.find('@'); at != std::string_view::npos) return {name.substr(0, at), name.substr(at + 1)};
  const auto bar = name.rfind('_');
  const bool digits =
      bar != std::string_view::npos && bar + 1 < name.size() &&
      std::all_of(name.begin() + static_cast<std::ptrdiff_t>(bar) + 1, name.end(), [](char c) { return c >= '0' && c <= '9'; });
  if (digits) return {name.substr(0, bar), name.substr(bar + 1)};
  return {name, {}};
}

std::string quoted(std::string_view text) { return "'" + std::string(text) + "'"; }

core::Error unknown_measure(std::string_view name, std::string_view base) {
  std::array<std::string_view, kSpellings.size()> known{};
  std::transform(kSpellings.begin(), kSpellings.end(), known.begin(), [](const Spelling& s) { return s.name; });
  return {.code = ErrorCode::invalid_argument,
          .message = "unknown measure " + quoted(name) + core::did_you_mean(base, known),
          .pointer = {}};
}

}  // namespace

Aggregation aggregation_of(MeasureKind kind) {
  switch (kind) {
    case MeasureKind::median_rank: return Aggregation::median;
    case MeasureKind::retrieved:
    case MeasureKind::relevant:
    case MeasureKind::relevant_retrieved: return Aggregation::sum;
    case MeasureKind::recall:
    case MeasureKind::precision:
    case MeasureKind::average_precision:
    case MeasureKind::reciprocal_rank:
    case MeasureKind::ndcg:
    case MeasureKind::success:
    case MeasureKind::r_precision:
    case MeasureKind::auc: return Aggregation::mean;
  }
  return Aggregation::mean;
}

std::string name_of(Measure measure) {
  const auto* found =
      std::find_if(kSpellings.begin(), kSpellings.end(), [&](const Spelling& s) { return s.kind == measure.kind; });
  std::string name(found->name);
  return measure.cutoff == 0 ? name : name + "@" + std::to_string(measure.cutoff);
}

Result<Measure> parse_measure(std::string_view name) {
  const Parts parts = split(name);
  const Spelling* spelling = spelling_of(parts.base);
  if (spelling == nullptr) return fail(unknown_measure(name, parts.base));
  const bool has_mark = parts.base.size() != name.size();
  if (!has_mark) {
    if (spelling->cutoff != Cutoff::needed) return Measure{.kind = spelling->kind, .cutoff = 0};
    return fail(ErrorCode::invalid_argument,
                "measure " + quoted(name) + " needs a cutoff, as in '" + std::string(spelling->name) + "@50'");
  }
  if (spelling->cutoff == Cutoff::none) {
    return fail(ErrorCode::invalid_argument, "measure " + quoted(spelling->name) + " has no cutoff, found " + quoted(name));
  }
  std::uint32_t cutoff = 0;
  const std::string_view digits = parts.cutoff;
  const auto [stop, error] = std::from_chars(digits.data(), digits.data() + digits.size(), cutoff);
  if (error != std::errc{} || stop != digits.data() + digits.size() || cutoff == 0) {
    return fail(ErrorCode::invalid_argument,
                "measure " + quoted(name) + ": expected a cutoff of 1 or more, found " + quoted(parts.cutoff));
  }
  return Measure{.kind = spelling->kind, .cutoff = cutoff};
}

Result<std::vector<Measure>> parse_measures(std::string_view names) {
  std::vector<Measure> measures;
  while (!names.empty()) {
    const auto end = std::min(names.find_first_of(", \t"), names.size());
    const std::string_view name = names.substr(0, end);
    names.remove_prefix(std::min(end + 1, names.size()));
    if (name.empty()) continue;
    auto measure = parse_measure(name);
    if (!measure) return fail(std::move(measure).error());
    if (std::find(measures.begin(), measures.end(), *measure) == measures.end()) measures.push_back(*measure);
  }
  if (measures.empty()) return fail(ErrorCode::invalid_argument, "no measure given, expected names such as 'R@50,AUC'");
  return measures;
}

std::vector<Measure> default_measures() {
  return {{MeasureKind::recall, 10},
          {MeasureKind::recall, 50},
          {MeasureKind::precision, 10},
          {MeasureKind::average_precision, 0},
          {MeasureKind::reciprocal_rank, 0},
          {MeasureKind::ndcg, 10},
          {MeasureKind::auc, 0}};
}

}  // namespace vouch::evaluation
