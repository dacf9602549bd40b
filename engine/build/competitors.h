// Which brands name which as competitors, while records come. A brand may name one that comes later, or that the dataset
// does not have: the latter are left out. Whoever is named competes as well, so the rows hold both ways.
//
// Section: brands.competitors (rows: brand -> brands).
#pragma once

#include <vector>

#include "engine/build/owners.h"
#include "engine/catalog/records.h"
#include "engine/core/result.h"
#include "engine/snapshot/writer.h"

namespace vouch::build {

class Competitors {
 public:
  /// The ids that a brand names.
  void add(SeenOwner brand, catalog::Strings ids);
  [[nodiscard]] core::Result<void> write(const Owners& owners, const OwnerOrder& order, snapshot::Writer& out) const;

 private:
  std::vector<SeenOwner> brands_;  // of each name in names_
  TextPool names_;
};

}  // namespace vouch::build
