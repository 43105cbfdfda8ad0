"""What every framework runs alike: the cases of cnnlab-bench, and how a peer's process is told and measured."""

import argparse
import json
import statistics
import time

CASES = {
    "tutorial-cnn": {"batch": 64, "input": (1, 28, 28), "classes": 10},
    "sign-cnn": {"batch": 32, "input": (1, 28, 28), "classes": 24},
    "resnet20": {"batch": 128, "input": (3, 32, 32), "classes": 10},
}
WORKS = ["training", "inference"]
WARM_UP = 10


def arguments(*switches):
    """The command line of a peer's process."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--case", choices=CASES, required=True)
    parser.add_argument("--mode", choices=WORKS, required=True)
    parser.add_argument("--threads", type=int, required=True)
    parser.add_argument("--steps", type=int, required=True)
    for switch in switches:
        parser.add_argument(switch, action="store_true")
    return parser.parse_args()


def report(step, steps):
    """Prints the median time of a step in milliseconds."""
    for _ in range(WARM_UP):
        step()
    times = []
    for _ in range(steps):
        start = time.perf_counter()
        step()
        times.append((time.perf_counter() - start) * 1000)
    print(json.dumps({"ms": statistics.median(times)}))
