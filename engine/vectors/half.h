// Numbers of 16 bits (IEEE 754 binary16: 1 sign, 5 exponent, 10 fraction) and back, in plain C++ with the results that the
// processor's own instructions give: conversion to them rounds to the nearest, ties to even.
//
// What they are used for here: a vector of length 1 in halves keeps 11 bits of each component, and the sum of products of two
// such vectors is exact in doubles. Every half is a multiple of 2⁻²⁴, so every product is one of 2⁻⁴⁸, and no partial sum
// exceeds the product of the lengths (Cauchy-Schwarz), far below 2⁵: 53 bits hold each of them. A sum without rounding does
// not depend on its order, so it is the same for any width of registers.
#pragma once

#include <cstdint>

namespace vouch::vectors {

/// The nearest half; beyond the largest, infinity; NaN stays NaN.
[[nodiscard]] std::uint16_t half_of(float value);
[[nodiscard]] float float_of(std::uint16_t half);

}  // namespace vouch::vectors
