// Which field of which record a column of the data dictionary fills. Tables that no record is made for (orders, codes,
// contracts and the like) have none: their rows are checked, not delivered.
#pragma once

#include <optional>
#include <string_view>

#include "datasets/records/column_reader.h"
#include "engine/catalog/records.h"

namespace vouch::datasets {

/// Puts a value into its field. Requires a record of the table that the setter was found for.
using Setter = void (*)(catalog::Record& record, const Value& value);

/// nullptr: the column has no field.
[[nodiscard]] Setter find_setter(std::string_view table, std::string_view column);

/// A record of the table without any field set; nullopt: the table has none.
[[nodiscard]] std::optional<catalog::Record> blank_record(std::string_view table);

/// The owner that the record belongs to; nullptr: its kind has none.
[[nodiscard]] catalog::OwnerKey* owner_of(catalog::Record& record);

}  // namespace vouch::datasets
