#include "api/cli/rates.h"

#include <algorithm>
#include <charconv>
#include <string>

#include "api/cli/files.h"

namespace vouch::cli {
namespace {

using core::ErrorCode;
using core::fail;

std::vector<std::string> cells_of(const std::string& line) {
  const char separator = line.find(';') != std::string::npos ? ';' : ',';
  std::vector<std::string> cells(1);
  for (const char c : line) {
    if (c == separator) {
      cells.emplace_back();
    } else if (c != '"' && c != ' ') {
      cells.back() += c;
    }
  }
  return cells;
}

}  // namespace

core::Result<std::vector<planning::ExchangeRate>> read_rates(const std::filesystem::path& file) {
  const auto lines = read_ids(file);
  if (!lines) return fail(lines.error());
  const std::vector<std::string> header = lines->empty() ? std::vector<std::string>() : cells_of(lines->front());
  const auto currency = static_cast<std::size_t>(std::find(header.begin(), header.end(), "currency") - header.begin());
  const auto rate = static_cast<std::size_t>(std::find(header.begin(), header.end(), "rate") - header.begin());
  if (currency == header.size() || rate == header.size()) {
    return fail(ErrorCode::invalid_argument, file.string() + ": line 1 lacks currency or rate, expected a header with both");
  }
  std::vector<planning::ExchangeRate> rates;
  for (std::size_t i = 1; i < lines->size(); ++i) {
    const std::vector<std::string> cells = cells_of((*lines)[i]);
    const std::string text = rate < cells.size() ? cells[rate] : "";
    double value = 0.0;
    const auto [end, code] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (currency >= cells.size() || cells[currency].empty() || code != std::errc() || end != text.data() + text.size()) {
      return fail(ErrorCode::invalid_argument, file.string() + ": line " + std::to_string(i + 1) + " is '" + (*lines)[i] +
                                                   "', expected a currency and a rate such as USD,0.92");
    }
    rates.push_back({.currency = cells[currency], .rate = value});
  }
  return rates;
}

}  // namespace vouch::cli
