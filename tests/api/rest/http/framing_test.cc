#include "api/rest/http/framing.h"

#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "tests/support/http_events.h"

namespace vouch::rest {
namespace {

using Events = std::vector<std::string>;

Events events_of(std::string_view bytes, std::uint64_t body_limit = UINT64_MAX) { return decoded_events({bytes}, body_limit); }

/// The last event of a request with these lines between its first line and its end.
std::string last_of(std::string_view bytes, std::uint64_t body_limit = UINT64_MAX) {
  const Events events = events_of(bytes, body_limit);
  return events.empty() ? std::string("nothing") : events.back();
}

std::string get_with(std::string_view lines) { return "GET / HTTP/1.1\r\n" + std::string(lines) + "\r\n"; }

std::string post_with(std::string_view lines, std::string_view body) {
  return "POST / HTTP/1.1\r\nHost: x\r\n" + std::string(lines) + "\r\n" + std::string(body);
}

TEST(Framing, ReadsTwoRequestsBehindEachOther) {
  EXPECT_EQ(events_of("GET /a%20b?q=1&r HTTP/1.1\r\nHost: x:80\r\nX-A:  b c \r\n\r\n"
                      "POST / HTTP/1.0\r\nContent-Length: 5\r\n\r\nhello"),
            (Events{"head GET /a%20b ?q=1&r x:80 1.1 keep [Host: x:80] [X-A: b c]", "end",
                    "head POST / ?  1.0 close [Content-Length: 5]", "body hello", "end"}));
}

TEST(Framing, DecodesChunksAndDropsExtensionsAndTrailers) {
  EXPECT_EQ(events_of(post_with("Transfer-Encoding: ChUnKeD\r\n", "5;a=b\r\nhello\r\n6\r\n world\r\n0;e\r\nX-T: v\r\n\r\nGET")),
            (Events{"head POST / ? x 1.1 keep [Host: x] [Transfer-Encoding: ChUnKeD]", "body hello world", "end"}));
}

TEST(Framing, TakesOneEmptyLineBeforeARequestAndNoSecondOne) {
  EXPECT_EQ(last_of("\r\nGET / HTTP/1.1\r\nHost: x\r\n\r\n"), "end");
  EXPECT_EQ(last_of("\r\n\r\nGET / HTTP/1.1\r\nHost: x\r\n\r\n"), "failed 400 bad_request_line");
}

TEST(Framing, RefusesABodyOverTheLimitFromTheHeadAlone) {
  EXPECT_EQ(last_of(post_with("Content-Length: 11\r\n", ""), 10), "failed 413 body_too_large");
  EXPECT_EQ(last_of(post_with("Content-Length: 10\r\n", "0123456789"), 10), "end");
}

TEST(Framing, RefusesChunksWhoseSumIsOverTheLimit) {
  EXPECT_EQ(last_of(post_with("Transfer-Encoding: chunked\r\n", "6\r\n012345\r\n5\r\n"), 10), "failed 413 body_too_large");
  EXPECT_EQ(last_of(post_with("Transfer-Encoding: chunked\r\n", "6\r\n012345\r\n4\r\n6789\r\n0\r\n\r\n"), 10), "end");
}

TEST(Framing, RefusesALineThatIsTooLongBeforeItsEndHasCome) {
  EXPECT_EQ(last_of("GET /" + std::string(8187, 'a')), "nothing");
  EXPECT_EQ(last_of("GET /" + std::string(8188, 'a')), "failed 414 target_too_long");
  EXPECT_EQ(last_of(get_with("Host: x\r\nX: " + std::string(8190, 'a'))), "failed 431 fields_too_large");
}

TEST(Framing, RefusesAHeadThatIsTooLargeOrHasTooManyFields) {
  const std::string field = "X-A: " + std::string(4000, 'a') + "\r\n";
  EXPECT_EQ(last_of(get_with("Host: x\r\n" + field + field + field + field)), "end");
  EXPECT_EQ(last_of(get_with("Host: x\r\n" + field + field + field + field + field)), "failed 431 fields_too_large");
  std::string many = "Host: x\r\n";
  for (int i = 1; i < 100; ++i) many += "X: y\r\n";
  EXPECT_EQ(last_of(get_with(many)), "end");
  EXPECT_EQ(last_of(get_with(many + "X: y\r\n")), "failed 431 too_many_fields");
}

struct Refused {
  std::string_view name;
  std::string bytes;
  std::string_view event;
};

class RefusedBytes : public testing::TestWithParam<Refused> {};

TEST_P(RefusedBytes, EndWithTheirStatus) { EXPECT_EQ(last_of(GetParam().bytes), GetParam().event); }

const std::string kRest = "\r\nHost: x\r\n\r\n";

INSTANTIATE_TEST_SUITE_P(Lines, RefusedBytes,
                         testing::Values(Refused{"OneWord", "GET" + kRest, "failed 400 bad_request_line"},
                                         Refused{"NoVersion", "GET /" + kRest, "failed 400 bad_request_line"},
                                         Refused{"TwoSpaces", "GET  / HTTP/1.1" + kRest, "failed 400 bad_target"},
                                         Refused{"Tabs", "GET\t/\tHTTP/1.1" + kRest, "failed 400 bad_request_line"},
                                         Refused{"BareLf", "GET / HTTP/1.1\nHost: x\n\n", "failed 400 bad_line_ending"},
                                         Refused{"BareCr", "GET / HTTP/1.1\rX: y" + kRest, "failed 400 bad_target"},
                                         Refused{"MethodNoToken", "G@T / HTTP/1.1" + kRest, "failed 400 bad_request_line"},
                                         Refused{"MethodUnknown", "FOO / HTTP/1.1" + kRest, "failed 501 unknown_method"},
                                         Refused{"MethodLowerCase", "get / HTTP/1.1" + kRest, "failed 501 unknown_method"},
                                         Refused{"VersionTwo", "GET / HTTP/2.0" + kRest, "failed 505 version_not_supported"},
                                         Refused{"VersionShort", "GET / HTTP/1" + kRest, "failed 400 bad_request_line"},
                                         Refused{"VersionLowerCase", "GET / http/1.1" + kRest, "failed 400 bad_request_line"},
                                         Refused{"Fragment", "GET /#a HTTP/1.1" + kRest, "failed 400 bad_target"},
                                         Refused{"HighByte", "GET /\xff HTTP/1.1" + kRest, "failed 400 bad_target"},
                                         Refused{"PercentBroken", "GET /%4 HTTP/1.1" + kRest, "failed 400 bad_target"},
                                         Refused{"PercentNul", "GET /a%00 HTTP/1.1" + kRest, "failed 400 bad_target"},
                                         Refused{"NoSlash", "GET a HTTP/1.1" + kRest, "failed 400 bad_target"},
                                         Refused{"AsteriskForGet", "GET * HTTP/1.1" + kRest, "failed 400 bad_target"},
                                         Refused{"UserInTarget", "GET http://u@x/ HTTP/1.1" + kRest, "failed 400 bad_target"},
                                         Refused{"TlsHello", "\x16\x03\x01", "failed 400 bad_request_line"}),
                         [](const auto& refused) { return std::string(refused.param.name); });

INSTANTIATE_TEST_SUITE_P(
    FieldLines, RefusedBytes,
    testing::Values(Refused{"HostMissing", get_with(""), "failed 400 bad_host"},
                    Refused{"HostTwice", get_with("Host: x\r\nhost: x\r\n"), "failed 400 bad_host"},
                    Refused{"HostEmpty", get_with("Host:\r\n"), "failed 400 bad_host"},
                    Refused{"HostWithSlash", get_with("Host: a/b\r\n"), "failed 400 bad_host"},
                    Refused{"Folded", get_with("Host: x\r\nX: a\r\n b\r\n"), "failed 400 bad_field"},
                    Refused{"SpaceBeforeColon", get_with("Host: x\r\nX : a\r\n"), "failed 400 bad_field"},
                    Refused{"NoColon", get_with("Host: x\r\nX\r\n"), "failed 400 bad_field"},
                    Refused{"NoName", get_with("Host: x\r\n: a\r\n"), "failed 400 bad_field"},
                    Refused{"Nul", get_with(std::string("Host: x\r\nX: a\0b\r\n", 17)), "failed 400 bad_field"},
                    Refused{"ExpectOther", get_with("Host: x\r\nExpect: 200-ok\r\n"), "failed 417 expectation_failed"}),
    [](const auto& refused) { return std::string(refused.param.name); });

INSTANTIATE_TEST_SUITE_P(
    Bodies, RefusedBytes,
    testing::Values(
        Refused{"LengthWord", post_with("Content-Length: abc\r\n", ""), "failed 400 bad_framing"},
        Refused{"LengthPlus", post_with("Content-Length: +5\r\n", ""), "failed 400 bad_framing"},
        Refused{"LengthEmpty", post_with("Content-Length:\r\n", ""), "failed 400 bad_framing"},
        Refused{"LengthList", post_with("Content-Length: 5, 5\r\n", ""), "failed 400 bad_framing"},
        Refused{"LengthTwice", post_with("Content-Length: 5\r\nContent-Length: 5\r\n", ""), "failed 400 bad_framing"},
        Refused{"LengthOf20Digits", post_with("Content-Length: 18446744073709551621\r\n", ""), "failed 400 bad_framing"},
        Refused{"Both", post_with("Content-Length: 5\r\nTransfer-Encoding: chunked\r\n", ""), "failed 400 bad_framing"},
        Refused{"ChunkedTwice", post_with("Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n", ""),
                "failed 400 bad_framing"},
        Refused{"CodingUnknown", post_with("Transfer-Encoding: gzip, chunked\r\n", ""), "failed 501 unknown_coding"},
        Refused{"ChunkedInOldVersion", "POST / HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n", "failed 400 bad_framing"},
        Refused{"ChunkNoDigit", post_with("Transfer-Encoding: chunked\r\n", "\r\n"), "failed 400 bad_chunk"},
        Refused{"ChunkPrefix", post_with("Transfer-Encoding: chunked\r\n", "0x5\r\n"), "failed 400 bad_chunk"},
        Refused{"ChunkOf9Digits", post_with("Transfer-Encoding: chunked\r\n", "000000005\r\n"), "failed 400 bad_chunk"},
        Refused{"ChunkLongLine", post_with("Transfer-Encoding: chunked\r\n", "5;" + std::string(1100, 'a')),
                "failed 400 bad_chunk"},
        Refused{"ChunkNoEnd", post_with("Transfer-Encoding: chunked\r\n", "5\r\nhelloXX"), "failed 400 bad_chunk"},
        Refused{"TrailerBroken", post_with("Transfer-Encoding: chunked\r\n", "0\r\nX\r\n\r\n"), "failed 400 bad_field"},
        Refused{"TrailersLarge", post_with("Transfer-Encoding: chunked\r\n", "0\r\nX: " + std::string(9000, 'a')),
                "failed 431 fields_too_large"}),
    [](const auto& refused) { return std::string(refused.param.name); });

TEST(Framing, KeepsAConnectionOnlyWhereVersionAndListAllowIt) {
  const auto kept = [](std::string_view version, std::string_view connection) {
    const std::string bytes = "GET / HTTP/" + std::string(version) + "\r\nHost: x\r\n" + std::string(connection) + "\r\n";
    return events_of(bytes).front().find(" keep [") != std::string::npos;
  };
  EXPECT_TRUE(kept("1.1", ""));
  EXPECT_TRUE(kept("1.9", ""));
  EXPECT_FALSE(kept("1.1", "Connection: x-foo, CLOSE\r\n"));
  EXPECT_FALSE(kept("1.0", ""));
  EXPECT_TRUE(kept("1.0", "Connection: Keep-Alive\r\n"));
  EXPECT_FALSE(kept("1.0", "Connection: keep-alive\r\nConnection: close\r\n"));
}

TEST(Framing, TheHostOfAnAbsoluteTargetCounts) {
  EXPECT_EQ(events_of("GET http://y:8/z?a HTTP/1.1\r\nHost: x\r\n\r\n").front(), "head GET /z ?a y:8 1.1 keep [Host: x]");
  EXPECT_EQ(events_of("GET HTTPS://y HTTP/1.1\r\nHost: x\r\n\r\n").front(), "head GET / ? y 1.1 keep [Host: x]");
}

/// Requests good and bad, put together from parts.
rc::Gen<std::string> some_bytes() {
  const auto parts = rc::gen::element<std::string>(
      "GET / HTTP/1.1\r\nHost: x\r\n\r\n", "\r\n", "POST /p HTTP/1.1\r\nHost: x\r\nContent-Length: 7\r\n\r\n1234567",
      "POST /c HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n", "3\r\nabc\r\n", "0\r\n\r\n", "0\r\nT: v\r\n\r\n",
      "5;e=f\r\nhello\r\n", "X-A: b\r\n", "HEAD /h HTTP/1.0\r\n\r\n", "\n", "\r", "GET ", "Content-Length: 3\r\n", "abc",
      "OPTIONS * HTTP/1.1\r\nHost: x\r\n\r\n", "POST /l HTTP/1.1\r\nHost: x\r\nContent-Length: 99\r\n\r\n");
  return rc::gen::map(rc::gen::container<std::vector<std::string>>(parts), [](const std::vector<std::string>& chosen) {
    std::string all;
    for (const std::string& part : chosen) all += part;
    return all;
  });
}

RC_GTEST_PROP(FramingLaws, AnySplitOfTheBytesGivesTheSameEvents, ()) {
  const std::string bytes = *some_bytes();
  const auto cuts = *rc::gen::container<std::vector<std::size_t>>(rc::gen::inRange<std::size_t>(1, 30));
  std::vector<std::string_view> pieces;
  std::string_view rest = bytes;
  for (const std::size_t cut : cuts) {
    pieces.push_back(rest.substr(0, cut));
    rest.remove_prefix(std::min(cut, rest.size()));
  }
  pieces.push_back(rest);
  RC_ASSERT(decoded_events(pieces, 50) == decoded_events({bytes}, 50));
}

RC_GTEST_PROP(FramingLaws, BytesOneByOneGiveTheSameEvents, ()) {
  const std::string bytes = *some_bytes();
  std::vector<std::string_view> pieces;
  for (std::size_t i = 0; i < bytes.size(); ++i) pieces.push_back(std::string_view(bytes).substr(i, 1));
  RC_ASSERT(decoded_events(pieces, 50) == decoded_events({bytes}, 50));
}

RC_GTEST_PROP(FramingLaws, ABodyComesOutOfItsChunksAsItWentIn, (const std::string& body)) {
  const auto size = *rc::gen::inRange<std::size_t>(1, 20);
  std::string bytes = "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n";
  for (std::size_t at = 0; at < body.size(); at += size) {
    const std::string piece = body.substr(at, size);
    constexpr std::string_view kDigits = "0123456789abcdef";
    bytes += std::string{kDigits[piece.size() / 16], kDigits[piece.size() % 16]} + "\r\n" + piece + "\r\n";
  }
  const Events events = events_of(bytes + "0\r\n\r\n");
  RC_ASSERT(events.back() == "end");
  const bool same = body.empty() ? events.size() == 2 : events.at(1) == "body " + body;
  RC_ASSERT(same);
}

}  // namespace
}  // namespace vouch::rest
