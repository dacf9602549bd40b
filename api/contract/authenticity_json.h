// Judged accounts and what a list of them comes to, as JSON and as CSV.
#pragma once

#include <string>
#include <string_view>

#include "api/words/language.h"
#include "engine/account_lists.h"

namespace vouch::contract {

/// The summary of a list.
[[nodiscard]] std::string account_list_to_json(const AccountListReport& report, words::Language language);

/// "account_id,authentic,low,high,reasons\n".
[[nodiscard]] std::string_view judgement_csv_header();
/// A line of CSV with its line feed. Reasons are the log-odds of an authentic account in thousandths, "base 2.197; posts
/// 0.804; …", largest first; they sum to the logarithm of p ÷ (1 − p). Where the status is unknown: "unknown".
void append_judgement_csv(std::string& lines, std::string_view account_id, const credibility::AccountJudgement& judgement);
/// The same as an object a line.
void append_judgement_json(std::string& lines, std::string_view account_id, const credibility::AccountJudgement& judgement);

}  // namespace vouch::contract
