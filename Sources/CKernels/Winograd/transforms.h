// The one-dimensional transforms of Winograd's F(4, 3) with the points 0, 1, -1, 2, -2 and infinity
// (Lavin and Gray, "Fast algorithms for convolutional neural networks", CVPR 2016), and their transposes.
#ifndef CKERNELS_WINOGRAD_TRANSFORMS_H
#define CKERNELS_WINOGRAD_TRANSFORMS_H

#include "../wide.h"

// B^T d: six inputs to six values.
CK_WIDE_INLINE void input_transform(const lanes d[6], lanes t[6]) {
  const lanes two = _mm512_set1_ps(2), four = _mm512_set1_ps(4), five = _mm512_set1_ps(5);
  const lanes a = _mm512_fnmadd_ps(four, d[2], d[4]), b = _mm512_fnmadd_ps(four, d[1], d[3]);
  const lanes c = _mm512_sub_ps(d[4], d[2]), e = _mm512_sub_ps(d[3], d[1]);
  t[0] = _mm512_fmadd_ps(four, d[0], _mm512_fnmadd_ps(five, d[2], d[4]));
  t[1] = _mm512_add_ps(a, b);
  t[2] = _mm512_sub_ps(a, b);
  t[3] = _mm512_fmadd_ps(two, e, c);
  t[4] = _mm512_fnmadd_ps(two, e, c);
  t[5] = _mm512_fmadd_ps(four, d[1], _mm512_fnmadd_ps(five, d[3], d[5]));
}

// B t: the transpose of the input transform.
CK_WIDE_INLINE void input_transform_back(const lanes t[6], lanes d[6]) {
  const lanes two = _mm512_set1_ps(2), four = _mm512_set1_ps(4), five = _mm512_set1_ps(5);
  const lanes s1 = _mm512_add_ps(t[1], t[2]), d1 = _mm512_sub_ps(t[1], t[2]);
  const lanes s2 = _mm512_add_ps(t[3], t[4]), d2 = _mm512_sub_ps(t[3], t[4]);
  d[0] = _mm512_mul_ps(four, t[0]);
  d[1] = _mm512_fnmadd_ps(two, d2, _mm512_mul_ps(four, _mm512_sub_ps(t[5], d1)));
  d[2] = _mm512_fnmadd_ps(five, t[0], _mm512_fnmsub_ps(four, s1, s2));
  d[3] = _mm512_fnmadd_ps(five, t[5], _mm512_fmadd_ps(two, d2, d1));
  d[4] = _mm512_add_ps(t[0], _mm512_add_ps(s1, s2));
  d[5] = t[5];
}

// A^T m: six values to four outputs.
CK_WIDE_INLINE void output_transform(const lanes m[6], lanes o[4]) {
  const lanes two = _mm512_set1_ps(2), four = _mm512_set1_ps(4), eight = _mm512_set1_ps(8);
  const lanes s1 = _mm512_add_ps(m[1], m[2]), d1 = _mm512_sub_ps(m[1], m[2]);
  const lanes s2 = _mm512_add_ps(m[3], m[4]), d2 = _mm512_sub_ps(m[3], m[4]);
  o[0] = _mm512_add_ps(_mm512_add_ps(m[0], s1), s2);
  o[1] = _mm512_fmadd_ps(two, d2, d1);
  o[2] = _mm512_fmadd_ps(four, s2, s1);
  o[3] = _mm512_add_ps(_mm512_fmadd_ps(eight, d2, d1), m[5]);
}

// A o: the transpose of the output transform.
CK_WIDE_INLINE void output_transform_back(const lanes o[4], lanes m[6]) {
  const lanes two = _mm512_set1_ps(2), four = _mm512_set1_ps(4);
  const lanes a = _mm512_add_ps(o[0], o[2]), b = _mm512_add_ps(o[1], o[3]);
  const lanes c = _mm512_fmadd_ps(four, o[2], o[0]), e = _mm512_fmadd_ps(four, o[3], o[1]);
  m[0] = o[0];
  m[1] = _mm512_add_ps(a, b);
  m[2] = _mm512_sub_ps(a, b);
  m[3] = _mm512_fmadd_ps(two, e, c);
  m[4] = _mm512_fnmadd_ps(two, e, c);
  m[5] = o[3];
}

// G g: three kernel elements to six values.
CK_WIDE_INLINE void kernel_transform(const lanes g[3], lanes u[6]) {
  const lanes quarter = _mm512_set1_ps(1.0f / 4), sixth = _mm512_set1_ps(1.0f / 6);
  const lanes twelfth = _mm512_set1_ps(1.0f / 12), minus_sixth = _mm512_set1_ps(-1.0f / 6);
  const lanes s = _mm512_add_ps(g[0], g[2]);
  const lanes e = _mm512_fmadd_ps(_mm512_set1_ps(1.0f / 24), g[0], _mm512_mul_ps(sixth, g[2]));
  u[0] = _mm512_mul_ps(quarter, g[0]);
  u[1] = _mm512_mul_ps(minus_sixth, _mm512_add_ps(s, g[1]));
  u[2] = _mm512_mul_ps(minus_sixth, _mm512_sub_ps(s, g[1]));
  u[3] = _mm512_fmadd_ps(twelfth, g[1], e);
  u[4] = _mm512_fnmadd_ps(twelfth, g[1], e);
  u[5] = g[2];
}

// G^T u: the transpose of the kernel transform.
CK_WIDE_INLINE void kernel_transform_back(const lanes u[6], lanes g[3]) {
  const lanes quarter = _mm512_set1_ps(1.0f / 4), sixth = _mm512_set1_ps(1.0f / 6);
  const lanes s1 = _mm512_add_ps(u[1], u[2]), d1 = _mm512_sub_ps(u[1], u[2]);
  const lanes s2 = _mm512_add_ps(u[3], u[4]), d2 = _mm512_sub_ps(u[3], u[4]);
  const lanes s1_sixth = _mm512_mul_ps(sixth, s1);
  g[0] = _mm512_fmadd_ps(quarter, u[0], _mm512_fmsub_ps(_mm512_set1_ps(1.0f / 24), s2, s1_sixth));
  g[1] = _mm512_fmsub_ps(_mm512_set1_ps(1.0f / 12), d2, _mm512_mul_ps(sixth, d1));
  g[2] = _mm512_add_ps(u[5], _mm512_fmsub_ps(sixth, s2, s1_sixth));
}

#endif
