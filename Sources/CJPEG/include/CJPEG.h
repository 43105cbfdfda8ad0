// libjpeg for callers that its errors, which are jumps, must not pass through.
#ifndef CJPEG_H
#define CJPEG_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

// Room that a message needs.
#define CJPEG_MESSAGE_SIZE 256

// Reads the header of a JPEG file in memory: width, height, and channels (1 gray, 3 red, green, blue).
//
// Otherwise returns false, and the message says what was found instead.
bool cjpeg_read_header(const uint8_t *data, size_t count, uint32_t *header, char *message);

// Reads a whole JPEG file into height * width * channels bytes, row by row, the channels of a pixel side by side.
//
// `capacity` is the number of bytes there is room for.
bool cjpeg_read_pixels(const uint8_t *data, size_t count, uint8_t *pixels, size_t capacity, char *message);

#endif
