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

static inline void unpack_track(nibbles *from, uint8_t absent, uint8_t *track) {
  memset(track, absent, cs_track_size);
  for (uint32_t rest = next_presence(from); rest; rest &= rest - 1)
    track[__builtin_ctz(rest)] = (uint8_t)next_nibble(from);
}

void cs_unpack_block(
    const uint8_t *frames, const uint8_t *end, uint64_t present, uint8_t absent, uint8_t *tracks) {
  nibbles from = {frames, 0, end > frames ? (size_t)(end - frames) * 2 : 0};
  unpack_track(&from, 0, tracks);
  for (; present; present &= present - 1) {
    tracks += cs_track_size;
    unpack_track(&from, absent, tracks);
  }
}
