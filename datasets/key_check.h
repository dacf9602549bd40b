// Takes records and keeps their keys alone: finds what a build would reject that no row shows by itself (duplicates,
// owners that no file has, ids that could be a creator's or a brand's). For `check`, which builds nothing.
#pragma once

#include <string>
#include <string_view>
#include <unordered_set>

#include "engine/catalog/history_times.h"
#include "engine/catalog/key_table.h"
#include "engine/catalog/record_sink.h"

namespace vouch::datasets {

class KeyCheck final : public catalog::RecordSink {
 public:
  /// `whole`: all files are there, so that an owner no file has is a problem.
  explicit KeyCheck(bool whole) : whole_(whole) {}

  [[nodiscard]] core::Result<std::optional<catalog::RowProblem>> accept(const catalog::Record& record) override;

 private:
  using Problem = std::optional<catalog::RowProblem>;
  [[nodiscard]] Problem check_owner(const catalog::OwnerKey& owner, std::string_view column) const;
  [[nodiscard]] Problem check_known(const catalog::KeyTable& keys, std::string_view id, std::string_view column,
                                    std::string_view what) const;
  [[nodiscard]] Problem check(const catalog::Record& record);

  bool whole_;
  catalog::KeyTable creators_;
  catalog::KeyTable brands_;
  catalog::HistoryTimes history_;
  std::unordered_set<std::uint64_t> posts_;  // 64-bit hashes: a false duplicate is as likely as 1 in 10^7 for 10^6 posts
};

}  // namespace vouch::datasets
