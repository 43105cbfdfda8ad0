"""Golden images of Tests/DatasetsTests/Augmentation/AugmentationGoldenTests.swift, made by Keras and SciPy.

Usage: python3 scripts/golden/augmentation.py > Tests/DatasetsTests/Augmentation/Golden/AugmentationGoldens.swift

Images are bytes by the formula of `streams.py`, one stream each. Square ones go through `ImageDataGenerator.apply_transform`;
for others Keras confuses height and width when it looks for the centre, so that its own matrices are put around the right
centre here and given to `scipy.ndimage.affine_transform`. Needs keras, scipy, pillow.
"""

import json

import numpy
import scipy
import scipy.ndimage

import streams

# SciPy 1.15 took the module away that Keras calls by its old name.
if not hasattr(scipy.ndimage, "interpolation"):
    scipy.ndimage.interpolation = scipy.ndimage

import keras
from keras.src.legacy.preprocessing.image import ImageDataGenerator

ALL = dict(theta=33, tx=1.6, ty=-2.3, shear=17, zx=0.85, zy=1.2)
CASES = [
    dict(name="rotation", shape=[1, 8, 8], theta=25),
    dict(name="rotation by more than a quarter", shape=[1, 9, 9], theta=-140),
    dict(name="shift", shape=[1, 8, 8], tx=1.75, ty=-0.4),
    dict(name="shift by more than the image", shape=[1, 5, 5], tx=8.3, ty=-17.6),
    dict(name="shear", shape=[1, 8, 8], shear=-30),
    dict(name="zoom", shape=[1, 8, 8], zx=0.7, zy=1.45),
    dict(name="flips", shape=[2, 4, 4], flip_horizontal=True, flip_vertical=True),
    dict(name="all", shape=[3, 7, 7], flip_horizontal=True, **ALL),
    dict(name="all of a wide image", shape=[1, 5, 9], flip_vertical=True, **ALL),
    dict(name="all of a high image", shape=[2, 10, 4], flip_horizontal=True, **ALL),
    dict(name="channel shift", shape=[3, 5, 5], theta=10, channel_shift_intensity=60),
    dict(name="negative channel shift", shape=[2, 5, 5], flip_vertical=True, channel_shift_intensity=-75.5),
    dict(name="brightness", shape=[3, 6, 6], brightness=1.4),
    dict(name="darkness", shape=[1, 6, 6], channel_shift_intensity=20, brightness=0.3),
]
GEOMETRY = ("theta", "tx", "ty", "shear", "zx", "zy")


def image(shape, stream):
    return numpy.floor(streams.filled(shape, stream, 128, 128))


def matrix(theta=0, tx=0, ty=0, shear=0, zx=1, zy=1):
    """Keras' matrices in its order; first coordinate along the columns."""
    a, b = numpy.deg2rad(theta), numpy.deg2rad(shear)
    rotation = numpy.array([[numpy.cos(a), -numpy.sin(a), 0], [numpy.sin(a), numpy.cos(a), 0], [0, 0, 1]])
    shift = numpy.array([[1, 0, tx], [0, 1, ty], [0, 0, 1]])
    sheared = numpy.array([[1, -numpy.sin(b), 0], [0, numpy.cos(b), 0], [0, 0, 1]])
    return rotation @ shift @ sheared @ numpy.diag([zx, zy, 1])


def through_scipy(x, case, fill, cval):
    height, width = x.shape[1:]
    centre = numpy.array([[1, 0, width / 2 - 0.5], [0, 1, height / 2 - 0.5], [0, 0, 1]])
    m = centre @ matrix(**{key: case[key] for key in GEOMETRY if key in case}) @ numpy.linalg.inv(centre)
    rows, offset = m[:2, :2][::-1, ::-1], m[:2, 2][::-1]
    x = numpy.stack([scipy.ndimage.affine_transform(c, rows, offset, order=1, mode=fill, cval=cval) for c in x])
    x = x[:, :, ::-1] if case.get("flip_horizontal") else x
    return x[:, ::-1] if case.get("flip_vertical") else x


def through_keras(x, case, fill, cval):
    generator = ImageDataGenerator(fill_mode=fill, cval=cval, data_format="channels_first")
    parameters = {key: value for key, value in case.items() if key not in ("name", "shape")}
    usual = keras.config.image_data_format()
    keras.config.set_image_data_format("channels_first")
    result = generator.apply_transform(x.copy(), parameters)
    keras.config.set_image_data_format(usual)
    return result


def main():
    results = []
    for number, case in enumerate(CASES):
        for fill in ("nearest", "constant", "reflect"):
            if fill != "nearest" and not any(key in case for key in GEOMETRY):
                continue
            cval = 50.0 if fill == "constant" else 0.0
            x = image(case["shape"], number + 1)
            square = case["shape"][1] == case["shape"][2]
            y = (through_keras if square else through_scipy)(x, case, fill, cval)
            if square and "brightness" not in case and "channel_shift_intensity" not in case:
                assert numpy.allclose(y, through_scipy(x, case, fill, cval), atol=1e-3), case
            values = [round(float(value), 3) for value in y.flatten()]
            results.append(dict(case, stream=number + 1, fill=fill, cval=cval, values=values))
    print(f"// Written by scripts/golden/augmentation.py with Keras {keras.__version__} and SciPy {scipy.__version__}.")
    print('enum AugmentationGoldens {\n  static let json = #"""\n    [')
    for result in results:
        values = [f"{value:g}" for value in result.pop("values")]
        head = json.dumps(result)[:-1]
        print(f'    {head}, "values": [')
        for start in range(0, len(values), 12):
            print("      " + ", ".join(values[start : start + 12]) + ("," if start + 12 < len(values) else "]}"))
        if result is not results[-1]:
            print("    ,")
    print('    ]\n    """#\n}')


main()
