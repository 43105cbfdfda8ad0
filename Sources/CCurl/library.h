// What we use of libcurl's interface, which has been the same since its version 7.32 (https://curl.se/libcurl/c/): its headers
// need not be installed.
#ifndef CCURL_LIBRARY_H
#define CCURL_LIBRARY_H

#include "CCurl.h"

typedef struct curl curl;
typedef struct curl_list curl_list;

struct ccurl_library {
  int (*global_init)(long parts);
  curl *(*easy_init)(void);
  int (*easy_setopt)(curl *, int option, ...);
  int (*easy_getinfo)(curl *, int fact, ...);
  int (*easy_perform)(curl *);
  void (*easy_cleanup)(curl *);
  const char *(*easy_strerror)(int code);
  curl_list *(*slist_append)(curl_list *, const char *text);
  void (*slist_free_all)(curl_list *);
};

enum { GLOBAL_ALL = 3, PROTOCOL_HTTP = 1, PROTOCOL_HTTPS = 2 };

// Options by the type of their values: long, pointer, function.
enum {
  OPTION_NOPROGRESS = 43,
  OPTION_PROTOCOLS = 181,
  OPTION_SUPPRESS_CONNECT_HEADERS = 265,
  OPTION_QUICK_EXIT = 322,
  OPTION_WRITEDATA = 10001,
  OPTION_URL = 10002,
  OPTION_ERRORBUFFER = 10010,
  OPTION_USERAGENT = 10018,
  OPTION_HTTPHEADER = 10023,
  OPTION_HEADERDATA = 10029,
  OPTION_XFERINFODATA = 10057,
  OPTION_WRITEFUNCTION = 20011,
  OPTION_HEADERFUNCTION = 20079,
  OPTION_XFERINFOFUNCTION = 20219,
};

// Facts by the type of what they are written to: string, long, 64 bits.
enum {
  FACT_REDIRECT_URL = 0x100000 + 31,
  FACT_RESPONSE_CODE = 0x200000 + 2,
  FACT_CONTENT_LENGTH_DOWNLOAD = 0x600000 + 15,
};

#endif
