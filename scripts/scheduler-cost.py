#!/usr/bin/env python3
"""What a sweep costs beside the training itself: wall time a trial beyond the runs' own durations.

    scripts/scheduler-cost.py [--trials 300] [--jobs 1] [--rounds 3]

Needs a release build. A run's duration is from its first step to its last write; all else is counted as cost: the
start of the process and of its workers, claims, plans, data, the way of orders and results.
"""

import argparse
import json
import pathlib
import statistics
import subprocess
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parent.parent
CNNLAB = ROOT / ".build" / "release" / "cnnlab"

EXPERIMENT = """
name: cost
dataset: {{name: digits}}
method: grid
metric: {{name: val.f1, goal: maximize}}
parameters:
  architecture: {{value: softmax}}
  epochs: {{value: 1}}
  seed: {{values: {seeds}}}
"""


def measure(trials: int, jobs: int) -> float:
    """Milliseconds a trial in a new store."""
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder)
        (path / "cost.yaml").write_text(EXPERIMENT.format(seeds=list(range(trials))))
        start = time.perf_counter()
        subprocess.run(
            [CNNLAB, "sweep", "cost.yaml", "--jobs", str(jobs)],
            cwd=path, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )
        seconds = time.perf_counter() - start
        listed = subprocess.run(
            [CNNLAB, "runs", "list", "--json"], cwd=path, check=True, capture_output=True, text=True
        )
        durations = [run["duration_seconds"] for run in json.loads(listed.stdout)]
        assert len(durations) == trials
        return 1000 * (seconds - sum(durations) / jobs) / trials


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--trials", type=int, default=300)
    parser.add_argument("--jobs", type=int, default=1)
    parser.add_argument("--rounds", type=int, default=3)
    given = parser.parse_args()
    costs = [measure(given.trials, given.jobs) for _ in range(given.rounds)]
    print(
        f"{given.trials} trials, {given.jobs} at a time: {statistics.median(costs):.1f} ms a trial beyond the training"
        f" ({min(costs):.1f} to {max(costs):.1f})"
    )


if __name__ == "__main__":
    main()
