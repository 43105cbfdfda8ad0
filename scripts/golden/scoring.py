#!/usr/bin/env python3
"""Writes Tests/ScoringTests/Goldens.swift: labels, scores and what scikit-learn says of them.

Needs numpy and scikit-learn (made with 1.9.1). Run it from the root of the repository, then `swift format -i` the
file. The tests do not need it.
"""

import warnings

import numpy as np
from sklearn import metrics as m
from sklearn.metrics._base import _average_multiclass_ovo_score
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
    """Scores that are multiples of 1/16, full of ties, each row summing to 1; all the same without a hint."""
    rng = np.random.default_rng(seed)
    if hint is None:
        return np.full((len(labels), classes), 16 // classes)
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


def specificity(labels, predictions, average):
    """The recall of not being of a class: scikit-learn has it for two classes, as the recall of label 0."""
    classes = sorted(set(labels) | set(predictions))
    matrices = m.multilabel_confusion_matrix(labels, predictions, labels=classes)
    if average == "micro":
        (tn, fp), _ = matrices.sum(axis=0)
        return tn / (tn + fp) if tn + fp else 0.0
    each = [m.recall_score(labels == c, predictions == c, pos_label=0) for c in classes]
    weights = [np.mean(labels == c) for c in classes] if average == "weighted" else None
    return np.average(each, weights=weights)


def multiclass_area(labels, scores, how, average):
    """`roc_auc_score`, also of scores that do not sum to 1, which it refuses though their order is all it needs."""
    classes = range(scores.shape[1])
    if np.allclose(scores.sum(axis=1), 1):
        return m.roc_auc_score(labels, scores, multi_class=how, average=average, labels=classes)
    if how == "ovr":
        return m.roc_auc_score(label_binarize(labels, classes=classes), scores, average=average)
    return _average_multiclass_ovo_score(m.roc_auc_score, labels, scores, average=average)


def query_values(labels, scores, step):
    """Single classes against the rest: by the highest score, by a threshold, and by their order."""
    result = {}
    classes = scores.shape[1]
    predictions = scores.argmax(axis=1)
    for c in sorted({0, classes - 1}):
        truth, score = labels == c, scores[:, c]
        decisions = {"": predictions == c} | {f",threshold={t}": score >= t for t in (0.25, 0.5)}
        for option, taken in decisions.items():
            occurs = truth.any() or taken.any()
            ratios = {
                "precision": m.precision_score(truth, taken),
                "recall": m.recall_score(truth, taken),
                "f0.5": m.fbeta_score(truth, taken, beta=0.5),
                "jaccard": m.jaccard_score(truth, taken),
                "specificity": m.recall_score(truth, taken, pos_label=0),
            }
            for name, value in ratios.items():
                result[f"{name}[class={c}{option}]"] = float(value) if occurs else None
            if option:
                result[f"accuracy[class={c}{option}]"] = m.accuracy_score(truth, taken)
                result[f"balanced_accuracy[class={c}{option}]"] = m.balanced_accuracy_score(truth, taken)
                result[f"mcc[class={c}{option}]"] = m.matthews_corrcoef(truth, taken)
                result[f"cohen_kappa[class={c}{option}]"] = defined(m.cohen_kappa_score(truth, taken))
        result[f"roc_auc[class={c}]"] = defined(m.roc_auc_score(truth, score))
        result[f"average_precision[class={c}]"] = m.average_precision_score(truth, score) if truth.any() else None
        result[f"brier[class={c}]"] = m.brier_score_loss(truth, score)
        result[f"log_loss[class={c}]"] = m.log_loss(truth, np.clip(score, step, 1 - step), labels=[False, True])
    return result


def values(labels, scores, step):
    """The metrics of design.md; for an absent class scikit-learn's own answer, None where it is nan or an error."""
    classes = scores.shape[1]
    present = set(labels) == set(range(classes))
    predictions = scores.argmax(axis=1)
    result = {
        "accuracy": m.accuracy_score(labels, predictions),
        "balanced_accuracy": m.balanced_accuracy_score(labels, predictions),
        "log_loss": m.log_loss(labels, np.clip(scores, step, 1 - step), labels=range(classes)),
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
        for beta in (2, 0.5):
            result[f"f{beta}{suffix}"] = m.fbeta_score(labels, predictions, beta=beta, average=average)
        result["jaccard" + suffix] = m.jaccard_score(labels, predictions, average=average)
        result["specificity" + suffix] = specificity(labels, predictions, average)
    if classes == 2:
        area = defined(m.roc_auc_score(labels, scores[:, 1]))
        for name in ("roc_auc", "roc_auc_weighted", "roc_auc_ovo", "roc_auc_ovo_weighted"):
            result[name] = area
        area = m.average_precision_score(labels, scores[:, 1]) if labels.any() else None
        for name in ("average_precision", "average_precision_micro", "average_precision_weighted"):
            result[name] = area
        result["roc_auc_micro"] = result["roc_auc"]
    else:
        for name, how, average in (
            ("roc_auc", "ovr", "macro"),
            ("roc_auc_micro", "ovr", "micro"),
            ("roc_auc_weighted", "ovr", "weighted"),
            ("roc_auc_ovo", "ovo", "macro"),
            ("roc_auc_ovo_weighted", "ovo", "weighted"),
        ):
            try:
                area = multiclass_area(labels, scores, how, average)
            except ZeroDivisionError:  # one against one with a single class: the mean of no pairs
                area = np.nan
            result[name] = defined(area)
        truth = label_binarize(labels, classes=range(classes))
        result["average_precision"] = m.average_precision_score(truth, scores) if present else None
        for average in ("micro", "weighted"):
            result[f"average_precision_{average}"] = m.average_precision_score(truth, scores, average=average)
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


def case(name, labels, units, scores, source, step=2.0**-52):
    print(f'check {name}: {len(labels)} samples')
    lines = [f"  static let {name} = GoldenCase("]
    lines.append(f'    name: "{name}", {source},')
    lines.append("    values: [")
    lines += [f'      "{key}": {literal(value)},' for key, value in values(labels, scores, step).items()]
    lines.append("    ],")
    lines.append("    perClass: [")
    lines += [f"      [{', '.join(literal(v) for v in row)}]," for row in class_values(labels, scores)]
    lines.append("    ],")
    lines.append("    queries: [")
    queries = query_values(labels, scores, step)
    lines += [f'      "{key}": {literal(value)},' for key, value in queries.items()]
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


def stored_case(name, labels, scores, logarithms):
    """Scores of half precision; probabilities are kept one step of single precision from 0 and 1."""
    labels = np.array(labels)
    with np.errstate(divide="ignore"):
        halves = np.float16(np.log(scores) if logarithms else scores)
    columns = 1 if scores.ndim == 1 else scores.shape[1]
    back = np.exp(halves.astype(float)) if logarithms else halves.astype(float)
    if columns == 1:
        back = np.stack([-np.expm1(halves.astype(float)) if logarithms else 1 - back, back], axis=1)
    source = (
        f"classCount: {back.shape[1]},\n    source: .halves(\n      labels: {labels.tolist()},\n"
        f"      bits: {halves.view(np.uint16).ravel().tolist()},\n"
        f"      areLogarithms: {str(logarithms).lower()}, columns: {columns})"
    )
    return case(name, labels, None, back, source, step=2.0**-23)


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
        "oneSample": sixteenths_case("oneSample", [2], 3, 7),
        "constant": sixteenths_case("constant", [0, 1, 2, 3, 1, 1], 4, 8, hint=None),
        "logarithms": stored_case(
            "logarithms", rng.integers(0, 4, 40), sixteenths(9, rng.integers(0, 4, 40), 4, 0.6) / 16, True
        ),
        "numbers": stored_case("numbers", *congruent(11, 40, 3), False),
        "sigmoid": stored_case("sigmoid", rng.integers(0, 2, 30), rng.random(30), True),
    }
    with open("Tests/ScoringTests/Goldens.swift", "w") as file:
        file.write("// Written by scripts/golden/scoring.py with scikit-learn; do not edit.\n\nenum Goldens {\n")
        file.write(f"  static let all = [{', '.join(cases)}]\n\n")
        file.write("\n\n".join(cases.values()))
        file.write("\n}\n")


if __name__ == "__main__":
    main()
