#!/usr/bin/env python3
"""Compares training and inference of cnnlab with PyTorch, TensorFlow and ONNX Runtime on this machine.

Each configuration runs in a process of its own, one after the other, round after round; a table gives the median over all
rounds of each process's median time, and how many times as long as cnnlab's it is; a second one the ratio of the fastest
peer to cnnlab. Peers are taken from the Python environments named on the command line, so that none of them is needed to
build or test cnnlab (ONNX Runtime from PyTorch's, which exports the network for it):

    scripts/compare-frameworks.py --torch VENV/bin/python --tensorflow VENV/bin/python

With --pairs one training with one thread is compared with two at the same time, as a sweep runs them.
"""

import argparse
import json
import os
import statistics
import subprocess
import sys

FRAMEWORKS = os.path.join(os.path.dirname(os.path.abspath(__file__)), "frameworks")
sys.path.insert(0, FRAMEWORKS)

from cases import CASES, WORKS  # noqa: E402

# Name of the configuration: which Python it needs, its script and switches, what it can do.
PEERS = {
    "torch eager": ("torch", ["torch_peer.py"], WORKS),
    "torch channels_last": ("torch", ["torch_peer.py", "--channels-last"], WORKS),
    "torch compile": ("torch", ["torch_peer.py", "--compile"], WORKS),
    "torch compile channels_last": ("torch", ["torch_peer.py", "--compile", "--channels-last"], WORKS),
    "tensorflow function": ("tensorflow", ["tensorflow_peer.py"], WORKS),
    "onnxruntime": ("torch", ["onnxruntime_peer.py"], ["inference"]),
}
OURS = "cnnlab"


def commands(given, case, work, threads):
    """The command of each configuration that can do the work, ours last."""
    chosen = ["--mode", work, "--threads", str(threads), "--steps", str(given.steps)]
    for name, (environment, script, works) in PEERS.items():
        python = getattr(given, environment)
        if python and work in works:
            yield name, [python, os.path.join(FRAMEWORKS, script[0]), *script[1:], "--case", case, *chosen]
    yield OURS, [given.cnnlab, "--only", case, *chosen, "--json"]


def times(command, threads, copies=1):
    """The median milliseconds of each of some copies of a process that run side by side; None where one failed."""
    environment = dict(os.environ, OMP_NUM_THREADS=str(threads))
    processes = [
        subprocess.Popen(
            command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment)
        for _ in range(copies)
    ]
    found = []
    for process in processes:
        output, errors = process.communicate()
        if process.returncode == 0:
            found.append(json.loads(output.strip().splitlines()[-1])["ms"])
        else:
            message = (errors.strip().splitlines() or ["no message"])[-1]
            print(f"{' '.join(command)}: {message}", file=sys.stderr)
    return found if len(found) == copies else None


def medians(given, case, work, threads, copies=1):
    """Each configuration's median over all rounds, in which all take turns."""
    found = {}
    for _ in range(given.rounds):
        for name, command in commands(given, case, work, threads):
            milliseconds = times(command, threads, copies)
            if milliseconds:
                found.setdefault(name, []).append(statistics.mean(milliseconds))
    return {name: statistics.median(values) for name, values in found.items()}


def compare(given):
    ratios = []
    print("| network | work | threads | configuration | ms | times cnnlab |")
    print("| --- | --- | --- | --- | --- | --- |")
    for case in given.cases:
        for work in given.works:
            for threads in given.threads_list:
                found = medians(given, case, work, threads)
                ours = found.get(OURS, float("nan"))
                for name, median in sorted(found.items(), key=lambda entry: -entry[1]):
                    row = f"| {case} | {work} | {threads} | {name} | {median:.2f} | {median / ours:.2f} |"
                    print(row, flush=True)
                peers = {name: median for name, median in found.items() if name != OURS}
                if peers:
                    fastest = min(peers, key=peers.get)
                    ratios.append((case, work, threads, fastest, peers[fastest] / ours))
    print("\n| network | work | threads | fastest peer | times cnnlab |")
    print("| --- | --- | --- | --- | --- |")
    for case, work, threads, fastest, ratio in ratios:
        print(f"| {case} | {work} | {threads} | {fastest} | {ratio:.2f} |")


def compare_pairs(given):
    print("| network | configuration | ms alone | ms side by side | throughput of two |")
    print("| --- | --- | --- | --- | --- |")
    for case in given.cases:
        alone = medians(given, case, "training", 1)
        pairs = medians(given, case, "training", 1, copies=2)
        for name in pairs:
            if name in alone:
                gain = 2 * alone[name] / pairs[name]
                print(f"| {case} | {name} | {alone[name]:.2f} | {pairs[name]:.2f} | {gain:.2f} |", flush=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--torch", help="a Python with PyTorch; with onnx, onnxscript and onnxruntime for those")
    parser.add_argument("--tensorflow", help="a Python with TensorFlow")
    parser.add_argument("--cnnlab", default=".build/release/cnnlab-bench", help="the built benchmark")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--steps", type=int, default=100)
    parser.add_argument("--threads-list", type=int, nargs="+", default=[1, 2])
    parser.add_argument("--cases", nargs="+", choices=CASES, default=list(CASES))
    parser.add_argument("--works", nargs="+", choices=WORKS, default=WORKS)
    parser.add_argument("--pairs", action="store_true", help="two trainings side by side, one thread each")
    given = parser.parse_args()
    (compare_pairs if given.pairs else compare)(given)


if __name__ == "__main__":
    main()
