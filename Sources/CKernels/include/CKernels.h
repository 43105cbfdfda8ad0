// Loops that oneDNN does not have, or not as fast: losses, optimizer updates, dropout, sums, Winograd convolutions.
//
// All arrays are single precision. Loops over many values run on the threads of the OpenMP pool that oneDNN uses, split into
// fixed ranges, so a result does not depend on timing. Each loop is compiled for AVX-512, AVX2 and any processor, and
// picked when the program is loaded.
#ifndef CKERNELS_H
#define CKERNELS_H

#include <stdint.h>

// Threads that loops of the calling thread use from now on.
void ck_set_threads(int32_t threads);

// Calls body(begin, end, state) on ranges that cover 0..<count, in parallel where there are at least two grains.
void ck_parallel(int64_t count, int64_t grain, void (*body)(int64_t begin, int64_t end, void *state), void *state);

// Whether the processor runs the hand-written kernels below; elsewhere they must not be called.
int32_t ck_has_wide_vectors(void);

// Calls body(thread, threads, state) once on each thread of the calling thread's team.
void ck_team(void (*body)(int64_t thread, int64_t threads, void *state), void *state);

// target[i] = first[i] + second[i]; target may be one of them.
void ck_add(float *target, const float *first, const float *second, int64_t count);

// target[i] = max(first[i] + second[i], 0); target may be one of them.
void ck_add_relu(float *target, const float *first, const float *second, int64_t count);

// Inverted dropout (Srivastava et al., 2014): output = input * mask, mask = 0 with probability `rate`, else 1 / (1 - rate).
// The mask is a function of (key, index) alone.
void ck_dropout(float *output, float *mask, const float *input, float rate, uint64_t key, int64_t count);

// target[i] = first[i] * second[i].
void ck_multiply(float *target, const float *first, const float *second, int64_t count);

// x / 6 + 1/2, but at least 0 and at most 1. target may be source.
void ck_hard_sigmoid(float *target, const float *source, int64_t count);

// gradient / 6 where the output is neither 0 nor 1, else 0. target may be gradient.
void ck_hard_sigmoid_gradient(float *target, const float *gradient, const float *output, int64_t count);

// running = (1 - momentum) * running + momentum * batch * scale.
void ck_update_running(float *running, const float *batch, float momentum, float scale, int64_t count);

// Stochastic gradient descent (Sutskever et al., 2013), weight decay added to the gradient. velocity may be null without momentum.
void ck_sgd(
    float *value, const float *gradient, float *velocity, int64_t count, float rate, float momentum, int32_t nesterov,
    float decay);

typedef struct {
  float rate;             // learning rate with both bias corrections folded in
  float beta1, beta2;     // decay of the first and second moments
  float epsilon;          // with the second moment's bias correction folded in
  float coupled_decay;    // weight decay added to the gradient
  float decoupled_decay;  // fraction of the value taken off, learning rate folded in (AdamW)
} ck_adam_coefficients;

// Adam (Kingma and Ba, 2015) and AdamW (Loshchilov and Hutter, 2019).
void ck_adam(
    float *value, const float *gradient, float *first, float *second, int64_t count,
    ck_adam_coefficients coefficients);

// RMSprop (Tieleman and Hinton, 2012); velocity may be null without momentum.
void ck_rmsprop(
    float *value, const float *gradient, float *square, float *velocity, int64_t count, float rate, float rho,
    float epsilon, float momentum, float decay);

// Adagrad (Duchi et al., 2011); square holds the sum of all squared gradients.
void ck_adagrad(
    float *value, const float *gradient, float *square, int64_t count, float rate, float epsilon, float decay);

// Lion (Chen et al., 2023): a step of `rate` along the sign of a mixture of momentum and gradient, decay decoupled.
void ck_lion(
    float *value, const float *gradient, float *momentum, int64_t count, float rate, float beta1, float beta2,
    float decay);

// MARK: losses

// A batch of raw values and what its scores should become.
typedef struct {
  const float *logits;   // rows x classes
  const float *targets;  // rows x classes, from 0 to 1; those of a softmax sum to 1 in each row
  const float *weights;  // of each row
  int64_t rows, classes;
} ck_loss_batch;

// What turns raw values into scores.
typedef enum { ck_head_none, ck_head_softmax, ck_head_sigmoid } ck_head;

// Each loss writes rows x classes scores and, where gradient is not null, the gradient of the weighted rows' mean loss.
// Each returns the sum of the weighted rows' losses, added up in double precision.

// Softmax, then -sum t log p over the classes.
double ck_softmax_cross_entropy(float *scores, float *gradient, ck_loss_batch batch);

// Sigmoids, then the mean of -t log p - (1 - t) log(1 - p) over the columns.
double ck_sigmoid_cross_entropy(float *scores, float *gradient, ck_loss_batch batch);

// Focal loss (Lin et al., 2017): cross-entropy whose logarithms are multiplied by (1 - p)^gamma, or p^gamma for 1 - p.
double ck_softmax_focal(float *scores, float *gradient, ck_loss_batch batch, float gamma);
double ck_sigmoid_focal(float *scores, float *gradient, ck_loss_batch batch, float gamma);

// The mean squared difference of scores and targets over the columns.
double ck_squared_error(float *scores, float *gradient, ck_loss_batch batch, ck_head head);

// MARK: augmentation

// What stands for pixels outside of an image.
typedef enum {
  ck_fill_nearest,   // the nearest pixel
  ck_fill_constant,  // one value
  ck_fill_reflect    // the image mirrored at its edges: c b a | a b c | c b a
} ck_fill;

typedef struct {
  int64_t channels, height, width;  // of source and target
  double matrix[6];                 // a pixel of the target at (x, y) is looked up at (m0 x + m1 y + m2, m3 x + m4 y + m5)
  ck_fill fill;
  float value;                      // what ck_fill_constant fills with
} ck_resampling;

// Bilinear interpolation of an image, channel after channel; target must not be source. One thread, no allocation.
void ck_resample(const ck_resampling *resampling, const float *source, float *target);

// values[i] = values[i] * factor + shift, limited to low...high.
void ck_scale_and_limit(float *values, float factor, float shift, float low, float high, int64_t count);

// values[i] = (values[i] - mean) / deviation.
void ck_standardize(float *values, float mean, float deviation, int64_t count);

// The smallest and the largest of at least one value.
void ck_extent(const float *values, int64_t count, float *low, float *high);

// The mean, added up in double precision.
float ck_mean(const float *values, int64_t count);

// Adds normally distributed noise that is a function of (key, index) alone.
void ck_add_noise(float *values, float deviation, uint64_t key, int64_t count);

// MARK: gradients, averages and mixing

// target[i] *= factor.
void ck_scale(float *target, float factor, int64_t count);

// Limits each value to -limit...limit; NaN stays.
void ck_clamp(float *target, float limit, int64_t count);

// target[i] += factor * source[i].
void ck_add_scaled(float *target, const float *source, float factor, int64_t count);

// target[i] += share * (source[i] - target[i]).
void ck_approach(float *target, const float *source, float share, int64_t count);

// The sum of squares in double precision, the same for any number of threads.
double ck_sum_of_squares(const float *values, int64_t count);

// 1 where no value is infinite or NaN, else 0.
int32_t ck_all_finite(const float *values, int64_t count);

// first = share * first + (1 - share) * second, and the other way round.
void ck_mix_pair(float *first, float *second, float share, int64_t count);

// Exchanges the values of two arrays.
void ck_exchange(float *first, float *second, int64_t count);

// Makes the calling thread and the threads of its pool take numbers under 1.2e-38 for zero, which spares the processor
// the slow path that it has for them; does nothing where the processor has no such switch.
void ck_flush_denormals(void);

// Channels.

// target = source * factor of the channel, where memory is `rows` of `area` positions with `lanes` channels each, and
// factors has one value for each row and lane. target may be source.
void ck_scale_channels(
    float *target, const float *source, const float *factors, int64_t rows, int64_t area, int64_t lanes);

// For each row and lane the sum of first * second over its positions; memory as above.
void ck_sum_products(
    float *target, const float *first, const float *second, int64_t rows, int64_t area, int64_t lanes);

// values += shift of the channel; memory as above, and each sample begins with the first of `channels` shifts again.
void ck_shift_channels(
    float *values, const float *shifts, int64_t channels, int64_t rows, int64_t area, int64_t lanes);

// Channels within one sample's worth of memory: blocks of `lanes` channels, block after block.
typedef struct {
  int64_t blocks;  // of a sample
  int64_t first;   // channel
} ck_channels;

// Copies `count` channels of each sample from the first of `from` on to the first of `to` on.
void ck_copy_channels(
    float *target, ck_channels to, const float *source, ck_channels from, int64_t count, int64_t samples, int64_t area,
    int64_t lanes);

// How the channels of a batch lie in memory: `batch` samples of `blocks` blocks of `area` positions of `lanes` channels.
typedef struct {
  int64_t batch, blocks, area;
  int64_t lanes;     // 1, 8 or 16
  int64_t channels;  // at most blocks * lanes; the lanes past them hold zeros
} ck_channel_shape;

// Batch normalization (Ioffe and Szegedy, 2015), then a sum, then relu.
typedef struct {
  const float *input, *weight, *bias;
  const float *addend;    // of the output's shape; may be null
  const float *mean, *variance;
  float epsilon;
  int32_t relu;
  float *output;
} ck_batch_norm_forward_arguments;

void ck_batch_norm_forward(const ck_channel_shape *shape, const ck_batch_norm_forward_arguments *arguments);

// The sums of x - pivot and of its square by channel, 2 * blocks * lanes for each thread, and the pivots, one value of each
// channel: the variance of values far from zero would drown without them.
void ck_batch_norm_sums(const ck_channel_shape *shape, const float *input, float *pivots, double *sums);

// Mean and biased variance of each channel from such sums.
void ck_batch_norm_moments(
    const ck_channel_shape *shape, const float *pivots, const double *sums, int64_t threads, float *mean,
    float *variance);

typedef struct {
  const float *input, *weight, *mean, *variance;
  const float *output;    // where relu follows; else null
  float *gradient;        // of the output; where relu follows, becomes that of the sum
  double *sums;           // 2 * blocks * lanes for each thread
  float epsilon;
  float *weight_gradient, *bias_gradient;
  float *shares;          // three values a channel: the input's gradient is g * first + input * second + third
  float *input_gradient;  // may be `gradient`; null where the shares are all that is wanted
} ck_batch_norm_backward_arguments;

void ck_batch_norm_backward(
    const ck_channel_shape *shape, const ck_batch_norm_backward_arguments *arguments, int64_t threads);

// A 3x3 convolution of stride 1 over a few channels of pixels, relu and the largest of each 2x2 window.
//
// Input N x C x H x W row-major, output in blocks of sixteen channels (nChw16c), weights Ohwi16o.
typedef struct {
  int64_t batch, inputs, outputs;  // samples; channels in and out, these a multiple of 16
  int64_t height, width;           // of the input
  int64_t out_height, out_width;   // of the convolution's own output
  int64_t top, left, bottom, right;  // zeros around the input
} ck_pixel_shape;

typedef struct {
  const float *input, *weights, *bias;  // bias may be null
  float *output;
  uint16_t *winners;  // four masks a window, which element was the largest; may be null
  float *scratch;
} ck_pixel_forward_arguments;

typedef struct {
  const float *input, *gradient;  // the gradient of what the forward pass wrote
  const uint16_t *winners;
  float *weight_gradient, *bias_gradient;  // bias_gradient may be null
  float *scratch;
} ck_pixel_backward_arguments;

int64_t ck_pixel_scratch(const ck_pixel_shape *shape, int64_t threads);
void ck_pixel_forward(const ck_pixel_shape *shape, const ck_pixel_forward_arguments *arguments);
void ck_pixel_backward(const ck_pixel_shape *shape, const ck_pixel_backward_arguments *arguments, int64_t threads);

// A 3x3 convolution of stride 1 over images in blocks of sixteen channels (nChw16c).
typedef struct {
  int64_t batch, inputs, outputs;  // samples; channels in and out, multiples of 16
  int64_t height, width;           // of the input
  int64_t out_height, out_width;   // of the convolution's own output
  int64_t top, left;               // zeros before the first row and column, at most 2
} ck_winograd_shape;

// Winograd's F(4x4, 3x3) (Lavin and Gray, "Fast algorithms for convolutional neural networks", CVPR 2016).

// Floats that the 36 transformed matrices of kernels take.
int64_t ck_winograd_kernel_floats(int64_t inputs, int64_t outputs);

// points: 36 matrices of inputs x outputs, from weights in blocks of 16 x 16 (OIhw16i16o).
void ck_winograd_kernels(float *points, const float *weights, int64_t inputs, int64_t outputs);

// turned: the 36 matrices transposed.
void ck_winograd_turn(float *turned, const float *points, int64_t inputs, int64_t outputs);

typedef struct {
  const float *input, *kernels;  // kernels as ck_winograd_kernels makes them
  const float *bias;             // one value a channel; may be null
  const float *addend;           // added before relu, of the output's shape, not with pooling; may be null
  int32_t relu;
  int32_t pools;                 // relu, then the largest of each 2x2 window
  float *output;
  uint16_t *winners;             // with pooling: four masks a window, which element was the largest; may be null
  const float *pivots;           // where sums are wanted: taken off each channel's outputs before they are added up
  double *sums;                  // as ck_batch_norm_sums leaves them, not with pooling; may be null
  float *scratch;
} ck_winograd_forward_arguments;

int64_t ck_winograd_forward_scratch(const ck_winograd_shape *shape, int64_t threads);
void ck_winograd_forward(const ck_winograd_shape *shape, const ck_winograd_forward_arguments *arguments);

typedef struct {
  const float *input, *kernels;
  const float *gradient;       // of what the forward pass wrote
  const float *output;         // what it wrote, where relu was applied without pooling or `shares` are given; else null
  const uint16_t *winners;     // what it left there with pooling; else null
  const float *shares;         // where a normalization follows whose own step of the gradient is still to be taken:
                               // as ck_batch_norm_backward leaves them, with `output` as its input; else null
  float *weight_gradient;      // in blocks of 16 x 16; may be null, then the bias has none either
  float *bias_gradient;        // may be null
  float *input_gradient;       // may be null
  float *scratch;
} ck_winograd_backward_arguments;

int64_t ck_winograd_backward_scratch(const ck_winograd_shape *shape, int64_t threads);
void ck_winograd_backward(const ck_winograd_shape *shape, const ck_winograd_backward_arguments *arguments);

#endif
