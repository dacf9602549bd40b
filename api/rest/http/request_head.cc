// The text of a request head: request line, target, version and fields (RFC 9110 sections 4, 5 and 9, RFC 9112 sections
// 3 and 5, RFC 3986). The decoder of framing.h calls these with one line at a time.
#include <algorithm>
#include <array>
#include <charconv>
#include <optional>

#include "api/rest/http/framing.h"

namespace vouch::rest {
namespace {

constexpr std::array<std::string_view, 9> kMethods = {"GET",    "HEAD",    "POST",  "PUT",    "PATCH",
                                                      "DELETE", "OPTIONS", "TRACE", "CONNECT"};

constexpr std::string_view kHostMarks = "-._~!$&'()*+,;=:%[]";

bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool is_hex(char c) { return is_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F'); }

bool is_target_char(char c) { return c > 0x20 && c < 0x7f && c != '#'; }

/// Every '%' begins an escape of two hexadecimal digits that is not NUL.
bool escapes_are_whole(std::string_view text) {
  for (auto at = text.find('%'); at != std::string_view::npos; at = text.find('%', at + 1)) {
    if (at + 2 >= text.size() || !is_hex(text[at + 1]) || !is_hex(text[at + 2])) return false;
    if (text[at + 1] == '0' && text[at + 2] == '0') return false;
  }
  return true;
}

/// uri-host [ ":" port ]: the characters alone, and no user.
bool is_host(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) {
    return is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
           (c != '\0' && kHostMarks.find(c) != kHostMarks.npos);
  });
}

/// The length of "http://" or "https://" in front of an absolute target, 0 where it is none.
std::size_t scheme_length(std::string_view target) {
  for (const std::string_view scheme : {std::string_view("http://"), std::string_view("https://")}) {
    if (same_name(target.substr(0, scheme.size()), scheme)) return scheme.size();
  }
  return 0;
}

/// The field of a line "name: value", nullopt where it is none.
std::optional<Field> parse_field(std::string_view line) {
  const auto colon = line.find(':');
  if (colon == std::string_view::npos || !is_token(line.substr(0, colon))) return std::nullopt;
  const std::string_view value = trim(line.substr(colon + 1));
  const auto control = [](char c) { return (static_cast<unsigned char>(c) < 0x20 && c != '\t') || c == 0x7f; };
  if (std::any_of(value.begin(), value.end(), control)) return std::nullopt;
  return Field{.name = std::string(line.substr(0, colon)), .value = std::string(value)};
}

}  // namespace

bool RequestDecoder::read_request_line(std::string_view line) {
  const auto first = line.find(' ');
  const auto last = line.rfind(' ');
  if (first == std::string_view::npos || first == last) {
    return fail(400, "bad_request_line", "the request line is not a method, a target and a version between single spaces");
  }
  const std::string_view method = line.substr(0, first);
  const std::string_view target = line.substr(first + 1, last - first - 1);
  if (!is_token(method)) return fail(400, "bad_request_line", "the method is not a token");
  if (target.empty() || !std::all_of(target.begin(), target.end(), is_target_char)) {
    return fail(400, "bad_target", "the target is empty or has a character that no target may have");
  }
  if (!read_version(line.substr(last + 1))) return false;
  if (std::find(kMethods.begin(), kMethods.end(), method) == kMethods.end()) {
    return fail(501, "unknown_method", "the method is not one that this server knows");
  }
  head_.method = method;
  return read_target(target);
}

bool RequestDecoder::read_version(std::string_view version) {
  constexpr std::string_view kName = "HTTP/";
  if (version.size() != kName.size() + 3 || !version.starts_with(kName) || !is_digit(version[5]) || version[6] != '.' ||
      !is_digit(version[7])) {
    return fail(400, "bad_request_line", "the version is not of the form HTTP/1.1");
  }
  if (version[5] != '1') return fail(505, "version_not_supported", "the version is not HTTP/1.0 or HTTP/1.1");
  head_.minor_version = version[7] == '0' ? 0 : 1;
  return true;
}

bool RequestDecoder::read_target(std::string_view target) {
  if (!escapes_are_whole(target)) return fail(400, "bad_target", "the target has a broken percent escape");
  if (target == "*" && head_.method == "OPTIONS") {
    head_.path = target;
    return true;
  }
  if (const std::size_t scheme = scheme_length(target); scheme > 0) {
    const std::string_view rest = target.substr(scheme);
    const std::string_view host = rest.substr(0, rest.find_first_of("/?"));
    if (!is_host(host)) return fail(400, "bad_target", "the target's host has a character that no host may have");
    target_host_ = host;
    target = rest.substr(host.size());
  } else if (target.front() != '/') {
    return fail(400, "bad_target", "the target is neither a path nor an absolute address");
  }
  const auto mark = target.find('?');
  head_.path = target.substr(0, mark);
  if (head_.path.empty()) head_.path = "/";
  if (mark != std::string_view::npos) head_.query = target.substr(mark + 1);
  return true;
}

bool RequestDecoder::read_field(std::string_view line) {
  if (head_.fields.size() >= limits_.fields) {
    return fail(431, "too_many_fields", "the request has more than " + std::to_string(limits_.fields) + " fields");
  }
  auto field = parse_field(line);
  if (!field) return fail(400, "bad_field", "a field is not a name, a colon and a value, or is folded over lines");
  head_.fields.add(std::move(field->name), std::move(field->value));
  return true;
}

bool RequestDecoder::read_trailer(std::string_view line) {
  return parse_field(line).has_value() || fail(400, "bad_field", "a trailer is not a name, a colon and a value");
}

bool RequestDecoder::finish_head() {
  if (!read_host() || !read_framing_fields()) return false;
  const Fields& fields = head_.fields;
  const bool old = head_.minor_version == 0;
  head_.keep_alive = !fields.lists("connection", "close") && (!old || fields.lists("connection", "keep-alive"));
  if (const std::string* expect = fields.find("expect"); expect && !old) {
    if (fields.count("expect") != 1 || !same_name(*expect, "100-continue")) {
      return fail(417, "expectation_failed", "the only expectation that can be met is 100-continue");
    }
    head_.expects_continue = true;
  }
  chunked_ = head_.chunked;
  left_ = head_.content_length.value_or(0);
  return true;
}

bool RequestDecoder::read_host() {
  const std::size_t hosts = head_.fields.count("host");
  if (hosts > 1 || (hosts == 0 && head_.minor_version > 0)) {
    return fail(400, "bad_host", "found " + std::to_string(hosts) + " Host fields, expected one");
  }
  if (hosts == 1) {
    head_.host = *head_.fields.find("host");
    if (!is_host(head_.host)) return fail(400, "bad_host", "Host is empty or has a character that no host may have");
  }
  if (!target_host_.empty()) head_.host = target_host_;
  return true;
}

bool RequestDecoder::read_framing_fields() {
  const std::string* coding = head_.fields.find("transfer-encoding");
  const std::string* length = head_.fields.find("content-length");
  if (coding) {
    if (length) return fail(400, "bad_framing", "both Content-Length and Transfer-Encoding are given");
    if (head_.minor_version == 0) return fail(400, "bad_framing", "Transfer-Encoding is not for HTTP/1.0");
    if (head_.fields.count("transfer-encoding") != 1 || coding->empty()) {
      return fail(400, "bad_framing", "Transfer-Encoding is empty or given twice");
    }
    if (!same_name(*coding, "chunked")) return fail(501, "unknown_coding", "the only transfer coding known is chunked");
    head_.chunked = true;
  }
  if (length) {
    if (head_.fields.count("content-length") != 1) return fail(400, "bad_framing", "Content-Length is given twice");
    if (length->empty() || length->size() > 19 || !std::all_of(length->begin(), length->end(), is_digit)) {
      return fail(400, "bad_framing", "Content-Length is not a number of 1 to 19 digits");
    }
    std::uint64_t value = 0;
    std::from_chars(length->data(), length->data() + length->size(), value);
    head_.content_length = value;
  }
  return true;
}

}  // namespace vouch::rest
