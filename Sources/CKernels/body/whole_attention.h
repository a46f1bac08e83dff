// One head of attention in bytes, transposed as in attention.h. The weights of a query become 254ths of its
// largest, and the sum that they are divided by is that of the rounded ones: they still sum to 1.

#define LOG2_E 1.44269504f

/// 254 · 2^x for x from -∞ to 0, to 1e-4 of its value: with what is carried to it, the largest weight is then
/// no more than a byte holds.
///
/// x + log₂ 254 = n + f with |f| <= ½: a polynomial gives 2^f, and n goes into the exponent.
INLINE vector power_in_254ths(vector x) {
  const vector y = maximum(x + 7.98868469f, splat(-20));
  const vector rounded = y + 0x1.8p23f;
  const vector f = y - (rounded - 0x1.8p23f);
  vector p = f * 5.5171320e-2f + 2.4261055e-1f;
  p = p * f + 6.9326099e-1f;
  p = p * f + 9.9992811e-1f;
  return (vector)((lanes_of_int)p + ((lanes_of_int)rounded << 23));
}

/// Turns the scores of `panels` panels of queries (a constant; `frames` × 16 each), logarithms to base 2, into
/// weights from 0 to 255 as the packed operand of a product of bytes, and gives the sum of each column.
///
/// What rounding leaves of a weight is carried on to the next frame's, so that any stretch of frames keeps
/// its weight to half a step: many frames of little weight would else all be lost.
INLINE void weigh_panels(
    size_t panels, size_t frames, const float *scores, char *weights, int32_t *sums) {
  const size_t vectors = panels * PANEL_VECTORS, row_bytes = ck_whole_fours(frames);
  vector largest[TILE_PANELS * PANEL_VECTORS], carried[TILE_PANELS * PANEL_VECTORS];
  lanes_of_int sum[TILE_PANELS * PANEL_VECTORS];
#pragma clang loop unroll(full)
  for (size_t i = 0; i < vectors; i++) {
    const float *column = scores + i / PANEL_VECTORS * frames * ck_panel_width +
                          i % PANEL_VECTORS * LANES;
    largest[i] = load(column);
    for (size_t t = 1; t < frames; t++) {
      largest[i] = maximum(load(column + t * ck_panel_width), largest[i]);
    }
    carried[i] = (vector){};
    sum[i] = (lanes_of_int){};
  }
  // INVARIANT: what is carried is from -½ to ½, powers are from 0 to 254.1, and a half is rounded to the even
  // number, so weights are from 0 to 255.
  for (size_t four = 0; four < frames; four += 4) {
    const size_t count = smaller(4, frames - four);
    lanes_of_int word[TILE_PANELS * PANEL_VECTORS] = {};
    for (size_t t = 0; t < count; t++) {
      // Each vector waits for what it carries: several at once wait together.
#pragma clang loop unroll(full)
      for (size_t i = 0; i < vectors; i++) {
        const float *score = scores + (i / PANEL_VECTORS * frames + four + t) * ck_panel_width +
                             i % PANEL_VECTORS * LANES;
        const vector exact = power_in_254ths(load(score) - largest[i]) + carried[i];
        const vector shifted = exact + 0x1.8p23f;
        carried[i] = exact - (shifted - 0x1.8p23f);
        const lanes_of_int weight = (lanes_of_int)shifted - 0x4B400000;
        word[i] |= weight << 8 * (int)t;
        sum[i] += weight;
      }
    }
#pragma clang loop unroll(full)
    for (size_t i = 0; i < vectors; i++) {
      store_lanes(
          weights + (i / PANEL_VECTORS * row_bytes + four) * ck_panel_width +
              i % PANEL_VECTORS * 4 * LANES,
          word[i]);
    }
  }
#pragma clang loop unroll(full)
  for (size_t i = 0; i < vectors; i++) store_lanes(sums + i * LANES, sum[i]);
}

static __attribute__((noinline)) void weigh_full_group(
    size_t frames, const float *scores, char *weights, int32_t *sums) {
  weigh_panels(TILE_PANELS, frames, scores, weights, sums);
}

static void weigh_group(
    size_t panels, size_t frames, const float *scores, char *weights, int32_t *sums) {
  if (panels == TILE_PANELS) {
    weigh_full_group(frames, scores, weights, sums);
    return;
  }
  for (size_t p = 0; p < panels; p++) {
    weigh_panels(
        1, frames, scores + p * frames * ck_panel_width,
        weights + p * ck_whole_fours(frames) * ck_panel_width, sums + p * ck_panel_width);
  }
}

/// Packs rows of `depth` signed bytes as unsigned columns, in the order of `whole_product`. Columns that fill
/// the last panel are left as they are.
static void pack_as_columns(size_t count, size_t depth, const char *rows, char *packed) {
  for (size_t c = 0; c < count; c++) {
    char *column = packed + c / ck_panel_width * ck_panel_width * depth + c % ck_panel_width * 4;
    for (size_t d = 0; d < depth; d += 4) {
      uint32_t four;
      memcpy(&four, rows + c * depth + d, sizeof four);
      four ^= 0x80808080;  // 128 more
      memcpy(column + d * ck_panel_width, &four, sizeof four);
    }
  }
}

static void whole_attention_head(
    size_t frames, size_t width, float scale, const float *queries, const float *keys,
    const float *values, size_t stride, float *scratch, float *output, size_t output_stride) {
  const size_t key_stride = ck_whole_fours(width);
  const size_t value_stride = ck_whole_fours(frames);
  char *free = (char *)scratch;
  // The values are transposed where the scores will be.
  float *scores = take(
      &free, (width > QUERIES_AT_ONCE ? width : QUERIES_AT_ONCE) * frames * sizeof(float));
  float *weighted = take(&free, QUERIES_AT_ONCE * width * sizeof(float));
  char *key_rows = take(&free, frames * key_stride);
  float *key_scales = take(&free, frames * sizeof(float));
  int32_t *key_sums = take(&free, frames * sizeof(int32_t));
  char *value_rows = take(&free, width * value_stride);
  float *value_scales = take(&free, width * sizeof(float));
  int32_t *value_sums = take(&free, width * sizeof(int32_t));
  char *query_rows = take(&free, QUERIES_AT_ONCE * key_stride);
  char *packed_queries = take(&free, QUERIES_AT_ONCE * key_stride);
  char *weights = take(&free, QUERIES_AT_ONCE * value_stride);
  float query_scales[QUERIES_AT_ONCE] = {0}, shares[QUERIES_AT_ONCE];
  int32_t query_sums[QUERIES_AT_ONCE], sums[QUERIES_AT_ONCE];
  // Columns that fill a panel are computed, too: whatever they hold, it is finite.
  memset(packed_queries, 0, QUERIES_AT_ONCE * key_stride);

  round_rows_to_bytes(frames, width, keys, stride, key_rows, key_stride, key_scales, key_sums);
  for (size_t t = 0; t < frames; t++) {
    for (size_t d = 0; d < width; d++) scores[d * frames + t] = values[t * stride + d];
  }
  round_rows_to_bytes(
      width, frames, scores, frames, value_rows, value_stride, value_scales, value_sums);
  for (size_t first = 0; first < frames; first += QUERIES_AT_ONCE) {
    const size_t count = smaller(QUERIES_AT_ONCE, frames - first);
    round_rows_to_bytes(
        count, width, queries + first * stride, stride, query_rows, key_stride, query_scales,
        query_sums);
    for (size_t q = 0; q < count; q++) query_scales[q] *= scale * LOG2_E;
    pack_as_columns(count, key_stride, query_rows, packed_queries);
    multiply_whole(&(whole_product){
        .size = sizeof(int8_t),
        .a = {key_rows, key_stride, key_scales, key_sums},
        .packed = packed_queries, .zero = 128, .scales = query_scales,
        .floats = {
            .rows = frames, .depth = width, .columns = count,
            .c = scores, .c_stride = ck_panel_width, .c_panel_stride = frames * ck_panel_width,
        },
    });
    const size_t panels = (count + ck_panel_width - 1) / ck_panel_width;
    weigh_group(panels, frames, scores, weights, sums);
    for (size_t q = 0; q < panels * ck_panel_width; q++) shares[q] = 1 / (float)sums[q];
    multiply_whole(&(whole_product){
        .size = sizeof(int8_t),
        .a = {value_rows, value_stride, value_scales, value_sums},
        .packed = weights, .zero = 0, .scales = shares,
        .floats = {
            .rows = width, .depth = frames, .columns = count,
            .c = weighted, .c_stride = QUERIES_AT_ONCE, .c_panel_stride = ck_panel_width,
        },
    });
    for (size_t q = 0; q < count; q++) {
      for (size_t d = 0; d < width; d++) {
        output[(first + q) * output_stride + d] = weighted[d * QUERIES_AT_ONCE + q];
      }
    }
  }
}
