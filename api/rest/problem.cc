// The documents are built with a JSON library, so no text of a client can break out of its string.
#include "api/rest/problem.h"

#include <nlohmann/json.hpp>

namespace vouch::rest {
namespace {

constexpr int kRetryAfterS = 1;

bool is_ours(core::ErrorCode code) { return code == core::ErrorCode::corrupt || code == core::ErrorCode::internal; }

std::string detail_of(const core::Error& error) {
  return is_ours(error.code) ? "the server could not do this; its log has the cause under this request id" : error.message;
}

Problem problem_of(const core::Error& error) {
  return {.status = status_of(error.code),
          .code = std::string(core::name_of(error.code)),
          .detail = detail_of(error),
          .pointer = error.pointer,
          .errors = {}};
}

}  // namespace

int status_of(core::ErrorCode code) {
  switch (code) {
    case core::ErrorCode::invalid_argument: return 422;
    case core::ErrorCode::not_found: return 404;
    case core::ErrorCode::conflict: return 409;
    case core::ErrorCode::exhausted: return 429;
    case core::ErrorCode::unavailable: return 503;
    case core::ErrorCode::not_available: return 422;
    case core::ErrorCode::corrupt:
    case core::ErrorCode::internal: return 500;
  }
  return 500;
}

std::string_view reason_of(int status) {
  switch (status) {
    case 100: return "Continue";
    case 200: return "OK";
    case 201: return "Created";
    case 202: return "Accepted";
    case 204: return "No Content";
    case 206: return "Partial Content";
    case 301: return "Moved Permanently";
    case 302: return "Found";
    case 303: return "See Other";
    case 304: return "Not Modified";
    case 307: return "Temporary Redirect";
    case 308: return "Permanent Redirect";
    case 400: return "Bad Request";
    case 401: return "Unauthorized";
    case 403: return "Forbidden";
    case 404: return "Not Found";
    case 405: return "Method Not Allowed";
    case 406: return "Not Acceptable";
    case 408: return "Request Timeout";
    case 409: return "Conflict";
    case 410: return "Gone";
    case 412: return "Precondition Failed";
    case 413: return "Content Too Large";
    case 414: return "URI Too Long";
    case 415: return "Unsupported Media Type";
    case 416: return "Range Not Satisfiable";
    case 417: return "Expectation Failed";
    case 422: return "Unprocessable Content";
    case 428: return "Precondition Required";
    case 429: return "Too Many Requests";
    case 431: return "Request Header Fields Too Large";
    case 500: return "Internal Server Error";
    case 501: return "Not Implemented";
    case 503: return "Service Unavailable";
    case 505: return "HTTP Version Not Supported";
    default: return "Error";
  }
}

Response problem_response(const Problem& problem, std::string_view request_id) {
  nlohmann::ordered_json document = {{"type", "about:blank"}, {"title", reason_of(problem.status)}, {"status", problem.status}};
  if (!problem.detail.empty()) document["detail"] = problem.detail;
  if (!problem.code.empty()) document["code"] = problem.code;
  if (!problem.pointer.empty()) document["pointer"] = problem.pointer;
  for (const core::Error& error : problem.errors) {
    document["errors"].push_back({{"code", core::name_of(error.code)}, {"detail", detail_of(error)}, {"pointer", error.pointer}});
  }
  document["request_id"] = request_id;
  Response response;
  response.status = problem.status;
  response.fields.add("Content-Type", "application/problem+json");
  if (problem.status == 429 || problem.status == 503) response.fields.add("Retry-After", std::to_string(kRetryAfterS));
  response.body = document.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
  return response;
}

Response problem_response(const core::Error& error, std::string_view request_id) {
  return problem_response(problem_of(error), request_id);
}

Response syntax_problem(const core::Error& error, std::string_view request_id) {
  Problem problem = problem_of(error);
  if (error.code == core::ErrorCode::invalid_argument) problem.status = 400;
  return problem_response(problem, request_id);
}

Response problem_response(std::span<const core::Error> errors, std::string_view request_id) {
  Problem problem = problem_of(errors.front());
  problem.errors = errors;
  return problem_response(problem, request_id);
}

}  // namespace vouch::rest
