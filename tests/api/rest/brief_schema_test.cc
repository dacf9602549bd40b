// The document's brief and the parser's brief are the same: every field of the document is read, what the document forbids
// is refused, and no field is read that the document lacks.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "api/contract/brief_json.h"
#include "tests/api/rest/api_document.h"

namespace vouch::rest {
namespace {

using nlohmann::json;
using ::testing::HasSubstr;

const json& resolved(const json& schema) {
  if (schema.contains("$ref"))
    return resolved(api().json().at(json::json_pointer(schema.at("$ref").get<std::string>().substr(1))));
  return schema;
}

/// A value that the schema allows, as small as can be but not empty.
json sample(const json& reference) {
  const json& schema = resolved(reference);
  if (schema.contains("oneOf")) return sample(schema.at("oneOf").front());
  if (schema.contains("enum")) return schema.at("enum").front();
  if (schema.contains("pattern")) return std::string(64, 'a');
  const json& types = schema.at("type");
  const auto type = (types.is_array() ? types.front() : types).get<std::string>();
  if (type == "string") return "1";
  if (type == "integer" || type == "number") return schema.contains("maximum") && schema.at("maximum") == 1 ? json(0.5) : json(1);
  if (type == "boolean") return true;
  if (type == "array") return json::array({sample(schema.at("items"))});
  json object = json::object();
  for (const json& name : schema.value("required", json::array())) {
    object[name.get<std::string>()] = sample(schema.at("properties").at(name.get<std::string>()));
  }
  return object;
}

struct Field {
  json::json_pointer at;  // in a brief
  json schema;
};

/// Every field of the schema, those inside objects and lists of objects too; `at` is where a sample puts it.
void collect(const json& reference, const json::json_pointer& at, std::vector<Field>& all) {
  const json& schema = resolved(reference);
  if (schema.contains("oneOf")) {
    for (const json& form : schema.at("oneOf")) collect(form, at, all);
    return;
  }
  if (schema.contains("items")) collect(schema.at("items"), at / 0, all);
  const json properties = schema.value("properties", json::object());
  for (const auto& [name, field] : properties.items()) {
    all.push_back({at / name, field});
    collect(field, at / name, all);
  }
}

std::vector<Field> fields() {
  std::vector<Field> all;
  collect(api().schema("Brief"), json::json_pointer(), all);
  return all;
}

/// A brief with this field set to this value, and what the objects around it require.
json brief_with(const json::json_pointer& at, const json& value) {
  json brief = {{"brand", "b1"}};
  if (at.to_string().starts_with("/brand/")) brief["brand"] = json::object();
  if (at.to_string().starts_with("/filters/audience/0/")) {
    brief["filters"] = {{"audience", json::array({sample(api().schema("AudienceFilter"))})}};
  }
  const std::string rule = "/0/";
  if (at.to_string().starts_with("/plan/mix/") && at.to_string().find(rule) != std::string::npos) {
    brief[at.parent_pointer()] = sample(api().schema("PlanMixRule"));
  }
  if (at.to_string().starts_with("/plan/rates/0/")) {
    brief["plan"] = {{"rates", json::array({sample(api().schema("PlanRate"))})}};
  }
  brief[at] = value;
  return brief;
}

bool served(const Field& field) {
  return field.schema.value("description", "").find("not served by this version") == std::string::npos;
}

core::Error refused(const json& brief) {
  const auto read = contract::brief_from_json(brief.dump());
  return read ? core::Error{core::ErrorCode::internal, "was read", ""} : read.error();
}

bool allowed(const json& brief) { return testing::schema_problems(api().json(), api().schema("Brief"), brief).empty(); }

TEST(BriefOfTheDocument, HasTheFieldsOfTheContract) {
  std::vector<std::string> names;
  for (const Field& field : fields()) names.push_back(field.at.to_string());
  for (const char* name : {"/brand", "/brand/values_text", "/goal", "/weights/price", "/filters/followers/max",
                           "/filters/audience/0/min_share", "/exclude/competitor_days", "/candidates", "/audience/sha256",
                           "/diversity", "/plan", "/plan/mix/country/0/max", "/plan/rates/0/rate"}) {
    EXPECT_THAT(names, ::testing::Contains(name));
  }
}

TEST(BriefOfTheDocument, EveryFieldIsReadOrRefusedAsNotServed) {
  for (const Field& field : fields()) {
    const json value = sample(field.schema);
    const json brief = brief_with(field.at, value);
    EXPECT_TRUE(allowed(brief)) << brief;
    const core::Error error = refused(brief);
    if (served(field)) {
      EXPECT_EQ(error.message, "was read") << brief;
    } else {
      EXPECT_EQ(error.code, core::ErrorCode::not_available) << brief << error.message;
      EXPECT_EQ(error.pointer, field.at.to_string());
    }
  }
}

TEST(BriefOfTheDocument, EveryOptionalFieldMayBeNull) {
  for (const Field& field : fields()) {
    const json brief = brief_with(field.at, nullptr);
    EXPECT_EQ(allowed(brief), refused(brief).message == "was read") << brief << " " << refused(brief).message;
  }
}

TEST(BriefOfTheDocument, AValueOfAnotherTypeIsRefusedByBothWithAPointer) {
  for (const Field& field : fields()) {
    if (!served(field)) continue;
    for (const json& value :
         {json::array({json::array()}), json({{"zzz", 1}}), json(false), json("\t"), json(-1), json(1e30), json(1.5)}) {
      const json brief = brief_with(field.at, value);
      if (allowed(brief)) continue;
      const core::Error error = refused(brief);
      EXPECT_EQ(error.code, core::ErrorCode::invalid_argument) << brief << " " << error.message;
      EXPECT_TRUE(error.pointer.starts_with(field.at.to_string())) << brief << " " << error.pointer;
    }
  }
}

TEST(BriefOfTheDocument, AnUnknownFieldIsRefusedByBothAtEveryLevel) {
  std::set<std::string> objects = {""};
  for (const Field& field : fields()) objects.insert(field.at.parent_pointer().to_string());
  EXPECT_EQ(objects.size(), 15U);
  for (const std::string& object : objects) {
    const json::json_pointer at = json::json_pointer(object) / "zzz";
    const json brief = brief_with(at, 1);
    EXPECT_FALSE(allowed(brief)) << brief;
    const core::Error error = refused(brief);
    EXPECT_EQ(error.code, core::ErrorCode::invalid_argument) << brief;
    EXPECT_EQ(error.pointer, at.to_string());
    EXPECT_THAT(error.message, HasSubstr("zzz"));
  }
}

TEST(BriefOfTheDocument, ItsExamplesAreRead) {
  for (const char* path : {"/v1/shortlists", "/v1/plans"}) {
    const json& body = api().json().at("paths").at(path).at("post").at("requestBody");
    const json& example = body.at("content").at("application/json").at("example");
    EXPECT_TRUE(allowed(example));
    EXPECT_EQ(refused(example).message, "was read");
  }
}

}  // namespace
}  // namespace vouch::rest
