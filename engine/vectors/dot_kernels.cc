// The plain version of the kernels, and the choice between versions.
#include "engine/vectors/dot_kernels.h"

#include "engine/vectors/dot_kernels_x86.h"
#include "engine/vectors/half.h"

namespace vouch::vectors {
namespace {

std::int32_t products(const std::int8_t* row, const std::int8_t* query, std::size_t stride) {
  std::int32_t sum = 0;
  for (std::size_t j = 0; j < stride; ++j) sum += std::int32_t{row[j]} * query[j];
  return sum;
}

void score_rows(ByteRows rows, std::size_t first, std::size_t count, const std::int8_t* query, std::int32_t* scores) {
  for (std::size_t i = 0; i < count; ++i) scores[i] = products(rows[first + i], query, rows.stride);
}

void score_gathered(ByteRows rows, std::span<const std::uint32_t> numbers, const std::int8_t* query, std::int32_t* scores) {
  for (std::size_t i = 0; i < numbers.size(); ++i) scores[i] = products(rows[numbers[i]], query, rows.stride);
}

void score_block(ByteRows rows, std::span<const std::uint32_t> numbers, const PackedQueries& queries, std::int32_t* scores) {
  constexpr std::size_t group_size = PackedQueries::kGroup;
  for (std::size_t i = 0; i < numbers.size(); ++i) {
    const std::int8_t* const row = rows[numbers[i]];
    for (std::size_t g = 0; g < queries.groups(); ++g, scores += group_size) {
      const std::int8_t* packed = queries.group(g);
      for (std::size_t q = 0; q < group_size; ++q) scores[q] = 0;
      for (std::size_t j = 0; j < rows.stride; j += 4) {
        for (std::size_t q = 0; q < group_size; ++q, packed += 4) {
          scores[q] += row[j] * packed[0] + row[j + 1] * packed[1] + row[j + 2] * packed[2] + row[j + 3] * packed[3];
        }
      }
    }
  }
}

double plain_half_products(const std::uint16_t* a, const std::uint16_t* b, std::size_t n) {
  double sum = 0.0;
  for (std::size_t j = 0; j < n; ++j) sum += double{float_of(a[j])} * double{float_of(b[j])};
  return sum;
}

std::size_t plain_reaching(const std::int32_t* scores, std::size_t n, const std::int32_t* least, std::size_t width,
                           std::uint32_t* places) {
  std::size_t count = 0;
  for (std::size_t i = 0; i < n; ++i) {
    places[count] = static_cast<std::uint32_t>(i);
    count += scores[i] >= least[i % width] ? 1 : 0;
  }
  return count;
}

constexpr DotKernels kScalar = {.rows = score_rows,
                                .gathered = score_gathered,
                                .block = score_block,
                                .halves = plain_half_products,
                                .reaching = plain_reaching};

}  // namespace

bool supports(InstructionSet set) {
  switch (set) {
    case InstructionSet::scalar: return true;
    case InstructionSet::avx2: return has_avx2();
    case InstructionSet::avx512: return has_avx512();
    case InstructionSet::vnni: return has_vnni();
  }
  return false;
}

InstructionSet preferred_instruction_set() {
  static const InstructionSet preferred = has_vnni()     ? InstructionSet::vnni
                                          : has_avx512() ? InstructionSet::avx512
                                          : has_avx2()   ? InstructionSet::avx2
                                                         : InstructionSet::scalar;
  return preferred;
}

const DotKernels& kernels_of(InstructionSet set) {
  switch (set) {
    case InstructionSet::scalar: break;
    case InstructionSet::avx2: return avx2_kernels();
    case InstructionSet::avx512: return avx512_kernels();
    case InstructionSet::vnni: return vnni_kernels();
  }
  return kScalar;
}

}  // namespace vouch::vectors
