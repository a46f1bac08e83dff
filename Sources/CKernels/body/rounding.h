// Rounds rows of floats to whole numbers, bytes or words of 16 bits: so many steps of each row's largest
// magnitude.

typedef signed char lanes_of_byte __attribute__((vector_size(LANES)));
typedef short lanes_of_word __attribute__((vector_size(2 * LANES)));
/// Four bytes a lane in memory, where nothing is known of the alignment.
typedef int stored_lanes __attribute__((vector_size(4 * LANES), aligned(1), may_alias));

INLINE lanes_of_int load_lanes(const void *from) { return *(const stored_lanes *)from; }
INLINE void store_lanes(void *to, lanes_of_int value) { *(stored_lanes *)to = value; }
INLINE lanes_of_int splat_int(int value) { return value - (lanes_of_int){}; }

/// The nearest whole numbers, a half to the even one, of what is no larger than 2^22.
INLINE lanes_of_int nearest_lanes(vector x) {
  return (lanes_of_int)(x + 0x1.8p23f) - 0x4B400000;
}

INLINE float largest_magnitude(size_t count, const float *x) {
  vector most = {};
  for (size_t c = 0; c < count; c += LANES) {
    const size_t left = count - c;
    const vector value =
        left < LANES && count >= LANES ? load(x + count - LANES) : load_first(left, x + c, 0);
    most = maximum(maximum(value, -value), most);
  }
  return largest_lane(most);
}

INLINE lanes_of_int lane_numbers(void) {
  lanes_of_int numbers = {};
  for (int lane = 0; lane < LANES; lane++) numbers[lane] = lane;
  return numbers;
}

/// Rounds LANES numbers · `factor`, writes them as elements of `size` bytes, and gives them.
INLINE lanes_of_int round_lanes(size_t size, const float *x, float factor, char *to) {
  const lanes_of_int whole = nearest_lanes(load(x) * factor);
  if (size == sizeof(int8_t)) {
    const lanes_of_byte narrow = __builtin_convertvector(whole, lanes_of_byte);
    memcpy(to, &narrow, sizeof narrow);
  } else {
    const lanes_of_word narrow = __builtin_convertvector(whole, lanes_of_word);
    memcpy(to, &narrow, sizeof narrow);
  }
  return whole;
}

/// Rows of whole numbers: row r of a matrix is about `scales[r]` · the elements at `start + r * stride`.
typedef struct {
  /// Signed bytes or words, with zeros behind the last up to four bytes. `stride` is in bytes.
  const char *start;
  size_t stride;
  /// One number a row.
  const float *scales;
  /// The sum of each row's elements; only bytes need it.
  const int32_t *sums;
} whole_rows;

/// Turns rows of finite numbers into elements of `size` bytes (a constant): round(x · steps / m), where m is
/// the largest magnitude in the row. Fills what `whole_rows` describes.
INLINE void round_rows(
    size_t size, float steps, size_t rows, size_t columns, const float *input, size_t stride,
    char *output, size_t output_stride, float *scales, int32_t *sums) {
  for (size_t r = 0; r < rows; r++) {
    const float *x = input + r * stride;
    char *row = output + r * output_stride;
    const float largest = largest_magnitude(columns, x);
    const float factor = largest > 0 ? steps / largest : 0;
    lanes_of_int sum = {};
    size_t c = 0;
    for (; c + LANES <= columns; c += LANES) sum += round_lanes(size, x + c, factor, row + size * c);
    if (c < columns && columns >= LANES) {
      // The last vector once more, from where it is whole; only what is new counts.
      const size_t last = columns - LANES;
      const lanes_of_int whole = round_lanes(size, x + last, factor, row + size * last);
      sum += whole & (lane_numbers() >= (int)(LANES - (columns - c)));
      c = columns;
    }
    int32_t total = 0;
    for (int lane = 0; lane < LANES; lane++) total += sum[lane];
    for (; c < columns; c++) {
      const int32_t whole = nearest_lanes(splat(x[c] * factor))[0];
      memcpy(row + size * c, &whole, size);
      total += whole;
    }
    for (; size * c % 4; c++) memset(row + size * c, 0, size);
    scales[r] = largest / steps;
    sums[r] = total;
  }
}

static void round_rows_to_bytes(
    size_t rows, size_t columns, const float *input, size_t stride, char *output,
    size_t output_stride, float *scales, int32_t *sums) {
  round_rows(
      sizeof(int8_t), ck_byte_steps, rows, columns, input, stride, output, output_stride, scales,
      sums);
}

static void round_rows_to_words(
    size_t rows, size_t columns, const float *input, size_t stride, char *output,
    size_t output_stride, float *scales, int32_t *sums) {
  round_rows(
      sizeof(int16_t), ck_word_steps(columns), rows, columns, input, stride, output,
      output_stride, scales, sums);
}
