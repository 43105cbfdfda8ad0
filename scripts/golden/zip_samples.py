"""The zip files of Tests/ZlibTests/Golden/ZipSamples.swift, by Python's zipfile, without cnnlab.

Usage: python3 scripts/golden/zip_samples.py > Tests/ZlibTests/Golden/ZipSamples.swift
"""

import base64
import io
import struct
import textwrap
import zipfile


def archive():
    """A stored and a deflated member, each with a zip64 header as NumPy writes it, and a comment."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name, content, method in [
            ("stored.txt", b"hello, digits", zipfile.ZIP_STORED),
            ("deflated.txt", b"a" * 100 + b"b" * 100, zipfile.ZIP_DEFLATED),
        ]:
            info = zipfile.ZipInfo(name, (2020, 1, 1, 0, 0, 0))
            info.compress_type = method
            with archive.open(info, "w", force_zip64=True) as member:
                member.write(content)
        archive.comment = b"a comment"
    return file.getvalue()


def widened(content):
    """The same archive with the directory of one of more than 4 GiB: all sizes are in zip64 fields."""
    end = content.rindex(b"PK\5\6")
    start = struct.unpack_from("<I", content, end + 16)[0]
    directory, place = b"", start
    while place < end:
        entry = bytearray(content[place : place + 46])
        name_size = struct.unpack_from("<H", entry, 28)[0]
        stored, size, offset = *struct.unpack_from("<II", entry, 20), struct.unpack_from("<I", entry, 42)[0]
        struct.pack_into("<II", entry, 20, 0xFFFFFFFF, 0xFFFFFFFF)
        struct.pack_into("<H", entry, 30, 28)
        struct.pack_into("<I", entry, 42, 0xFFFFFFFF)
        name = content[place + 46 : place + 46 + name_size]
        directory += bytes(entry) + name + struct.pack("<HHQQQ", 1, 24, size, stored, offset)
        place += 46 + name_size
    wide = struct.pack("<4sQHHIIQQQQ", b"PK\6\6", 44, 45, 45, 0, 0, 2, 2, len(directory), start)
    locator = struct.pack("<4sIQI", b"PK\6\7", 0, start + len(directory), 1)
    closing = struct.pack("<4sHHHHIIH", b"PK\5\6", 0, 0, 0xFFFF, 0xFFFF, 0xFFFFFFFF, 0xFFFFFFFF, 0)
    result = content[:start] + directory + wide + locator + closing
    with zipfile.ZipFile(io.BytesIO(result)) as check:
        assert check.testzip() is None and len(check.namelist()) == 2
    return result


def literal(name, comment, content):
    lines = textwrap.indent("\n".join(textwrap.wrap(base64.b64encode(content).decode(), 100)), "    ")
    return f'  /// {comment}\n  static let {name} = """\n{lines}\n    """\n'


print("/// Made by `scripts/golden/zip_samples.py`.\nenum ZipSamples {")
print(literal("plain", "A stored and a deflated member, and a comment.", archive()))
print(literal("wide", "The same with 64-bit sizes throughout.", widened(archive())), end="")
print("}")
