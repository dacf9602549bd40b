#include "datasets/reference/credibility_tables.h"

#include <array>
#include <set>
#include <utility>

#include "datasets/reference/reference_table.h"

namespace vouch::datasets {
namespace {

using catalog::CredibilityRuleRecord;
using catalog::CredibilityRuleRecords;
using core::fail;
using core::Result;

enum RuleColumn : std::size_t { table_name, rule, value, unit, meaning, source, date };
constexpr std::array<std::string_view, 7> kColumns{"table", "rule", "value", "unit", "meaning", "source", "source_date"};

Result<CredibilityRuleRecord> read_row(const ReferenceTable& table) {
  for (std::size_t column = 0; column < kColumns.size(); ++column) {
    if (column != unit && table.cell(column).empty()) return fail(table.wrong(column, "something"));
  }
  return CredibilityRuleRecord{.table = std::string(table.cell(table_name)),
                               .rule = std::string(table.cell(rule)),
                               .value = std::string(table.cell(value)),
                               .unit = std::string(table.cell(unit)),
                               .meaning = std::string(table.cell(meaning)),
                               .source = std::string(table.cell(source)),
                               .source_date = std::string(table.cell(date)),
                               .line = table.line()};
}

}  // namespace

Result<CredibilityRuleRecords> read_credibility_rules(std::string_view bytes, std::string name) {
  auto table = ReferenceTable::open(name, bytes, kColumns);
  if (!table) return fail(std::move(table).error());
  CredibilityRuleRecords records{.version = {}, .file = std::move(name), .rows = {}};
  std::set<std::pair<std::string, std::string>> seen;
  for (;;) {
    const auto more = table->next();
    if (!more) return fail(more.error());
    if (!*more) break;
    auto row = read_row(*table);
    if (!row) return fail(std::move(row).error());
    if (!seen.emplace(row->table, row->rule).second) return fail(table->wrong(rule, "one row for each rule of " + row->table));
    if (row->table == "all" && row->rule == "version") {
      records.version = row->value;
    } else {
      records.rows.push_back(*std::move(row));
    }
  }
  if (records.version.empty()) {
    return fail(core::ErrorCode::invalid_argument, records.file + ": found no row all,version, expected one");
  }
  records.version = version_of(records.version, std::array{bytes});
  return records;
}

Result<CredibilityRuleRecords> carried_credibility_rules() { return read_credibility_rules(carried_credibility_file()); }

}  // namespace vouch::datasets
