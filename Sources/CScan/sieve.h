// The body of the sieve, compiled once for each instruction set. Whoever includes it defines `look_up`: for
// each of sixteen numbers, 0 to 15 or `cs_absent`, what stands in a table of seventeen.

#include "CScan.h"

typedef uint8_t bytes __attribute__((ext_vector_type(16), aligned(1)));

// Nothing is heard of a phone in a whole block.
static const uint8_t absent_track[cs_track_size] = {
    cs_absent, cs_absent, cs_absent, cs_absent, cs_absent, cs_absent, cs_absent, cs_absent,
    cs_absent, cs_absent, cs_absent, cs_absent, cs_absent, cs_absent, cs_absent, cs_absent};
// Nothing but the blank is.
static const uint8_t silent_track[cs_track_size] = {0};

// Rows become columns: each of four rounds moves one bit of the row's number into the column's.
static inline void transpose(bytes *rows) {
  for (int round = 0; round < 4; round++) {
    bytes mixed[16];
    for (int row = 0; row < 8; row++) {
      const bytes a = rows[row], b = rows[row + 8];
      mixed[2 * row] = __builtin_shufflevector(
          a, b, 0, 16, 1, 17, 2, 18, 3, 19, 4, 20, 5, 21, 6, 22, 7, 23);
      mixed[2 * row + 1] = __builtin_shufflevector(
          a, b, 8, 24, 9, 25, 10, 26, 11, 27, 12, 28, 13, 29, 14, 30, 15, 31);
    }
    for (int row = 0; row < 16; row++) rows[row] = mixed[row];
  }
}

// All lanes one up; what comes into the lowest is the highest of `below`.
static inline bytes shifted_up(bytes lanes, bytes below) {
  return __builtin_shufflevector(
      below, lanes, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30);
}

// Sixteen sounds from `sound` on: what each of them costs in each frame of the block.
static inline void fill_rows(
    const cs_sieve *sieve, const cs_entry *entry, int32_t block, int sound, bytes *rows) {
  const uint64_t present = entry->present[block];
  const uint8_t *tracks = entry->tracks + (size_t)entry->first_tracks[block] * cs_track_size;
  const int count = sieve->sound_count - sound < 16 ? sieve->sound_count - sound : 16;
  for (int lane = 0; lane < 16; lane++) rows[lane] = 0;
  for (int lane = 0; lane < count; lane++) {
    const uint64_t bit = (uint64_t)1 << sieve->phones[sound + lane];
    const size_t before = (size_t)__builtin_popcountll(present & (bit - 1));
    const uint8_t *track =
        present & bit ? tracks + (1 + before) * cs_track_size : absent_track;
    rows[lane] = look_up(sieve->phone_losses, *(const bytes *)track);
  }
  transpose(rows);
}

// Compiled for each width, so that the paths stay in registers.
__attribute__((always_inline)) static inline void sift(
    const cs_sieve *sieve, const cs_entry *entry, int32_t first, int32_t end, bool *may_end,
    const int width) {
  bytes sounds[cs_most_sifted / 16], rests[cs_most_sifted / 16];
  bytes repeats[cs_most_sifted / 16];
  for (int part = 0; part < width; part++) {
    sounds[part] = rests[part] = 255;
    repeats[part] = *(const bytes *)(sieve->repeats + 16 * part);
  }
  const int last = sieve->sound_count - 1 - 16 * (width - 1);
  for (int32_t block = first; block < end; block++) {
    bytes rows[cs_most_sifted];
    for (int part = 0; part < width; part++)
      fill_rows(sieve, entry, block, 16 * part, rows + 16 * part);
    const bool has_tracks = entry->first_tracks[block + 1] > entry->first_tracks[block];
    const bytes blank_track = *(const bytes *)(
        has_tracks ? entry->tracks + (size_t)entry->first_tracks[block] * cs_track_size
                   : silent_track);
    const bytes blanks = look_up(sieve->blank_losses, blank_track);
    const int32_t left = entry->frame_count - block * cs_frame_count;
    const int32_t count = left < cs_frame_count ? left : cs_frame_count;
    bytes fewest = 255;
    for (int32_t frame = 0; frame < count; frame++) {
      const bytes blank = blanks[frame];
      // What leaves the part below for the first sound of the next; a path begins for nothing.
      bytes below = 0;
      for (int part = 0; part < width; part++) {
        const bytes rest = __builtin_elementwise_min(rests[part], sounds[part]);
        // To the same sound once more there is no way but through the blank.
        const bytes onward = __builtin_elementwise_max(rest, rests[part] & repeats[part]);
        const bytes entering = shifted_up(onward, below);
        below = onward;
        rests[part] = __builtin_elementwise_add_sat(rest, blank);
        sounds[part] = __builtin_elementwise_add_sat(
            __builtin_elementwise_min(sounds[part], entering), rows[16 * part + frame]);
      }
      fewest = __builtin_elementwise_min(fewest, sounds[width - 1]);
    }
    may_end[block] = may_end[block] && fewest[last] < 255;
  }
}

static inline void sift_blocks(
    const cs_sieve *sieve, const cs_entry *entry, int32_t first, int32_t end, bool *may_end) {
  if (sieve->sound_count <= 16)
    sift(sieve, entry, first, end, may_end, 1);
  else
    sift(sieve, entry, first, end, may_end, 2);
}
