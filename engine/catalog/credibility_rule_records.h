// The rows of the credibility rules as plain structs: thresholds and weights, one row a value. They are data with a source and a
// date each; readers make them (datasets/reference), engine/credibility/rules.h gives them their meaning. Strings are owned.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace vouch::catalog {

struct CredibilityRuleRecord {
  std::string table, rule;  // such as growth, least_entries; each pair once
  std::string value;        // as it is written
  std::string unit, meaning;
  std::string source, source_date;
  std::uint64_t line = 0;  // of the file that it was read from; 0: of none
};

struct CredibilityRuleRecords {
  std::string version;
  std::string file;  // where the rows came from, for messages
  std::vector<CredibilityRuleRecord> rows;
};

}  // namespace vouch::catalog
