"""Values of distributions at positions of the unit interval, by SciPy, for Tests/SweepsTests/Spaces."""

import numpy
import scipy
from scipy import stats

POSITIONS = [1e-9, 0.001, 0.25, 0.5, 0.9, 0.999999]

LAWS = {
    "standard normal": stats.norm(),
    "uniform -5 to 10": stats.uniform(-5, 15),
    "log-uniform 1e-4 to 1e-1": stats.loguniform(1e-4, 1e-1),
    "normal 3, 0.5": stats.norm(3, 0.5),
    "log-normal -7, 2": stats.lognorm(2, scale=numpy.exp(-7)),
}


def main():
    print("SciPy", scipy.__version__, "at", POSITIONS)
    for name, law in LAWS.items():
        print(name, [float(value) for value in law.ppf(POSITIONS)])


if __name__ == "__main__":
    main()
