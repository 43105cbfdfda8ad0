// Definitions for processors that the hand-written kernels were not written for, where nothing calls them.
#if !defined(__x86_64__)
#include "include/CKernels.h"

int64_t ck_winograd_kernel_floats(int64_t inputs, int64_t outputs) { __builtin_trap(); }
void ck_winograd_kernels(float *points, const float *weights, int64_t inputs, int64_t outputs) { __builtin_trap(); }
void ck_winograd_turn(float *turned, const float *points, int64_t inputs, int64_t outputs) { __builtin_trap(); }
int64_t ck_winograd_forward_scratch(const ck_winograd_shape *shape, int64_t threads) { __builtin_trap(); }
void ck_winograd_forward(const ck_winograd_shape *shape, const ck_winograd_forward_arguments *a) { __builtin_trap(); }
int64_t ck_winograd_backward_scratch(const ck_winograd_shape *shape, int64_t threads) { __builtin_trap(); }
void ck_winograd_backward(const ck_winograd_shape *shape, const ck_winograd_backward_arguments *a) { __builtin_trap(); }
int64_t ck_pixel_scratch(const ck_pixel_shape *shape, int64_t threads) { __builtin_trap(); }
void ck_pixel_forward(const ck_pixel_shape *shape, const ck_pixel_forward_arguments *a) { __builtin_trap(); }
void ck_pixel_backward(const ck_pixel_shape *shape, const ck_pixel_backward_arguments *a, int64_t t) { __builtin_trap(); }
#endif
