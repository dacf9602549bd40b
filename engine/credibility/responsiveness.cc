#include "engine/credibility/responsiveness.h"

#include <algorithm>

#include "engine/credibility/asked_thread.h"

namespace vouch::credibility {
namespace {

constexpr std::int64_t kDay = 86'400, kWeek = 7 * kDay;

template <class Wanted>
AnswerFigure figure_of(std::span<const AskedComment> comments, std::int64_t until_s, Wanted wanted) {
  std::vector<Spell> spells;
  bool known = false, by_order = false;
  for (const AskedComment& one : comments) {
    if (one.at_s > until_s || !wanted(one)) continue;
    const bool ended = one.answered_s && *one.answered_s <= until_s;
    spells.push_back({.open_s = std::max<std::int64_t>(0, (ended ? *one.answered_s : until_s) - one.at_s), .ended = ended});
    known = known || one.known_to_be_open || ended;
    by_order = by_order || one.by_order;
  }
  AnswerFigure figure{.asked = static_cast<std::uint32_t>(spells.size())};
  if (spells.empty()) return figure;
  figure.status = AnswerStatus::no_answers_in_data;
  if (!known) return figure;
  figure.status = by_order ? AnswerStatus::estimated : AnswerStatus::measured;
  const SurvivalCurve curve(std::move(spells));
  figure.answered = curve.ended();
  figure.within_day = curve.ended_by(kDay);
  figure.within_week = curve.ended_by(kWeek);
  figure.ever = curve.ended_ever();
  figure.time_to_answer = curve.median();
  return figure;
}

}  // namespace

Responsiveness responsiveness_of(std::span<const AskedComment> comments, std::int64_t until_s) {
  return {.all = figure_of(comments, until_s, [](const AskedComment&) { return true; }),
          .questions = figure_of(comments, until_s, [](const AskedComment& one) { return one.question; }),
          .criticism = figure_of(comments, until_s, [](const AskedComment& one) { return one.criticism; })};
}

std::vector<AskedComment> asked_comments(const catalog::Catalog& catalog, core::OwnerIndex owner, std::int64_t as_of_s,
                                         std::span<const std::uint64_t> left_out) {
  const auto posts = catalog.posts.owner_offsets;
  std::vector<AskedThread> threads;
  bool answers = false, names_parents = false;
  for (std::uint64_t post = posts[owner.value]; post < posts[owner.value + std::size_t{1}]; ++post) {
    threads.emplace_back(catalog.comments, post, as_of_s, left_out);
    answers = answers || threads.back().has_owner_comment();
    names_parents = names_parents || threads.back().owner_names_parents();
  }
  std::vector<AskedComment> asked;
  for (const AskedThread& thread : threads) {
    for (AskedComment& one : thread.asked(names_parents)) {
      one.known_to_be_open = answers;
      asked.push_back(one);
    }
  }
  return asked;
}

Responsiveness responsiveness_of(const catalog::Catalog& catalog, core::OwnerIndex owner, std::int64_t as_of_s,
                                 std::span<const std::uint64_t> left_out) {
  return responsiveness_of(asked_comments(catalog, owner, as_of_s, left_out), as_of_s);
}

}  // namespace vouch::credibility
