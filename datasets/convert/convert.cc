#include "datasets/convert/convert.h"

#include <array>
#include <string>

#include "datasets/convert/formats.h"
#include "engine/core/suggestion.h"

namespace vouch::datasets {
namespace {

using Converter = core::Result<ConvertSummary> (*)(const std::filesystem::path& source, const std::filesystem::path& folder,
                                                   const ConvertOptions& options, const ConvertProgressCall& progress);

constexpr std::array<std::string_view, 5> kFormats{"instagram-2020", "mm19", "lightgcn", "hetrec2011", "twitch-gexf"};
constexpr std::array<Converter, kFormats.size()> kConverters{convert_instagram_2020, convert_mm19, convert_lightgcn,
                                                             convert_hetrec2011, convert_twitch_gexf};

/// "a, b or c".
std::string known_formats() {
  std::string known;
  for (std::size_t i = 0; i < kFormats.size(); ++i) {
    if (i > 0) known += i + 1 == kFormats.size() ? " or " : ", ";
    known += kFormats[i];
  }
  return known;
}

}  // namespace

std::span<const std::string_view> convert_formats() { return kFormats; }

core::Result<ConvertSummary> convert(std::string_view format, const std::filesystem::path& source,
                                     const std::filesystem::path& folder, const ConvertOptions& options,
                                     const std::function<void(const ConvertProgress&)>& progress) {
  for (std::size_t i = 0; i < kFormats.size(); ++i) {
    if (format == kFormats[i]) return kConverters[i](source, folder, options, progress);
  }
  return core::fail(core::ErrorCode::invalid_argument, "found format '" + std::string(format) + "', expected " + known_formats() +
                                                           core::did_you_mean(format, kFormats));
}

}  // namespace vouch::datasets
