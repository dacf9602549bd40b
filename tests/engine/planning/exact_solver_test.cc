// The choice against the true optimum on 200 random problems of middle size. Where everybody sees every post, reach is plain
// coverage and the best set a mixed integer program: maximise Σ y_a with y_a <= Σ x_i over the creators of a, Σ c_i x_i <= B,
// x binary. It is solved by GLPK's branch and cut, which knows nothing of this code.
#include <memory>

#include <glpk.h>
#include <gtest/gtest.h>

#include "engine/planning/solve.h"
#include "tests/engine/planning/random_problem.h"

namespace vouch::planning {
namespace {

struct Delete {
  void operator()(glp_prob* program) const { glp_delete_prob(program); }
};

/// A row with these columns at 1, or at `costs` where given, up to `most`.
void add_row(glp_prob* program, const std::vector<int>& columns, const std::vector<double>& values, double most) {
  const int row = glp_add_rows(program, 1);
  glp_set_row_bnds(program, row, GLP_UP, 0.0, most);
  std::vector<int> at = {0};
  std::vector<double> value = {0.0};
  at.insert(at.end(), columns.begin(), columns.end());
  value.insert(value.end(), values.begin(), values.end());
  glp_set_mat_row(program, row, static_cast<int>(columns.size()), at.data(), value.data());
}

/// The number of accounts that the best allowed set covers; nullopt where the solver was not done in time.
std::optional<double> best_coverage(const Problem& problem) {
  const std::unique_ptr<glp_prob, Delete> program(glp_create_prob());
  glp_term_out(GLP_OFF);
  glp_set_obj_dir(program.get(), GLP_MAX);
  const auto n = static_cast<int>(problem.candidates.size());
  const auto m = static_cast<int>(problem.accounts);
  glp_add_cols(program.get(), n + m);
  for (int i = 1; i <= n; ++i) glp_set_col_kind(program.get(), i, GLP_BV);
  std::vector<std::vector<int>> owners(problem.accounts);
  std::vector<int> all;
  std::vector<double> costs;
  for (int i = 0; i < n; ++i) {
    const Candidate& one = problem.candidates[static_cast<std::size_t>(i)];
    for (const std::uint32_t a : one.members) owners[a].push_back(i + 1);
    all.push_back(i + 1);
    costs.push_back(static_cast<double>(one.cost_cents));
  }
  for (int a = 0; a < m; ++a) {
    glp_set_col_bnds(program.get(), n + 1 + a, GLP_DB, 0.0, 1.0);
    glp_set_obj_coef(program.get(), n + 1 + a, 1.0);
    std::vector<int> columns = owners[static_cast<std::size_t>(a)];
    std::vector<double> values(columns.size(), -1.0);
    columns.push_back(n + 1 + a);
    values.push_back(1.0);
    add_row(program.get(), columns, values, 0.0);
  }
  if (problem.budget_cents != kNoBudget) add_row(program.get(), all, costs, static_cast<double>(problem.budget_cents));
  add_row(program.get(), all, std::vector<double>(all.size(), 1.0), problem.count);
  glp_iocp options;
  glp_init_iocp(&options);
  options.presolve = GLP_ON;
  options.tm_lim = 60'000;
  if (glp_intopt(program.get(), &options) != 0 || glp_mip_status(program.get()) != GLP_OPT) return std::nullopt;
  return glp_mip_obj_val(program.get());
}

TEST(ExactSolver, TheChoiceIsCloseToTheOptimumAndTheBoundAboveIt) {
  int solved = 0;
  double sum = 0.0;
  double worst = 1.0;
  double tightness = 0.0;
  for (std::uint64_t seed = 0; seed < 200; ++seed) {
    const RandomProblem random(1000 + seed, {.candidates = 24, .accounts = 120, .certain = true, .budget = seed % 2 == 0});
    const auto best = best_coverage(random.problem);
    if (!best) continue;
    const auto solution = solve(random.problem).value();
    const double of_person = static_cast<double>(audience::Authenticity::kPrior) / 65535.0;
    const double reached = people(solution.reached) / of_person;
    EXPECT_LE(reached, *best + 1e-6) << seed;
    EXPECT_GE(people(solution.bound) / of_person, *best - 1e-6) << seed;
    ++solved;
    sum += reached / *best;
    worst = std::min(worst, reached / *best);
    tightness += *best * of_person / people(solution.bound);
  }
  EXPECT_EQ(solved, 200);
  EXPECT_GT(sum / solved, 0.99);
  EXPECT_GT(worst, 0.95);
  RecordProperty("mean_of_optimum", std::to_string(sum / solved));
  RecordProperty("worst_of_optimum", std::to_string(worst));
  RecordProperty("mean_of_optimum_to_bound", std::to_string(tightness / solved));
}

}  // namespace
}  // namespace vouch::planning
