// Vectors of 8 in one register.

#if defined(__x86_64__)

#include <immintrin.h>
#include <math.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "CScan.h"

#pragma clang attribute push(__attribute__((target("avx2,bmi,bmi2,popcnt"))), apply_to = function)
#include "body.h"

typedef uint8_t looked_up __attribute__((ext_vector_type(16), aligned(1)));

// A shuffle gives 0 for what is absent, so that the table is laid out to count from there.
static inline looked_up look_up(const uint8_t *table, looked_up numbers) {
  const __m128i absent = _mm_set1_epi8((char)table[cs_absent]);
  const __m128i counted = _mm_xor_si128(_mm_loadu_si128((const __m128i *)(const void *)table), absent);
  const __m128i indices = (__m128i)(numbers + (looked_up)(128 - cs_absent));
  return (looked_up)_mm_xor_si128(_mm_shuffle_epi8(counted, indices), absent);
}

#include "sieve.h"

typedef looked_up group_bytes;
typedef uint8_t group_lanes __attribute__((ext_vector_type(cs_group_width), aligned(1)));

static inline void choose(
    const group_bytes *row, const group_lanes *indices, group_lanes *result) {
  __m256i chosen = _mm256_setzero_si256();
  for (int part = 0; part < 3; part++)
    chosen = _mm256_or_si256(
        chosen, _mm256_shuffle_epi8(
                    _mm256_broadcastsi128_si256((__m128i)row[part]), (__m256i)indices[part]));
  *result = (group_lanes)chosen;
}

static inline uint32_t lane_bits(const group_lanes *lanes) {
  return (uint32_t)_mm256_movemask_epi8((__m256i)*lanes);
}

#include "group.h"

void cs_sift_group_avx2(
    const cs_sieve_group *group, const cs_entry *entry, uint8_t *states, uint32_t *ends);

void cs_sift_group_avx2(
    const cs_sieve_group *group, const cs_entry *entry, uint8_t *states, uint32_t *ends) {
  sift_group(group, entry, states, ends);
}

static inline uint64_t spread(uint64_t half_bytes, uint32_t frames) {
  return _pdep_u64(half_bytes, _pdep_u64(frames, 0x1111111111111111) * 15);
}

#include "unpack.h"

void cs_unpack_blocks_avx2(
    const cs_packed_block *blocks, int32_t count, uint64_t wanted, uint8_t absent);

void cs_unpack_blocks_avx2(
    const cs_packed_block *blocks, int32_t count, uint64_t wanted, uint8_t absent) {
  unpack_blocks(blocks, count, wanted, absent);
}

void cs_spread_levels_avx2(
    const uint8_t *levels, const uint8_t *end, uint64_t present, const uint8_t *values,
    uint8_t *row);

void cs_spread_levels_avx2(
    const uint8_t *levels, const uint8_t *end, uint64_t present, const uint8_t *values,
    uint8_t *row) {
  spread_levels(levels, end, present, values, row);
}

void cs_sift_blocks_avx2(
    const cs_sieve *sieve, const cs_entry *entry, int32_t first, int32_t end, bool *may_end);

void cs_sift_blocks_avx2(
    const cs_sieve *sieve, const cs_entry *entry, int32_t first, int32_t end, bool *may_end) {
  sift_blocks(sieve, entry, first, end, may_end);
}

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
