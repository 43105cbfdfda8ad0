"""One run of MLflow's client on its own SQLite store, in batches of the largest size it takes."""

import os
import time

import points
from mlflow import MlflowClient
from mlflow.entities import Metric

LARGEST_BATCH = 1000


def main():
    given = points.arguments()
    path = os.path.join(given.folder, "mlflow.sqlite")
    client = MlflowClient(tracking_uri=f"sqlite:///{path}")
    run = client.create_run(client.create_experiment("points")).info.run_id
    before = points.settled_size(path)
    steps = list(points.steps(given.points))
    start = time.perf_counter()
    batch = []
    for step, values in steps:
        now = int(time.time() * 1000)
        batch += [Metric(name, value, now, step) for name, value in zip(points.METRICS, values)]
        if len(batch) == LARGEST_BATCH:
            client.log_batch(run, metrics=batch)
            batch = []
    if batch:
        client.log_batch(run, metrics=batch)
    client.set_terminated(run)
    seconds = time.perf_counter() - start
    points.report(given.points, seconds, before, points.settled_size(path))


if __name__ == "__main__":
    main()
