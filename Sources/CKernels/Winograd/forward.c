// A Winograd convolution forward, with bias, sum, relu and pooling in its last transform.
#include "../wide.h"

#if defined(__x86_64__)
#include <string.h>

#include "../windows.h"
#include "inputs.h"
#include "products.h"

int64_t ck_winograd_forward_scratch(const ck_winograd_shape *shape, int64_t threads) {
  const tiling t = make_tiling(shape);
  return POINTS * (t.in_step + t.out_step) * threads;
}

// A^T m A: the 4x4 outputs of a tile.
CK_WIDE_INLINE void tile_outputs(const float *points, int64_t step, lanes out[4][4]) {
  lanes rows[4][6];
  for (int c = 0; c < 6; c++) {
    lanes m[6], o[4];
    for (int r = 0; r < 6; r++) m[r] = _mm512_loadu_ps(points + (r * 6 + c) * step);
    output_transform(m, o);
    for (int r = 0; r < 4; r++) rows[r][c] = o[r];
  }
  for (int r = 0; r < 4; r++) output_transform(rows[r], out[r]);
}

// Sums of the outputs of one plane less a pivot, and of their squares.
typedef struct {
  lanes pivot, sum, square;
} plane_sums;

// Writes what of a tile lies inside the plane, and adds it up; `addend` has the plane's shape or is null.
CK_WIDE_INLINE void store_tile(
    lanes out[4][4], int64_t rows, int64_t columns, int64_t width, int relu, const float *addend, float *target,
    plane_sums *sums) {
  for (int64_t r = 0; r < rows; r++)
    for (int64_t c = 0; c < columns; c++) {
      const int64_t at = (r * width + c) * CK_LANES;
      lanes value = out[r][c];
      if (addend) value = _mm512_add_ps(value, _mm512_loadu_ps(addend + at));
      _mm512_storeu_ps(target + at, relu ? rectified(value) : value);
      const lanes distance = _mm512_sub_ps(value, sums->pivot);
      sums->sum = _mm512_add_ps(sums->sum, distance);
      sums->square = _mm512_fmadd_ps(distance, distance, sums->square);
    }
}

// Adds sixteen sums to as many doubles.
CK_WIDE_INLINE void add_to_doubles(double *target, lanes sums) {
  const __m256 low = _mm512_castps512_ps256(sums), high = _mm512_extractf32x8_ps(sums, 1);
  _mm512_storeu_pd(target, _mm512_add_pd(_mm512_loadu_pd(target), _mm512_cvtps_pd(low)));
  _mm512_storeu_pd(target + 8, _mm512_add_pd(_mm512_loadu_pd(target + 8), _mm512_cvtps_pd(high)));
}

// Writes the 2x2 windows of a tile that lie inside the pooled plane.
CK_WIDE_INLINE void store_pooled(
    lanes out[4][4], int64_t rows, int64_t columns, int64_t width, float *target, uint16_t *winners) {
  for (int64_t r = 0; r < rows; r++)
    for (int64_t c = 0; c < columns; c++) {
      const int64_t at = r * width + c;
      uint16_t mask[4];
      const lanes largest = pool_window(
          out[2 * r][2 * c], out[2 * r][2 * c + 1], out[2 * r + 1][2 * c], out[2 * r + 1][2 * c + 1], mask);
      _mm512_storeu_ps(target + at * CK_LANES, largest);
      if (winners) memcpy(winners + at * 4, mask, sizeof mask);
    }
}

static inline int64_t clipped(int64_t rest, int64_t most) { return rest < 0 ? 0 : rest < most ? rest : most; }

CK_WIDE static void transform_outputs(
    const tiling *t, const tile_group *g, const ck_winograd_forward_arguments *a, const float *m, double *sums) {
  const ck_winograd_shape *s = &t->shape;
  const int64_t side = a->pools ? 2 : 4;
  const int64_t height = a->pools ? s->out_height / 2 : s->out_height;
  const int64_t width = a->pools ? s->out_width / 2 : s->out_width;
  for (int64_t image = 0; image < g->count; image++)
    for (int64_t block = 0; block < t->out_blocks; block++) {
      const int64_t plane = ((g->first + image) * t->out_blocks + block) * height * width;
      const lanes bias = a->bias ? _mm512_loadu_ps(a->bias + block * CK_LANES) : _mm512_setzero_ps();
      const float *points = m + tile_offset(t, g, image, block);
      plane_sums part = {_mm512_setzero_ps(), _mm512_setzero_ps(), _mm512_setzero_ps()};
      if (sums) part.pivot = _mm512_loadu_ps(a->pivots + block * CK_LANES);
      for (int64_t ty = g->top; ty < g->bottom; ty++)
        for (int64_t tx = 0; tx < t->tiles_x; tx++, points += CK_LANES) {
          const int64_t at = plane + side * (ty * width + tx);
          prefetch_target(a->output + (at + side) * CK_LANES, width);
          lanes out[4][4];
          tile_outputs(points, t->out_step, out);
          for (int r = 0; r < 4; r++)
            for (int c = 0; c < 4; c++) out[r][c] = _mm512_add_ps(out[r][c], bias);
          const int64_t rows = clipped(height - side * ty, side), columns = clipped(width - side * tx, side);
          float *target = a->output + at * CK_LANES;
          const float *addend = a->addend ? a->addend + at * CK_LANES : NULL;
          if (a->pools)
            store_pooled(out, rows, columns, width, target, a->winners ? a->winners + at * 4 : NULL);
          else if (rows == 4 && columns == 4)
            store_tile(out, 4, 4, width, a->relu, addend, target, &part);
          else
            store_tile(out, rows, columns, width, a->relu, addend, target, &part);
        }
      if (sums == NULL) continue;
      add_to_doubles(sums + block * CK_LANES, part.sum);
      add_to_doubles(sums + s->outputs + block * CK_LANES, part.square);
    }
}

typedef struct {
  tiling t;
  const ck_winograd_forward_arguments *arguments;
} forward_job;

CK_WIDE static void forward_share(int64_t thread, int64_t threads, void *state) {
  const forward_job *job = state;
  const tiling *t = &job->t;
  float *v = job->arguments->scratch + thread * POINTS * (t->in_step + t->out_step), *m = v + POINTS * t->in_step;
  double *sums = job->arguments->sums ? job->arguments->sums + thread * 2 * t->shape.outputs : NULL;
  if (sums) memset(sums, 0, 2 * t->shape.outputs * sizeof(double));
  FOR_EACH_GROUP(t, g, thread, threads) {
    transform_inputs(t, &g, job->arguments->input, v);
    for (int64_t point = 0; point < POINTS; point++)
      product(
          m + point * t->out_step, v + point * t->in_step,
          job->arguments->kernels + point * kernel_step(t->shape.inputs, t->shape.outputs), whole_tiles(&g), t->room,
          t->in_blocks, t->out_blocks);
    transform_outputs(t, &g, job->arguments, m, sums);
  }
}

void ck_winograd_forward(const ck_winograd_shape *shape, const ck_winograd_forward_arguments *arguments) {
  forward_job job = {make_tiling(shape), arguments};
  ck_team(forward_share, &job);
}
#endif
