#include "api/rest/problem.h"

#include <array>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace vouch::rest {
namespace {

using core::Error;
using core::ErrorCode;

nlohmann::json document(const Response& response) { return nlohmann::json::parse(response.body); }

TEST(Problem, EachCodeHasTheStatusOfTheContract) {
  const std::array<std::pair<ErrorCode, int>, 8> table = {{{ErrorCode::invalid_argument, 422},
                                                           {ErrorCode::not_found, 404},
                                                           {ErrorCode::conflict, 409},
                                                           {ErrorCode::exhausted, 429},
                                                           {ErrorCode::unavailable, 503},
                                                           {ErrorCode::not_available, 422},
                                                           {ErrorCode::corrupt, 500},
                                                           {ErrorCode::internal, 500}}};
  for (const auto& [code, status] : table) {
    const Response response = problem_response(Error{.code = code, .message = "m", .pointer = {}}, "id");
    EXPECT_EQ(response.status, status);
    EXPECT_EQ(document(response)["status"], status);
    EXPECT_EQ(document(response)["code"], core::name_of(code));
    EXPECT_EQ(response.fields.count("retry-after"), status == 429 || status == 503 ? 1U : 0U);
  }
}

TEST(Problem, SaysWhatWasFoundAndWhere) {
  const Response response =
      problem_response(Error{.code = ErrorCode::invalid_argument, .message = "found k of -1", .pointer = "/k"}, "id-7");
  EXPECT_EQ(*response.fields.find("content-type"), "application/problem+json");
  EXPECT_EQ(document(response), nlohmann::json::parse(R"({"type": "about:blank", "title": "Unprocessable Content",
      "status": 422, "detail": "found k of -1", "code": "invalid_argument", "pointer": "/k", "request_id": "id-7"})"));
}

TEST(Problem, BrokenSyntaxIsA400) {
  EXPECT_EQ(syntax_problem(Error{.code = ErrorCode::invalid_argument, .message = "no JSON", .pointer = {}}, "id").status, 400);
}

TEST(Problem, ListsSeveralErrors) {
  const std::array<Error, 2> errors = {Error{.code = ErrorCode::invalid_argument, .message = "a", .pointer = "/a"},
                                       Error{.code = ErrorCode::not_available, .message = "b", .pointer = "/b"}};
  const auto body = document(problem_response(std::span<const Error>(errors), "id"));
  EXPECT_EQ(body["status"], 422);
  ASSERT_EQ(body["errors"].size(), 2U);
  EXPECT_EQ(body["errors"][1], nlohmann::json::parse(R"({"code": "not_available", "detail": "b", "pointer": "/b"})"));
}

TEST(Problem, KeepsTheInsideOfTheProgramToItself) {
  for (const ErrorCode code : {ErrorCode::internal, ErrorCode::corrupt}) {
    const Response response = problem_response(Error{.code = code, .message = "/srv/x.cc:7", .pointer = {}}, "id");
    EXPECT_EQ(response.body.find("x.cc"), std::string::npos);
  }
}

TEST(Problem, NoTextOfAClientBreaksTheDocument) {
  const Response response =
      problem_response(Error{.code = ErrorCode::not_found, .message = "brand \"\xff\n\" <b>", .pointer = {}}, "id");
  EXPECT_EQ(document(response)["detail"], "brand \"\xef\xbf\xbd\n\" <b>");
}

}  // namespace
}  // namespace vouch::rest
