#include "datasets/column_evidence.h"

#include "datasets/input/encoding.h"

namespace vouch::datasets {
namespace {

bool is_list(FieldType type) {
  return type == FieldType::list || type == FieldType::tags || type == FieldType::handles || type == FieldType::vector;
}

bool is_number(FieldType type) {
  return type == FieldType::count || type == FieldType::whole || type == FieldType::cents || type == FieldType::real ||
         type == FieldType::weight || type == FieldType::share;
}

void append(std::string& reading, std::string_view words) {
  if (!reading.empty()) reading += ", ";
  reading += words;
}

}  // namespace

ColumnEvidence::ColumnEvidence(FieldType type)
    : looks_at_marks_(is_number(type)),
      looks_at_times_(type == FieldType::time),
      looks_at_bars_(is_list(type)),
      looks_at_shares_(type == FieldType::share) {}

bool ColumnEvidence::is_needed(FieldType type) { return is_number(type) || is_list(type) || type == FieldType::time; }

void ColumnEvidence::add(const Cell& cell) {
  if (looks_at_shares_ && cell.text.size() < 32) add_share(cell);
  if (cell.kind != CellKind::text || cell.text.empty()) return;
  if (looks_at_bars_) has_bar_ = has_bar_ || cell.text.find('|') != std::string_view::npos;
  if (cell.text.size() > 64) return;
  if (looks_at_marks_) marks_.add(cell.text);
  if (looks_at_times_) times_.add(cell.text);
}

void ColumnEvidence::add_share(const Cell& cell) {
  if (cell.kind != CellKind::text && cell.kind != CellKind::number) return;
  auto number = parse_number(cell.text, Mark::point);
  if (!number) number = parse_number(cell.text, Mark::comma);
  if (!number || number->percent || number->size == 0) return;
  const double value = number->real();
  ++unsigned_cells_;
  above_quarter_ += value > 0.25 ? 1 : 0;
  above_one_ += value > 1.0 ? 1 : 0;
}

bool ColumnEvidence::mostly_above(double bound) const {
  return 2 * (bound < 1.0 ? above_quarter_ : above_one_) > unsigned_cells_;
}

std::optional<Mark> mark_of_file(std::span<const ColumnEvidence> columns) {
  std::optional<Mark> common;
  for (const ColumnEvidence& one : columns) {
    const auto mark = one.marks().proven();
    if (!mark) continue;
    if (common && *common != *mark) return std::nullopt;
    common = mark;
  }
  return common;
}

std::optional<std::string> decide(const ColumnEvidence& evidence, std::optional<Mark> of_file, Locale locale, ColumnPlan& plan,
                                  std::string& reading) {
  const bool stated = locale != Locale::unstated;
  if (is_number(plan.type) && evidence.marks().has_marks()) {
    auto mark = evidence.marks().proven();
    if (!mark) mark = of_file;
    if (!mark && stated) mark = locale == Locale::german ? Mark::comma : Mark::point;
    if (!mark) {
      return "found '" + printable(evidence.marks().example()) +
             "', where the mark could be decimal or between thousands; expected to be told by --locale de or --locale en";
    }
    plan.mark = *mark;
    append(reading, name_of(*mark));
  }
  if (plan.type == FieldType::share) {
    const double bound = plan.match.figure != nullptr ? plan.match.figure->percent_above : 0.0;
    plan.percent = plan.match.percent || (bound > 0.0 && evidence.mostly_above(bound));
    if (plan.percent) append(reading, "percent");
  }
  if (plan.match.reading == Reading::units || plan.match.reading == Reading::taken_off) append(reading, "in units");
  if (plan.type == FieldType::time) {
    plan.time.compact = evidence.times().compact();
    if (plan.time.compact) append(reading, "yyyymmdd");
    if (!evidence.times().has_slashes()) return std::nullopt;
    auto order = evidence.times().proven();
    if (!order && (stated || !evidence.times().ambiguous()))
      order = locale == Locale::english ? DayOrder::month_first : DayOrder::day_first;
    if (!order) {
      return "found '" + printable(evidence.times().example()) +
             "', where the day or the month could be first; expected to be told by --locale de or --locale en";
    }
    plan.time.slashes = *order;
    append(reading, name_of(*order));
  }
  return std::nullopt;
}

}  // namespace vouch::datasets
