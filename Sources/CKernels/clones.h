// One source, three machine codes: the loader picks the widest the processor has.
#ifndef CKERNELS_CLONES_H
#define CKERNELS_CLONES_H

#if defined(__x86_64__)
#define CK_CLONES __attribute__((target_clones("arch=skylake-avx512", "arch=haswell", "default")))
#else
#define CK_CLONES
#endif

// Values below which a loop is not worth a second thread.
#define CK_GRAIN 16384

#endif
