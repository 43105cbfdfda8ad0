// How a convolution is cut into 4x4 tiles of output, and tiles into groups that stay in the second-level cache.
#ifndef CKERNELS_WINOGRAD_TILES_H
#define CKERNELS_WINOGRAD_TILES_H

#include "../include/CKernels.h"
#include "../wide.h"

// Values that a 6x6 patch is transformed to.
#define POINTS 36
// Tiles of a group, about: more of them reuse the kernels better, fewer stay in the cache. Measured on 1 MB of it.
#define GROUP_TILES 36
// Products run over whole register tiles; the rows past the last tile are computed and never read.
#define TILE_STEP 12

typedef struct {
  ck_winograd_shape shape;
  int64_t tiles_y, tiles_x;      // tiles of one image
  int64_t in_blocks, out_blocks; // blocks of sixteen channels
  int64_t images, band;          // a group is several whole images, or a band of tile rows of one
  int64_t room;                  // tiles that a group has memory for
  int64_t in_step, out_step;     // floats from one point to the next, of inputs and of outputs
} tiling;

static inline tiling make_tiling(const ck_winograd_shape *shape) {
  tiling t = {.shape = *shape};
  t.tiles_y = (shape->out_height + 3) / 4;
  t.tiles_x = (shape->out_width + 3) / 4;
  t.in_blocks = shape->inputs / CK_LANES;
  t.out_blocks = shape->outputs / CK_LANES;
  const int64_t tiles = t.tiles_y * t.tiles_x;
  t.images = tiles < GROUP_TILES ? (GROUP_TILES + tiles / 2) / tiles : 1;
  const int64_t rows = t.images > 1 ? t.tiles_y : t.tiles_x < GROUP_TILES ? GROUP_TILES / t.tiles_x : 1;
  const int64_t bands = (t.tiles_y + rows - 1) / rows;
  t.band = (t.tiles_y + bands - 1) / bands;
  t.room = (t.images * t.band * t.tiles_x + TILE_STEP - 1) / TILE_STEP * TILE_STEP;
  // An odd number of cache lines from point to point, or all 36 would fall into the same few sets of the cache.
  t.in_step = (t.room * t.in_blocks | 1) * CK_LANES;
  t.out_step = (t.room * t.out_blocks | 1) * CK_LANES;
  return t;
}

// The tiles that are worked on together: tile rows `top` to `bottom` of `count` images from `first` on.
typedef struct {
  int64_t first, count, top, bottom, tiles;
} tile_group;

static inline void fit_group(const tiling *t, tile_group *g, int64_t end) {
  g->count = end - g->first < t->images ? end - g->first : t->images;
  g->bottom = g->top + t->band < t->tiles_y ? g->top + t->band : t->tiles_y;
  g->tiles = g->count * (g->bottom - g->top) * t->tiles_x;
}

// Visits each group of the images that belong to one thread, in order.
#define FOR_EACH_GROUP(t, g, thread, threads)                                                                     \
  tile_group g = {.first = (t)->shape.batch * (thread) / (threads)};                                              \
  const int64_t end_##g = (t)->shape.batch * ((thread) + 1) / (threads);                                          \
  for (fit_group(t, &g, end_##g); g.first < end_##g; next_group(t, &g, end_##g))

static inline void next_group(const tiling *t, tile_group *g, int64_t end) {
  const int whole = g->bottom == t->tiles_y;
  g->top = whole ? 0 : g->bottom;
  g->first += whole ? g->count : 0;
  fit_group(t, g, end);
}

// Floats from one point's matrix of kernels to the next: a power of two would put all 36 into the same sets of the cache.
static inline int64_t kernel_step(int64_t inputs, int64_t outputs) { return inputs * outputs + CK_LANES; }

// Where a group keeps the tiles of one image and one block of channels.
static inline int64_t tile_offset(const tiling *t, const tile_group *g, int64_t image, int64_t block) {
  return (block * t->room + image * (g->bottom - g->top) * t->tiles_x) * CK_LANES;
}

static inline int64_t whole_tiles(const tile_group *g) { return (g->tiles + TILE_STEP - 1) / TILE_STEP * TILE_STEP; }

// Asks for the 4x4 pixels of a tile that is worked on soon, the next row's or the next plane's: the processor does not
// foresee them, as it sees many short runs.
CK_WIDE_INLINE void prefetch_tile(const float *pixels, int64_t width) {
  for (int r = 0; r < 4; r++)
    for (int c = 0; c < 4; c++) _mm_prefetch((const char *)(pixels + (r * width + c) * CK_LANES), _MM_HINT_T1);
}

// The same for pixels that will be written.
CK_WIDE_INLINE void prefetch_target(const float *pixels, int64_t width) {
  for (int r = 0; r < 4; r++)
    for (int c = 0; c < 4; c++) __builtin_prefetch(pixels + (r * width + c) * CK_LANES, 1, 3);
}

#endif
