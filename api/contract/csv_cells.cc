#include "api/contract/csv_cells.h"

namespace vouch::contract {

void append_csv_cell(std::string& line, std::string_view text) {
  const bool formula = !text.empty() && std::string_view("=+-@\t\r").find(text.front()) != std::string_view::npos;
  const bool plain = !formula && text.find_first_of("\",\r\n;") == std::string_view::npos;
  if (plain) {
    line += text;
    return;
  }
  line += formula ? "\"'" : "\"";
  for (const char byte : text) line.append(byte == '"' ? 2 : 1, byte);
  line += '"';
}

}  // namespace vouch::contract
