#include "engine/core/random.h"

#include <bit>
#include <cmath>

#include "engine/core/deterministic_math.h"
#include "engine/core/hash.h"

namespace vouch::core {

std::uint64_t mix64(std::uint64_t x) {
  x += 0x9e3779b97f4a7c15ULL;
  x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9ULL;
  x = (x ^ (x >> 27)) * 0x94d049bb133111ebULL;
  return x ^ (x >> 31);
}

Random::Random(std::uint64_t seed, std::string_view name, std::uint64_t index) {
  std::uint64_t s = mix64(seed) ^ mix64(hash64(name) + 0x632be59bd9b4e019ULL * (index + 1));
  for (auto& word : state_) {
    s += 0x9e3779b97f4a7c15ULL;
    word = mix64(s);
  }
}

std::uint64_t Random::next() {
  const std::uint64_t result = std::rotl(state_[0] + state_[3], 23) + state_[0];
  const std::uint64_t t = state_[1] << 17;
  state_[2] ^= state_[0];
  state_[3] ^= state_[1];
  state_[1] ^= state_[2];
  state_[0] ^= state_[3];
  state_[2] ^= t;
  state_[3] = std::rotl(state_[3], 45);
  return result;
}

double Random::uniform() { return static_cast<double>(next() >> 11) * 0x1.0p-53; }

std::uint64_t Random::below(std::uint64_t n) {
  __extension__ using Wide = unsigned __int128;
  Wide product = static_cast<Wide>(next()) * n;
  if (static_cast<std::uint64_t>(product) < n) {
    const std::uint64_t threshold = (0 - n) % n;
    while (static_cast<std::uint64_t>(product) < threshold) product = static_cast<Wide>(next()) * n;
  }
  return static_cast<std::uint64_t>(product >> 64);
}

double Random::normal() {
  // Polar method (G. Marsaglia, T. Bray, 1964): no trigonometric function, so the same bits everywhere.
  for (;;) {
    const double u = 2.0 * uniform() - 1.0;
    const double v = 2.0 * uniform() - 1.0;
    const double s = u * u + v * v;
    if (s > 0.0 && s < 1.0) return u * std::sqrt(-2.0 * det_log(s) / s);
  }
}

double Random::exponential() { return -det_log(1.0 - uniform()); }

double Random::gamma(double shape) {
  if (shape < 1.0) {
    const double u = 1.0 - uniform();
    return gamma(shape + 1.0) * det_pow(u, 1.0 / shape);
  }
  const double d = shape - 1.0 / 3.0;
  const double c = 1.0 / std::sqrt(9.0 * d);
  for (;;) {
    const double x = normal();
    const double cube = 1.0 + c * x;
    if (cube <= 0.0) continue;
    const double v = cube * cube * cube;
    const double u = 1.0 - uniform();
    if (det_log(u) < 0.5 * x * x + d - d * v + d * det_log(v)) return d * v;
  }
}

std::uint64_t Random::poisson(double mean) {
  std::uint64_t count = 0;
  // A large mean is split through the gamma waiting time of its 7/8th event (J. Ahrens, U. Dieter, 1974).
  while (mean > 30.0) {
    const auto events = static_cast<std::uint64_t>(mean * 7.0 / 8.0);
    const double waited = gamma(static_cast<double>(events));
    if (waited > mean) {
      const double p = mean / waited;  // of events - 1 earlier ones each lies before the mean with this chance
      for (std::uint64_t i = 1; i < events; ++i) count += chance(p) ? 1 : 0;
      return count;
    }
    count += events;
    mean -= waited;
  }
  const double limit = det_exp(-mean);
  double product = 1.0 - uniform();
  while (product > limit) {
    ++count;
    product *= 1.0 - uniform();
  }
  return count;
}

}  // namespace vouch::core
