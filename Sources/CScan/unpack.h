// The body of the unpacking, compiled once for each instruction set. Whoever includes it defines `spread`: of
// half bytes, the lower first, one to each of sixteen frames that has its bit, 0 to the others.

#include <string.h>

#include "CScan.h"

typedef uint8_t half_track __attribute__((ext_vector_type(8)));
typedef uint8_t whole_track __attribute__((ext_vector_type(16)));

// The sixteen half bytes from `offset` on; what lies behind `end` is 0. Both count half bytes.
static inline uint64_t half_bytes(const uint8_t *bytes, size_t offset, size_t end) {
  const size_t byte = offset >> 1;
  const unsigned shift = (offset & 1) * 4;
  uint64_t bits = 0;
  if (__builtin_expect(end / 2 >= byte + 9, 1)) {
    memcpy(&bits, bytes + byte, sizeof bits);
#if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
    bits = __builtin_bswap64(bits);
#endif
    return bits >> shift | (uint64_t)bytes[byte + 8] << 8 << (56 - shift);
  }
  for (size_t index = offset; index < end && index < offset + 16; index++)
    bits |= (uint64_t)(bytes[index >> 1] >> (index & 1) * 4 & 15) << (index - offset) * 4;
  return bits;
}

// In which frames something is present, and behind how many half bytes its levels follow: a run from the
// first to the last, or, where the first is behind the last, nowhere (1, 0) or as sixteen bits say (15, 0).
//
// No branch, here and below: which of them it is can hardly be predicted, and where the next track begins
// depends on it.
static inline uint32_t presence_in(uint32_t bits, size_t *length) {
  const int32_t run = (int32_t)(2u << (bits >> 4 & 15)) - (int32_t)(1u << (bits & 15));
  const uint32_t scattered = 0 - (uint32_t)((bits & 255) == 15);
  *length = 2 + (scattered & 4);
  return (uint32_t)(run & ~(run >> 31)) | (bits >> 8 & 0xFFFF & scattered);
}

// The half bytes of `low` as bytes.
static inline whole_track widened(uint64_t low) {
  const uint64_t even = low & 0x0F0F0F0F0F0F0F0F, odd = low >> 4 & 0x0F0F0F0F0F0F0F0F;
  half_track even_bytes, odd_bytes;
#if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
  const uint64_t words[2] = {__builtin_bswap64(even), __builtin_bswap64(odd)};
#else
  const uint64_t words[2] = {even, odd};
#endif
  memcpy(&even_bytes, &words[0], sizeof even_bytes);
  memcpy(&odd_bytes, &words[1], sizeof odd_bytes);
  return __builtin_shufflevector(
      even_bytes, odd_bytes, 0, 8, 1, 9, 2, 10, 3, 11, 4, 12, 5, 13, 6, 14, 7, 15);
}

// Half bytes from `offset` on, at least seven; what lies behind the `size` bytes, four or more, is 0.
static inline uint32_t peek(const uint8_t *bytes, size_t size, size_t offset) {
  const size_t byte = offset >> 1, last = size - 4;
  const size_t from = __builtin_unpredictable(byte < last) ? byte : last;
  uint32_t bits;
  memcpy(&bits, bytes + from, sizeof bits);
#if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
  bits = __builtin_bswap32(bits);
#endif
  const size_t shift = (offset - 2 * from) * 4;
  return (uint32_t)((uint64_t)bits >> (shift < 63 ? shift : 63));
}

// Where the tracks of a block lie, that of the blank first.
typedef struct {
  uint32_t presences[65];
  uint32_t offsets[65];
} track_places;

// Each place depends on the one before, so that a processor waits most of the time: several blocks at once
// take hardly longer than one.
#define at_once 4

static inline void place_tracks(
    const uint8_t *const *bytes, const size_t *sizes, int track_count, track_places *places) {
  size_t offsets[at_once] = {0};
  for (int track = 0; track < track_count; track++) {
#pragma clang loop unroll(full)
    for (int block = 0; block < at_once; block++) {
      size_t length;
      const uint32_t presence = presence_in(peek(bytes[block], sizes[block], offsets[block]), &length);
      places[block].presences[track] = presence;
      places[block].offsets[track] = (uint32_t)(offsets[block] + length);
      offsets[block] += length + (size_t)__builtin_popcount(presence);
    }
  }
}

static inline void unpack_tracks(
    const cs_packed_block *block, const uint8_t *bytes, size_t size, const track_places *places,
    uint64_t wanted, uint8_t absent) {
  uint64_t asked = block->present & wanted;
  uint8_t filling = 0;
  int track = 0;
  while (true) {
    const uint32_t presence = places->presences[track];
    const uint64_t held = spread(0xFFFFFFFFFFFFFFFF, presence);
    // Sixteen where nothing is held, in two steps, for it fills no half byte.
    const whole_track missing = (widened(~held) + 1) >> 4;
    const uint64_t levels = half_bytes(bytes, places->offsets[track], 2 * size);
    const whole_track unpacked = widened(spread(levels, presence)) | ((0 - missing) & filling);
    memcpy(block->tracks + track * cs_track_size, &unpacked, sizeof unpacked);
    if (!asked) return;
    filling = absent;
    track = 1 + __builtin_popcountll(block->present & ((asked & -asked) - 1));
    asked &= asked - 1;
  }
}

static inline void unpack_blocks(
    const cs_packed_block *blocks, int32_t count, uint64_t wanted, uint8_t absent) {
  for (int32_t first = 0; first < count; first += at_once) {
    const int here = count - first < at_once ? count - first : at_once;
    uint8_t padded[at_once][4] = {{0}};
    const uint8_t *bytes[at_once];
    size_t sizes[at_once];
    track_places places[at_once];
    int most = 0;
    for (int index = 0; index < at_once; index++) {
      bytes[index] = padded[index];
      sizes[index] = sizeof padded[index];
      if (index >= here) continue;
      const cs_packed_block *block = blocks + first + index;
      const size_t size = block->end > block->frames ? (size_t)(block->end - block->frames) : 0;
      if (size < sizeof padded[index]) {
        for (size_t byte = 0; byte < size; byte++) padded[index][byte] = block->frames[byte];
      } else {
        bytes[index] = block->frames;
        sizes[index] = size;
      }
      // Up to the last track that is wanted.
      const uint64_t asked = block->present & wanted;
      const uint64_t up_to = asked ? ~(uint64_t)0 >> __builtin_clzll(asked) : 0;
      const int tracks = 1 + __builtin_popcountll(block->present & up_to);
      if (tracks > most) most = tracks;
    }
    place_tracks(bytes, sizes, most, places);
    for (int index = 0; index < here; index++)
      unpack_tracks(
          blocks + first + index, bytes[index], sizes[index], places + index, wanted, absent);
  }
}

static inline void spread_levels(
    const uint8_t *levels, const uint8_t *end_of_levels, uint64_t present, const uint8_t *values,
    uint8_t *row) {
  const size_t end = end_of_levels > levels ? (size_t)(end_of_levels - levels) * 2 : 0;
  size_t offset = 0;
  for (int part = 0; part < cs_row_size / 16; part++, present >>= 16, row += 16) {
    const uint32_t columns = present & 0xFFFF;
    const uint64_t held = spread(0xFFFFFFFFFFFFFFFF, columns);
    const whole_track missing = (widened(~held) + 1) & 16;
    const whole_track found =
        look_up(values, widened(spread(half_bytes(levels, offset, end), columns)) | missing);
    memcpy(row, &found, sizeof found);
    offset += (size_t)__builtin_popcount(columns);
  }
}
