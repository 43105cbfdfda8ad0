"""Golden values of Tests/DatasetsTests, computed from the datasets' files without cnnlab.

Usage: python3 scripts/golden/datasets.py DIGITS_CSV_GZ [FOLDER_OF_DATASETS]
"""

import gzip
import hashlib
import struct
import sys

MASK = (1 << 64) - 1
GAMMA = 0x9E3779B97F4A7C15


def mix(z):
    z = ((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9) & MASK
    z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & MASK
    return z ^ (z >> 31)


class Generator:
    """SplitMix64 with streams split off by label."""

    def __init__(self, seed):
        self.state = seed

    def next(self):
        self.state = (self.state + GAMMA) & MASK
        return mix(self.state)

    def split(self, label):
        h = 0xCBF29CE484222325
        for byte in label.encode():
            h = ((h ^ byte) * 0x100000001B3) & MASK
        return Generator(mix(self.state ^ mix(h)))

    def below(self, bound):
        product = self.next() * bound
        if product & MASK < bound:
            while product & MASK < (1 << 64) % bound:
                product = self.next() * bound
        return product >> 64

    def shuffle(self, values):
        for last in range(len(values) - 1, 0, -1):
            other = self.below(last + 1)
            values[last], values[other] = values[other], values[last]


def stratified(labels, classes, wanted, seed):
    groups = [[i for i, label in enumerate(labels) if label == c] for c in range(classes)]
    shares = [wanted * len(g) // len(labels) for g in groups]
    order = sorted(range(classes), key=lambda c: (-(wanted * len(groups[c]) % len(labels)), c))
    for c in order[: wanted - sum(shares)]:
        shares[c] += 1
    train, validation = [], []
    for c, group in enumerate(groups):
        Generator(seed).split(f"validation {c}").shuffle(group)
        validation += group[: shares[c]]
        train += group[shares[c] :]
    return sorted(train), sorted(validation)


def split_hash(train, validation):
    content = b""
    for indices in (train, validation):
        content += b"%d\n" % len(indices) + struct.pack(f"<{len(indices)}i", *indices)
    return hashlib.sha256(content).hexdigest()


def fingerprint(parts):
    content = hashlib.sha256()
    for shape, maximum, labels, pixels in parts:
        content.update(f"{shape} {len(labels)} {maximum}\n".encode())
        content.update(struct.pack(f"<{len(labels)}i", *labels))
        content.update(pixels)
    return content.hexdigest()


def idx_part(folder, prefix):
    images = gzip.open(f"{folder}/{prefix}-images-idx3-ubyte.gz").read()
    labels = gzip.open(f"{folder}/{prefix}-labels-idx1-ubyte.gz").read()
    return "1x28x28", 255, list(labels[8:]), images[16:]


def sign_part(folder, name):
    rows = gzip.open(f"{folder}/sign_mnist_{name}.csv.gz").read().split(b"\r\n")[1:-1]
    rows = [bytes(map(int, row.split(b","))) for row in rows]
    return "1x28x28", 255, [row[0] - (row[0] > 9) for row in rows], b"".join(row[1:] for row in rows)


def cifar_part(folder, name):
    content = gzip.open(f"{folder}/{name}.bin.gz").read()
    records = [content[start : start + 3073] for start in range(0, len(content), 3073)]
    return "3x32x32", 255, [record[0] for record in records], b"".join(record[1:] for record in records)


def show(name, parts):
    print(name, "fingerprint", fingerprint(parts))
    for _, _, labels, pixels in parts:
        print(name, "counts", [labels.count(c) for c in range(max(labels) + 1)], "first", labels[:5], list(pixels[:8]))


def main():
    rows = [list(map(int, line.split(b","))) for line in gzip.open(sys.argv[1]).read().splitlines()[1:]]
    labels = [row[64] for row in rows]
    train, test = stratified(labels, 10, round(0.2 * len(rows)), 1998)
    parts = []
    for part in (train, test):
        pixels = b"".join(bytes(rows[i][:64]) for i in part)
        parts.append(("1x8x8", 16, [labels[i] for i in part], pixels))
    print("digits fingerprint", fingerprint(parts))
    print("digits first test images", test[:5])
    inner = stratified(parts[0][2], 10, round(0.2 * len(train)), 23)
    print("digits standard split", split_hash(*inner))
    order = list(range(10))
    Generator(7).split("shuffle 1").shuffle(order)
    print("shuffle of 0..<10, seed 7, epoch 1:", order)
    for name in ("mnist", "fashion-mnist") if len(sys.argv) > 2 else ():
        folder = f"{sys.argv[2]}/{name}"
        show(name, [idx_part(folder, "train"), idx_part(folder, "t10k")])
    if len(sys.argv) > 2:
        folder = f"{sys.argv[2]}/sign-mnist"
        show("sign-mnist", [sign_part(folder, "train"), sign_part(folder, "test")])
        folder = f"{sys.argv[2]}/cifar10"
        show("cifar10", [cifar_part(folder, "data_batch_1"), cifar_part(folder, "test_batch")])


main()
