// NDJSON: one JSON object a line. Each field is a column; new fields make new columns as they come up. Lines that are no
// object, are nested too deep or are no JSON are bad rows.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "datasets/limits.h"
#include "datasets/table/block_buffer.h"
#include "datasets/table/table_reader.h"

namespace vouch::datasets {

class JsonLinesReader final : public TableReader {
 public:
  /// `columns`: fields known beforehand, in the order in which rows shall have them.
  JsonLinesReader(std::unique_ptr<ByteSource> utf8, std::vector<std::string> columns, const ReadLimits& limits);
  ~JsonLinesReader() override;

  [[nodiscard]] std::span<const std::string> header() const override;
  [[nodiscard]] core::Result<const Row*> next() override;

 private:
  struct Parser;  // keeps the JSON library in

  [[nodiscard]] core::Result<const Row*> over_long_line();
  const Row* read_line(std::string_view line);

  BlockBuffer window_;
  ReadLimits limits_;
  std::unique_ptr<Parser> parser_;
  std::uint64_t next_line_ = 1;
  Row row_;
  std::string found_;
  std::string expected_;
};

}  // namespace vouch::datasets
