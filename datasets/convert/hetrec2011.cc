// hetrec2011: listeners and artists of Last.fm, as published with the HetRec workshop (I. Cantador, P. Brusilovsky,
// T. Kuflik, RecSys 2011). An artist is a creator, a listener an account; that an account listens to an artist is an event
// of the kind `view` whose weight is the number of plays, so audiences are engagers. An artist's category is the tag that
// most listeners gave it (ties: the tag that comes first bytewise) and its bio all its tags in that order. A listener's
// friends are known by number: the relation has two ends, so it counts as followers and as following. Tags of artists that
// the list of artists lacks are left out.
#include <algorithm>
#include <array>
#include <string>
#include <unordered_map>
#include <vector>

#include "datasets/convert/formats.h"
#include "datasets/input/encoding.h"
#include "datasets/writing/dataset_folder.h"
#include "datasets/writing/table_writer.h"
#include "engine/catalog/key_table.h"

namespace vouch::datasets {
namespace {

constexpr std::array<std::string_view, 3> kSourceArtists{"id", "name", "url"};
constexpr std::array<std::string_view, 2> kSourceTags{"tagID", "tagValue"};
constexpr std::array<std::string_view, 3> kSourceTagged{"userID", "artistID", "tagID"};
constexpr std::array<std::string_view, 3> kSourcePlays{"userID", "artistID", "weight"};
constexpr std::array<std::string_view, 2> kSourceFriends{"userID", "friendID"};

constexpr std::array<std::string_view, 7> kCreatorColumns{"creator_id", "platform", "url", "name", "bio", "category", "coverage"};
constexpr std::array<std::string_view, 4> kAccountColumns{"account_id", "platform", "followers", "following"};
constexpr std::array<std::string_view, 6> kAudienceColumns{"account_id", "platform", "owner_id", "owner_kind", "kind", "weight"};
constexpr std::string_view kPlatform = "lastfm";

class HetRec2011 {
 public:
  HetRec2011(std::filesystem::path source, const std::filesystem::path& folder, const ConvertProgressCall& progress)
      : source_(std::move(source)), folder_(folder), progress_(progress) {}

  core::Result<ConvertSummary> run() {
    if (auto done = open_all(); !done) return core::fail(done.error());
    if (auto done = make_dataset_folder(folder_); !done) return core::fail(done.error());
    if (auto done = write_published_account_key(folder_); !done) return core::fail(done.error());
    if (auto done = read_tags(); !done) return core::fail(done.error());
    if (auto done = count_tags(); !done) return core::fail(done.error());
    if (auto done = write_artists(); !done) return core::fail(done.error());
    if (auto done = write_plays(); !done) return core::fail(done.error());
    if (auto done = write_listeners(); !done) return core::fail(done.error());
    return summary_;
  }

 private:
  core::Result<ResearchTable> open(std::string_view name, std::span<const std::string_view> columns) {
    return ResearchTable::open(source_, name, columns, progress_);
  }

  /// Says at once what is missing, before anything is written.
  core::Result<void> open_all() {
    if (auto table = open("artists.dat", kSourceArtists); !table) return core::fail(table.error());
    if (auto table = open("tags.dat", kSourceTags); !table) return core::fail(table.error());
    if (auto table = open("user_taggedartists.dat", kSourceTagged); !table) return core::fail(table.error());
    if (auto table = open("user_artists.dat", kSourcePlays); !table) return core::fail(table.error());
    if (auto table = open("user_friends.dat", kSourceFriends); !table) return core::fail(table.error());
    return {};
  }

  /// The file of tags is Windows-1252, the others are UTF-8.
  core::Result<void> read_tags() {
    auto rows = open("tags.dat", kSourceTags);
    if (!rows) return core::fail(rows.error());
    auto more = rows->next();
    for (; more && *more; more = rows->next()) {
      const std::string_view text = rows->cell(1);
      tags_.emplace(rows->cell(0), is_valid_utf8(text) ? std::string(text) : from_windows1252(text));
    }
    if (!more) return core::fail(more.error());
    return {};
  }

  core::Result<void> count_tags() {
    auto rows = open("user_taggedartists.dat", kSourceTagged);
    if (!rows) return core::fail(rows.error());
    auto more = rows->next();
    for (; more && *more; more = rows->next()) {
      const auto tag = tags_.find(std::string(rows->cell(2)));
      if (tag == tags_.end()) return rows->wrong("the tag " + std::string(rows->cell(2)), "one of tags.dat");
      const std::uint32_t artist = tagged_.insert(rows->cell(1)).first;
      if (artist == counts_.size()) counts_.emplace_back();
      ++counts_[artist][tag->second];
    }
    if (!more) return core::fail(more.error());
    return {};
  }

  /// The tags of an artist, most given first, then bytewise.
  std::vector<std::string> tags_of(std::string_view artist) const {
    std::vector<std::string> tags;
    const auto place = tagged_.find(artist);
    if (!place) return tags;
    std::vector<std::pair<std::uint32_t, std::string>> counted;
    for (const auto& [tag, times] : counts_[*place]) counted.emplace_back(times, tag);
    std::sort(counted.begin(), counted.end(),
              [](const auto& a, const auto& b) { return a.first != b.first ? a.first > b.first : a.second < b.second; });
    for (auto& [times, tag] : counted) tags.push_back(std::move(tag));
    return tags;
  }

  core::Result<void> write_artists() {
    auto rows = open("artists.dat", kSourceArtists);
    if (!rows) return core::fail(rows.error());
    auto table = TableWriter::open(folder_ / "creators.csv", kCreatorColumns);
    if (!table) return core::fail(table.error());
    auto more = rows->next();
    for (; more && *more; more = rows->next()) {
      const auto tags = tags_of(rows->cell(0));
      std::string bio;
      for (const std::string& tag : tags) bio.append(bio.empty() ? "" : ", ").append(tag);
      table->text(rows->cell(0));
      table->plain(kPlatform);
      table->text(rows->cell(2));
      table->text(rows->cell(1));
      table->text(bio);
      table->text(tags.empty() ? std::string_view() : std::string_view(tags.front()));
      table->plain("engagers");
      table->end_row();
    }
    if (!more) return core::fail(more.error());
    return table->finish_into(summary_.creators);
  }

  core::Result<void> write_plays() {
    auto rows = open("user_artists.dat", kSourcePlays);
    if (!rows) return core::fail(rows.error());
    auto table = TableWriter::open(folder_ / "audience.csv", kAudienceColumns);
    if (!table) return core::fail(table.error());
    auto more = rows->next();
    for (; more && *more; more = rows->next()) {
      listeners_.insert(rows->cell(0));
      table->text(rows->cell(0));
      table->plain(kPlatform);
      table->text(rows->cell(1));
      table->plain("creator");
      table->plain("view");
      table->text(rows->cell(2));
      table->end_row();
    }
    if (!more) return core::fail(more.error());
    return table->finish_into(summary_.audience_events);
  }

  core::Result<void> write_listeners() {
    auto rows = open("user_friends.dat", kSourceFriends);
    if (!rows) return core::fail(rows.error());
    std::vector<std::int64_t> friends(listeners_.size(), 0);
    auto more = rows->next();
    for (; more && *more; more = rows->next()) {
      const auto [listener, fresh] = listeners_.insert(rows->cell(0));
      if (fresh) friends.push_back(0);
      ++friends[listener];
    }
    if (!more) return core::fail(more.error());
    auto table = TableWriter::open(folder_ / "accounts.csv", kAccountColumns);
    if (!table) return core::fail(table.error());
    for (std::uint32_t listener = 0; listener < listeners_.size(); ++listener) {
      table->text(listeners_.key(listener));
      table->plain(kPlatform);
      table->whole(friends[listener]);
      table->whole(friends[listener]);
      table->end_row();
    }
    return table->finish_into(summary_.accounts);
  }

  std::filesystem::path source_;
  const std::filesystem::path& folder_;
  const ConvertProgressCall& progress_;
  ConvertSummary summary_;
  std::unordered_map<std::string, std::string> tags_;                   // id -> text
  catalog::KeyTable tagged_, listeners_;                                // artists with a tag; listeners
  std::vector<std::unordered_map<std::string, std::uint32_t>> counts_;  // by tagged artist: how many gave it which tag
};

}  // namespace

core::Result<ConvertSummary> convert_hetrec2011(const std::filesystem::path& source, const std::filesystem::path& folder,
                                                const ConvertOptions&, const ConvertProgressCall& progress) {
  std::error_code ignored;
  const bool inside = std::filesystem::is_directory(source / "raw", ignored);  // beside splits that others made of it
  return HetRec2011(inside ? source / "raw" : source, folder, progress).run();
}

}  // namespace vouch::datasets
