#include "api/contract/set_json.h"

#include <array>
#include <utility>

#include "api/contract/answer_parts.h"
#include "api/contract/object_reader.h"
#include "api/contract/request_json.h"

namespace vouch::contract {
namespace {

using core::ErrorCode;
using core::fail;
using ranking::Estimate;
using ranking::SetReport;
using View = std::string_view;

constexpr auto kFields = std::to_array<View>({"creators", "brand", "audience", "regions"});
constexpr auto kAudienceFields = std::to_array<View>({"accounts", "sha256"});

ranking::RequestAudience read_audience(const ObjectReader& reader, Fault& fault) {
  ranking::RequestAudience audience;
  audience.accounts = reader.texts("accounts");
  for (const std::string& hex : reader.texts("sha256")) {
    const auto digest = core::digest_from_hex(hex);
    if (!digest) {
      const std::string pointer = pointer_to(reader.pointer("sha256"), std::to_string(audience.sha256.size()));
      fault.set({.code = ErrorCode::invalid_argument,
                 .message = field_name(pointer) + " is \"" + shown(View(hex)) + "\", expected 64 hexadecimal digits",
                 .pointer = pointer});
      break;
    }
    audience.sha256.push_back(*digest);
  }
  return audience;
}

Json estimate_json(const std::optional<Estimate>& estimate) {
  if (!estimate) return Json();
  return {{"value", estimate->value}, {"interval", Json::array({estimate->interval.low, estimate->interval.high})}};
}

void add_shared(const ranking::SharedFigures& figures, Json& json) {
  json["shared"] = figures.shared;
  json["shared_estimate"] = estimate_json(figures.shared_estimate);
  json["overlap_coefficient"] = estimate_json(figures.overlap_coefficient);
  json["jaccard"] = estimate_json(figures.jaccard);
  json["lift"] = estimate_json(figures.lift);
  json["lift_shrunk"] = or_null(figures.lift_shrunk);
}

Json member_json(const ranking::SetMember& member) {
  Json json = {{"creator", creator_json(member.creator)},
               {"coverage", text_or_null(member.coverage)},
               {"audience_size", or_null(member.audience_size)},
               {"known_share", member.known_share},
               {"members", member.members},
               {"credible_members", member.credible_members},
               {"exclusive", member.exclusive},
               {"credible_exclusive", member.credible_exclusive},
               {"incremental", member.incremental},
               {"credible_incremental", member.credible_incremental},
               {"with_audience", nullptr}};
  if (member.with_audience) add_shared(*member.with_audience, json["with_audience"]);
  return json;
}

Json ids_json(const SetReport& report, const std::vector<std::uint32_t>& positions) {
  Json ids = Json::array();
  for (const std::uint32_t i : positions) ids.push_back(report.creators[i].creator.id);
  return ids;
}

Json regions_json(const SetReport& report) {
  if (!report.regions) return Json();
  Json regions = Json::array();
  for (const ranking::SetRegion& region : *report.regions) {
    regions.push_back({{"creators", ids_json(report, region.creators)}, {"accounts", region.accounts}});
  }
  return regions;
}

Json audience_json(const std::optional<ranking::ComparedAudience>& audience) {
  if (!audience) return Json();
  return {{"kind", audience->kind},
          {"brand", text_or_null(audience->brand_id)},
          {"coverage", text_or_null(audience->coverage)},
          {"members", audience->members},
          {"reached", audience->reached},
          {"new_people", audience->new_people},
          {"sent_ids", or_null(audience->sent_ids)},
          {"matched_ids", or_null(audience->matched_ids)}};
}

Json shares_json(const SetReport& report) {
  Json shares = Json::array();
  for (const ranking::SetShare& share : report.shares) {
    shares.push_back({{"dimension", share.dimension},
                      {"value", share.value},
                      {"mean", share.mean},
                      {"low", share.low},
                      {"high", share.high},
                      {"creators", share.creators}});
  }
  return shares;
}

/// Pairs one by one: of 500 creators there are 124,750.
void append_pairs(const SetReport& report, std::string& text) {
  text += "\"pairs\":[";
  bool begun = false;
  for (const ranking::SetPair& pair : report.pairs) {
    Json json = {{"a", report.creators[pair.a].creator.id}, {"b", report.creators[pair.b].creator.id}};
    add_shared(pair.figures, json);
    if (std::exchange(begun, true)) text += ',';
    text += dumped(json);
  }
  text += ']';
}

}  // namespace

core::Result<ranking::SetRequest> set_request_from_json(View text) {
  simdjson::dom::parser parser;
  const auto document = parse_document(parser, text, "request");
  if (!document) return fail(document.error());
  Fault fault;
  const ObjectReader top(*document, "", kFields, fault);
  ranking::SetRequest request;
  if (!fault.error) {
    if (!top.raw("creators")) {
      fault.set({.code = ErrorCode::invalid_argument,
                 .message = "creators is missing, expected a list of 2 to 500 ids",
                 .pointer = "/creators"});
    }
    request.creators = top.texts("creators");
    request.brand = top.text("brand");
    if (request.brand && request.brand->empty()) top.refuse("brand", "an id that is not empty");
    if (const auto audience = top.object("audience", kAudienceFields)) request.audience = read_audience(*audience, fault);
    request.regions = top.flag("regions");
  }
  if (fault.error) return fail(*std::move(fault.error));
  return request;
}

std::string set_report_to_json(const SetReport& report, words::Language language) {
  Json creators = Json::array();
  for (const ranking::SetMember& member : report.creators) creators.push_back(member_json(member));
  Json same = Json::array();
  for (const auto& group : report.same_person) same.push_back(ids_json(report, group));
  std::string text = dumped({{"snapshot", report.snapshot},
                             {"version", report.version},
                             {"kind", report.kind},
                             {"potential", report.potential},
                             {"credible", report.credible},
                             {"potential_estimate", estimate_json(report.potential_estimate)},
                             {"duplication", or_null(report.duplication)},
                             {"by_times", report.by_times},
                             {"creators", std::move(creators)},
                             {"regions", regions_json(report)},
                             {"audience", audience_json(report.audience)},
                             {"shares", shares_json(report)},
                             {"same_person", std::move(same)},
                             {"warnings", messages_json(report.warnings, language)}});
  text.back() = ',';
  append_pairs(report, text);
  return text + "}";
}

}  // namespace vouch::contract
