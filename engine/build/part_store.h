// The folder X.vouch.parts: what files gave, kept from one build to the next. A part's name is a hash of the file's identity
// and of all else that its contents follow from, so a changed file, option, key or version simply finds nothing. Parts are
// made in the build's own spill folder and renamed when whole; a killed build leaves whole parts or none.
#pragma once

#include <filesystem>
#include <optional>
#include <set>
#include <string>

#include "engine/build/link_part.h"
#include "engine/core/hash.h"
#include "engine/core/result.h"

namespace vouch::build {

class PartStore {
 public:
  /// `base`: folder of an earlier build's parts; `kept`: where this build keeps its own; either may be empty. `context`:
  /// what every part of this build depends on beside its file.
  PartStore(std::filesystem::path base, std::filesystem::path kept, std::string context)
      : base_(std::move(base)), kept_(std::move(kept)), context_(std::move(context)) {}

  [[nodiscard]] bool active() const { return !base_.empty() || !kept_.empty(); }
  [[nodiscard]] bool keeps() const { return !kept_.empty(); }
  [[nodiscard]] std::string name_of(const core::Digest& file) const;
  /// The part of that name, checked; nullopt where there is none that is whole.
  [[nodiscard]] std::optional<LinkPart> find(const std::string& name) const;
  /// The part made in `file` goes in under its name.
  [[nodiscard]] core::Result<void> keep(const std::string& name, const std::filesystem::path& file);
  /// A part of the base is kept as it is, as a second name of the same file where the system can.
  [[nodiscard]] core::Result<void> keep_again(const std::string& name, const std::filesystem::path& scratch);
  /// Removes kept parts that this build did not use. Call when the build is done.
  void remove_others() const;

 private:
  [[nodiscard]] static std::filesystem::path file_in(const std::filesystem::path& folder, const std::string& name);
  std::filesystem::path base_, kept_;
  std::string context_;
  std::set<std::string> used_;
};

}  // namespace vouch::build
