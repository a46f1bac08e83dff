// Chooses among the instruction sets, and what does not depend on them.

#include "table.h"

ck_level ck_best_level(void) {
#if defined(__x86_64__)
  if (!__builtin_cpu_supports("avx2") || !__builtin_cpu_supports("fma")) return ck_level_portable;
  if (!__builtin_cpu_supports("avx512f") || !__builtin_cpu_supports("avx512vl") ||
      !__builtin_cpu_supports("avx512dq") || !__builtin_cpu_supports("avx512bw")) {
    return ck_level_avx2;
  }
  return __builtin_cpu_supports("avx512vnni") ? ck_level_avx512_vnni : ck_level_avx512;
#else
  return ck_level_portable;
#endif
}

static const kernel_table *table(ck_level level) {
#if defined(__x86_64__)
  switch (level) {
  case ck_level_portable: return &kernels_portable;
  case ck_level_avx2: return &kernels_avx2;
  case ck_level_avx512: return &kernels_avx512;
  case ck_level_avx512_vnni: return &kernels_avx512_vnni;
  }
#endif
  return &kernels_portable;
}

void ck_multiply(ck_level level, const ck_product *product) { table(level)->multiply(product); }

size_t ck_word_scratch_size(size_t depth) {
  // The words, scales and sums of the rows that are rounded at once, each from a cache line on.
  return ck_rounded_rows * (2 * (depth + 1) + sizeof(float) + sizeof(int32_t)) + 3 * 64;
}

void ck_multiply_words(
    ck_level level, size_t rows, size_t depth, size_t columns, const float *a, size_t a_stride,
    const int16_t *packed, const float *scales, const float *bias, ck_epilogue epilogue,
    float scale, float *c, size_t c_stride, void *scratch) {
  table(level)->multiply_words(
      rows, depth, columns, a, a_stride, packed, scales, bias, epilogue, scale, c, c_stride,
      scratch);
}

void ck_layer_norm(
    ck_level level, size_t rows, size_t columns, const float *input, size_t input_stride,
    const float *gain, const float *bias, float epsilon, float *output, size_t output_stride) {
  table(level)->layer_norm(
      rows, columns, input, input_stride, gain, bias, epsilon, output, output_stride);
}

void ck_gated_linear_unit(
    ck_level level, size_t rows, size_t columns, const float *input, size_t input_stride,
    float *output, size_t output_stride) {
  table(level)->gated_linear_unit(rows, columns, input, input_stride, output, output_stride);
}

void ck_depthwise_silu(
    ck_level level, size_t rows, size_t columns, size_t tap_count, const float *input,
    size_t input_stride, const float *taps, const float *bias, float *output,
    size_t output_stride) {
  table(level)->depthwise_silu(
      rows, columns, tap_count, input, input_stride, taps, bias, output, output_stride);
}

size_t ck_attention_scratch_size(size_t frames, size_t width) {
  // The widest level's needs: the values transposed, three panels of queries, three of scores, and
  // three of the output.
  const size_t group = 3 * ck_panel_width;
  return width * frames + group * width + group * frames + group * width;
}

void ck_attention_head(
    ck_level level, size_t frames, size_t width, float scale, const float *queries,
    const float *keys, const float *values, size_t stride, float *scratch, float *output,
    size_t output_stride) {
  table(level)->attention_head(
      frames, width, scale, queries, keys, values, stride, scratch, output, output_stride);
}

size_t ck_whole_attention_scratch_size(size_t frames, size_t width) {
  // Each part begins on a cache line of 16 floats, so counts are rounded up by one of them.
  const size_t group = 3 * ck_panel_width, line = 16;
  const size_t floats = (width > group ? width : group) * frames + group * width + frames + width;
  const size_t sums = frames + width;
  const size_t bytes = (frames + 2 * group) * ck_whole_fours(width) +
                       (width + group) * ck_whole_fours(frames);
  return floats + sums + bytes / sizeof(float) + 12 * line;
}

void ck_whole_attention_head(
    ck_level level, size_t frames, size_t width, float scale, const float *queries,
    const float *keys, const float *values, size_t stride, float *scratch, float *output,
    size_t output_stride) {
  table(level)->whole_attention_head(
      frames, width, scale, queries, keys, values, stride, scratch, output, output_stride);
}

void ck_log_softmax(ck_level level, size_t rows, size_t columns, float *matrix, size_t stride) {
  table(level)->log_softmax(rows, columns, matrix, stride);
}

void ck_log(ck_level level, size_t count, float floor, const float *input, float *output) {
  table(level)->log(count, floor, input, output);
}

void ck_power(ck_level level, size_t count, const float *complex, float *output) {
  table(level)->power(count, complex, output);
}
