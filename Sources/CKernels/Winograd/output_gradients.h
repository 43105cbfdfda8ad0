// From the output's gradients to the transform domain, through pooling, relu or a normalization on the way.
#ifndef CKERNELS_WINOGRAD_OUTPUT_GRADIENTS_H
#define CKERNELS_WINOGRAD_OUTPUT_GRADIENTS_H

#include <string.h>

#include "tiles.h"
#include "transforms.h"

// A y A^T of a tile's 4x4 gradients.
CK_WIDE_INLINE void spread_tile(lanes y[4][4], float *points, int64_t step) {
  lanes rows[4][6];
  for (int r = 0; r < 4; r++) output_transform_back(y[r], rows[r]);
  for (int c = 0; c < 6; c++) {
    lanes o[4], m[6];
    for (int r = 0; r < 4; r++) o[r] = rows[r][c];
    output_transform_back(o, m);
    for (int r = 0; r < 6; r++) _mm512_storeu_ps(points + (r * 6 + c) * step, m[r]);
  }
}

// Gradients of a tile whose windows were pooled: each goes to the element that was the largest. Gives their sum.
CK_WIDE_INLINE lanes load_pooled(
    lanes y[4][4], int64_t rows, int64_t columns, int64_t width, const float *gradient, const uint16_t *winners) {
  lanes sum = _mm512_setzero_ps();
  for (int64_t r = 0; r < 2; r++)
    for (int64_t c = 0; c < 2; c++) {
      const int64_t at = r * width + c;
      uint16_t mask[4] = {0, 0, 0, 0};
      lanes value = _mm512_setzero_ps();
      if (r < rows && c < columns) {
        memcpy(mask, winners + at * 4, sizeof mask);
        value = _mm512_loadu_ps(gradient + at * CK_LANES);
      }
      for (int k = 0; k < 4; k++) y[2 * r + k / 2][2 * c + k % 2] = _mm512_maskz_mov_ps(mask[k], value);
      sum = _mm512_add_ps(sum, _mm512_maskz_mov_ps(mask[0] | mask[1] | mask[2] | mask[3], value));
    }
  return sum;
}

// Gradients of a tile, those that relu stopped left out where `output` is its result. Gives their sum.
CK_WIDE_INLINE lanes load_tile(
    lanes y[4][4], int64_t rows, int64_t columns, int64_t width, const float *gradient, const float *output) {
  const lanes zero = _mm512_setzero_ps();
  lanes sum = zero;
  for (int64_t r = 0; r < 4; r++)
    for (int64_t c = 0; c < 4; c++) {
      const int64_t at = (r * width + c) * CK_LANES;
      __mmask16 keep = r < rows && c < columns ? CK_ALL_LANES : 0;
      if (output)
        keep = _mm512_mask_cmp_ps_mask(keep, _mm512_maskz_loadu_ps(keep, output + at), zero, _CMP_GT_OQ);
      y[r][c] = _mm512_maskz_loadu_ps(keep, gradient + at);
      sum = _mm512_add_ps(sum, y[r][c]);
    }
  return sum;
}

// Gradients of a tile behind a normalization, whose own step of the gradient is taken on the way: `output` is what it read.
CK_WIDE_INLINE void load_normalized(
    lanes y[4][4], int64_t rows, int64_t columns, int64_t width, const float *gradient, const float *output,
    const lanes shares[3]) {
  for (int64_t r = 0; r < 4; r++)
    for (int64_t c = 0; c < 4; c++) {
      const int64_t at = (r * width + c) * CK_LANES;
      const __mmask16 keep = r < rows && c < columns ? CK_ALL_LANES : 0;
      const lanes g = _mm512_maskz_loadu_ps(keep, gradient + at), x = _mm512_maskz_loadu_ps(keep, output + at);
      y[r][c] = _mm512_maskz_mov_ps(keep, _mm512_fmadd_ps(g, shares[0], _mm512_fmadd_ps(x, shares[1], shares[2])));
    }
}

// The gradients of a group's outputs, transformed; their sums by channel are added to `bias`.
CK_WIDE static inline void transform_gradients(
    const tiling *t, const tile_group *g, const ck_winograd_backward_arguments *a, float *d, float *bias) {
  const ck_winograd_shape *s = &t->shape;
  const int64_t side = a->winners ? 2 : 4;
  const int64_t height = a->winners ? s->out_height / 2 : s->out_height;
  const int64_t width = a->winners ? s->out_width / 2 : s->out_width;
  for (int64_t image = 0; image < g->count; image++)
    for (int64_t block = 0; block < t->out_blocks; block++) {
      const int64_t plane = ((g->first + image) * t->out_blocks + block) * height * width;
      float *points = d + tile_offset(t, g, image, block);
      lanes sum = _mm512_loadu_ps(bias + block * CK_LANES), shares[3];
      for (int i = 0; i < 3 && a->shares; i++)
        shares[i] = _mm512_loadu_ps(a->shares + i * s->outputs + block * CK_LANES);
      for (int64_t ty = g->top; ty < g->bottom; ty++)
        for (int64_t tx = 0; tx < t->tiles_x; tx++, points += CK_LANES) {
          const int64_t rows = height - side * ty, columns = width - side * tx;
          const int64_t at = plane + side * (ty * width + tx);
          const float *gradient = a->gradient + at * CK_LANES, *output = a->output ? a->output + at * CK_LANES : NULL;
          prefetch_tile(gradient + side * width * CK_LANES, width);
          // A bias before a normalization changes nothing, and has no gradient.
          lanes y[4][4], part = _mm512_setzero_ps();
          if (a->shares)
            load_normalized(y, rows, columns, width, gradient, output, shares);
          else if (a->winners)
            part = load_pooled(y, rows, columns, width, gradient, a->winners + at * 4);
          else if (rows >= 4 && columns >= 4)
            part = load_tile(y, 4, 4, width, gradient, output);
          else
            part = load_tile(y, rows, columns, width, gradient, output);
          sum = _mm512_add_ps(sum, part);
          spread_tile(y, points, t->out_step);
        }
      _mm512_storeu_ps(bias + block * CK_LANES, sum);
    }
}

#endif
