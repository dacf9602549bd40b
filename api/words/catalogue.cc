#include "api/words/catalogue.h"

#include <unordered_map>

namespace vouch::words {
namespace {

using Index = std::unordered_map<std::string_view, const Entry*>;

const Index& index() {
  static const Index all = [] {
    Index made;
    for (const std::span<const Entry> table : {message_entries(), plan_entries(), set_entries(), account_entries(),
                                               audit_entries(), label_entries(), import_entries()}) {
      for (const Entry& entry : table) made.emplace(entry.code, &entry);
    }
    return made;
  }();
  return all;
}

}  // namespace

std::string_view template_of(std::string_view code, Language language) {
  const auto found = index().find(code);
  return found == index().end() ? std::string_view() : found->second->words[static_cast<std::size_t>(language)];
}

}  // namespace vouch::words
