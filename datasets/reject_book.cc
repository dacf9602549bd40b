#include "datasets/reject_book.h"

#include <algorithm>

namespace vouch::datasets {

std::string text_of(const Reject& reject) {
  std::string text = reject.file + ":" + std::to_string(reject.line) + ": ";
  if (!reject.column.empty()) text += "column " + reject.column + ": ";
  return text + "found '" + reject.found + "', expected " + reject.expected;
}

core::Result<bool> RejectBook::add(Reject reject) {
  ++report_.rejected;
  auto& reasons = report_.reasons;
  auto reason = std::find_if(reasons.begin(), reasons.end(), [&reject](const RejectReason& one) {
    return one.column == reject.column && one.expected == reject.expected;
  });
  if (reason == reasons.end() && reasons.size() < kReasons) {
    reasons.push_back({.column = reject.column, .expected = reject.expected, .count = 0, .examples = {}});
    reason = reasons.end() - 1;
  } else if (reason == reasons.end()) {
    if (reasons.size() == kReasons) reasons.push_back({.column = {}, .expected = "other reasons", .count = 0, .examples = {}});
    reason = reasons.end() - 1;
  }
  ++reason->count;
  if (reason->examples.size() < kExamples) reason->examples.push_back(reject);
  if (options_.on_reject) options_.on_reject(reject);
  if (options_.strict) return core::fail(core::ErrorCode::corrupt, text_of(reject));
  return true;
}

}  // namespace vouch::datasets
