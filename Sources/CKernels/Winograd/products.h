// The 36 matrix products in the middle of a Winograd convolution.
//
// Matrices of tiles hold a block of sixteen channels for all tiles, `room` of them, before the next block: the scalars
// of a register tile then stand at fixed distances. Matrices of kernels are row-major.
#ifndef CKERNELS_WINOGRAD_PRODUCTS_H
#define CKERNELS_WINOGRAD_PRODUCTS_H

#include "../wide.h"

// c[j][t] = sum over k of a[k][t] * b[k][j] for a register tile of `rows` tiles t and `vectors` vectors of channels j.
// Inlined with constants, or the sums would be kept in memory.
CK_WIDE_INLINE void product_tile(
    const int rows, const int vectors, float *c, const float *a, const float *b, int64_t step, int64_t b_row,
    int64_t blocks) {
  lanes sum[12][4];
  CK_UNROLL for (int t = 0; t < rows; t++) CK_UNROLL for (int j = 0; j < vectors; j++)
    sum[t][j] = _mm512_setzero_ps();
  for (int64_t block = 0; block < blocks; block++, a += step) {
    _Pragma("clang loop unroll_count(4)") for (int64_t k = 0; k < CK_LANES; k++, b += b_row) {
      lanes row[4];
      CK_UNROLL for (int j = 0; j < vectors; j++) row[j] = _mm512_loadu_ps(b + j * CK_LANES);
      CK_UNROLL for (int t = 0; t < rows; t++) {
        const lanes value = _mm512_set1_ps(a[t * CK_LANES + k]);
        CK_UNROLL for (int j = 0; j < vectors; j++) sum[t][j] = _mm512_fmadd_ps(value, row[j], sum[t][j]);
      }
    }
  }
  CK_UNROLL for (int j = 0; j < vectors; j++) CK_UNROLL for (int t = 0; t < rows; t++)
    _mm512_storeu_ps(c + j * step + t * CK_LANES, sum[t][j]);
}

// c = a b: `rows` tiles (a multiple of TILE_STEP) of in_blocks to as many tiles of out_blocks.
CK_WIDE static inline void product(
    float *c, const float *a, const float *b, int64_t rows, int64_t room, int64_t in_blocks, int64_t out_blocks) {
  const int64_t step = room * CK_LANES, b_row = out_blocks * CK_LANES;
  for (int64_t j = 0; j < out_blocks;) {
    const int64_t width = out_blocks - j >= 4 ? 4 : out_blocks - j >= 2 ? 2 : 1;
    for (int64_t t = 0; t < rows * CK_LANES; t += (width == 4 ? 6 : 12) * CK_LANES) {
      float *target = c + j * step + t;
      const float *kernels = b + j * CK_LANES;
      if (width == 4) product_tile(6, 4, target, a + t, kernels, step, b_row, in_blocks);
      if (width == 2) product_tile(12, 2, target, a + t, kernels, step, b_row, in_blocks);
      if (width == 1) product_tile(12, 1, target, a + t, kernels, step, b_row, in_blocks);
    }
    j += width;
  }
}

// c[i][j] += sum over t of a[t][i] * b[t][j] for `rows` channels i and `vectors` vectors of channels j.
CK_WIDE_INLINE void outer_tile(
    const int rows, const int vectors, float *c, const float *a, const float *b, int64_t step, int64_t c_row,
    int64_t tiles) {
  lanes sum[16][4];
  CK_UNROLL for (int i = 0; i < rows; i++) CK_UNROLL for (int j = 0; j < vectors; j++)
    sum[i][j] = _mm512_loadu_ps(c + i * c_row + j * CK_LANES);
  _Pragma("clang loop unroll_count(2)") for (int64_t t = 0; t < tiles; t++) {
    lanes row[4];
    CK_UNROLL for (int j = 0; j < vectors; j++) row[j] = _mm512_loadu_ps(b + j * step + t * CK_LANES);
    CK_UNROLL for (int i = 0; i < rows; i++) {
      const lanes value = _mm512_set1_ps(a[t * CK_LANES + i]);
      CK_UNROLL for (int j = 0; j < vectors; j++) sum[i][j] = _mm512_fmadd_ps(value, row[j], sum[i][j]);
    }
  }
  CK_UNROLL for (int i = 0; i < rows; i++) CK_UNROLL for (int j = 0; j < vectors; j++)
    _mm512_storeu_ps(c + i * c_row + j * CK_LANES, sum[i][j]);
}

// c += a^T b: in_blocks x out_blocks blocks of channels, summed over the tiles.
CK_WIDE static inline void outer_product(
    float *c, const float *a, const float *b, int64_t tiles, int64_t room, int64_t in_blocks, int64_t out_blocks) {
  const int64_t step = room * CK_LANES, c_row = out_blocks * CK_LANES;
  for (int64_t j = 0; j < out_blocks;) {
    const int64_t width = out_blocks - j >= 4 ? 4 : out_blocks - j >= 2 ? 2 : 1;
    for (int64_t i = 0; i < in_blocks * CK_LANES; i += 16 / width) {
      float *target = c + i * c_row + j * CK_LANES;
      const float *values = a + i / CK_LANES * step + i % CK_LANES, *gradients = b + j * step;
      if (width == 4) outer_tile(4, 4, target, values, gradients, step, c_row, tiles);
      if (width == 2) outer_tile(8, 2, target, values, gradients, step, c_row, tiles);
      if (width == 1) outer_tile(16, 1, target, values, gradients, step, c_row, tiles);
    }
    j += width;
  }
}

#endif
