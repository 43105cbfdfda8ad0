// libcurl for one request at a time, opened when it is first needed: with its TLS libraries it takes as long to load as most
// commands take to run.
#ifndef CCURL_H
#define CCURL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

// Room that a message needs; what libcurl calls CURL_ERROR_SIZE.
#define CCURL_MESSAGE_SIZE 256

// The functions of an opened libcurl.
typedef struct ccurl_library ccurl_library;

// Opens a shared library such as `libcurl.so.4`, for the life of the process.
//
// Otherwise returns NULL, and the message says why.
ccurl_library *ccurl_open(const char *name, char *message);

// What a server says before it sends the body.
typedef struct {
  // Status, such as 200.
  int32_t status;
  // Announced size of the body; -1 where none is.
  int64_t length;
  // The header Content-Range; empty where there is none.
  const char *range;
} ccurl_head;

// Who is told what comes, on the thread that fetches; each is handed `context`. What returns false ends the request.
typedef struct {
  void *context;
  // Called once, before the body.
  bool (*head)(void *context, const ccurl_head *head);
  bool (*body)(void *context, const uint8_t *bytes, size_t count);
  // Called after the body with the address that the server sends us on to.
  void (*redirection)(void *context, const char *url);
  // Called at least once a second.
  bool (*proceed)(void *context);
} ccurl_events;

// Asks for what is at an address of http or https, with headers such as `Accept: text/plain`.
//
// Redirections are not followed; certificates are verified; proxies are those of the environment. Returns false where the
// answer did not come whole, and the message says why.
bool ccurl_fetch(
    const ccurl_library *library, const char *url, const char *const *headers, size_t header_count,
    const ccurl_events *events, char *message);

#endif
