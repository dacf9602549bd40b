// vouch convert: public research data becomes a dataset.
#include "datasets/convert/convert.h"

#include <algorithm>
#include <memory>
#include <ostream>

#include <nlohmann/json.hpp>

#include "api/cli/commands.h"
#include "api/cli/progress.h"
#include "api/words/numbers.h"

namespace vouch::cli {
namespace {

struct Options {
  std::string format, source, folder;
  datasets::ConvertOptions converting;
  bool json = false;
};

core::Result<int> convert(const Options& options, const Session& session) {
  ProgressLine progress(session);
  const auto summary = datasets::convert(options.format, options.source, options.folder, options.converting,
                                         [&progress](const datasets::ConvertProgress& at) {
                                           progress.show("reading " + std::string(at.file), at.bytes_done, at.bytes_total, "B");
                                         });
  if (!summary) return core::fail(summary.error());
  progress.clear();
  if (options.json) {
    const nlohmann::ordered_json json = {{"dataset", options.folder},
                                         {"creators", summary->creators},
                                         {"brands", summary->brands},
                                         {"posts", summary->posts},
                                         {"audience_events", summary->audience_events},
                                         {"comments", summary->comments},
                                         {"collaborations", summary->collaborations},
                                         {"embeddings", summary->embeddings},
                                         {"accounts", summary->accounts},
                                         {"metrics", summary->metrics},
                                         {"overlaps", summary->overlaps}};
    session.streams.out << json.dump(2, ' ', false, nlohmann::json::error_handler_t::replace) << "\n";
    return kDone;
  }
  session.streams.out << options.folder << ": " << words::count(static_cast<std::int64_t>(summary->creators), session.language)
                      << " creators";
  for (const auto& [name, count] :
       {std::pair{"brands", summary->brands}, std::pair{"posts", summary->posts},
        std::pair{"audience events", summary->audience_events}, std::pair{"comments", summary->comments},
        std::pair{"collaborations", summary->collaborations}, std::pair{"embeddings", summary->embeddings},
        std::pair{"accounts", summary->accounts}, std::pair{"metrics", summary->metrics},
        std::pair{"overlaps", summary->overlaps}}) {
    if (count == 0) continue;
    session.streams.out << ", " << words::count(static_cast<std::int64_t>(count), session.language) << " " << name;
  }
  session.streams.out << "\n";
  return kDone;
}

}  // namespace

void add_convert(CLI::App& program, Session& session) {
  auto options = std::make_shared<Options>();
  const Command command =
      add_command(program, session, "convert", "Turns public research data into a dataset; ids stay as they are",
                  "--from instagram-2020 data/instagram_2020 ig/\n--from mm19 data/brand_influencer_mm19 "
                  "mm19/\n--from twitch-gexf data/twitch_overlap_2022 twitch/");
  std::string formats;
  for (const std::string_view format : datasets::convert_formats()) formats.append(formats.empty() ? "" : ", ").append(format);
  command.add_option("--from", options->format, "the format of the source: " + formats).required();
  command.add_option("source", options->source, "folder with the source's files, plain or compressed").required();
  command.add_option("folder", options->folder, "where to; new or empty").required();
  command.add_option("--min-creators", options->converting.min_creators, "instagram-2020: so many creators must name a brand")
      .with_default();
  command.add_flag("--json", options->json, "a summary as JSON");
  command.callback([options, &session] { session.action = [options, &session] { return convert(*options, session); }; });
}

}  // namespace vouch::cli
