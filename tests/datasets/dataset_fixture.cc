#include "tests/datasets/dataset_fixture.h"

#include <sstream>

namespace vouch::datasets {
namespace {

using namespace catalog;

class Line {
 public:
  explicit Line(const std::string& head) { out_ << head; }

  Line& field(const char* name, std::string_view text) {
    if (!text.empty()) out_ << ' ' << name << '=' << text;
    return *this;
  }
  Line& field(const char* name, std::optional<std::int64_t> value) {
    if (value) out_ << ' ' << name << '=' << *value;
    return *this;
  }
  Line& field(const char* name, std::optional<bool> value) {
    if (value) out_ << ' ' << name << '=' << (*value ? "yes" : "no");
    return *this;
  }
  Line& field(const char* name, Strings list) {
    if (list.empty()) return *this;
    out_ << ' ' << name << "=[";
    for (std::size_t i = 0; i < list.size(); ++i) out_ << (i == 0 ? "" : ";") << list[i];
    out_ << ']';
    return *this;
  }
  Line& number(const char* name, double value) {
    out_ << ' ' << name << '=' << value;
    return *this;
  }
  [[nodiscard]] std::string text() const { return out_.str(); }

 private:
  std::ostringstream out_;
};

std::string owner_text(const OwnerKey& owner) {
  const char* const kind = !owner.kind ? "?" : *owner.kind == OwnerKind::creator ? "creator" : "brand";
  return std::string(kind) + ":" + std::string(owner.id);
}

std::string line_of(const CreatorRecord& r) {
  return Line("creator " + std::string(r.creator_id))
      .field("account_id", r.account_id)
      .field("platform", r.platform)
      .field("handle", r.handle)
      .field("url", r.url)
      .field("name", r.name)
      .field("bio", r.bio)
      .field("followers", r.followers)
      .field("following", r.following)
      .field("posts", r.posts)
      .field("category", r.category)
      .field("country", r.country)
      .field("language", r.language)
      .field("price_cents", r.price_cents)
      .field("price_basis", r.price_basis)
      .field("price_for", r.price_for)
      .field("currency", r.currency)
      .field("verified", r.verified)
      .field("created_at_s", r.created_at_s)
      .field("is_private", r.is_private)
      .field("has_picture", r.has_picture)
      .field("region", r.region)
      .field("gender", r.gender)
      .field("audience_size", r.audience_size)
      .field("coverage", r.coverage == Coverage::unstated ? std::string_view{} : std::to_string(static_cast<int>(r.coverage)))
      .text();
}

std::string line_of(const BrandRecord& r) {
  return Line("brand " + std::string(r.brand_id))
      .field("name", r.name)
      .field("text", r.text)
      .field("values_text", r.values_text)
      .field("category", r.category)
      .field("country", r.country)
      .field("language", r.language)
      .field("competitors", r.competitors)
      .field("causes", r.causes)
      .text();
}

std::string line_of(const ProfileRecord& r) {
  return Line("profile " + owner_text(r.owner))
      .field("platform", r.platform)
      .field("handle", r.handle)
      .field("url", r.url)
      .text();
}

std::string line_of(const AudienceEventRecord& r) {
  return Line("event " + std::string(r.account_id) + " " + owner_text(r.owner))
      .field("platform", r.platform)
      .number("kind", static_cast<int>(r.kind))
      .number("weight", r.weight)
      .field("at_s", r.at_s)
      .text();
}

std::string line_of(const AudienceShareRecord& r) {
  return Line("share " + owner_text(r.owner))
      .field("dimension", r.dimension)
      .field("value", r.value)
      .number("share", r.share)
      .field("of", r.of)
      .field("source", r.source)
      .field("n", r.n)
      .text();
}

std::string line_of(const AccountRecord& r) {
  return Line("account " + std::string(r.account_id))
      .field("platform", r.platform)
      .field("followers", r.followers)
      .field("following", r.following)
      .field("posts", r.posts)
      .field("has_picture", r.has_picture)
      .field("is_private", r.is_private)
      .field("created_at_s", r.created_at_s)
      .field("consent", r.consent)
      .text();
}

std::string line_of(const MetricRecord& r) {
  return Line("metric " + std::string(r.creator_id))
      .field("name", r.name)
      .number("value", r.value)
      .field("source", r.source)
      .text();
}

std::string line_of(const PostRecord& r) {
  return Line("post " + std::string(r.post_id) + " " + owner_text(r.owner))
      .field("at_s", r.at_s)
      .field("text", r.text)
      .field("format", r.format)
      .field("url", r.url)
      .field("likes", r.likes)
      .field("comments", r.comments)
      .field("shares", r.shares)
      .field("saves", r.saves)
      .field("views", r.views)
      .field("reach", r.reach)
      .field("clicks", r.clicks)
      .field("hashtags", r.hashtags)
      .field("mentions", r.mentions)
      .field("tagged", r.tagged)
      .field("sponsors", r.sponsors)
      .field("label", r.label)
      .field("language", r.language)
      .text();
}

std::string line_of(const CommentRecord& r) {
  return Line("comment " + std::string(r.post_id) + " " + std::string(r.account_id))
      .field("at_s", r.at_s)
      .field("is_owner", r.is_owner)
      .field("text", r.text)
      .text();
}

std::string line_of(const CollaborationRecord& r) {
  return Line("tie " + std::string(r.brand_id) + " " + std::string(r.creator_id))
      .field("at_s", r.at_s)
      .field("paid", r.paid)
      .field("outcome", r.outcome)
      .field("cost_cents", r.cost_cents)
      .text();
}

std::string line_of(const EmbeddingRecord& r) {
  Line line("embedding " + owner_text(r.id));
  line.field("space", r.space);
  for (const float value : r.values) line.number("v", static_cast<double>(value));
  return line.text();
}

std::string line_of(const PersonRecord& r) {
  return Line("person " + std::string(r.person_id)).field("creator_id", r.creator_id).field("account_id", r.account_id).text();
}

std::string line_of(const OverlapRecord& r) {
  return Line("overlap " + std::string(r.creator_a) + " " + std::string(r.creator_b))
      .field("shared", r.shared)
      .field("at_s", r.at_s)
      .text();
}

std::string line_of(const FollowerHistoryRecord& r) {
  return Line("history " + std::string(r.creator_id)).field("at_s", r.at_s).field("followers", r.followers).text();
}

}  // namespace

std::string text_of(const Record& record) {
  return std::visit([](const auto& one) { return line_of(one); }, record);
}

ReadOutcome read_files(TemporaryDataset::Files files, Locale locale) {
  const TemporaryDataset dataset(files);
  RecordingSink sink;
  std::vector<std::string> rejects;
  ReadOptions options{.locale = locale};
  options.on_reject = [&rejects](const Reject& reject) { rejects.push_back(text_of(reject)); };
  auto report = read_dataset(dataset.path(), options, sink);
  return {.report = std::move(report), .records = std::move(sink.lines), .rejects = std::move(rejects)};
}

}  // namespace vouch::datasets
