#include "CPNG.h"

#include <png.h>
#include <setjmp.h>
#include <stdio.h>
#include <string.h>

// What libpng reads from, and where its errors go.
typedef struct {
  const uint8_t *next;
  size_t left;
  char *message;
} source;

static void take(png_structp png, png_bytep target, size_t count) {
  source *from = png_get_io_ptr(png);
  if (count > from->left) png_error(png, "the end of the file");
  memcpy(target, from->next, count);
  from->next += count;
  from->left -= count;
}

static void fail(png_structp png, png_const_charp text) {
  snprintf(((source *)png_get_error_ptr(png))->message, CPNG_MESSAGE_SIZE, "%s", text);
  png_longjmp(png, 1);
}

static void ignore(png_structp png, png_const_charp text) { (void)png, (void)text; }

// What is done with an opened file; `result` is its own affair.
typedef void (*step)(png_structp png, png_infop info, void *result);

static bool run(const uint8_t *data, size_t count, step step, void *result, char *message) {
  source from = {data, count, message};
  snprintf(message, CPNG_MESSAGE_SIZE, "too little memory");
  png_structp png = png_create_read_struct(PNG_LIBPNG_VER_STRING, &from, fail, ignore);
  png_infop info = png ? png_create_info_struct(png) : NULL;
  if (!info) {
    png_destroy_read_struct(&png, NULL, NULL);
    return false;
  }
  if (setjmp(png_jmpbuf(png))) {
    png_destroy_read_struct(&png, &info, NULL);
    return false;
  }
  png_set_read_fn(png, &from, take);
  png_set_chunk_malloc_max(png, 1 << 20);
  png_set_crc_action(png, PNG_CRC_ERROR_QUIT, PNG_CRC_ERROR_QUIT);
  // Only what pixels are made of is parsed: of comments, profiles and the like just the checksum is looked at.
  png_set_keep_unknown_chunks(png, PNG_HANDLE_CHUNK_NEVER, NULL, -1);
  png_read_info(png, info);
  // Deflate never shrinks beyond 1,032 to 1.
  if (png_get_rowbytes(png, info) * (uint64_t)png_get_image_height(png, info) / 1032 > count)
    png_error(png, "too few bytes for an image of its size");
  step(png, info, result);
  png_destroy_read_struct(&png, &info, NULL);
  return true;
}

static void read_header(png_structp png, png_infop info, void *result) {
  uint32_t *header = result;
  header[0] = png_get_image_width(png, info);
  header[1] = png_get_image_height(png, info);
  header[2] = png_get_color_type(png, info) & PNG_COLOR_MASK_COLOR ? 3 : 1;
}

typedef struct {
  uint8_t *first;
  size_t capacity;
} room;

static void read_pixels(png_structp png, png_infop info, void *result) {
  const room pixels = *(const room *)result;
  const uint32_t height = png_get_image_height(png, info);
  const int color = png_get_color_type(png, info), depth = png_get_bit_depth(png, info);
  if (color == PNG_COLOR_TYPE_PALETTE) png_set_palette_to_rgb(png);
  if (color == PNG_COLOR_TYPE_GRAY && depth < 8) png_set_expand_gray_1_2_4_to_8(png);
  if (depth == 16) png_set_scale_16(png);
  png_set_strip_alpha(png);
  const int passes = png_set_interlace_handling(png);
  png_read_update_info(png, info);
  const size_t row = png_get_rowbytes(png, info);
  if (row * height > pixels.capacity) png_error(png, "more pixels than its header told");
  for (int pass = 0; pass < passes; pass++)
    for (uint32_t y = 0; y < height; y++) png_read_row(png, pixels.first + y * row, NULL);
  // To the end mark, so that a file cut off behind its pixels is found.
  png_read_end(png, NULL);
}

bool cpng_read_header(const uint8_t *data, size_t count, uint32_t *header, char *message) {
  return run(data, count, read_header, header, message);
}

bool cpng_read_pixels(const uint8_t *data, size_t count, uint8_t *pixels, size_t capacity, char *message) {
  room result = {pixels, capacity};
  return run(data, count, read_pixels, &result, message);
}
