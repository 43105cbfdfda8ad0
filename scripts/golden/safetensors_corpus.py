"""The seeds of Tests/CheckpointsTests/Corpus: small safetensors files, made without cnnlab.

Files under 'seed' are as the format has them, those under 'bad' are not; what fuzzing finds is kept under 'found'.

Usage: python3 scripts/golden/safetensors_corpus.py Tests/CheckpointsTests/Corpus/safetensors
"""

import json
import pathlib
import struct
import sys


def entry(kind, shape, start, end):
    return {"dtype": kind, "shape": shape, "data_offsets": [start, end]}


def file(header, data):
    text = header if isinstance(header, str) else json.dumps(header)
    return struct.pack("<Q", len(text.encode())) + text.encode() + data


def files():
    for kind, size in [("F64", 8), ("F32", 4), ("F16", 2), ("BF16", 2), ("I64", 8), ("BOOL", 1)]:
        yield f"seed-{kind.lower()}", file({"a": entry(kind, [2], 0, 2 * size)}, bytes(2 * size))
    yield "seed-none", file({}, b"")
    yield "seed-metadata", file({"__metadata__": {"format": "pt"}, "a": entry("F32", [], 0, 4)}, bytes(4))
    yield "seed-two", file({"b": entry("F32", [1], 4, 8), "a": entry("F32", [1, 1], 0, 4)}, bytes(8))
    yield "seed-empty", file({"a": entry("F32", [0, 3], 0, 0), "b": entry("U8", [1], 0, 1)}, bytes(1))
    yield "seed-names", file({"a\u00fc\U0001f600/..\n": entry("U8", [1], 0, 1)}, bytes(1))
    yield "bad-overlap", file({"a": entry("F32", [2], 0, 8), "b": entry("F32", [1], 4, 8)}, bytes(8))
    yield "bad-gap", file({"a": entry("F32", [1], 0, 4), "b": entry("F32", [1], 8, 12)}, bytes(12))
    yield "bad-huge", file({"a": entry("F32", [1 << 40, 1 << 40], 0, 4)}, bytes(4))
    yield "bad-count", file({"a": entry("F32", [1 << 38], 0, 1 << 40)}, bytes(4))
    yield "bad-negative", file({"a": entry("F32", [-1, -1], 0, 4)}, bytes(4))
    yield "bad-type", file({"a": entry("F4", [1], 0, 4)}, bytes(4))
    yield "bad-twice", file('{"a":%s,"a":%s}' % ((json.dumps(entry("U8", [1], 0, 1)),) * 2), bytes(1))
    yield "bad-deep", file('{"a":' * 1000, b"")
    yield "bad-length", struct.pack("<Q", 1 << 62) + b"{}"
    yield "bad-short", file({"a": entry("F32", [2], 0, 8)}, bytes(7))


def main():
    folder = pathlib.Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in files():
        (folder / name).write_bytes(content)


if __name__ == "__main__":
    main()
