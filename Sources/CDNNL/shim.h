// The door to oneDNN 2: the only file that knows how this version of the library builds its primitives.
//
// Version 2 fills an operation descriptor by value and creates the primitive descriptor from it in a second call.
// Version 3 does both at once. Each function below has version 3's form, so a move to it changes nothing else.
#ifndef CDNNL_SHIM_H
#define CDNNL_SHIM_H

#include <oneapi/dnnl/dnnl.h>
#include <stdbool.h>

#if DNNL_VERSION_MAJOR != 2
#error "cnnlab's door to oneDNN is written for version 2 (Debian: libdnnl-dev)"
#endif

typedef const dnnl_memory_desc_t *cdnnl_layout;

// Window geometry: strides, dilations (0 for none), padding at the beginning and the end, one value a spatial dimension.
typedef struct {
  dnnl_dims_t kernel, strides, dilations, padding_begin, padding_end;
} cdnnl_window;

static inline dnnl_prop_kind_t cdnnl_forward_kind(bool training) {
  return training ? dnnl_forward_training : dnnl_forward_inference;
}

static inline dnnl_status_t cdnnl_convolution_forward(
    dnnl_primitive_desc_t *result, dnnl_engine_t engine, dnnl_primitive_attr_t attributes, bool training,
    cdnnl_layout src, cdnnl_layout weights, cdnnl_layout bias, cdnnl_layout dst, const cdnnl_window *window) {
  dnnl_convolution_desc_t operation;
  dnnl_status_t status = dnnl_dilated_convolution_forward_desc_init(
      &operation, cdnnl_forward_kind(training), dnnl_convolution_direct, src, weights, bias, dst,
      window->strides, window->dilations, window->padding_begin, window->padding_end);
  if (status != dnnl_success) return status;
  return dnnl_primitive_desc_create(result, &operation, attributes, engine, NULL);
}

static inline dnnl_status_t cdnnl_convolution_backward_data(
    dnnl_primitive_desc_t *result, dnnl_engine_t engine, dnnl_primitive_attr_t attributes,
    cdnnl_layout diff_src, cdnnl_layout weights, cdnnl_layout diff_dst, const cdnnl_window *window,
    const_dnnl_primitive_desc_t forward) {
  dnnl_convolution_desc_t operation;
  dnnl_status_t status = dnnl_dilated_convolution_backward_data_desc_init(
      &operation, dnnl_convolution_direct, diff_src, weights, diff_dst,
      window->strides, window->dilations, window->padding_begin, window->padding_end);
  if (status != dnnl_success) return status;
  return dnnl_primitive_desc_create(result, &operation, attributes, engine, forward);
}

static inline dnnl_status_t cdnnl_convolution_backward_weights(
    dnnl_primitive_desc_t *result, dnnl_engine_t engine, dnnl_primitive_attr_t attributes,
    cdnnl_layout src, cdnnl_layout diff_weights, cdnnl_layout diff_bias, cdnnl_layout diff_dst,
    const cdnnl_window *window, const_dnnl_primitive_desc_t forward) {
  dnnl_convolution_desc_t operation;
  dnnl_status_t status = dnnl_dilated_convolution_backward_weights_desc_init(
      &operation, dnnl_convolution_direct, src, diff_weights, diff_bias, diff_dst,
      window->strides, window->dilations, window->padding_begin, window->padding_end);
  if (status != dnnl_success) return status;
  return dnnl_primitive_desc_create(result, &operation, attributes, engine, forward);
}

// Weights have the output channels first, as those of a convolution.
static inline dnnl_status_t cdnnl_deconvolution_forward(
    dnnl_primitive_desc_t *result, dnnl_engine_t engine, dnnl_primitive_attr_t attributes, bool training,
    cdnnl_layout src, cdnnl_layout weights, cdnnl_layout bias, cdnnl_layout dst, const cdnnl_window *window) {
  dnnl_deconvolution_desc_t operation;
  dnnl_status_t status = dnnl_dilated_deconvolution_forward_desc_init(
      &operation, cdnnl_forward_kind(training), dnnl_deconvolution_direct, src, weights, bias, dst,
      window->strides, window->dilations, window->padding_begin, window->padding_end);
  if (status != dnnl_success) return status;
  return dnnl_primitive_desc_create(result, &operation, attributes, engine, NULL);
}

static inline dnnl_status_t cdnnl_deconvolution_backward_data(
    dnnl_primitive_desc_t *result, dnnl_engine_t engine, dnnl_primitive_attr_t attributes,
    cdnnl_layout diff_src, cdnnl_layout weights, cdnnl_layout diff_dst, const cdnnl_window *window,
    const_dnnl_primitive_desc_t forward) {
  dnnl_deconvolution_desc_t operation;
  dnnl_status_t status = dnnl_dilated_deconvolution_backward_data_desc_init(
      &operation, dnnl_deconvolution_direct, diff_src, weights, diff_dst,
      window->strides, window->dilations, window->padding_begin, window->padding_end);
  if (status != dnnl_success) return status;
  return dnnl_primitive_desc_create(result, &operation, attributes, engine, forward);
}

static inline dnnl_status_t cdnnl_deconvolution_backward_weights(
    dnnl_primitive_desc_t *result, dnnl_engine_t engine, dnnl_primitive_attr_t attributes,
    cdnnl_layout src, cdnnl_layout diff_weights, cdnnl_layout diff_bias, cdnnl_layout diff_dst,
    const cdnnl_window *window, const_dnnl_primitive_desc_t forward) {
  dnnl_deconvolution_desc_t operation;
  dnnl_status_t status = dnnl_dilated_deconvolution_backward_weights_desc_init(
      &operation, dnnl_deconvolution_direct, src, diff_weights, diff_bias, diff_dst,
      window->strides, window->dilations, window->padding_begin, window->padding_end);
  if (status != dnnl_success) return status;
  return dnnl_primitive_desc_create(result, &operation, attributes, engine, forward);
}

static inline dnnl_status_t cdnnl_pooling_forward(
    dnnl_primitive_desc_t *result, dnnl_engine_t engine, dnnl_primitive_attr_t attributes, bool training,
    dnnl_alg_kind_t algorithm, cdnnl_layout src, cdnnl_layout dst, const cdnnl_window *window) {
  dnnl_pooling_v2_desc_t operation;
  dnnl_status_t status = dnnl_pooling_v2_forward_desc_init(
      &operation, cdnnl_forward_kind(training), algorithm, src, dst, window->strides, window->kernel,
      window->dilations, window->padding_begin, window->padding_end);
  if (status != dnnl_success) return status;
  return dnnl_primitive_desc_create(result, &operation, attributes, engine, NULL);
}

static inline dnnl_status_t cdnnl_pooling_backward(
    dnnl_primitive_desc_t *result, dnnl_engine_t engine, dnnl_primitive_attr_t attributes,
    dnnl_alg_kind_t algorithm, cdnnl_layout diff_src, cdnnl_layout diff_dst, const cdnnl_window *window,
    const_dnnl_primitive_desc_t forward) {
  dnnl_pooling_v2_desc_t operation;
  dnnl_status_t status = dnnl_pooling_v2_backward_desc_init(
      &operation, algorithm, diff_src, diff_dst, window->strides, window->kernel, window->dilations,
      window->padding_begin, window->padding_end);
  if (status != dnnl_success) return status;
  return dnnl_primitive_desc_create(result, &operation, attributes, engine, forward);
}

static inline dnnl_status_t cdnnl_inner_product_forward(
    dnnl_primitive_desc_t *result, dnnl_engine_t engine, dnnl_primitive_attr_t attributes, bool training,
    cdnnl_layout src, cdnnl_layout weights, cdnnl_layout bias, cdnnl_layout dst) {
  dnnl_inner_product_desc_t operation;
  dnnl_status_t status = dnnl_inner_product_forward_desc_init(
      &operation, cdnnl_forward_kind(training), src, weights, bias, dst);
  if (status != dnnl_success) return status;
  return dnnl_primitive_desc_create(result, &operation, attributes, engine, NULL);
}

static inline dnnl_status_t cdnnl_inner_product_backward_data(
    dnnl_primitive_desc_t *result, dnnl_engine_t engine, dnnl_primitive_attr_t attributes,
    cdnnl_layout diff_src, cdnnl_layout weights, cdnnl_layout diff_dst, const_dnnl_primitive_desc_t forward) {
  dnnl_inner_product_desc_t operation;
  dnnl_status_t status =
      dnnl_inner_product_backward_data_desc_init(&operation, diff_src, weights, diff_dst);
  if (status != dnnl_success) return status;
  return dnnl_primitive_desc_create(result, &operation, attributes, engine, forward);
}

static inline dnnl_status_t cdnnl_inner_product_backward_weights(
    dnnl_primitive_desc_t *result, dnnl_engine_t engine, dnnl_primitive_attr_t attributes,
    cdnnl_layout src, cdnnl_layout diff_weights, cdnnl_layout diff_bias, cdnnl_layout diff_dst,
    const_dnnl_primitive_desc_t forward) {
  dnnl_inner_product_desc_t operation;
  dnnl_status_t status = dnnl_inner_product_backward_weights_desc_init(
      &operation, src, diff_weights, diff_bias, diff_dst);
  if (status != dnnl_success) return status;
  return dnnl_primitive_desc_create(result, &operation, attributes, engine, forward);
}

static inline dnnl_status_t cdnnl_eltwise_forward(
    dnnl_primitive_desc_t *result, dnnl_engine_t engine, dnnl_primitive_attr_t attributes, bool training,
    dnnl_alg_kind_t algorithm, float alpha, float beta, cdnnl_layout data) {
  dnnl_eltwise_desc_t operation;
  dnnl_status_t status = dnnl_eltwise_forward_desc_init(
      &operation, cdnnl_forward_kind(training), algorithm, data, alpha, beta);
  if (status != dnnl_success) return status;
  return dnnl_primitive_desc_create(result, &operation, attributes, engine, NULL);
}

static inline dnnl_status_t cdnnl_eltwise_backward(
    dnnl_primitive_desc_t *result, dnnl_engine_t engine, dnnl_primitive_attr_t attributes,
    dnnl_alg_kind_t algorithm, float alpha, float beta, cdnnl_layout diff_data, cdnnl_layout data,
    const_dnnl_primitive_desc_t forward) {
  dnnl_eltwise_desc_t operation;
  dnnl_status_t status =
      dnnl_eltwise_backward_desc_init(&operation, algorithm, diff_data, data, alpha, beta);
  if (status != dnnl_success) return status;
  return dnnl_primitive_desc_create(result, &operation, attributes, engine, forward);
}

static inline dnnl_status_t cdnnl_softmax_forward(
    dnnl_primitive_desc_t *result, dnnl_engine_t engine, dnnl_primitive_attr_t attributes, bool training,
    cdnnl_layout data, int axis) {
  dnnl_softmax_desc_t operation;
  dnnl_status_t status =
      dnnl_softmax_forward_desc_init(&operation, cdnnl_forward_kind(training), data, axis);
  if (status != dnnl_success) return status;
  return dnnl_primitive_desc_create(result, &operation, attributes, engine, NULL);
}

static inline dnnl_status_t cdnnl_softmax_backward(
    dnnl_primitive_desc_t *result, dnnl_engine_t engine, dnnl_primitive_attr_t attributes,
    cdnnl_layout diff_data, cdnnl_layout data, int axis, const_dnnl_primitive_desc_t forward) {
  dnnl_softmax_desc_t operation;
  dnnl_status_t status = dnnl_softmax_backward_desc_init(&operation, diff_data, data, axis);
  if (status != dnnl_success) return status;
  return dnnl_primitive_desc_create(result, &operation, attributes, engine, forward);
}

static inline dnnl_status_t cdnnl_layer_normalization_forward(
    dnnl_primitive_desc_t *result, dnnl_engine_t engine, dnnl_primitive_attr_t attributes, bool training,
    cdnnl_layout data, float epsilon) {
  dnnl_layer_normalization_desc_t operation;
  dnnl_status_t status = dnnl_layer_normalization_forward_desc_init(
      &operation, cdnnl_forward_kind(training), data, NULL, epsilon, dnnl_use_scale | dnnl_use_shift);
  if (status != dnnl_success) return status;
  return dnnl_primitive_desc_create(result, &operation, attributes, engine, NULL);
}

static inline dnnl_status_t cdnnl_layer_normalization_backward(
    dnnl_primitive_desc_t *result, dnnl_engine_t engine, dnnl_primitive_attr_t attributes,
    cdnnl_layout data, float epsilon, const_dnnl_primitive_desc_t forward) {
  dnnl_layer_normalization_desc_t operation;
  dnnl_status_t status = dnnl_layer_normalization_backward_desc_init(
      &operation, dnnl_backward, data, data, NULL, epsilon, dnnl_use_scale | dnnl_use_shift);
  if (status != dnnl_success) return status;
  return dnnl_primitive_desc_create(result, &operation, attributes, engine, forward);
}

// DNNL_MEMORY_NONE is a cast that Swift does not import: a memory object without a buffer of its own.
static inline dnnl_status_t cdnnl_memory_without_buffer(
    dnnl_memory_t *result, cdnnl_layout layout, dnnl_engine_t engine) {
  return dnnl_memory_create(result, layout, engine, DNNL_MEMORY_NONE);
}

#endif
