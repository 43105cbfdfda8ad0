#include "CPNG.h"

#include <png.h>

static png_image image(const cpng_header *header) {
  return (png_image){
      .version = PNG_IMAGE_VERSION,
      .width = header->width,
      .height = header->height,
      .format = header->channels == 1 ? PNG_FORMAT_GRAY : PNG_FORMAT_RGB,
  };
}

size_t cpng_largest_file(const cpng_header *header) {
  const png_image target = image(header);
  return PNG_IMAGE_PNG_SIZE_MAX(target);
}

size_t cpng_write(const cpng_header *header, const uint8_t *pixels, uint8_t *file, size_t capacity) {
  png_image target = image(header);
  png_alloc_size_t size = capacity;
  return png_image_write_to_memory(&target, file, &size, 0, pixels, 0, NULL) ? size : 0;
}
