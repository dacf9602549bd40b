// A service on a free port over a small market: random creators and brands, one creator with every column filled, and one
// whose id needs escaping. Built once for all tests of a program.
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>

#include <gtest/gtest.h>

#include "api/rest/service.h"
#include "tests/engine/random_market.h"
#include "tests/support/http_wire.h"
#include "tests/support/temporary_folder.h"

namespace vouch::rest {

class ServedMarket {
 public:
  static constexpr const char* kOddId = "o/d d?&é";
  static constexpr const char* kOddPath = "/v1/creators/o%2Fd%20d%3F&%C3%A9";

  explicit ServedMarket(std::uint64_t seed = 7) {
    const RandomMarket market(seed);
    std::vector<catalog::Record> records = market.records;
    creator_ids = market.creator_ids;
    brand_ids = market.brand_ids;
    catalog::CreatorRecord full = build::creator("full");
    full.handle = "full_house";
    full.url = "https://example.org/full_house";
    full.name = "Full House";
    full.bio = "bread & more";
    full.category = "food";
    full.country = "DE";
    full.language = "de";
    full.followers = 12'000;
    full.following = 300;
    full.posts = 90;
    full.price_cents = 50'000;
    full.price_basis = "net";
    full.currency = "EUR";
    full.verified = true;
    records.emplace_back(full);
    records.emplace_back(build::creator(kOddId));
    for (int i = 0; i < 40; ++i) accounts_.push_back("a" + std::to_string(i));
    for (const std::string& account : accounts_)
      records.emplace_back(build::event(account, build::of_creator("full"), 1'700'000'000));
    records.emplace_back(catalog::AudienceShareRecord{.owner = build::of_creator("full"),
                                                      .dimension = "country",
                                                      .value = "DE",
                                                      .of = "followers",
                                                      .source = "",
                                                      .share = 0.7});
    creator_ids.emplace_back("full");
    creator_ids.emplace_back(kOddId);
    std::sort(creator_ids.begin(), creator_ids.end());
    snapshot_id = build::build(file(), records).report.snapshot_id;
    engine_ = Engine::open(file(), {.account_key = build::test_key()}).value();
    service_ = Service::start(options()).value();
  }

  [[nodiscard]] std::filesystem::path file() const { return folder_ / "market.vouch"; }
  [[nodiscard]] ServiceOptions options() const {
    return {.target = file(), .host = "127.0.0.1", .port = 0, .open = {.account_key = build::test_key()}, .threads = 2};
  }
  [[nodiscard]] Service& service() { return *service_; }
  [[nodiscard]] const Engine& engine() const { return *engine_; }

  [[nodiscard]] WireAnswer ask(const std::string& method, const std::string& target, const std::string& body = {},
                               const std::string& fields = {}) const {
    return ask_at(service_->port(), method, target, body, fields);
  }
  [[nodiscard]] WireAnswer get(const std::string& target) const { return ask("GET", target); }
  [[nodiscard]] WireAnswer post(const std::string& target, const std::string& body, const std::string& fields = {}) const {
    return ask("POST", target, body, "Content-Type: application/json\r\n" + fields);
  }
  static WireAnswer ask_at(std::uint16_t port, const std::string& method, const std::string& target, const std::string& body = {},
                           const std::string& fields = {}) {
    WireClient client = WireClient::to(port);
    const std::string length = method == "POST" ? "Content-Length: " + std::to_string(body.size()) + "\r\n" : "";
    client.send(method + " " + target + " HTTP/1.1\r\nHost: test\r\n" + length + fields + "\r\n" + body);
    return client.read(method == "HEAD");
  }

  std::vector<std::string> creator_ids, brand_ids;  // sorted
  std::string snapshot_id;

 private:
  testing::TemporaryFolder folder_;
  std::vector<std::string> accounts_;
  std::optional<Engine> engine_;
  std::optional<Service> service_;
};

inline std::unique_ptr<ServedMarket>& held_market() {
  static std::unique_ptr<ServedMarket> held;
  return held;
}

/// The one of this program.
inline ServedMarket& market() {
  static ServedMarket& served = *(held_market() = std::make_unique<ServedMarket>());
  return served;
}

/// Stops its server behind the last test: at exit its threads would meet what is being destroyed.
class MarketEnd : public ::testing::Environment {
  void TearDown() override { held_market().reset(); }
};
inline ::testing::Environment* const kMarketEnd = ::testing::AddGlobalTestEnvironment(new MarketEnd);

}  // namespace vouch::rest
