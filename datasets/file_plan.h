// The first pass over a file: what it is and how its columns are to be read, decided over the whole of it.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "datasets/dataset_files.h"
#include "datasets/dataset_reader.h"
#include "datasets/file_memory.h"
#include "datasets/records/record_maker.h"

namespace vouch::datasets {

struct FilePlan {
  DatasetFile file;
  TableFormat format;
  std::vector<std::string> header;
  TablePlan table;                    // table.table nullptr: not recognised, left out
  std::vector<core::Error> problems;  // what keeps its rows from being read as meant
  bool readable = true;               // false: required columns are missing
  bool has_figures = false;           // of creators: columns that are metrics or audience shares
  bool makes_owners = false;          // of posts: their owners are handles, creators where no file says otherwise
  FileReport report;
  std::optional<KnownFile> known;     // where the sink remembers files
  std::optional<FileNotes> recalled;  // what it remembers: no plan was made, unless the file has to be read after all
};

/// Called with the stored bytes read since the last call.
using OnBytes = std::function<void(std::uint64_t bytes)>;

/// Fails where the bytes cannot be read as a table at all (damaged, cut off, no header); what is wrong with its columns
/// comes back in the plan.
[[nodiscard]] core::Result<FilePlan> plan_file(const DatasetFile& file, const ReadOptions& options, const OnBytes& on_bytes);

}  // namespace vouch::datasets
