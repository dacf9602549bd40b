// instagram-2020. Creators are those of the creators file and whoever else posts. A brand is a handle that posts tag,
// mention or name as sponsor, that is no creator and that at least `min_creators` creators name; each post that names it
// is a collaboration of that day, paid where the handle is a sponsor. A creator's audience is who commented, less the
// creator: engagers, not followers.
#include <algorithm>
#include <array>
#include <string>
#include <unordered_map>
#include <vector>

#include "datasets/convert/formats.h"
#include "datasets/writing/dataset_folder.h"
#include "datasets/writing/table_writer.h"
#include "engine/catalog/key_table.h"

namespace vouch::datasets {
namespace {

using Columns = std::span<const std::string_view>;

constexpr std::array<std::string_view, 5> kSourceCreators{"creator", "category", "followers", "following", "posts"};
constexpr std::array<std::string_view, 11> kSourcePosts{"post_id",  "creator", "taken_at", "likes",    "comments", "is_video",
                                                        "sponsors", "tagged",  "mentions", "hashtags", "caption"};
enum PostColumn : std::size_t {
  post_id,
  poster,
  taken_at,
  likes,
  comments,
  is_video,
  sponsors,
  tagged,
  mentions,
  hashtags,
  caption
};
constexpr std::array<std::string_view, 9> kSourceComments{"post_id", "commenter", "is_owner", "created_at", "likes",
                                                          "chars",   "words",     "is_reply", "text_crc32"};
enum CommentColumn : std::size_t {
  commented_post,
  commenter,
  is_owner,
  created_at,
  comment_likes,
  chars,
  words,
  is_reply,
  text_crc32
};
constexpr std::array<std::string_view, 2> kSourceLinks{"commenter", "creator"};

constexpr std::array<std::string_view, 8> kCreatorColumns{"creator_id", "account_id", "platform", "followers",
                                                          "following",  "posts",      "category", "coverage"};
constexpr std::array<std::string_view, 2> kBrandColumns{"brand_id", "name"};
constexpr std::array<std::string_view, 4> kCollaborationColumns{"brand_id", "creator_id", "at", "paid"};
constexpr std::array<std::string_view, 12> kPostColumns{"post_id", "owner_id", "owner_kind", "at",       "text",   "format",
                                                        "likes",   "comments", "hashtags",   "mentions", "tagged", "sponsors"};
constexpr std::array<std::string_view, 6> kAudienceColumns{"account_id", "platform", "owner_id", "owner_kind", "kind", "at"};
constexpr std::array<std::string_view, 9> kCommentColumns{"post_id", "account_id", "at",       "likes",    "chars",
                                                          "words",   "is_owner",   "is_reply", "text_hash"};
constexpr std::string_view kPlatform = "instagram";

/// The handles of a list with commas.
template <class Take>
void each_handle(std::string_view list, Take&& take) {
  while (!list.empty()) {
    const auto comma = std::min(list.find(','), list.size());
    if (comma > 0) take(list.substr(0, comma));
    list.remove_prefix(std::min(comma + 1, list.size()));
  }
}

/// The source writes a line break as `\n` and a backslash as `\\`.
std::string unescaped(std::string_view text) {
  std::string plain;
  plain.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '\\' && i + 1 < text.size() && (text[i + 1] == 'n' || text[i + 1] == '\\' || text[i + 1] == 't')) {
      ++i;
      plain.push_back(text[i] == 'n' ? '\n' : text[i] == 't' ? '\t' : '\\');
    } else {
      plain.push_back(text[i]);
    }
  }
  return plain;
}

class Instagram2020 {
 public:
  Instagram2020(const std::filesystem::path& source, const std::filesystem::path& folder, const ConvertOptions& options,
                const ConvertProgressCall& progress)
      : source_(source), folder_(folder), options_(options), progress_(progress) {}

  core::Result<ConvertSummary> run() {
    if (auto done = open_all(); !done) return core::fail(done.error());
    if (auto done = make_dataset_folder(folder_); !done) return core::fail(done.error());
    if (auto done = write_published_account_key(folder_); !done) return core::fail(done.error());
    if (auto done = read_links(); !done) return core::fail(done.error());
    if (auto done = write_listed_creators(); !done) return core::fail(done.error());
    if (auto done = find_brands(); !done) return core::fail(done.error());
    if (auto done = write_other_creators(); !done) return core::fail(done.error());
    if (auto done = write_brands(); !done) return core::fail(done.error());
    if (auto done = write_posts(); !done) return core::fail(done.error());
    if (auto done = write_comments(); !done) return core::fail(done.error());
    return summary_;
  }

 private:
  core::Result<ResearchTable> open(std::string_view name, Columns columns) {
    return ResearchTable::open(source_, name, columns, progress_);
  }

  /// Says at once what is missing, before anything is written.
  core::Result<void> open_all() {
    if (auto table = open("creators.tsv", kSourceCreators); !table) return core::fail(table.error());
    if (auto table = open("posts.tsv", kSourcePosts); !table) return core::fail(table.error());
    if (auto table = open("comments.tsv", kSourceComments); !table) return core::fail(table.error());
    if (auto table = open("commenter_is_creator.tsv", kSourceLinks); !table) return core::fail(table.error());
    return {};
  }

  core::Result<void> read_links() {
    auto links = open("commenter_is_creator.tsv", kSourceLinks);
    if (!links) return core::fail(links.error());
    auto more = links->next();
    for (; more && *more; more = links->next()) account_of_.emplace(links->cell(1), links->cell(0));
    if (!more) return core::fail(more.error());
    return {};
  }

  void begin_creator(std::string_view creator) {
    const auto account = account_of_.find(std::string(creator));
    creator_table_->text(creator);
    creator_table_->text(account == account_of_.end() ? std::string_view() : std::string_view(account->second));
    creator_table_->plain(kPlatform);
  }

  core::Result<void> write_listed_creators() {
    auto table = TableWriter::open(folder_ / "creators.csv", kCreatorColumns);
    if (!table) return core::fail(table.error());
    creator_table_.emplace(std::move(*table));
    auto rows = open("creators.tsv", kSourceCreators);
    if (!rows) return core::fail(rows.error());
    auto more = rows->next();
    for (; more && *more; more = rows->next()) {
      creators_.insert(rows->cell(0));
      begin_creator(rows->cell(0));
      for (const std::size_t column : {std::size_t{2}, std::size_t{3}, std::size_t{4}, std::size_t{1}}) {
        creator_table_->text(rows->cell(column));
      }
      creator_table_->plain("engagers");
      creator_table_->end_row();
    }
    if (!more) return core::fail(more.error());
    listed_ = creators_.size();
    return {};
  }

  /// First pass over the posts: who posts, and which handles how many creators name.
  core::Result<void> find_brands() {
    std::vector<std::vector<std::uint32_t>> namers;  // of each handle, without repetition
    catalog::KeyTable handles;
    auto rows = open("posts.tsv", kSourcePosts);
    if (!rows) return core::fail(rows.error());
    auto more = rows->next();
    for (; more && *more; more = rows->next()) {
      const std::uint32_t creator = creators_.insert(rows->cell(poster)).first;
      owner_of_post_.emplace(rows->cell(post_id), creator);
      for (const std::size_t column : {sponsors, tagged, mentions}) {
        each_handle(rows->cell(column), [&](std::string_view handle) {
          const auto [index, fresh] = handles.insert(handle);
          if (fresh) namers.emplace_back();
          auto& list = namers[index];
          if (std::find(list.begin(), list.end(), creator) == list.end()) list.push_back(creator);
        });
      }
    }
    if (!more) return core::fail(more.error());
    for (std::uint32_t handle = 0; handle < handles.size(); ++handle) {
      const bool named_enough = namers[handle].size() >= options_.min_creators;
      if (named_enough && !creators_.find(handles.key(handle))) brands_.insert(handles.key(handle));
    }
    return {};
  }

  core::Result<void> write_other_creators() {
    for (std::uint32_t creator = listed_; creator < creators_.size(); ++creator) {
      begin_creator(creators_.key(creator));
      for (int column = 0; column < 4; ++column) creator_table_->empty();
      creator_table_->plain("engagers");
      creator_table_->end_row();
    }
    return creator_table_->finish_into(summary_.creators);
  }

  core::Result<void> write_brands() {
    auto table = TableWriter::open(folder_ / "brands.csv", kBrandColumns);
    if (!table) return core::fail(table.error());
    for (std::uint32_t brand = 0; brand < brands_.size(); ++brand) {
      table->text(brands_.key(brand));
      table->text(brands_.key(brand));
      table->end_row();
    }
    return table->finish_into(summary_.brands);
  }

  void write_post(TableWriter& table, const ResearchTable& row) {
    table.text(row.cell(post_id));
    table.text(row.cell(poster));
    table.plain("creator");
    table.text(row.cell(taken_at));
    table.text(unescaped(row.cell(caption)));
    table.plain(row.cell(is_video) == "1" ? "video" : "image");
    table.text(row.cell(likes));
    table.text(row.cell(comments));
    for (const std::size_t column : {hashtags, mentions, tagged, sponsors}) {
      std::vector<std::string> items;
      each_handle(row.cell(column), [&](std::string_view item) { items.emplace_back(item); });
      table.list(items);
    }
    table.end_row();
  }

  /// One collaboration for each brand that the post names.
  void write_ties(TableWriter& table, const ResearchTable& row) {
    std::vector<std::pair<std::uint32_t, bool>> named;  // brand, paid
    for (const std::size_t column : {sponsors, tagged, mentions}) {
      each_handle(row.cell(column), [&](std::string_view handle) {
        const auto brand = brands_.find(handle);
        if (!brand) return;
        const bool known = std::any_of(named.begin(), named.end(), [&](const auto& one) { return one.first == *brand; });
        if (!known) named.emplace_back(*brand, column == sponsors);  // sponsors come first
      });
    }
    for (const auto& [brand, paid] : named) {
      table.text(brands_.key(brand));
      table.text(row.cell(poster));
      table.text(row.cell(taken_at));
      table.plain(paid ? "true" : "");
      table.end_row();
    }
  }

  core::Result<void> write_posts() {
    auto posts = TableWriter::open(folder_ / "posts.csv", kPostColumns);
    if (!posts) return core::fail(posts.error());
    auto ties = TableWriter::open(folder_ / "collaborations.csv", kCollaborationColumns);
    if (!ties) return core::fail(ties.error());
    auto rows = open("posts.tsv", kSourcePosts);
    if (!rows) return core::fail(rows.error());
    auto more = rows->next();
    for (; more && *more; more = rows->next()) {
      write_post(*posts, *rows);
      write_ties(*ties, *rows);
    }
    if (!more) return core::fail(more.error());
    if (auto done = posts->finish_into(summary_.posts); !done) return done;
    return ties->finish_into(summary_.collaborations);
  }

  static void write_comment(TableWriter& table, const ResearchTable& row) {
    table.text(row.cell(commented_post));
    table.text(row.cell(commenter));
    table.text(row.cell(created_at));
    for (const std::size_t column : {comment_likes, chars, words}) table.text(row.cell(column));
    table.flag(row.cell(is_owner) == "1");
    table.flag(row.cell(is_reply) == "1");
    table.text(row.cell(text_crc32));
    table.end_row();
  }

  core::Result<void> write_comments() {
    auto audience = TableWriter::open(folder_ / "audience.csv", kAudienceColumns);
    if (!audience) return core::fail(audience.error());
    auto comments = TableWriter::open(folder_ / "comments.csv", kCommentColumns);
    if (!comments) return core::fail(comments.error());
    auto rows = open("comments.tsv", kSourceComments);
    if (!rows) return core::fail(rows.error());
    auto more = rows->next();
    for (; more && *more; more = rows->next()) {
      const auto post = owner_of_post_.find(std::string(rows->cell(commented_post)));
      if (post == owner_of_post_.end()) continue;  // below a post that the sample does not have
      write_comment(*comments, *rows);
      if (rows->cell(is_owner) == "1") continue;
      audience->text(rows->cell(commenter));
      audience->plain(kPlatform);
      audience->text(creators_.key(post->second));
      audience->plain("creator");
      audience->plain("comment");
      audience->text(rows->cell(created_at));
      audience->end_row();
    }
    if (!more) return core::fail(more.error());
    if (auto done = audience->finish_into(summary_.audience_events); !done) return done;
    return comments->finish_into(summary_.comments);
  }

  const std::filesystem::path& source_;
  const std::filesystem::path& folder_;
  const ConvertOptions& options_;
  const ConvertProgressCall& progress_;
  ConvertSummary summary_;
  std::optional<TableWriter> creator_table_;
  catalog::KeyTable creators_, brands_;
  std::uint32_t listed_ = 0;  // creators of the creators file
  std::unordered_map<std::string, std::string> account_of_;
  std::unordered_map<std::string, std::uint32_t> owner_of_post_;
};

}  // namespace

core::Result<ConvertSummary> convert_instagram_2020(const std::filesystem::path& source, const std::filesystem::path& folder,
                                                    const ConvertOptions& options, const ConvertProgressCall& progress) {
  return Instagram2020(source, folder, options, progress).run();
}

}  // namespace vouch::datasets
