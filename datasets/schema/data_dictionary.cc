#include "datasets/schema/data_dictionary.h"

#include <algorithm>
#include <array>

namespace vouch::datasets {
namespace {

using enum FieldType;

constexpr bool kRequired = true;

constexpr std::array kOwnerKinds = {Choice{"creator", "creator"}, Choice{"brand", "brand"}, Choice{"influencer", "creator"},
                                    Choice{"kreator", "creator"}, Choice{"marke", "brand"}, Choice{"creators", "creator"},
                                    Choice{"brands", "brand"}};
constexpr std::array kCoverages = {Choice{"all_followers", "all_followers"}, Choice{"random_sample", "random_sample"},
                                   Choice{"engagers", "engagers"}, Choice{"declared_only", "declared_only"}};
constexpr std::array kAudienceKinds = {
    Choice{"follow", "follow"},    Choice{"like", "like"},         Choice{"comment", "comment"}, Choice{"share", "share"},
    Choice{"view", "view"},        Choice{"customer", "customer"}, Choice{"follower", "follow"}, Choice{"follows", "follow"},
    Choice{"subscribe", "follow"}, Choice{"abonnent", "follow"},   Choice{"likes", "like"},      Choice{"gefaellt_mir", "like"},
    Choice{"comments", "comment"}, Choice{"kommentar", "comment"}, Choice{"shares", "share"},    Choice{"geteilt", "share"},
    Choice{"views", "view"},       Choice{"aufruf", "view"},       Choice{"kunde", "customer"},  Choice{"kundin", "customer"}};
constexpr std::array kDimensions = {Choice{"country", "country"},   Choice{"region", "region"},
                                    Choice{"city", "city"},         Choice{"age", "age"},
                                    Choice{"gender", "gender"},     Choice{"language", "language"},
                                    Choice{"interest", "interest"}, Choice{"authenticity", "authenticity"},
                                    Choice{"land", "country"},      Choice{"stadt", "city"},
                                    Choice{"alter", "age"},         Choice{"geschlecht", "gender"},
                                    Choice{"sprache", "language"},  Choice{"interesse", "interest"}};
constexpr std::array kShareOf = {Choice{"followers", "followers"}, Choice{"likers", "likers"}, Choice{"viewers", "viewers"}};
constexpr std::array kPriceBases = {Choice{"net", "net"}, Choice{"gross", "gross"}, Choice{"netto", "net"},
                                    Choice{"brutto", "gross"}};
constexpr std::array kOutcomes = {Choice{"declined", "declined"}, Choice{"delivered", "delivered"}, Choice{"renewed", "renewed"},
                                  Choice{"stopped", "stopped"}};
constexpr std::array kRelations = {Choice{"repost", "repost"}, Choice{"quote", "quote"}, Choice{"remix", "remix"}};

constexpr Column kOwnerKind{.name = "owner_kind", .type = choice, .choices = kOwnerKinds};

constexpr std::array kCreators = {
    Column{"creator_id", id, kRequired},
    Column{"account_id", id},
    Column{"platform", platform, false, {}, "engagement cannot be compared with peers of the same platform"},
    Column{"handle"},
    Column{"url"},
    Column{"name"},
    Column{"bio"},
    Column{"followers", count, false, {}, "size bands, engagement rates and followers filters are unknown"},
    Column{"following", count},
    Column{"posts", count},
    Column{"category", text, false, {}, "the category part of value fit is unknown"},
    Column{"country", country, false, {}, "filters by country keep nobody"},
    Column{"language", language, false, {}, "filters by language keep nobody"},
    Column{"price_cents", cents, false, {}, "price is unknown"},
    Column{"price_basis", choice, false, kPriceBases},
    Column{"price_for"},
    Column{"currency"},
    Column{"verified", truth},
    Column{"created_at", time},
    Column{"is_private", truth},
    Column{"has_picture", truth},
    Column{"region"},
    Column{"gender"},
    Column{"audience_size", count},
    Column{"coverage", choice, false, kCoverages}};

constexpr std::array kBrands = {
    Column{"brand_id", id, kRequired},
    Column{"account_id", id},
    Column{"name"},
    Column{"bio"},
    Column{"text", text, false, {}, "what brands stand for is known from their partners' posts alone"},
    Column{"values_text"},
    Column{"category", text, false, {}, "the category part of value fit rests on past partners alone"},
    Column{"country", country},
    Column{"language", language},
    Column{"competitors", list},
    Column{"causes", list},
    Column{"audience_size", count},
    Column{"coverage", choice, false, kCoverages}};

constexpr std::array kProfiles = {
    Column{"owner_id", id, kRequired}, kOwnerKind, Column{"platform", platform, kRequired}, Column{"handle"}, Column{"url"},
    Column{"account_id", id}};

constexpr std::array kAccounts = {
    Column{"account_id", id, kRequired}, Column{"platform", platform},     Column{"followers", count},
    Column{"following", count},          Column{"posts", count},           Column{"has_picture", truth},
    Column{"is_private", truth},         Column{"username_length", count}, Column{"username_digits", count},
    Column{"bio_length", count},         Column{"created_at", time},       Column{"consent", truth}};

constexpr std::array kPersons = {Column{"person_id", id, kRequired}, Column{"creator_id", id}, Column{"account_id", id}};
constexpr std::array<std::string_view, 2> kCreatorOrAccount = {"creator_id", "account_id"};

constexpr std::array kAudience = {Column{"account_id", id, kRequired},
                                  Column{"platform", platform},
                                  Column{"owner_id", id, kRequired},
                                  kOwnerKind,
                                  Column{"kind", choice, false, kAudienceKinds},
                                  Column{"weight", weight},
                                  Column{"at", time, false, {}, "bursts of followers and windows of time are unknown"}};

constexpr std::array kAudienceShares = {Column{"owner_id", id, kRequired},
                                        kOwnerKind,
                                        Column{"dimension", choice, kRequired, kDimensions},
                                        Column{"value", text, kRequired},
                                        Column{"share", share, kRequired},
                                        Column{"of", choice, false, kShareOf},
                                        Column{"source"},
                                        Column{"at", time},
                                        Column{"n", count}};

constexpr std::array kMetrics = {Column{"creator_id", id, kRequired},
                                 Column{"name", text, kRequired},
                                 Column{"value", real, kRequired},
                                 Column{"window_days", count},
                                 Column{"n_posts", count},
                                 Column{"source"},
                                 Column{"at", time}};

constexpr std::array kPosts = {Column{"post_id", id, kRequired},
                               Column{"owner_id", id, kRequired},
                               kOwnerKind,
                               Column{"at", time, false, {}, "windows of time and frequencies are unknown"},
                               Column{"text", text, false, {}, "the content part of value fit rests on hashtags alone"},
                               Column{"format"},
                               Column{"url"},
                               Column{"likes", count, false, {}, "engagement is unknown where only likes would say it"},
                               Column{"comments", count},
                               Column{"shares", count},
                               Column{"saves", count},
                               Column{"views", count, false, {}, "engagement per view (TikTok, YouTube) is unknown"},
                               Column{"reach", count},
                               Column{"clicks", count},
                               Column{"hashtags", tags},
                               Column{"mentions", handles},
                               Column{"tagged", handles},
                               Column{"sponsors", handles},
                               Column{"label"},
                               Column{"language", language},
                               Column{"parent_post_id", id},
                               Column{"relation", choice, false, kRelations},
                               Column{"deleted", truth}};

constexpr std::array kComments = {Column{"post_id", id, kRequired},
                                  Column{"account_id", id, kRequired},
                                  Column{"comment_id", id},
                                  Column{"parent_id", id},
                                  Column{"at", time},
                                  Column{"likes", count},
                                  Column{"chars", count},
                                  Column{"words", count},
                                  Column{"is_owner", truth},
                                  Column{"is_reply", truth},
                                  Column{"text_hash"},
                                  Column{"accepted", truth},
                                  Column{"text"}};

constexpr std::array kCollaborations = {Column{"brand_id", id, kRequired},
                                        Column{"creator_id", id, kRequired},
                                        Column{"at", time},
                                        Column{"paid", truth},
                                        Column{"deliverables", count},
                                        Column{"format"},
                                        Column{"outcome", choice, false, kOutcomes},
                                        Column{"cost_cents", cents}};

constexpr std::array kResults = {Column{"creator_id", id, kRequired},
                                 Column{"brand_id", id},
                                 Column{"at", time},
                                 Column{"code"},
                                 Column{"campaign"},
                                 Column{"impressions", count},
                                 Column{"clicks", count},
                                 Column{"sessions", count},
                                 Column{"orders", count},
                                 Column{"new_customers", count},
                                 Column{"revenue_cents", cents},
                                 Column{"refunds_cents", cents},
                                 Column{"currency"},
                                 Column{"attribution"},
                                 Column{"source"}};

constexpr std::array kCodes = {Column{"code", text, kRequired}, Column{"creator_id", id}, Column{"account_id", id},
                               Column{"brand_id", id},          Column{"from", time},     Column{"to", time}};

constexpr std::array kOrders = {Column{"account_id", id, kRequired}, Column{"brand_id", id, kRequired}, Column{"at", time},
                                Column{"net_cents", cents}, Column{"returned", truth}};

constexpr std::array kCases = {Column{"account_id", id, kRequired},
                               Column{"brand_id", id, kRequired},
                               Column{"opened", time},
                               Column{"closed", time},
                               Column{"solved", truth},
                               Column{"solved_by"}};

constexpr std::array kResponses = {Column{"brand_id", id, kRequired}, Column{"account_id", id, kRequired},
                                   Column{"nps", count, false, {}, {}, 10}, Column{"asked_at", time}, Column{"at", time}};

constexpr std::array kEmbeddings = {Column{"id", id, kRequired}, kOwnerKind, Column{"space", text, kRequired},
                                    Column{"values", vector, kRequired}};

constexpr std::array kFollowerHistory = {Column{"creator_id", id, kRequired}, Column{"at", time, kRequired},
                                         Column{"followers", count, false, {}, "growth is unknown"}};

constexpr std::array kOverlaps = {Column{"creator_a", id, kRequired}, Column{"creator_b", id, kRequired},
                                  Column{"shared", count, kRequired}, Column{"at", time}};

constexpr std::array kContracts = {Column{"brand_id", id, kRequired}, Column{"creator_id", id, kRequired}, Column{"from", time},
                                   Column{"to", time}, Column{"exclusive", truth}};

constexpr std::array kTables = {
    Table{"creators", kCreators, {}, "there is nobody to rank"},
    Table{"brands", kBrands, {}, "briefs must describe their brand themselves"},
    Table{"profiles", kProfiles, {}, "creators are known on one platform alone"},
    Table{"accounts", kAccounts, {}, "the authenticity of audiences is the platform's prior"},
    Table{"persons", kPersons, kCreatorOrAccount, "people with several accounts are counted once for each"},
    Table{"audience", kAudience, {}, "audience overlap, reach and credibility of audiences are unknown"},
    Table{"audience_shares", kAudienceShares, {}, "filters by country, age or gender of an audience find nothing known"},
    Table{"metrics", kMetrics, {}, "figures that other tools declare are not used"},
    Table{"posts", kPosts, {}, "engagement, value fit by content and disclosure are unknown"},
    Table{"comments", kComments, {}, "responsiveness and engagement pods are unknown"},
    Table{
        "collaborations", kCollaborations, {}, "past partners are unknown: affinity, and fallbacks for brands without audience"},
    Table{"results", kResults, {}, "forecasts rest on assumptions, not on results of one's own"},
    Table{"codes", kCodes, kCreatorOrAccount, "orders cannot be traced to a creator"},
    Table{"orders", kOrders, {}, "what fans are worth is unknown"},
    Table{"cases", kCases, {}, "how complaints were solved is unknown"},
    Table{"responses", kResponses, {}, "recommendation (NPS) is unknown"},
    Table{"embeddings", kEmbeddings, {}, "vectors are made from texts alone"},
    Table{"follower_history", kFollowerHistory, {}, "growth is unknown"},
    Table{"overlaps", kOverlaps, {}, "creators whose audiences are not here have nobody like them"},
    Table{"contracts", kContracts, {}, "exclusive contracts are unknown"}};

}  // namespace

std::string_view expected_text(FieldType type) {
  switch (type) {
    case FieldType::id: return "an id of 1 to 255 bytes";
    case FieldType::text:
    case FieldType::platform:
    case FieldType::country:
    case FieldType::language: return "text";
    case FieldType::choice: return "one of the known words";
    case FieldType::count: return "a whole number of at least 0, such as 12500 or 12.5K";
    case FieldType::whole: return "a whole number";
    case FieldType::cents: return "an amount in whole cents, or with a currency sign in units";
    case FieldType::real: return "a number";
    case FieldType::weight: return "a number of at least 0";
    case FieldType::share: return "a share between 0 and 1, or with a percent sign";
    case FieldType::truth: return "true or false";
    case FieldType::time: return "Unix seconds or a date such as 2026-01-31 or 31.01.2026";
    case FieldType::list:
    case FieldType::tags:
    case FieldType::handles: return "a list";
    case FieldType::vector: return "a list of numbers";
  }
  return "text";
}

std::span<const Table> data_dictionary() { return kTables; }

const Table* find_table(std::string_view name) {
  const auto found = std::find_if(kTables.begin(), kTables.end(), [name](const Table& one) { return one.name == name; });
  return found == kTables.end() ? nullptr : &*found;
}

std::size_t find_column(const Table& table, std::string_view name) {
  const auto found =
      std::find_if(table.columns.begin(), table.columns.end(), [name](const Column& one) { return one.name == name; });
  return static_cast<std::size_t>(found - table.columns.begin());
}

}  // namespace vouch::datasets
