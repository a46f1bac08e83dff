// Following one pronunciation through many stretches of a phonetic index entry, side by side.
//
// Eight stretches move in the eight lanes of a vector, a block of sixteen frames at a time: the
// pronunciation's columns of the block are laid into a tile, the paths move on through it, and the peaks of
// what comes out are listed. Only additions, comparisons and selections are used, so every instruction set gives the same bits.
// Nothing here allocates or keeps state, and nothing is read beyond what the arguments say.

#ifndef EARSHOT_CSCAN_H
#define EARSHOT_CSCAN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#pragma clang assume_nonnull begin

/// Stretches that move side by side.
#define cs_lane_count 8
/// Frames of a block.
#define cs_frame_count 16
/// Frames on either side that a peak is compared with.
#define cs_peak_reach 5
/// Frames that are held while peaks are looked for: those of a block, and twice the reach before them.
#define cs_held_count 26
/// No block has more peaks in all lanes.
#define cs_most_peaks 128

/// Bytes of a track: one column of a block, a level for each frame.
#define cs_track_size cs_frame_count

/// The level of what is not there.
#define cs_absent 16

/// A block as it is packed, and where it goes.
typedef struct {
  /// The packed frames are the half bytes from `frames` to `end`; what is missing reads as 0.
  const uint8_t *frames;
  const uint8_t *end;
  /// The columns that are present, one bit each.
  uint64_t present;
  /// Room for the blank's track and those of the columns.
  uint8_t *tracks;
} cs_packed_block;

/// Unpacks blocks into tracks, that of the blank first, then those of the columns that are present. Of
/// columns that are not `wanted` the track is left as it is. `absent` is the level of what is not there.
void cs_unpack_blocks(
    const cs_packed_block *blocks, int32_t count, uint64_t wanted, uint8_t absent);

/// The same by the version for every processor, for tests.
void cs_unpack_blocks_portably(
    const cs_packed_block *blocks, int32_t count, uint64_t wanted, uint8_t absent);

/// Columns of a row of an outline: those of a block, and some that nothing is ever present in.
#define cs_row_size 48

/// Gives each column of `row` what `values` has for its level, of which those of the columns that are
/// `present` are the half bytes from `levels` on; nothing from `end` on is read. The other columns get
/// the last of seventeen values.
void cs_spread_levels(
    const uint8_t *levels, const uint8_t *end, uint64_t present, const uint8_t *values,
    uint8_t *row);

/// The same by the version for every processor, for tests.
void cs_spread_levels_portably(
    const uint8_t *levels, const uint8_t *end, uint64_t present, const uint8_t *values,
    uint8_t *row);

/// An entry whose blocks are unpacked where paths go.
typedef struct {
  /// For each block the columns that are present, one bit each.
  const uint64_t *present;
  /// For each block where its tracks begin among `tracks`, in tracks.
  const uint32_t *first_tracks;
  const uint8_t *tracks;
  int32_t frame_count;
} cs_entry;

/// A pronunciation, and how a tile is laid out for it.
typedef struct {
  /// How many sounds it has.
  int32_t sound_count;
  /// Columns of a tile: the blank, then each phone that occurs.
  int32_t tile_width;
  /// The phones that occur, one bit each.
  uint64_t columns;
  /// For each phone the tile's column.
  const uint8_t *tile_columns;
  /// For each sound the tile's column.
  const uint8_t *sound_columns;
  /// For each sound what it costs to come from the sound before with no blank between.
  const float *skip_costs;
  /// What levels stand for; the last of `phone_scores`, `absent_level`, for a phone that is not there.
  const float *phone_scores;
  const float *blank_scores;
  uint8_t absent_level;
} cs_pronunciation;

/// The most sounds of a pronunciation that is sifted for.
#define cs_most_sifted 32

/// A pronunciation, and what it loses in whole units, rounded down: 255 are more than a path may lose.
typedef struct {
  /// How many sounds it has.
  int32_t sound_count;
  /// For each sound its phone, and from there on to the next multiple of 16 one that is never present.
  const uint8_t *phones;
  /// For each sound 255 where the next one is the same phone, else 0; as many as `phones`.
  const uint8_t *repeats;
  /// What the seventeen levels cost; that of `cs_absent` is what a phone costs that is not there.
  const uint8_t *phone_losses;
  const uint8_t *blank_losses;
} cs_sieve;

/// Clears `may_end` of each block from `first` to `end` in which no path ends that begins in one of these
/// blocks and loses less than 255.
///
/// It makes the decoder's steps in whole units, sixteen sounds side by side, and does not ask where paths begin.
void cs_sift_blocks(
    const cs_sieve *sieve, const cs_entry *entry, int32_t first, int32_t end, bool *may_end);

/// The same by the version for every processor, for tests.
void cs_sift_blocks_portably(
    const cs_sieve *sieve, const cs_entry *entry, int32_t first, int32_t end, bool *may_end);

/// Pronunciations that are sifted for side by side.
#define cs_group_width 32

/// Pronunciations side by side, one in each lane, and what they lose in whole units, rounded down: 255 are
/// more than a path may lose. All end in the same sound; a shorter one begins further in.
typedef struct {
  /// How many sounds the longest has.
  int32_t sound_count;
  /// For each sound three times 32 indices: where among the first, the next and the last sixteen columns
  /// of a row each lane's phone lies, 128 or more where it is not among them.
  const uint8_t *indices;
  /// For each sound and lane 255 where the sound before is the same phone, else 0.
  const uint8_t *repeats;
  /// For each sound and lane 0 where a path may begin, else 255.
  const uint8_t *entries;
  /// For each lane what a path may lose, at most 254.
  const uint8_t *limits;
  /// What the seventeen levels cost; that of `cs_absent` is what a phone costs that is not there.
  const uint8_t *phone_losses;
  const uint8_t *blank_losses;
} cs_sieve_group;

/// Finds for every block of an entry, all of which are unpacked, the lanes in which a path may end there
/// that is within its limit: one bit each in `ends`. `states` is room for 64 bytes for each sound.
void cs_sift_group(
    const cs_sieve_group *group, const cs_entry *entry, uint8_t *states, uint32_t *ends);

/// The same by the version for every processor, for tests.
void cs_sift_group_portably(
    const cs_sieve_group *group, const cs_entry *entry, uint8_t *states, uint32_t *ends);

/// The paths on their way, eight numbers for each sound; scores start at minus infinity.
typedef struct {
  float *sound_scores;
  int32_t *sound_starts;
  float *blank_scores;
  int32_t *blank_starts;
  /// Room for a block: 16 × `tile_width` × 8.
  float *tile;
  /// What came out, `cs_held_count` × 8; starts at minus infinity.
  float *held_scores;
  int32_t *held_starts;
} cs_paths;

/// A place where a path ends that is better than those around it.
typedef struct {
  float score;
  /// The frame in which it begins.
  int32_t start;
  int32_t lane;
  /// The frame in which it ends, counted from the first of the block; negative in the block before.
  int32_t offset;
} cs_peak;

/// Moves all paths on through a block of each lane: the one whose number stands in `blocks`; where that is
/// negative, all paths of the lane die.
///
/// A frame is a peak where its score, divided by the number of sounds, is above `least`, above the five
/// before it and not below the five after; the last five frames wait for the next block.
///
/// Returns how many peaks were written to `peaks`, which has room for `cs_most_peaks`.
int32_t cs_follow_block(
    const cs_pronunciation *pronunciation, const cs_entry *entry, const int32_t *blocks,
    cs_paths *paths, float least, cs_peak *peaks);

/// Whether the processor has the instructions of the fast version.
bool cs_has_fast_version(void);

/// The same by the version for every processor, for tests.
int32_t cs_follow_block_portably(
    const cs_pronunciation *pronunciation, const cs_entry *entry, const int32_t *blocks,
    cs_paths *paths, float least, cs_peak *peaks);

#pragma clang assume_nonnull end

#endif
