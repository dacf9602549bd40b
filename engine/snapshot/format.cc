#include "engine/snapshot/format.h"

namespace vouch::snapshot {

std::size_t element_bytes(Encoding encoding) {
  switch (encoding) {
    case Encoding::bytes:
    case Encoding::u8:
    case Encoding::i8: return 1;
    case Encoding::u16:
    case Encoding::tile_u16: return 2;
    case Encoding::u32:
    case Encoding::i32:
    case Encoding::csr_u32: return 4;
    case Encoding::u64:
    case Encoding::i64:
    case Encoding::f64: return 8;
  }
  return 0;
}

std::string_view name_of(Encoding encoding) {
  switch (encoding) {
    case Encoding::bytes: return "bytes";
    case Encoding::u8: return "u8";
    case Encoding::i8: return "i8";
    case Encoding::u16: return "u16";
    case Encoding::u32: return "u32";
    case Encoding::u64: return "u64";
    case Encoding::i32: return "i32";
    case Encoding::i64: return "i64";
    case Encoding::f64: return "f64";
    case Encoding::csr_u32: return "csr_u32";
    case Encoding::tile_u16: return "tile_u16";
  }
  return "unknown";
}

}  // namespace vouch::snapshot
