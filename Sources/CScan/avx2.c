// Vectors of 8 in one register.

#if defined(__x86_64__)

#include <math.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "CScan.h"

#pragma clang attribute push(__attribute__((target("avx2,bmi,popcnt"))), apply_to = function)
#include "body.h"

int32_t cs_follow_block_avx2(
    const cs_pronunciation *pronunciation, const cs_entry *entry, const int32_t *blocks,
    cs_paths *paths, float least, cs_peak *peaks);

int32_t cs_follow_block_avx2(
    const cs_pronunciation *pronunciation, const cs_entry *entry, const int32_t *blocks,
    cs_paths *paths, float least, cs_peak *peaks) {
  return follow(pronunciation, entry, blocks, paths, least, peaks);
}
#pragma clang attribute pop

#endif
