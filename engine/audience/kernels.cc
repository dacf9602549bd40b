// The plain version of the list kernels, and the choice between versions.
#include "engine/audience/kernels.h"

#include "engine/audience/kernels_x86.h"

namespace vouch::audience {
namespace {

template <class Id>
WeightSums add_up(std::span<const Id> ids, const std::uint16_t* weights) {
  WeightSums sums;
  for (const Id id : ids) {
    const std::uint64_t w = weights[id];
    sums.accounts += w != 0 ? 1U : 0U;
    sums.weight += w;
    sums.squares += w * w;
  }
  return sums;
}

constexpr ListKernels kScalar = {.tile = add_up<std::uint16_t>, .wide = add_up<std::uint32_t>};

}  // namespace

bool supports(InstructionSet set) {
  switch (set) {
    case InstructionSet::scalar: return true;
    case InstructionSet::avx2: return has_avx2();
    case InstructionSet::avx512: return has_avx512();
  }
  return false;
}

InstructionSet preferred_instruction_set() {
  static const InstructionSet preferred = has_avx512() ? InstructionSet::avx512 : InstructionSet::scalar;
  return preferred;
}

const ListKernels& kernels_of(InstructionSet set) {
  switch (set) {
    case InstructionSet::scalar: break;
    case InstructionSet::avx2: return avx2_kernels();
    case InstructionSet::avx512: return avx512_kernels();
  }
  return kScalar;
}

}  // namespace vouch::audience
