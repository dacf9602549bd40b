// Figures that no data of the user gives, each a row with its source and date; a brief replaces or leaves out any of them,
// and every answer lists the rows that it rests on. Rows of one name are told apart by scope and by the day from which they
// hold. This file and its table are the one place to change them.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

namespace vouch::planning {

struct Assumption {
  std::string_view name;        // visible_share, social_insurance
  std::string_view scope;       // platform, or country; "" holds everywhere else
  std::string_view valid_from;  // day, YYYY-MM-DD; "" always
  double value = 0.0;
  std::string_view source;
  std::string_view source_date;  // of the source, YYYY or YYYY-MM-DD
};

[[nodiscard]] std::span<const Assumption> assumptions();

/// The row for a scope on a day: the latest that already holds, else the earliest; of the scope itself, else of "".
[[nodiscard]] const Assumption* find_assumption(std::string_view name, std::string_view scope, std::int64_t at_s);

}  // namespace vouch::planning
