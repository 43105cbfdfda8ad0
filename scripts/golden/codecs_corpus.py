"""The seeds of the corpora 'weights' and 'scores': small tensors and scores as stores hold them, made without cnnlab.

Before what is stored there is a header, little-endian. Of weights: the codec, the rank, as many sizes of 16 bits. Of
scores: the codec (255: labels), the columns and the samples, 16 bits each. What fuzzing finds is kept under 'found'.

Usage: python3 scripts/golden/codecs_corpus.py Tests/CheckpointsTests/Corpus Tests/ScoreCodecsTests/Corpus
"""

import heapq
import pathlib
import struct
import sys
import zlib


def checksum(data):
    return struct.pack("<I", zlib.crc32(data))


def huffman_only(data):
    coder = zlib.compressobj(6, zlib.DEFLATED, 15, 9, zlib.Z_HUFFMAN_ONLY)
    return coder.compress(data) + coder.flush()


def code_lengths(plane):
    heap = [(plane.count(value), value, (value,)) for value in set(plane)]
    lengths = dict.fromkeys(set(plane), 0)
    heapq.heapify(heap)
    while len(heap) > 1:
        (left, first, some), (right, _, others) = heapq.heappop(heap), heapq.heappop(heap)
        for value in some + others:
            lengths[value] += 1
        heapq.heappush(heap, (left + right, first, some + others))
    return lengths


def canonical(lengths):
    codes, code, length = {}, 0, 0
    for value in sorted(lengths, key=lambda value: (lengths[value], value)):
        code <<= lengths[value] - length
        length = lengths[value]
        codes[value] = format(code, f"0{length}b")
        code += 1
    return codes


def stream(plane, codes):
    bits = "".join(codes[value] for value in plane)
    return bytes(int(bits[place : place + 8][::-1], 2) for place in range(0, len(bits), 8))


def coded(plane):
    """Huffman codes, as `CPlanes` describes them."""
    lengths = code_lengths(plane)
    first, last = min(plane), max(plane)
    nibbles = [lengths.get(value, 0) for value in range(first, last + 1)]
    nibbles += [0] * (len(nibbles) % 2)
    quarter = (len(plane) + 3) // 4
    streams = [stream(plane[place * quarter : (place + 1) * quarter], canonical(lengths)) for place in range(4)]
    table = bytes(low | high << 4 for low, high in zip(nibbles[::2], nibbles[1::2]))
    sizes = struct.pack("<3I", *(len(part) for part in streams[:3]))
    return bytes([2, first, last]) + table + sizes + b"".join(streams)


def block(unchecked, checked):
    return struct.pack("<I", len(unchecked + checked) + 4) + unchecked + checked + checksum(checked)


def planes(values):
    rotated = [(bits << 1 | bits >> 31) & 0xFFFFFFFF for bits in struct.unpack(f"<{len(values)}I", floats(values))]
    return [bytes(bits >> 8 * plane & 255 for bits in rotated) for plane in range(4)]


def halves(patterns):
    rotated = [(bits << 1 | bits >> 15) & 0xFFFF for bits in patterns]
    return bytes(bits & 255 for bits in rotated), bytes(bits >> 8 for bits in rotated)


def floats(values):
    return struct.pack(f"<{len(values)}f", *values)


def weights():
    def tensor(codec, sizes, stored):
        return bytes([codec, len(sizes)]) + struct.pack(f"<{len(sizes)}H", *sizes) + stored

    values = [((7 * place) % 23 - 11) / 32 for place in range(60)]
    low, middle, high, top = planes(values)
    yield "raw", tensor(0, [2, 3], floats(values[:6]))
    yield "none", tensor(0, [0, 3], b"")
    yield "byte-planes", tensor(1, [60], low + middle + high + huffman_only(top) + checksum(huffman_only(top)))
    yield "planes", tensor(2, [3, 20], block(low + middle + high, coded(top)))
    yield "planes-plain", tensor(2, [3, 20], block(low + middle + high, b"\0" + top))
    yield "planes-same", tensor(2, [60], block(low + middle + high, b"\1\x7c"))
    for name, codec, patterns in [
        ("bfloat16", 3, [bits >> 16 for bits in struct.unpack("<60I", floats(values))]),
        ("halves", 4, struct.unpack("<60H", struct.pack("<60e", *values))),
    ]:
        lower, upper = halves(patterns)
        yield name, tensor(codec, [3, 20], block(b"", lower + coded(upper)))
    multiples = bytes(128 + (7 * place) % 23 - 11 for place in range(60))
    yield "integers", tensor(5, [3, 20], block(b"", floats([0.5, 0.25, 0]) + coded(multiples)))
    many = floats([0.5]) + b"\1\x80"
    yield "integers-two-blocks", tensor(5, [1, 2, 40000], 2 * block(b"", many))


def scores():
    def packed(codec, columns, samples, stored):
        return struct.pack("<BHH", codec, columns, samples) + stored

    for codec, name in [(0, "values"), (1, "logarithms")]:
        patterns = struct.pack("<12e", *(-place / 4 for place in range(12)))
        content = patterns[::2] + huffman_only(patterns[1::2])
        yield name, packed(codec, 3, 4, content + checksum(content))
    labels = list(range(9)) * 3
    for size, form in [(1, "B"), (2, "H"), (4, "I")]:
        plain = struct.pack(f"<27{form}", *labels)
        yield f"labels-{size}", packed(255, 1, 27, bytes([size]) + huffman_only(plain))


def main():
    for form, corpus in zip((weights, scores), sys.argv[1:]):
        folder = pathlib.Path(corpus) / form.__name__
        folder.mkdir(parents=True, exist_ok=True)
        for name, content in form():
            (folder / f"seed-{name}").write_bytes(content)


if __name__ == "__main__":
    main()
