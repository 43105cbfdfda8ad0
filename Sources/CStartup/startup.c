// putenv is POSIX, not C.
#define _XOPEN_SOURCE 600

#include "CStartup.h"

#include <stddef.h>
#include <stdlib.h>
#include <string.h>

// Idle OpenMP threads sleep instead of spinning. On a machine with other work a spinning team waits for its own descheduled
// thread for whole time slices: steps were four times slower; on an idle machine sleeping costs a few percent.
// libgomp reads the variable when it is loaded, before main; what the user has set stands.
//
// setenv would come too early: the C library, which starts after this, takes the environment that the kernel gave, where
// no room is left for one more. So a variable that no library reads when it starts lends its place, and has it back before
// main.
static char policy[] = "OMP_WAIT_POLICY=PASSIVE";
static const char *const lenders[] = {"_=", "OLDPWD=", "PWD=", "SHLVL=", "HOME=", "PATH="};
// Volatile, as compilers take what a constructor reads for what it was when the program was made.
static char *volatile lender;

static int is_named(const char *variable, const char *name) { return strncmp(variable, name, strlen(name)) == 0; }

static void lend(int argc, char **argv, char **environment) {
  (void)argc, (void)argv;
  char **place = NULL;
  for (char **variable = environment; *variable != NULL; variable++) {
    if (is_named(*variable, "OMP_WAIT_POLICY=")) return;
    for (size_t i = 0; i < sizeof lenders / sizeof *lenders; i++)
      if (is_named(*variable, lenders[i])) place = variable;
  }
  if (place == NULL) return;
  lender = *place;
  *place = policy;
}

__attribute__((constructor)) static void give_back(void) {
  if (lender != NULL) putenv(lender);
}

__attribute__((section(".preinit_array"), used)) static void (*const before_libraries)(int, char **, char **) = lend;
