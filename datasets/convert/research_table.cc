#include "datasets/convert/research_table.h"

#include <algorithm>
#include <utility>

namespace vouch::datasets {

core::Result<ResearchTable> ResearchTable::open(const std::filesystem::path& folder, std::string_view name,
                                                std::span<const std::string_view> columns, ConvertProgressCall progress) {
  auto lines = ResearchLines::open(folder, name, std::move(progress));
  if (!lines) return core::fail(lines.error());
  ResearchTable table(std::move(*lines));
  const auto header = table.lines_.next();
  if (!header) return core::fail(header.error());
  if (*header) table.split_line();
  for (const auto column : columns) {
    const auto place = std::find(table.fields_.begin(), table.fields_.end(), column);
    if (place == table.fields_.end()) return table.wrong("no such column", "the column '" + std::string(column) + "'");
    table.places_.push_back(static_cast<std::size_t>(place - table.fields_.begin()));
  }
  table.width_ = table.fields_.size();
  return table;
}

void ResearchTable::split_line() {
  fields_.clear();
  std::string_view rest = lines_.line();
  for (;;) {
    const auto tab = rest.find('\t');
    fields_.push_back(rest.substr(0, tab));
    if (tab == std::string_view::npos) return;
    rest.remove_prefix(tab + 1);
  }
}

core::Result<bool> ResearchTable::next() {
  const auto line = lines_.next();
  if (!line) return core::fail(line.error());
  if (!*line) return false;
  split_line();
  if (fields_.size() != width_) return wrong(std::to_string(fields_.size()) + " fields", std::to_string(width_));
  return true;
}

}  // namespace vouch::datasets
