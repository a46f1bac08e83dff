// The body of the sieve for many pronunciations, compiled once for each instruction set. Whoever includes
// it defines `look_up` and `choose`: for each of 32 lanes the number that three indices pick out of three
// parts of a row, an index of 128 or more picking 0; and `lane_bits`, one bit for each lane that is not 0.

#include "CScan.h"

typedef group_lanes lanes_b;

// All columns of a block, frame after frame.
static inline void fill_group_rows(
    const cs_sieve_group *group, const cs_entry *entry, int32_t block, group_bytes *rows) {
  const uint64_t present = entry->present[block];
  const uint8_t *tracks = entry->tracks + (size_t)entry->first_tracks[block] * cs_track_size;
  for (int part = 0; part < cs_row_size / 16; part++) {
    group_bytes columns[16];
    for (int lane = 0; lane < 16; lane++) columns[lane] = group->phone_losses[cs_absent];
    for (uint32_t rest = present >> 16 * part & 0xFFFF; rest; rest &= rest - 1) {
      const int lane = __builtin_ctz(rest);
      tracks += cs_track_size;
      columns[lane] = look_up(group->phone_losses, *(const group_bytes *)tracks);
    }
    transpose(columns);
    for (int frame = 0; frame < cs_frame_count; frame++)
      rows[frame * (cs_row_size / 16) + part] = columns[frame];
  }
}

static inline void sift_group(
    const cs_sieve_group *group, const cs_entry *entry, uint8_t *states, uint32_t *ends) {
  const int32_t sound_count = group->sound_count;
  lanes_b *sounds = (lanes_b *)states;
  lanes_b *rests = sounds + sound_count;
  const lanes_b *indices = (const lanes_b *)group->indices;
  const lanes_b *repeats = (const lanes_b *)group->repeats;
  const lanes_b *entries = (const lanes_b *)group->entries;
  for (int32_t sound = 0; sound < 2 * sound_count; sound++) sounds[sound] = 255;
  const int32_t block_count = (entry->frame_count + cs_frame_count - 1) / cs_frame_count;
  for (int32_t block = 0; block < block_count; block++) {
    group_bytes rows[cs_frame_count * cs_row_size / 16];
    fill_group_rows(group, entry, block, rows);
    const bool has_tracks = entry->first_tracks[block + 1] > entry->first_tracks[block];
    const group_bytes blanks = look_up(
        group->blank_losses,
        *(const group_bytes *)(
            has_tracks ? entry->tracks + (size_t)entry->first_tracks[block] * cs_track_size
                       : silent_track));
    const int32_t left = entry->frame_count - block * cs_frame_count;
    const int32_t count = left < cs_frame_count ? left : cs_frame_count;
    lanes_b fewest = 255;
    for (int32_t frame = 0; frame < count; frame++) {
      const group_bytes *row = rows + frame * (cs_row_size / 16);
      const lanes_b blank = blanks[frame];
      lanes_b sound = sounds[sound_count - 1], rest = rests[sound_count - 1];
      // From the last sound to the first, so that each still finds its predecessors as the frame before
      // left them.
      for (int32_t index = sound_count - 1; index >= 0; index--) {
        const lanes_b resting = __builtin_elementwise_min(rest, sound);
        rests[index] = __builtin_elementwise_add_sat(resting, blank);
        lanes_b entering = entries[index], below = 255, below_rest = 255;
        if (index > 0) {
          below = sounds[index - 1];
          below_rest = rests[index - 1];
          // To the same sound once more there is no way but through the blank.
          const lanes_b onward =
              __builtin_elementwise_min(below_rest, below | repeats[index]);
          entering = __builtin_elementwise_min(entering, onward);
        }
        lanes_b chosen;
        choose(row, indices + 3 * index, &chosen);
        sounds[index] = __builtin_elementwise_add_sat(
            __builtin_elementwise_min(sound, entering), chosen);
        sound = below;
        rest = below_rest;
      }
      fewest = __builtin_elementwise_min(fewest, sounds[sound_count - 1]);
    }
    const lanes_b limits = *(const lanes_b *)group->limits;
    const lanes_b reached = (lanes_b)(fewest <= limits);
    ends[block] = lane_bits(&reached);
  }
}
