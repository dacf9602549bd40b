#include "api/contract/answer_json.h"

#include <cmath>
#include <variant>

#include <nlohmann/json.hpp>

#include "api/words/text.h"
#include "engine/core/civil_time.h"

namespace vouch::contract {
namespace {

using Json = nlohmann::ordered_json;
using ranking::Interval;
using words::Language;

std::string dumped(const Json& json) { return json.dump(-1, ' ', false, Json::error_handler_t::replace); }

/// Unknown texts are empty inside and null outside.
Json text_or_null(const std::string& text) { return text.empty() ? Json() : Json(text); }

template <class T>
Json or_null(const std::optional<T>& value) {
  return value ? Json(*value) : Json();
}

Json points(std::int64_t thousandths) { return static_cast<double>(thousandths) / 1000.0; }

Json interval_json(const Interval& interval) { return Json::array({interval.low, interval.high}); }

Json figures_json(const ranking::Figures& figures) {
  Json json = Json::object();
  for (const auto& [name, figure] : figures) {
    Json& field = json[name];
    std::visit([&field](const auto& value) { field = value; }, figure);
  }
  return json;
}

Json message_json(const ranking::Message& message, Language language) {
  return {{"code", message.code}, {"params", figures_json(message.params)}, {"text", words::text(message, language)}};
}

Json messages_json(const std::vector<ranking::Message>& messages, Language language) {
  Json json = Json::array();
  for (const ranking::Message& message : messages) json.push_back(message_json(message, language));
  return json;
}

Json part_json(const ranking::Part& part) {
  return {{"name", part.name},
          {"value", or_null(part.value)},
          {"strength", or_null(part.strength)},
          {"contribution", points(part.contribution_thousandths)},
          {"status", ranking::name_of(part.status)},
          {"evidence", figures_json(part.evidence)}};
}

Json signal_json(const ranking::SignalScore& signal) {
  Json parts = Json::array();
  for (const ranking::Part& part : signal.parts) parts.push_back(part_json(part));
  return {{"name", ranking::name_of(signal.signal)},
          {"weight", signal.weight},
          {"value", or_null(signal.value)},
          {"value_interval", signal.value_interval ? interval_json(*signal.value_interval) : Json()},
          {"strength", signal.strength},
          {"strength_interval", interval_json(signal.strength_interval)},
          {"percentile", or_null(signal.percentile)},
          {"contribution", points(signal.contribution_thousandths)},
          {"status", ranking::name_of(signal.status)},
          {"evidence", figures_json(signal.evidence)},
          {"parts", std::move(parts)}};
}

Json creator_json(const ranking::CreatorCard& creator) {
  return {{"id", creator.id},
          {"platform", text_or_null(creator.platform)},
          {"handle", text_or_null(creator.handle)},
          {"name", text_or_null(creator.name)},
          {"url", text_or_null(creator.url)},
          {"category", text_or_null(creator.category)},
          {"country", text_or_null(creator.country)},
          {"language", text_or_null(creator.language)},
          {"size_band", text_or_null(creator.size_band)},
          {"followers", or_null(creator.followers)},
          {"following", or_null(creator.following)},
          {"posts", or_null(creator.posts)},
          {"price_cents", or_null(creator.price_cents)},
          {"price_basis", text_or_null(creator.price_basis)},
          {"currency", text_or_null(creator.currency)},
          {"verified", or_null(creator.verified)},
          {"audience_members", creator.audience_members},
          {"dated_posts", creator.dated_posts}};
}

Json entry_json(const ranking::RankedCreator& entry, Language language) {
  Json signals = Json::array();
  for (const ranking::SignalScore& signal : entry.signals) signals.push_back(signal_json(signal));
  Json json = {{"rank", entry.rank}, {"creator", creator_json(entry.creator)}, {"score", nullptr}, {"interval", nullptr}};
  if (entry.score_thousandths) {
    json["score"] = points(*entry.score_thousandths);
    json["interval"] = Json::array({points(entry.interval_thousandths[0]), points(entry.interval_thousandths[1])});
  }
  json["evidence_share"] = entry.evidence_share;
  json["signals"] = std::move(signals);
  json["reasons"] = messages_json(entry.reasons, language);
  json["warnings"] = messages_json(entry.warnings, language);
  return json;
}

Json brand_json(const ranking::BrandCard& brand) {
  return {{"id", text_or_null(brand.id)},
          {"name", text_or_null(brand.name)},
          {"category", text_or_null(brand.category)},
          {"country", text_or_null(brand.country)},
          {"language", text_or_null(brand.language)},
          {"audience_kind", text_or_null(brand.audience_kind)},
          {"audience_members", brand.audience_members},
          {"partners", brand.partners},
          {"sent_ids", or_null(brand.sent_ids)},
          {"matched_ids", or_null(brand.matched_ids)}};
}

Json profile_json(const ranking::ProfileUsed& profile) {
  Json weights = Json::object();
  for (const ranking::Signal signal : ranking::kAllSignals) {
    weights[std::string(ranking::name_of(signal))] = profile.weights[ranking::position(signal)];
  }
  return {{"name", profile.name},
          {"version", profile.version},
          {"audience_measure", text_or_null(profile.audience_measure)},
          {"weights", std::move(weights)}};
}

Json why_not_json(const NamedWhyNot& why_not, Language language) {
  const ranking::WhyNot& answer = why_not.answer;
  const bool ranked = answer.filtered_by.empty();
  return {{"creator_id", why_not.creator_id},
          {"filtered_by", text_or_null(answer.filtered_by)},
          {"rank", ranked ? Json(answer.rank) : Json()},
          {"ranked", answer.ranked},
          {"last_listed_score", answer.last_listed_thousandths ? points(*answer.last_listed_thousandths) : Json()},
          {"reasons", messages_json(answer.reasons, language)},
          {"entry", answer.creator ? entry_json(*answer.creator, language) : Json()}};
}

}  // namespace

std::string shortlist_to_json(const ranking::Shortlist& shortlist, Language language, std::span<const NamedWhyNot> why_not) {
  Json filtered = Json::object();
  for (const auto& [reason, number] : shortlist.filtered) filtered[reason] = number;
  Json creators = Json::array();
  for (const ranking::RankedCreator& entry : shortlist.creators) creators.push_back(entry_json(entry, language));
  Json json = {{"snapshot", shortlist.snapshot},
               {"version", shortlist.version},
               {"profile", profile_json(shortlist.profile)},
               {"brand", brand_json(shortlist.brand)},
               {"as_of", core::iso_time(shortlist.as_of_s)},
               {"rank_by", shortlist.rank_by == ranking::RankBy::lower ? "lower" : "score"},
               {"considered", shortlist.considered},
               {"filtered", std::move(filtered)},
               {"warnings", messages_json(shortlist.warnings, language)},
               {"creators", std::move(creators)}};
  if (!why_not.empty()) {
    Json asked = Json::array();
    for (const NamedWhyNot& one : why_not) asked.push_back(why_not_json(one, language));
    json["why_not"] = std::move(asked);
  }
  json["next"] = nullptr;
  return dumped(json);
}

std::string why_not_to_json(const NamedWhyNot& why_not, Language language) { return dumped(why_not_json(why_not, language)); }

std::string creator_to_json(const ranking::CreatorCard& creator) { return dumped(creator_json(creator)); }

std::string creators_to_json(std::span<const ranking::CreatorCard> creators, const std::optional<std::string>& next) {
  Json list = Json::array();
  for (const ranking::CreatorCard& creator : creators) list.push_back(creator_json(creator));
  return dumped({{"creators", std::move(list)}, {"next", or_null(next)}});
}

std::string brand_card_to_json(const ranking::BrandCard& brand) { return dumped(brand_json(brand)); }

std::string brand_to_json(const BrandView& brand) {
  Json json = brand_json(brand.card);
  json["partner_ids"] = brand.partner_ids;
  return dumped(json);
}

std::string snapshot_to_json(const SnapshotInfo& info) {
  Json provenance = Json::object();
  for (const auto& [name, value] : info.provenance) provenance[name] = value;
  Json sections = Json::array();
  for (const SectionInfo& section : info.sections) {
    sections.push_back(
        {{"name", section.name}, {"encoding", section.encoding}, {"offset", section.offset}, {"bytes", section.bytes}});
  }
  return dumped({{"id", info.id},
                 {"format", info.format},
                 {"bytes", info.bytes},
                 {"latest_event", core::iso_time(info.latest_event_s)},
                 {"creators", info.creators},
                 {"brands", info.brands},
                 {"accounts", info.accounts},
                 {"links", info.links},
                 {"posts", info.posts},
                 {"collaborations", info.collaborations},
                 {"provenance", std::move(provenance)},
                 {"sections", std::move(sections)}});
}

std::string version_to_json(std::string_view version, std::string_view snapshot_id) {
  return dumped({{"version", version}, {"snapshot", snapshot_id.empty() ? Json() : Json(snapshot_id)}});
}

std::string profile_to_json(const ranking::ProfileUsed& profile) { return dumped(profile_json(profile)); }

std::string messages_to_json(const std::vector<ranking::Message>& messages, Language language) {
  return dumped(messages_json(messages, language));
}

std::string quoted(std::string_view text) { return dumped(Json(text)); }

}  // namespace vouch::contract
