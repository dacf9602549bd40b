// Channels and their shared viewers from GEXF, and what is wrong with a file that is none.
#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include "tests/datasets/convert/converted.h"
#include "tests/support/temporary_folder.h"

namespace vouch::datasets {
namespace {

const std::string kHead =
    "<?xml version='1.0' encoding='UTF-8'?>\n<gexf xmlns=\"http://gexf.net/1.3\" xmlns:viz=\"http://gexf.net/1.3/viz\">\n"
    "<graph defaultedgetype=\"undirected\"><nodes>\n";
const std::string kChannels =
    "<node id=\"abby\" label=\"Abby &amp; Co\"><attvalues><attvalue for=\"count\" value=\"450\"/><attvalue for=\"m\" "
    "value=\"7\"/>"
    "</attvalues><viz:size value=\"10.3\"/></node>\n<node id=\"ben\"/>\n<node id=\"cleo\" label=\"cleo\"/>\n";

std::string graph(const std::string& edges, const std::string& nodes = kChannels) {
  return kHead + nodes + "</nodes><edges>\n" + edges + "\n</edges></graph></gexf>\n";
}

TEST(ConvertTwitchGexfTest, MakesChannelsCreatorsAndEdgesOverlaps) {
  const TemporaryDataset source({{"webdata.gexf", graph("<edge id=\"2\" source=\"abby\" target=\"ben\" weight=\"3591.0\"/>\n"
                                                        "<edge source=\"cleo\" target=\"ben\" weight=\"12\"/>")}});
  const TemporaryDataset folder;
  const auto result = converted("twitch-gexf", source.path(), folder.path());
  ASSERT_TRUE(result.summary) << result.summary.error().message;
  EXPECT_EQ(result.rejected, 0U);
  EXPECT_EQ(result.all(), R"(creator abby platform=twitch handle=abby name=Abby & Co
creator ben platform=twitch handle=ben
creator cleo platform=twitch handle=cleo name=cleo
metric abby name=count value=450 source=twitch-gexf
overlap abby ben shared=3591
overlap cleo ben shared=12
)");
  EXPECT_EQ(result.summary->creators, 3U);
  EXPECT_EQ(result.summary->metrics, 1U);
  EXPECT_EQ(result.summary->overlaps, 2U);
}

TEST(ConvertTwitchGexfTest, SaysWhatIsWrongAndWhere) {
  const auto edge = [](const std::string& attributes) { return graph("<edge " + attributes + "/>"); };
  const std::vector<std::pair<std::string, std::string>> cases = {
      {"<svg/>", "webdata.gexf:1: found the element 'svg', expected a file that begins with 'gexf'"},
      {"", "webdata.gexf:1: found no element found, expected well-formed XML"},
      {kHead, "webdata.gexf:4: found no element found, expected well-formed XML"},
      {kHead + "</gexf>", "webdata.gexf:4: found mismatched tag, expected well-formed XML"},
      {graph("", "<node label=\"x\"/>"), "webdata.gexf:4: found a node without id, expected an id"},
      {graph("", "<node id=\"x\"/><node id=\"x\"/>"), "webdata.gexf:4: found a second node 'x', expected ids that occur once"},
      {edge("source=\"abby\""), "webdata.gexf:8: found an edge without source or target, expected both"},
      {edge("source=\"abby\" target=\"zed\" weight=\"1\""),
       "webdata.gexf:8: found an edge of 'zed', expected one of the nodes before it"},
      {edge("source=\"abby\" target=\"ben\""), "webdata.gexf:8: found the weight '', expected a number of shared viewers"},
      {edge("source=\"abby\" target=\"ben\" weight=\"1.5\""),
       "webdata.gexf:8: found the weight '1.5', expected a number of shared viewers"},
      {edge("source=\"abby\" target=\"ben\" weight=\"-1\""),
       "webdata.gexf:8: found the weight '-1', expected a number of shared viewers"},
      {edge("source=\"abby\" target=\"ben\" weight=\"inf\""),
       "webdata.gexf:8: found the weight 'inf', expected a number of shared viewers"}};
  for (const auto& [text, message] : cases) {
    const TemporaryDataset source({{"webdata.gexf", text}});
    const TemporaryDataset parent;
    const auto done = convert("twitch-gexf", source.path(), parent.path() / "out");
    ASSERT_FALSE(done) << text;
    EXPECT_EQ(done.error().code, core::ErrorCode::corrupt);
    EXPECT_EQ(done.error().message, message);
  }
}

TEST(ConvertTwitchGexfTest, RefusesEntitiesThatBlowUp) {
  std::string text = "<?xml version='1.0'?>\n<!DOCTYPE gexf [<!ENTITY a0 \"lol\">";
  for (int i = 1; i <= 30; ++i) {
    const std::string before = "&a" + std::to_string(i - 1) + ";";
    text += "<!ENTITY a" + std::to_string(i) + " \"" + before + before + before + before + "\">";
  }
  text += "]><gexf>&a30;</gexf>";
  const TemporaryDataset source({{"webdata.gexf", text}});
  const TemporaryDataset parent;
  const auto done = convert("twitch-gexf", source.path(), parent.path() / "out");
  ASSERT_FALSE(done);
  EXPECT_EQ(done.error().code, core::ErrorCode::corrupt);
}

}  // namespace
}  // namespace vouch::datasets
