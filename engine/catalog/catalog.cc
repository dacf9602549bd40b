#include "engine/catalog/catalog.h"

#include <algorithm>
#include <string>
#include <utility>

#include "engine/catalog/disclosure_records.h"
#include "engine/catalog/evenness_records.h"

namespace vouch::catalog {
namespace {

using core::ErrorCode;

/// Reads section after section and keeps the first error; what follows an error is empty. One check at the end suffices.
class Sections {
 public:
  explicit Sections(const snapshot::Snapshot& snapshot) : snapshot_(snapshot) {}

  /// A column of exactly `size` elements.
  template <class T>
  std::span<const T> column(const std::string& name, std::uint64_t size) {
    const auto values = take(snapshot_.array<T>(name));
    if (values.size() != size) refuse(name, values.size(), size);
    return values;
  }
  snapshot::TextColumn texts(const std::string& name, std::uint64_t size) {
    const auto column = texts(name);
    if (column.size() != size) refuse(name, column.size(), size);
    return column;
  }
  snapshot::TextColumn texts(const std::string& name) { return take(snapshot_.texts(name)); }
  /// Texts in strictly ascending order, as lookups need them.
  snapshot::TextColumn sorted_texts(const std::string& name) {
    const auto column = texts(name);
    for (std::size_t i = 1; i < column.size(); ++i) {
      if (column[i - 1] >= column[i]) fail("section " + name + " does not ascend");
    }
    return column;
  }
  /// A column of u32 or u8 codes below `bound`.
  template <class T>
  std::span<const T> codes(const std::string& name, std::uint64_t size, std::uint64_t bound) {
    const auto values = column<T>(name, size);
    if (std::any_of(values.begin(), values.end(), [bound](T code) { return code >= bound; })) {
      fail("section " + name + " has a code that is not below " + std::to_string(bound));
    }
    return values;
  }
  /// rows + 1 offsets that ascend from 0; their last one is the number of elements they cut into rows.
  std::span<const std::uint64_t> offsets(const std::string& name, std::uint64_t rows) {
    const auto values = column<std::uint64_t>(name, rows + 1);
    if (!values.empty() && (values.front() != 0 || !std::is_sorted(values.begin(), values.end()))) {
      fail("section " + name + " does not ascend from 0");
    }
    return values;
  }
  snapshot::Rows rows(const std::string& name, std::uint64_t rows, std::uint64_t bound) {
    return take(snapshot_.rows(name, rows, bound));
  }

  /// Times ascend within each row, counts are at least 0. Nothing to say where a section is missing already.
  void expect_history(std::span<const std::uint64_t> rows, std::span<const std::int64_t> at_s,
                      std::span<const std::int64_t> followers) {
    if (error_) return;
    for (std::size_t row = 0; row + 1 < rows.size(); ++row) {
      for (std::uint64_t i = rows[row] + 1; i < rows[row + 1]; ++i) {
        if (at_s[i - 1] >= at_s[i]) return fail("section history.at_s does not ascend within a creator");
      }
    }
    if (std::ranges::any_of(followers, [](std::int64_t count) { return count < 0; })) {
      fail("section history.followers has a count below 0");
    }
  }

  /// Classes of posts up to the last, or the value of those that were not read.
  template <class Class>
  void expect_classes(const std::string& name, std::span<const std::uint8_t> classes, Class last) {
    const auto wrong = [last](std::uint8_t code) { return code > static_cast<int>(last) && code != kUnreadClass; };
    if (std::ranges::any_of(classes, wrong)) fail("section " + name + " has a class that there is not");
  }
  /// Comments of a post stand in order of time, and answer comments of the same post.
  void expect_threads(std::span<const std::uint64_t> rows, std::span<const std::int64_t> at_s,
                      std::span<const std::uint32_t> parents) {
    if (error_) return;
    for (std::size_t row = 0; row + 1 < rows.size(); ++row) {
      const std::uint64_t begin = rows[row], end = rows[row + 1];
      if (!std::is_sorted(at_s.data() + begin, at_s.data() + end)) {
        return fail("section comments.at_s does not ascend within a post");
      }
      const auto outside = [&](std::uint32_t parent) { return parent > end - begin; };
      if (std::any_of(parents.data() + begin, parents.data() + end, outside)) {
        return fail("section comments.parent points out of its post");
      }
    }
  }

  [[nodiscard]] const std::optional<core::Error>& error() const { return error_; }

 private:
  template <class T>
  T take(core::Result<T> read) {
    if (read) return *std::move(read);
    if (!error_) error_ = std::move(read).error();
    return T{};
  }
  void fail(std::string message) {
    if (!error_) error_ = core::Error{.code = ErrorCode::corrupt, .message = std::move(message), .pointer = {}};
  }
  void refuse(const std::string& name, std::uint64_t found, std::uint64_t expected) {
    fail("section " + name + " has " + std::to_string(found) + " elements, expected " + std::to_string(expected));
  }

  const snapshot::Snapshot& snapshot_;
  std::optional<core::Error> error_;
};

std::uint64_t last(std::span<const std::uint64_t> offsets) { return offsets.empty() ? 0 : offsets.back(); }

OwnerColumns open_owners(Sections& in, const std::string& prefix, std::uint64_t labels) {
  OwnerColumns columns;
  columns.keys = in.sorted_texts(prefix + ".keys");
  const std::uint64_t n = columns.keys.size();
  columns.names = in.texts(prefix + ".names", n);
  columns.handles = in.texts(prefix + ".handles", n);
  columns.urls = in.texts(prefix + ".urls", n);
  columns.texts = in.texts(prefix + ".texts", n);
  for (const auto& [name, column] :
       {std::pair{".platform", &columns.platform}, std::pair{".category", &columns.category},
        std::pair{".country", &columns.country}, std::pair{".language", &columns.language}, std::pair{".region", &columns.region},
        std::pair{".currency", &columns.currency}, std::pair{".price_basis", &columns.price_basis}}) {
    *column = in.codes<Label>(prefix + name, n, labels);
  }
  for (const auto& [name, column] :
       {std::pair{".followers", &columns.followers}, std::pair{".following", &columns.following},
        std::pair{".posts", &columns.posts}, std::pair{".price_cents", &columns.price_cents},
        std::pair{".audience_size", &columns.audience_size}, std::pair{".created_at_s", &columns.created_at_s}}) {
    *column = in.column<std::int64_t>(prefix + name, n);
  }
  columns.coverage = in.codes<std::uint8_t>(prefix + ".coverage", n, static_cast<std::uint64_t>(Coverage::declared_only) + 1);
  columns.verified = in.codes<std::uint8_t>(prefix + ".verified", n, 3);
  columns.is_private = in.codes<std::uint8_t>(prefix + ".is_private", n, 3);
  columns.accounts = in.column<std::uint64_t>(prefix + ".accounts", n);
  return columns;
}

PostColumns open_posts(Sections& in, std::uint64_t owners, std::uint64_t labels) {
  PostColumns columns;
  columns.owner_offsets = in.offsets("posts.owner_offsets", owners);
  const std::uint64_t n = last(columns.owner_offsets);
  columns.keys = in.texts("posts.keys", n);
  for (const auto& [name, column] : {std::pair{"posts.at_s", &columns.at_s}, std::pair{"posts.likes", &columns.likes},
                                     std::pair{"posts.comments", &columns.comments}, std::pair{"posts.shares", &columns.shares},
                                     std::pair{"posts.saves", &columns.saves}, std::pair{"posts.views", &columns.views}}) {
    *column = in.column<std::int64_t>(name, n);
  }
  columns.language = in.codes<Label>("posts.language", n, labels);
  columns.post_class = in.column<std::uint8_t>("posts.class", n);
  in.expect_classes("posts.class", columns.post_class, PostClass::own_brand);
  columns.verdict = in.codes<std::uint8_t>("posts.verdict", n, 4);
  columns.confidence = in.codes<std::uint8_t>("posts.confidence", n, 3);
  columns.payment = in.codes<std::uint8_t>("posts.payment", n, 4);
  columns.state = in.codes<std::uint8_t>("posts.state", n, static_cast<std::uint64_t>(PostState::deleted) + 1);
  columns.evenness = in.column<std::uint8_t>("posts.evenness", n);
  in.expect_classes("posts.evenness", columns.evenness, EvennessClass::correction);
  return columns;
}

CommentColumns open_comments(Sections& in, std::uint64_t posts) {
  CommentColumns columns;
  columns.post_offsets = in.offsets("comments.post_offsets", posts);
  const std::uint64_t n = last(columns.post_offsets);
  columns.account = in.column<std::uint64_t>("comments.account", n);
  columns.at_s = in.column<std::int64_t>("comments.at_s", n);
  columns.parent = in.column<std::uint32_t>("comments.parent", n);
  columns.likes = in.column<std::uint32_t>("comments.likes", n);
  columns.words = in.column<std::uint16_t>("comments.words", n);
  columns.text = in.column<std::uint64_t>("comments.text", n);
  columns.flags = in.codes<std::uint8_t>("comments.flags", n, 128);
  in.expect_threads(columns.post_offsets, columns.at_s, columns.parent);
  return columns;
}

CollaborationColumns open_collaborations(Sections& in, std::uint64_t brands, std::uint64_t creators, std::uint64_t labels) {
  CollaborationColumns columns;
  columns.brand_offsets = in.offsets("collaborations.brand_offsets", brands);
  const std::uint64_t n = last(columns.brand_offsets);
  columns.creator = in.codes<std::uint32_t>("collaborations.creator", n, creators);
  columns.at_s = in.column<std::int64_t>("collaborations.at_s", n);
  columns.paid = in.codes<std::uint8_t>("collaborations.paid", n, 3);
  columns.outcome = in.codes<Label>("collaborations.outcome", n, labels);
  return columns;
}

ShareColumns open_shares(Sections& in, std::uint64_t owners, std::uint64_t labels) {
  ShareColumns columns;
  columns.owner_offsets = in.offsets("shares.owner_offsets", owners);
  const std::uint64_t n = last(columns.owner_offsets);
  columns.dimension = in.codes<Label>("shares.dimension", n, labels);
  columns.value = in.codes<Label>("shares.value", n, labels);
  columns.share = in.column<double>("shares.share", n);
  return columns;
}

MetricColumns open_metrics(Sections& in, std::uint64_t creators, std::uint64_t labels) {
  MetricColumns columns;
  columns.creator_offsets = in.offsets("metrics.creator_offsets", creators);
  const std::uint64_t n = last(columns.creator_offsets);
  columns.name = in.codes<Label>("metrics.name", n, labels);
  columns.value = in.column<double>("metrics.value", n);
  return columns;
}

HistoryColumns open_history(Sections& in, std::uint64_t creators) {
  HistoryColumns columns;
  columns.creator_offsets = in.offsets("history.creator_offsets", creators);
  const std::uint64_t n = last(columns.creator_offsets);
  columns.at_s = in.column<std::int64_t>("history.at_s", n);
  columns.followers = in.column<std::int64_t>("history.followers", n);
  in.expect_history(columns.creator_offsets, columns.at_s, columns.followers);
  return columns;
}

TermColumns open_terms(Sections& in, std::uint64_t owners) {
  TermColumns columns;
  columns.terms = in.sorted_texts("terms.texts");
  columns.owner_terms = in.rows("terms.rows", owners, columns.terms.size());
  columns.text_counts = in.column<std::uint16_t>("terms.text_counts", columns.owner_terms.targets.size());
  columns.owner_texts = in.column<std::uint32_t>("terms.owner_texts", owners);
  return columns;
}

}  // namespace

core::Result<Catalog> Catalog::open(const snapshot::Snapshot& snapshot) {
  Sections in(snapshot);
  Catalog catalog;
  catalog.labels = in.sorted_texts("labels");
  const std::uint64_t labels = catalog.labels.size();
  if (labels == 0 || !catalog.labels[0].empty()) {
    if (in.error()) return core::fail(*in.error());
    return core::fail(ErrorCode::corrupt, "section labels does not begin with the empty label");
  }
  catalog.creators = open_owners(in, "creators", labels);
  catalog.brands = open_owners(in, "brands", labels);
  const std::uint64_t creators = catalog.creators.size();
  const std::uint64_t brands = catalog.brands.size();
  catalog.posts = open_posts(in, creators + brands, labels);
  catalog.comments = open_comments(in, catalog.posts.keys.size());
  catalog.collaborations = open_collaborations(in, brands, creators, labels);
  catalog.shares = open_shares(in, creators + brands, labels);
  catalog.metrics = open_metrics(in, creators, labels);
  catalog.history = open_history(in, creators);
  catalog.terms = open_terms(in, creators + brands);
  const auto latest = in.column<std::int64_t>("latest_event_s", 1);
  if (in.error()) return core::fail(*in.error());
  catalog.latest_event_s = latest[0];
  return catalog;
}

std::optional<core::CreatorIndex> Catalog::find_creator(std::string_view id) const {
  const std::size_t index = creators.keys.find_sorted(id);
  if (index == creators.keys.size()) return std::nullopt;
  return core::CreatorIndex(index);
}

std::optional<core::BrandIndex> Catalog::find_brand(std::string_view id) const {
  const std::size_t index = brands.keys.find_sorted(id);
  if (index == brands.keys.size()) return std::nullopt;
  return core::BrandIndex(index);
}

}  // namespace vouch::catalog
