// Where generated and converted datasets go: a new or an empty folder, with the published key that only its owner reads.
#include "datasets/writing/dataset_folder.h"

#include <fstream>
#include <iterator>
#include <string>

#include <gtest/gtest.h>

#include "engine/core/hash.h"
#include "tests/datasets/dataset_fixture.h"

namespace vouch::datasets {
namespace {

TEST(DatasetFolderTest, MakesParentsAndTakesAnEmptyFolder) {
  const TemporaryDataset folder;
  EXPECT_TRUE(make_dataset_folder(folder.path() / "deep" / "er"));
  EXPECT_TRUE(make_dataset_folder(folder.path() / "deep" / "er"));
}

TEST(DatasetFolderTest, RefusesAFolderWithFilesAndAFile) {
  const TemporaryDataset folder({{"posts.csv", "x"}});
  for (const auto& path : {folder.path(), folder.path() / "posts.csv"}) {
    const auto done = make_dataset_folder(path);
    ASSERT_FALSE(done);
    EXPECT_EQ(done.error().code, core::ErrorCode::conflict);
    EXPECT_EQ(done.error().message, "found something at " + path.string() + ", expected a new or an empty folder");
  }
}

TEST(DatasetFolderTest, WritesThePublishedKeyForItsOwnerAlone) {
  const TemporaryDataset folder;
  ASSERT_TRUE(write_published_account_key(folder.path()));
  const auto file = folder.path() / "account.key";
  std::ifstream stream(file, std::ios::binary);
  const std::string raw{std::istreambuf_iterator<char>(stream), {}};
  EXPECT_EQ(raw, kPublishedAccountKey);
  EXPECT_TRUE(core::AccountKey::make(raw));
  const auto mode = std::filesystem::status(file).permissions();
  EXPECT_EQ(mode, std::filesystem::perms::owner_read | std::filesystem::perms::owner_write);
}

TEST(DatasetFolderTest, NamesTheKeyFileThatCannotBeWritten) {
  const auto done = write_published_account_key("/nonexistent-folder");
  ASSERT_FALSE(done);
  EXPECT_EQ(done.error().code, core::ErrorCode::unavailable);
  EXPECT_EQ(done.error().message, "cannot write /nonexistent-folder/account.key: No such file or directory");
}

}  // namespace
}  // namespace vouch::datasets
