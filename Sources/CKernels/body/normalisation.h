// Layer normalisation and log-softmax: one row at a time, the lanes along the row.

static void layer_norm(
    size_t rows, size_t columns, const float *input, size_t input_stride, const float *gain,
    const float *bias, float epsilon, float *output, size_t output_stride) {
  for (size_t r = 0; r < rows; r++) {
    const float *x = input + r * input_stride;
    float *y = output + r * output_stride;
    vector sum = {};
    for (size_t c = 0; c < columns; c += LANES) sum += load_first(columns - c, x + c, 0);
    const float mean = sum_of_lanes(sum) / (float)columns;
    vector squares = {};
    for (size_t c = 0; c < columns; c += LANES) {
      vector deviation = load_first(columns - c, x + c, mean) - mean;
      squares += deviation * deviation;
    }
    const float scale =
        1 / __builtin_sqrtf(sum_of_lanes(squares) / (float)columns + epsilon);
    for (size_t c = 0; c < columns; c += LANES) {
      const size_t left = columns - c;
      vector normal = (load_first(left, x + c, 0) - mean) * scale;
      store_first(
          left, y + c, normal * load_first(left, gain + c, 0) + load_first(left, bias + c, 0));
    }
  }
}

static void log_softmax(size_t rows, size_t columns, float *matrix, size_t stride) {
  for (size_t r = 0; r < rows; r++) {
    float *x = matrix + r * stride;
    vector largest = splat(-__builtin_inff());
    for (size_t c = 0; c < columns; c += LANES) {
      largest = maximum(load_first(columns - c, x + c, x[0]), largest);
    }
    const float shift = largest_lane(largest);
    vector sum = {};
    for (size_t c = 0; c < columns; c += LANES) {
      // The lanes beyond the row must count nothing, and the smallest exponential is not quite 0.
      vector power = exponential(load_first(columns - c, x + c, shift) - shift);
      _Alignas(4 * LANES) float summands[LANES] = {0};
      store_first(columns - c, summands, power);
      sum += load(summands);
    }
    const float offset = shift + __builtin_logf(sum_of_lanes(sum));
    for (size_t c = 0; c < columns; c += LANES) {
      store_first(columns - c, x + c, load_first(columns - c, x + c, 0) - offset);
    }
  }
}
