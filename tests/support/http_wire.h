// The other end of an HTTP connection for tests: sends any bytes, reads answers by their own framing, waits at most 10 s.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include "api/rest/http/fields.h"

namespace vouch::rest {

struct WireAnswer {
  int status = 0;  // 0: the connection ended before an answer
  Fields fields;
  std::string body;
  bool whole = false;  // the body came to its end
  [[nodiscard]] std::string field(std::string_view name) const {
    const std::string* value = fields.find(name);
    return value ? *value : std::string();
  }
};

class WireClient {
 public:
  explicit WireClient(int fd) : fd_(fd) {}
  WireClient(const WireClient&) = delete;
  WireClient& operator=(const WireClient&) = delete;
  WireClient(WireClient&& other) noexcept : fd_(std::exchange(other.fd_, -1)), bytes_(std::move(other.bytes_)) {}
  WireClient& operator=(WireClient&&) = delete;
  ~WireClient() { close(); }

  static WireClient to(std::uint16_t port) {
    const int fd = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (::connect(fd, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0) {
      ::close(fd);
      return WireClient(-1);
    }
    return WireClient(fd);
  }

  [[nodiscard]] bool connected() const { return fd_ >= 0; }
  void close() {
    if (fd_ >= 0) ::close(std::exchange(fd_, -1));
  }
  void half_close() const { ::shutdown(fd_, SHUT_WR); }
  bool send(std::string_view bytes) const {
    while (!bytes.empty()) {
      const auto sent = ::send(fd_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
      if (sent <= 0) return false;
      bytes.remove_prefix(static_cast<std::size_t>(sent));
    }
    return true;
  }

  /// The next answer, interim ones too; `head_only` where it answers a HEAD.
  WireAnswer read(bool head_only = false) {
    WireAnswer answer;
    const std::string head = take_until("\r\n\r\n");
    if (head.size() < 12) return answer;
    answer.status = std::stoi(head.substr(9, 3));
    for (auto at = head.find("\r\n"); at + 2 < head.size();) {
      const auto end = head.find("\r\n", at + 2);
      const std::string line = head.substr(at + 2, end - at - 2);
      const auto colon = line.find(": ");
      if (colon != std::string::npos) answer.fields.add(line.substr(0, colon), line.substr(colon + 2));
      at = end;
    }
    answer.whole = true;
    if (head_only || answer.status < 200 || answer.status == 204) return answer;
    if (answer.fields.find("transfer-encoding")) {
      read_chunks(answer);
    } else if (const std::string* length = answer.fields.find("content-length")) {
      const std::size_t size = std::stoul(*length);
      answer.whole = fill(size);
      answer.body = take(size);
    } else {
      while (more()) {
      }
      answer.body = std::exchange(bytes_, {});
    }
    return answer;
  }

  /// True where the server has closed and nothing is left to read.
  bool ended() { return bytes_.empty() && !more(); }
  /// True where the server says nothing for this long.
  [[nodiscard]] bool silent_for(int milliseconds) const {
    pollfd polled{.fd = fd_, .events = POLLIN, .revents = 0};
    return bytes_.empty() && ::poll(&polled, 1, milliseconds) == 0;
  }

 private:
  bool more() {
    pollfd polled{.fd = fd_, .events = POLLIN, .revents = 0};
    char buffer[65536];
    if (::poll(&polled, 1, 10'000) <= 0) return false;
    const auto got = ::recv(fd_, buffer, sizeof buffer, 0);
    if (got <= 0) return false;
    bytes_.append(buffer, static_cast<std::size_t>(got));
    return true;
  }
  bool fill(std::size_t size) {
    while (bytes_.size() < size) {
      if (!more()) return false;
    }
    return true;
  }
  std::string take(std::size_t size) {
    std::string taken = bytes_.substr(0, size);
    bytes_.erase(0, size);
    return taken;
  }
  std::string take_until(std::string_view mark) {
    while (bytes_.find(mark) == std::string::npos) {
      if (!more()) return {};
    }
    return take(bytes_.find(mark) + mark.size());
  }
  void read_chunks(WireAnswer& answer) {
    answer.whole = false;
    while (true) {
      const std::string line = take_until("\r\n");
      if (line.empty()) return;
      const std::size_t size = std::stoul(line, nullptr, 16);
      if (!fill(size + 2)) return;
      answer.body += take(size);
      take(2);
      if (size == 0) break;
    }
    answer.whole = true;
  }

  int fd_;
  std::string bytes_;
};

}  // namespace vouch::rest
