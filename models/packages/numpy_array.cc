#include "models/packages/numpy_array.h"

#include <cstring>
#include <string>

#include "engine/core/error.h"

namespace vouch::models {
namespace {

constexpr std::string_view kMagic("\x93NUMPY", 6);

/// The numbers' bytes of an array whose header has these words.
core::Result<std::string_view> numbers_of(std::string_view bytes, std::string_view name, std::string_view kind) {
  const auto corrupt = [&](const std::string& what) {
    return core::fail(core::ErrorCode::corrupt, std::string(name) + ": " + what);
  };
  if (bytes.size() < 10 || bytes.substr(0, 6) != kMagic) return corrupt("found no array, expected one as numpy writes it");
  const bool wide = bytes[6] > 1;  // length of the header in 4 bytes, not 2
  const std::size_t begin = wide ? 12 : 10;
  if (bytes.size() < begin) return corrupt("its header ends too soon");
  std::uint32_t length = 0;
  std::memcpy(&length, bytes.data() + 8, wide ? 4 : 2);
  if (bytes.size() - begin < length) return corrupt("its header ends too soon");
  const std::string_view header = bytes.substr(begin, length);
  const std::string wanted = "'descr': '" + std::string(kind) + "'";
  if (header.find(wanted) == std::string_view::npos)
    return corrupt("found " + std::string(header.substr(0, 40)) + ", expected " + wanted);
  if (header.find("'fortran_order': False") == std::string_view::npos) return corrupt("it is not in the order of C");
  return bytes.substr(begin + length);
}

template <class T>
core::Result<std::vector<T>> array_of(std::string_view bytes, std::string_view name, std::string_view kind) {
  const auto numbers = numbers_of(bytes, name, kind);
  if (!numbers) return core::fail(numbers.error());
  if (numbers->size() % sizeof(T) != 0)
    return core::fail(core::ErrorCode::corrupt, std::string(name) + ": its last number is cut off");
  std::vector<T> values(numbers->size() / sizeof(T));
  if (!values.empty()) std::memcpy(values.data(), numbers->data(), numbers->size());
  return values;
}

}  // namespace

core::Result<std::vector<float>> float_array(std::string_view bytes, std::string_view name) {
  return array_of<float>(bytes, name, "<f4");
}

core::Result<std::vector<std::uint8_t>> byte_array(std::string_view bytes, std::string_view name) {
  return array_of<std::uint8_t>(bytes, name, "|u1");
}

}  // namespace vouch::models
