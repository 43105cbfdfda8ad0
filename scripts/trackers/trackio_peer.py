"""One run of trackio's storage, in batches of a thousand steps; its server and its network are left out."""

import os
import time

import points

BATCH = 1000


def main():
    given = points.arguments()
    # Read when trackio is imported.
    os.environ["TRACKIO_DIR"] = given.folder
    from trackio.sqlite_storage import SQLiteStorage

    path = SQLiteStorage.init_db("points")
    SQLiteStorage.bulk_log("points", "run", [{}], [0], config={"seed": 1})
    before = points.settled_size(path)
    steps = list(points.steps(given.points))
    start = time.perf_counter()
    for first in range(0, len(steps), BATCH):
        batch = steps[first:first + BATCH]
        rows = [dict(zip(points.METRICS, values)) for _, values in batch]
        SQLiteStorage.bulk_log("points", "run", rows, [step for step, _ in batch])
    seconds = time.perf_counter() - start
    points.report(given.points, seconds, before, points.settled_size(path))


if __name__ == "__main__":
    main()
