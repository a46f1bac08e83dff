// exp, ln and erf of a vector. The coefficients were fitted for this project (docs/design/acoustics.md).

/// exp(x) to 1e-7 of its value for |x| < 87; beyond, the value there (never 0, never infinite).
///
/// x = n ln 2 + r with |r| <= (ln 2) / 2: a polynomial gives exp r, and n goes into the exponent.
INLINE vector exponential(vector x) {
  x = minimum(maximum(x, splat(-87)), splat(88));
  // Adding 1.5 · 2^23 rounds to a whole number and leaves it in the low bits.
  const float rounder = 0x1.8p23f;
  vector rounded = x * 1.44269504f + rounder;
  vector n = rounded - rounder;
  vector r = x - n * 0.693359375f;  // ln 2 in two parts, the first short enough to be exact
  r = r - n * -2.12194440e-4f;
  vector p = r * 1.3926176e-3f + 8.3631733e-3f;
  p = p * r + 4.1666556e-2f;
  p = p * r + 1.6666578e-1f;
  p = p * r + 0.5f;
  p = p * (r * r) + r;
  p = p + 1;
  return (vector)((lanes_of_int)p + ((lanes_of_int)rounded << 23));
}

/// ln(x) to 1e-7 of its value (or 1e-7 near 1) for positive normal x; infinity counts as 2^128.
///
/// x = 2^e m with m from sqrt(1/2) to sqrt(2); ln m = 2 artanh((m - 1) / (m + 1)) by its series.
INLINE vector logarithm(vector x) {
  lanes_of_int bits = (lanes_of_int)x;
  lanes_of_int exponent = (bits - 0x3F3504F3) >> 23;
  vector m = (vector)(bits - (exponent << 23));
  vector e = __builtin_convertvector(exponent, vector);
  vector s = (m - 1) / (m + 1);
  vector z = s * s;
  vector p = z * (1.0f / 9) + 1.0f / 7;
  p = p * z + 1.0f / 5;
  p = p * z + 1.0f / 3;
  vector fraction = 2 * s + 2 * s * z * p;
  return e * 0.693359375f + (fraction + e * -2.12194440e-4f);
}

/// erf(x) to 5e-7 of its value; ±1 from |x| = 4 on, where it differs from that by less than 2e-8.
///
/// x · P(x²) / Q(x²), both of degree 5.
INLINE vector error_function(vector x) {
  x = minimum(maximum(x, splat(-4)), splat(4));
  vector z = x * x;
  vector p = z * 1.9867550e-6f + 2.8456259e-4f;
  p = p * z + 3.8833097e-3f;
  p = p * z + 5.3101640e-2f;
  p = p * z + 1.9354464e-1f;
  p = p * z + 1.1283791f;
  vector q = z * 3.7419712e-5f + 1.1855579e-3f;
  q = q * z + 1.5207187e-2f;
  q = q * z + 1.1534978e-1f;
  q = q * z + 5.0485700e-1f;
  q = q * z + 1;
  return x * p / q;
}

INLINE vector sigmoid(vector x) { return 1 / (1 + exponential(-x)); }
INLINE vector silu(vector x) { return x / (1 + exponential(-x)); }
INLINE vector gelu(vector x) { return 0.5f * x * (1 + error_function(x * 0.70710678f)); }
