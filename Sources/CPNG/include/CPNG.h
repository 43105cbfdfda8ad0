// libpng for callers that its errors, which are jumps, must not pass through.
#ifndef CPNG_H
#define CPNG_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

// Room that a message needs.
#define CPNG_MESSAGE_SIZE 256

// Reads the header of a PNG file in memory: width, height, and channels (1 gray, 3 red, green, blue).
//
// Otherwise returns false, and the message says what was found instead.
bool cpng_read_header(const uint8_t *data, size_t count, uint32_t *header, char *message);

// Reads a whole PNG file into height * width * channels bytes, row by row, the channels of a pixel side by side.
//
// Values are those stored: one, two and four bits are spread over 0 to 255, sixteen are rounded to eight, palettes are
// looked up, transparency is dropped, gamma is not applied. `capacity` is the number of bytes there is room for.
bool cpng_read_pixels(const uint8_t *data, size_t count, uint8_t *pixels, size_t capacity, char *message);

typedef struct {
  uint32_t width, height;
  // 1 gray, 3 red, green, blue.
  uint32_t channels;
} cpng_header;

// The most bytes that `cpng_write` can need.
size_t cpng_largest_file(const cpng_header *header);

// Writes a PNG file of eight bits a value and returns its size in bytes; 0 where there is no memory.
size_t cpng_write(const cpng_header *header, const uint8_t *pixels, uint8_t *file, size_t capacity);

#endif
