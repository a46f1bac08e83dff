// What 8-bit products could give: products.c measures, on the shapes of the acoustic network and on one core, a plain but
// well-blocked product of 8-bit integers (AVX-512 VNNI: unsigned rows times signed weights, sums in 32 bits, then back to
// floats with a scale for each row and column) beside one of floats blocked alike (AVX-512 FMA).
//
//     cc -O3 -o products products.c -lm && ./products [SECONDS]
//
// Prints for each shape rows × depth × columns: GFLOP/s of both (multiplications and additions of 8 bits counted alike), the
// gain, and the gain when the rows must first be turned into 8 bits, as they must in a network whose norms, SiLU and
// residual sums stay in floats.

#define _GNU_SOURCE
#include <immintrin.h>
#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#define VNNI __attribute__((target("avx512f,avx512bw,avx512vl,avx512vnni")))
#define ROWS 8    // rows of a tile
#define PANELS 3  // vectors of 16 columns of a tile
#define TILE_COLUMNS (16 * PANELS)

static double processor_seconds(void) {
  struct timespec t;
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
  return t.tv_sec + 1e-9 * t.tv_nsec;
}

// B packed: for each tile of 48 columns, for each depth, 48 floats.
VNNI static void floats(int rows, int depth, int columns, const float *a, const float *packed, float *c) {
  for (int j = 0; j < columns; j += TILE_COLUMNS) {
    const float *panel = packed + (size_t)j * depth;
    for (int i = 0; i < rows; i += ROWS) {
      __m512 sum[ROWS][PANELS];
      for (int r = 0; r < ROWS; r++)
        for (int p = 0; p < PANELS; p++) sum[r][p] = _mm512_setzero_ps();
      for (int d = 0; d < depth; d++) {
        __m512 b[PANELS];
        for (int p = 0; p < PANELS; p++) b[p] = _mm512_loadu_ps(panel + (size_t)d * TILE_COLUMNS + 16 * p);
        for (int r = 0; r < ROWS; r++) {
          __m512 x = _mm512_set1_ps(a[(size_t)(i + r) * depth + d]);
          for (int p = 0; p < PANELS; p++) sum[r][p] = _mm512_fmadd_ps(x, b[p], sum[r][p]);
        }
      }
      for (int r = 0; r < ROWS; r++)
        for (int p = 0; p < PANELS; p++)
          _mm512_storeu_ps(c + (size_t)(i + r) * columns + j + 16 * p, sum[r][p]);
    }
  }
}

// B packed: for each tile of 48 columns, for each four of depth, 48 × 4 signed bytes. Rows hold bytes with 128 added;
// `offset` is what that adds to each column's sum. c = (sum − offset) · row scale · column scale.
VNNI static void bytes(
    int rows, int depth, int columns, const uint8_t *a, const int8_t *packed, const int32_t *offset,
    const float *row_scale, const float *column_scale, float *c) {
  for (int j = 0; j < columns; j += TILE_COLUMNS) {
    const int8_t *panel = packed + (size_t)j * depth;
    for (int i = 0; i < rows; i += ROWS) {
      __m512i sum[ROWS][PANELS];
      for (int r = 0; r < ROWS; r++)
        for (int p = 0; p < PANELS; p++) sum[r][p] = _mm512_setzero_si512();
      for (int d = 0; d < depth; d += 4) {
        __m512i b[PANELS];
        for (int p = 0; p < PANELS; p++) b[p] = _mm512_loadu_si512(panel + (size_t)d * TILE_COLUMNS + 64 * p);
        for (int r = 0; r < ROWS; r++) {
          int32_t four;
          memcpy(&four, a + (size_t)(i + r) * depth + d, 4);
          __m512i x = _mm512_set1_epi32(four);
          for (int p = 0; p < PANELS; p++) sum[r][p] = _mm512_dpbusd_epi32(sum[r][p], x, b[p]);
        }
      }
      for (int r = 0; r < ROWS; r++) {
        __m512 scale = _mm512_set1_ps(row_scale[i + r]);
        for (int p = 0; p < PANELS; p++) {
          __m512i whole = _mm512_sub_epi32(sum[r][p], _mm512_loadu_si512(offset + j + 16 * p));
          __m512 value = _mm512_mul_ps(_mm512_cvtepi32_ps(whole), _mm512_mul_ps(scale, _mm512_loadu_ps(column_scale + j + 16 * p)));
          _mm512_storeu_ps(c + (size_t)(i + r) * columns + j + 16 * p, value);
        }
      }
    }
  }
}

// Each row to bytes with 128 added, by its own largest value.
VNNI static void quantise(int rows, int depth, const float *a, uint8_t *out, float *row_scale) {
  for (int i = 0; i < rows; i++) {
    const float *row = a + (size_t)i * depth;
    __m512 most = _mm512_setzero_ps();
    for (int d = 0; d < depth; d += 16) most = _mm512_max_ps(most, _mm512_abs_ps(_mm512_loadu_ps(row + d)));
    float largest = _mm512_reduce_max_ps(most) + 1e-20f;
    row_scale[i] = largest / 127;
    __m512 scale = _mm512_set1_ps(127 / largest);
    for (int d = 0; d < depth; d += 16) {
      __m512i whole = _mm512_cvtps_epi32(_mm512_mul_ps(_mm512_loadu_ps(row + d), scale));
      whole = _mm512_add_epi32(whole, _mm512_set1_epi32(128));
      _mm_storeu_si128((__m128i *)(out + (size_t)i * depth + d), _mm512_cvtepi32_epi8(whole));
    }
  }
}

static void *room(size_t size) {
  void *place = aligned_alloc(64, (size + 63) / 64 * 64);
  if (!place) exit(1);
  return place;
}

static void measure(const char *name, int rows, int depth, int columns, double seconds) {
  size_t count_a = (size_t)rows * depth, count_b = (size_t)depth * columns, count_c = (size_t)rows * columns;
  float *a = room(4 * count_a), *b = room(4 * count_b), *packed = room(4 * count_b), *c = room(4 * count_c), *c8 = room(4 * count_c);
  uint8_t *a8 = room(count_a);
  int8_t *packed8 = room(count_b);
  int32_t *offset = room(4 * columns);
  float *row_scale = room(4 * rows), *column_scale = room(4 * columns);
  srand(1);
  for (size_t i = 0; i < count_a; i++) a[i] = rand() / (float)RAND_MAX - 0.5f;
  for (size_t i = 0; i < count_b; i++) b[i] = rand() / (float)RAND_MAX - 0.5f;
  for (int k = 0; k < columns; k++) {
    float largest = 0;
    for (int d = 0; d < depth; d++) largest = fmaxf(largest, fabsf(b[(size_t)d * columns + k]));
    column_scale[k] = largest / 127;
    offset[k] = 0;
    for (int d = 0; d < depth; d++) {
      int tile = k / TILE_COLUMNS, within = k % TILE_COLUMNS;
      int8_t whole = (int8_t)lrintf(b[(size_t)d * columns + k] / column_scale[k]);
      packed[((size_t)tile * depth + d) * TILE_COLUMNS + within] = b[(size_t)d * columns + k];
      packed8[((size_t)tile * depth + d / 4 * 4) * TILE_COLUMNS + within * 4 + d % 4] = whole;
      offset[k] += 128 * whole;
    }
  }
  double best[3] = {1e9, 1e9, 1e9};
  double until = processor_seconds() + seconds;
  while (processor_seconds() < until) {
    double t0 = processor_seconds();
    floats(rows, depth, columns, a, packed, c);
    double t1 = processor_seconds();
    quantise(rows, depth, a, a8, row_scale);
    double t2 = processor_seconds();
    bytes(rows, depth, columns, a8, packed8, offset, row_scale, column_scale, c8);
    double t3 = processor_seconds();
    best[0] = fmin(best[0], t1 - t0), best[1] = fmin(best[1], t2 - t1), best[2] = fmin(best[2], t3 - t2);
  }
  double error = 0, power = 0;
  for (size_t i = 0; i < count_c; i++) error += (c8[i] - c[i]) * (c8[i] - c[i]), power += c[i] * c[i];
  double work = 2e-9 * rows * depth * columns;
  printf("| %s | %d × %d × %d | %.0f | %.0f | %.2f | %.2f | %.1f dB |\n", name, rows, depth, columns, work / best[0],
         work / best[2], best[0] / best[2], best[0] / (best[2] + best[1]), 10 * log10(error / power));
}

int main(int count, char **arguments) {
  double seconds = count > 1 ? atof(arguments[1]) : 1;
  if (!__builtin_cpu_supports("avx512vnni")) {
    printf("this processor has no AVX-512 VNNI\n");
    return 0;
  }
  printf("| layer | rows × depth × columns | floats, GFLOP/s | 8 bits | gain | gain with quantising the rows | error |\n");
  printf("|---|---|---|---|---|---|---|\n");
  measure("feed-forward, in", 72, 144, 576, seconds);
  measure("feed-forward, out", 72, 576, 144, seconds);
  measure("attention, in", 72, 144, 432, seconds);
  measure("attention, out", 72, 144, 144, seconds);
  measure("convolution, in", 72, 144, 288, seconds);
  measure("256³, for comparison", 256, 256, 240, seconds);
  return 0;
}
