"""What every tracker logs alike: a run of some metrics over many steps, with values that no codec can shorten."""

import argparse
import json
import os
import random
import sqlite3

METRICS = [f"{split}.{name}" for split in ("train", "val") for name in ("loss", "accuracy", "f1", "precision", "recall")]


def arguments():
    """The command line of a peer's process."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--points", type=int, required=True)
    parser.add_argument("--folder", required=True, help="an empty folder for what is stored")
    return parser.parse_args()


def steps(points):
    """The values of all metrics, step by step."""
    generator = random.Random(1)
    for step in range(1, points // len(METRICS) + 1):
        yield step, [generator.random() for _ in METRICS]


def settled_size(path):
    """The bytes of a file of SQLite, once all that was written is in it."""
    with sqlite3.connect(path) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return os.path.getsize(path)


def report(points, seconds, size_before, size_after):
    """Prints what a run of so many points took."""
    print(json.dumps({"seconds": seconds, "bytes_a_point": (size_after - size_before) / points}))
