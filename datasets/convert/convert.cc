#include "datasets/convert/convert.h"

#include <array>
#include <string>

#include "datasets/convert/formats.h"
#include "engine/core/suggestion.h"

namespace vouch::datasets {
namespace {

constexpr std::array<std::string_view, 2> kFormats{"instagram-2020", "mm19"};

}  // namespace

std::span<const std::string_view> convert_formats() { return kFormats; }

core::Result<ConvertSummary> convert(std::string_view format, const std::filesystem::path& source,
                                     const std::filesystem::path& folder, const ConvertOptions& options,
                                     const std::function<void(const ConvertProgress&)>& progress) {
  if (format == kFormats[0]) return convert_instagram_2020(source, folder, options, progress);
  if (format == kFormats[1]) return convert_mm19(source, folder, options, progress);
  std::string known;
  for (const auto name : kFormats) known += (known.empty() ? "" : " or ") + std::string(name);
  return core::fail(core::ErrorCode::invalid_argument,
                    "found format '" + std::string(format) + "', expected " + known + core::did_you_mean(format, kFormats));
}

}  // namespace vouch::datasets
