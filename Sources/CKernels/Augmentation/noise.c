#include "CKernels.h"
#include "../clones.h"
#include "../random.h"

// -2 log(u) of a number over 0 and up to 1, by its exponent and a polynomial for what is left of it.
static inline float squared_radius(float u) {
  uint32_t bits;
  __builtin_memcpy(&bits, &u, sizeof bits);
  // The exponent that leaves a mantissa between the square roots of a half and of two.
  const int32_t exponent = (int32_t)(bits - 0x3f3504f3u) >> 23;
  bits -= (uint32_t)exponent << 23;
  float z;
  __builtin_memcpy(&z, &bits, sizeof z);
  z -= 1;
  float p = 0.08743945f;
  p = p * z - 0.14377331f;
  p = p * z + 0.14949095f;
  p = p * z - 0.16560696f;
  p = p * z + 0.19956977f;
  p = p * z - 0.25002153f;
  p = p * z + 0.33334183f;
  p = p * z - 0.49999987f;
  p = p * z + 0.99999997f;
  const float squared = -2 * (p * z + (float)exponent * 0.69314718f);
  return squared > 0 ? squared : 0;
}

// The sine of t quarter turns, t from -1 to 1.
static inline float sine(float t) {
  const float s = t * t;
  return t * (1.5707963f + s * (-0.64596376f + s * (0.079689923f + s * (-0.0046741507f + s * 0.00015167512f))));
}

// Box and Muller's method (1958): two words give two values, of which `second` is the other.
static inline float normal(uint64_t key, int64_t index, float *second) {
  const uint32_t one = ck_random_word(key, 2 * index), two = ck_random_word(key, 2 * index + 1);
  const float radius = __builtin_sqrtf(squared_radius((float)((one >> 8) + 1) * 0x1p-24f));
  // A direction in the right half of the circle, and by the last bit its opposite one.
  const float y = sine((float)((int32_t)two >> 8) * 0x1p-23f), rest = 1 - y * y;
  const float x = __builtin_sqrtf(rest > 0 ? rest : 0), turned = two & 1 ? -radius : radius;
  *second = turned * y;
  return turned * x;
}

CK_CLONES void ck_add_noise(float *values, float deviation, uint64_t key, int64_t count) {
  const int64_t half = count / 2;
  float *others = values + half, second;
  for (int64_t i = 0; i < half; i++) {
    values[i] += deviation * normal(key, i, &second);
    others[i] += deviation * second;
  }
  if (count % 2) values[count - 1] += deviation * normal(key, half, &second);
}
