// From the transform domain to the input's gradients: where the backward direction ends.
#ifndef CKERNELS_WINOGRAD_INPUT_GRADIENTS_H
#define CKERNELS_WINOGRAD_INPUT_GRADIENTS_H

#include <string.h>

#include "tiles.h"
#include "transforms.h"

// Values of one line of tiles, two columns past the last included.
static inline int64_t line_floats(const tiling *t) { return (4 * t->tiles_x + 2) * CK_LANES; }

// A row of tiles reaches over six lines, of which the next row shares two.
static inline int64_t carried_floats(const tiling *t) { return 6 * line_floats(t); }

// Adds B dV B^T of a tile to the six lines it reaches over.
CK_WIDE_INLINE void gather_tile(const float *points, int64_t step, float *lines, int64_t line) {
  lanes columns[6][6];
  for (int c = 0; c < 6; c++) {
    lanes m[6], d[6];
    for (int r = 0; r < 6; r++) m[r] = _mm512_loadu_ps(points + (r * 6 + c) * step);
    input_transform_back(m, d);
    for (int r = 0; r < 6; r++) columns[r][c] = d[r];
  }
  for (int r = 0; r < 6; r++) {
    lanes d[6];
    input_transform_back(columns[r], d);
    for (int c = 0; c < 6; c++) {
      float *at = lines + r * line + c * CK_LANES;
      _mm512_storeu_ps(at, _mm512_add_ps(_mm512_loadu_ps(at), d[c]));
    }
  }
}

// The gradients of a group's inputs out of the transform domain; `carried` keeps unfinished lines between bands.
// With a stride of 1 the tiles reach over the whole input.
CK_WIDE static inline void gather_input_gradients(
    const tiling *t, const tile_group *g, const float *dv, float *carried, float *gradient) {
  const ck_winograd_shape *s = &t->shape;
  const int64_t line = line_floats(t), row = s->width * CK_LANES;
  for (int64_t image = 0; image < g->count; image++)
    for (int64_t block = 0; block < t->in_blocks; block++) {
      float *lines = carried + block * carried_floats(t);
      float *plane = gradient + ((g->first + image) * t->in_blocks + block) * s->height * row;
      const float *points = dv + tile_offset(t, g, image, block);
      if (g->top == 0) memset(lines, 0, 6 * line * sizeof(float));
      for (int64_t ty = g->top; ty < g->bottom; ty++) {
        for (int64_t tx = 0; tx < t->tiles_x; tx++, points += CK_LANES)
          gather_tile(points, t->in_step, lines + 4 * tx * CK_LANES, line);
        const int64_t finished = ty + 1 == t->tiles_y ? 6 : 4;
        for (int64_t r = 0; r < finished; r++) {
          const int64_t y = 4 * ty + r - s->top;
          if (y < 0 || y >= s->height) continue;
          memcpy(plane + y * row, lines + r * line + s->left * CK_LANES, row * sizeof(float));
        }
        memcpy(lines, lines + 4 * line, 2 * line * sizeof(float));
        memset(lines + 2 * line, 0, 4 * line * sizeof(float));
      }
    }
}

#endif
