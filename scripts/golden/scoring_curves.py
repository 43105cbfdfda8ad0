#!/usr/bin/env python3
"""Writes Tests/ScoringTests/CurveGoldens.swift: scores of one class, and scikit-learn's curves and confusion shares.

Needs numpy and scikit-learn (made with 1.9.1). Run it from the root of the repository, then `swift format -i` the
file. The tests do not need it.
"""

import numpy as np
from sklearn import metrics as m


def rows(values):
    return "[" + ", ".join("[" + ", ".join("nil" if np.isnan(v) else repr(float(v)) for v in row) + "]" for row in values) + "]"


def finite(thresholds):
    """An infinite threshold is written as -1, as all scores lie between 0 and 1."""
    return np.where(np.isinf(thresholds), -1, thresholds)


def curve(name, labels, units):
    labels, units = np.array(labels), np.array(units)
    scores = units / 16
    lines = [f'  static let {name} = CurveGolden(', f'    name: "{name}", labels: {labels.tolist()}, units: {units.tolist()},']
    for part, drops in (("roc", False), ("rocCorners", True)):
        fpr, tpr, thresholds = m.roc_curve(labels, scores, drop_intermediate=drops)
        lines.append(f"    {part}: {rows(zip(fpr, tpr, finite(thresholds)))},")
    precision, recall, thresholds = m.precision_recall_curve(labels, scores)
    thresholds = np.append(thresholds, -1)
    lines.append(f"    precisionRecall: {rows(zip(recall[::-1], precision[::-1], thresholds[::-1]))})")
    return "\n".join(lines)


def confusion(labels, predictions, classes):
    """scikit-learn has 0 where a row or a column is empty; here that is nil."""
    counts = m.confusion_matrix(labels, predictions, labels=range(classes))
    lines = [f"  static let confusionLabels: [Int32] = {list(labels)}", f"  static let confusionPredictions = {list(predictions)}"]
    for part, how in (("truth", "true"), ("prediction", "pred"), ("all", "all")):
        shares = m.confusion_matrix(labels, predictions, labels=range(classes), normalize=how).astype(float)
        if how == "true":
            shares[counts.sum(axis=1) == 0, :] = np.nan
        if how == "pred":
            shares[:, counts.sum(axis=0) == 0] = np.nan
        lines.append(f"  static let {part}Shares: [[Double?]] = {rows(shares)}")
    return "\n".join(lines)


def main():
    rng = np.random.default_rng(5)
    labels = rng.integers(0, 2, 24)
    cases = {
        "tied": (labels, np.clip(rng.integers(0, 12, 24) + 4 * labels, 0, 16)),
        "distinct": ([0, 1, 0, 1, 1, 0, 1, 1], [1, 3, 4, 6, 8, 10, 12, 15]),
        "perfect": ([0, 0, 0, 1, 1], [1, 2, 3, 9, 16]),
        "constant": ([0, 1, 1], [8, 8, 8]),
    }
    with open("Tests/ScoringTests/CurveGoldens.swift", "w") as file:
        file.write("// Written by scripts/golden/scoring_curves.py with scikit-learn; do not edit.\n\nextension CurveGolden {\n")
        file.write(f"  static let all = [{', '.join(cases)}]\n\n")
        file.write("\n\n".join(curve(name, *case) for name, case in cases.items()))
        file.write("\n\n" + confusion([0, 0, 0, 1, 1, 2, 2, 2], [0, 1, 0, 1, 1, 0, 1, 4], 5) + "\n}\n")


main()
