#include "api/contract/brief_json.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <limits>

#include "api/contract/object_reader.h"
#include "api/contract/plan_terms_json.h"
#include "api/contract/request_json.h"
#include "engine/core/civil_time.h"
#include "engine/core/suggestion.h"

namespace vouch::contract {
namespace {

using core::Error;
using core::ErrorCode;
using core::fail;
using ranking::Brief;
using simdjson::dom::element;
using View = std::string_view;

constexpr std::int64_t kMaxWhole = std::numeric_limits<std::int64_t>::max();
constexpr std::int64_t kMaxDays = 36'500;
constexpr std::int64_t kMaxSeconds = 253'402'300'799;  // the end of the year 9999

constexpr auto kBriefFields = std::to_array<View>({"brand", "goal", "profile", "weights", "rank_by", "precision", "k", "as_of",
                                                   "filters", "exclude", "candidates", "audience", "diversity", "plan"});
constexpr auto kBrandFields = std::to_array<View>({"name", "text", "values_text", "category", "country", "language", "causes"});
constexpr auto kFilterFields =
    std::to_array<View>({"platform", "country", "language", "category", "size_band", "followers", "price_cents",
                         "min_credibility", "safety", "active_days", "data_age_days", "audience"});
constexpr auto kRangeFields = std::to_array<View>({"min", "max"});
constexpr auto kMaxFields = std::to_array<View>({"max"});
constexpr auto kShareFields = std::to_array<View>({"dimension", "in", "min_share", "unknown"});
constexpr auto kDimensions =
    std::to_array<View>({"country", "region", "city", "age", "gender", "language", "interest", "authenticity"});
constexpr auto kUnknown = std::to_array<View>({"keep", "drop"});
constexpr auto kExcludeFields = std::to_array<View>({"creators", "partners", "competitor_days"});
constexpr auto kAudienceFields = std::to_array<View>({"accounts", "sha256"});
constexpr auto kGoals = std::to_array<View>({"new_people", "deepen", "launch"});
constexpr auto kRankBy = std::to_array<View>({"score", "lower"});
constexpr auto kPrecisions = std::to_array<View>({"auto", "exact", "sampled"});

constexpr auto kAssignFields = std::to_array<View>({"briefs", "depth"});
constexpr auto kAssignedFields = std::to_array<View>({"brief", "name", "group"});

bool is_neutral(element value) {
  simdjson::dom::array list;
  simdjson::dom::object object;
  double number = 0;
  View text;
  if (value.is_null()) return true;
  if (value.get(list) == simdjson::SUCCESS) return list.size() == 0;
  if (value.get(object) == simdjson::SUCCESS) return object.size() == 0;
  if (value.get(text) == simdjson::SUCCESS) return text.empty();
  return value.get(number) == simdjson::SUCCESS && number == 0;
}

Error not_served(const std::string& pointer, View what) {
  return {.code = ErrorCode::not_available,
          .message = std::string(what) + " is not available in this build, leave it out or neutral",
          .pointer = pointer};
}

/// Reads one document; `fault` holds what was wrong with it.
class BriefReader {
 public:
  explicit BriefReader(const BriefOptions& options) : options_(options) {}

  /// `pointer`: where the brief stands in a larger document.
  core::Result<planning::PlanRequest> read(element document, const std::string& pointer = {}) {
    const ObjectReader top(document, pointer, kBriefFields, fault_);
    planning::PlanRequest request;
    Brief& brief = request.brief;
    if (!fault_.error) {
      read_brand(top, brief);
      ProfileChoice choice = read_profile_choice(top);
      brief.goal = choice.goal;
      brief.profile = std::move(choice.profile);
      brief.weights = choice.weights;
      if (const auto rank_by = top.choice("rank_by", kRankBy)) brief.rank_by = static_cast<ranking::RankBy>(*rank_by);
      if (const auto precision = top.choice("precision", kPrecisions)) {
        brief.precision = static_cast<ranking::Precision>(*precision);
      }
      if (const auto k = top.whole("k", 0, std::numeric_limits<std::uint32_t>::max())) brief.k = static_cast<std::uint32_t>(*k);
      brief.as_of_s = read_as_of(top, fault_);
      if (const auto filters = top.object("filters", kFilterFields)) read_filters(*filters, brief.filters);
      if (const auto exclude = top.object("exclude", kExcludeFields)) read_exclusions(*exclude, brief.exclude);
      brief.candidates = top.texts("candidates");
      if (const auto audience = top.object("audience", kAudienceFields)) read_audience(*audience, brief.audience);
      refuse_unserved(top, "diversity");
      request.terms = read_plan_terms(top, fault_);
    }
    if (fault_.error) return fail(*fault_.error);
    return request;
  }

 private:
  void refuse_unserved(const ObjectReader& reader, View name) {
    const auto value = reader.raw(name);
    const std::string pointer = reader.pointer(name);
    if (value && !is_neutral(*value)) fault_.set(not_served(pointer, field_name(pointer)));
  }

  void read_brand(const ObjectReader& top, Brief& brief) {
    const auto value = top.raw("brand");
    if (!value) {
      if (options_.brand_required) {
        fault_.set({.code = ErrorCode::invalid_argument,
                    .message = "the brief has no brand, expected an id or an object with name, text and more",
                    .pointer = top.pointer("brand")});
      }
      return;
    }
    View id;
    if (value->get(id) == simdjson::SUCCESS) {
      if (id.empty()) top.refuse("brand", "an id that is not empty");
      brief.brand = std::string(id);
    } else if (value->is_object()) {
      read_description(*top.object("brand", kBrandFields), brief);
    } else {
      top.refuse("brand", "an id or an object");
    }
  }

  static void read_description(const ObjectReader& reader, Brief& brief) {
    ranking::BrandDescription brand;
    brand.name = reader.text("name").value_or("");
    brand.text = reader.text("text").value_or("");
    brand.values_text = reader.text("values_text").value_or("");
    brand.category = reader.text("category").value_or("");
    brand.country = reader.text("country").value_or("");
    brand.language = reader.text("language").value_or("");
    brand.causes = reader.texts("causes");
    brief.brand = std::move(brand);
  }

  void read_filters(const ObjectReader& reader, ranking::Filters& filters) {
    filters.platform = reader.texts("platform");
    filters.country = reader.texts("country");
    filters.language = reader.texts("language");
    filters.category = reader.texts("category");
    filters.size_band = reader.texts("size_band");
    if (const auto followers = reader.object("followers", kRangeFields)) {
      filters.followers = {.min = followers->whole("min", 0, kMaxWhole), .max = followers->whole("max", 0, kMaxWhole)};
    }
    if (const auto price = reader.object("price_cents", kMaxFields)) filters.max_price_cents = price->whole("max", 0, kMaxWhole);
    filters.active_days = reader.whole("active_days", 0, kMaxDays);
    for (const ObjectReader& share : reader.objects("audience", kShareFields)) filters.audience.push_back(read_share(share));
    filters.min_credibility = reader.number("min_credibility", 0.0, 1.0);
    refuse_unserved(reader, "safety");
    refuse_unserved(reader, "data_age_days");
  }

  ranking::AudienceFilter read_share(const ObjectReader& reader) {
    ranking::AudienceFilter filter;
    for (const View name : {"dimension", "in", "min_share"}) {
      if (reader.raw(name)) continue;
      fault_.set(
          {.code = ErrorCode::invalid_argument,
           .message = field_name(reader.pointer(name)) + " is missing, an audience filter needs dimension, in and min_share",
           .pointer = reader.pointer(name)});
    }
    if (const auto dimension = reader.choice("dimension", kDimensions)) filter.dimension = kDimensions[*dimension];
    filter.in = reader.texts("in");
    if (filter.in.empty()) reader.refuse("in", "a list with at least one value");
    filter.min_share = reader.number("min_share", 0.0, 1.0).value_or(0.0);
    filter.keep_unknown = reader.choice("unknown", kUnknown).value_or(0) == 0;
    return filter;
  }

  void read_exclusions(const ObjectReader& reader, ranking::Exclusions& exclude) {
    exclude.creators = reader.texts("creators");
    exclude.partners = reader.flag("partners").value_or(false);
    refuse_unserved(reader, "competitor_days");
  }

  void read_audience(const ObjectReader& reader, ranking::RequestAudience& audience) {
    audience.accounts = reader.texts("accounts");
    for (const std::string& hex : reader.texts("sha256")) {
      const auto digest = core::digest_from_hex(hex);
      if (!digest) {
        const std::string pointer = pointer_to(reader.pointer("sha256"), std::to_string(audience.sha256.size()));
        fault_.set({.code = ErrorCode::invalid_argument,
                    .message = field_name(pointer) + " is \"" + shown(hex) + "\", expected 64 hexadecimal digits",
                    .pointer = pointer});
        return;
      }
      audience.sha256.push_back(*digest);
    }
  }

  BriefOptions options_;
  Fault fault_;
};

Error wrong(View field, View value, const std::string& expected) {
  return {.code = ErrorCode::invalid_argument,
          .message = std::string(field) + " is \"" + shown(value) + "\", expected " + expected,
          .pointer = "/" + std::string(field)};
}

}  // namespace

core::Result<Brief> brief_from_json(std::string_view json, const BriefOptions& options) {
  auto request = plan_request_from_json(json, options);
  if (!request) return fail(std::move(request).error());
  return std::move(request->brief);
}

core::Result<planning::PlanRequest> plan_request_from_json(std::string_view json, const BriefOptions& options) {
  simdjson::dom::parser parser;
  const auto document = parse_document(parser, json, "brief");
  if (!document) return fail(document.error());
  return BriefReader(options).read(*document);
}

core::Result<planning::AssignRequest> assign_request_from_json(std::string_view json) {
  simdjson::dom::parser parser;
  const auto document = parse_document(parser, json, "request");
  if (!document) return fail(document.error());
  Fault fault;
  const ObjectReader top(*document, "", kAssignFields, fault);
  planning::AssignRequest request;
  if (fault.error) return fail(*fault.error);
  request.depth = static_cast<std::uint32_t>(top.whole("depth", 0, std::numeric_limits<std::uint32_t>::max()).value_or(0));
  for (const ObjectReader& one : top.objects("briefs", kAssignedFields)) {
    planning::AssignBrief brief;
    brief.name = one.text("name").value_or("");
    brief.group = one.text("group").value_or("");
    const std::string pointer = one.pointer("brief");
    const auto value = one.raw("brief");
    if (!value) {
      fault.set({.code = ErrorCode::invalid_argument, .message = field_name(pointer) + " is missing", .pointer = pointer});
      break;
    }
    auto read = BriefReader({}).read(*value, pointer);
    if (!read) return fail(fault.error ? *fault.error : std::move(read).error());
    brief.brief = std::move(read->brief);
    request.briefs.push_back(std::move(brief));
  }
  if (fault.error) return fail(*fault.error);
  return request;
}

bool is_syntax_error(const Error& error) { return error.code == ErrorCode::invalid_argument && error.pointer.empty(); }

core::Result<ranking::Goal> goal_named(std::string_view name) {
  const auto found = std::find(kGoals.begin(), kGoals.end(), name);
  if (found != kGoals.end()) return static_cast<ranking::Goal>(found - kGoals.begin());
  return fail(wrong("goal", name, "one of new_people, deepen, launch" + core::did_you_mean(name, kGoals)));
}

core::Result<ranking::RankBy> rank_by_named(std::string_view name) {
  const auto found = std::find(kRankBy.begin(), kRankBy.end(), name);
  if (found != kRankBy.end()) return static_cast<ranking::RankBy>(found - kRankBy.begin());
  return fail(wrong("rank_by", name, "one of score, lower" + core::did_you_mean(name, kRankBy)));
}

core::Result<ranking::Precision> precision_named(std::string_view name) {
  const auto found = std::find(kPrecisions.begin(), kPrecisions.end(), name);
  if (found != kPrecisions.end()) return static_cast<ranking::Precision>(found - kPrecisions.begin());
  return fail(wrong("precision", name, "one of auto, exact, sampled" + core::did_you_mean(name, kPrecisions)));
}

core::Result<std::int64_t> as_of_from(std::string_view text) {
  std::int64_t seconds = 0;
  const auto [end, code] = std::from_chars(text.data(), text.data() + text.size(), seconds);
  if (code == std::errc() && end == text.data() + text.size() && seconds >= 0 && seconds <= kMaxSeconds) return seconds;
  if (const auto time = core::parse_iso_time(text)) return *time;
  return fail(wrong("as_of", text, "a date such as 2026-01-31, a time of ISO 8601 or Unix seconds"));
}

}  // namespace vouch::contract
