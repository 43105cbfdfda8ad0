#include "CJPEG.h"

#include <setjmp.h>
#include <stdio.h>
// jpeglib.h needs stdio.h before it.
#include <jerror.h>
#include <jpeglib.h>

// Files that cameras make have about ten scans; thousands of empty ones would keep the decoder busy for hours.
enum { MOST_SCANS = 500 };

typedef struct {
  struct jpeg_decompress_struct jpeg;
  struct jpeg_error_mgr errors;
  struct jpeg_progress_mgr progress;
  jmp_buf end;
  char *message;
} reader;

static void fail_with(j_common_ptr jpeg, const char *text) {
  reader *r = jpeg->client_data;
  snprintf(r->message, CJPEG_MESSAGE_SIZE, "%s", text);
  longjmp(r->end, 1);
}

static void fail(j_common_ptr jpeg) {
  char text[JMSG_LENGTH_MAX];
  jpeg->err->format_message(jpeg, text);
  fail_with(jpeg, text);
}

// libjpeg warns where it would go on with gray for what is missing, or with noise: that is an error here. Padding
// between segments and versions it does not know change no pixel.
static void judge(j_common_ptr jpeg, int level) {
  if (level >= 0) return;
  switch (jpeg->err->msg_code) {
    case JWRN_EXTRANEOUS_DATA:
    case JWRN_JFIF_MAJOR:
    case JWRN_ADOBE_XFORM: return;
    default: fail(jpeg);
  }
}

static void count_scans(j_common_ptr jpeg) {
  if (((j_decompress_ptr)jpeg)->input_scan_number > MOST_SCANS) fail_with(jpeg, "more than 500 scans");
}

// What is done with an opened file; `result` is its own affair.
typedef void (*step)(j_decompress_ptr jpeg, void *result);

// The reader belongs to the caller: a jump back leaves only what is outside this function as it was.
static bool run(reader *r, const uint8_t *data, size_t count, step step, void *result) {
  r->jpeg.err = jpeg_std_error(&r->errors);
  r->jpeg.client_data = r;
  r->errors.error_exit = fail;
  r->errors.emit_message = judge;
  if (setjmp(r->end)) {
    jpeg_destroy_decompress(&r->jpeg);
    return false;
  }
  jpeg_create_decompress(&r->jpeg);
  r->progress.progress_monitor = count_scans;
  r->jpeg.progress = &r->progress;
  jpeg_mem_src(&r->jpeg, data, count);
  jpeg_read_header(&r->jpeg, TRUE);
  if (r->jpeg.arith_code)
    fail_with((j_common_ptr)&r->jpeg, "arithmetic coding; save it as an ordinary JPEG");
  // A block of 64 pixels takes at least one bit of Huffman code.
  if ((uint64_t)r->jpeg.image_width * r->jpeg.image_height / 512 > count)
    fail_with((j_common_ptr)&r->jpeg, "too few bytes for an image of its size");
  step(&r->jpeg, result);
  jpeg_destroy_decompress(&r->jpeg);
  return true;
}

static void read_header(j_decompress_ptr jpeg, void *result) {
  uint32_t channels = 3;
  switch (jpeg->jpeg_color_space) {
    case JCS_GRAYSCALE: channels = 1; break;
    case JCS_YCbCr:
    case JCS_RGB: break;
    case JCS_CMYK:
    case JCS_YCCK: fail_with((j_common_ptr)jpeg, "CMYK, the inks of print; save it as RGB"); break;
    default: fail_with((j_common_ptr)jpeg, "colours of another kind; save it as RGB");
  }
  uint32_t *header = result;
  header[0] = jpeg->image_width;
  header[1] = jpeg->image_height;
  header[2] = channels;
}

typedef struct {
  uint8_t *first;
  size_t capacity;
} room;

static void read_pixels(j_decompress_ptr jpeg, void *result) {
  const room pixels = *(const room *)result;
  jpeg_start_decompress(jpeg);
  const size_t row = (size_t)jpeg->output_width * jpeg->output_components;
  if (row * jpeg->output_height > pixels.capacity)
    fail_with((j_common_ptr)jpeg, "more pixels than its header told");
  while (jpeg->output_scanline < jpeg->output_height) {
    JSAMPROW next = pixels.first + jpeg->output_scanline * row;
    jpeg_read_scanlines(jpeg, &next, 1);
  }
  // A component that no scan holds has never taken over its quantization table.
  for (int i = 0; i < jpeg->num_components; i++)
    if (!jpeg->comp_info[i].quant_table) fail_with((j_common_ptr)jpeg, "a colour without data");
  // To the end mark, so that a file cut off behind its pixels is found.
  jpeg_finish_decompress(jpeg);
}

bool cjpeg_read_header(const uint8_t *data, size_t count, uint32_t *header, char *message) {
  reader r = {.message = message};
  return run(&r, data, count, read_header, header);
}

bool cjpeg_read_pixels(const uint8_t *data, size_t count, uint8_t *pixels, size_t capacity, char *message) {
  reader r = {.message = message};
  room result = {pixels, capacity};
  return run(&r, data, count, read_pixels, &result);
}
