// mm19: brands with category and the words of their profile, influencers, positive pairs as collaborations without a
// date, and both sets of vectors (19 topics, 128 dimensions of the graph of mentions) as embeddings.
#include <array>
#include <string>
#include <unordered_map>

#include "datasets/convert/formats.h"
#include "datasets/writing/dataset_folder.h"
#include "datasets/writing/table_writer.h"

namespace vouch::datasets {
namespace {

constexpr std::array<std::string_view, 3> kSourceBrands{"brand_id", "brand", "category"};
constexpr std::array<std::string_view, 2> kSourceBios{"brand_id", "bio_tokens"};
constexpr std::array<std::string_view, 2> kSourcePositives{"brand_id", "influencer_id"};

constexpr std::array<std::string_view, 4> kBrandColumns{"brand_id", "name", "bio", "category"};
constexpr std::array<std::string_view, 2> kCreatorColumns{"creator_id", "platform"};
constexpr std::array<std::string_view, 2> kCollaborationColumns{"brand_id", "creator_id"};
constexpr std::array<std::string_view, 4> kEmbeddingColumns{"id", "owner_kind", "space", "values"};

/// One source file of vectors.
struct Vectors {
  std::string_view file, id_column, owner_kind, space;
};
constexpr std::array<Vectors, 4> kVectors{{{"brand_lda19.tsv", "brand_id", "brand", "lda19"},
                                           {"brand_node2vec128.tsv", "brand_id", "brand", "node2vec128"},
                                           {"influencer_lda19.tsv", "influencer_id", "creator", "lda19"},
                                           {"influencer_node2vec128.tsv", "influencer_id", "creator", "node2vec128"}}};

class Mm19 {
 public:
  Mm19(const std::filesystem::path& source, const std::filesystem::path& folder, const ConvertProgressCall& progress)
      : source_(source), folder_(folder), progress_(progress) {}

  core::Result<ConvertSummary> run() {
    if (auto done = open_all(); !done) return core::fail(done.error());
    if (auto done = make_dataset_folder(folder_); !done) return core::fail(done.error());
    if (auto done = write_published_account_key(folder_); !done) return core::fail(done.error());
    if (auto done = write_brands(); !done) return core::fail(done.error());
    if (auto done = write_collaborations(); !done) return core::fail(done.error());
    if (auto done = write_vectors(); !done) return core::fail(done.error());
    return summary_;
  }

 private:
  core::Result<ResearchTable> open(std::string_view name, std::span<const std::string_view> columns) {
    return ResearchTable::open(source_, name, columns, progress_);
  }

  /// Says at once what is missing, before anything is written.
  core::Result<void> open_all() {
    if (auto table = open("brands.tsv", kSourceBrands); !table) return core::fail(table.error());
    if (auto table = open("brand_bio_tokens.tsv", kSourceBios); !table) return core::fail(table.error());
    if (auto table = open("positives.tsv", kSourcePositives); !table) return core::fail(table.error());
    for (const Vectors& vectors : kVectors) {
      if (auto table = open(vectors.file, std::array{vectors.id_column, std::string_view("values")}); !table) {
        return core::fail(table.error());
      }
    }
    return {};
  }

  core::Result<void> write_brands() {
    std::unordered_map<std::string, std::string> bios;
    auto words = open("brand_bio_tokens.tsv", kSourceBios);
    if (!words) return core::fail(words.error());
    auto more = words->next();
    for (; more && *more; more = words->next()) bios.emplace(words->cell(0), words->cell(1));
    if (!more) return core::fail(more.error());

    auto brands = open("brands.tsv", kSourceBrands);
    if (!brands) return core::fail(brands.error());
    auto table = TableWriter::open(folder_ / "brands.csv", kBrandColumns);
    if (!table) return core::fail(table.error());
    for (more = brands->next(); more && *more; more = brands->next()) {
      const auto bio = bios.find(std::string(brands->cell(0)));
      table->text(brands->cell(0));
      table->text(brands->cell(1));
      table->text(bio == bios.end() ? std::string_view() : std::string_view(bio->second));
      table->text(brands->cell(2));
      table->end_row();
    }
    if (!more) return core::fail(more.error());
    return table->finish_into(summary_.brands);
  }

  core::Result<void> write_collaborations() {
    auto positives = open("positives.tsv", kSourcePositives);
    if (!positives) return core::fail(positives.error());
    auto table = TableWriter::open(folder_ / "collaborations.csv", kCollaborationColumns);
    if (!table) return core::fail(table.error());
    auto more = positives->next();
    for (; more && *more; more = positives->next()) {
      table->text(positives->cell(0));
      table->text(positives->cell(1));
      table->end_row();
    }
    if (!more) return core::fail(more.error());
    return table->finish_into(summary_.collaborations);
  }

  /// Embeddings of all four files; the influencers of the topic vectors are the creators.
  core::Result<void> write_vectors() {
    auto creators = TableWriter::open(folder_ / "creators.csv", kCreatorColumns);
    if (!creators) return core::fail(creators.error());
    auto embeddings = TableWriter::open(folder_ / "embeddings.csv", kEmbeddingColumns);
    if (!embeddings) return core::fail(embeddings.error());
    for (const Vectors& vectors : kVectors) {
      auto rows = open(vectors.file, std::array{vectors.id_column, std::string_view("values")});
      if (!rows) return core::fail(rows.error());
      auto more = rows->next();
      for (; more && *more; more = rows->next()) {
        embeddings->text(rows->cell(0));
        embeddings->text(vectors.owner_kind);
        embeddings->text(vectors.space);
        embeddings->text(rows->cell(1));
        embeddings->end_row();
        if (vectors.file != "influencer_lda19.tsv") continue;
        creators->text(rows->cell(0));
        creators->text("instagram");
        creators->end_row();
      }
      if (!more) return core::fail(more.error());
    }
    if (auto done = creators->finish_into(summary_.creators); !done) return done;
    return embeddings->finish_into(summary_.embeddings);
  }

  const std::filesystem::path& source_;
  const std::filesystem::path& folder_;
  const ConvertProgressCall& progress_;
  ConvertSummary summary_;
};

}  // namespace

core::Result<ConvertSummary> convert_mm19(const std::filesystem::path& source, const std::filesystem::path& folder,
                                          const ConvertOptions&, const ConvertProgressCall& progress) {
  return Mm19(source, folder, progress).run();
}

}  // namespace vouch::datasets
