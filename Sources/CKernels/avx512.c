// Vectors of 16. Nine rows of three panels are 27 accumulators; three vectors of B make 30 of the 32
// registers, and A is broadcast from memory. The layers are 144, 192, 288, 432 and 576 wide, whole
// multiples of three panels, and an attention head is 36 = 4 · 9 wide.

#if defined(__x86_64__)

#define KERNELS kernels_avx512
#define LANES 16
#define TILE_ROWS 9
#define TILE_PANELS 3
// Of bytes, each vector of B takes two registers, and so does A.
#define WHOLE_TILE_ROWS 6
#define ADD_TWO(sums, b, a) \
  ((sums) + (lanes_of_int)_mm512_madd_epi16((__m512i)(b), (__m512i)(a)))

#include <immintrin.h>
#include <string.h>

#include "table.h"

#pragma clang attribute push( \
    __attribute__((target("avx512f,avx512vl,avx512dq,avx512bw,avx2,fma"))), apply_to = function)
#include "body/kernels.h"
#pragma clang attribute pop

#endif
