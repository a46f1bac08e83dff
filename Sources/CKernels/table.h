// The kernels of one instruction set, as the dispatcher sees them.

#ifndef EARSHOT_CKERNELS_TABLE_H
#define EARSHOT_CKERNELS_TABLE_H

#include "CKernels.h"

typedef struct {
  void (*multiply)(const ck_product *product);
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
  void (*log_softmax)(size_t rows, size_t columns, float *matrix, size_t stride);
  void (*log)(size_t count, float floor, const float *input, float *output);
  void (*power)(size_t count, const float *complex, float *output);
} kernel_table;

extern const kernel_table kernels_portable;
#if defined(__x86_64__)
extern const kernel_table kernels_avx2;
extern const kernel_table kernels_avx512;
#endif

#endif
