// From the Fourier transform to the logarithm of the mel bands.

static void log_of(size_t count, float floor, const float *input, float *output) {
  for (size_t i = 0; i < count; i += LANES) {
    const size_t left = count - i;
    vector value = maximum(load_first(left, input + i, floor), splat(floor));
    store_first(left, output + i, logarithm(value));
  }
}

static void power_of(size_t count, const float *complex, float *output) {
  for (size_t i = 0; i < count; i++) {
    output[i] = complex[2 * i] * complex[2 * i] + complex[2 * i + 1] * complex[2 * i + 1];
  }
}
