#include "datasets/input/encoding.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <vector>

#include <simdjson.h>

#include "datasets/input/decompression.h"

namespace vouch::datasets {
namespace {

using core::Result;

/// Code points of the bytes 0x80..0x9f (WHATWG Encoding Standard, index windows-1252); the rest equals Latin-1.
constexpr std::array<char32_t, 32> kWindows1252 = {0x20ac, 0x0081, 0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021,
                                                   0x02c6, 0x2030, 0x0160, 0x2039, 0x0152, 0x008d, 0x017d, 0x008f,
                                                   0x0090, 0x2018, 0x2019, 0x201c, 0x201d, 0x2022, 0x2013, 0x2014,
                                                   0x02dc, 0x2122, 0x0161, 0x203a, 0x0153, 0x009d, 0x017e, 0x0178};

void append_utf8(std::string& out, char32_t code) {
  const auto put = [&out](char32_t byte) { out.push_back(static_cast<char>(static_cast<unsigned char>(byte))); };
  if (code < 0x80) {
    put(code);
  } else if (code < 0x800) {
    put(0xc0 | (code >> 6));
    put(0x80 | (code & 0x3f));
  } else if (code < 0x10000) {
    put(0xe0 | (code >> 12));
    put(0x80 | ((code >> 6) & 0x3f));
    put(0x80 | (code & 0x3f));
  } else {
    put(0xf0 | (code >> 18));
    put(0x80 | ((code >> 12) & 0x3f));
    put(0x80 | ((code >> 6) & 0x3f));
    put(0x80 | (code & 0x3f));
  }
}

void append_windows1252(std::string& out, std::string_view text) {
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    append_utf8(out, byte >= 0x80 && byte < 0xa0 ? kWindows1252[byte - 0x80u] : byte);
  }
}

/// Length of the valid character at the front (Unicode 15, table 3-7), 0 where it is none.
std::size_t character_length(std::string_view text) {
  const auto at = [&text](std::size_t i) { return i < text.size() ? static_cast<unsigned char>(text[i]) : 0u; };
  const auto tail = [&at](std::size_t i) { return (at(i) & 0xc0u) == 0x80u; };
  const unsigned lead = at(0);
  if (lead < 0x80) return 1;
  if (lead >= 0xc2 && lead <= 0xdf) return tail(1) ? 2 : 0;
  if (lead >= 0xe0 && lead <= 0xef) {
    const bool second = tail(1) && !(lead == 0xe0 && at(1) < 0xa0) && !(lead == 0xed && at(1) > 0x9f);
    return second && tail(2) ? 3 : 0;
  }
  if (lead >= 0xf0 && lead <= 0xf4) {
    const bool second = tail(1) && !(lead == 0xf0 && at(1) < 0x90) && !(lead == 0xf4 && at(1) > 0x8f);
    return second && tail(2) && tail(3) ? 4 : 0;
  }
  return 0;
}

/// Bytes that begin a character beyond ASCII; eight at a time where there are none.
std::uint64_t count_leads(std::string_view text) {
  std::uint64_t leads = 0;
  for (std::size_t i = 0; i < text.size();) {
    std::uint64_t eight = 0;
    if (i + sizeof eight <= text.size()) std::memcpy(&eight, text.data() + i, sizeof eight);
    const bool ascii = i + sizeof eight <= text.size() && (eight & 0x8080808080808080U) == 0;
    const std::size_t end = std::min(text.size(), i + sizeof eight);
    if (!ascii) {
      for (std::size_t j = i; j < end; ++j) leads += static_cast<unsigned char>(text[j]) >= 0xc0 ? 1 : 0;
    }
    i = end;
  }
  return leads;
}

/// Bytes at the end that may be the beginning of a character.
std::size_t unfinished_tail(std::string_view text) {
  for (std::size_t back = 1; back <= 3 && back <= text.size(); ++back) {
    const auto byte = static_cast<unsigned char>(text[text.size() - back]);
    if (byte < 0x80) return 0;
    if (byte >= 0xc0) {
      const std::size_t length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
      return length > back ? back : 0;
    }
  }
  return 0;
}

/// Passes UTF-8 on and counts it; a character split between two reads is kept back for the census.
class CountingSource final : public ByteSource {
 public:
  CountingSource(std::unique_ptr<ByteSource> bytes, Utf8Census& census) : bytes_(std::move(bytes)), census_(census) {}

  Result<std::size_t> read(std::span<char> into) override {
    auto got = bytes_->read(into);
    if (!got) return got;
    std::string_view text(into.data(), *got);
    if (text.empty()) {
      count_utf8(pending_, census_);
      pending_.clear();
      return got;
    }
    while (!pending_.empty() && !text.empty() && (static_cast<unsigned char>(text.front()) & 0xc0u) == 0x80u &&
           pending_.size() < 4) {
      pending_.push_back(text.front());
      text.remove_prefix(1);
    }
    if (text.empty() && pending_.size() < 4 && unfinished_tail(pending_) > 0) return got;
    count_utf8(pending_, census_);
    const std::size_t kept = unfinished_tail(text);
    pending_.assign(text.substr(text.size() - kept));
    count_utf8(text.substr(0, text.size() - kept), census_);
    return got;
  }
  std::uint64_t stored_bytes_read() const override { return bytes_->stored_bytes_read(); }

 private:
  std::unique_ptr<ByteSource> bytes_;
  Utf8Census& census_;
  std::string pending_;
};

/// Turns another encoding into UTF-8, a block at a time.
class TranscodingSource final : public ByteSource {
 public:
  TranscodingSource(std::unique_ptr<ByteSource> bytes, Encoding encoding)
      : bytes_(std::move(bytes)), encoding_(encoding), input_(kStoredBlockBytes) {}

  Result<std::size_t> read(std::span<char> into) override {
    while (at_ == out_.size()) {
      const auto got = bytes_->read(input_);
      if (!got) return got;
      out_.clear();
      at_ = 0;
      if (*got == 0) {
        if (!finish()) return 0;
        break;
      }
      convert(std::string_view(input_.data(), *got));
    }
    const std::size_t size = std::min(into.size(), out_.size() - at_);
    std::memcpy(into.data(), out_.data() + at_, size);
    at_ += size;
    return size;
  }
  std::uint64_t stored_bytes_read() const override { return bytes_->stored_bytes_read(); }

 private:
  void convert(std::string_view text) {
    if (encoding_ == Encoding::windows1252) return append_windows1252(out_, text);
    for (const char c : text) {
      const auto byte = static_cast<unsigned char>(c);
      if (!half_) {
        half_ = byte;
        continue;
      }
      const unsigned unit = encoding_ == Encoding::utf16le ? *half_ | (unsigned{byte} << 8) : (*half_ << 8) | byte;
      half_.reset();
      take_unit(unit);
    }
  }

  void take_unit(char32_t unit) {
    const bool low = unit >= 0xdc00 && unit <= 0xdfff;
    if (high_ != 0 && low) {
      append_utf8(out_, 0x10000 + ((high_ - 0xd800) << 10) + (unit - 0xdc00));
      high_ = 0;
      return;
    }
    if (high_ != 0) append_utf8(out_, high_);  // alone: three bytes that are no UTF-8
    high_ = unit >= 0xd800 && unit <= 0xdbff ? unit : 0;
    if (high_ == 0) append_utf8(out_, unit);
  }

  /// What is left at the end; true where that is anything.
  bool finish() {
    if (high_ != 0) append_utf8(out_, high_);
    if (half_) out_.push_back('\xff');
    high_ = 0;
    half_.reset();
    return !out_.empty();
  }

  std::unique_ptr<ByteSource> bytes_;
  Encoding encoding_;
  std::vector<char> input_;
  std::string out_;
  std::size_t at_ = 0;
  std::optional<unsigned> half_;
  char32_t high_ = 0;
};

}  // namespace

std::string_view name_of(Encoding encoding) {
  switch (encoding) {
    case Encoding::utf8: return "utf-8";
    case Encoding::utf16le: return "utf-16le";
    case Encoding::utf16be: return "utf-16be";
    case Encoding::windows1252: return "windows-1252";
  }
  return "utf-8";
}

SniffedEncoding sniff_encoding(std::string_view first_bytes) {
  using namespace std::string_view_literals;
  if (first_bytes.starts_with("\xef\xbb\xbf"sv)) return {Encoding::utf8, 3};
  if (first_bytes.starts_with("\xff\xfe"sv)) return {Encoding::utf16le, 2};
  if (first_bytes.starts_with("\xfe\xff"sv)) return {Encoding::utf16be, 2};
  std::array<std::size_t, 2> zeros{};
  for (std::size_t i = 0; i < first_bytes.size(); ++i) zeros[i % 2] += first_bytes[i] == '\0' ? 1 : 0;
  const std::size_t pairs = first_bytes.size() / 2;
  if (pairs >= 4 && zeros[1] * 10 >= pairs * 7 && zeros[0] * 10 < pairs) return {Encoding::utf16le, 0};
  if (pairs >= 4 && zeros[0] * 10 >= pairs * 7 && zeros[1] * 10 < pairs) return {Encoding::utf16be, 0};
  return {Encoding::utf8, 0};
}

bool is_valid_utf8(std::string_view text) { return simdjson::validate_utf8(text.data(), text.size()); }

void count_utf8(std::string_view text, Utf8Census& census) {
  if (text.empty()) return;
  census.has_nul = census.has_nul || std::memchr(text.data(), '\0', text.size()) != nullptr;
  if (is_valid_utf8(text)) {
    census.sequences += count_leads(text);
    return;
  }
  while (!text.empty()) {
    const std::size_t length = character_length(text);
    census.sequences += length > 1 ? 1 : 0;
    census.invalid_bytes += length == 0 ? 1 : 0;
    text.remove_prefix(std::max<std::size_t>(1, length));
  }
}

Result<std::unique_ptr<ByteSource>> as_utf8(std::unique_ptr<ByteSource> bytes, SniffedEncoding encoding, Utf8Census* census) {
  std::array<char, 3> mark{};
  const auto skipped = read_fully(*bytes, std::span(mark).first(encoding.mark_bytes));
  if (!skipped) return core::fail(skipped.error());
  std::unique_ptr<ByteSource> text = std::move(bytes);
  if (encoding.encoding != Encoding::utf8) text = std::make_unique<TranscodingSource>(std::move(text), encoding.encoding);
  if (census != nullptr) text = std::make_unique<CountingSource>(std::move(text), *census);
  return text;
}

std::string from_windows1252(std::string_view text) {
  std::string out;
  append_windows1252(out, text);
  return out;
}

std::string printable(std::string_view text, std::size_t bytes) {
  constexpr std::string_view kDigits = "0123456789abcdef";
  std::string out;
  while (!text.empty() && out.size() < bytes) {
    const std::size_t length = character_length(text);
    const auto first = static_cast<unsigned char>(text.front());
    if (length == 0 || first < 0x20 || first == 0x7f) {
      out += {'\\', 'x', kDigits[first >> 4], kDigits[first & 15u]};
      text.remove_prefix(1);
    } else {
      out += text.substr(0, length);
      text.remove_prefix(length);
    }
  }
  if (!text.empty()) out += "…";
  return out;
}

}  // namespace vouch::datasets
