// Writing of TREC files.
#include <algorithm>

#include "engine/evaluation/trec.h"

namespace vouch::evaluation {

void write_run(std::ostream& out, std::string_view query, std::span<const std::string_view> documents, std::string_view tag) {
  std::string lines;
  for (std::size_t i = 0; i < documents.size(); ++i) {
    lines.append(query).append(" Q0 ").append(documents[i]).append(" ").append(std::to_string(i + 1)).append(" ");
    lines.append(std::to_string(documents.size() - i)).append(" ").append(tag).append("\n");
  }
  out << lines;
}

void write_qrels_line(std::ostream& out, std::string_view query, std::string_view document, std::int32_t grade) {
  out << query << " 0 " << document << " " << grade << "\n";
}

bool is_trec_id(std::string_view id) {
  const auto blank_or_control = [](char c) { return static_cast<unsigned char>(c) <= ' ' || c == '\x7f'; };
  return !id.empty() && id.front() != '#' && std::none_of(id.begin(), id.end(), blank_or_control);
}

}  // namespace vouch::evaluation
