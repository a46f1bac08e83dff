// The convolution module's own parts: gate and depthwise convolution, the lanes along the channels.

static void gated_linear_unit(
    size_t rows, size_t columns, const float *input, size_t input_stride, float *output,
    size_t output_stride) {
  for (size_t r = 0; r < rows; r++) {
    const float *value = input + r * input_stride;
    const float *gate = value + columns;
    for (size_t c = 0; c < columns; c += LANES) {
      const size_t left = columns - c;
      vector gated = load_first(left, value + c, 0) * sigmoid(load_first(left, gate + c, 0));
      store_first(left, output + r * output_stride + c, gated);
    }
  }
}

/// Rows that are summed up at once, so that each tap is fetched once for all of them.
#define CONVOLVED_ROWS 8

/// The rows from `input` on in the first `count` of LANES columns; `rows` and a `count` of LANES are
/// constants wherever this is expanded.
INLINE void convolve(
    size_t rows, size_t count, size_t columns, size_t tap_count, const float *input,
    size_t input_stride, const float *taps, const float *bias, float *output,
    size_t output_stride) {
  vector sums[CONVOLVED_ROWS];
  for (size_t r = 0; r < rows; r++) sums[r] = load_first(count, bias, 0);
  for (size_t t = 0; t < tap_count; t++) {
    const vector tap = load_first(count, taps + t * columns, 0);
#pragma clang loop unroll(full)
    for (size_t r = 0; r < rows; r++) {
      sums[r] += tap * load_first(count, input + (r + t) * input_stride, 0);
    }
  }
  for (size_t r = 0; r < rows; r++) store_first(count, output + r * output_stride, silu(sums[r]));
}

static void depthwise_silu(
    size_t rows, size_t columns, size_t tap_count, const float *input, size_t input_stride,
    const float *taps, const float *bias, float *output, size_t output_stride) {
  for (size_t c = 0; c < columns; c += LANES) {
    const size_t count = columns - c;
    size_t r = 0;
    if (count >= LANES) {
      for (; r + CONVOLVED_ROWS <= rows; r += CONVOLVED_ROWS) {
        convolve(
            CONVOLVED_ROWS, LANES, columns, tap_count, input + r * input_stride + c, input_stride,
            taps + c, bias + c, output + r * output_stride + c, output_stride);
      }
    }
    for (; r < rows; r++) {
      convolve(
          1, count, columns, tap_count, input + r * input_stride + c, input_stride, taps + c,
          bias + c, output + r * output_stride + c, output_stride);
    }
  }
}
