"""The seeds of Tests/DatasetsTests/Corpus: small files in each form that FileForm reads, made without cnnlab.

What fuzzing has found is kept beside them under names that begin with 'found'.

Usage: python3 scripts/golden/corpus.py Tests/DatasetsTests/Corpus
"""

import gzip
import io
import pathlib
import struct
import sys
import tarfile

import numpy as np
from PIL import Image


def csv():
    yield "names", b'"label","a ""b"""\r\nzebra,1\r\n"ant",0\r\n'
    yield "numbers", b"label,a\n3,-1.5e2\n7, 0.25 \n3,+12\n"
    yield "bytes", b"a,b,c,d,label\n1,2,3,4,0\n5,6,7,8,1"
    yield "mark", b"\xef\xbb\xbflabel,a\n0,1\n"


def idx():
    for code, kind in [(8, "u1"), (9, "i1"), (11, ">i2"), (12, ">i4"), (13, ">f4"), (14, ">f8")]:
        array = np.arange(6).reshape(1, 2, 3).astype(kind)
        sizes = struct.pack(">3I", *array.shape)
        yield f"type-{code:02x}", bytes([0, 0, code, 3]) + sizes + array.tobytes()
    yield "channels", bytes([0, 0, 8, 4]) + struct.pack(">4I", 2, 3, 1, 1) + bytes(range(6))


def npy():
    for version in (1, 2, 3):
        for kind in ("u1", "<f4", ">i2", "?", "<f2"):
            file = io.BytesIO()
            array = np.asfortranarray(np.arange(12).reshape(2, 2, 3).astype(kind))
            np.lib.format.write_array(file, array, version=(version, 0))
            yield f"version-{version}-{kind[-2:].replace('?', 'b1')}", file.getvalue()
    file = io.BytesIO()
    np.save(file, np.zeros((2, 6, 5, 3), np.uint8))
    yield "channels-last", file.getvalue()


def npz():
    arrays = {"x": np.arange(12, dtype=np.uint8).reshape(2, 6), "y": np.array([3, 9])}
    for name, save in (("stored", np.savez), ("deflated", np.savez_compressed)):
        file = io.BytesIO()
        save(file, **arrays)
        yield name, file.getvalue()


def cifar():
    yield "record", bytes([3]) + bytes(range(256)) * 12


def tar():
    file = io.BytesIO()
    with tarfile.open(fileobj=file, mode="w", format=tarfile.USTAR_FORMAT) as archive:
        for name in ("data_batch_1.bin", "test_batch.bin", "batches.meta.txt"):
            content = b"cat\ndog\n" if name.endswith("txt") else bytes([1]) + bytes(range(256)) * 12
            info = tarfile.TarInfo("cifar-10-batches-bin/" + name)
            info.size = len(content)
            archive.addfile(info, io.BytesIO(content))
    yield "archive", file.getvalue()[:9728]


def image():
    pixels = np.arange(4 * 6 * 3, dtype=np.uint8).reshape(4, 6, 3) * 3
    for kind in ("PNG", "JPEG"):
        for mode in ("RGB", "L", "P", "1", "I;16") if kind == "PNG" else ("RGB", "L"):
            picture = Image.fromarray(pixels)
            if mode == "I;16":
                picture = Image.fromarray(pixels[:, :, 0].astype(np.uint16) * 300)
            file = io.BytesIO()
            (picture if mode == "I;16" else picture.convert(mode)).save(file, kind)
            yield f"{kind}-{mode}".lower().replace(";", ""), file.getvalue()
    exif = Image.Exif()
    exif[0x0112] = 6
    file = io.BytesIO()
    Image.fromarray(pixels).save(file, "JPEG", exif=exif, progressive=True)
    yield "jpeg-turned", file.getvalue()


def manifest():
    yield "quoted", b'"path","label","split"\r\n"a,b.png",cat,train\r\nc.jpg,"do""g",test\r\n'
    yield "plain", b"label,file\n1,x/a.png\n2,b.png\n"


def main():
    folder = pathlib.Path(sys.argv[1])
    for form in (csv, idx, npy, npz, cifar, tar, image, manifest):
        path = folder / form.__name__
        path.mkdir(parents=True, exist_ok=True)
        for name, content in form():
            (path / f"seed-{name}").write_bytes(content)
            if form is not npz and len(list(path.glob("*.gz"))) == 0:
                (path / f"seed-{name}.gz").write_bytes(gzip.compress(content, mtime=0))


main()
