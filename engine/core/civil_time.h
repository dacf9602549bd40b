// Dates of the proleptic Gregorian calendar and Unix seconds (UTC), without the machine's clock, zone or locale.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace vouch::core {

inline constexpr std::int64_t kDaySeconds = 86400;

/// Days since 1970-01-01, nullopt where there is no such date or the year is outside 1..9999.
[[nodiscard]] std::optional<std::int64_t> days_from_civil(int year, int month, int day);

struct CivilDate {
  int year = 1970;
  int month = 1;
  int day = 1;
  bool operator==(const CivilDate&) const = default;
};

[[nodiscard]] CivilDate civil_from_days(std::int64_t days);

/// "2026-01-31" of a time in Unix seconds.
[[nodiscard]] std::string iso_date(std::int64_t unix_s);
/// "2026-01-31T12:00:00Z".
[[nodiscard]] std::string iso_time(std::int64_t unix_s);

/// Reads "2026-01-31", also with "THH:MM[:SS[.fraction]]" (or a space for T) and "Z", "+HH:MM", " +HHMM"; none is UTC.
/// A date alone is its first second. nullopt for anything else.
[[nodiscard]] std::optional<std::int64_t> parse_iso_time(std::string_view text);

}  // namespace vouch::core
