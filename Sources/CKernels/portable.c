// Vectors of 4: SSE2 on x86-64, NEON on arm64. Two rows of a panel fill eight of the sixteen registers.

#define KERNELS kernels_portable
#define LANES 4
#define TILE_ROWS 2
#define TILE_PANELS 1
#define WHOLE_TILE_ROWS 2

#if defined(__x86_64__)
#include <emmintrin.h>
#define ADD_TWO(sums, b, a) ((sums) + (lanes_of_int)_mm_madd_epi16((__m128i)(b), (__m128i)(a)))
#endif

#include "body/kernels.h"
