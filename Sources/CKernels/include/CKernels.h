// Blocked, vectorised kernels of the acoustic network, in single precision and in whole numbers.
//
// Every kernel takes the instruction set to run on as its first argument, so that a program chooses
// once and a test can run all of them; nothing here keeps state, allocates, or reads beyond what its
// arguments say. Matrices are row-major; a stride is the distance between rows, in floats. Pointers
// need no alignment, but 64 bytes are fastest. Counts are never negative.
//
// The same source (body/) is compiled once for each instruction set with another vector width, by
// function-level targets: the package needs no unsafe compiler flags and runs on any x86-64 or arm64.

#ifndef EARSHOT_CKERNELS_H
#define EARSHOT_CKERNELS_H

#include <stddef.h>
#include <stdint.h>

#pragma clang assume_nonnull begin

/// The instruction sets that the kernels are compiled for, the slowest first.
typedef enum __attribute__((enum_extensibility(closed), swift_name("KernelLevel"))) {
  /// Vectors of 4, for every processor.
  ck_level_portable __attribute__((swift_name("portable"))) = 0,
  /// Vectors of 8 with fused multiply-add (x86-64 since 2013).
  ck_level_avx2 __attribute__((swift_name("avx2"))) = 1,
  /// Vectors of 16 (AVX-512 F, BW, DQ and VL).
  ck_level_avx512 __attribute__((swift_name("avx512"))) = 2,
  /// The same with products of two words or four bytes at once (AVX-512 VNNI), x86-64 servers since 2019.
  ck_level_avx512_vnni __attribute__((swift_name("avx512VNNI"))) = 3,
} ck_level;

/// The fastest level that this processor and its system can run.
///
/// No kernel may be called at a higher one.
ck_level ck_best_level(void) __attribute__((swift_name("getter:KernelLevel.best()")));

/// Columns in a panel of a packed matrix.
#define ck_panel_width 16

/// Floats that a packed matrix of this size takes: `columns` rounded up to whole panels, × `depth`.
size_t ck_packed_size(size_t depth, size_t columns);

/// Packs a `depth` × `columns` matrix into panels of 16 columns: panel after panel, in each row after
/// row, columns that do not exist as zeros. `scale` multiplies every element.
///
/// Element (d, c) is read at `matrix[d * depth_stride + c * column_stride]`, so that a transposed
/// matrix is packed by exchanging the strides.
void ck_pack(
    size_t depth, size_t columns, const float *matrix, size_t depth_stride, size_t column_stride,
    float scale, float *packed);

/// What happens to an element x of a product, its bias added, before it is stored to y.
typedef enum __attribute__((enum_extensibility(closed), swift_name("KernelEpilogue"))) {
  /// y = x
  ck_epilogue_store __attribute__((swift_name("store"))) = 0,
  /// y = x / (1 + exp(-x))
  ck_epilogue_silu __attribute__((swift_name("silu"))) = 1,
  /// y = x (1 + erf(x / sqrt 2)) / 2
  ck_epilogue_gelu __attribute__((swift_name("gelu"))) = 2,
  /// y = y + scale · x
  ck_epilogue_add __attribute__((swift_name("add"))) = 3,
} ck_epilogue;

/// A product C = epilogue(A · B + bias).
typedef struct {
  /// Rows of A and C.
  size_t rows;
  /// Columns of A and rows of B.
  size_t depth;
  /// Columns of B and C.
  size_t columns;
  /// A: element (r, d) at `a[r * a_stride + d]`. Rows may overlap: the frames of a signal are rows
  /// whose stride is the hop.
  const float *a;
  size_t a_stride;
  /// B, packed by `ck_pack`.
  const float *packed;
  /// One number a column, with room for whole panels (as `ck_packed_size(1, columns)`), or none.
  const float *_Nullable bias;
  ck_epilogue epilogue;
  /// For `ck_epilogue_add`.
  float scale;
  /// C: element (r, c) at `c[r * c_stride + c / 16 * c_panel_stride + c % 16]`, so a `c_panel_stride`
  /// of 16 is a plain row-major matrix, and `c_stride` 16 writes panels as `ck_pack` would.
  /// With panels, all 16 columns of the last one are written.
  float *c;
  size_t c_stride;
  size_t c_panel_stride;
} ck_product;

/// Computes a product. Takes 2 · rows · depth · columns operations; A and C must not overlap.
void ck_multiply(ck_level level, const ck_product *product);

/// Words of 16 bits that a matrix packed by `ck_pack_words` takes: `columns` rounded up to whole panels, ×
/// `depth` rounded up to pairs.
size_t ck_packed_word_count(size_t depth, size_t columns);

/// Packs a matrix as `ck_pack` does, but in words of 16 bits: x of column c becomes round(x · s / m), where m
/// is the column's largest magnitude and s = ⌊√(2³¹ / depth)⌋, and `scales[c]` is m / s (0 where all are 0),
/// with room for whole panels. Two rows lie together: a panel is (row / 2, column, row % 2).
void ck_pack_words(
    size_t depth, size_t columns, const float *matrix, size_t depth_stride, size_t column_stride,
    int16_t *packed, float *scales);

/// Bytes of scratch that `ck_multiply_words` needs.
size_t ck_word_scratch_size(size_t depth);

/// A product C = epilogue(A · B + bias) in words: each row of A is rounded as `ck_pack_words` rounds the
/// columns of B, the products are summed up exactly, in whole numbers, and the scales of row and column
/// make a float of each sum. So levels differ only where a number lies half-way between two steps.
///
/// A as in `ck_product`, all of it finite. `packed` and `scales` are those of `ck_pack_words`. `scratch` is
/// aligned to 64 bytes.
void ck_multiply_words(
    ck_level level, size_t rows, size_t depth, size_t columns, const float *a, size_t a_stride,
    const int16_t *packed, const float *scales, const float *_Nullable bias, ck_epilogue epilogue,
    float scale, float *c, size_t c_stride, void *scratch);

/// Normalises each row to mean 0 and variance 1 (with `epsilon` added to the variance), then
/// multiplies by `gain` and adds `bias`, one of each a column. `output` may be `input`.
void ck_layer_norm(
    ck_level level, size_t rows, size_t columns, const float *input, size_t input_stride,
    const float *gain, const float *bias, float epsilon, float *output, size_t output_stride);

/// Gated linear unit: `output` = first half of each input row × sigmoid of its second half.
/// `columns` counts one half.
void ck_gated_linear_unit(
    ck_level level, size_t rows, size_t columns, const float *input, size_t input_stride,
    float *output, size_t output_stride);

/// Convolution over the rows of each column by itself, then bias and SiLU:
/// `output[r][c] = silu(bias[c] + Σ_t input[r + t][c] · taps[t][c])` with `input` of
/// `rows + tap_count - 1` rows. `taps` has `columns` floats a row. `output` must not be `input`.
void ck_depthwise_silu(
    ck_level level, size_t rows, size_t columns, size_t tap_count, const float *input,
    size_t input_stride, const float *taps, const float *bias, float *output,
    size_t output_stride);

/// Floats of scratch that `ck_attention_head` needs.
size_t ck_attention_scratch_size(size_t frames, size_t width);

/// One head of self-attention over `frames` frames: `output = softmax(Q · Kᵀ · scale) · V`.
///
/// Q, K and V are `frames` × `width` with rows `stride` apart. Takes time in proportion to `frames`².
void ck_attention_head(
    ck_level level, size_t frames, size_t width, float scale, const float *queries,
    const float *keys, const float *values, size_t stride, float *scratch, float *output,
    size_t output_stride);

/// Floats of scratch that `ck_whole_attention_head` needs.
size_t ck_whole_attention_scratch_size(size_t frames, size_t width);

/// `ck_attention_head` with both products in bytes: a scale for each query, each key, and each column of V
/// over all frames. A query's weights are 254ths of its largest, and what rounding leaves of one is carried
/// on to the next frame's. Sums are kept in 32 bits, so there are at most 66,000 frames. `scratch` is aligned
/// to 64 bytes.
void ck_whole_attention_head(
    ck_level level, size_t frames, size_t width, float scale, const float *queries,
    const float *keys, const float *values, size_t stride, float *scratch, float *output,
    size_t output_stride);

/// Replaces each row by its log-softmax: x - ln Σ exp x.
void ck_log_softmax(ck_level level, size_t rows, size_t columns, float *matrix, size_t stride);

/// `output[i] = ln(max(input[i], floor))` with a `floor` that is a positive normal number; what is
/// not a number counts as `floor`, and the infinite as 2^128. `output` may be `input`.
void ck_log(ck_level level, size_t count, float floor, const float *input, float *output);

/// `output[i] = |z_i|²` of `count` complex numbers, real and imaginary part in turn.
void ck_power(ck_level level, size_t count, const float *complex, float *output);

#pragma clang assume_nonnull end

#endif
