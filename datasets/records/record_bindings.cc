#include "datasets/records/record_bindings.h"

#include <algorithm>
#include <array>
#include <type_traits>

namespace vouch::datasets {
namespace {

using namespace catalog;

template <class T>
struct MemberOf;
template <class R, class F>
struct MemberOf<F R::*> {
  using Owner = R;
  using Field = F;
};

/// Stores the part of the value that the field's type asks for.
template <auto Member>
void set(Record& record, const Value& value) {
  using Owner = typename MemberOf<decltype(Member)>::Owner;
  using Field = typename MemberOf<decltype(Member)>::Field;
  auto& field = std::get<Owner>(record).*Member;
  if constexpr (std::is_same_v<Field, std::string_view>) {
    field = value.text;
  } else if constexpr (std::is_same_v<Field, std::optional<std::int64_t>>) {
    field = value.whole;
  } else if constexpr (std::is_same_v<Field, std::optional<bool>>) {
    field = value.truth;
  } else if constexpr (std::is_same_v<Field, double>) {
    field = value.real;
  } else if constexpr (std::is_same_v<Field, Strings>) {
    field = value.list;
  } else if constexpr (std::is_same_v<Field, std::span<const float>>) {
    field = value.vector;
  } else if constexpr (std::is_same_v<Field, Coverage>) {
    field = static_cast<Coverage>(value.choice + 1);  // the dictionary's words begin after `unstated`
  } else {
    static_assert(std::is_same_v<Field, AudienceKind>);
    field = static_cast<AudienceKind>(value.choice);
  }
}

template <class R, OwnerKey R::* Member>
void set_owner(Record& record, const Value& value) {
  (std::get<R>(record).*Member).id = value.text;
}

template <class R, OwnerKey R::* Member>
void set_kind(Record& record, const Value& value) {
  (std::get<R>(record).*Member).kind = static_cast<OwnerKind>(value.choice);
}

void set_price(Record& record, const Value& value) {
  auto& creator = std::get<CreatorRecord>(record);
  creator.price_cents = value.whole;
  if (creator.currency.empty()) creator.currency = value.currency;
}

struct Binding {
  std::string_view table, column;
  Setter setter;
};

using C = CreatorRecord;
using B = BrandRecord;
using A = AccountRecord;
using P = PostRecord;
using E = AudienceEventRecord;
using S = AudienceShareRecord;
using M = MetricRecord;
using K = CommentRecord;
using T = CollaborationRecord;
using H = FollowerHistoryRecord;

constexpr std::array kBindings = {Binding{"creators", "creator_id", set<&C::creator_id>},
                                  Binding{"creators", "account_id", set<&C::account_id>},
                                  Binding{"creators", "platform", set<&C::platform>},
                                  Binding{"creators", "handle", set<&C::handle>},
                                  Binding{"creators", "url", set<&C::url>},
                                  Binding{"creators", "name", set<&C::name>},
                                  Binding{"creators", "bio", set<&C::bio>},
                                  Binding{"creators", "followers", set<&C::followers>},
                                  Binding{"creators", "following", set<&C::following>},
                                  Binding{"creators", "posts", set<&C::posts>},
                                  Binding{"creators", "category", set<&C::category>},
                                  Binding{"creators", "country", set<&C::country>},
                                  Binding{"creators", "language", set<&C::language>},
                                  Binding{"creators", "price_cents", set_price},
                                  Binding{"creators", "price_basis", set<&C::price_basis>},
                                  Binding{"creators", "price_for", set<&C::price_for>},
                                  Binding{"creators", "currency", set<&C::currency>},
                                  Binding{"creators", "verified", set<&C::verified>},
                                  Binding{"creators", "created_at", set<&C::created_at_s>},
                                  Binding{"creators", "is_private", set<&C::is_private>},
                                  Binding{"creators", "has_picture", set<&C::has_picture>},
                                  Binding{"creators", "region", set<&C::region>},
                                  Binding{"creators", "gender", set<&C::gender>},
                                  Binding{"creators", "audience_size", set<&C::audience_size>},
                                  Binding{"creators", "coverage", set<&C::coverage>},
                                  Binding{"brands", "brand_id", set<&B::brand_id>},
                                  Binding{"brands", "account_id", set<&B::account_id>},
                                  Binding{"brands", "name", set<&B::name>},
                                  Binding{"brands", "bio", set<&B::bio>},
                                  Binding{"brands", "text", set<&B::text>},
                                  Binding{"brands", "values_text", set<&B::values_text>},
                                  Binding{"brands", "category", set<&B::category>},
                                  Binding{"brands", "country", set<&B::country>},
                                  Binding{"brands", "language", set<&B::language>},
                                  Binding{"brands", "competitors", set<&B::competitors>},
                                  Binding{"brands", "causes", set<&B::causes>},
                                  Binding{"brands", "audience_size", set<&B::audience_size>},
                                  Binding{"brands", "coverage", set<&B::coverage>},
                                  Binding{"profiles", "owner_id", set_owner<ProfileRecord, &ProfileRecord::owner>},
                                  Binding{"profiles", "owner_kind", set_kind<ProfileRecord, &ProfileRecord::owner>},
                                  Binding{"profiles", "platform", set<&ProfileRecord::platform>},
                                  Binding{"profiles", "handle", set<&ProfileRecord::handle>},
                                  Binding{"profiles", "url", set<&ProfileRecord::url>},
                                  Binding{"profiles", "account_id", set<&ProfileRecord::account_id>},
                                  Binding{"accounts", "account_id", set<&A::account_id>},
                                  Binding{"accounts", "platform", set<&A::platform>},
                                  Binding{"accounts", "followers", set<&A::followers>},
                                  Binding{"accounts", "following", set<&A::following>},
                                  Binding{"accounts", "posts", set<&A::posts>},
                                  Binding{"accounts", "has_picture", set<&A::has_picture>},
                                  Binding{"accounts", "is_private", set<&A::is_private>},
                                  Binding{"accounts", "username_length", set<&A::username_length>},
                                  Binding{"accounts", "username_digits", set<&A::username_digits>},
                                  Binding{"accounts", "bio_length", set<&A::bio_length>},
                                  Binding{"accounts", "created_at", set<&A::created_at_s>},
                                  Binding{"accounts", "consent", set<&A::consent>},
                                  Binding{"persons", "person_id", set<&PersonRecord::person_id>},
                                  Binding{"persons", "creator_id", set<&PersonRecord::creator_id>},
                                  Binding{"persons", "account_id", set<&PersonRecord::account_id>},
                                  Binding{"audience", "account_id", set<&E::account_id>},
                                  Binding{"audience", "platform", set<&E::platform>},
                                  Binding{"audience", "owner_id", set_owner<E, &E::owner>},
                                  Binding{"audience", "owner_kind", set_kind<E, &E::owner>},
                                  Binding{"audience", "kind", set<&E::kind>},
                                  Binding{"audience", "weight", set<&E::weight>},
                                  Binding{"audience", "at", set<&E::at_s>},
                                  Binding{"audience_shares", "owner_id", set_owner<S, &S::owner>},
                                  Binding{"audience_shares", "owner_kind", set_kind<S, &S::owner>},
                                  Binding{"audience_shares", "dimension", set<&S::dimension>},
                                  Binding{"audience_shares", "value", set<&S::value>},
                                  Binding{"audience_shares", "share", set<&S::share>},
                                  Binding{"audience_shares", "of", set<&S::of>},
                                  Binding{"audience_shares", "source", set<&S::source>},
                                  Binding{"audience_shares", "at", set<&S::at_s>},
                                  Binding{"audience_shares", "n", set<&S::n>},
                                  Binding{"metrics", "creator_id", set<&M::creator_id>},
                                  Binding{"metrics", "name", set<&M::name>},
                                  Binding{"metrics", "value", set<&M::value>},
                                  Binding{"metrics", "window_days", set<&M::window_days>},
                                  Binding{"metrics", "n_posts", set<&M::n_posts>},
                                  Binding{"metrics", "source", set<&M::source>},
                                  Binding{"metrics", "at", set<&M::at_s>},
                                  Binding{"posts", "post_id", set<&P::post_id>},
                                  Binding{"posts", "owner_id", set_owner<P, &P::owner>},
                                  Binding{"posts", "owner_kind", set_kind<P, &P::owner>},
                                  Binding{"posts", "at", set<&P::at_s>},
                                  Binding{"posts", "text", set<&P::text>},
                                  Binding{"posts", "format", set<&P::format>},
                                  Binding{"posts", "url", set<&P::url>},
                                  Binding{"posts", "likes", set<&P::likes>},
                                  Binding{"posts", "comments", set<&P::comments>},
                                  Binding{"posts", "shares", set<&P::shares>},
                                  Binding{"posts", "saves", set<&P::saves>},
                                  Binding{"posts", "views", set<&P::views>},
                                  Binding{"posts", "reach", set<&P::reach>},
                                  Binding{"posts", "clicks", set<&P::clicks>},
                                  Binding{"posts", "hashtags", set<&P::hashtags>},
                                  Binding{"posts", "mentions", set<&P::mentions>},
                                  Binding{"posts", "tagged", set<&P::tagged>},
                                  Binding{"posts", "sponsors", set<&P::sponsors>},
                                  Binding{"posts", "label", set<&P::label>},
                                  Binding{"posts", "language", set<&P::language>},
                                  Binding{"posts", "parent_post_id", set<&P::parent_post_id>},
                                  Binding{"posts", "relation", set<&P::relation>},
                                  Binding{"posts", "deleted", set<&P::deleted>},
                                  Binding{"comments", "post_id", set<&K::post_id>},
                                  Binding{"comments", "account_id", set<&K::account_id>},
                                  Binding{"comments", "comment_id", set<&K::comment_id>},
                                  Binding{"comments", "parent_id", set<&K::parent_id>},
                                  Binding{"comments", "at", set<&K::at_s>},
                                  Binding{"comments", "likes", set<&K::likes>},
                                  Binding{"comments", "chars", set<&K::chars>},
                                  Binding{"comments", "words", set<&K::words>},
                                  Binding{"comments", "is_owner", set<&K::is_owner>},
                                  Binding{"comments", "is_reply", set<&K::is_reply>},
                                  Binding{"comments", "text_hash", set<&K::text_hash>},
                                  Binding{"comments", "accepted", set<&K::accepted>},
                                  Binding{"comments", "text", set<&K::text>},
                                  Binding{"collaborations", "brand_id", set<&T::brand_id>},
                                  Binding{"collaborations", "creator_id", set<&T::creator_id>},
                                  Binding{"collaborations", "at", set<&T::at_s>},
                                  Binding{"collaborations", "paid", set<&T::paid>},
                                  Binding{"collaborations", "deliverables", set<&T::deliverables>},
                                  Binding{"collaborations", "format", set<&T::format>},
                                  Binding{"collaborations", "outcome", set<&T::outcome>},
                                  Binding{"collaborations", "cost_cents", set<&T::cost_cents>},
                                  Binding{"embeddings", "id", set_owner<EmbeddingRecord, &EmbeddingRecord::id>},
                                  Binding{"embeddings", "owner_kind", set_kind<EmbeddingRecord, &EmbeddingRecord::id>},
                                  Binding{"embeddings", "space", set<&EmbeddingRecord::space>},
                                  Binding{"embeddings", "values", set<&EmbeddingRecord::values>},
                                  Binding{"overlaps", "creator_a", set<&OverlapRecord::creator_a>},
                                  Binding{"overlaps", "creator_b", set<&OverlapRecord::creator_b>},
                                  Binding{"overlaps", "shared", set<&OverlapRecord::shared>},
                                  Binding{"overlaps", "at", set<&OverlapRecord::at_s>},
                                  Binding{"follower_history", "creator_id", set<&H::creator_id>},
                                  Binding{"follower_history", "at", set<&H::at_s>},
                                  Binding{"follower_history", "followers", set<&H::followers>}};

}  // namespace

Setter find_setter(std::string_view table, std::string_view column) {
  const auto found = std::find_if(kBindings.begin(), kBindings.end(),
                                  [&](const Binding& one) { return one.table == table && one.column == column; });
  return found == kBindings.end() ? nullptr : found->setter;
}

std::optional<Record> blank_record(std::string_view table) {
  if (table == "creators") return CreatorRecord{};
  if (table == "brands") return BrandRecord{};
  if (table == "profiles") return ProfileRecord{};
  if (table == "accounts") return AccountRecord{};
  if (table == "persons") return PersonRecord{};
  if (table == "audience") return AudienceEventRecord{};
  if (table == "audience_shares") return AudienceShareRecord{};
  if (table == "metrics") return MetricRecord{};
  if (table == "posts") return PostRecord{};
  if (table == "comments") return CommentRecord{};
  if (table == "collaborations") return CollaborationRecord{};
  if (table == "embeddings") return EmbeddingRecord{};
  if (table == "overlaps") return OverlapRecord{};
  if (table == "follower_history") return FollowerHistoryRecord{};
  return std::nullopt;
}

OwnerKey* owner_of(Record& record) {
  return std::visit(
      [](auto& one) -> OwnerKey* {
        if constexpr (requires { one.owner; }) {
          return &one.owner;
        } else if constexpr (requires { one.id.kind; }) {
          return &one.id;
        } else {
          return nullptr;
        }
      },
      record);
}

}  // namespace vouch::datasets
