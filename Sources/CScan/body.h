// The body of the scan, compiled once for each instruction set with another name.

#include <math.h>
#include <string.h>

#include "CScan.h"

_Static_assert(cs_held_count == cs_frame_count + 2 * cs_peak_reach, "a block and what is before it");
_Static_assert(cs_most_peaks == cs_lane_count * cs_frame_count, "every frame of every lane");

typedef float lanes_f __attribute__((ext_vector_type(8), aligned(4)));
typedef int32_t lanes_i __attribute__((ext_vector_type(8), aligned(4)));

// Lays the columns of `block` into `lane` of the tile, which holds what is heard where nothing is present.
static inline void fill_lane(
    const cs_pronunciation *p, const cs_entry *entry, int32_t block, float *tile, int lane) {
  const int32_t width = p->tile_width * cs_lane_count;
  const uint8_t *tracks = entry->tracks + (size_t)entry->first_tracks[block] * cs_track_size;
  const uint64_t present = entry->present[block];
  if (present != 0 || entry->first_tracks[block + 1] > entry->first_tracks[block]) {
    for (int frame = 0; frame < cs_frame_count; frame++)
      tile[frame * width + lane] = p->blank_scores[tracks[frame]];
  }
  for (uint64_t rest = present & p->columns; rest; rest &= rest - 1) {
    const int column = __builtin_ctzll(rest);
    const int before = __builtin_popcountll(present & (((uint64_t)1 << column) - 1));
    const uint8_t *track = tracks + (1 + before) * cs_track_size;
    float *cells = tile + p->tile_columns[column] * cs_lane_count + lane;
    for (int frame = 0; frame < cs_frame_count; frame++)
      cells[frame * width] = p->phone_scores[track[frame]];
  }
  for (int32_t frame = entry->frame_count - block * cs_frame_count; frame < cs_frame_count; frame++)
    for (int32_t column = 0; column < p->tile_width; column++)
      tile[frame * width + column * cs_lane_count + lane] = -INFINITY;
}

static inline void fill_tile(
    const cs_pronunciation *p, const cs_entry *entry, const int32_t *blocks, float *tile) {
  lanes_f blank = 0, absent = p->phone_scores[p->absent_level];
  for (int lane = 0; lane < cs_lane_count; lane++)
    if (blocks[lane] < 0) blank[lane] = absent[lane] = -INFINITY;
  lanes_f *cells = (lanes_f *)tile;
  for (int frame = 0; frame < cs_frame_count; frame++, cells += p->tile_width) {
    cells[0] = blank;
    for (int column = 1; column < p->tile_width; column++) cells[column] = absent;
  }
  for (int lane = 0; lane < cs_lane_count; lane++)
    if (blocks[lane] >= 0) fill_lane(p, entry, blocks[lane], tile, lane);
}

// In each lane where `other` is better takes it, and its beginning with it.
#define TAKE(score, start, other, other_start) \
  do { \
    const lanes_f candidate = (other); \
    const lanes_i better = candidate > (score); \
    (score) = better ? candidate : (score); \
    (start) = better ? (other_start) : (start); \
  } while (0)

// The decoder's step, from the last sound to the first, so that each still finds its predecessors as the
// frame before left them.
static inline void step(
    const cs_pronunciation *p, const lanes_f *row, const lanes_i *now, cs_paths *paths) {
  lanes_f *restrict scores = (lanes_f *)paths->sound_scores;
  lanes_f *restrict rests = (lanes_f *)paths->blank_scores;
  lanes_i *restrict starts = (lanes_i *)paths->sound_starts;
  lanes_i *restrict rest_starts = (lanes_i *)paths->blank_starts;
  const lanes_f blank = row[0];
  for (int32_t sound = p->sound_count - 1; sound >= 0; sound--) {
    lanes_f best = scores[sound], rest = rests[sound];
    lanes_i start = starts[sound], rest_start = rest_starts[sound];
    TAKE(rest, rest_start, best, start);
    rests[sound] = rest + blank;
    rest_starts[sound] = rest_start;
    if (sound > 0) {
      TAKE(best, start, rests[sound - 1], rest_starts[sound - 1]);
      TAKE(best, start, scores[sound - 1] + p->skip_costs[sound], starts[sound - 1]);
    } else {
      TAKE(best, start, (lanes_f){0}, *now);
    }
    scores[sound] = best + row[p->sound_columns[sound]];
    starts[sound] = start;
  }
}

// Lists the peaks among the held frames that have five on either side.
static inline int32_t list_peaks(const cs_paths *paths, float least, cs_peak *peaks) {
  const lanes_f *held = (const lanes_f *)paths->held_scores;
  lanes_f most = held[cs_peak_reach];
  for (int frame = 1; frame < cs_frame_count; frame++) {
    const lanes_f other = held[cs_peak_reach + frame];
    most = other > most ? other : most;
  }
  bool any = false;
  for (int lane = 0; lane < cs_lane_count; lane++) any |= most[lane] > least;
  if (!any) return 0;

  int32_t count = 0;
  for (int centre = cs_peak_reach; centre < cs_held_count - cs_peak_reach; centre++) {
    const lanes_f score = held[centre];
    lanes_i is_peak = score > (lanes_f)least;
    for (int offset = 1; offset <= cs_peak_reach; offset++) {
      is_peak &= score > held[centre - offset];
      is_peak &= score >= held[centre + offset];
    }
    for (int lane = 0; lane < cs_lane_count; lane++) {
      if (!is_peak[lane]) continue;
      peaks[count++] = (cs_peak){
          score[lane], paths->held_starts[centre * cs_lane_count + lane], lane,
          centre - 2 * cs_peak_reach};
    }
  }
  return count;
}

static inline int32_t follow(
    const cs_pronunciation *p, const cs_entry *entry, const int32_t *blocks, cs_paths *paths,
    float least, cs_peak *peaks) {
  fill_tile(p, entry, blocks, paths->tile);
  const size_t kept = 2 * cs_peak_reach * cs_lane_count, moved = cs_frame_count * cs_lane_count;
  memmove(paths->held_scores, paths->held_scores + moved, kept * sizeof(float));
  memmove(paths->held_starts, paths->held_starts + moved, kept * sizeof(int32_t));

  lanes_i now;
  for (int lane = 0; lane < cs_lane_count; lane++) now[lane] = blocks[lane] * cs_frame_count;
  const float length = (float)p->sound_count;
  const int32_t last = p->sound_count - 1;
  const lanes_f *row = (const lanes_f *)paths->tile;
  for (int frame = 0; frame < cs_frame_count; frame++, row += p->tile_width) {
    step(p, row, &now, paths);
    const size_t out = kept + frame * cs_lane_count;
    *(lanes_f *)(paths->held_scores + out) = ((lanes_f *)paths->sound_scores)[last] / length;
    *(lanes_i *)(paths->held_starts + out) = ((lanes_i *)paths->sound_starts)[last];
    now += 1;
  }
  return list_peaks(paths, least, peaks);
}
