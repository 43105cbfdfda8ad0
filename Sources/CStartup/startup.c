// setenv is POSIX, not C.
#define _POSIX_C_SOURCE 200112L

#include "CStartup.h"

#include <stdlib.h>

// Idle OpenMP threads sleep instead of spinning. On a machine with other work a spinning team waits for its own descheduled
// thread for whole time slices: steps were four times slower; on an idle machine sleeping costs a few percent.
// libgomp reads the variable when it is loaded, before main; what the user has set stands.
static void choose_wait_policy(int argc, char **argv, char **environment) {
  (void)argc, (void)argv, (void)environment;
  setenv("OMP_WAIT_POLICY", "PASSIVE", 0);
}

__attribute__((section(".preinit_array"), used)) static void (*const before_libraries)(int, char **, char **) =
    choose_wait_policy;
