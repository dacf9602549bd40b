#include "engine/text/character_map.h"

#include <cstring>

namespace vouch::text {
namespace {

using core::ErrorCode;
using core::fail;

constexpr std::string_view kReplacementCharacter = "\xef\xbf\xbd";

// A unit of the trie: label or value, whether a key ends, and how far off the children are.
bool ends_key(std::uint32_t unit) { return (unit >> 8 & 1U) != 0; }
std::uint32_t value_of(std::uint32_t unit) { return unit & 0x7FFFFFFFU; }
std::uint32_t label_of(std::uint32_t unit) { return unit & 0x800000FFU; }
std::uint32_t offset_of(std::uint32_t unit) { return unit >> 10 << ((unit & 0x200U) >> 6); }

std::uint32_t byte_at(std::string_view text, std::size_t at) { return static_cast<unsigned char>(text[at]); }

/// Bytes of the valid UTF-8 character at the front, 0 where there is none.
std::size_t valid_character(std::string_view text) {
  const std::uint32_t first = byte_at(text, 0);
  if (first < 0x80) return 1;
  const std::size_t bytes = character_bytes(text[0]);
  if (bytes < 2 || first > 0xF7 || text.size() < bytes) return 0;
  std::uint32_t code = first & (0x7FU >> bytes);
  for (std::size_t i = 1; i < bytes; ++i) {
    if ((byte_at(text, i) & 0xC0U) != 0x80U) return 0;
    code = code << 6 | (byte_at(text, i) & 0x3FU);
  }
  constexpr std::array<std::uint32_t, 5> kSmallest = {0, 0, 0x80, 0x800, 0x10000};
  const bool surrogate = code >= 0xD800 && code < 0xE000;
  return code < kSmallest[bytes] || surrogate || code > 0x10FFFF ? 0 : bytes;
}

}  // namespace

core::Result<CharacterMap> CharacterMap::make(core::Bytes table) {
  std::uint32_t bytes = 0;
  if (table.size() < sizeof bytes) return fail(ErrorCode::corrupt, "character map: found no size of a trie");
  std::memcpy(&bytes, table.data(), sizeof bytes);
  table = table.subspan(sizeof bytes);
  if (bytes % 4 != 0 || bytes < 4 || bytes > table.size()) {
    return fail(ErrorCode::corrupt, "character map: found a trie of " + std::to_string(bytes) + " bytes, expected at most " +
                                        std::to_string(table.size()));
  }
  CharacterMap map;
  map.units_.resize(bytes / 4);
  std::memcpy(map.units_.data(), table.data(), bytes);
  const core::Bytes rest = table.subspan(bytes);
  map.replacements_.assign(reinterpret_cast<const char*>(rest.data()), rest.size());
  if (map.replacements_.empty() || map.replacements_.back() != '\0') {
    return fail(ErrorCode::corrupt, "character map: found replacements without an end");
  }
  map.note_ascii();
  return map;
}

std::string_view CharacterMap::replacement(std::uint32_t at) const {
  if (at >= replacements_.size()) return {};
  return replacements_.c_str() + at;
}

CharacterMap::Replaced CharacterMap::next(std::string_view text) const {
  std::size_t longest = 0;
  std::uint32_t value = 0;
  std::uint32_t node = offset_of(units_[0]);
  for (std::size_t i = 0; i < text.size(); ++i) {
    node ^= byte_at(text, i);
    if (node >= units_.size() || label_of(units_[node]) != byte_at(text, i)) break;
    const std::uint32_t unit = units_[node];
    node ^= offset_of(unit);
    if (node >= units_.size()) break;
    if (!ends_key(unit)) continue;
    longest = i + 1;
    value = value_of(units_[node]);
  }
  if (longest > 0) return {replacement(value), longest};
  const std::size_t bytes = valid_character(text);
  return bytes == 0 ? Replaced{kReplacementCharacter, 1} : Replaced{text.substr(0, bytes), bytes};
}

void CharacterMap::note_ascii() {
  for (char c = ' ' + 1; c < 0x7F; ++c) {
    bool plain = next(std::string_view(&c, 1)).by == std::string_view(&c, 1);
    for (char other = 0; plain && other < 0x7F; ++other) {
      const char both[] = {c, other};
      plain = next({both, 2}).bytes == 1;
    }
    plain_[static_cast<unsigned char>(c)] = plain;
  }
}

std::string CharacterMap::normalized(std::string_view text) const {
  std::string out;
  out.reserve(text.size() + text.size() / 4 + 8);
  bool behind_space = true;
  const auto starts_word = [&] {
    if (behind_space) out += kSpaceSign;
    behind_space = false;
  };
  while (!text.empty()) {
    const auto first = static_cast<unsigned char>(text[0]);
    if (first < 0x80 && plain_[first] && (text.size() == 1 || static_cast<unsigned char>(text[1]) < 0x80)) {
      starts_word();
      out += text[0];
      text.remove_prefix(1);
      continue;
    }
    const Replaced replaced = next(text);
    for (const char c : replaced.by) {
      if (c == ' ') {
        behind_space = true;
      } else {
        starts_word();
        out += c;
      }
    }
    text.remove_prefix(replaced.bytes);
  }
  while (out.ends_with(kSpaceSign)) out.resize(out.size() - kSpaceSign.size());  // signs that the text itself ends with
  return out;
}

}  // namespace vouch::text
