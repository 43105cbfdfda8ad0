#include "CKernels.h"

// libgomp's own entry points, declared here because OpenMP pragmas need compiler flags that a package must not ask for.
extern void GOMP_parallel(void (*function)(void *), void *data, unsigned threads, unsigned flags);
extern int omp_get_thread_num(void);
extern int omp_get_num_threads(void);
extern int omp_get_max_threads(void);
extern void omp_set_num_threads(int threads);

void ck_set_threads(int32_t threads) { omp_set_num_threads(threads); }

int32_t ck_has_wide_vectors(void) {
#if defined(__x86_64__)
  return __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512dq") && __builtin_cpu_supports("avx512bw") &&
         __builtin_cpu_supports("avx512vl") && __builtin_cpu_supports("fma");
#else
  return 0;
#endif
}

typedef struct {
  void (*body)(int64_t, int64_t, void *);
  void *state;
} team_call;

static void run_member(void *data) {
  const team_call *call = data;
  call->body(omp_get_thread_num(), omp_get_num_threads(), call->state);
}

void ck_team(void (*body)(int64_t, int64_t, void *), void *state) {
  team_call call = {body, state};
  if (omp_get_max_threads() < 2)
    body(0, 1, state);
  else
    GOMP_parallel(run_member, &call, 0, 0);
}

typedef struct {
  int64_t count;
  void (*body)(int64_t, int64_t, void *);
  void *state;
} parallel_loop;

static void run_share(void *data) {
  const parallel_loop *loop = data;
  int64_t threads = omp_get_num_threads(), thread = omp_get_thread_num();
  int64_t begin = loop->count * thread / threads, end = loop->count * (thread + 1) / threads;
  // Shares begin at whole cache lines, so that no two threads write the same one.
  if (thread > 0) begin = begin / 16 * 16;
  if (thread + 1 < threads) end = end / 16 * 16;
  if (begin < end) loop->body(begin, end, loop->state);
}

void ck_parallel(int64_t count, int64_t grain, void (*body)(int64_t, int64_t, void *), void *state) {
  if (count < 2 * grain || omp_get_max_threads() < 2) {
    body(0, count, state);
    return;
  }
  parallel_loop loop = {count, body, state};
  GOMP_parallel(run_share, &loop, 0, 0);
}
