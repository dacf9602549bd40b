// How numbers and texts stand in the files of a report, the same on every machine whatever the locale.
#pragma once

#include <string>
#include <string_view>

namespace vouch::experiments {

/// A number with so many decimals; "infinity" beyond all numbers, "undefined" for none.
[[nodiscard]] std::string fixed(double value, int decimals);
/// "95 %", "99.9 %".
[[nodiscard]] std::string percent(double share);
/// A field of comma-separated values as RFC 4180 has it.
[[nodiscard]] std::string csv_field(std::string_view text);
[[nodiscard]] std::string escaped_html(std::string_view text);

/// The head of a self-contained page that loads nothing from elsewhere, up to and with its headline.
[[nodiscard]] std::string page_begin(std::string_view title);

}  // namespace vouch::experiments
