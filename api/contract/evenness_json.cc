#include "api/contract/evenness_json.h"

#include <nlohmann/json.hpp>

#include "api/words/catalogue.h"

namespace vouch::contract {
namespace {

using Json = nlohmann::ordered_json;
using credibility::EvennessSpan;
using credibility::name_of;

Json span_json(const EvennessSpan& one) {
  Json json = {{"class", name_of(one.post_class)}, {"phrase", one.phrase},       {"language", one.language}, {"byte", one.byte},
               {"byte_end", one.byte_end},         {"character", one.character}, {"counts", one.counts()}};
  if (one.denied) json["denied"] = true;
  if (one.quoted) json["quoted"] = true;
  if (one.reported) json["reported"] = true;
  if (one.asked) json["asked"] = true;
  return json;
}

}  // namespace

std::string evenness_to_json(const credibility::EvennessReading& reading, std::string_view version, words::Language language,
                             std::string_view id) {
  Json json = Json::object();
  if (!id.empty()) json["id"] = id;
  json["class"] = reading.readable ? Json(name_of(reading.post_class)) : Json();
  json["status"] = reading.readable ? "experimental" : "unknown";
  json["rules"] = version;
  json["text"] =
      words::template_of("evenness." + std::string(reading.readable ? name_of(reading.post_class) : "unread"), language);
  json["evidence"] = Json::array();
  for (const EvennessSpan& one : reading.spans) json["evidence"].push_back(span_json(one));
  return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace vouch::contract
