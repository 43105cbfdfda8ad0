#!/usr/bin/env python3
"""Compares the scores of ONNX files that cnnlab wrote with those of ONNX Runtime.

Usage:
    CNNLAB_ONNX_OUT=FOLDER swift test -c release --no-parallel --filter ONNXTests.WrittenFiles
    python3 scripts/compare-onnx.py FOLDER

A file NAME.onnx has samples in NAME.input.npy and the scores of cnnlab in NAME.scores.npy. Each is checked by ONNX's own
checker and run; the largest difference is told, against the largest score or 1. Needs onnx, onnxruntime and numpy.
"""

import sys
from pathlib import Path

import numpy as np
import onnx
import onnxruntime

BOUND = 1e-5


def difference(path):
    """The largest difference of the scores, over the largest of them or 1."""
    onnx.checker.check_model(str(path), full_check=True)
    options = onnxruntime.SessionOptions()
    options.log_severity_level = 3
    session = onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
    stem = path.with_suffix("")
    (scores,) = session.run(["scores"], {"input": np.load(f"{stem}.input.npy")})
    expected = np.load(f"{stem}.scores.npy")
    if scores.shape != expected.shape:
        return float("inf"), f"shape {scores.shape} instead of {expected.shape}"
    return float(np.abs(scores - expected).max() / max(1.0, np.abs(expected).max())), ""


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__.strip())
    failures, count, worst = 0, 0, 0.0
    for path in sorted(Path(sys.argv[1]).glob("*.onnx")):
        try:
            found, note = difference(path)
        except Exception as error:
            found, note = float("inf"), str(error).splitlines()[0][:160]
        count += 1
        failures += not found <= BOUND
        worst = max(worst, found)
        print(f"{path.stem:24} {found:9.2e}  {'' if found <= BOUND else 'DIFFERS'} {note}")
    print(f"{count} files with ONNX Runtime {onnxruntime.__version__}, {failures} differ; the worst by {worst:.2e}")
    sys.exit(1 if failures or not count else 0)


if __name__ == "__main__":
    main()
