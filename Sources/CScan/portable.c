// Vectors of 8 in whatever registers every processor has, and the choice between the versions.

#include "body.h"

typedef uint8_t looked_up __attribute__((ext_vector_type(16), aligned(1)));

static inline looked_up look_up(const uint8_t *table, looked_up numbers) {
  looked_up found;
  for (int index = 0; index < 16; index++) found[index] = table[numbers[index]];
  return found;
}

#include "sieve.h"

typedef looked_up group_bytes;
typedef uint8_t group_lanes __attribute__((ext_vector_type(cs_group_width), aligned(1)));

static inline void choose(
    const group_bytes *row, const group_lanes *indices, group_lanes *result) {
  *result = 0;
  for (int part = 0; part < 3; part++)
    for (int lane = 0; lane < cs_group_width; lane++)
      if (indices[part][lane] < 128) (*result)[lane] = row[part][indices[part][lane] & 15];
}

static inline uint32_t lane_bits(const group_lanes *lanes) {
  uint32_t bits = 0;
  for (int lane = 0; lane < cs_group_width; lane++) bits |= (uint32_t)((*lanes)[lane] != 0) << lane;
  return bits;
}

#include "group.h"

void cs_sift_group_portably(
    const cs_sieve_group *group, const cs_entry *entry, uint8_t *states, uint32_t *ends) {
  sift_group(group, entry, states, ends);
}

static inline uint64_t spread(uint64_t half_bytes, uint32_t frames) {
  uint64_t spread = 0;
  for (; frames; frames &= frames - 1, half_bytes >>= 4)
    spread |= (half_bytes & 15) << 4 * __builtin_ctz(frames);
  return spread;
}

#include "unpack.h"

void cs_unpack_blocks_portably(
    const cs_packed_block *blocks, int32_t count, uint64_t wanted, uint8_t absent) {
  unpack_blocks(blocks, count, wanted, absent);
}

void cs_spread_levels_portably(
    const uint8_t *levels, const uint8_t *end, uint64_t present, const uint8_t *values,
    uint8_t *row) {
  spread_levels(levels, end, present, values, row);
}

void cs_sift_blocks_portably(
    const cs_sieve *sieve, const cs_entry *entry, int32_t first, int32_t end, bool *may_end) {
  sift_blocks(sieve, entry, first, end, may_end);
}

int32_t cs_follow_block_portably(
    const cs_pronunciation *pronunciation, const cs_entry *entry, const int32_t *blocks,
    cs_paths *paths, float least, cs_peak *peaks) {
  return follow(pronunciation, entry, blocks, paths, least, peaks);
}

#if defined(__x86_64__)
int32_t cs_follow_block_avx2(
    const cs_pronunciation *pronunciation, const cs_entry *entry, const int32_t *blocks,
    cs_paths *paths, float least, cs_peak *peaks);
void cs_sift_blocks_avx2(
    const cs_sieve *sieve, const cs_entry *entry, int32_t first, int32_t end, bool *may_end);
void cs_unpack_blocks_avx2(
    const cs_packed_block *blocks, int32_t count, uint64_t wanted, uint8_t absent);
void cs_spread_levels_avx2(
    const uint8_t *levels, const uint8_t *end, uint64_t present, const uint8_t *values,
    uint8_t *row);
void cs_sift_group_avx2(
    const cs_sieve_group *group, const cs_entry *entry, uint8_t *states, uint32_t *ends);
#endif

bool cs_has_fast_version(void) {
#if defined(__x86_64__)
  return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("bmi") &&
         __builtin_cpu_supports("bmi2") && __builtin_cpu_supports("popcnt");
#else
  return false;
#endif
}

int32_t cs_follow_block(
    const cs_pronunciation *pronunciation, const cs_entry *entry, const int32_t *blocks,
    cs_paths *paths, float least, cs_peak *peaks) {
#if defined(__x86_64__)
  if (cs_has_fast_version())
    return cs_follow_block_avx2(pronunciation, entry, blocks, paths, least, peaks);
#endif
  return cs_follow_block_portably(pronunciation, entry, blocks, paths, least, peaks);
}

void cs_sift_blocks(
    const cs_sieve *sieve, const cs_entry *entry, int32_t first, int32_t end, bool *may_end) {
#if defined(__x86_64__)
  if (cs_has_fast_version()) {
    cs_sift_blocks_avx2(sieve, entry, first, end, may_end);
    return;
  }
#endif
  cs_sift_blocks_portably(sieve, entry, first, end, may_end);
}

void cs_unpack_blocks(
    const cs_packed_block *blocks, int32_t count, uint64_t wanted, uint8_t absent) {
#if defined(__x86_64__)
  if (cs_has_fast_version()) {
    cs_unpack_blocks_avx2(blocks, count, wanted, absent);
    return;
  }
#endif
  cs_unpack_blocks_portably(blocks, count, wanted, absent);
}

void cs_spread_levels(
    const uint8_t *levels, const uint8_t *end, uint64_t present, const uint8_t *values,
    uint8_t *row) {
#if defined(__x86_64__)
  if (cs_has_fast_version()) {
    cs_spread_levels_avx2(levels, end, present, values, row);
    return;
  }
#endif
  cs_spread_levels_portably(levels, end, present, values, row);
}

void cs_sift_group(
    const cs_sieve_group *group, const cs_entry *entry, uint8_t *states, uint32_t *ends) {
#if defined(__x86_64__)
  if (cs_has_fast_version()) {
    cs_sift_group_avx2(group, entry, states, ends);
    return;
  }
#endif
  cs_sift_group_portably(group, entry, states, ends);
}
