"""Values that golden scripts and Swift tests both compute by a formula, so that no data need be kept."""

import numpy


def spread(count, stream):
    """Values in -1..<1 from an index and the number of a stream: 32-bit integer hashing, exact on any machine."""
    h = (numpy.arange(count, dtype=numpy.uint64) * 2654435761 + (stream * 40503 + 12345)).astype(numpy.uint32)
    h ^= h >> 15
    h *= numpy.uint32(2246822519)
    h ^= h >> 13
    h *= numpy.uint32(3266489917)
    h ^= h >> 16
    return h / 2147483648 - 1


def filled(shape, stream, scale, offset=0.0):
    values = offset + scale * spread(int(numpy.prod(shape)), stream)
    return values.astype(numpy.float32).reshape(tuple(shape))


def weight(name, shape, stream):
    """A network's parameter: kernels by fan-in, scales and variances near 1, the rest near 0."""
    if len(shape) > 1:
        return filled(shape, stream, (6 / numpy.prod(shape[1:])) ** 0.5)
    return filled(shape, stream, 0.1, 1.0 if name.endswith((".weight", ".running_var")) else 0.0)


def print_names(names):
    """A Swift dictionary of digests."""
    print("  static let names = [")
    for name, digest in names.items():
        print(f'    "{name}": "{digest}",')
    print("  ]")


def print_logits(logits):
    """A Swift dictionary of lists."""
    print("  static let logits: [String: [Double]] = [")
    for name, values in logits.items():
        print(f'    "{name}": [')
        for start in range(0, len(values), 5):
            print("      " + ", ".join(f"{value:.8g}" for value in values[start:start + 5]) + ",")
        print("    ],")
    print("  ]")
