#include "api/cli/http_client.h"

#include <array>
#include <cerrno>
#include <charconv>
#include <cstring>
#include <optional>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

namespace vouch::cli {
namespace {

using core::ErrorCode;
using core::fail;

constexpr int kPatienceSeconds = 30;

class Socket {
 public:
  explicit Socket(int descriptor) : descriptor_(descriptor) {}
  Socket(const Socket&) = delete;
  Socket& operator=(const Socket&) = delete;
  ~Socket() {
    if (descriptor_ >= 0) ::close(descriptor_);
  }
  [[nodiscard]] int get() const { return descriptor_; }

 private:
  int descriptor_;
};

core::Error unanswered(std::uint16_t port) {
  return {.code = ErrorCode::unavailable,
          .message = "127.0.0.1:" + std::to_string(port) + " does not answer: " + std::strerror(errno),
          .pointer = {}};
}

std::optional<std::string_view> field(std::string_view head, std::string_view name) {
  while (!head.empty()) {
    const std::size_t end = std::min(head.find("\r\n"), head.size());
    const std::string_view line = head.substr(0, end);
    head.remove_prefix(std::min(end + 2, head.size()));
    if (line.size() <= name.size() || line[name.size()] != ':') continue;
    bool same = true;
    for (std::size_t i = 0; i < name.size(); ++i) same = same && (line[i] | 0x20) == (name[i] | 0x20);
    if (!same) continue;
    const std::size_t value = line.find_first_not_of(' ', name.size() + 1);
    return value == std::string_view::npos ? std::string_view() : line.substr(value);
  }
  return std::nullopt;
}

std::optional<std::size_t> number(std::string_view text, int base) {
  std::size_t value = 0;
  const auto [end, code] = std::from_chars(text.data(), text.data() + text.size(), value, base);
  return code == std::errc() && end != text.data() ? std::optional(value) : std::nullopt;
}

std::optional<std::string> joined_chunks(std::string_view bytes) {
  std::string body;
  while (true) {
    const auto size = number(bytes, 16);
    const std::size_t line = bytes.find("\r\n");
    if (!size || line == std::string_view::npos) return std::nullopt;
    if (*size == 0) return body;
    bytes.remove_prefix(line + 2);
    if (bytes.size() < *size + 2) return std::nullopt;
    body += bytes.substr(0, *size);
    bytes.remove_prefix(*size + 2);
  }
}

bool send_all(int descriptor, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t sent = ::send(descriptor, bytes.data(), bytes.size(), MSG_NOSIGNAL);
    if (sent < 0 && errno == EINTR) continue;
    if (sent <= 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(sent));
  }
  return true;
}

std::optional<std::string> receive_all(int descriptor) {
  std::string bytes;
  std::array<char, 65536> part;
  while (true) {
    const ssize_t came = ::recv(descriptor, part.data(), part.size(), 0);
    if (came < 0 && errno == EINTR) continue;
    if (came < 0) return std::nullopt;
    if (came == 0) return bytes;
    bytes.append(part.data(), static_cast<std::size_t>(came));
  }
}

}  // namespace

core::Result<HttpReply> parse_reply(std::string_view bytes) {
  const auto broken = [] { return fail(ErrorCode::unavailable, "the server's answer is cut off or not HTTP"); };
  const std::size_t end = bytes.find("\r\n\r\n");
  if (!bytes.starts_with("HTTP/1.1 ") || end == std::string_view::npos) return broken();
  const std::string_view head = bytes.substr(0, end);
  const std::string_view rest = bytes.substr(end + 4);
  const auto status = number(head.substr(9, 3), 10);
  if (!status || *status < 100 || *status > 599) return broken();
  HttpReply reply{.status = static_cast<int>(*status), .body = {}};
  if (field(head, "transfer-encoding")) {
    auto body = joined_chunks(rest);
    if (!body) return broken();
    reply.body = *std::move(body);
    return reply;
  }
  const auto length = field(head, "content-length");
  const auto expected = length ? number(*length, 10) : std::optional(rest.size());
  if (!expected || rest.size() < *expected) return broken();
  reply.body = rest.substr(0, *expected);
  return reply;
}

core::Result<HttpReply> post_json(std::uint16_t port, std::string_view path, std::string_view body, std::string_view language) {
  const Socket socket(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0));
  const timeval patience{.tv_sec = kPatienceSeconds, .tv_usec = 0};
  ::setsockopt(socket.get(), SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
  ::setsockopt(socket.get(), SOL_SOCKET, SO_SNDTIMEO, &patience, sizeof patience);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(port);
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  if (::connect(socket.get(), reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0) return fail(unanswered(port));
  std::string request = "POST " + std::string(path) + " HTTP/1.1\r\nHost: 127.0.0.1:" + std::to_string(port) +
                        "\r\nContent-Type: application/json\r\nAccept-Language: " + std::string(language) +
                        "\r\nConnection: close\r\nContent-Length: " + std::to_string(body.size()) + "\r\n\r\n";
  request += body;
  if (!send_all(socket.get(), request)) return fail(unanswered(port));
  const auto bytes = receive_all(socket.get());
  if (!bytes) return fail(unanswered(port));
  return parse_reply(*bytes);
}

}  // namespace vouch::cli
