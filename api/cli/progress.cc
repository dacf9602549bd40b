#include "api/cli/progress.h"

#include <array>
#include <cmath>
#include <ostream>

#include "api/report/terminal.h"
#include "api/words/numbers.h"

namespace vouch::cli {

std::string duration_text(std::int64_t seconds) {
  if (seconds < 60) return std::to_string(seconds) + " s";
  if (seconds < 3600) return std::to_string(seconds / 60) + " min " + std::to_string(seconds % 60) + " s";
  return std::to_string(seconds / 3600) + " h " + std::to_string(seconds % 3600 / 60) + " min";
}

std::string bytes_text(std::uint64_t bytes, words::Language language) {
  static constexpr std::array<std::string_view, 5> kUnits = {"B", "kB", "MB", "GB", "TB"};
  auto amount = static_cast<double>(bytes);
  std::size_t unit = 0;
  while (amount >= 999.5 && unit + 1 < kUnits.size()) {
    amount /= 1000;
    ++unit;
  }
  return words::decimal(amount, unit == 0 || amount >= 99.95 ? 0 : 1, language) + " " + std::string(kUnits[unit]);
}

void ProgressLine::show(std::string_view stage, std::uint64_t done, std::uint64_t total, std::string_view unit) {
  if (!session_->streams.err_is_terminal) return;
  const Clock::time_point now = Clock::now();
  if (stage != stage_) {
    stage_ = stage;
    stage_began_ = now;
  } else if (now - shown_at_ < std::chrono::milliseconds(100)) {
    return;
  }
  shown_at_ = now;
  const auto language = session_->language;
  const auto amount = [&](double number) {
    if (unit == "B") return bytes_text(static_cast<std::uint64_t>(number), language);
    return words::short_count(std::llround(number), language) + (unit.empty() ? "" : " ") + std::string(unit);
  };
  std::string line = report::printable(stage);
  if (total > 0) line += "  " + words::percent(static_cast<double>(done) / static_cast<double>(total), language, 0);
  if (done > 0) line += "  " + amount(static_cast<double>(done));
  const double elapsed = std::chrono::duration<double>(now - stage_began_).count();
  if (done > 0 && elapsed > 0.5) {
    const double rate = static_cast<double>(done) / elapsed;
    line += "  " + amount(rate) + "/s";
    if (total > done) {
      const auto left = static_cast<std::int64_t>(std::ceil(static_cast<double>(total - done) / rate));
      line += "  " + duration_text(left) + (language == words::Language::german ? " noch" : " left");
    }
  }
  session_->streams.err << "\r\x1b[K" << report::cut(line, session_->streams.width - 1) << std::flush;
  visible_ = true;
}

void ProgressLine::clear() {
  if (visible_) session_->streams.err << "\r\x1b[K" << std::flush;
  visible_ = false;
}

}  // namespace vouch::cli
