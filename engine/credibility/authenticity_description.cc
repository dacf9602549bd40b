#include "engine/credibility/authenticity_description.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <optional>
#include <string>
#include <utility>

namespace vouch::credibility {
namespace {

using core::ErrorCode;
using core::Result;

constexpr std::string_view kFirstLine = "vouch authenticity model 1";

std::vector<std::string_view> words_of(std::string_view line) {
  std::vector<std::string_view> words;
  while (!line.empty()) {
    const std::size_t end = std::min(line.find(' '), line.size());
    if (end > 0) words.push_back(line.substr(0, end));
    line.remove_prefix(std::min(end + 1, line.size()));
  }
  return words;
}

template <class Number>
std::optional<Number> number(std::string_view text) {
  Number value{};
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return value;
}

std::optional<double> real(std::string_view text) {
  const auto value = number<double>(text);
  return value && std::isfinite(*value) ? value : std::nullopt;
}

std::optional<ColumnSet> column_set(std::string_view text) {
  ColumnSet set = 0;
  if (text == "none") return set;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(','), text.size());
    const auto* const column = std::ranges::find(kAccountColumns, text.substr(0, end));
    if (column == kAccountColumns.end()) return std::nullopt;
    set = static_cast<ColumnSet>(set | 1U << (column - kAccountColumns.begin()));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return set;
}

/// Reads lines in order and keeps what was missing or wrong.
class Reading {
 public:
  Result<AuthenticityDescription> all(std::string_view text) {
    std::size_t at = 0;
    for (std::size_t line_number = 1; at < text.size(); ++line_number) {
      const std::size_t end = std::min(text.find('\n', at), text.size());
      const std::string_view line = text.substr(at, end - at);
      at = end + 1;
      const bool fine = line_number == 1 ? line == kFirstLine : take(line);
      if (!fine) {
        return core::fail(ErrorCode::corrupt, "model of authenticity, line " + std::to_string(line_number) + ": found '" +
                                                  std::string(line.substr(0, 80)) + "', expected " +
                                                  (line_number == 1 ? std::string(kFirstLine) : "a line as described"));
      }
    }
    return whole();
  }

 private:
  bool take(std::string_view line) {
    const std::size_t space = std::min(line.find(' '), line.size());
    const std::string_view key = line.substr(0, space);
    const std::string_view rest = line.substr(std::min(space + 1, line.size()));
    const std::vector<std::string_view> words = words_of(rest);
    if (key == "feature") return take_feature(words);
    if (key == "trees") return take_trees(words);
    if (key == "set") return take_set(words);
    if (key == "calibration") return take_calibration(words);
    return take_card(key, rest);
  }

  bool take_card(std::string_view key, std::string_view rest) {
    AuthenticityCard& card = read_.card;
    const auto text = [&](std::string& to) { return to = std::string(rest), !rest.empty(); };
    const auto count = [&](std::int64_t& to) {
      const auto value = number<std::int64_t>(rest);
      to = value.value_or(0);
      return value && *value > 0;
    };
    if (key == "name") return text(card.name);
    if (key == "platform") return text(card.platform);
    if (key == "looks_like") return text(card.looks_like);
    if (key == "source") return text(card.source);
    if (key == "version") return count(card.version);
    if (key == "accounts") return count(card.accounts);
    if (key == "fakes") return count(card.fakes);
    if (key != "assumed_share") return false;
    card.assumed_share = real(rest).value_or(0.0);
    return card.assumed_share > 0.0 && card.assumed_share < 1.0;
  }

  bool take_calibration(const std::vector<std::string_view>& words) {
    const auto slope = words.size() == 2 ? real(words[0]) : std::nullopt;
    const auto intercept = words.size() == 2 ? real(words[1]) : std::nullopt;
    if (!slope || !intercept || *slope <= 0.0) return false;
    read_.slope = *slope;
    read_.intercept = *intercept;
    return true;
  }

  bool take_feature(const std::vector<std::string_view>& words) {
    if (words.size() < 3 || features_ == kAccountFeatures || words[0] != kAccountFeatureNames[features_]) return false;
    ++features_;
    return true;
  }

  bool take_trees(const std::vector<std::string_view>& words) {
    if (words.size() < 4) return false;
    const auto digest = core::digest_from_hex(words[0]);
    if (!digest) return false;
    read_.trees = *digest;
    for (std::size_t i = 1; i < words.size(); ++i) {
      const auto bytes = number<std::size_t>(words[i]);
      if (!bytes) return false;
      read_.tree_bytes.push_back(*bytes);
    }
    return true;
  }

  bool take_set(const std::vector<std::string_view>& words) {
    if (words.size() != 10) return false;
    const auto set = column_set(words[0]);
    if (!set || seen_[*set] || (words[1] != "measured" && words[1] != "unknown")) return false;
    std::array<double, 4> reals{};
    for (std::size_t i = 0; i < reals.size(); ++i) {
      const auto value = real(words[i < 3 ? 2 + i : 9]);
      if (!value || *value < 0.0) return false;
      reals[i] = *value;
    }
    std::array<std::int64_t, 4> counts{};
    for (std::size_t i = 0; i < counts.size(); ++i) {
      const auto value = number<std::int64_t>(words[5 + i]);
      if (!value || *value < 0) return false;
      counts[i] = *value;
    }
    seen_[*set] = true;
    read_.sets[*set] = {.measured = words[1] == "measured",
                        .auc = reals[0],
                        .auc_low = reals[1],
                        .auc_high = reals[2],
                        .rates = {counts[0], counts[1], counts[2], counts[3]},
                        .spread = reals[3]};
    return !read_.sets[*set].measured || read_.sets[*set].rates.tells();
  }

  Result<AuthenticityDescription> whole() {
    const AuthenticityCard& card = read_.card;
    std::string missing;
    if (card.name.empty() || card.platform.empty() || card.looks_like.empty() || card.source.empty())
      missing = "name, platform, looks_like or source";
    if (card.version == 0 || card.accounts == 0 || card.fakes == 0 || card.fakes >= card.accounts)
      missing = "version, accounts or fakes";
    if (card.assumed_share == 0.0 || read_.slope == 0.0) missing = "assumed_share or calibration";
    if (features_ != kAccountFeatures) missing = "features";
    if (read_.tree_bytes.empty()) missing = "trees";
    if (std::ranges::find(seen_, false) != seen_.end()) missing = "sets of columns";
    if (!missing.empty()) return core::fail(ErrorCode::corrupt, "model of authenticity: found no right " + missing);
    return read_;
  }

  AuthenticityDescription read_;
  std::array<bool, kColumnSets> seen_{};
  std::size_t features_ = 0;
};

}  // namespace

Result<AuthenticityDescription> read_authenticity_description(std::string_view text) { return Reading().all(text); }

}  // namespace vouch::credibility
