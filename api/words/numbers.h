// Numbers, money and dates as people of a language write them: "1.234,5" and "31.01.2026", "1,234.5" and "31 Jan 2026".
// For texts, tables and pages; JSON and CSV never use them. Depends on no locale of the machine.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "api/words/language.h"

namespace vouch::words {

/// 1234567 -> "1.234.567" / "1,234,567".
[[nodiscard]] std::string count(std::int64_t number, Language language);
/// 4700000 -> "4,7 Mio." / "4.7M", 45300 -> "45,3 Tsd." / "45.3K"; below 10,000 as count.
[[nodiscard]] std::string short_count(std::int64_t number, Language language);
/// 3.14159 with 2 digits -> "3,14" / "3.14", halves away from zero; not finite: "–".
[[nodiscard]] std::string decimal(double number, int digits, Language language);
/// Thousandths of a point with 0 to 3 digits: 83412 with 1 -> "83,4" / "83.4".
[[nodiscard]] std::string points(std::int64_t thousandths, int digits, Language language);
/// 0.625 -> "62,5 %" / "62.5%"; no decimals from 10 % on unless `digits` says so.
[[nodiscard]] std::string percent(double share, Language language, int digits = -1);
/// 120050 cents EUR -> "1.200,50 €" / "€1,200.50"; whole units without decimals; other currencies by their code.
[[nodiscard]] std::string money(std::int64_t cents, std::string_view currency, Language language);
/// The day of a time in Unix seconds, UTC: "31.01.2026" / "31 Jan 2026".
[[nodiscard]] std::string date(std::int64_t unix_s, Language language);

}  // namespace vouch::words
