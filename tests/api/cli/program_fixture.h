// Runs the program inside the test: arguments in; exit status, stdout and stderr out. Each run has a folder of its own.
#pragma once

#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "api/cli/files.h"
#include "api/cli/program.h"

namespace vouch::cli {

struct Done {
  int status = 0;
  std::string out, err;
};

[[nodiscard]] inline Done vouch(const std::vector<std::string>& arguments, const std::string& in = {}, const Locale& locale = {},
                                bool terminal = false) {
  std::istringstream given(in);
  std::ostringstream out;
  std::ostringstream err;
  const int status =
      run_program(arguments, {.in = given, .out = out, .err = err, .err_is_terminal = terminal, .width = 100}, locale);
  return {status, out.str(), err.str()};
}

class ProgramTest : public testing::Test {
 protected:
  ProgramTest() : folder_(TemporaryFolder::make().value()) {}

  [[nodiscard]] std::string path(const std::string& name) const { return (folder_.path() / name).string(); }
  std::string file(const std::string& name, const std::string& content) const {
    const std::filesystem::path target = path(name);
    std::filesystem::create_directories(target.parent_path());
    std::ofstream(target, std::ios::binary) << content;
    return target.string();
  }
  /// A small dataset: two brands, three creators, some audience and posts.
  [[nodiscard]] std::string dataset() const {
    file("shop/account.key", std::string(32, 'k'));
    file("shop/creators.csv",
         "creator_id,platform,handle,name,followers,country,price_cents,currency\n"
         "anna,instagram,anna_backt,Anna,45300,DE,120000,EUR\nben,instagram,ben,Ben,900000,AT,,\ncleo,instagram,cleo,Cleo,3000,"
         "FR,,\n");
    file("shop/brands.csv", "brand_id,name,text,country\nmill,Mühle & Söhne,bread flour oven,DE\nbike,Rad,bicycle chain,DE\n");
    std::string audience = "account_id,owner_id,owner_kind,kind,at\n";
    for (int account = 0; account < 90; ++account) {
      const std::string id = "p" + std::to_string(account);
      audience += id + ",mill,brand,follow,2025-03-01\n";
      if (account % 2 == 0) audience += id + ",anna,creator,follow,2025-03-02\n";
      if (account % 30 == 0) audience += id + ",ben,creator,follow,2025-03-03\n";
    }
    file("shop/audience.csv", audience);
    file("shop/posts.csv",
         "post_id,owner_id,owner_kind,at,text,likes,comments\nx1,anna,creator,2025-02-01,fresh bread from the oven,900,40\n"
         "x2,ben,creator,2025-02-02,my new bicycle,100,2\n");
    return path("shop");
  }
  [[nodiscard]] std::string snapshot() const {
    const std::string target = path("shop.vouch");
    const Done done = vouch({"build", dataset(), "-o", target});
    EXPECT_EQ(done.status, 0) << done.err;
    return target;
  }

 private:
  TemporaryFolder folder_;
};

}  // namespace vouch::cli
