#include "tests/support/small_catalog.h"

#include <algorithm>
#include <set>
#include <span>
#include <string_view>
#include <tuple>

namespace vouch::testing {
namespace {

using Labels = std::vector<std::string>;

/// Writes section after section and keeps the first error.
class Sections {
 public:
  explicit Sections(snapshot::Writer& out) : out_(out) {}
  template <class T>
  void column(const std::string& name, const std::vector<T>& values) {
    if (done_) done_ = out_.write(name, std::span<const T>(values));
  }
  void texts(const std::string& name, const std::vector<std::string>& values) {
    const std::vector<std::string_view> views(values.begin(), values.end());
    if (done_) done_ = out_.write_texts(name, views);
  }
  void rows(const std::string& name, const std::vector<std::uint64_t>& offsets) {
    column(name + ".offsets", offsets);
    if (done_) done_ = out_.begin(name + ".targets", snapshot::Encoding::csr_u32);
  }
  [[nodiscard]] core::Result<void> done() const { return done_; }

 private:
  snapshot::Writer& out_;
  core::Result<void> done_;
};

Labels labels_of(const std::vector<SmallOwner>& creators, const std::vector<SmallOwner>& brands) {
  std::set<std::string> texts = {""};
  for (const auto* owners : {&creators, &brands}) {
    for (const SmallOwner& owner : *owners) {
      texts.insert(owner.platform);
      for (const auto& [name, value] : owner.metrics) texts.insert(name);
    }
  }
  return {texts.begin(), texts.end()};
}

catalog::Label label(const Labels& labels, const std::string& text) {
  return static_cast<catalog::Label>(std::ranges::lower_bound(labels, text) - labels.begin());
}

void write_owners(const std::string& prefix, const std::vector<SmallOwner>& owners, const Labels& labels, Sections& out) {
  std::vector<std::string> keys;
  std::vector<catalog::Label> platform;
  std::vector<std::int64_t> followers, audience_size;
  std::vector<std::uint8_t> coverage;
  std::vector<std::uint64_t> accounts;
  for (std::size_t i = 0; i < owners.size(); ++i) {
    keys.push_back(prefix + std::to_string(1000000 + i));
    platform.push_back(label(labels, owners[i].platform));
    followers.push_back(owners[i].followers);
    audience_size.push_back(owners[i].audience_size);
    coverage.push_back(static_cast<std::uint8_t>(owners[i].coverage));
    accounts.push_back(owners[i].account);
  }
  out.texts(prefix + ".keys", keys);
  const std::vector<std::string> no_texts(owners.size());
  for (const char* name : {".names", ".handles", ".urls", ".texts"}) out.texts(prefix + name, no_texts);
  out.column(prefix + ".platform", platform);
  const std::vector<catalog::Label> no_labels(owners.size());
  for (const char* name : {".category", ".country", ".language", ".region", ".currency", ".price_basis"}) {
    out.column(prefix + name, no_labels);
  }
  out.column(prefix + ".followers", followers);
  out.column(prefix + ".audience_size", audience_size);
  const std::vector<std::int64_t> unknown(owners.size(), catalog::kUnknown);
  for (const char* name : {".following", ".posts", ".price_cents", ".created_at_s"}) out.column(prefix + name, unknown);
  out.column(prefix + ".coverage", coverage);
  out.column(prefix + ".verified", std::vector<std::uint8_t>(owners.size(), 2));
  out.column(prefix + ".is_private", std::vector<std::uint8_t>(owners.size(), 2));
  out.column(prefix + ".accounts", accounts);
}

/// The comments of posts that come in the order of the file.
class Threads {
 public:
  void add(const SmallPost& post) {
    for (const SmallComment& one : post.below) {
      account_.push_back(one.account);
      at_.push_back(one.at_s);
      parent_.push_back(one.parent);
      words_.push_back(one.words);
      text_.push_back(one.text);
      flags_.push_back(one.flags);
    }
    offsets_.push_back(account_.size());
  }
  void write(Sections& out) const {
    out.column("comments.post_offsets", offsets_);
    out.column("comments.account", account_);
    out.column("comments.at_s", at_);
    out.column("comments.parent", parent_);
    out.column("comments.likes", std::vector<std::uint32_t>(account_.size(), catalog::kUnknownLikes));
    out.column("comments.words", words_);
    out.column("comments.text", text_);
    out.column("comments.flags", flags_);
  }

 private:
  std::vector<std::uint64_t> offsets_ = {0}, account_, text_;
  std::vector<std::int64_t> at_;
  std::vector<std::uint32_t> parent_;
  std::vector<std::uint16_t> words_;
  std::vector<std::uint8_t> flags_;
};

/// Returns the time of the latest post, 0 without any.
std::int64_t write_posts(const std::vector<SmallOwner>& creators, const std::vector<SmallOwner>& brands, Sections& out) {
  std::vector<std::uint64_t> offsets = {0};
  std::vector<std::int64_t> at, likes, comments, shares, views;
  std::vector<std::uint8_t> post_class, verdict, confidence, payment, evenness;
  std::vector<std::string> keys;
  Threads threads;
  for (const auto* owners : {&creators, &brands}) {
    for (const SmallOwner& owner : *owners) {
      auto posts = owner.posts;
      std::ranges::sort(posts, {}, [](const SmallPost& p) { return std::tuple(p.at_s, p.likes); });  // undated ones first
      for (const SmallPost& post : posts) {
        keys.push_back("p" + std::to_string(keys.size()));
        at.push_back(post.at_s);
        likes.push_back(post.likes);
        comments.push_back(post.comments);
        shares.push_back(post.shares);
        views.push_back(post.views);
        post_class.push_back(post.post_class);
        verdict.push_back(post.verdict);
        confidence.push_back(post.confidence);
        payment.push_back(post.payment);
        evenness.push_back(post.evenness);
        threads.add(post);
      }
      offsets.push_back(at.size());
    }
  }
  out.column("posts.owner_offsets", offsets);
  out.texts("posts.keys", keys);
  out.column("posts.at_s", at);
  out.column("posts.likes", likes);
  out.column("posts.comments", comments);
  out.column("posts.shares", shares);
  out.column("posts.saves", std::vector<std::int64_t>(at.size(), catalog::kUnknown));
  out.column("posts.views", views);
  out.column("posts.language", std::vector<catalog::Label>(at.size()));
  out.column("posts.class", post_class);
  out.column("posts.verdict", verdict);
  out.column("posts.confidence", confidence);
  out.column("posts.payment", payment);
  out.column("posts.state", std::vector<std::uint8_t>(payment.size(), 0));
  out.column("posts.evenness", evenness);
  threads.write(out);
  return at.empty() ? 0 : std::max<std::int64_t>(0, std::ranges::max(at));
}

void write_metrics(const std::vector<SmallOwner>& creators, const Labels& labels, Sections& out) {
  std::vector<std::uint64_t> offsets = {0};
  std::vector<catalog::Label> names;
  std::vector<double> values;
  for (const SmallOwner& owner : creators) {
    auto metrics = owner.metrics;
    std::ranges::sort(metrics);
    for (const auto& [name, value] : metrics) {
      names.push_back(label(labels, name));
      values.push_back(value);
    }
    offsets.push_back(names.size());
  }
  out.column("metrics.creator_offsets", offsets);
  out.column("metrics.name", names);
  out.column("metrics.value", values);
}

std::int64_t write_history(const std::vector<SmallOwner>& creators, Sections& out) {
  std::vector<std::uint64_t> offsets = {0};
  std::vector<std::int64_t> at, followers;
  for (const SmallOwner& owner : creators) {
    for (const auto& [time, count] : owner.history) {
      at.push_back(time);
      followers.push_back(count);
    }
    offsets.push_back(at.size());
  }
  out.column("history.creator_offsets", offsets);
  out.column("history.at_s", at);
  out.column("history.followers", followers);
  return at.empty() ? 0 : std::ranges::max(at);
}

void write_nothing_else(std::size_t owners, std::size_t brands, Sections& out) {
  out.column("collaborations.brand_offsets", std::vector<std::uint64_t>(brands + 1));
  out.column("collaborations.creator", std::vector<std::uint32_t>{});
  out.column("collaborations.at_s", std::vector<std::int64_t>{});
  out.column("collaborations.paid", std::vector<std::uint8_t>{});
  out.column("collaborations.outcome", std::vector<catalog::Label>{});
  out.column("shares.owner_offsets", std::vector<std::uint64_t>(owners + 1));
  out.column("shares.dimension", std::vector<catalog::Label>{});
  out.column("shares.value", std::vector<catalog::Label>{});
  out.column("shares.share", std::vector<double>{});
  out.texts("terms.texts", {});
  out.rows("terms.rows", std::vector<std::uint64_t>(owners + 1));
  out.column("terms.text_counts", std::vector<std::uint16_t>{});
  out.column("terms.owner_texts", std::vector<std::uint32_t>(owners));
}

}  // namespace

core::Result<void> write_catalog(const std::vector<SmallOwner>& creators, const std::vector<SmallOwner>& brands,
                                 snapshot::Writer& out) {
  Sections sections(out);
  const Labels labels = labels_of(creators, brands);
  sections.texts("labels", labels);
  write_owners("creators", creators, labels, sections);
  write_owners("brands", brands, labels, sections);
  const std::int64_t latest = std::max(write_posts(creators, brands, sections), write_history(creators, sections));
  write_metrics(creators, labels, sections);
  write_nothing_else(creators.size() + brands.size(), brands.size(), sections);
  sections.column("latest_event_s", std::vector<std::int64_t>{latest});
  return sections.done();
}

}  // namespace vouch::testing
