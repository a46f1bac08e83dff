// Brings matrices into the order in which products read them. It happens once for a layer, so it is the same
// for every instruction set.

#include <string.h>

#include "table.h"

size_t ck_packed_size(size_t depth, size_t columns) {
  return (columns + ck_panel_width - 1) / ck_panel_width * ck_panel_width * depth;
}

void ck_pack(
    size_t depth, size_t columns, const float *matrix, size_t depth_stride, size_t column_stride,
    float scale, float *packed) {
  for (size_t first = 0; first < columns; first += ck_panel_width) {
    for (size_t d = 0; d < depth; d++) {
      for (size_t c = first; c < first + ck_panel_width; c++) {
        *packed++ = c < columns ? scale * matrix[d * depth_stride + c * column_stride] : 0;
      }
    }
  }
}

size_t ck_whole_fours(size_t count) { return (count + 3) / 4 * 4; }

float ck_word_steps(size_t depth) {
  const float steps = __builtin_floorf(__builtin_sqrtf(2147483000.0f / (float)(depth ? depth : 1)));
  return steps < 32767 ? steps : 32767;
}

size_t ck_packed_word_count(size_t depth, size_t columns) {
  return ck_packed_size((depth + 1) / 2 * 2, columns);
}

/// The nearest whole number, a half to the even one, of what is no larger than 2^22.
static int32_t nearest(float x) {
  const float shifted = x + 0x1.8p23f;
  int32_t bits;
  memcpy(&bits, &shifted, sizeof bits);
  return bits - 0x4B400000;
}

void ck_pack_words(
    size_t depth, size_t columns, const float *matrix, size_t depth_stride, size_t column_stride,
    int16_t *packed, float *scales) {
  const size_t padded_depth = (depth + 1) / 2 * 2;
  const float steps = ck_word_steps(depth);
  memset(packed, 0, ck_packed_word_count(depth, columns) * sizeof *packed);
  for (size_t c = 0; c < ck_packed_size(1, columns); c++) {
    float largest = 0;
    for (size_t d = 0; c < columns && d < depth; d++) {
      const float magnitude = __builtin_fabsf(matrix[d * depth_stride + c * column_stride]);
      if (magnitude > largest) largest = magnitude;
    }
    scales[c] = largest / steps;
    if (largest == 0) continue;
    const float factor = steps / largest;
    int16_t *panel = packed + c / ck_panel_width * ck_panel_width * padded_depth;
    for (size_t d = 0; d < depth; d++) {
      const float x = matrix[d * depth_stride + c * column_stride];
      panel[d / 2 * 2 * ck_panel_width + c % ck_panel_width * 2 + d % 2] =
          (int16_t)nearest(x * factor);
    }
  }
}
