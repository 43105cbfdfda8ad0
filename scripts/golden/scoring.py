#!/usr/bin/env python3
"""Writes Tests/ScoringTests/Goldens.swift: labels, scores and what scikit-learn says of them.

Needs numpy and scikit-learn (made with 1.9.1). Run it from the root of the repository, then `swift format -i` the
file. The tests do not need it.
"""

import warnings

import numpy as np
from sklearn import metrics as m
from sklearn.preprocessing import label_binarize

warnings.simplefilter("ignore")


def linear_congruence(seed):
    """The generator that GoldenCase.swift repeats: Numerical Recipes' constants, the high 16 bits."""
    state = seed
    while True:
        state = (state * 1664525 + 1013904223) % 2**32
        yield state >> 16


def congruent(seed, count, classes):
    """Labels and rows of scores, divided by their sum in order, so that any language computes the same doubles."""
    bits = linear_congruence(seed)
    labels, rows = [], []
    for _ in range(count):
        labels.append(next(bits) % classes)
        row = [float(1 + next(bits) % 1000) for _ in range(classes)]
        row[labels[-1]] += 400.0
        total = 0.0
        for value in row:
            total += value
        rows.append([value / total for value in row])
    return np.array(labels), np.array(rows)


def sixteenths(seed, labels, classes, hint):
    """Scores that are multiples of 1/16, full of ties, each row summing to 1."""
    rng = np.random.default_rng(seed)
    rows = []
    for label in labels:
        weights = rng.random(classes) + 0.05
        weights[label] += hint
        rows.append(rng.multinomial(16, weights / weights.sum()))
    return np.array(rows)


def expected_calibration_error(labels, scores, bins=15):
    """Guo et al. 2017, bins open below and closed above."""
    confidence = scores.max(axis=1)
    right = scores.argmax(axis=1) == labels
    edges = np.linspace(0, 1, bins + 1)
    error = 0.0
    for low, high in zip(edges[:-1], edges[1:]):
        inside = (confidence > low) & (confidence <= high)
        if inside.any():
            error += inside.mean() * abs(confidence[inside].mean() - right[inside].mean())
    return error


def defined(value):
    return None if np.isnan(value) else float(value)


def values(labels, scores):
    """The metrics of design.md; for an absent class scikit-learn's own answer, None where it is nan or an error."""
    classes = scores.shape[1]
    present = set(labels) == set(range(classes))
    predictions = scores.argmax(axis=1)
    result = {
        "accuracy": m.accuracy_score(labels, predictions),
        "balanced_accuracy": m.balanced_accuracy_score(labels, predictions),
        "log_loss": m.log_loss(labels, scores, labels=range(classes)),
        "brier": m.brier_score_loss(labels, scores, labels=range(classes)),
        "mcc": m.matthews_corrcoef(labels, predictions),
        "cohen_kappa": defined(m.cohen_kappa_score(labels, predictions)),
        "ece": expected_calibration_error(labels, scores),
    }
    for k in (1, 2, 5):
        ranked = scores if classes > 2 else scores[:, 1]
        result[f"top_{k}_accuracy"] = m.top_k_accuracy_score(labels, ranked, k=k, labels=range(classes))
    for average in ("macro", "micro", "weighted"):
        suffix = "" if average == "macro" else f"_{average}"
        prf = m.precision_recall_fscore_support(labels, predictions, average=average)
        for name, value in zip(("precision", "recall", "f1"), prf):
            result[name + suffix] = value
    if classes == 2:
        area = defined(m.roc_auc_score(labels, scores[:, 1]))
        for name in ("roc_auc", "roc_auc_weighted", "roc_auc_ovo", "roc_auc_ovo_weighted"):
            result[name] = area
        result["average_precision"] = m.average_precision_score(labels, scores[:, 1]) if labels.any() else None
    else:
        for name, how, average in (
            ("roc_auc", "ovr", "macro"),
            ("roc_auc_weighted", "ovr", "weighted"),
            ("roc_auc_ovo", "ovo", "macro"),
            ("roc_auc_ovo_weighted", "ovo", "weighted"),
        ):
            try:
                area = m.roc_auc_score(labels, scores, multi_class=how, average=average, labels=range(classes))
            except ZeroDivisionError:  # one against one with a single class: the mean of no pairs
                area = np.nan
            result[name] = defined(area)
        truth = label_binarize(labels, classes=range(classes))
        result["average_precision"] = m.average_precision_score(truth, scores) if present else None
    return {name: result[name] for name in sorted(result)}


def class_values(labels, scores):
    """Precision, recall, F1, support and area of each class; None where the class does not occur."""
    classes = scores.shape[1]
    predictions = scores.argmax(axis=1)
    prf = m.precision_recall_fscore_support(labels, predictions, labels=range(classes))
    rows = []
    for c in range(classes):
        occurs = c in labels or c in predictions
        one = [float(prf[i][c]) if occurs else None for i in range(3)]
        area = defined(m.roc_auc_score(labels == c, scores[:, c])) if c in labels else None
        rows.append(one + [float(prf[3][c]), area])
    return rows


def literal(value):
    return "nil" if value is None else repr(float(value))


def case(name, labels, units, scores, source):
    print(f'check {name}: {len(labels)} samples')
    lines = [f"  static let {name} = GoldenCase("]
    lines.append(f'    name: "{name}", {source},')
    lines.append("    values: [")
    lines += [f'      "{key}": {literal(value)},' for key, value in values(labels, scores).items()]
    lines.append("    ],")
    lines.append("    perClass: [")
    lines += [f"      [{', '.join(literal(v) for v in row)}]," for row in class_values(labels, scores)]
    lines.append("    ],")
    predictions = scores.argmax(axis=1)
    confusion = m.confusion_matrix(labels, predictions, labels=range(scores.shape[1]))
    lines.append(f"    confusion: {confusion.tolist()})")
    return "\n".join(lines)


def sixteenths_case(name, labels, classes, seed, hint=0.6):
    labels = np.array(labels)
    units = sixteenths(seed, labels, classes, hint)
    source = (
        f"classCount: {classes},\n    source: .sixteenths(\n      labels: {labels.tolist()},\n"
        f"      units: {units.ravel().tolist()})"
    )
    return case(name, labels, units, units / 16, source)


def main():
    rng = np.random.default_rng(23)
    labels, scores = congruent(7, 500, 10)
    cases = {
        "smooth": case("smooth", labels, None, scores, "classCount: 10, source: .congruent(seed: 7, count: 500)"),
        "tied": sixteenths_case("tied", rng.integers(0, 4, 40), 4, 1),
        "absent": sixteenths_case("absent", rng.choice([0, 1, 2, 5], 30), 6, 2, hint=2.0),
        "binary": sixteenths_case("binary", rng.integers(0, 2, 30), 2, 3),
        "onlyNegatives": sixteenths_case("onlyNegatives", [0] * 6, 2, 4),
        "onlyOneOfThree": sixteenths_case("onlyOneOfThree", [1] * 6, 3, 5),
        "perfect": sixteenths_case("perfect", [0, 1, 2, 0], 3, 6, hint=1e9),
        "allAlike": sixteenths_case("allAlike", [1] * 4, 3, 6, hint=1e9),
    }
    with open("Tests/ScoringTests/Goldens.swift", "w") as file:
        file.write("// Written by scripts/golden/scoring.py with scikit-learn; do not edit.\n\nenum Goldens {\n")
        file.write(f"  static let all = [{', '.join(cases)}]\n\n")
        file.write("\n\n".join(cases.values()))
        file.write("\n}\n")


main()
