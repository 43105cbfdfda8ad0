"""Direction numbers and points of Sobol sequences.

Writes Sources/Sweeps/Samplers/SobolDirections.swift from the numbers of Joe and Kuo (2008, new-joe-kuo-6) that SciPy
brings along, and prints points of SciPy's sequence for Tests/SweepsTests/Samplers/SobolSequenceTests.swift.
"""

import os
import pathlib

import numpy
import scipy
from scipy.stats import _sobol, qmc

DIMENSIONS = 64
TABLE = pathlib.Path(__file__).parents[2] / "Sources/Sweeps/Samplers/SobolDirections.swift"

HEAD = """\
// Written by scripts/golden/sobol.py.

/// Primitive polynomials over GF(2), bits of falling powers, and the first direction numbers of each dimension.
///
/// S. Joe and F. Y. Kuo 2008, "Constructing Sobol sequences with better two-dimensional projections", SIAM Journal on
/// Scientific Computing 30, 2635-2654; the table new-joe-kuo-6.
let sobolDirections: [(polynomial: UInt32, first: [UInt32])] = [
"""


def rows():
    path = os.path.join(os.path.dirname(_sobol.__file__), "_sobol_direction_numbers.npz")
    with numpy.load(path) as table:
        # The first dimension is the van der Corput sequence: all of its numbers are 1.
        yield 1, [1] * 32
        for polynomial, first in list(zip(table["poly"], table["vinit"]))[1:DIMENSIONS]:
            degree = int(polynomial).bit_length() - 1
            yield int(polynomial), [int(number) for number in first[:degree]]


def main():
    lines = [f"  ({polynomial}, {first})," for polynomial, first in rows()]
    TABLE.write_text(HEAD + "\n".join(lines) + "\n]\n")
    points = qmc.Sobol(DIMENSIONS, scramble=False, bits=32).random(1 << 10)
    print("SciPy", scipy.__version__)
    for index in (1, 2, 3, 100, 1023):
        words = (points[index] * 2**32).astype(numpy.uint64)
        print(index, [int(words[axis]) for axis in (0, 1, 2, 7, 31, 63)])
    digest = numpy.uint64(0)
    for word in (points * 2**32).astype(numpy.uint64).flatten():
        digest = digest * numpy.uint64(31) + word
    print("all", int(digest))


if __name__ == "__main__":
    numpy.seterr(over="ignore")
    main()
