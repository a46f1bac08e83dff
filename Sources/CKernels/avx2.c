// Vectors of 8. Six rows of a panel are twelve accumulators; two vectors of B and one of A make
// fifteen of the sixteen registers.

#if defined(__x86_64__)

#define KERNELS kernels_avx2
#define LANES 8
#define TILE_ROWS 6
#define TILE_PANELS 1
#define WHOLE_TILE_ROWS 6
#define ADD_TWO(sums, b, a) \
  ((sums) + (lanes_of_int)_mm256_madd_epi16((__m256i)(b), (__m256i)(a)))

#include <immintrin.h>
#include <string.h>

#include "table.h"

#pragma clang attribute push(__attribute__((target("avx2,fma"))), apply_to = function)
#include "body/kernels.h"
#pragma clang attribute pop

#endif
