// The versions of the list kernels for AVX2 and AVX-512. Only kernels.cc includes this; on other processors the machine
// has neither, and the plain version stands in.
#pragma once

#include "engine/audience/kernels.h"

namespace vouch::audience {

[[nodiscard]] bool has_avx2();
[[nodiscard]] bool has_avx512();
/// Requires has_avx2().
[[nodiscard]] const ListKernels& avx2_kernels();
/// Requires has_avx512().
[[nodiscard]] const ListKernels& avx512_kernels();

}  // namespace vouch::audience
