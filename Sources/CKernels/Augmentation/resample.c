#include "CKernels.h"
#include "../clones.h"

// Positions that are looked up together, for all channels: few enough that they stay in the first cache.
enum { BLOCK = 512, VECTOR = 16 };

// Where the pixels of a block are looked up in the source. Rows are found in whole vectors, so the last one may reach past
// the block.
typedef struct {
  int32_t first[BLOCK + VECTOR];   // the upper left of four neighbours
  float right[BLOCK + VECTOR];     // how far the position lies past it, from 0 to 1
  float down[BLOCK + VECTOR];
  int32_t inside[BLOCK + VECTOR];  // for ck_fill_constant: whether it lies between the outermost pixels' centres
} positions;

// Four neighbours of each pixel of a block: upper left, upper right, lower left, lower right.
typedef float neighbours[4 * BLOCK];

// A coordinate limited to the pixels' centres.
static inline float limited(float value, float last) {
  value = value > 0 ? value : 0;
  return value < last ? value : last;
}

// Mirrors a coordinate at the pixels' outer edges, half a pixel past their centres, as often as it takes.
static inline float mirrored(float value, float size) {
  value += 0.5f;
  value -= 2 * size * __builtin_floorf(value / (2 * size));
  return (value < size ? value : 2 * size - value) - 0.5f;
}

// Finds where `count` pixels of a row are looked up, from a column on; `fill` is known where this is compiled.
static inline __attribute__((always_inline)) void locate(
    const ck_resampling *r, int64_t row, int64_t column, int64_t count, ck_fill fill, positions *restrict found,
    int64_t at) {
  const double *m = r->matrix;
  const float x0 = (float)(m[0] * (double)column + m[1] * (double)row + m[2]), dx = (float)m[0];
  const float y0 = (float)(m[3] * (double)column + m[4] * (double)row + m[5]), dy = (float)m[3];
  const float width = (float)r->width, height = (float)r->height, last_x = width - 1, last_y = height - 1;
  const int32_t stride = (int32_t)r->width, limit_x = stride - 2, limit_y = (int32_t)r->height - 2;
  const int32_t padded = ((int32_t)count + VECTOR - 1) / VECTOR * VECTOR;
  int32_t *restrict first = found->first + at, *restrict inside = found->inside + at;
  float *restrict right = found->right + at, *restrict down = found->down + at;
  for (int32_t i = 0; i < padded; i++) {
    float x = x0 + dx * (float)i, y = y0 + dy * (float)i;
    if (fill == ck_fill_constant) inside[i] = (x >= 0) & (x <= last_x) & (y >= 0) & (y <= last_y);
    if (fill == ck_fill_reflect) {
      x = mirrored(x, width);
      y = mirrored(y, height);
    }
    x = limited(x, last_x);
    y = limited(y, last_y);
    int32_t left = (int32_t)x, top = (int32_t)y;
    // The last pixel is the right or lower neighbour of the one before it.
    left = left < limit_x ? left : limit_x;
    top = top < limit_y ? top : limit_y;
    first[i] = top * stride + left;
    right[i] = x - (float)left;
    down[i] = y - (float)top;
  }
}

// Copies the neighbours of each pixel, pair by pair: gathering instructions would take three times as long.
static inline __attribute__((always_inline)) void collect(
    const float *restrict source, int64_t width, const int32_t *restrict first, int64_t count, float *restrict corners) {
#pragma clang loop vectorize(disable)
  for (int64_t i = 0; i < count; i++) {
    __builtin_memcpy(corners + 4 * i, source + first[i], 2 * sizeof *corners);
    __builtin_memcpy(corners + 4 * i + 2, source + first[i] + width, 2 * sizeof *corners);
  }
}

static inline __attribute__((always_inline)) void interpolate(
    const positions *restrict found, const float *restrict corners, int64_t count, float *restrict target) {
  for (int64_t i = 0; i < count; i++) {
    const float x = found->right[i], y = found->down[i];
    const float above = (1 - x) * corners[4 * i] + x * corners[4 * i + 1];
    const float below = (1 - x) * corners[4 * i + 2] + x * corners[4 * i + 3];
    target[i] = (1 - y) * above + y * below;
  }
}

static inline __attribute__((always_inline)) void replace_outside(
    const int32_t *restrict inside, float value, int64_t count, float *restrict target) {
  for (int64_t i = 0; i < count; i++) target[i] = inside[i] ? target[i] : value;
}

CK_CLONES void ck_resample(const ck_resampling *r, const float *source, float *target) {
  positions found;
  neighbours corners;
  const int64_t area = r->width * r->height;
  const int64_t columns = r->width < BLOCK ? r->width : BLOCK, rows = BLOCK / columns;
  for (int64_t row = 0; row < r->height; row += rows) {
    const int64_t last = row + rows < r->height ? row + rows : r->height;
    for (int64_t column = 0; column < r->width; column += columns) {
      const int64_t length = column + columns < r->width ? columns : r->width - column;
      const int64_t start = row * r->width + column, count = (last - row - 1) * columns + length;
      for (int64_t line = row; line < last; line++) {
        const int64_t at = (line - row) * columns;
        switch (r->fill) {
          case ck_fill_nearest: locate(r, line, column, length, ck_fill_nearest, &found, at); break;
          case ck_fill_constant: locate(r, line, column, length, ck_fill_constant, &found, at); break;
          case ck_fill_reflect: locate(r, line, column, length, ck_fill_reflect, &found, at); break;
        }
      }
      for (int64_t channel = 0; channel < r->channels; channel++) {
        float *pixels = target + channel * area + start;
        collect(source + channel * area, r->width, found.first, count, corners);
        interpolate(&found, corners, count, pixels);
        if (r->fill == ck_fill_constant) replace_outside(found.inside, r->value, count, pixels);
      }
    }
  }
}
