"""Golden values of Tests/ImagesTests/ResizeTests.swift, computed with PyTorch.

Usage: python3 scripts/golden/resizing.py > Tests/ImagesTests/Golden/ResizedSamples.swift

Bilinear by `interpolate` in double precision. Area by repeating each pixel as often as the new size has pixels, which makes
every new pixel cover whole repeated ones, and taking means.
"""

import torch
from torch.nn.functional import interpolate

CHANNELS, HEIGHT, WIDTH = 3, 5, 7
SIZES = [(5, 14), (10, 7), (3, 4), (1, 1), (9, 2), (2, 30)]


def bilinear(image, size):
    return interpolate(image, size, mode="bilinear", align_corners=False, antialias=False)


def area(image, size):
    height, width = size
    repeated = image.repeat_interleave(height, 2).repeat_interleave(width, 3)
    return repeated.reshape(1, CHANNELS, height, HEIGHT, width, WIDTH).mean((3, 5))


def main():
    """The image is the one that the test makes: value i is i (7 i + 13), modulo 256."""
    values = [i * (7 * i + 13) % 256 for i in range(HEIGHT * WIDTH * CHANNELS)]
    image = torch.tensor(values, dtype=torch.float64).reshape(1, HEIGHT, WIDTH, CHANNELS).permute(0, 3, 1, 2)
    print(f"// Written by scripts/golden/resizing.py with PyTorch {torch.__version__.split('+')[0]}; do not edit.")
    print("// swift-format-ignore-file\nimport Images\n\nextension ResizedSample {\n  static let all: [ResizedSample] = [")
    for name, method in [("bilinear", bilinear), ("area", area)]:
        for size in SIZES:
            # Halves go up; what double precision loses must not decide over them.
            resized = (method(image, size) + 0.5 + 1e-9).floor().permute(0, 2, 3, 1).flatten().int().tolist()
            print(f"    ResizedSample(.{name}, height: {size[0]}, width: {size[1]}, pixels: {resized}),")
    print("  ]\n}")


if __name__ == "__main__":
    main()
