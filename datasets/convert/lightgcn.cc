// lightgcn: the train and test files of X. He et al., "LightGCN", SIGIR 2020, as they split Gowalla and others: a line a
// user, its id and then the ids of the items, with spaces between. A user is a brand, an item a creator, an interaction a
// collaboration. The split stays visible: collaborations-train.csv and collaborations-test.csv, so that what a model may
// learn from is one file.
#include <array>
#include <string>
#include <utility>

#include "datasets/convert/formats.h"
#include "datasets/writing/dataset_folder.h"
#include "datasets/writing/table_writer.h"
#include "engine/catalog/key_table.h"

namespace vouch::datasets {
namespace {

constexpr std::array<std::string_view, 1> kBrandColumns{"brand_id"};
constexpr std::array<std::string_view, 1> kCreatorColumns{"creator_id"};
constexpr std::array<std::string_view, 2> kCollaborationColumns{"brand_id", "creator_id"};
constexpr std::size_t kLongestId = 255;

/// The next word of a line with spaces between; empty at its end.
std::string_view next_word(std::string_view& rest) {
  const auto begin = std::min(rest.find_first_not_of(" \t\r"), rest.size());
  rest.remove_prefix(begin);
  const std::string_view word = rest.substr(0, rest.find_first_of(" \t\r"));
  rest.remove_prefix(word.size());
  return word;
}

class LightGcn {
 public:
  LightGcn(const std::filesystem::path& source, const std::filesystem::path& folder, const ConvertProgressCall& progress)
      : source_(source), folder_(folder), progress_(progress) {}

  core::Result<ConvertSummary> run() {
    for (const auto& [file, table] : kFiles) {  // says at once what is missing, before anything is written
      if (auto lines = ResearchLines::open(source_, file); !lines) return core::fail(lines.error());
    }
    if (auto done = make_dataset_folder(folder_); !done) return core::fail(done.error());
    if (auto done = write_published_account_key(folder_); !done) return core::fail(done.error());
    auto creators = TableWriter::open(folder_ / "creators.csv", kCreatorColumns);
    if (!creators) return core::fail(creators.error());
    auto brands = TableWriter::open(folder_ / "brands.csv", kBrandColumns);
    if (!brands) return core::fail(brands.error());
    for (const auto& [file, table] : kFiles) {
      if (auto done = write_part(file, table, *creators, *brands); !done) return core::fail(done.error());
    }
    if (auto done = creators->finish_into(summary_.creators); !done) return core::fail(done.error());
    if (auto done = brands->finish_into(summary_.brands); !done) return core::fail(done.error());
    return summary_;
  }

 private:
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 2> kFiles{
      {{"train.txt", "collaborations-train.csv"}, {"test.txt", "collaborations-test.csv"}}};

  core::Result<void> write_part(std::string_view file, std::string_view table, TableWriter& creators, TableWriter& brands) {
    auto lines = ResearchLines::open(source_, file, progress_);
    if (!lines) return core::fail(lines.error());
    auto ties = TableWriter::open(folder_ / table, kCollaborationColumns);
    if (!ties) return core::fail(ties.error());
    auto more = lines->next();
    for (; more && *more; more = lines->next()) {
      std::string_view rest = lines->line();
      const std::string_view user = next_word(rest);
      if (user.empty()) continue;  // the last line of some of the published files
      for (std::string_view id = user; !id.empty(); id = next_word(rest)) {
        if (id.size() > kLongestId) return lines->wrong("an id of " + std::to_string(id.size()) + " bytes", "at most 255");
        const bool is_user = id.data() == user.data();
        auto& known = is_user ? brands_ : creators_;
        auto& owners = is_user ? brands : creators;
        if (known.insert(id).second) {
          owners.text(id);
          owners.end_row();
        }
        if (is_user) continue;
        ties->text(user);
        ties->text(id);
        ties->end_row();
      }
    }
    if (!more) return core::fail(more.error());
    return ties->finish_into(summary_.collaborations);
  }

  const std::filesystem::path& source_;
  const std::filesystem::path& folder_;
  const ConvertProgressCall& progress_;
  ConvertSummary summary_;
  catalog::KeyTable creators_, brands_;
};

}  // namespace

core::Result<ConvertSummary> convert_lightgcn(const std::filesystem::path& source, const std::filesystem::path& folder,
                                              const ConvertOptions&, const ConvertProgressCall& progress) {
  return LightGcn(source, folder, progress).run();
}

}  // namespace vouch::datasets
