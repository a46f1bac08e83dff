// One head of attention, transposed: scores are kept as keys × queries, so that a panel of queries
// lies along the lanes. The softmax then runs down the keys lane by lane with nothing to add across
// lanes, the scores come out of the first product as the packed operand of the second, and a head 36
// wide is rows of a tile (4 · 9 or 6 · 6) instead of a panel of which a quarter would be wasted.

/// Queries that are scored at once.
#define QUERIES_AT_ONCE (TILE_PANELS * ck_panel_width)

/// Turns the scores of a panel of queries (`frames` × 16) into powers, the largest of each column 1,
/// and gives the sum of each column.
static void exponentiate_panel(size_t frames, float *scores, float *sums) {
  for (size_t v = 0; v < ck_panel_width; v += LANES) {
    vector largest = load(scores + v);
    for (size_t t = 1; t < frames; t++) {
      largest = maximum(load(scores + t * ck_panel_width + v), largest);
    }
    vector sum = {};
    for (size_t t = 0; t < frames; t++) {
      float *score = scores + t * ck_panel_width + v;
      vector power = exponential(load(score) - largest);
      store(score, power);
      sum += power;
    }
    store(sums + v, sum);
  }
}

static void attention_head(
    size_t frames, size_t width, float scale, const float *queries, const float *keys,
    const float *values, size_t stride, float *scratch, float *output, size_t output_stride) {
  float *transposed_values = scratch;
  float *packed_queries = transposed_values + width * frames;
  float *scores = packed_queries + QUERIES_AT_ONCE * width;
  float *weighted = scores + QUERIES_AT_ONCE * frames;
  float sums[QUERIES_AT_ONCE];

  for (size_t t = 0; t < frames; t++) {
    for (size_t d = 0; d < width; d++) transposed_values[d * frames + t] = values[t * stride + d];
  }
  for (size_t first = 0; first < frames; first += QUERIES_AT_ONCE) {
    const size_t count = smaller(QUERIES_AT_ONCE, frames - first);
    ck_pack(width, count, queries + first * stride, 1, stride, scale, packed_queries);
    multiply(&(ck_product){
        .rows = frames, .depth = width, .columns = count,
        .a = keys, .a_stride = stride, .packed = packed_queries,
        .c = scores, .c_stride = ck_panel_width, .c_panel_stride = frames * ck_panel_width,
    });
    for (size_t q = 0; q < count; q += ck_panel_width) {
      exponentiate_panel(frames, scores + q * frames, sums + q);
    }
    multiply(&(ck_product){
        .rows = width, .depth = frames, .columns = count,
        .a = transposed_values, .a_stride = frames, .packed = scores,
        .c = weighted, .c_stride = QUERIES_AT_ONCE, .c_panel_stride = ck_panel_width,
    });
    for (size_t q = 0; q < count; q++) {
      const float share = 1 / sums[q];
      for (size_t d = 0; d < width; d++) {
        output[(first + q) * output_stride + d] = share * weighted[d * QUERIES_AT_ONCE + q];
      }
    }
  }
}
