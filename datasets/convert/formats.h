// The converters behind convert(), one a format.
#pragma once

#include <filesystem>

#include "datasets/convert/research_table.h"

namespace vouch::datasets {

[[nodiscard]] core::Result<ConvertSummary> convert_instagram_2020(const std::filesystem::path& source,
                                                                  const std::filesystem::path& folder,
                                                                  const ConvertOptions& options,
                                                                  const ConvertProgressCall& progress);
[[nodiscard]] core::Result<ConvertSummary> convert_mm19(const std::filesystem::path& source, const std::filesystem::path& folder,
                                                        const ConvertOptions& options, const ConvertProgressCall& progress);
[[nodiscard]] core::Result<ConvertSummary> convert_lightgcn(const std::filesystem::path& source,
                                                            const std::filesystem::path& folder, const ConvertOptions& options,
                                                            const ConvertProgressCall& progress);
[[nodiscard]] core::Result<ConvertSummary> convert_hetrec2011(const std::filesystem::path& source,
                                                              const std::filesystem::path& folder, const ConvertOptions& options,
                                                              const ConvertProgressCall& progress);
[[nodiscard]] core::Result<ConvertSummary> convert_twitch_gexf(const std::filesystem::path& source,
                                                               const std::filesystem::path& folder, const ConvertOptions& options,
                                                               const ConvertProgressCall& progress);

}  // namespace vouch::datasets
