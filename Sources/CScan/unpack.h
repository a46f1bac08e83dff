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
static inline uint32_t presence_in(uint64_t bits, size_t *length) {
  const uint32_t first = bits & 15, last = bits >> 4 & 15;
  const bool is_scattered = (bits & 255) == 15;
  const uint32_t run = first <= last ? (2u << last) - (1u << first) : 0;
  *length = is_scattered ? 6 : 2;
  return is_scattered ? bits >> 8 & 0xFFFF : run;
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

static inline void unpack_block(
    const uint8_t *frames, const uint8_t *end_of_frames, uint64_t present, uint64_t wanted,
    uint8_t absent, uint8_t *tracks) {
  const size_t end = end_of_frames > frames ? (size_t)(end_of_frames - frames) * 2 : 0;
  size_t offset = 0;
  uint8_t filling = 0;
  // The blank's track, then those of the columns.
  bool is_wanted = true;
  while (true) {
    size_t length;
    const uint32_t presence = presence_in(half_bytes(frames, offset, end), &length);
    offset += length;
    if (is_wanted) {
      const uint64_t levels = half_bytes(frames, offset, end);
      const uint64_t held = spread(0xFFFFFFFFFFFFFFFF, presence);
      // Sixteen where nothing is held, in two steps, for it fills no half byte.
      const whole_track missing = (widened(~held) + 1) >> 4;
      const whole_track track = widened(spread(levels, presence)) | ((0 - missing) & filling);
      memcpy(tracks, &track, cs_track_size);
    }
    offset += (size_t)__builtin_popcount(presence);
    if (!(present & wanted)) break;
    tracks += cs_track_size;
    filling = absent;
    is_wanted = wanted >> __builtin_ctzll(present) & 1;
    present &= present - 1;
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
