#include "experiments/text_forms.h"

#include <array>
#include <charconv>
#include <cmath>

namespace vouch::experiments {
namespace {

constexpr std::string_view kStyle =
    "body{font:15px/1.5 system-ui,sans-serif;max-width:70rem;margin:2rem auto;padding:0 1rem;color:#1a1a1a;background:#fff}"
    "table{border-collapse:collapse;margin:.5rem 0 1.5rem}th,td{text-align:left;padding:.25rem .75rem;border-bottom:1px solid "
    "#ddd;"
    "font-variant-numeric:tabular-nums}th{border-bottom:2px solid #444}code{font-size:.85em}";

}  // namespace

std::string fixed(double value, int decimals) {
  if (std::isnan(value)) return "undefined";
  if (std::isinf(value)) return value > 0 ? "infinity" : "-infinity";
  std::array<char, 512> text{};
  const auto [end, error] = std::to_chars(text.data(), text.data() + text.size(), value, std::chars_format::fixed, decimals);
  return error == std::errc{} ? std::string(text.data(), end) : std::string("undefined");
}

std::string percent(double share) {
  return fixed(share * 100, share * 100 == static_cast<double>(static_cast<int>(share * 100)) ? 0 : 1) + " %";
}

std::string csv_field(std::string_view text) {
  if (text.find_first_of(",\"\r\n") == std::string_view::npos) return std::string(text);
  std::string quoted = "\"";
  for (const char c : text) quoted.append(c == '"' ? 2 : 1, c);
  return quoted + "\"";
}

std::string escaped_html(std::string_view text) {
  std::string out;
  for (const char c : text) {
    switch (c) {
      case '&': out += "&amp;"; break;
      case '<': out += "&lt;"; break;
      case '>': out += "&gt;"; break;
      case '"': out += "&quot;"; break;
      case '\'': out += "&#39;"; break;
      default: out.push_back(c);
    }
  }
  return out;
}

std::string page_begin(std::string_view title) {
  return "<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>" + escaped_html(title) + "</title><style>" +
         std::string(kStyle) + "</style></head><body>\n<h1>" + escaped_html(title) + "</h1>\n";
}

}  // namespace vouch::experiments
