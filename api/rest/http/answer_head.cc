// The date is made once a second and thread: it is in every answer.
#include "api/rest/http/answer_head.h"

#include <array>
#include <charconv>

#include "api/rest/problem.h"

namespace vouch::rest {
namespace {

constexpr std::array<std::string_view, 5> kOurs = {"Date", "Content-Length", "Connection", "Transfer-Encoding", "X-Request-Id"};

bool is_ours(std::string_view name) {
  for (const std::string_view ours : kOurs) {
    if (same_name(name, ours)) return true;
  }
  return false;
}

void append_field(std::string& head, std::string_view name, std::string_view value) {
  head.append(name).append(": ");
  for (const char c : value) {
    const auto byte = static_cast<unsigned char>(c);
    head.push_back((byte < 0x20 && c != '\t') || byte == 0x7f ? ' ' : c);
  }
  head.append("\r\n");
}

const std::string& date_now() {
  thread_local std::time_t made = 0;
  thread_local std::string text;
  const std::time_t now = std::time(nullptr);
  if (now != made) {
    text = http_date(now);
    made = now;
  }
  return text;
}

}  // namespace

bool is_bodiless(int status) { return status < 200 || status == 204 || status == 304; }

std::string http_date(std::time_t time) {
  constexpr std::array<std::string_view, 7> kDays = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
  constexpr std::array<std::string_view, 12> kMonths = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                        "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  std::tm utc{};
  if (gmtime_r(&time, &utc) == nullptr) return "Thu, 01 Jan 1970 00:00:00 GMT";
  const auto two = [](int value) {
    return std::string{static_cast<char>('0' + value / 10), static_cast<char>('0' + value % 10)};
  };
  std::string text(kDays[static_cast<std::size_t>(utc.tm_wday)]);
  text += ", " + two(utc.tm_mday) + " ";
  text.append(kMonths[static_cast<std::size_t>(utc.tm_mon)]);
  text += " " + std::to_string(utc.tm_year + 1900) + " ";
  return text + two(utc.tm_hour) + ":" + two(utc.tm_min) + ":" + two(utc.tm_sec) + " GMT";
}

std::string encode_head(const Response& response, const AnswerContext& context, std::optional<std::uint64_t> length) {
  std::string head;
  head.reserve(256);
  head.append("HTTP/1.1 ").append(std::to_string(response.status)).append(" ").append(reason_of(response.status)).append("\r\n");
  append_field(head, "Date", date_now());
  for (const Field& field : response.fields) {
    if (is_token(field.name) && !is_ours(field.name)) append_field(head, field.name, field.value);
  }
  if (!is_bodiless(response.status)) {
    if (length) {
      append_field(head, "Content-Length", std::to_string(*length));
    } else if (context.minor_version > 0) {
      append_field(head, "Transfer-Encoding", "chunked");
    }
  }
  if (!context.keep_alive) {
    append_field(head, "Connection", "close");
  } else if (context.minor_version == 0) {
    append_field(head, "Connection", "keep-alive");
  }
  append_field(head, "X-Request-Id", context.request_id);
  head.append("\r\n");
  return head;
}

std::string encode_chunk(std::string_view piece) {
  std::array<char, 17> digits{};
  const auto [end, error] = std::to_chars(digits.data(), digits.data() + digits.size(), piece.size(), 16);
  std::string chunk;
  chunk.reserve(piece.size() + 20);
  if (error == std::errc{}) chunk.append(digits.data(), static_cast<std::size_t>(end - digits.data()));
  chunk.append("\r\n").append(piece).append("\r\n");
  return chunk;
}

}  // namespace vouch::rest
