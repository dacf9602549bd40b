// vouch shortlist: the ranked, explained answer to one brief or to many.
#include <algorithm>
#include <map>
#include <memory>
#include <ostream>

#include "api/cli/brief_options.h"
#include "api/cli/commands.h"
#include "api/cli/progress.h"
#include "api/cli/snapshot_options.h"
#include "api/contract/answer_json.h"
#include "api/contract/answer_lines.h"
#include "api/report/page.h"
#include "api/report/table.h"
#include "api/words/text.h"

namespace vouch::cli {
namespace {

using core::ErrorCode;
using core::fail;
using ranking::Brief;

struct Options {
  SnapshotOptions snapshot;
  std::string format = "table", tag;
  BriefOptions brief;
  std::vector<std::string> why_not;
};

/// Before anything is written: every brand of a longer list is there.
core::Result<void> expect_brands(const Engine& engine, const std::vector<Brief>& briefs) {
  if (briefs.size() < 2) return {};
  const std::vector<std::string> known = engine.brand_ids();
  for (const Brief& brief : briefs) {
    const auto* id = std::get_if<std::string>(&brief.brand);
    if (id == nullptr || std::binary_search(known.begin(), known.end(), *id)) continue;
    auto answer = engine.brand(*id);
    if (!answer) return fail(std::move(answer).error());
  }
  return {};
}

core::Result<std::vector<contract::NamedWhyNot>> ask_why_not(const Engine& engine, const Brief& brief, const Options& options) {
  std::vector<contract::NamedWhyNot> answers;
  for (const std::string& id : options.why_not) {
    auto answer = engine.why_not(brief, id);
    if (!answer) return fail(std::move(answer).error());
    answers.push_back({id, *std::move(answer)});
  }
  return answers;
}

std::string tag_of(const Brief& brief, const Options& options) {
  if (!options.tag.empty()) return options.tag;
  return "vouch-" + brief.profile.value_or(!brief.goal                                ? "balanced"
                                           : *brief.goal == ranking::Goal::new_people ? "awareness"
                                           : *brief.goal == ranking::Goal::deepen     ? "deepen"
                                                                                      : "balanced");
}

std::string name_of(const Brief& brief) {
  const auto* id = std::get_if<std::string>(&brief.brand);
  const std::string name = id != nullptr ? *id : std::get<ranking::BrandDescription>(brief.brand).name;
  return name.empty() ? "brief" : name;
}

/// What answers say of themselves as wholes, for formats whose lines have no place for it: each text once, with its brands
/// where it is not of all.
class Warnings {
 public:
  void add(const std::vector<ranking::Message>& warnings, const std::string& brand, words::Language language) {
    for (const ranking::Message& warning : warnings) brands_[words::text(warning, language)].push_back(brand);
  }

  void say(std::size_t answers, const Session& session) const {
    constexpr std::size_t kNamed = 5;
    for (const auto& [text, brands] : brands_) {
      std::string names;
      for (std::size_t i = 0; i < std::min(brands.size(), kNamed); ++i) names += (i == 0 ? "" : ", ") + brands[i];
      if (brands.size() > kNamed) names += ", … (" + std::to_string(brands.size()) + ")";
      session.say("vouch: " + (brands.size() < answers ? names + ": " : "") + text);
    }
  }

 private:
  std::map<std::string, std::vector<std::string>> brands_;  // by text
};

core::Result<std::string> answer(const Engine& engine, const Brief& brief, const Options& options, const Session& session,
                                 Warnings& warnings) {
  const auto shortlist = engine.shortlist(brief);
  if (!shortlist) return fail(shortlist.error());
  const auto why_not = ask_why_not(engine, brief, options);
  if (!why_not) return fail(why_not.error());
  if (options.format == "html") return report::shortlist_page(*shortlist, session.language, *why_not);
  if (options.format == "csv") {
    warnings.add(shortlist->warnings, name_of(brief), session.language);
    return contract::csv_lines(*shortlist, session.language);
  }
  if (options.format == "ndjson") return contract::shortlist_to_json(*shortlist, session.language, *why_not) + "\n";
  if (options.format == "json") return contract::shortlist_to_json(*shortlist, session.language, *why_not);
  const report::TextOptions text{.width = session.streams.width, .language = session.language};
  std::string out = report::shortlist_table(*shortlist, text);
  for (const contract::NamedWhyNot& one : *why_not) out += report::why_not_text(one, text);
  return out;
}

/// What stands before the first answer, between answers and after the last.
struct Frame {
  std::string before, between, after;
};

Frame frame_of(const std::string& format, bool several) {
  if (format == "csv") return {.before = contract::csv_header(), .between = {}, .after = {}};
  if (format == "json") return several ? Frame{"[", ",\n", "]\n"} : Frame{"", "", "\n"};
  if (format == "table") return {.before = {}, .between = "\n", .after = {}};
  return {};
}

/// Answers with their explanations, one brief after the other.
core::Result<void> write_answers(const Engine& engine, const std::vector<Brief>& briefs, const Options& options,
                                 const Session& session, Warnings& warnings, ProgressLine& progress) {
  const Frame frame = frame_of(options.format, briefs.size() > 1);
  for (std::size_t i = 0; i < briefs.size() && session.streams.out; ++i) {
    const auto text = answer(engine, briefs[i], options, session, warnings);
    if (!text) return fail(text.error());
    if (briefs.size() > 1) progress.show("shortlists", i, briefs.size());
    session.streams.out << (i == 0 ? frame.before : frame.between) << *text;
  }
  session.streams.out << frame.after;
  return {};
}

/// Names and scores alone.
core::Result<void> write_run(const Engine& engine, const std::vector<Brief>& briefs, const Options& options,
                             const Session& session, Warnings& warnings, ProgressLine& progress) {
  return engine.rank_each(briefs, 0, [&](std::size_t i, ranking::Ranking&& ranking) -> core::Result<void> {
    warnings.add(ranking.warnings, name_of(briefs[i]), session.language);
    session.streams.out << contract::trec_lines(name_of(briefs[i]), ranking, tag_of(briefs[i], options));
    if (briefs.size() > 1) progress.show("shortlists", i, briefs.size());
    if (!session.streams.out) return fail(ErrorCode::unavailable, "the output could not be written");
    return {};
  });
}

core::Result<int> shortlist(const Options& options, const Session& session) {
  const auto briefs = briefs_of(options.brief);
  if (!briefs) return fail(briefs.error());
  if (briefs->size() > 1 && options.format == "html") {
    return fail(ErrorCode::invalid_argument, "found several brands with --format html, expected one: a page is for one brand");
  }
  const auto engine = open_engine(options.snapshot);
  if (!engine) return fail(engine.error());
  if (auto there = expect_brands(*engine, *briefs); !there) return fail(std::move(there).error());
  ProgressLine progress(session);
  Warnings warnings;
  const auto written = options.format == "trec" ? write_run(*engine, *briefs, options, session, warnings, progress)
                                                : write_answers(*engine, *briefs, options, session, warnings, progress);
  if (!written) return fail(written.error());
  progress.clear();
  warnings.say(briefs->size(), session);
  return kDone;
}

}  // namespace

void add_shortlist(CLI::App& program, Session& session) {
  auto options = std::make_shared<Options>();
  const Command command = add_command(program, session, "shortlist", "Ranks creators for a brand and explains every figure",
                                      "x.vouch --brand lindenhof -k 12\n"
                                      "x.vouch --brief brief.json --format json\n"
                                      "x.vouch --brand lindenhof --goal new_people --country DE --exclude-partners\n"
                                      "x.vouch --brand lindenhof --why-not anna\n"
                                      "x.vouch --brand lindenhof --format html > shortlist.html\n"
                                      "x.vouch --brands brands.txt -k 0 --format trec > run.trec");
  add_snapshot_options(command, options->snapshot);
  add_brief_options(command, options->brief);
  command.add_option("--why-not", options->why_not, "explain where this creator id stands").repeated();
  add_format(command, options->format, {"table", "json", "ndjson", "csv", "trec", "html"});
  command.add_option("--tag", options->tag, "name of the run in TREC lines (default vouch-PROFILE)")
      .check([](const std::string& tag) {
        return contract::trec_id(tag) == tag && !tag.empty() ? "" : "found '" + tag + "', expected no blanks";
      });
  add_account_key(command, options->snapshot);
  command.callback([options, &session] { session.action = [options, &session] { return shortlist(*options, session); }; });
}

}  // namespace vouch::cli
