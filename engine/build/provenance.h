// Where a snapshot comes from, as `key=value` lines in the section `provenance`, sorted by key: versions, options, counts.
// Nothing in it depends on the clock, the machine, a path or the number of threads.
#pragma once

#include <cstdint>
#include <map>
#include <string>

#include "engine/core/result.h"
#include "engine/snapshot/writer.h"

namespace vouch::build {

/// Keys of [a-z0-9_], values without line ends.
using Provenance = std::map<std::string, std::string>;

/// Versions of the program, the format and the libraries that decide what is stored.
[[nodiscard]] Provenance versions();

/// How many pairs of n accounts are expected to share a pseudonym of 64 bits by chance, n² / 2^65, in two digits such as
/// "3.1e-08".
[[nodiscard]] std::string expected_collisions(std::uint64_t accounts);

[[nodiscard]] core::Result<void> write(const Provenance& provenance, snapshot::Writer& out);

}  // namespace vouch::build
