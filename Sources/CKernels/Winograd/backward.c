// The gradients of a Winograd convolution by the transposed algorithm: the output's gradient is transformed once and
// multiplied twice, by the inputs for the kernels' gradient and by the kernels for the input's.
#include "../wide.h"

#if defined(__x86_64__)
#include <string.h>

#include "input_gradients.h"
#include "inputs.h"
#include "output_gradients.h"
#include "products.h"

// Memory of one thread.
typedef struct {
  float *v, *d;  // transformed inputs and gradients of a group; the input's gradients take the place of v
  float *kernels, *bias;  // sums over the thread's images
  float *rows;  // lines of the input's gradient that the next row of tiles adds to
} workspace;

static int64_t kernel_floats(const tiling *t) { return ck_winograd_kernel_floats(t->shape.inputs, t->shape.outputs); }

static int64_t workspace_floats(const tiling *t) {
  return POINTS * (t->in_step + t->out_step) + kernel_floats(t) + t->shape.outputs + t->in_blocks * carried_floats(t);
}

static workspace workspace_of(const tiling *t, float *scratch, int64_t thread) {
  workspace w = {.v = scratch + thread * workspace_floats(t)};
  w.d = w.v + POINTS * t->in_step;
  w.kernels = w.d + POINTS * t->out_step;
  w.bias = w.kernels + kernel_floats(t);
  w.rows = w.bias + t->shape.outputs;
  return w;
}

int64_t ck_winograd_backward_scratch(const ck_winograd_shape *shape, int64_t threads) {
  const tiling t = make_tiling(shape);
  return kernel_floats(&t) + workspace_floats(&t) * threads;
}

typedef struct {
  tiling t;
  const ck_winograd_backward_arguments *arguments;
  float *turned, *scratch;
} backward_job;

CK_WIDE static void backward_share(int64_t thread, int64_t threads, void *state) {
  const backward_job *job = state;
  const tiling *t = &job->t;
  const int64_t kernel = kernel_step(t->shape.inputs, t->shape.outputs);
  const workspace w = workspace_of(t, job->scratch, thread);
  memset(w.kernels, 0, (kernel_floats(t) + t->shape.outputs) * sizeof(float));
  FOR_EACH_GROUP(t, g, thread, threads) {
    if (job->arguments->weight_gradient) transform_inputs(t, &g, job->arguments->input, w.v);
    transform_gradients(t, &g, job->arguments, w.d, w.bias);
    for (int64_t point = 0; point < POINTS; point++) {
      float *v = w.v + point * t->in_step;
      const float *d = w.d + point * t->out_step;
      if (job->arguments->weight_gradient)
        outer_product(w.kernels + point * kernel, v, d, g.tiles, t->room, t->in_blocks, t->out_blocks);
      if (job->arguments->input_gradient)
        product(v, d, job->turned + point * kernel, whole_tiles(&g), t->room, t->out_blocks, t->in_blocks);
    }
    if (job->arguments->input_gradient)
      gather_input_gradients(t, &g, w.v, w.rows, job->arguments->input_gradient);
  }
}

// Adds up the threads' sums, in their order, and transforms them back to 3x3 kernels.
CK_WIDE static void reduce_share(int64_t thread, int64_t threads, void *state) {
  const backward_job *job = state;
  const tiling *t = &job->t;
  const int64_t outputs = t->shape.outputs, kernel = kernel_step(t->shape.inputs, outputs), next = workspace_floats(t);
  const workspace w = workspace_of(t, job->scratch, 0);
  const int64_t count = t->in_blocks * t->out_blocks, block_values = CK_LANES * CK_LANES;
  for (int64_t block = count * thread / threads; block < count * (thread + 1) / threads; block++)
    for (int64_t i = 0; i < CK_LANES; i++) {
      const float *sums =
          w.kernels + (block % t->in_blocks * CK_LANES + i) * outputs + block / t->in_blocks * CK_LANES;
      float *weights = job->arguments->weight_gradient + block * 9 * block_values + i * CK_LANES;
      lanes rows[3][6];
      for (int c = 0; c < 6; c++) {
        lanes u[6], g[3];
        for (int r = 0; r < 6; r++) {
          const float *at = sums + (r * 6 + c) * kernel;
          u[r] = _mm512_loadu_ps(at);
          for (int64_t other = 1; other < threads; other++)
            u[r] = _mm512_add_ps(u[r], _mm512_loadu_ps(at + other * next));
        }
        kernel_transform_back(u, g);
        for (int r = 0; r < 3; r++) rows[r][c] = g[r];
      }
      for (int r = 0; r < 3; r++) {
        lanes g[3];
        kernel_transform_back(rows[r], g);
        for (int c = 0; c < 3; c++) _mm512_storeu_ps(weights + (r * 3 + c) * block_values, g[c]);
      }
    }
  if (thread > 0 || job->arguments->bias_gradient == NULL) return;
  for (int64_t o = 0; o < outputs; o++) {
    float sum = 0;
    for (int64_t other = 0; other < threads; other++) sum += w.bias[other * next + o];
    job->arguments->bias_gradient[o] = sum;
  }
}

void ck_winograd_backward(const ck_winograd_shape *shape, const ck_winograd_backward_arguments *arguments) {
  backward_job job = {.t = make_tiling(shape), .arguments = arguments, .turned = arguments->scratch};
  job.scratch = job.turned + kernel_floats(&job.t);
  if (arguments->input_gradient)
    ck_winograd_turn(job.turned, arguments->kernels, shape->inputs, shape->outputs);
  ck_team(backward_share, &job);
  if (arguments->weight_gradient) ck_team(reduce_share, &job);
}
#endif
