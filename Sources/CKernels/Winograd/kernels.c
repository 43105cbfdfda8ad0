// Kernels of a Winograd convolution: to the transform domain, turned for the gradient of the input, and back.
#include "../wide.h"

#if defined(__x86_64__)
#include "tiles.h"
#include "transforms.h"

// Values of one 3x3 kernel element in a 16x16 block of kernels.
#define BLOCK (CK_LANES * CK_LANES)

typedef struct {
  float *points;
  const float *weights;
  int64_t in_blocks, out_blocks;
} kernel_job;

CK_WIDE static void transform_share(int64_t thread, int64_t threads, void *state) {
  const kernel_job job = *(const kernel_job *)state;
  const int64_t row = job.out_blocks * CK_LANES, step = kernel_step(job.in_blocks * CK_LANES, row);
  const int64_t inputs = job.in_blocks * CK_LANES;
  // One input after another, so that the rows it fills are filled whole.
  for (int64_t in = inputs * thread / threads; in < inputs * (thread + 1) / threads; in++)
    for (int64_t out = 0; out < job.out_blocks; out++) {
      const int64_t block = out * job.in_blocks + in / CK_LANES;
      const float *weights = job.weights + block * 9 * BLOCK + in % CK_LANES * CK_LANES;
      float *points = job.points + in * row + out * CK_LANES;
      lanes rows[3][6];
      for (int r = 0; r < 3; r++) {
        lanes g[3];
        for (int c = 0; c < 3; c++) g[c] = _mm512_loadu_ps(weights + (r * 3 + c) * BLOCK);
        kernel_transform(g, rows[r]);
      }
      for (int c = 0; c < 6; c++) {
        lanes g[3], u[6];
        for (int r = 0; r < 3; r++) g[r] = rows[r][c];
        kernel_transform(g, u);
        for (int r = 0; r < 6; r++) _mm512_storeu_ps(points + (r * 6 + c) * step, u[r]);
      }
    }
}

int64_t ck_winograd_kernel_floats(int64_t inputs, int64_t outputs) { return POINTS * kernel_step(inputs, outputs); }

void ck_winograd_kernels(float *points, const float *weights, int64_t inputs, int64_t outputs) {
  kernel_job job = {points, weights, inputs / CK_LANES, outputs / CK_LANES};
  ck_team(transform_share, &job);
}

// Sixteen rows of sixteen become their transpose: pairs, then fours, then quarters of a vector change places.
CK_WIDE_INLINE void transpose(const float *from, int64_t from_row, float *to, int64_t to_row) {
  lanes a[16], b[16];
  for (int i = 0; i < 16; i++) a[i] = _mm512_loadu_ps(from + i * from_row);
  for (int i = 0; i < 16; i += 2) {
    b[i] = _mm512_unpacklo_ps(a[i], a[i + 1]);
    b[i + 1] = _mm512_unpackhi_ps(a[i], a[i + 1]);
  }
  for (int i = 0; i < 16; i += 4)
    for (int half = 0; half < 2; half++) {
      const __m512d x = _mm512_castps_pd(b[i + half]), y = _mm512_castps_pd(b[i + 2 + half]);
      a[i + 2 * half] = _mm512_castpd_ps(_mm512_unpacklo_pd(x, y));
      a[i + 2 * half + 1] = _mm512_castpd_ps(_mm512_unpackhi_pd(x, y));
    }
  for (int i = 0; i < 4; i++) {
    const lanes p = _mm512_shuffle_f32x4(a[i], a[i + 4], 0x88), q = _mm512_shuffle_f32x4(a[i], a[i + 4], 0xdd);
    const lanes r = _mm512_shuffle_f32x4(a[i + 8], a[i + 12], 0x88);
    const lanes s = _mm512_shuffle_f32x4(a[i + 8], a[i + 12], 0xdd);
    _mm512_storeu_ps(to + i * to_row, _mm512_shuffle_f32x4(p, r, 0x88));
    _mm512_storeu_ps(to + (i + 4) * to_row, _mm512_shuffle_f32x4(q, s, 0x88));
    _mm512_storeu_ps(to + (i + 8) * to_row, _mm512_shuffle_f32x4(p, r, 0xdd));
    _mm512_storeu_ps(to + (i + 12) * to_row, _mm512_shuffle_f32x4(q, s, 0xdd));
  }
}

typedef struct {
  float *turned;
  const float *points;
  int64_t inputs, outputs;
} turn_job;

CK_WIDE static void turn_share(int64_t thread, int64_t threads, void *state) {
  const turn_job job = *(const turn_job *)state;
  for (int64_t point = POINTS * thread / threads; point < POINTS * (thread + 1) / threads; point++) {
    const int64_t at = point * kernel_step(job.inputs, job.outputs);
    const float *from = job.points + at;
    float *to = job.turned + at;
    for (int64_t i = 0; i < job.inputs; i += CK_LANES)
      for (int64_t o = 0; o < job.outputs; o += CK_LANES)
        transpose(from + i * job.outputs + o, job.outputs, to + o * job.inputs + i, job.inputs);
  }
}

void ck_winograd_turn(float *turned, const float *points, int64_t inputs, int64_t outputs) {
  turn_job job = {turned, points, inputs, outputs};
  ck_team(turn_share, &job);
}
#endif
