// Chooses among the instruction sets, and what does not depend on them.

#include "table.h"

ck_level ck_best_level(void) {
#if defined(__x86_64__)
  if (!__builtin_cpu_supports("avx2") || !__builtin_cpu_supports("fma")) return ck_level_portable;
  return __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512vl") &&
                 __builtin_cpu_supports("avx512dq")
             ? ck_level_avx512
             : ck_level_avx2;
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
  }
#endif
  return &kernels_portable;
}

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

void ck_multiply(ck_level level, const ck_product *product) { table(level)->multiply(product); }

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

void ck_log_softmax(ck_level level, size_t rows, size_t columns, float *matrix, size_t stride) {
  table(level)->log_softmax(rows, columns, matrix, stride);
}

void ck_log(ck_level level, size_t count, float floor, const float *input, float *output) {
  table(level)->log(count, floor, input, output);
}

void ck_power(ck_level level, size_t count, const float *complex, float *output) {
  table(level)->power(count, complex, output);
}
