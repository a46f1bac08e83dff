// From packed half bytes to tracks.

#include <string.h>

#include "CScan.h"

// Half bytes, the lower one first.
typedef struct {
  const uint8_t *bytes;
  size_t offset;
  size_t end;
} nibbles;

static inline uint32_t next_nibble(nibbles *from) {
  if (from->offset >= from->end) return 0;
  const uint8_t byte = from->bytes[from->offset >> 1];
  return (from->offset++ & 1) ? byte >> 4 : byte & 15;
}

// In which frames something is present: a run from the first to the last, or, where the first is behind
// the last, nowhere (1, 0) or as sixteen bits say (15, 0).
static inline uint32_t next_presence(nibbles *from) {
  const uint32_t first = next_nibble(from), last = next_nibble(from);
  if (first <= last) return (2u << last) - (1u << first);
  if (first != 15 || last != 0) return 0;
  uint32_t presence = 0;
  for (int shift = 0; shift < 16; shift += 4) presence |= next_nibble(from) << shift;
  return presence;
}

// The next sixteen half bytes, without going past them; what is missing is 0.
static inline uint64_t peek(const nibbles *from) {
  const size_t byte = from->offset >> 1;
  const unsigned shift = (from->offset & 1) * 4;
  uint64_t bits = 0;
  if (from->end / 2 >= byte + 9) {
    memcpy(&bits, from->bytes + byte, sizeof bits);
#if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
    bits = __builtin_bswap64(bits);
#endif
    return shift ? bits >> 4 | (uint64_t)from->bytes[byte + 8] << 60 : bits;
  }
  nibbles rest = *from;
  for (unsigned nibble = 0; nibble < 16; nibble++) bits |= (uint64_t)next_nibble(&rest) << 4 * nibble;
  return bits;
}

static inline void unpack_track(nibbles *from, uint8_t absent, uint8_t *track) {
  memset(track, absent, cs_track_size);
  const uint32_t presence = next_presence(from);
  uint64_t levels = peek(from);
  for (uint32_t rest = presence; rest; rest &= rest - 1, levels >>= 4)
    track[__builtin_ctz(rest)] = levels & 15;
  from->offset += (size_t)__builtin_popcount(presence);
}

void cs_unpack_block(
    const uint8_t *frames, const uint8_t *end, uint64_t present, uint64_t wanted, uint8_t absent,
    uint8_t *tracks) {
  nibbles from = {frames, 0, end > frames ? (size_t)(end - frames) * 2 : 0};
  unpack_track(&from, 0, tracks);
  for (; present & wanted; present &= present - 1) {
    tracks += cs_track_size;
    if (wanted >> __builtin_ctzll(present) & 1) {
      unpack_track(&from, absent, tracks);
    } else {
      from.offset += (size_t)__builtin_popcount(next_presence(&from));
    }
  }
}
