// What the table and the page of an audit both show, decided once: figures with their interval, ranks, signed log-odds.
#pragma once

#include <string>
#include <vector>

#include "api/words/language.h"
#include "engine/engine.h"

namespace vouch::report {

/// "0.87 (0.42–0.93)", or the label of unknown.
[[nodiscard]] std::string index_of(const AuditAnswer& answer, words::Language language);
/// "measured · rank 62% among 1,843 peers".
[[nodiscard]] std::string index_note(const AuditAnswer& answer, words::Language language);
/// +0.522 / −0.173.
[[nodiscard]] std::string log_odds_of(std::int64_t thousandths, words::Language language);
/// A part's figure with its interval as people read it: a share as percent, of the engagement part "2 of 8 unusual".
[[nodiscard]] std::string figure_of(const AuditedPart& part, words::Language language);
[[nodiscard]] std::string rank_of(const std::optional<credibility::PartPeers::Standing>& standing, words::Language language);
/// A habit's value, and the middle half of its peers: percent for shares, decimals for ratios.
[[nodiscard]] std::string value_of(const AuditedHabit& habit, double value, words::Language language);
[[nodiscard]] std::string peers_of(const AuditedHabit& habit, words::Language language);
/// Whether a habit's figure is a share.
[[nodiscard]] bool is_share(credibility::Habit habit);
/// The line of dates, empty without any; and the versions of the rules.
[[nodiscard]] std::string span_of(const AuditAnswer& answer, words::Language language);
[[nodiscard]] std::string rules_of(const AuditAnswer& answer);
/// "12 of 40 comments answered, half of them within 3.5 hours; questions: 3 of 7", empty where nothing is known.
[[nodiscard]] std::string answers_of(const AuditAnswer& answer, words::Language language);
/// Ids of the pod's members with commas between; empty without one.
[[nodiscard]] std::string pod_of(const AuditAnswer& answer);
/// For each block whom its accounts follow, and when they came to this creator.
[[nodiscard]] std::vector<std::string> block_lines(const AuditAnswer& answer, words::Language language);
/// "3 do not say so: p1, p2, …" for each kind that there is.
[[nodiscard]] std::vector<std::string> post_lines(const AuditAnswer& answer, words::Language language);

}  // namespace vouch::report
