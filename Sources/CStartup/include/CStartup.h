// What must happen in an executable before its shared libraries start; linking this target is all there is to do.
#ifndef CSTARTUP_H
#define CSTARTUP_H
#endif
