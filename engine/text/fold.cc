#include "engine/text/fold.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstdlib>
#include <iterator>
#include <memory>
#include <optional>

#include <utf8proc.h>

namespace vouch::text {
namespace {

constexpr std::string_view kReplacement = "\xef\xbf\xbd";   // U+FFFD
constexpr std::size_t kChunkBytes = std::size_t{64} << 10;  // longer runs without white space are folded in parts

bool is_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

bool is_space(char c) { return static_cast<unsigned char>(c) <= ' '; }

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c; }

const utf8proc_uint8_t* raw(std::string_view text) { return reinterpret_cast<const utf8proc_uint8_t*>(text.data()); }

/// The text with every byte that is not part of valid UTF-8 replaced.
std::string repaired(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  while (!text.empty()) {
    utf8proc_int32_t code_point = 0;
    const auto used = utf8proc_iterate(raw(text), static_cast<utf8proc_ssize_t>(text.size()), &code_point);
    if (used > 0) {
      out.append(text.substr(0, static_cast<std::size_t>(used)));
      text.remove_prefix(static_cast<std::size_t>(used));
    } else {
      out.append(kReplacement);
      text.remove_prefix(1);
    }
  }
  return out;
}

/// One pass of the library over valid UTF-8.
std::string fold_once(const std::string& text) {
  constexpr auto kOptions =
      static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_COMPOSE | UTF8PROC_COMPAT | UTF8PROC_CASEFOLD | UTF8PROC_IGNORE);
  utf8proc_uint8_t* mapped = nullptr;
  const auto length = utf8proc_map(raw(text), static_cast<utf8proc_ssize_t>(text.size()), &mapped, kOptions);
  const std::unique_ptr<utf8proc_uint8_t, decltype(&std::free)> owned(mapped, &std::free);
  if (length < 0) return text;
  return {reinterpret_cast<const char*>(mapped), static_cast<std::size_t>(length)};
}

/// Folding may bring forth what folds again (a capital behind a compatibility form), so it is repeated until nothing
/// changes; three rounds reach that for every code point.
std::string fold_fully(const std::string& text) {
  std::string folded = fold_once(text);
  for (int round = 0; round < 2; ++round) {
    std::string again = fold_once(folded);
    if (again == folded) break;
    folded = std::move(again);
  }
  return folded;
}

/// Marks and Hangul jamo may compose with what stands before them or change places; nothing else does.
bool may_join(utf8proc_int32_t code_point, const utf8proc_property_t& property) {
  const bool mark = property.category == UTF8PROC_CATEGORY_MN || property.category == UTF8PROC_CATEGORY_MC ||
                    property.category == UTF8PROC_CATEGORY_ME;
  const bool jamo = (code_point >= 0x1100 && code_point <= 0x11FF) || (code_point >= 0xA960 && code_point <= 0xA97F) ||
                    (code_point >= 0xD7B0 && code_point <= 0xD7FF);
  return mark || jamo || property.combining_class != 0;
}

constexpr utf8proc_int32_t kLatinBegin = 0x80;
constexpr utf8proc_int32_t kLatinEnd = 0x250;
using LatinFolds = std::array<std::optional<std::string>, kLatinEnd - kLatinBegin>;

/// What each of the Latin letters that most languages of Europe use folds to; nullopt where that can join its neighbours.
const LatinFolds& latin_folds() {
  static const LatinFolds folds = [] {
    LatinFolds made;
    for (utf8proc_int32_t c = kLatinBegin; c < kLatinEnd; ++c) {
      std::array<utf8proc_uint8_t, 4> bytes{};
      const auto length = utf8proc_encode_char(c, bytes.data());
      const std::string folded = fold_fully(std::string(bytes.begin(), bytes.begin() + length));
      bool joins = false;
      for (std::size_t i = 0; i < folded.size();) {
        utf8proc_int32_t part = 0;
        i += static_cast<std::size_t>(utf8proc_iterate(raw(folded) + i, static_cast<utf8proc_ssize_t>(folded.size() - i), &part));
        joins = joins || may_join(part, *utf8proc_get_property(part));
      }
      if (!joins) made[static_cast<std::size_t>(c - kLatinBegin)] = folded;
    }
    return made;
  }();
  return folds;
}

/// Folds a chunk whose code points fold one by one, such as ö, emoji and Han. False, with `out` as it was, for others.
bool fold_one_by_one(std::string_view chunk, std::string& out) {
  const std::size_t before = out.size();
  while (!chunk.empty()) {
    utf8proc_int32_t c = 0;
    const auto used = utf8proc_iterate(raw(chunk), static_cast<utf8proc_ssize_t>(chunk.size()), &c);
    if (used <= 0) break;
    const std::string_view bytes = chunk.substr(0, static_cast<std::size_t>(used));
    if (c < kLatinBegin) {
      out += lower(bytes.front());
    } else if (c < kLatinEnd) {
      const auto& folded = latin_folds()[static_cast<std::size_t>(c - kLatinBegin)];
      if (!folded) break;
      out += *folded;
    } else {
      const utf8proc_property_t& property = *utf8proc_get_property(c);
      const bool stays = property.decomp_seqindex == UINT16_MAX && property.casefold_seqindex == UINT16_MAX;
      if (!property.ignorable && (!stays || may_join(c, property))) break;
      if (!property.ignorable) out += bytes;
    }
    chunk.remove_prefix(bytes.size());
  }
  if (!chunk.empty()) out.resize(before);
  return chunk.empty();
}

void fold_chunk(std::string_view chunk, std::string& out) {
  if (!fold_one_by_one(chunk, out)) out += fold_fully(repaired(chunk));
}

/// Length of the next piece: white space, or a run without it, cut before a code point where it gets long.
std::size_t piece_length(std::string_view text) {
  if (is_space(text.front())) return 1;
  const auto end = std::find_if(text.begin(), text.end(), is_space);
  auto length = static_cast<std::size_t>(end - text.begin());
  if (length <= kChunkBytes) return length;
  length = kChunkBytes;
  for (int back = 0; back < 3 && (static_cast<unsigned char>(text[length]) & 0xC0) == 0x80; ++back) --length;
  return length;
}

}  // namespace

std::string fold(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  if (is_ascii(text)) {
    out.resize(text.size());
    std::transform(text.begin(), text.end(), out.begin(), lower);
    return out;
  }
  // White space of ASCII composes with nothing, so the words between can be folded one by one; most are ASCII.
  while (!text.empty()) {
    const std::string_view piece = text.substr(0, piece_length(text));
    if (is_ascii(piece)) {
      std::transform(piece.begin(), piece.end(), std::back_inserter(out), lower);
    } else {
      fold_chunk(piece, out);
    }
    text.remove_prefix(piece.size());
  }
  return out;
}

std::string unicode_version() { return utf8proc_unicode_version(); }
std::string unicode_library_version() { return std::string("utf8proc ") + utf8proc_version(); }

}  // namespace vouch::text
