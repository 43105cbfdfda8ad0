"""Golden statistics of Tests/DatasetsTests/NormalizationStatisticsTests.swift, computed with NumPy.

Usage: python3 scripts/golden/normalization.py

Nine samples of 3x4x5 values by the formula of `streams.py`, as bytes and as single-precision numbers; of channel 1 all values
are equal. Samples 2, 7, 3 and 8 are looked at, divided by 255 and by 2.
"""

import numpy

import streams

CHOSEN = [2, 7, 3, 8]


def main():
    values = streams.filled((9, 3, 4, 5), 17, 1)
    values[:, 1] = 0.7
    for name, samples, divisor in (("bytes", numpy.floor(values * 127.5 + 127.5), 255), ("floats", values + 100, 2)):
        chosen = samples[CHOSEN].astype(numpy.float64) / divisor
        print(name, "mean", [float(m) for m in chosen.mean(axis=(0, 2, 3))])
        print(name, "deviation", [float(d) for d in chosen.std(axis=(0, 2, 3))])


main()
