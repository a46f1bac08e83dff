// Matrix products. A tile of TILE_ROWS rows and TILE_PANELS panels of C is summed up in registers over
// the whole depth, parked in a small buffer, and finished from there: bias, epilogue, store. Parking
// costs one store and one load for each `depth` multiply-adds and keeps every epilogue and every edge
// out of the inner loop. A tile of whole panels that needs no finishing is parked in C itself.

#define PANEL_VECTORS (ck_panel_width / LANES)

/// Rows that pass over one group of panels before the next group is fetched: few enough that their
/// part of A stays in the first-level cache beside the panels.
#define ROWS_AT_ONCE (TILE_ROWS * 8)

/// Where the sums of a tile go: a row and a panel on from there, and how far that is.
typedef struct {
  float *start;
  size_t row_stride;
  size_t panel_stride;
} parking;

INLINE float *parked_at(const parking *place, size_t row, size_t v) {
  return place->start + row * place->row_stride + v / PANEL_VECTORS * place->panel_stride +
         v % PANEL_VECTORS * LANES;
}

/// Sums up the tile whose rows begin at `a` and whose panels begin at `packed`. `rows` and `panels` are
/// constants wherever this is expanded, so that `sums` lives in registers.
INLINE void sum_tile(
    size_t rows, size_t panels, size_t depth, const float *a, size_t a_stride, const float *packed,
    const parking *place) {
  const size_t vectors = panels * PANEL_VECTORS;
  vector sums[TILE_ROWS * TILE_PANELS * PANEL_VECTORS];
#pragma clang loop unroll(full)
  for (size_t i = 0; i < rows * vectors; i++) sums[i] = (vector){};
  for (size_t d = 0; d < depth; d++) {
    vector b[TILE_PANELS * PANEL_VECTORS];
#pragma clang loop unroll(full)
    for (size_t v = 0; v < vectors; v++) {
      const size_t panel = v / PANEL_VECTORS;
      b[v] = load(packed + (panel * depth + d) * ck_panel_width + v % PANEL_VECTORS * LANES);
    }
#pragma clang loop unroll(full)
    for (size_t r = 0; r < rows; r++) {
      const float element = a[r * a_stride + d];
#pragma clang loop unroll(full)
      for (size_t v = 0; v < vectors; v++) sums[r * vectors + v] += element * b[v];
    }
  }
#pragma clang loop unroll(full)
  for (size_t r = 0; r < rows; r++) {
#pragma clang loop unroll(full)
    for (size_t v = 0; v < vectors; v++) {
      store(parked_at(place, r, v), sums[r * vectors + v]);
    }
  }
}

typedef void tile_function(
    size_t depth, const float *a, size_t a_stride, const float *packed, const parking *place);

// One function for each size of tile. They stay functions: expanded side by side into one, they leave
// the compiler short of registers, and a spill in this loop costs a factor of three.
#define DEFINE_TILE(rows, panels) \
  static __attribute__((noinline)) void sum_##rows##x##panels( \
      size_t depth, const float *a, size_t a_stride, const float *packed, \
      const parking *place) { \
    sum_tile(rows, panels, depth, a, a_stride, packed, place); \
  }

#if TILE_PANELS == 3
#define DEFINE_TILES(rows) DEFINE_TILE(rows, 1) DEFINE_TILE(rows, 2) DEFINE_TILE(rows, 3)
#define TILES(rows) {sum_##rows##x1, sum_##rows##x2, sum_##rows##x3}
#else
#define DEFINE_TILES(rows) DEFINE_TILE(rows, 1)
#define TILES(rows) {sum_##rows##x1}
#endif

DEFINE_TILES(1)
DEFINE_TILES(2)
#if TILE_ROWS >= 6
DEFINE_TILES(3)
DEFINE_TILES(4)
DEFINE_TILES(5)
DEFINE_TILES(6)
#endif
#if TILE_ROWS >= 9
DEFINE_TILES(7)
DEFINE_TILES(8)
DEFINE_TILES(9)
#endif

/// By rows − 1 and panels − 1.
static tile_function *const tile_functions[TILE_ROWS][TILE_PANELS] = {
    TILES(1),
    TILES(2),
#if TILE_ROWS >= 6
    TILES(3),
    TILES(4),
    TILES(5),
    TILES(6),
#endif
#if TILE_ROWS >= 9
    TILES(7),
    TILES(8),
    TILES(9),
#endif
};

/// Adds the bias to parked sums, applies the epilogue and stores the first `count`.
INLINE void finish_vector(
    size_t count, ck_epilogue epilogue, float scale, const float *parked, const float *bias,
    float *c) {
  vector x = load(parked);
  if (bias) x += load(bias);
  switch (epilogue) {
  case ck_epilogue_store: break;
  case ck_epilogue_silu: x = silu(x); break;
  case ck_epilogue_gelu: x = gelu(x); break;
  case ck_epilogue_add: x = load_first(count, c, 0) + scale * x; break;
  }
  store_first(count, c, x);
}

/// Finishes the parked tile whose corner is (`row`, `column`); `epilogue` is a constant.
INLINE void finish_tile(
    ck_epilogue epilogue, const ck_product *product, size_t row, size_t rows, size_t column,
    size_t panels, const float *tile) {
  const int is_row_major = product->c_panel_stride == ck_panel_width;
  for (size_t p = 0; p < panels; p++) {
    const size_t first = column + p * ck_panel_width;
    const size_t left = product->columns - first;
    const size_t count = is_row_major && left < ck_panel_width ? left : ck_panel_width;
    float *c = product->c + row * product->c_stride +
               first / ck_panel_width * product->c_panel_stride;
    for (size_t r = 0; r < rows; r++) {
      for (size_t v = 0; v < count; v += LANES) {
        finish_vector(
            count - v, epilogue, product->scale, tile + (r * TILE_PANELS + p) * ck_panel_width + v,
            product->bias ? product->bias + first + v : NULL, c + r * product->c_stride + v);
      }
    }
  }
}

static void finish(
    const ck_product *product, size_t row, size_t rows, size_t column, size_t panels,
    const float *tile) {
  switch (product->epilogue) {
  case ck_epilogue_store:
    finish_tile(ck_epilogue_store, product, row, rows, column, panels, tile);
    return;
  case ck_epilogue_silu:
    finish_tile(ck_epilogue_silu, product, row, rows, column, panels, tile);
    return;
  case ck_epilogue_gelu:
    finish_tile(ck_epilogue_gelu, product, row, rows, column, panels, tile);
    return;
  case ck_epilogue_add:
    finish_tile(ck_epilogue_add, product, row, rows, column, panels, tile);
    return;
  }
}

INLINE size_t smaller(size_t a, size_t b) { return a < b ? a : b; }

/// Whether the tiles of a product are what it stores, as they are.
INLINE int needs_no_finishing(const ck_product *product) {
  return product->epilogue == ck_epilogue_store && !product->bias &&
         (product->c_panel_stride != ck_panel_width || product->columns % ck_panel_width == 0);
}

/// Where the tile whose corner is (`row`, `panel`) is parked: in C, or in `tile`.
INLINE parking place_of_tile(
    const ck_product *product, int is_in_place, size_t row, size_t panel, float *tile) {
  if (!is_in_place) return (parking){tile, TILE_PANELS * ck_panel_width, ck_panel_width};
  return (parking){
      product->c + row * product->c_stride + panel * product->c_panel_stride, product->c_stride,
      product->c_panel_stride};
}

static void multiply(const ck_product *product) {
  _Alignas(64) float tile[TILE_ROWS * TILE_PANELS * ck_panel_width];
  const size_t panel_count = (product->columns + ck_panel_width - 1) / ck_panel_width;
  const int is_in_place = needs_no_finishing(product);
  for (size_t block = 0; block < product->rows; block += ROWS_AT_ONCE) {
    const size_t block_end = smaller(block + ROWS_AT_ONCE, product->rows);
    for (size_t panel = 0; panel < panel_count; panel += TILE_PANELS) {
      const size_t panels = smaller(TILE_PANELS, panel_count - panel);
      const float *packed = product->packed + panel * ck_panel_width * product->depth;
      for (size_t row = block; row < block_end; row += TILE_ROWS) {
        const size_t rows = smaller(TILE_ROWS, block_end - row);
        const parking place = place_of_tile(product, is_in_place, row, panel, tile);
        tile_functions[rows - 1][panels - 1](
            product->depth, product->a + row * product->a_stride, product->a_stride, packed,
            &place);
        if (!is_in_place) finish(product, row, rows, panel * ck_panel_width, panels, tile);
      }
    }
  }
}
