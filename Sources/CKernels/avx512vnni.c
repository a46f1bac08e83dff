// As avx512.c, with products of two words or four bytes at once, which leave as many registers to a tile
// of whole numbers as there are for one of floats.

#if defined(__x86_64__)

#define KERNELS kernels_avx512_vnni
#define LANES 16
#define TILE_ROWS 9
#define TILE_PANELS 3
#define WHOLE_TILE_ROWS 9
#define ADD_TWO(sums, b, a) \
  (lanes_of_int)_mm512_dpwssd_epi32((__m512i)(sums), (__m512i)(b), (__m512i)(a))
#define ADD_FOUR(sums, b, a) \
  (lanes_of_int)_mm512_dpbusd_epi32((__m512i)(sums), (__m512i)(b), (__m512i)(a))

#include <immintrin.h>
#include <string.h>

#include "table.h"

#pragma clang attribute push( \
    __attribute__((target("avx512f,avx512vl,avx512dq,avx512bw,avx512vnni,avx2,fma"))), \
    apply_to = function)
#include "body/kernels.h"
#pragma clang attribute pop

#endif
