// vouch authenticity: any list of accounts, judged. Reads it as a stream and writes accounts in its order.
#include <memory>
#include <ostream>
#include <unordered_set>

#include "api/cli/commands.h"
#include "api/cli/read_options.h"
#include "api/cli/snapshot_options.h"
#include "api/contract/authenticity_json.h"
#include "api/report/account_list_table.h"
#include "datasets/reference/credibility_tables.h"
#include "datasets/reference/rule_files.h"
#include "engine/core/error.h"
#include "engine/core/hash.h"
#include "models/shipped.h"

namespace vouch::cli {
namespace {

using core::fail;
using credibility::Account;
using credibility::AccountFacts;

constexpr std::size_t kAccountsAtATime = 1 << 14;

struct Options {
  RowOptions rows;
  std::string file, format = "table", platform, rules;
  std::optional<double> assumed_share;
  unsigned threads = 0;
};

/// Takes accounts, judges so many at a time, writes those whose lines are wanted.
class JudgingSink final : public catalog::RecordSink {
 public:
  JudgingSink(AccountListJudge& judge, const std::string& format, std::ostream& out)
      : judge_(&judge), format_(format), out_(&out) {}

  core::Result<std::optional<catalog::RowProblem>> accept(const catalog::Record& record) override {
    const auto* row = std::get_if<catalog::AccountRecord>(&record);
    if (row == nullptr) return std::nullopt;
    ++rows_;
    const AccountFacts facts = credibility::facts_of(*row);
    if (const auto problem = credibility::problem_of(facts))
      return catalog::RowProblem{problem->column, problem->found, problem->expected};
    std::string id = row->account_id.empty() ? std::to_string(rows_) : std::string(row->account_id);
    const std::string platform(row->platform);
    if (!row->account_id.empty() && !seen_.insert(core::hash64(id, core::hash64(platform))).second) {
      return catalog::RowProblem{"account_id", "'" + id + "' once more", "an id that no earlier row has"};
    }
    waiting_.push_back({std::move(id), platform, facts});
    if (waiting_.size() < kAccountsAtATime) return std::nullopt;
    if (auto done = flush(); !done) return fail(std::move(done).error());
    return std::nullopt;
  }

  core::Result<void> flush() {
    std::vector<Account> accounts;
    accounts.reserve(waiting_.size());
    for (const Waiting& one : waiting_) accounts.push_back({one.platform, one.facts});
    const auto judgements = judge_->judge(accounts);
    if (!judgements) return fail(judgements.error());
    std::string lines;
    for (std::size_t i = 0; i < waiting_.size(); ++i) {
      if (format_ == "csv") contract::append_judgement_csv(lines, waiting_[i].id, (*judgements)[i]);
      if (format_ == "ndjson") contract::append_judgement_json(lines, waiting_[i].id, (*judgements)[i]);
    }
    *out_ << lines;
    waiting_.clear();
    return {};
  }

 private:
  struct Waiting {
    std::string id, platform;
    AccountFacts facts;
  };

  AccountListJudge* judge_;
  const std::string& format_;
  std::ostream* out_;
  std::vector<Waiting> waiting_;
  std::unordered_set<std::uint64_t> seen_;  // of accounts
  std::uint64_t rows_ = 0;
};

core::Result<catalog::CredibilityRuleRecords> rules_of(const std::string& folder) {
  if (folder.empty()) return datasets::carried_credibility_rules();
  auto rules = datasets::read_rule_folder(folder);
  if (!rules) return fail(core::within("--rules", std::move(rules).error()));
  return std::move(rules->credibility);
}

core::Result<AccountListJudge> judge_of(const Options& options) {
  auto model = models::authenticity_model();
  if (!model) return fail(std::move(model).error());
  auto rules = rules_of(options.rules);
  if (!rules) return fail(std::move(rules).error());
  const bool lines = options.format == "csv" || options.format == "ndjson";
  return AccountListJudge::make(
      *std::move(model), *rules,
      {.assumed_share = options.assumed_share, .platform = options.platform, .each = lines, .threads = options.threads});
}

core::Result<int> authenticity(const Options& options, const Session& session) {
  ProgressLine progress(session);
  RejectFile rejects;
  const auto reading = read_options(options.rows, "judging", rejects, progress);
  if (!reading) return fail(reading.error());
  if (auto opened = rejects.open(options.rows.rejects); !opened) return fail(std::move(opened).error());
  auto judge = judge_of(options);
  if (!judge) return fail(judge.error());
  std::ostream& out = session.streams.out;
  if (options.format == "csv") out << contract::judgement_csv_header();
  JudgingSink sink(*judge, options.format, out);
  const auto read = datasets::read_table(options.file, "accounts", *reading, sink);
  if (!read) return fail(read.error());
  if (auto done = sink.flush(); !done) return fail(std::move(done).error());
  progress.clear();
  if (auto closed = rejects.close(); !closed) return fail(std::move(closed).error());
  const AccountListReport report = judge->report();
  if (options.format == "json") out << contract::account_list_to_json(report, session.language) << "\n";
  if (options.format == "table")
    out << report::account_list_table(report, {.width = session.streams.width, .language = session.language});
  if (read->rejected > 0) session.say(rejects_text(*read, options.rows.rejects, session.language));
  return read->rejected > 0 && !options.rows.allow_rejects ? kRejects : kDone;
}

}  // namespace

void add_authenticity(CLI::App& program, Session& session) {
  auto options = std::make_shared<Options>();
  const Command command = add_command(
      program, session, "authenticity", "Says of any list of accounts which look like real people, and how many do not",
      "followers.csv\nfollowers.csv --format csv > judged.csv\nfollowers.ndjson.gz --assumed-share 0.2 --format json");
  command.add_option("accounts", options->file, "file with any of the columns of `accounts`").required();
  command.add_option("--platform", options->platform, "of accounts that name none (default: the model's, instagram)");
  command.add_option("--assumed-share", options->assumed_share, "share of fakes that is assumed beforehand (default 0.1)");
  command.add_option("--rules", options->rules,
                     "folder with rules to use instead of the program's own (vouch rules writes those)");
  add_format(command, options->format, {"table", "json", "csv", "ndjson"});
  add_locale(command, options->rows);
  add_rejects(command, options->rows);
  command.add_option("--threads", options->threads, "how many threads; 0: as many as the machine has (default 0)");
  command.callback([options, &session] { session.action = [options, &session] { return authenticity(*options, session); }; });
}

}  // namespace vouch::cli
