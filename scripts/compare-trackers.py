#!/usr/bin/env python3
"""Compares how fast cnnlab, MLflow and trackio log points on this machine, and how much room a point takes.

Each tracker logs one run of ten metrics over many steps into an SQLite file of its own, in a process of its own, one after the
other, round after round; a table gives the medians. MLflow is called through its client in batches of a thousand points,
trackio through its storage in batches of a thousand steps, cnnlab through its Swift API point by point. The time is that of
logging and of ending the run, the room what the file has grown by, divided by the points.

The peers are taken from the Python environments named on the command line, in which mlflow and trackio are installed:

    scripts/compare-trackers.py --mlflow VENV/bin/python --trackio VENV/bin/python
"""

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile

PEERS = os.path.join(os.path.dirname(os.path.abspath(__file__)), "trackers")
OURS = "cnnlab"


def commands(given):
    """The command of each tracker, ours last, without its folder."""
    for name in ("mlflow", "trackio"):
        python = getattr(given, name)
        if python:
            yield name, [python, os.path.join(PEERS, f"{name}_peer.py")]
    yield OURS, [given.cnnlab, "tracking", "--json"]


def measure(command, points):
    """What one process measured; None where it failed."""
    with tempfile.TemporaryDirectory() as folder:
        done = subprocess.run(
            [*command, "--points", str(points), "--folder", folder], capture_output=True, text=True)
    if done.returncode == 0:
        return json.loads(done.stdout.strip().splitlines()[-1])
    print(f"{' '.join(command)}: {(done.stderr.strip().splitlines() or ['no message'])[-1]}", file=sys.stderr)
    return None


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--mlflow", help="a Python with mlflow")
    parser.add_argument("--trackio", help="a Python with trackio")
    parser.add_argument("--cnnlab", default=".build/release/cnnlab-bench", help="the built benchmark")
    parser.add_argument("--points", type=int, default=100_000)
    parser.add_argument("--rounds", type=int, default=3)
    given = parser.parse_args()
    found = {}
    for _ in range(given.rounds):
        for name, command in commands(given):
            measured = measure(command, given.points)
            if measured:
                found.setdefault(name, []).append(measured)
    medians = {
        name: {key: statistics.median(one[key] for one in all_of_it) for key in all_of_it[0]}
        for name, all_of_it in found.items()
    }
    print("| tracker | points a second | bytes a point | times cnnlab's time | times cnnlab's room |")
    print("| --- | --- | --- | --- | --- |")
    ours = medians.get(OURS, {"seconds": float("nan"), "bytes_a_point": float("nan")})
    for name, median in medians.items():
        print(
            f"| {name} | {given.points / median['seconds']:,.0f} | {median['bytes_a_point']:.1f} "
            f"| {median['seconds'] / ours['seconds']:.1f} | {median['bytes_a_point'] / ours['bytes_a_point']:.1f} |")


if __name__ == "__main__":
    main()
