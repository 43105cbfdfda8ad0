"""Golden images of Tests/ImagesTests: small files of every kind and their pixels, decoded with Pillow.

Usage: python3 scripts/golden/images.py > Tests/ImagesTests/Golden/ImageSamples.swift

PNG files are written here, because Pillow does not write every depth and no interlaced ones. Pillow cuts sixteen bits down
to eight where libpng rounds them, so those pixels are computed here.
"""

import base64
import io
import random
import struct
import zlib

import PIL
from PIL import Image, ImageOps

WIDTH, HEIGHT = 7, 5
GRAY, RGB, PALETTE, GRAY_ALPHA, RGBA = 0, 2, 3, 4, 6
CHANNELS = {GRAY: 1, RGB: 3, PALETTE: 1, GRAY_ALPHA: 2, RGBA: 4}
# First column, first row and steps of the seven passes of an interlaced file.
PASSES = [(0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2)]


def chunk(kind, content):
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))


def packed(values, depth):
    """A row of a file: the filter 'none' and the values' bits."""
    if depth == 16:
        return b"\0" + struct.pack(f">{len(values)}H", *values)
    bits = "".join(format(value, f"0{depth}b") for value in values)
    bits += "0" * (-len(bits) % 8)
    return b"\0" + bytes(int(bits[i : i + 8], 2) for i in range(0, len(bits), 8))


def png(rows, depth, color, interlaced=False, chunks=()):
    """A PNG file; each row is a list of pixels, each pixel a list of values."""
    width, height = len(rows[0]), len(rows)
    passes = PASSES if interlaced else [(0, 0, 1, 1)]
    data = b""
    for left, top, across, down in passes:
        for row in rows[top::down]:
            values = [value for pixel in row[left::across] for value in pixel]
            if values:
                data += packed(values, depth)
    header = struct.pack(">IIBBBBB", width, height, depth, color, 0, 0, int(interlaced))
    parts = [chunk(b"IHDR", header), *chunks, chunk(b"IDAT", zlib.compress(data, 9)), chunk(b"IEND", b"")]
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts)


def decoded(file):
    """The pixels as Pillow has them, without transparency."""
    image = Image.open(io.BytesIO(file))
    return ImageOps.exif_transpose(image).convert("L" if image.mode in ("1", "L", "LA") else "RGB")


def rounded(rows, color):
    """The pixels of sixteen bits without transparency, each value divided by 257."""
    kept = 1 if color in (GRAY, GRAY_ALPHA) else 3
    values = bytes((value + 128) // 257 for row in rows for pixel in row for value in pixel[:kept])
    return Image.frombytes("L" if kept == 1 else "RGB", (len(rows[0]), len(rows)), values)


def png_samples(draw):
    names = {GRAY: "gray", RGB: "rgb", PALETTE: "palette", GRAY_ALPHA: "gray-alpha", RGBA: "rgba"}
    depths = {GRAY: [1, 2, 4, 8, 16], RGB: [8, 16], PALETTE: [1, 2, 4, 8], GRAY_ALPHA: [8, 16], RGBA: [8, 16]}
    for color, name in names.items():
        for depth in depths[color]:
            largest = min((1 << depth) - 1, 40) if color == PALETTE else (1 << depth) - 1
            rows = [
                [[draw.randint(0, largest) for _ in range(CHANNELS[color])] for _ in range(WIDTH)]
                for _ in range(HEIGHT)
            ]
            chunks = []
            if color == PALETTE:
                chunks = [chunk(b"PLTE", draw.randbytes(3 * (largest + 1))), chunk(b"tRNS", bytes([0, 128]))]
            if color == GRAY:
                chunks = [chunk(b"gAMA", struct.pack(">I", 100000)), chunk(b"tRNS", struct.pack(">H", largest))]
            for interlaced in (False, True):
                file = png(rows, depth, color, interlaced, chunks)
                image = rounded(rows, color) if depth == 16 else decoded(file)
                yield f"{name}-{depth}{'-interlaced' * interlaced}.png", file, image


def photograph(width=20, height=12):
    """Smooth colours with an edge, so that JPEG has something to do and no corner is like another."""
    def pixel(x, y):
        return 12 * x, 20 * y, 250 - 6 * x - 9 * y if x + y < 20 else 30
    image = Image.new("RGB", (width, height))
    image.putdata([pixel(x, y) for y in range(height) for x in range(width)])
    return image


def saved(image, kind, **settings):
    file = io.BytesIO()
    image.save(file, kind, **settings)
    return file.getvalue()


def jpeg_samples():
    color = photograph()
    variants = {
        "gray.jpg": (color.convert("L"), {}),
        "gray-progressive.jpg": (color.convert("L"), {"progressive": True}),
        "full-chroma.jpg": (color, {"subsampling": "4:4:4"}),
        "half-chroma.jpg": (color, {"subsampling": "4:2:2"}),
        "quarter-chroma.jpg": (color, {"subsampling": "4:2:0"}),
        "progressive.jpg": (color, {"progressive": True}),
        "restarts.jpg": (color, {"restart_marker_blocks": 1}),
        "rgb.jpg": (color, {"keep_rgb": True}),
    }
    for name, (image, settings) in variants.items():
        file = saved(image, "JPEG", quality=90, **settings)
        yield name, file, decoded(file)


def exif(orientation, order):
    """Exif data of two entries; the first only stands in the way."""
    entries = [(0x010E, 2, 4, b"abc\0"), (0x0112, 3, 1, struct.pack(order + "HH", orientation, 0))]
    directory = struct.pack(order + "H", len(entries))
    for tag, kind, count, value in entries:
        directory += struct.pack(order + "HHI", tag, kind, count) + value
    return (b"II" if order == "<" else b"MM") + struct.pack(order + "HI", 42, 8) + directory + bytes(4)


def oriented_samples():
    rows = [[[40 * x + 7 * y] for x in range(3)] for y in range(2)]
    for orientation in range(1, 9):
        order = "<>"[orientation % 2]
        data = exif(orientation, order)
        file = png(rows, 8, GRAY, chunks=[chunk(b"eXIf", data)])
        yield f"orientation-{orientation}.png", file, decoded(file)
        file = saved(photograph(12, 8), "JPEG", quality=90, exif=b"Exif\0\0" + data)
        yield f"orientation-{orientation}.jpg", file, decoded(file)


def refused():
    yield "cmyk.jpg", saved(photograph().convert("CMYK"), "JPEG")
    yield "picture.gif", saved(photograph(4, 4), "GIF")


def text(data):
    return f'"{base64.b64encode(data).decode()}"'


def print_samples(name, samples):
    print(f"  static let {name}: [ImageSample] = [")
    for file_name, file, image in samples:
        color = {"L": "gray", "RGB": "rgb"}[image.mode]
        print(f'    ImageSample(\n      "{file_name}", width: {image.width}, height: {image.height}, color: .{color},')
        print(f"      file: {text(file)},\n      pixels: {text(image.tobytes())}),")
    print("  ]\n")


def main():
    draw = random.Random(7)
    print(f"// Written by scripts/golden/images.py with Pillow {PIL.__version__}; do not edit.")
    print("// swift-format-ignore-file\nimport Images\n\nextension ImageSample {")
    print_samples("png", png_samples(draw))
    print_samples("jpeg", jpeg_samples())
    print_samples("oriented", oriented_samples())
    colors = Image.frombytes("RGB", (16, 16), draw.randbytes(3 * 16 * 16))
    print_samples("luma", [("colors.png", saved(colors, "PNG"), colors.convert("L"))])
    print("  /// Files that are refused, in base 64.\n  static let refused: [String: String] = [")
    for name, file in refused():
        print(f'    "{name}": {text(file)},')
    print("  ]\n}")


if __name__ == "__main__":
    main()
