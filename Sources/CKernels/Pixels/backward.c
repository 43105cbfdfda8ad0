// The gradients of the first layer's kernels, straight from that of the pooled image.
#include "../wide.h"

#if defined(__x86_64__)
#include <stddef.h>

#include "pixels.h"

// Adds one image's share of the gradients of `blocks` blocks of kernels for one channel of pixels, and of the bias with
// the first channel.
CK_WIDE_INLINE void correlate_image(
    const int blocks, const ck_pixel_shape *s, const ck_pixel_backward_arguments *a, const float *padded,
    int64_t image, int64_t block, int64_t channel, float *kernels, float *bias) {
  const int64_t height = s->out_height / 2, width = s->out_width / 2, line = padded_width(s);
  const int64_t plane = (image * (s->outputs / CK_LANES) + block) * height * width;
  float *target = kernels + (block * 9 * s->inputs + channel) * CK_LANES;
  const int64_t tap_step = s->inputs * CK_LANES;
  lanes sum[9 * MOST_BLOCKS], total[MOST_BLOCKS];
  CK_UNROLL for (int i = 0; i < 9 * blocks; i++) sum[i] = _mm512_loadu_ps(target + i * tap_step);
  CK_UNROLL for (int b = 0; b < blocks; b++) total[b] = _mm512_loadu_ps(bias + (block + b) * CK_LANES);
  for (int64_t y = 0; y < height; y++)
    for (int64_t x = 0; x < width; x++) {
      const float *patch = padded + channel * (s->height + s->top + s->bottom) * line + 2 * y * line + 2 * x;
      lanes gradient[MOST_BLOCKS][4];
      CK_UNROLL for (int b = 0; b < blocks; b++) {
        const int64_t at = plane + b * height * width + y * width + x;
        uint16_t mask[4];
        memcpy(mask, a->winners + at * 4, sizeof mask);
        const lanes value = _mm512_loadu_ps(a->gradient + at * CK_LANES);
        CK_UNROLL for (int k = 0; k < 4; k++) gradient[b][k] = _mm512_maskz_mov_ps(mask[k], value);
        const __mmask16 alive = mask[0] | mask[1] | mask[2] | mask[3];
        total[b] = _mm512_mask_add_ps(total[b], alive, total[b], value);
      }
      CK_UNROLL for (int py = 0; py < 4; py++) CK_UNROLL for (int px = 0; px < 4; px++) {
        const lanes pixel = _mm512_set1_ps(patch[py * line + px]);
        CK_UNROLL for (int k = 0; k < 4; k++) {
          const int row = py - k / 2, column = px - k % 2;
          if (row < 0 || row > 2 || column < 0 || column > 2) continue;
          CK_UNROLL for (int b = 0; b < blocks; b++) {
            const int tap = b * 9 + row * 3 + column;
            sum[tap] = _mm512_fmadd_ps(pixel, gradient[b][k], sum[tap]);
          }
        }
      }
    }
  CK_UNROLL for (int i = 0; i < 9 * blocks; i++) _mm512_storeu_ps(target + i * tap_step, sum[i]);
  if (channel == 0)
    CK_UNROLL for (int b = 0; b < blocks; b++) _mm512_storeu_ps(bias + (block + b) * CK_LANES, total[b]);
}

typedef struct {
  const ck_pixel_shape *shape;
  const ck_pixel_backward_arguments *arguments;
} backward_job;

CK_WIDE static void backward_share(int64_t thread, int64_t threads, void *state) {
  const backward_job job = *(const backward_job *)state;
  const ck_pixel_shape *s = job.shape;
  float *padded = job.arguments->scratch + thread * share_floats(s);
  float *kernels = padded + padded_floats(s), *bias = kernels + kernel_floats(s);
  memset(padded, 0, share_floats(s) * sizeof(float));
  for (int64_t n = s->batch * thread / threads; n < s->batch * (thread + 1) / threads; n++) {
    pad(s, job.arguments->input + n * s->inputs * s->height * s->width, padded);
    for (int64_t c = 0; c < s->inputs; c++) {
      int64_t block = 0;
      for (; block + 1 < s->outputs / CK_LANES; block += 2)
        correlate_image(2, s, job.arguments, padded, n, block, c, kernels, bias);
      if (block < s->outputs / CK_LANES) correlate_image(1, s, job.arguments, padded, n, block, c, kernels, bias);
    }
  }
}

// The sum of all threads' values at one place, in the order of the threads.
static float sum_of_shares(const float *first, int64_t step, int64_t threads) {
  float sum = 0;
  for (int64_t thread = 0; thread < threads; thread++) sum += first[thread * step];
  return sum;
}

void ck_pixel_backward(const ck_pixel_shape *shape, const ck_pixel_backward_arguments *a, int64_t threads) {
  backward_job job = {shape, a};
  ck_team(backward_share, &job);
  const float *kernels = a->scratch + padded_floats(shape), *bias = kernels + kernel_floats(shape);
  const int64_t step = share_floats(shape);
  for (int64_t i = 0; i < kernel_floats(shape); i++) a->weight_gradient[i] = sum_of_shares(kernels + i, step, threads);
  if (a->bias_gradient == NULL) return;
  for (int64_t o = 0; o < shape->outputs; o++) a->bias_gradient[o] = sum_of_shares(bias + o, step, threads);
}
#endif
