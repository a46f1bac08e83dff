// A vector of LANES floats, by the compiler's vector extension: a + b, a * b and comparisons work lane
// by lane, and a scalar beside a vector is spread over its lanes.

#define INLINE static inline __attribute__((always_inline))

typedef float vector __attribute__((vector_size(4 * LANES)));
typedef int lanes_of_int __attribute__((vector_size(4 * LANES)));
/// The same in memory, where nothing is known of the alignment.
typedef float stored_vector __attribute__((vector_size(4 * LANES), aligned(4), may_alias));

INLINE vector load(const float *from) { return *(const stored_vector *)from; }
INLINE void store(float *to, vector value) { *(stored_vector *)to = value; }
INLINE vector splat(float value) { return value - (vector){}; }

/// The first `count` lanes from memory, the others `fill`. A constant `count` of LANES is a plain load.
INLINE vector load_first(size_t count, const float *from, float fill) {
  if (count >= LANES) return load(from);
  vector value = splat(fill);
  for (size_t lane = 0; lane < count; lane++) value[lane] = from[lane];
  return value;
}

/// Stores the first `count` lanes.
INLINE void store_first(size_t count, float *to, vector value) {
  if (count >= LANES) {
    store(to, value);
    return;
  }
  for (size_t lane = 0; lane < count; lane++) to[lane] = value[lane];
}

/// `mask ? a : b`, lane by lane; a mask is what a comparison gives.
INLINE vector choose(lanes_of_int mask, vector a, vector b) {
  return (vector)((mask & (lanes_of_int)a) | (~mask & (lanes_of_int)b));
}

/// The larger; `b` where `a` is not a number.
INLINE vector maximum(vector a, vector b) { return choose(a > b, a, b); }
/// The smaller; `b` where `a` is not a number.
INLINE vector minimum(vector a, vector b) { return choose(a < b, a, b); }

INLINE float sum_of_lanes(vector value) {
  float sum = 0;
  for (int lane = 0; lane < LANES; lane++) sum += value[lane];
  return sum;
}

INLINE float largest_lane(vector value) {
  float largest = value[0];
  for (int lane = 1; lane < LANES; lane++) largest = value[lane] > largest ? value[lane] : largest;
  return largest;
}
