#include "engine/catalog/catalog.h"

#include <functional>

#include <gtest/gtest.h>

#include "engine/snapshot/writer.h"
#include "tests/engine/build/build_records.h"
#include "tests/support/temporary_folder.h"

namespace vouch::catalog {
namespace {

using vouch::testing::TemporaryFolder;

TEST(Catalog, FindsOwnersByIdAndNumbersBrandsBehindCreators) {
  const TemporaryFolder folder;
  const auto built =
      build::build(folder / "x.vouch", {build::creator("b"), build::creator("a"), build::brand("b"), build::brand("\xff")});
  const Catalog catalog = built.catalog();
  EXPECT_EQ(catalog.find_creator("a"), core::CreatorIndex(0U));
  EXPECT_EQ(catalog.find_creator("b"), core::CreatorIndex(1U));
  EXPECT_EQ(catalog.find_creator("c"), std::nullopt);
  EXPECT_EQ(catalog.find_creator(""), std::nullopt);
  EXPECT_EQ(catalog.find_brand("b"), core::BrandIndex(0U));
  EXPECT_EQ(catalog.find_brand("\xff"), core::BrandIndex(1U));
  EXPECT_EQ(catalog.find_brand("a"), std::nullopt);
  EXPECT_EQ(catalog.owner(core::BrandIndex(1U)), core::OwnerIndex(3U));
  EXPECT_EQ(catalog.owners(), 4U);
  EXPECT_EQ(catalog.label(0), "");
}

TEST(Catalog, KeepsUnknownApartFromZero) {
  const TemporaryFolder folder;
  auto known = build::creator("known");
  known.followers = 0;
  known.verified = false;
  known.price_cents = 12'50;
  known.coverage = Coverage::engagers;
  const auto built = build::build(folder / "x.vouch", {known, build::creator("unknown")});
  const Catalog catalog = built.catalog();
  EXPECT_EQ(catalog.creators.followers[0], 0);
  EXPECT_EQ(catalog.creators.followers[1], kUnknown);
  EXPECT_EQ(catalog.creators.verified[0], 0);
  EXPECT_EQ(catalog.creators.verified[1], 2);
  EXPECT_EQ(catalog.creators.price_cents[0], 1250);
  EXPECT_EQ(catalog.creators.coverage[0], static_cast<std::uint8_t>(Coverage::engagers));
  EXPECT_EQ(catalog.latest_event_s, 0);
}

template <class T>
void copy_section(const snapshot::Snapshot& from, const snapshot::Section& section, snapshot::Writer& out) {
  if (section.encoding != snapshot::kEncodingOf<T>) return;
  ASSERT_TRUE(out.append(*from.array<T>(section.name)));
}

/// What opening says of a snapshot with all sections of a build but one, which `replace` writes in its place.
std::string refusal(const snapshot::Snapshot& whole, std::string_view left_out,
                    const std::function<core::Result<void>(snapshot::Writer&)>& replace) {
  const TemporaryFolder folder;
  auto out = snapshot::Writer::make(folder / "y.vouch").value();
  for (const snapshot::Section& section : whole.sections()) {
    if (section.name == left_out) continue;
    EXPECT_TRUE(out.begin(section.name, section.encoding));
    copy_section<char>(whole, section, out);
    copy_section<std::uint8_t>(whole, section, out);
    copy_section<std::uint16_t>(whole, section, out);
    copy_section<std::uint32_t>(whole, section, out);
    copy_section<std::uint64_t>(whole, section, out);
    copy_section<std::int64_t>(whole, section, out);
    copy_section<double>(whole, section, out);  // rows (csr_u32) are empty here
  }
  EXPECT_TRUE(replace(out));
  const auto catalog = Catalog::open(out.so_far().value());
  return catalog ? std::string() : catalog.error().message;
}

TEST(Catalog, RefusesSectionsThatAreMissingShortOrOutOfOrder) {
  const TemporaryFolder folder;
  const auto built = build::build(folder / "x.vouch", {build::creator("a"), build::creator("b"), build::brand("c")});
  const auto nothing = [](snapshot::Writer&) { return core::Result<void>(); };
  EXPECT_EQ(refusal(built.snapshot, "none", nothing), "");
  for (const std::string_view section :
       {"labels.bytes", "creators.keys.offsets", "creators.platform", "brands.coverage", "posts.likes", "collaborations.paid",
        "shares.share", "metrics.value", "history.followers", "terms.text_counts", "latest_event_s"}) {
    EXPECT_EQ(refusal(built.snapshot, section, nothing), "found no section " + std::string(section) + " in the snapshot");
  }
  const auto put = [](std::string name, std::vector<std::uint32_t> values) {
    return [name, values](snapshot::Writer& out) { return out.write<std::uint32_t>(name, values); };
  };
  EXPECT_EQ(refusal(built.snapshot, "creators.platform", put("creators.platform", {0})),
            "section creators.platform has 1 elements, expected 2");
  EXPECT_EQ(refusal(built.snapshot, "creators.platform", put("creators.platform", {0, 2})),
            "section creators.platform has a code that is not below 2");
  EXPECT_EQ(refusal(built.snapshot, "creators.keys.bytes",
                    [](snapshot::Writer& out) { return out.write<char>("creators.keys.bytes", std::string("ba")); }),
            "section creators.keys does not ascend");
  EXPECT_EQ(refusal(built.snapshot, "posts.owner_offsets",
                    [](snapshot::Writer& out) {
                      return out.write<std::uint64_t>("posts.owner_offsets", std::vector<std::uint64_t>{0, 1, 0, 0});
                    }),
            "section posts.owner_offsets does not ascend from 0");
}

}  // namespace
}  // namespace vouch::catalog
