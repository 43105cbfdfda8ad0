// The first layer of an image network: a 3x3 convolution of a few channels of pixels, relu and 2x2 pooling in one pass, so
// that the large image between convolution and pooling is never written.
#include "../wide.h"

#if defined(__x86_64__)
#include "../windows.h"
#include "pixels.h"

int64_t ck_pixel_scratch(const ck_pixel_shape *shape, int64_t threads) { return share_floats(shape) * threads; }

// Adds what one channel gives to the four outputs of a window: each pixel of the 4x4 patch is read once.
CK_WIDE_INLINE void add_channel(
    const int blocks, const float *patch, int64_t line, const lanes *kernels, lanes sum[MOST_BLOCKS][4]) {
  CK_UNROLL for (int y = 0; y < 4; y++) CK_UNROLL for (int x = 0; x < 4; x++) {
    const lanes pixel = _mm512_set1_ps(patch[y * line + x]);
    CK_UNROLL for (int k = 0; k < 4; k++) {
      const int row = y - k / 2, column = x - k % 2;
      if (row < 0 || row > 2 || column < 0 || column > 2) continue;
      CK_UNROLL for (int b = 0; b < blocks; b++)
        sum[b][k] = _mm512_fmadd_ps(pixel, kernels[b * 9 + row * 3 + column], sum[b][k]);
    }
  }
}

CK_WIDE_INLINE void load_kernels(
    const int blocks, const ck_pixel_shape *s, const float *weights, int64_t channel, lanes kernels[9 * MOST_BLOCKS]) {
  CK_UNROLL for (int b = 0; b < blocks; b++) CK_UNROLL for (int tap = 0; tap < 9; tap++)
    kernels[b * 9 + tap] = _mm512_loadu_ps(weights + ((b * 9 + tap) * s->inputs + channel) * CK_LANES);
}

// `blocks` blocks of output channels of one image, from block `block` on.
CK_WIDE_INLINE void convolve_image(
    const int blocks, const ck_pixel_shape *s, const ck_pixel_forward_arguments *a, const float *padded,
    int64_t image, int64_t block) {
  const int64_t height = s->out_height / 2, width = s->out_width / 2, line = padded_width(s);
  const int64_t channel_floats = (s->height + s->top + s->bottom) * line;
  const float *weights = a->weights + block * 9 * s->inputs * CK_LANES;
  const int64_t plane = (image * (s->outputs / CK_LANES) + block) * height * width;
  lanes kernels[9 * MOST_BLOCKS], bias[MOST_BLOCKS];
  load_kernels(blocks, s, weights, 0, kernels);
  CK_UNROLL for (int b = 0; b < blocks; b++)
    bias[b] = a->bias ? _mm512_loadu_ps(a->bias + (block + b) * CK_LANES) : _mm512_setzero_ps();
  for (int64_t y = 0; y < height; y++)
    for (int64_t x = 0; x < width; x++) {
      const float *patch = padded + 2 * y * line + 2 * x;
      lanes sum[MOST_BLOCKS][4];
      CK_UNROLL for (int b = 0; b < blocks; b++) CK_UNROLL for (int k = 0; k < 4; k++) sum[b][k] = bias[b];
      add_channel(blocks, patch, line, kernels, sum);
      for (int64_t c = 1; c < s->inputs; c++) {
        lanes others[9 * MOST_BLOCKS];
        load_kernels(blocks, s, weights, c, others);
        add_channel(blocks, patch + c * channel_floats, line, others, sum);
      }
      CK_UNROLL for (int b = 0; b < blocks; b++) {
        const int64_t at = plane + b * height * width + y * width + x;
        uint16_t mask[4];
        _mm512_storeu_ps(a->output + at * CK_LANES, pool_window(sum[b][0], sum[b][1], sum[b][2], sum[b][3], mask));
        if (a->winners) memcpy(a->winners + at * 4, mask, sizeof mask);
      }
    }
}

typedef struct {
  const ck_pixel_shape *shape;
  const ck_pixel_forward_arguments *arguments;
} forward_job;

CK_WIDE static void forward_share(int64_t thread, int64_t threads, void *state) {
  const forward_job job = *(const forward_job *)state;
  const ck_pixel_shape *s = job.shape;
  float *padded = job.arguments->scratch + thread * share_floats(s);
  memset(padded, 0, padded_floats(s) * sizeof(float));
  for (int64_t n = s->batch * thread / threads; n < s->batch * (thread + 1) / threads; n++) {
    pad(s, job.arguments->input + n * s->inputs * s->height * s->width, padded);
    int64_t block = 0;
    for (; block + 1 < s->outputs / CK_LANES; block += 2) convolve_image(2, s, job.arguments, padded, n, block);
    if (block < s->outputs / CK_LANES) convolve_image(1, s, job.arguments, padded, n, block);
  }
}

void ck_pixel_forward(const ck_pixel_shape *shape, const ck_pixel_forward_arguments *arguments) {
  forward_job job = {shape, arguments};
  ck_team(forward_share, &job);
}
#endif
