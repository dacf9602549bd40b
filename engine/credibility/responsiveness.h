// Whether a creator answers: shares of comments answered within a day, a week and in all, and the median time to an answer,
// those not answered yet censored at the day of the figure (survival.h). For all comments, for questions and for criticism.
//
// A comment is asked where another account than the owner's wrote it, it is dated, and it is not a reply to yet another
// account's comment. It is answered by the owner's first comment behind it that names it as its parent. Where no comment of this
// owner names a parent, by order: each of the owner's comments answers the earliest comment of the thread that is still
// open; figures are then estimated, since whom an answer was for is guessed.
//
// unknown where nothing is asked, and where the owner has no comment anywhere: it may be that answers are not in the data.
// Comments are taken as independent. Who answers in sittings does not answer so, and then the intervals are too narrow.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "engine/catalog/catalog.h"
#include "engine/core/ids.h"
#include "engine/credibility/survival.h"

namespace vouch::credibility {

struct AskedComment {
  std::int64_t at_s = 0;
  std::optional<std::int64_t> answered_s;
  bool question = false, criticism = false;
  bool known_to_be_open = true;  // the owner's answers are in the data at all
  bool by_order = false;         // which answer is whose was guessed
  bool operator==(const AskedComment&) const = default;
};

enum class AnswerStatus : std::uint8_t { measured, estimated, nothing_asked, no_answers_in_data };
/// A stable name such as "nothing_asked".
[[nodiscard]] constexpr std::string_view name_of(AnswerStatus status) {
  switch (status) {
    case AnswerStatus::measured: return "measured";
    case AnswerStatus::estimated: return "estimated";
    case AnswerStatus::nothing_asked: return "nothing_asked";
    case AnswerStatus::no_answers_in_data: return "no_answers_in_data";
  }
  return "";
}

struct AnswerFigure {
  AnswerStatus status = AnswerStatus::nothing_asked;
  std::uint32_t asked = 0, answered = 0;
  std::optional<SurvivalShare> within_day, within_week;  // nothing where no comment was open or answered that long
  std::optional<SurvivalShare> ever;                     // by the longest time to an answer that was seen
  SurvivalMedian time_to_answer;
  bool operator==(const AnswerFigure&) const = default;
};

struct Responsiveness {
  AnswerFigure all, questions, criticism;
  bool operator==(const Responsiveness&) const = default;
};

/// Comments after until_s are left out, answers after it have not happened. In any order.
[[nodiscard]] Responsiveness responsiveness_of(std::span<const AskedComment> comments, std::int64_t until_s);

/// What is asked below an owner's posts, up to as_of_s. `left_out`: pseudonyms whose comments ask nothing, ascending.
[[nodiscard]] std::vector<AskedComment> asked_comments(const catalog::Catalog& catalog, core::OwnerIndex owner,
                                                       std::int64_t as_of_s, std::span<const std::uint64_t> left_out = {});
[[nodiscard]] Responsiveness responsiveness_of(const catalog::Catalog& catalog, core::OwnerIndex owner, std::int64_t as_of_s,
                                               std::span<const std::uint64_t> left_out = {});

}  // namespace vouch::credibility
