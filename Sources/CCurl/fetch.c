#include "library.h"

#include <stdio.h>
#include <string.h>
#include <strings.h>

// The most that the head of an answer may hold.
enum { LARGEST_HEAD = 1 << 18 };

// A request under way.
typedef struct {
  const ccurl_library *library;
  const ccurl_events *events;
  curl *handle;
  size_t head_size;
  char range[128];
  // Whether the head was told, and whether anybody has ended the request since.
  bool is_told, is_ended;
} request;

// Tells the head, unless it was told before.
static bool tell_head(request *request) {
  if (!request->is_told) {
    long status = 0;
    int64_t length = -1;
    request->library->easy_getinfo(request->handle, FACT_RESPONSE_CODE, &status);
    request->library->easy_getinfo(request->handle, FACT_CONTENT_LENGTH_DOWNLOAD, &length);
    const ccurl_head head = {(int32_t)status, length, request->range};
    request->is_told = true;
    request->is_ended = !request->events->head(request->events->context, &head);
  }
  return !request->is_ended;
}

// Takes a line of the head; one that begins with the version begins another head.
static size_t take_line(const char *line, size_t size, size_t count, void *context) {
  static const char version[] = "HTTP/", range[] = "Content-Range:";
  request *request = context;
  const size_t length = size * count;
  if (length >= strlen(version) && strncmp(line, version, strlen(version)) == 0) request->range[0] = 0;
  if (length >= strlen(range) && strncasecmp(line, range, strlen(range)) == 0) {
    const char *value = line + strlen(range);
    int rest = (int)(length - strlen(range));
    while (rest > 0 && strchr(" \t", *value)) value++, rest--;
    while (rest > 0 && strchr(" \t\r\n", value[rest - 1])) rest--;
    snprintf(request->range, sizeof request->range, "%.*s", rest, value);
  }
  request->head_size += length;
  return request->head_size <= LARGEST_HEAD ? length : 0;
}

static size_t take_body(const char *bytes, size_t size, size_t count, void *context) {
  request *request = context;
  if (!tell_head(request)) return 0;
  if (!request->events->body(request->events->context, (const uint8_t *)bytes, size * count)) {
    request->is_ended = true;
    return 0;
  }
  return size * count;
}

static int ask_to_proceed(void *context, int64_t total, int64_t now, int64_t up_total, int64_t up_now) {
  (void)total, (void)now, (void)up_total, (void)up_now;
  const request *request = context;
  return request->events->proceed(request->events->context) ? 0 : 1;
}

// Says what is asked for; false where something essential was refused.
static bool prepare(request *request, const char *url, curl_list *headers, char *message) {
  int (*const set)(curl *, int, ...) = request->library->easy_setopt;
  curl *handle = request->handle;
  // Older versions do without these two: they wait for a name server to answer, and tell of a proxy's head too.
  set(handle, OPTION_QUICK_EXIT, 1L);
  set(handle, OPTION_SUPPRESS_CONNECT_HEADERS, 1L);
  return set(handle, OPTION_ERRORBUFFER, message) == 0 && set(handle, OPTION_URL, url) == 0 &&
         set(handle, OPTION_PROTOCOLS, (long)(PROTOCOL_HTTP | PROTOCOL_HTTPS)) == 0 &&
         set(handle, OPTION_USERAGENT, "cnnlab") == 0 && set(handle, OPTION_HTTPHEADER, headers) == 0 &&
         set(handle, OPTION_HEADERFUNCTION, take_line) == 0 && set(handle, OPTION_HEADERDATA, request) == 0 &&
         set(handle, OPTION_WRITEFUNCTION, take_body) == 0 && set(handle, OPTION_WRITEDATA, request) == 0 &&
         set(handle, OPTION_XFERINFOFUNCTION, ask_to_proceed) == 0 &&
         set(handle, OPTION_XFERINFODATA, request) == 0 && set(handle, OPTION_NOPROGRESS, 0L) == 0;
}

static bool perform(request *request, char *message) {
  const int code = request->library->easy_perform(request->handle);
  if (code != 0) {
    if (!message[0]) snprintf(message, CCURL_MESSAGE_SIZE, "%s", request->library->easy_strerror(code));
    return false;
  }
  if (!tell_head(request)) return false;
  const char *url = NULL;
  request->library->easy_getinfo(request->handle, FACT_REDIRECT_URL, &url);
  if (url) request->events->redirection(request->events->context, url);
  return true;
}

bool ccurl_fetch(
    const ccurl_library *library, const char *url, const char *const *headers, size_t header_count,
    const ccurl_events *events, char *message) {
  request request = {.library = library, .events = events, .handle = library->easy_init()};
  curl_list *list = NULL;
  bool is_ready = request.handle != NULL;
  for (size_t i = 0; is_ready && i < header_count; i++) {
    curl_list *longer = library->slist_append(list, headers[i]);
    is_ready = longer != NULL;
    if (longer) list = longer;
  }
  snprintf(message, CCURL_MESSAGE_SIZE, "libcurl refuses the request");
  is_ready = is_ready && prepare(&request, url, list, message);
  message[0] = is_ready ? 0 : message[0];
  const bool is_whole = is_ready && perform(&request, message);
  if (request.handle) library->easy_cleanup(request.handle);
  library->slist_free_all(list);
  return is_whole;
}
