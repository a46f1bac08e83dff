// Products of whole numbers, in bytes and in words of 16 bits. They are summed up exactly, four bytes of a
// row (four bytes or two words) at a time, and become floats when a tile is parked. Everything from there on
// is that of product.h.
//
// A is signed. B is unsigned in bytes, 128 standing for 0 where there are negative numbers, because that is
// what processors multiply four at a time; what this adds to a sum is the row's own sum times 128.

typedef short lanes_of_pair __attribute__((vector_size(4 * LANES)));

/// `sums` and, in each lane, the products of the two words of `b` with those of `a`.
INLINE lanes_of_int add_products_of_two(lanes_of_int sums, lanes_of_int b, lanes_of_int a) {
#if defined(ADD_TWO)
  return ADD_TWO(sums, b, a);
#else
  return sums + (b << 16 >> 16) * (a << 16 >> 16) + (b >> 16) * (a >> 16);
#endif
}

/// `sums` and, in each lane, the products of the four unsigned bytes of `b` with the signed ones of `a`.
INLINE lanes_of_int add_products_of_four(lanes_of_int sums, lanes_of_int b, lanes_of_int a) {
#if defined(ADD_FOUR)
  return ADD_FOUR(sums, b, a);
#else
  // Bytes 0 and 2 as words, then 1 and 3.
  const lanes_of_int even = splat_int(0x00FF00FF);
  sums = add_products_of_two(sums, b & even, (lanes_of_int)((lanes_of_pair)a << 8 >> 8));
  return add_products_of_two(sums, b >> 8 & even, (lanes_of_int)((lanes_of_pair)a >> 8));
#endif
}

/// What a tile of whole numbers is summed up from: `a` begins at its first row, `packed` and `scales` at its
/// first panel. `depth` counts bytes of a row and is a multiple of four.
typedef struct {
  size_t depth;
  whole_rows a;
  const char *packed;
  /// What stands for 0 in `packed`.
  int32_t zero;
  const float *scales;
} whole_operands;

/// As `sum_tile`, of whole numbers; `size` is a constant, too.
INLINE void sum_whole_tile(
    size_t size, size_t rows, size_t panels, const whole_operands *of, const parking *place) {
  const size_t vectors = panels * PANEL_VECTORS;
  const char *a = of->a.start;
  const size_t a_stride = of->a.stride;
  lanes_of_int sums[WHOLE_TILE_ROWS * TILE_PANELS * PANEL_VECTORS];
#pragma clang loop unroll(full)
  for (size_t i = 0; i < rows * vectors; i++) sums[i] = (lanes_of_int){};
  for (size_t d = 0; d < of->depth; d += 4) {
    lanes_of_int b[TILE_PANELS * PANEL_VECTORS];
#pragma clang loop unroll(full)
    for (size_t v = 0; v < vectors; v++) {
      const size_t panel = v / PANEL_VECTORS;
      b[v] = load_lanes(
          of->packed + (panel * of->depth + d) * ck_panel_width + v % PANEL_VECTORS * 4 * LANES);
    }
#pragma clang loop unroll(full)
    for (size_t r = 0; r < rows; r++) {
      int four;
      memcpy(&four, a + r * a_stride + d, sizeof four);
#pragma clang loop unroll(full)
      for (size_t v = 0; v < vectors; v++) {
        lanes_of_int *sum = &sums[r * vectors + v];
        *sum = size == sizeof(int8_t) ? add_products_of_four(*sum, b[v], splat_int(four))
                                      : add_products_of_two(*sum, b[v], splat_int(four));
      }
    }
  }
#pragma clang loop unroll(full)
  for (size_t r = 0; r < rows; r++) {
    const int32_t surplus = of->zero ? of->zero * of->a.sums[r] : 0;
    const float scale = of->a.scales[r];
#pragma clang loop unroll(full)
    for (size_t v = 0; v < vectors; v++) {
      const vector sum = __builtin_convertvector(sums[r * vectors + v] - surplus, vector);
      store(parked_at(place, r, v), sum * (scale * load(of->scales + v * LANES)));
    }
  }
}

typedef void whole_tile_function(const whole_operands *of, const parking *place);

// Functions of their own for the reason that product.h gives.
#define DEFINE_WHOLE_TILE(element, rows, panels) \
  static __attribute__((noinline)) void sum_##element##_##rows##x##panels( \
      const whole_operands *of, const parking *place) { \
    sum_whole_tile(sizeof(element), rows, panels, of, place); \
  }

#if TILE_PANELS == 3
#define DEFINE_WHOLE_TILES_OF(element, rows) \
  DEFINE_WHOLE_TILE(element, rows, 1) \
  DEFINE_WHOLE_TILE(element, rows, 2) \
  DEFINE_WHOLE_TILE(element, rows, 3)
#define WHOLE_TILES(element, rows) \
  {sum_##element##_##rows##x1, sum_##element##_##rows##x2, sum_##element##_##rows##x3}
#else
#define DEFINE_WHOLE_TILES_OF(element, rows) DEFINE_WHOLE_TILE(element, rows, 1)
#define WHOLE_TILES(element, rows) {sum_##element##_##rows##x1}
#endif
#define DEFINE_WHOLE_TILES(rows) \
  DEFINE_WHOLE_TILES_OF(int8_t, rows) DEFINE_WHOLE_TILES_OF(int16_t, rows)

DEFINE_WHOLE_TILES(1)
DEFINE_WHOLE_TILES(2)
#if WHOLE_TILE_ROWS >= 6
DEFINE_WHOLE_TILES(3)
DEFINE_WHOLE_TILES(4)
DEFINE_WHOLE_TILES(5)
DEFINE_WHOLE_TILES(6)
#endif
#if WHOLE_TILE_ROWS >= 9
DEFINE_WHOLE_TILES(7)
DEFINE_WHOLE_TILES(8)
DEFINE_WHOLE_TILES(9)
#endif

#define TWO_WHOLE_TILES(element) WHOLE_TILES(element, 1), WHOLE_TILES(element, 2)
#define SIX_WHOLE_TILES(element) \
  TWO_WHOLE_TILES(element), WHOLE_TILES(element, 3), WHOLE_TILES(element, 4), \
      WHOLE_TILES(element, 5), WHOLE_TILES(element, 6)
#define NINE_WHOLE_TILES(element) \
  SIX_WHOLE_TILES(element), WHOLE_TILES(element, 7), WHOLE_TILES(element, 8), \
      WHOLE_TILES(element, 9)
#if WHOLE_TILE_ROWS == 2
#define ALL_WHOLE_TILES TWO_WHOLE_TILES
#elif WHOLE_TILE_ROWS == 6
#define ALL_WHOLE_TILES SIX_WHOLE_TILES
#else
#define ALL_WHOLE_TILES NINE_WHOLE_TILES
#endif

/// By size of the elements − 1, rows − 1 and panels − 1.
static whole_tile_function *const whole_tile_functions[2][WHOLE_TILE_ROWS][TILE_PANELS] = {
    {ALL_WHOLE_TILES(int8_t)}, {ALL_WHOLE_TILES(int16_t)}};

/// C = epilogue(A · B + bias) of whole numbers, exact before the scales of row and column.
typedef struct {
  /// Bytes of an element.
  size_t size;
  whole_rows a;
  /// Panels of (bytes of the depth / 4, column, four bytes); `zero` is what stands for 0 in it: 128 in
  /// bytes where elements may be negative, else 0.
  const char *packed;
  int32_t zero;
  /// One number a column of B, with room for whole panels.
  const float *scales;
  /// Its rows, depth (in elements), columns, bias, epilogue and C. A and B are the ones above.
  ck_product floats;
} whole_product;

static void multiply_whole(const whole_product *product) {
  _Alignas(64) float tile[WHOLE_TILE_ROWS * TILE_PANELS * ck_panel_width];
  const ck_product *floats = &product->floats;
  const size_t depth = ck_whole_fours(product->size * floats->depth);
  const size_t panel_count = (floats->columns + ck_panel_width - 1) / ck_panel_width;
  const int is_in_place = needs_no_finishing(floats);
  for (size_t block = 0; block < floats->rows; block += ROWS_AT_ONCE) {
    const size_t block_end = smaller(block + ROWS_AT_ONCE, floats->rows);
    for (size_t panel = 0; panel < panel_count; panel += TILE_PANELS) {
      const size_t panels = smaller(TILE_PANELS, panel_count - panel);
      whole_operands of = {
          .depth = depth,
          .a = product->a,
          .packed = product->packed + panel * ck_panel_width * depth,
          .zero = product->zero,
          .scales = product->scales + panel * ck_panel_width,
      };
      for (size_t row = block; row < block_end; row += WHOLE_TILE_ROWS) {
        const size_t rows = smaller(WHOLE_TILE_ROWS, block_end - row);
        of.a.start = product->a.start + row * product->a.stride;
        of.a.scales = product->a.scales + row;
        of.a.sums = product->a.sums + row;
        const parking place = place_of_tile(floats, is_in_place, row, panel, tile);
        whole_tile_functions[product->size - 1][rows - 1][panels - 1](&of, &place);
        if (!is_in_place) finish(floats, row, rows, panel * ck_panel_width, panels, tile);
      }
    }
  }
}

/// The next `size` bytes of scratch, which begin on a cache line if the scratch does.
INLINE void *take(char **scratch, size_t size) {
  void *start = *scratch;
  *scratch += (size + 63) / 64 * 64;
  return start;
}

static void multiply_words(
    size_t rows, size_t depth, size_t columns, const float *a, size_t a_stride,
    const int16_t *packed, const float *scales, const float *bias, ck_epilogue epilogue,
    float scale, float *c, size_t c_stride, void *scratch) {
  const size_t row_stride = ck_whole_fours(sizeof(int16_t) * depth);
  char *free = scratch;
  char *words = take(&free, ck_rounded_rows * row_stride);
  float *row_scales = take(&free, ck_rounded_rows * sizeof(float));
  int32_t *row_sums = take(&free, ck_rounded_rows * sizeof(int32_t));
  for (size_t first = 0; first < rows; first += ck_rounded_rows) {
    const size_t count = smaller(ck_rounded_rows, rows - first);
    round_rows_to_words(
        count, depth, a + first * a_stride, a_stride, words, row_stride, row_scales, row_sums);
    multiply_whole(&(whole_product){
        .size = sizeof(int16_t),
        .a = {words, row_stride, row_scales, row_sums},
        .packed = (const char *)packed, .scales = scales,
        .floats = {
            .rows = count, .depth = depth, .columns = columns, .bias = bias,
            .epilogue = epilogue, .scale = scale,
            .c = c + first * c_stride, .c_stride = c_stride, .c_panel_stride = ck_panel_width,
        },
    });
  }
}
