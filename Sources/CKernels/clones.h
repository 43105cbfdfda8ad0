// One source, three machine codes: the loader picks the widest the processor has. They are named by feature level, as the
// name of a processor stands for that one model alone.
#ifndef CKERNELS_CLONES_H
#define CKERNELS_CLONES_H

#if defined(__x86_64__)
#define CK_CLONES __attribute__((target_clones("arch=x86-64-v4", "arch=x86-64-v3", "default")))
#else
#define CK_CLONES
#endif

// Values below which a loop is not worth a second thread.
#define CK_GRAIN 16384

#endif
