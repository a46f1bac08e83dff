// The kernels of one instruction set, as the dispatcher sees them.

#ifndef EARSHOT_CKERNELS_TABLE_H
#define EARSHOT_CKERNELS_TABLE_H

#include "CKernels.h"

/// Rows that are rounded together: a multiple of every kernel's tile.
#define ck_rounded_rows 72

/// What the largest magnitude becomes in bytes; and in words of rows of `depth`, whose sums of products of two
/// such must stay within 32 bits.
#define ck_byte_steps 127
float ck_word_steps(size_t depth);

/// `count` rounded up to a multiple of four.
size_t ck_whole_fours(size_t count);

typedef struct {
  void (*multiply)(const ck_product *product);
  void (*multiply_words)(
      size_t rows, size_t depth, size_t columns, const float *a, size_t a_stride,
      const int16_t *packed, const float *scales, const float *bias, ck_epilogue epilogue,
      float scale, float *c, size_t c_stride, void *scratch);
  void (*layer_norm)(
      size_t rows, size_t columns, const float *input, size_t input_stride, const float *gain,
      const float *bias, float epsilon, float *output, size_t output_stride);
  void (*gated_linear_unit)(
      size_t rows, size_t columns, const float *input, size_t input_stride, float *output,
      size_t output_stride);
  void (*depthwise_silu)(
      size_t rows, size_t columns, size_t tap_count, const float *input, size_t input_stride,
      const float *taps, const float *bias, float *output, size_t output_stride);
  void (*attention_head)(
      size_t frames, size_t width, float scale, const float *queries, const float *keys,
      const float *values, size_t stride, float *scratch, float *output, size_t output_stride);
  void (*whole_attention_head)(
      size_t frames, size_t width, float scale, const float *queries, const float *keys,
      const float *values, size_t stride, float *scratch, float *output, size_t output_stride);
  void (*log_softmax)(size_t rows, size_t columns, float *matrix, size_t stride);
  void (*log)(size_t count, float floor, const float *input, float *output);
  void (*power)(size_t count, const float *complex, float *output);
} kernel_table;

extern const kernel_table kernels_portable;
#if defined(__x86_64__)
extern const kernel_table kernels_avx2;
extern const kernel_table kernels_avx512;
extern const kernel_table kernels_avx512_vnni;
#endif

#endif
