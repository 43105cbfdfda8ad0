#include "library.h"

#include <dlfcn.h>
#include <stdio.h>
#include <stdlib.h>

// Where the address of each function goes.
static bool look_up(ccurl_library *library, void *handle) {
  const struct {
    const char *name;
    void *place;
  } functions[] = {
      {"curl_global_init", &library->global_init},   {"curl_easy_init", &library->easy_init},
      {"curl_easy_setopt", &library->easy_setopt},   {"curl_easy_getinfo", &library->easy_getinfo},
      {"curl_easy_perform", &library->easy_perform}, {"curl_easy_cleanup", &library->easy_cleanup},
      {"curl_easy_strerror", &library->easy_strerror}, {"curl_slist_append", &library->slist_append},
      {"curl_slist_free_all", &library->slist_free_all},
  };
  for (size_t i = 0; i < sizeof functions / sizeof functions[0]; i++) {
    void *address = dlsym(handle, functions[i].name);
    if (!address) return false;
    *(void **)functions[i].place = address;
  }
  return true;
}

ccurl_library *ccurl_open(const char *name, char *message) {
  void *handle = dlopen(name, RTLD_NOW | RTLD_LOCAL);
  ccurl_library *library = handle ? calloc(1, sizeof *library) : NULL;
  if (library && look_up(library, handle)) {
    if (library->global_init(GLOBAL_ALL) == 0) return library;
    snprintf(message, CCURL_MESSAGE_SIZE, "%s: it cannot be initialized", name);
  } else {
    const char *reason = dlerror();
    snprintf(message, CCURL_MESSAGE_SIZE, "%s", reason ? reason : "too little memory");
  }
  free(library);
  if (handle) dlclose(handle);
  return NULL;
}
