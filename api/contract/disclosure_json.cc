#include "api/contract/disclosure_json.h"

#include <nlohmann/json.hpp>

#include "api/words/catalogue.h"

namespace vouch::contract {
namespace {

using Json = nlohmann::ordered_json;
using credibility::DisclosureEvidence;
using credibility::DisclosurePlace;
using credibility::name_of;

Json evidence_json(const DisclosureEvidence& one) {
  Json json = {{"place", name_of(one.place)}, {"class", name_of(one.post_class)}};
  if (one.phrase.empty()) return json;
  json["phrase"] = one.phrase;
  json["language"] = one.language;
  json["strength"] = name_of(one.strength);
  if (one.place != DisclosurePlace::hashtags) {
    json["byte"] = one.byte;
    json["character"] = one.character;
  }
  if (one.denied) json["denied"] = true;
  if (one.disguised) json["disguised"] = true;
  if (one.quoted) json["quoted"] = true;
  return json;
}

/// "Advertising: clearly said".
std::string words_for(const credibility::Disclosure& disclosure, words::Language language) {
  std::string text(words::template_of("disclosure." + std::string(name_of(disclosure.post_class)), language));
  if (disclosure.verdict == credibility::Verdict::not_needed) return text;
  return text + ": " + std::string(words::template_of("verdict." + std::string(name_of(disclosure.verdict)), language));
}

}  // namespace

std::string disclosure_to_json(const credibility::Disclosure& disclosure, std::string_view version, words::Language language,
                               std::string_view id) {
  Json json = Json::object();
  if (!id.empty()) json["id"] = id;
  json["class"] = name_of(disclosure.post_class);
  json["verdict"] = name_of(disclosure.verdict);
  json["confidence"] = name_of(disclosure.confidence);
  json["country"] = disclosure.country;
  json["rules"] = version;
  json["text"] = words_for(disclosure, language);
  json["evidence"] = Json::array();
  for (const DisclosureEvidence& one : disclosure.evidence) json["evidence"].push_back(evidence_json(one));
  return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace vouch::contract
