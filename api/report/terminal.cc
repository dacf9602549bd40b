#include "api/report/terminal.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>

namespace vouch::report {
namespace {

struct Character {
  std::uint32_t code = 0;
  std::size_t bytes = 1;
};

/// The first character; a byte that begins none counts as U+FFFD.
Character first_of(std::string_view text) {
  constexpr std::uint32_t kBroken = 0xFFFD;
  const auto byte = [&](std::size_t i) { return static_cast<std::uint32_t>(static_cast<unsigned char>(text[i])); };
  const std::uint32_t head = byte(0);
  if (head < 0x80) return {.code = head, .bytes = 1};
  const std::size_t length = head >= 0xF0 ? 4 : head >= 0xE0 ? 3 : 2;
  if (head < 0xC2 || head > 0xF4 || text.size() < length) return {.code = kBroken, .bytes = 1};
  std::uint32_t code = head & (0xFFU >> (length + 1));
  for (std::size_t i = 1; i < length; ++i) {
    if ((byte(i) & 0xC0) != 0x80) return {.code = kBroken, .bytes = 1};
    code = code << 6 | (byte(i) & 0x3F);
  }
  return {.code = code, .bytes = length};
}

struct Range {
  std::uint32_t first, last;
};

template <std::size_t n>
bool within(const std::array<Range, n>& ranges, std::uint32_t code) {
  return std::any_of(ranges.begin(), ranges.end(), [code](const Range& one) { return code >= one.first && code <= one.last; });
}

bool is_control(std::uint32_t code) {
  static constexpr std::array<Range, 6> kRanges = {
      {{0x00, 0x1F}, {0x7F, 0x9F}, {0x061C, 0x061C}, {0x200E, 0x200F}, {0x2028, 0x202E}, {0x2066, 0x2069}}};
  return within(kRanges, code);
}

/// After Unicode 15: general categories Mn, Me and Cf, as far as names in the data use them.
bool is_zero_width(std::uint32_t code) {
  static constexpr std::array<Range, 14> kRanges = {{{0x00AD, 0x00AD},
                                                     {0x0300, 0x036F},
                                                     {0x0483, 0x0489},
                                                     {0x0591, 0x05BD},
                                                     {0x0610, 0x061A},
                                                     {0x064B, 0x065F},
                                                     {0x0900, 0x0902},
                                                     {0x0E34, 0x0E3A},
                                                     {0x0E47, 0x0E4E},
                                                     {0x200B, 0x200D},
                                                     {0x20D0, 0x20F0},
                                                     {0xFE00, 0xFE0F},
                                                     {0x1F3FB, 0x1F3FF},
                                                     {0xE0001, 0xE01EF}}};
  return within(kRanges, code);
}

/// After Unicode 15's EastAsianWidth W and F, and emoji presentation.
bool is_wide(std::uint32_t code) {
  static constexpr std::array<Range, 12> kRanges = {{{0x1100, 0x115F},
                                                     {0x231A, 0x231B},
                                                     {0x23E9, 0x23F3},
                                                     {0x2614, 0x2615},
                                                     {0x2E80, 0x303E},
                                                     {0x3041, 0xA4CF},
                                                     {0xA960, 0xA97C},
                                                     {0xAC00, 0xD7A3},
                                                     {0xF900, 0xFAFF},
                                                     {0xFE30, 0xFE6F},
                                                     {0xFF00, 0xFF60},
                                                     {0x1F300, 0x1FAFF}}};
  return within(kRanges, code) || (code >= 0x20000 && code <= 0x3FFFD);
}

std::size_t width_of_code(std::uint32_t code) { return is_zero_width(code) ? 0 : is_wide(code) ? 2 : 1; }

/// Bytes of the longest beginning that fits.
std::size_t fitting(std::string_view text, std::size_t width) {
  std::size_t bytes = 0;
  std::size_t used = 0;
  while (bytes < text.size()) {
    const Character next = first_of(text.substr(bytes));
    used += width_of_code(next.code);
    if (used > width) break;
    bytes += next.bytes;
  }
  return bytes;
}

}  // namespace

std::string printable(std::string_view text) {
  std::string clean;
  while (!text.empty()) {
    const Character next = first_of(text);
    if (next.code == 0xFFFD) {
      clean += "\uFFFD";
    } else if (is_control(next.code)) {
      clean += ' ';
    } else {
      clean += text.substr(0, next.bytes);
    }
    text.remove_prefix(next.bytes);
  }
  return clean;
}

std::size_t width_of(std::string_view text) {
  std::size_t width = 0;
  while (!text.empty()) {
    const Character next = first_of(text);
    width += width_of_code(next.code);
    text.remove_prefix(next.bytes);
  }
  return width;
}

std::string cut(std::string_view text, std::size_t width) {
  if (width_of(text) <= width) return std::string(text);
  if (width == 0) return {};
  return std::string(text.substr(0, fitting(text, width - 1))) + "…";
}

std::string left(std::string_view text, std::size_t width) {
  std::string cell = cut(text, width);
  cell.append(width - width_of(cell), ' ');
  return cell;
}

std::string right(std::string_view text, std::size_t width) {
  const std::string cell = cut(text, width);
  return std::string(width - width_of(cell), ' ') + cell;
}

std::vector<std::string> wrapped(std::string_view text, std::size_t width) {
  std::vector<std::string> lines;
  width = std::max<std::size_t>(width, 2);
  while (!text.empty()) {
    if (width_of(text) <= width) {
      lines.emplace_back(text);
      break;
    }
    std::size_t end = fitting(text, width);
    const std::size_t blank = text.rfind(' ', end);
    std::size_t next = end;
    if (blank != std::string_view::npos && blank > 0) {
      end = blank;
      next = blank + 1;
    }
    lines.emplace_back(text.substr(0, end));
    text.remove_prefix(next);
  }
  return lines;
}

std::string bar(double share, std::size_t width, bool hollow) {
  static constexpr std::array<std::string_view, 8> kEighths = {"", "▏", "▎", "▍", "▌", "▋", "▊", "▉"};
  share = std::isfinite(share) ? std::clamp(share, 0.0, 1.0) : 0.0;
  const std::size_t steps = hollow ? 1 : 8;
  auto parts = static_cast<std::size_t>(std::lround(share * static_cast<double>(width * steps)));
  if (share > 0 && width > 0) parts = std::max<std::size_t>(parts, 1);
  std::string drawn;
  for (std::size_t i = 0; i < parts / steps; ++i) drawn += hollow ? "░" : "█";
  if (!hollow) drawn += kEighths[parts % 8];
  return left(drawn, width);
}

}  // namespace vouch::report
