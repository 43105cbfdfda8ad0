// The memory of a convolution of pixels.
#ifndef CKERNELS_PIXELS_H
#define CKERNELS_PIXELS_H

#include <string.h>

#include "../include/CKernels.h"
#include "../wide.h"

// Sixteen output channels at once, two such blocks where there are two: eighteen kernel vectors and eight sums stay in
// registers.
#define MOST_BLOCKS 2

static inline int64_t padded_width(const ck_pixel_shape *s) { return s->width + s->left + s->right; }
static inline int64_t padded_floats(const ck_pixel_shape *s) {
  const int64_t floats = s->inputs * (s->height + s->top + s->bottom) * padded_width(s);
  return (floats + CK_LANES - 1) / CK_LANES * CK_LANES;
}
static inline int64_t kernel_floats(const ck_pixel_shape *s) { return s->outputs * s->inputs * 9; }
static inline int64_t share_floats(const ck_pixel_shape *s) { return padded_floats(s) + kernel_floats(s) + s->outputs; }

// Copies an image into the middle of `padded`, whose edge is zero already.
static inline void pad(const ck_pixel_shape *s, const float *image, float *padded) {
  const int64_t line = padded_width(s);
  for (int64_t c = 0; c < s->inputs; c++) {
    float *target = padded + (c * (s->height + s->top + s->bottom) + s->top) * line + s->left;
    for (int64_t y = 0; y < s->height; y++)
      memcpy(target + y * line, image + (c * s->height + y) * s->width, s->width * sizeof(float));
  }
}

#endif
