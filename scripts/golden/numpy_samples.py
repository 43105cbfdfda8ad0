"""The NumPy files of Tests/DatasetsTests/Golden/NumPySamples.swift, written by NumPy, and what they hold.

Usage: python3 scripts/golden/numpy_samples.py > Tests/DatasetsTests/Golden/NumPySamples.swift
"""

import base64
import io
import textwrap

import numpy as np


def npy(array, version=None):
    file = io.BytesIO()
    np.lib.format.write_array(file, array, version=version)
    return file.getvalue()


def npz(save, **arrays):
    file = io.BytesIO()
    save(file, **arrays)
    return file.getvalue()


def types():
    """Three samples of two values in each type: the values are -1.5, 2, 3... or the nearest that the type has."""
    values = np.array([[1.5, 2], [3, 100], [0, 1]])
    for order in "<>":
        for kind in ("u1", "i1", "u2", "i2", "u4", "i4", "u8", "i8", "f2", "f4", "f8"):
            if order == ">" and kind.endswith("1"):
                continue
            array = values.astype(kind)
            if kind[0] == "i":
                array[0, 0] = -2
            yield order + kind, array.astype(order + kind)
    yield "|b1", values > 1


def images():
    """Two images of 2x3 pixels and three channels, each pixel 100 n + 10 c + 3 y + x, modulo 256."""
    n, c, y, x = np.ogrid[:2, :3, :2, :3]
    return ((100 * n + 10 * c + 3 * y + x) % 256).astype(np.uint8)


def literal(content):
    lines = "\n".join(textwrap.wrap(base64.b64encode(content).decode(), 100))
    return '"""\n' + textwrap.indent(lines, "    ") + '\n    """'


def member(name, comment, content):
    print(f"  /// {comment}\n  static let {name} = {literal(content)}\n")


def main():
    print("/// Made by `scripts/golden/numpy_samples.py`; files are in base 64.")
    print("enum NumPySamples {")
    print("  /// A file of two series in each type of number, and its values.")
    print("  static let types: [(name: String, file: String, values: [Float])] = [")
    for name, array in types():
        values = ", ".join(repr(float(v)) for v in array.astype(np.float64).ravel())
        print(f'    ("{name}",\n    {literal(npy(array))}, [{values}]),')
    print("  ]\n")
    first = images()
    last = np.ascontiguousarray(first.transpose(0, 2, 3, 1))
    member("channelsFirst", "Two images of 3x2x3.", npy(first))
    member("channelsLast", "The same with channels last.", npy(last))
    member("fortranOrder", "The same with channels last, in Fortran order, version 2.0.",
           npy(np.asfortranarray(last), (2, 0)))
    labels = {"y_train": np.array([3, 7]), "y_test": np.array([[7], [3]], np.int32)}
    arrays = {"x_train": first, "x_test": np.asfortranarray(first[::-1]), **labels}
    member("archive", "The images in Keras' names; for testing in the other order.", npz(np.savez, **arrays))
    member("compressedArchive", "The same, compressed.", npz(np.savez_compressed, **arrays))
    print("}")


main()
