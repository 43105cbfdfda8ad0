// From images to the transformed patches of a group: where both directions begin.
#ifndef CKERNELS_WINOGRAD_INPUTS_H
#define CKERNELS_WINOGRAD_INPUTS_H

#include "tiles.h"
#include "transforms.h"

// B^T d B of the 6x6 patch that begins at (y0, x0), zeros outside the image; its points go `step` apart.
CK_WIDE_INLINE void transform_patch(
    const float *plane, const ck_winograd_shape *s, int64_t y0, int64_t x0, float *points, int64_t step) {
  lanes rows[6][6];
  const float *patch = plane + (y0 * s->width + x0) * CK_LANES;
  prefetch_tile(patch + (6 * s->width + 1) * CK_LANES, s->width);
  if (y0 >= 0 && x0 >= 0 && y0 + 6 <= s->height && x0 + 6 <= s->width) {
    for (int r = 0; r < 6; r++) {
      lanes d[6];
      for (int c = 0; c < 6; c++) d[c] = _mm512_loadu_ps(patch + (r * s->width + c) * CK_LANES);
      input_transform(d, rows[r]);
    }
  } else {
    for (int r = 0; r < 6; r++) {
      const int64_t y = y0 + r;
      lanes d[6];
      for (int c = 0; c < 6; c++) {
        const int inside = y >= 0 && y < s->height && x0 + c >= 0 && x0 + c < s->width;
        d[c] = _mm512_maskz_loadu_ps(inside ? CK_ALL_LANES : 0, patch + (r * s->width + c) * CK_LANES);
      }
      input_transform(d, rows[r]);
    }
  }
  for (int c = 0; c < 6; c++) {
    lanes d[6], t[6];
    for (int r = 0; r < 6; r++) d[r] = rows[r][c];
    input_transform(d, t);
    for (int r = 0; r < 6; r++) _mm512_storeu_ps(points + (r * 6 + c) * step, t[r]);
  }
}

CK_WIDE static inline void transform_inputs(const tiling *t, const tile_group *g, const float *input, float *v) {
  const ck_winograd_shape *s = &t->shape;
  for (int64_t image = 0; image < g->count; image++)
    for (int64_t block = 0; block < t->in_blocks; block++) {
      const float *plane = input + ((g->first + image) * t->in_blocks + block) * s->height * s->width * CK_LANES;
      float *points = v + tile_offset(t, g, image, block);
      for (int64_t ty = g->top; ty < g->bottom; ty++)
        for (int64_t tx = 0; tx < t->tiles_x; tx++, points += CK_LANES)
          transform_patch(plane, s, 4 * ty - s->top, 4 * tx - s->left, points, t->in_step);
    }
}

#endif
