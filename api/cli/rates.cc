#include "api/cli/rates.h"

#include <algorithm>
#include <charconv>
#include <span>
#include <string>
#include <string_view>

#include "datasets/dataset_files.h"
#include "datasets/input/byte_source.h"
#include "datasets/input/encoding.h"
#include "datasets/table/csv_sniffer.h"

namespace vouch::cli {
namespace {

using core::ErrorCode;
using core::fail;

constexpr std::size_t kBeginning = 4096;  // bytes that show the delimiter

std::size_t known_columns(std::span<const std::string> header) {
  return static_cast<std::size_t>(
      std::count_if(header.begin(), header.end(), [](const std::string& name) { return name == "currency" || name == "rate"; }));
}

core::Result<datasets::OpenTable> open_rates(const std::filesystem::path& file) {
  const datasets::ReadLimits limits;
  auto opened = datasets::open_file(file, file.string(), limits);
  if (!opened) return fail(std::move(opened).error());
  std::string beginning(kBeginning, '\0');
  const auto read = datasets::read_fully(*opened->bytes, beginning);
  if (!read) return fail(read.error());
  beginning.resize(*read);
  const datasets::TableFormat format{.encoding = datasets::sniff_encoding(beginning),
                                     .dialect = datasets::sniff_dialect(beginning, ',', known_columns, limits)};
  return datasets::open_table({.path = file, .name = file.string()}, format, limits, nullptr);
}

/// The number a cell holds, if it is one above zero.
double rate_in(std::string_view text) {
  double value = 0.0;
  const auto [end, code] = std::from_chars(text.data(), text.data() + text.size(), value);
  return code == std::errc() && end == text.data() + text.size() ? value : 0.0;
}

}  // namespace

core::Result<std::vector<planning::ExchangeRate>> read_rates(const std::filesystem::path& file) {
  const auto table = open_rates(file);
  if (!table) return fail(table.error());
  const auto header = table->rows->header();
  const auto currency = static_cast<std::size_t>(std::find(header.begin(), header.end(), "currency") - header.begin());
  const auto rate = static_cast<std::size_t>(std::find(header.begin(), header.end(), "rate") - header.begin());
  if (currency == header.size() || rate == header.size()) {
    return fail(ErrorCode::invalid_argument, file.string() + ": line 1 lacks currency or rate, expected a header with both");
  }
  std::vector<planning::ExchangeRate> rates;
  for (;;) {
    const auto row = table->rows->next();
    if (!row) return fail(row.error());
    if (*row == nullptr) return rates;
    const bool bad = (*row)->bad();
    const std::string_view text = bad ? (*row)->found : (*row)->cells[rate].text;
    const double value = bad ? 0.0 : rate_in(text);
    if (!(value > 0.0) || (*row)->cells[currency].text.empty()) {
      return fail(ErrorCode::invalid_argument, file.string() + ": line " + std::to_string((*row)->line) + " found '" +
                                                   datasets::printable(text, 40) +
                                                   "', expected a currency and a rate above 0 such as USD,0.92");
    }
    rates.push_back({.currency = std::string((*row)->cells[currency].text), .rate = value});
  }
}

}  // namespace vouch::cli
