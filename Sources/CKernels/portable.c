// Vectors of 4: SSE2 on x86-64, NEON on arm64. Two rows of a panel fill eight of the sixteen registers.

#define KERNELS kernels_portable
#define LANES 4
#define TILE_ROWS 2
#define TILE_PANELS 1

#include "body/kernels.h"
